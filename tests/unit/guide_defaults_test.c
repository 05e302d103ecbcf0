/* What axes, legends, titles and headers are when nobody says anything: every number, colour and
 * word of the tables, against Vega 6.4's. What is not named has no default. */
#include "guide_fixture.h"

static void add_default(GString *out, const zy_prop *row, const void *options)
{
    const char *at = (const char *)options + row->at;
    const double *number = (const double *)(const void *)at;
    const char *const *text = (const char *const *)(const void *)at;
    const int *word = (const int *)(const void *)at;

    switch (row->kind) {
    case ZY_PROP_NUMBER:
    case ZY_PROP_WEIGHT:
        if (!isnan(*number))
            g_string_append_printf(out, "%s %g\n", row->name, *number);
        break;
    case ZY_PROP_BOOL:
        if (*(const bool *)at)
            g_string_append_printf(out, "%s\n", row->name);
        break;
    case ZY_PROP_TEXT:
    case ZY_PROP_COLOR:
        if (*text)
            g_string_append_printf(out, "%s %s\n", row->name, *text);
        break;
    case ZY_PROP_WORD:
        if (*word >= 0)
            g_string_append_printf(out, "%s %s\n", row->name, row->words[*word]);
        else
            assert_int_equal(*word, -1);
        break;
    case ZY_PROP_NUMBERS:
    case ZY_PROP_TEXTS:
    case ZY_PROP_VALUE:
    case ZY_PROP_MAP:
        if (*text)
            g_string_append_printf(out, "%s given\n", row->name);
    }
}

static void assert_defaults(const zy_prop *table, const void *options, const char *expected)
{
    GString *out = g_string_new(NULL);

    for (const zy_prop *row = table; row->name; row++) {
        assert_true(zy_props_has(table, options, row->at));
        add_default(out, row, options);
    }
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static void those_of_axes(void **state)
{
    (void)state;
    assert_defaults(zy_axis_props, &zy_axis_vega_defaults,
                    "aria\n"
                    "bandPosition 0.5\n"
                    "domain\n"
                    "domainColor #888\n"
                    "domainWidth 1\n"
                    "gridColor #ddd\n"
                    "gridWidth 1\n"
                    "labelAngle 0\n"
                    "labelColor #000\n"
                    "labelFontSize 10\n"
                    "labelLimit 180\n"
                    "labelOffset 0\n"
                    "labelPadding 2\n"
                    "labels\n"
                    "maxExtent 200\n"
                    "minExtent 0\n"
                    "tickColor #888\n"
                    "tickOffset 0\n"
                    "tickRound\n"
                    "tickSize 5\n"
                    "tickWidth 1\n"
                    "ticks\n"
                    "titleColor #000\n"
                    "titleFontSize 11\n"
                    "titleFontWeight 700\n"
                    "titlePadding 4\n");
}

static void those_of_legends(void **state)
{
    (void)state;
    assert_defaults(zy_legend_props, &zy_legend_vega_defaults,
                    "aria\n"
                    "columnPadding 10\n"
                    "gradientDirection vertical\n"
                    "gradientHorizontalMaxLength 200\n"
                    "gradientHorizontalMinLength 100\n"
                    "gradientLabelOffset 2\n"
                    "gradientLength 200\n"
                    "gradientStrokeColor #ddd\n"
                    "gradientStrokeWidth 0\n"
                    "gradientThickness 16\n"
                    "gradientVerticalMaxLength 200\n"
                    "gradientVerticalMinLength 64\n"
                    "gridAlign each\n"
                    "labelAlign left\n"
                    "labelBaseline middle\n"
                    "labelColor #000\n"
                    "labelFontSize 10\n"
                    "labelLimit 160\n"
                    "labelOffset 4\n"
                    "labelOverlap given\n"
                    "orient right\n"
                    "padding 0\n"
                    "rowPadding 2\n"
                    "symbolBaseFillColor transparent\n"
                    "symbolBaseStrokeColor #888\n"
                    "symbolDirection vertical\n"
                    "symbolLimit 30\n"
                    "symbolOffset 0\n"
                    "symbolSize 100\n"
                    "symbolStrokeWidth 1.5\n"
                    "symbolType circle\n"
                    "titleColor #000\n"
                    "titleFontSize 11\n"
                    "titleFontWeight 700\n"
                    "titleLimit 180\n"
                    "titleOrient top\n"
                    "titlePadding 5\n"
                    "unselectedOpacity 0.35\n");
}

static void those_of_titles(void **state)
{
    (void)state;
    assert_defaults(zy_title_props, &zy_title_vega_defaults,
                    "anchor middle\n"
                    "aria\n"
                    "color #000\n"
                    "fontSize 13\n"
                    "fontWeight 700\n"
                    "offset 4\n"
                    "orient top\n"
                    "subtitleColor #000\n"
                    "subtitleFontSize 12\n"
                    "subtitlePadding 3\n");
}

static void those_of_headers(void **state)
{
    (void)state;
    assert_defaults(zy_header_props, &zy_header_defaults,
                    "labelColor #000\n"
                    "labelFontSize 10\n"
                    "labelPadding 10\n"
                    "labels\n"
                    "titleColor #000\n"
                    "titleFontSize 11\n"
                    "titleFontWeight 700\n"
                    "titlePadding 10\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(those_of_axes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(those_of_legends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(those_of_titles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(those_of_headers, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
