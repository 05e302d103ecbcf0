/* A figure as an article prints it: 30万台以上, 約1,000億ユーロ, 39%, $47.5bn. */
#include <math.h>
#include <string.h>

#include "chart/chart.h"

/* ---- Qualifiers: わずか and のみ are the article's tone, not part of the figure ---- */

static const char *qualifier_after(unsigned q, bool ja)
{
    if (!ja)
        return "";
    if (q & ZY_AT_LEAST)
        return "以上";
    if (q & ZY_OVER)
        return "超";
    if (q & ZY_AT_MOST)
        return "以下";
    if (q & ZY_UNDER)
        return "未満";
    if (q & ZY_NEARLY)
        return "近く";
    return q & ZY_BARELY ? "強" : "";
}

/* 300,000+ units */
static const char *plus(unsigned q, bool ja)
{
    return !ja && q & (ZY_AT_LEAST | ZY_OVER) ? "+" : "";
}

static const char *qualifier_before(unsigned q, bool ja)
{
    if (q & ZY_ABOUT)
        return ja ? "約" : "about ";
    if (ja)
        return "";
    if (q & ZY_AT_MOST)
        return "at most ";
    if (q & ZY_UNDER)
        return "under ";
    if (q & ZY_NEARLY)
        return "nearly ";
    return q & ZY_BARELY ? "just over " : "";
}

/* ---- Units ---- */

/* The word after the number in Japanese; the sign before it elsewhere. */
static const struct {
    const char *sign, *word;
} currencies[] = {{"$", "ドル"},    {"US$", "ドル"}, {"€", "ユーロ"},  {"£", "ポンド"},
                  {"¥", "円"},      {"￥", "円"},    {"₩", "ウォン"},  {"₹", "ルピー"},
                  {"A$", "豪ドル"}, {"元", "元"},    {"$", "dollars"}, {"€", "euros"},
                  {"£", "pounds"},  {"¥", "yen"}};

static bool is_sign(const char *unit)
{
    return strcmp(unit, "元") != 0 && strcmp(unit, "円") != 0;
}

zy_unit_parts zy_unit_parts_of(const zy_chart *chart, const char *unit)
{
    const bool ja = zy_is_japanese(chart);

    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
        if (ja && strcmp(unit, currencies[i].sign) == 0)
            return (zy_unit_parts){"", currencies[i].word};
        if (!ja && is_sign(currencies[i].sign) &&
            (strcmp(unit, currencies[i].sign) == 0 || strcmp(unit, currencies[i].word) == 0))
            return (zy_unit_parts){currencies[i].sign, ""};
    }
    if (!ja && g_ascii_isalpha(unit[0]) && strlen(unit) > 1)
        return (zy_unit_parts){"", zy_arena_format(chart->arena, " %s", unit)};
    return (zy_unit_parts){"", unit};
}

static const char *unit_of(const zy_chart *chart, const zy_column *column)
{
    return chart->frame.unit ? chart->frame.unit : column->unit ? column->unit : "";
}

/* ---- Signs ---- */

static const char *first_mark(const char *cell)
{
    static const char *const marks[] = {"▲", "△"};

    for (size_t i = 0; cell && i < 2; i++)
        if (strstr(cell, marks[i]))
            return marks[i];
    return NULL;
}

zy_locale zy_number_locale(const zy_chart *chart, const zy_column *column)
{
    zy_locale locale = *chart->locale;

    locale.rounds_written = chart->style->writes_figures;
    locale.per_cent =
        chart->style->writes_figures && column && strcmp(unit_of(chart, column), "%") == 0;
    return locale;
}

zy_locale zy_column_locale(const zy_chart *chart, const zy_column *column)
{
    zy_locale locale = zy_number_locale(chart, column);

    for (size_t r = 0; column && column->written && chart->style->own_signs && r < column->count;
         r++) {
        const char *mark = zy_column_number(column, r) < 0 ? first_mark(column->written[r]) : NULL;
        if (mark) {
            locale.minus = mark;
            break;
        }
    }
    return locale;
}

/* +3.2% and 約＋3, but not 30万+, which is a bound. */
const char *zy_plus_written(const zy_chart *chart, const zy_column *column, size_t row)
{
    const char *at = column->written && chart->style->own_signs ? column->written[row] : NULL;

    if (!at || !(zy_column_number(column, row) > 0))
        return "";
    for (; *at; at = g_utf8_next_char(at)) {
        const gunichar sign = g_utf8_get_char(at), after = g_utf8_get_char(g_utf8_next_char(at));
        if ((sign == '+' || sign == 0xFF0B) &&
            (g_unichar_isdigit(after) || after == '$' || after == 0xA5))
            return "+";
    }
    return "";
}

/* ---- Numbers ---- */

/* Nobody wrote 3.333333: what has been computed is rounded to three digits, what was counted is
 * not. */
static int decimals_shown(double value)
{
    const int needed = zy_decimals_exact(value);

    if (needed <= 3)
        return needed;
    if (fabs(value) >= 0.1)
        return fabs(value) >= 100 ? 0 : fabs(value) >= 10 ? 1 : 2;
    const int three = 2 - (int)floor(log10(fabs(value)));
    return needed <= three ? needed
                           : zy_decimals_exact(round(value * pow(10, three)) / pow(10, three));
}

/* How the numbers of a column are written, all of them alike. */
typedef enum spelling {
    IN_ONE_UNIT,   /* 27.6万, 1.5億, $47.5bn: two decimals say all */
    IN_ALL_UNITS,  /* 1億2,345万; 3,625,123 in English */
    WITHOUT_UNITS, /* 52,300 */
} spelling;

static spelling spelling_of_value(const zy_locale *locale, double value)
{
    const char *word;
    const double shown = value / zy_large_unit(locale, value, &word);

    return zy_decimals_needed(&shown, 1) <= 2 ? IN_ONE_UNIT : IN_ALL_UNITS;
}

static bool is_round_myriad(double value)
{
    return value < 1e4 || fmod(value, 1e4) == 0;
}

/* Numbers of five digits are read more easily as they are than as 1.19万. */
static spelling spelling_of(const zy_locale *locale, const zy_column *column, size_t row)
{
    enum { MOST_ROWS = 256 };
    const double own = fabs(zy_column_number(column, row));
    spelling all = spelling_of_value(locale, own);
    double largest = own;
    bool round = is_round_myriad(own);

    for (size_t r = 0; column->count <= MOST_ROWS && r < column->count; r++) {
        const double value = fabs(zy_column_number(column, r));
        if (!isfinite(value) || decimals_shown(value) < zy_decimals_needed(&value, 1))
            continue;
        all = MAX(all, spelling_of_value(locale, value));
        round = round && is_round_myriad(value);
        largest = fmax(largest, value);
    }
    return largest < locale->plain_below && !round ? WITHOUT_UNITS : all;
}

static const char *large_text(zy_arena *arena, const zy_locale *locale, spelling how, double value)
{
    const char *word = "";
    const double unit = zy_large_unit(locale, value, &word), shown = value / unit;

    if (how == IN_ONE_UNIT)
        return zy_arena_format(
            arena, "%s%s", zy_decimal_format(arena, locale, shown, zy_decimals_needed(&shown, 1)),
            word);
    return how == IN_ALL_UNITS ? zy_whole_format(arena, locale, value)
                               : zy_decimal_format(arena, locale, value, 0);
}

/* Without its sign. */
static const char *number_text(const zy_chart *chart, const zy_locale *locale,
                               const zy_column *column, size_t row)
{
    const double value = fabs(zy_column_number(column, row));
    const int written = zy_cell_decimals(column, row), shown = decimals_shown(value);
    const char *word;

    if (zy_large_unit(locale, value, &word) == 1)
        return zy_decimal_format(chart->arena, locale, value, MAX(shown, written));
    const double rounded = zy_decimals_needed(&value, 1) > shown ? zy_round_half_up(value) : value;
    return large_text(chart->arena, locale, spelling_of(locale, column, row), rounded);
}

/* The last word that is no digit (万) goes with the unit. */
static size_t digits_end(const char *text)
{
    size_t at = strlen(text);

    while (at > 0 && !(g_ascii_isdigit(text[at - 1]) || text[at - 1] == ',' || text[at - 1] == '.'))
        at--;
    return at;
}

/* Its unit is in its digits. */
static zy_figure duration_of(const zy_chart *chart, const zy_column *column, size_t row)
{
    enum { MOST_DECIMALS = 2 };
    const bool ja = zy_is_japanese(chart);
    const unsigned q = column->qualifiers ? column->qualifiers[row] : 0;
    const double value = zy_column_number(column, row);
    const int needed = MIN(zy_decimals_exact(value), MOST_DECIMALS);
    const char *sign = zy_arena_format(chart->arena, "%s%s", plus(q, ja), qualifier_after(q, ja));

    return (zy_figure){.before = qualifier_before(q, ja),
                       .number = zy_duration_text(chart, column, value,
                                                  MAX(needed, zy_cell_decimals(column, row))),
                       .after = sign,
                       .unit = "",
                       .sign = sign};
}

zy_figure zy_figure_of(const zy_chart *chart, const zy_column *column, size_t row,
                       const char *format)
{
    if (zy_duration_unit(column) && !format && isfinite(zy_column_number(column, row)))
        return duration_of(chart, column, row);
    const zy_locale locale = zy_column_locale(chart, column);
    const bool ja = zy_is_japanese(chart);
    const unsigned q = column->qualifiers ? column->qualifiers[row] : 0;
    const double value = zy_column_number(column, row);
    const bool says_percent = format && zy_number_format_says_percent(format);
    const zy_unit_parts unit = zy_unit_parts_of(chart, says_percent ? "" : unit_of(chart, column));
    const char *text = format ? zy_number_format(chart->arena, &locale, format, value)
                              : number_text(chart, &locale, column, row),
               *sign = format      ? ""
                       : value < 0 ? locale.minus
                                   : zy_plus_written(chart, column, row);
    const size_t at = digits_end(text);

    const char *whole = zy_arena_format(chart->arena, "%s%s%s", text + at, plus(q, ja), unit.after),
               *after = qualifier_after(q, ja);

    return (zy_figure){
        .before = qualifier_before(q, ja),
        .number = zy_arena_format(chart->arena, "%s%s%.*s", sign, unit.before, (int)at, text),
        .after = zy_arena_format(chart->arena, "%s%s", whole, after),
        .unit = whole,
        .sign = after};
}

zy_figure zy_figure_qualified(const zy_chart *chart, unsigned qualifiers)
{
    const bool ja = zy_is_japanese(chart);

    return (zy_figure){.before = qualifier_before(qualifiers, ja),
                       .number = "",
                       .after = qualifier_after(qualifiers, ja)};
}

zy_figure zy_figure_with(const zy_chart *chart, zy_figure figure, unsigned qualifiers)
{
    const zy_figure said = zy_figure_qualified(chart, qualifiers);
    const bool ja = zy_is_japanese(chart);
    const char *least = ja                         ? ""
                        : qualifiers & ZY_OVER     ? "over "
                        : qualifiers & ZY_AT_LEAST ? "at least "
                                                   : "";

    figure.before = zy_arena_format(chart->arena, "%s%s%s", said.before, least, figure.before);
    figure.after = zy_arena_format(chart->arena, "%s%s", figure.after, said.after);
    return figure;
}

const char *zy_figure_text(const zy_chart *chart, const zy_column *column, size_t row)
{
    const zy_figure figure = zy_figure_of(chart, column, row, NULL);

    return zy_arena_format(chart->arena, "%s%s%s", figure.before, figure.number, figure.after);
}

const char *zy_missing_symbol(zy_job *job, const zy_def *def, size_t row)
{
    const zy_column *column = def->values;
    const char *text = column->written ? column->written[row] : NULL;

    if (!text || isfinite(zy_column_number(column, row)))
        return NULL;
    text = g_strstrip(zy_arena_text(job->arena, text, strlen(text)));
    if (strcmp(text, "-") == 0 || strcmp(text, "－") == 0)
        return "–";
    return text[0] ? text : NULL;
}
