/* Dates as the house style writes them, by how precise they are. */
#include <math.h>
#include <string.h>

#include "chart/chart.h"

static const double TO_THURSDAY = 3 * 86400000.0; /* from Monday, in ms */

static bool is_japanese(const zy_locale *locale)
{
    return strcmp(locale->language, "ja") == 0;
}

/* ---- Eras: a year belongs to the era in which it ends (2019 is 令和元年) ---- */

static double end_of_year(double ms)
{
    return zy_date_ms(zy_civil_of(ms).year, 12, 31);
}

static const char *era_year(zy_arena *arena, double ms, const char *suffix)
{
    int year;
    const char *era = zy_era_of(end_of_year(ms), &year);

    if (!era)
        return NULL;
    return year == 1 ? zy_arena_format(arena, "%s元%s", era, suffix)
                     : zy_arena_format(arena, "%s%d%s", era, year, suffix);
}

/* The year alone where the label before it names the same era. */
static const char *era_year_after(zy_arena *arena, double ms, double before)
{
    int year, last;
    const char *era = zy_era_of(end_of_year(ms), &year),
               *former = zy_era_of(end_of_year(before), &last);

    return era && era == former ? zy_arena_format(arena, "%d", year) : NULL;
}

/* ---- Whole labels ---- */

static int fiscal_year(zy_civil c)
{
    return c.month >= 4 ? c.year : c.year - 1;
}

/* Parts of a year: 上期, 4〜6月; H1, Q2. */
static const char *part_of_year(zy_arena *arena, bool ja, zy_date_unit unit, zy_civil c)
{
    const int quarter = (c.month - 1) / 3;

    if (unit == ZY_DATE_HALF)
        return ja ? (c.month <= 6 ? "上期" : "下期") : (c.month <= 6 ? "H1" : "H2");
    return ja ? zy_arena_format(arena, "%d〜%d月", 3 * quarter + 1, 3 * quarter + 3)
              : zy_arena_format(arena, "Q%d", quarter + 1);
}

static const char *day_label(zy_arena *arena, const zy_locale *locale, zy_civil c, bool with_year)
{
    const char *month = locale->short_months[c.month - 1];

    if (!with_year)
        return is_japanese(locale) ? zy_arena_format(arena, "%d月%d日", c.month, c.day)
                                   : zy_arena_format(arena, "%s %d", month, c.day);
    return is_japanese(locale) ? zy_arena_format(arena, "%d年%d月%d日", c.year, c.month, c.day)
                               : zy_arena_format(arena, "%s %d, %d", month, c.day, c.year);
}

static const char *month_label(zy_arena *arena, const zy_locale *locale, zy_civil c, bool with_year)
{
    const char *month = locale->short_months[c.month - 1];

    if (!with_year)
        return month;
    return is_japanese(locale) ? zy_arena_format(arena, "%d年%s", c.year, month)
                               : zy_arena_format(arena, "%s %d", month, c.year);
}

/* The week belongs to the year of its Thursday. */
static const char *week_label(zy_arena *arena, bool ja, double ms, bool with_year)
{
    const zy_civil thursday = zy_civil_of(ms + TO_THURSDAY);
    const int week = (thursday.yearday + 6) / 7;

    if (!with_year)
        return zy_arena_format(arena, ja ? "第%d週" : "W%02d", week);
    return zy_arena_format(arena, ja ? "%d年第%d週" : "%d-W%02d", thursday.year, week);
}

/* 9:05, and 9:05:30 where there are seconds. */
static const char *clock_label(zy_arena *arena, int hour, zy_civil c)
{
    if (c.second)
        return zy_arena_format(arena, "%d:%02d:%02d", hour, c.minute, c.second);
    return zy_arena_format(arena, "%d:%02d", hour, c.minute);
}

const char *zy_date_label(zy_arena *arena, const zy_locale *locale, zy_date_unit unit, bool era,
                          double ms, bool with_year)
{
    const zy_civil c = zy_civil_of(ms);
    const bool ja = is_japanese(locale);
    const char *text = NULL;

    if (era && ja && (unit == ZY_DATE_YEAR || unit == ZY_DATE_FISCAL_YEAR))
        text = era_year(arena, ms, unit == ZY_DATE_YEAR ? "年" : "年度");
    if (text)
        return text;
    switch (unit) {
    case ZY_DATE_YEAR:
        return zy_arena_format(arena, ja ? "%d年" : "%d", c.year);
    case ZY_DATE_FISCAL_YEAR:
        return zy_arena_format(arena, ja ? "%d年度" : "FY%d", fiscal_year(c));
    case ZY_DATE_HALF:
    case ZY_DATE_QUARTER:
        text = part_of_year(arena, ja, unit, c);
        return with_year ? zy_arena_format(arena, ja ? "%d年%s" : "%d %s", c.year, text) : text;
    case ZY_DATE_MONTH:
        return month_label(arena, locale, c, with_year);
    case ZY_DATE_WEEK:
        return week_label(arena, ja, ms, with_year);
    case ZY_DATE_MINUTE:
        return zy_arena_format(arena, "%s %s", day_label(arena, locale, c, with_year),
                               clock_label(arena, c.hour, c));
    case ZY_DATE_CLOCK: /* 25:30 is of the day before */
        return clock_label(arena, (int)floor(ms / 3600000), c);
    case ZY_DATE_NONE:
    case ZY_DATE_DAY:
        break;
    }
    return day_label(arena, locale, c, with_year);
}

/* ---- Labels in a row ---- */

/* 2015年 16 17 …: the first year in four digits, then two; four again in a new century. */
static const char *year_after(zy_arena *arena, int year, int before)
{
    return zy_arena_format(arena, year / 100 == before / 100 ? "%02d" : "%d",
                           year / 100 == before / 100 ? year % 100 : year);
}

static const char *within_year_after(zy_arena *arena, const zy_locale *locale, zy_date_unit unit,
                                     double ms, zy_civil c, zy_civil before)
{
    const char *text = zy_date_label(arena, locale, unit, false, ms, false);

    if (c.year == before.year)
        return text;
    if (!is_japanese(locale))
        return zy_date_label(arena, locale, unit, false, ms, true);
    return zy_arena_format(arena, "%02d年%s", c.year % 100, text);
}

static const char *minute_after(zy_arena *arena, const zy_locale *locale, double ms, zy_civil c,
                                zy_civil before)
{
    if (c.year == before.year && c.yearday == before.yearday)
        return clock_label(arena, c.hour, c);
    if (c.hour == 0 && c.minute == 0)
        return within_year_after(arena, locale, ZY_DATE_DAY, ms, c, before);
    return zy_date_label(arena, locale, ZY_DATE_MINUTE, false, ms, false);
}

const char *zy_date_label_after(zy_arena *arena, const zy_locale *locale, zy_date_unit unit,
                                bool era, double ms, double before_ms)
{
    const zy_civil c = zy_civil_of(ms), before = zy_civil_of(before_ms);
    const char *text = NULL;

    switch (unit) {
    case ZY_DATE_YEAR:
    case ZY_DATE_FISCAL_YEAR:
        if (!era || !is_japanese(locale))
            return unit == ZY_DATE_YEAR ? year_after(arena, c.year, before.year)
                                        : year_after(arena, fiscal_year(c), fiscal_year(before));
        text = era_year_after(arena, ms, before_ms);
        return text ? text : zy_date_label(arena, locale, unit, era, ms, true);
    case ZY_DATE_HALF:
    case ZY_DATE_QUARTER:
    case ZY_DATE_MONTH:
        return within_year_after(arena, locale, unit, ms, c, before);
    case ZY_DATE_WEEK:
        return within_year_after(arena, locale, unit, ms, zy_civil_of(ms + TO_THURSDAY),
                                 zy_civil_of(before_ms + TO_THURSDAY));
    case ZY_DATE_MINUTE:
        return minute_after(arena, locale, ms, c, before);
    case ZY_DATE_CLOCK:
        return zy_date_label(arena, locale, unit, false, ms, false);
    case ZY_DATE_NONE:
    case ZY_DATE_DAY:
        break;
    }
    return within_year_after(arena, locale, ZY_DATE_DAY, ms, c, before);
}
