#include "composites_fixture.h"

static void draws_boxes_whiskers_and_outliers(void **state)
{
    assert_kept(*state, "boxplot_colors");
}

static void draws_whiskers_to_the_ends(void **state)
{
    assert_kept(*state, "boxplot_min_max");
}

static void does_bins_and_time_units_once_for_all_layers(void **state)
{
    assert_kept(*state, "boxplot_bins_and_months");
}

static void parts_are_switched_off_and_painted(void **state)
{
    assert_kept(*state, "boxplot_parts");
}

static void config_switches_and_paints_too(void **state)
{
    assert_kept(*state, "boxplot_config");
}

static void columns_may_be_japanese_and_have_dots_and_quotes(void **state)
{
    assert_kept(*state, "boxplot_names");
}

static void tooltips_are_left_out(void **state)
{
    zy_value *view =
        rewrite(*state, "{mark: {type: boxplot}, encoding: {x: {field: k, type: nominal},"
                        " y: {field: v, type: quantitative},"
                        " tooltip: [{field: z}, {field: v, aggregate: mean}]}}");

    assert_null(strstr(print(*state, view), "tooltip"));
    assert_null(strstr(print(*state, view), "mean"));
    assert_quiet(*state);
}

static void what_the_unit_has_besides_is_kept_once(void **state)
{
    zy_value *view =
        rewrite(*state, "{mark: {type: boxplot}, name: n, width: 200, transform: [{filter: a}],"
                        " params: [], encoding: {y: {field: v, type: quantitative}}}");

    assert_string_equal(zy_value_text(zy_value_find(view, "name"), ""), "n");
    assert_int_equal(zy_value_find(view, "transform")->count, 1);
    assert_null(zy_value_find(view, "params"));
    assert_null(zy_value_find(view, "mark"));
    assert_null(zy_value_find(view, "encoding"));
    assert_int_equal(zy_value_find(view, "layer")->count, 2);
}

static void places_are_those_of_what_was_written(void **state)
{
    fixture *f = *state;
    const char *text = "{mark: {type: boxplot}, encoding: {y: {field: v, type: quantitative}}}";
    const zy_value *view = rewrite(f, text);

    for (; zy_value_find(view, "layer"); view = zy_value_find(view, "layer")->child)
        ;
    const zy_value *position = zy_value_path(view, "encoding.y");
    assert_int_equal(position->span.at, strstr(text, "{field") - text);
    assert_int_equal(zy_value_find(view, "mark")->span.at, strstr(text, "{type") - text);
}

static void a_whisker_of_unknown_extent_is_refused(void **state)
{
    assert_refused(*state,
                   "{mark: {type: boxplot, extent: max}, encoding: {y: {field: v, type: Q}}}",
                   "unknown-word");
}

static void a_negative_extent_is_refused(void **state)
{
    assert_refused(*state,
                   "{mark: {type: boxplot, extent: -1}, encoding: {y: {field: v, type: Q}}}",
                   "unknown-word");
}

static void unknown_options_are_refused(void **state)
{
    assert_refused(*state,
                   "{mark: {type: boxplot, mediann: {}}, encoding: {y: {field: v, type: Q}}}",
                   "unknown-property");
}

static void a_constant_is_nothing_to_measure(void **state)
{
    assert_refused(*state, "{mark: {type: boxplot}, encoding: {x: {datum: 3}}}", "no-field");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(draws_boxes_whiskers_and_outliers),
        TEST(draws_whiskers_to_the_ends),
        TEST(does_bins_and_time_units_once_for_all_layers),
        TEST(parts_are_switched_off_and_painted),
        TEST(config_switches_and_paints_too),
        TEST(columns_may_be_japanese_and_have_dots_and_quotes),
        TEST(tooltips_are_left_out),
        TEST(what_the_unit_has_besides_is_kept_once),
        TEST(places_are_those_of_what_was_written),
        TEST(a_whisker_of_unknown_extent_is_refused),
        TEST(a_negative_extent_is_refused),
        TEST(unknown_options_are_refused),
        TEST(a_constant_is_nothing_to_measure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
