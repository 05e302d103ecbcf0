/* Dates as newspapers write them one after the other: 2024年5月, 2025年1月13日, then 2月3日,
 * 7月26〜28日; in English Jan 13, 2025, then Feb 3, Jul 26–28. Words are printed as written. */
#include <math.h>
#include <string.h>

#include "marks/timeline/timeline.h"

enum { DAY_MS = 86400000 };

static bool is_fine(zy_date_unit unit)
{
    return unit == ZY_DATE_MONTH || unit == ZY_DATE_DAY || unit == ZY_DATE_MINUTE;
}

/* The last day or month that a range covers, not the first after it. */
static double last_of(const zy_when *when)
{
    return when->end - DAY_MS / 2.0;
}

static const char *era_date(zy_arena *arena, const zy_when *when, double ms)
{
    const zy_civil c = zy_civil_of(ms);
    const char *year = zy_time_format(arena, &zy_locale_ja, "%EY", ms);

    if (when->unit == ZY_DATE_MONTH)
        return zy_arena_format(arena, "%s%d月", year, c.month);
    return zy_arena_format(arena, "%s%d月%d日", year, c.month, c.day);
}

static const char *one(const zy_timeline *t, const zy_when *when, double ms, bool with_year)
{
    if (when->era && zy_is_japanese(t->chart) && is_fine(when->unit) && with_year)
        return era_date(t->arena, when, ms);
    return zy_date_label(t->arena, t->chart->locale, when->unit, when->era, ms, with_year);
}

/* What the second date of a range need not say again. */
static const char *second(const zy_timeline *t, const zy_when *when)
{
    const zy_civil a = zy_civil_of(when->start), b = zy_civil_of(last_of(when));
    const bool same_month = a.year == b.year && a.month == b.month;

    if (when->unit == ZY_DATE_DAY && same_month)
        return zy_arena_format(t->arena, zy_is_japanese(t->chart) ? "%d日" : "%d", b.day);
    return one(t, when, last_of(when), a.year != b.year);
}

/* 7月26〜28日, 2019〜21年: what stands behind both numbers is written once. */
static const char *joined(zy_arena *arena, const char *first, const char *last, const char *between)
{
    static const char *const tails[] = {"年度", "年", "月", "日"};

    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (g_str_has_suffix(first, tails[i]) && g_str_has_suffix(last, tails[i]) &&
            strspn(last, "0123456789") + strlen(tails[i]) == strlen(last))
            return zy_arena_format(arena, "%.*s%s%s", (int)(strlen(first) - strlen(tails[i])),
                                   first, between, last);
    return zy_arena_format(arena, "%s%s%s", first, between, last);
}

static const char *range_label(const zy_timeline *t, const zy_when *when, bool with_year)
{
    const bool ja = zy_is_japanese(t->chart);
    const int y0 = zy_civil_of(when->start).year, y1 = zy_civil_of(last_of(when)).year;
    const bool english_year = !ja && with_year && is_fine(when->unit) && y0 == y1;
    const char *label = joined(t->arena, one(t, when, when->start, with_year && !english_year),
                               second(t, when), ja ? "〜" : "–");

    return english_year ? zy_arena_format(t->arena, "%s, %d", label, y0) : label;
}

static void name_range(const zy_timeline *t, zy_event *e, bool with_year)
{
    const char *dash = zy_is_japanese(t->chart) ? "〜" : "–", *at;

    e->label = range_label(t, &e->when, with_year);
    at = strstr(e->label, dash);
    if (at)
        e->breakable =
            zy_arena_format(t->arena, "%.*s\u200B%s", (int)(at + strlen(dash) - e->label), e->label,
                            at + strlen(dash));
}

/* A range of which the reader knows only one end of the grammar's unit: by days if it has them. */
static bool is_plain(const zy_when *when)
{
    return isfinite(when->start) && !when->soft;
}

void zy_timeline_label(zy_timeline *t, bool every_year)
{
    int year = 0;
    bool known = false;

    for (size_t i = 0; i < t->count; i++) {
        zy_event *e = &t->events[i];
        e->breakable = NULL;
        if (!is_plain(&e->when)) {
            e->label = e->written;
            if (isfinite(e->when.start) && !e->wordless) /* its own words say the year */
                year = zy_civil_of(e->when.start).year, known = true;
            continue;
        }
        const int own = zy_civil_of(e->when.start).year;
        const bool with_year = every_year || !known || own != year || e->wordless;
        if (e->when.range)
            name_range(t, e, with_year);
        else
            e->label = one(t, &e->when, e->when.start, with_year);
        if (e->wordless)
            continue;
        year = zy_civil_of(e->when.range ? last_of(&e->when) : e->when.start).year, known = true;
    }
}
