/* Durations as they were written: 2:05, 2:05:30, 5:30.4, 2時間5分. */
#include <math.h>
#include <string.h>

#include "chart/chart.h"

double zy_duration_unit(const zy_column *column)
{
    if (!column || column->kind != ZY_COLUMN_NUMBER || !column->duration || !column->unit)
        return 0;
    return strcmp(column->unit, "分") == 0 ? 60 : strcmp(column->unit, "秒") == 0 ? 1 : 0;
}

/* ---- Steps at which people count hours, minutes and seconds ---- */

double zy_duration_step(double seconds, double most)
{
    static const double steps[] = {0.1, 0.2, 0.5, 1,    2,    5,    10,    15,    30,    60,   120,
                                   300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
    double step = steps[G_N_ELEMENTS(steps) - 1];

    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        if (seconds / steps[i] <= most)
            return steps[i];
    for (int i = 0; seconds / step > most; i++)
        step *= i % 3 == 1 ? 2.5 : 2;
    return step;
}

/* ---- Texts ---- */

typedef struct parts {
    double hours, minutes, seconds;
    int decimals;
} parts;

static parts parts_of(double seconds, int decimals)
{
    const double scale = pow(10, decimals), rounded = floor(seconds * scale + 0.5) / scale;
    const double whole = floor(rounded);

    return (parts){.hours = floor(whole / 3600),
                   .minutes = fmod(floor(whole / 60), 60),
                   .seconds = fmod(whole, 60) + (rounded - whole),
                   .decimals = decimals};
}

/* "05", "05.4" behind a colon; "5", "5.4" alone. */
static const char *seconds_text(zy_arena *arena, const parts *p, bool padded)
{
    const double shown = floor(p->seconds * pow(10, p->decimals) + 0.5);
    const long long scale = llround(pow(10, p->decimals)), number = (long long)shown;
    const char *whole = zy_arena_format(arena, "%0*lld", padded ? 2 : 1, number / scale);

    if (!p->decimals)
        return whole;
    return zy_arena_format(arena, "%s.%0*lld", whole, p->decimals, number % scale);
}

static const char *colons(zy_arena *arena, const zy_column *column, const parts *p)
{
    if (zy_duration_unit(column) == 60)
        return zy_arena_format(arena, "%.0f:%02.0f", p->hours, p->minutes);
    const char *seconds = seconds_text(arena, p, true);
    if (column->duration == ZY_DURATION_MINUTES && p->hours == 0)
        return zy_arena_format(arena, "%.0f:%s", p->minutes, seconds);
    return zy_arena_format(arena, "%.0f:%02.0f:%s", p->hours, p->minutes, seconds);
}

static const char *words(zy_arena *arena, bool ja, const zy_column *column, const parts *p)
{
    const char *hours = "", *minutes = "", *seconds = "";

    if (p->hours > 0)
        hours = zy_arena_format(arena, ja ? "%.0f時間" : "%.0f h ", p->hours);
    if (p->minutes > 0)
        minutes = zy_arena_format(arena, ja ? "%.0f分" : "%.0f min ", p->minutes);
    if (p->seconds > 0)
        seconds = zy_arena_format(arena, ja ? "%s秒" : "%s s ", seconds_text(arena, p, false));
    char *text = zy_arena_format(arena, "%s%s%s", hours, minutes, seconds);
    if (!*text)
        return zy_duration_unit(column) == 60 ? (ja ? "0分" : "0 min") : (ja ? "0秒" : "0 s");
    return g_strchomp(text);
}

const char *zy_duration_text(const zy_chart *chart, const zy_column *column, double value,
                             int decimals)
{
    const double unit = zy_duration_unit(column);
    const double seconds = unit == 60 ? floor(fabs(value) + 0.5) * 60 : fabs(value);
    const parts p = parts_of(seconds, unit == 60 ? 0 : decimals);
    const char *text = column->duration == ZY_DURATION_WORDS
                           ? words(chart->arena, zy_is_japanese(chart), column, &p)
                           : colons(chart->arena, column, &p);

    return value < 0 && seconds > 0
               ? zy_arena_format(chart->arena, "%s%s", chart->locale->minus, text)
               : text;
}

zy_figure zy_duration_change(const zy_chart *chart, const zy_column *column, double change)
{
    const int decimals = zy_duration_unit(column) == 60 ? 0 : MIN(zy_decimals_exact(change), 2);
    const char *text = zy_duration_text(chart, column, fabs(change), decimals);
    const char *sign = change < 0 ? chart->locale->minus : change > 0 ? "+" : "±";

    return (zy_figure){
        .before = "", .number = zy_arena_format(chart->arena, "%s%s", sign, text), .after = ""};
}

const char *zy_duration_form(const zy_chart *chart, const zy_column *column)
{
    const bool ja = zy_is_japanese(chart);

    if (column->duration == ZY_DURATION_WORDS)
        return NULL;
    if (column->duration == ZY_DURATION_MINUTES)
        return ja ? "(分:秒)" : "(m:ss)";
    if (zy_duration_unit(column) == 60)
        return ja ? "(時間:分)" : "(h:mm)";
    return ja ? "(時間:分:秒)" : "(h:mm:ss)";
}
