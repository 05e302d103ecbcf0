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

/* With as many decimals as `usual`, and more where a change would become none. */
static const char *number(const zy_chart *chart, double value, int usual)
{
    const int most = zy_decimals_apart(value, NAN, usual);
    const double rounded = round(value * pow(10, most)) / pow(10, most);

    return zy_decimal_format(chart->arena, chart->locale, fabs(rounded),
                             MIN(most, zy_decimals_needed(&rounded, 1)));
}

static const char *with_sign(const zy_chart *chart, double change, int usual)
{
    return zy_arena_format(chart->arena, "%s%s",
                           change < 0   ? chart->locale->minus
                           : change > 0 ? "+"
                                        : "±",
                           number(chart, change, usual));
}

/* +280億円 as an article would say it. */
static zy_figure points_of(const zy_chart *chart, double change, const char *unit)
{
    const bool ja = zy_is_japanese(chart);
    const char *word = "";
    const double part = ja ? zy_myriad_unit(fabs(change), &word) : 1;

    if (strcmp(unit, "%") == 0)
        return (zy_figure){.before = "",
                           .number = with_sign(chart, change, 1),
                           .after = ja ? "ポイント" : " points"};
    return (zy_figure){.before = "",
                       .number = with_sign(chart, change / part, fabs(change / part) < 10 ? 2 : 1),
                       .after = zy_arena_format(chart->arena, "%s%s", word, unit)};
}

static zy_figure yearly(const zy_chart *chart, double a, double b, double years)
{
    const bool ja = zy_is_japanese(chart);
    const double rate = (pow(b / a, 1 / years) - 1) * 100;

    return (zy_figure){.before = ja ? "年率" : "",
                       .number = with_sign(chart, rate, 1),
                       .after = ja ? "%" : "% a year"};
}

bool zy_change_is_possible(zy_change as, double a, double b)
{
    switch (as) {
    case ZY_CHANGE_POINTS:
        return true;
    case ZY_CHANGE_PERCENT:
        return a > 0;
    case ZY_CHANGE_RATIO:
        return a != 0 && b / a >= 0;
    case ZY_CHANGE_CAGR:
        break;
    }
    return a != 0 && b / a > 0;
}

zy_figure zy_change_figure(const zy_chart *chart, zy_change as, double a, double b,
                           const char *unit, double years)
{
    const double part = (b - a) / a * 100;

    switch (as) {
    case ZY_CHANGE_POINTS:
        return points_of(chart, b - a, unit);
    case ZY_CHANGE_PERCENT:
        return (zy_figure){
            .before = "", .number = with_sign(chart, part, fabs(part) < 100 ? 1 : 0), .after = "%"};
    case ZY_CHANGE_RATIO:
        return (zy_figure){.before = "",
                           .number = number(chart, b / a, 1),
                           .after = zy_is_japanese(chart) ? "倍" : "×"};
    case ZY_CHANGE_CAGR:
        break;
    }
    return yearly(chart, a, b, years);
}
