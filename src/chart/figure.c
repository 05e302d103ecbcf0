/* A figure as an article prints it: 30万台以上, 約1,000億ユーロ, 39%. */
#include <math.h>
#include <string.h>

#include "chart/chart.h"

static const char *qualifier_after(unsigned q, bool ja)
{
    if (q & ZY_AT_LEAST)
        return ja ? "以上" : "+";
    if (q & ZY_OVER)
        return ja ? "超" : "+";
    if (q & ZY_AT_MOST)
        return ja ? "以下" : "";
    if (q & ZY_UNDER)
        return ja ? "未満" : "";
    if (q & ZY_NEARLY)
        return ja ? "近く" : "";
    return q & ZY_BARELY && ja ? "強" : "";
}

static const char *qualifier_before(unsigned q, bool ja)
{
    if (q & ZY_ABOUT)
        return ja ? "約" : "about ";
    if (ja)
        return "";
    return q & ZY_AT_MOST ? "at most " : q & ZY_UNDER ? "under " : q & ZY_NEARLY ? "nearly " : "";
}

/* The decimals that the cell was written with: 90.0点 keeps its zero. */
static int decimals_written(const zy_column *column, size_t row)
{
    const char *cell = column->written ? column->written[row] : NULL;
    const char *dot = cell ? strchr(cell, '.') : NULL;
    int count = 0;

    while (dot && g_ascii_isdigit(dot[count + 1]))
        count++;
    return dot && (size_t)(dot - cell) + 1 + (size_t)count <= strlen(cell) ? count : 0;
}

/* 27.6万 rather than 27万6,000, where a decimal or two say all; 10,000 stays as it is written. */
static const char *myriads(const zy_chart *chart, const zy_column *column, size_t row, double value)
{
    const char *word = "";
    const double unit = zy_myriad_unit(fabs(value), &word), shown = value / unit;
    const int decimals = zy_decimals_needed(&shown, 1);

    if (unit == 1)
        return zy_decimal_format(chart->arena, chart->locale, value,
                                 MAX(decimals, decimals_written(column, row)));
    if (decimals > 2)
        return zy_myriad_format(chart->arena, value, 0);
    return zy_arena_format(chart->arena, "%s%s",
                           zy_decimal_format(chart->arena, chart->locale, shown, decimals), word);
}

static const char *number_text(const zy_chart *chart, const zy_column *column, size_t row,
                               const char *format)
{
    const double value = zy_column_number(column, row);
    int decimals;

    if (format)
        return zy_number_format(chart->arena, chart->locale, format, value);
    if (chart->locale->myriads)
        return myriads(chart, column, row, value);
    decimals = zy_decimals_needed(&value, 1);
    return zy_decimal_format(chart->arena, chart->locale, value,
                             MIN(MAX(decimals, decimals_written(column, row)), 3));
}

static bool is_number_byte(char c)
{
    return g_ascii_isdigit(c) || c == ',' || c == '.';
}

zy_figure zy_figure_of(const zy_chart *chart, const zy_column *column, size_t row,
                       const char *format)
{
    const unsigned q = column->qualifiers ? column->qualifiers[row] : 0;
    const bool ja = chart->locale->myriads;
    const char *unit = chart->frame.unit ? chart->frame.unit : column->unit ? column->unit : "";
    const char *text = number_text(chart, column, row, format);
    size_t at = strlen(text);

    /* The last word that is no digit (万) goes with the unit. */
    while (at > 0 && !is_number_byte(text[at - 1]))
        at--;
    return (zy_figure){
        qualifier_before(q, ja), zy_arena_text(chart->arena, text, at),
        zy_arena_format(chart->arena, "%s%s%s", text + at, unit, qualifier_after(q, ja))};
}

zy_figure zy_figure_qualified(const zy_chart *chart, unsigned qualifiers)
{
    const bool ja = chart->locale->myriads;

    return (zy_figure){qualifier_before(qualifiers, ja), "", qualifier_after(qualifiers, ja)};
}

const char *zy_figure_text(const zy_chart *chart, const zy_column *column, size_t row)
{
    const zy_figure figure = zy_figure_of(chart, column, row, NULL);

    return zy_arena_format(chart->arena, "%s%s%s", figure.before, figure.number, figure.after);
}
