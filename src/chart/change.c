/* What lies between two figures, in the words of an article. */
#include <math.h>
#include <string.h>

#include "chart/chart.h"

bool zy_change_read(zy_diags *diags, const zy_value *as, zy_change *out)
{
    static const char *const words[] = {"points", "percent", "ratio", "cagr", NULL};

    for (int i = 0; as && words[i]; i++)
        if (zy_value_is(as, words[i])) {
            *out = (zy_change)i;
            return true;
        }
    return !as || zy_fail(diags, "unknown-word", as->span,
                          zy_hint_nearest(diags, zy_value_text(as, ""), words),
                          ZY_SAY(diags, "\"%s\" is not a value of \"%s\"",
                                 "「%s」は「%s」の値ではありません"),
                          zy_value_text(as, "…"), "as");
}

static const char *number(const zy_chart *chart, double value, int most)
{
    const double rounded = round(value * pow(10, most)) / pow(10, most);

    return zy_decimal_format(chart->arena, chart->locale, fabs(rounded),
                             MIN(most, zy_decimals_needed(&rounded, 1)));
}

static const char *with_sign(const zy_chart *chart, double change, const char *text)
{
    return zy_arena_format(chart->arena, "%s%s",
                           change < 0   ? chart->locale->minus
                           : change > 0 ? "+"
                                        : "±",
                           text);
}

/* +280億円 as an article would say it. */
static zy_figure points_of(const zy_chart *chart, double change, const char *unit)
{
    const bool ja = chart->locale->myriads;
    const char *word = "";
    const double part = ja ? zy_myriad_unit(fabs(change), &word) : 1;

    if (strcmp(unit, "%") == 0)
        return (zy_figure){.before = "",
                           .number = with_sign(chart, change, number(chart, change, 1)),
                           .after = ja ? "ポイント" : " points"};
    return (zy_figure){
        .before = "",
        .number = with_sign(chart, change,
                            number(chart, change / part, fabs(change / part) < 10 ? 2 : 1)),
        .after = zy_arena_format(chart->arena, "%s%s", word, unit)};
}

static zy_figure yearly(const zy_chart *chart, double a, double b, double years)
{
    const bool ja = chart->locale->myriads;
    const double rate = (pow(b / a, 1 / years) - 1) * 100;

    return (zy_figure){.before = ja ? "年率" : "",
                       .number = with_sign(chart, rate, number(chart, rate, 1)),
                       .after = ja ? "%" : "% a year"};
}

zy_figure zy_change_figure(const zy_chart *chart, zy_change as, double a, double b,
                           const char *unit, double years)
{
    const double part = (b - a) / fabs(a) * 100;

    switch (as) {
    case ZY_CHANGE_POINTS:
        return points_of(chart, b - a, unit);
    case ZY_CHANGE_PERCENT:
        return (zy_figure){
            .before = "",
            .number = with_sign(chart, part, number(chart, part, fabs(part) < 100 ? 1 : 0)),
            .after = "%"};
    case ZY_CHANGE_RATIO:
        return (zy_figure){.before = "",
                           .number = number(chart, b / a, 1),
                           .after = chart->locale->myriads ? "倍" : "×"};
    case ZY_CHANGE_CAGR:
        break;
    }
    return yearly(chart, a, b, years);
}
