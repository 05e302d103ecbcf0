/* Dates as the house style writes them, by how precise they are. */
#include "chart/chart.h"

static const char *era_year(zy_arena *arena, double ms, const char *suffix)
{
    int year;
    const char *era = zy_era_of(ms, &year);

    if (!era)
        return NULL;
    return year == 1 ? zy_arena_format(arena, "%s元%s", era, suffix)
                     : zy_arena_format(arena, "%s%d%s", era, year, suffix);
}

const char *zy_date_label(zy_arena *arena, const zy_locale *locale, zy_date_unit unit, bool era,
                          double ms, bool with_year)
{
    const zy_civil c = zy_civil_of(ms);
    const bool ja = locale->myriads;
    const int fiscal = c.month >= 4 ? c.year : c.year - 1, quarter = (c.month - 1) / 3 + 1;
    const char *text = NULL;

    if (era && ja && (unit == ZY_DATE_YEAR || unit == ZY_DATE_FISCAL_YEAR))
        text = era_year(arena, ms, unit == ZY_DATE_YEAR ? "年" : "年度");
    if (text)
        return text;
    switch (unit) {
    case ZY_DATE_YEAR:
        return zy_arena_format(arena, ja ? "%d年" : "%d", c.year);
    case ZY_DATE_FISCAL_YEAR:
        return zy_arena_format(arena, ja ? "%d年度" : "FY%d", fiscal);
    case ZY_DATE_HALF:
        return zy_arena_format(arena, ja ? "%d年%s" : "%d %s", c.year,
                               ja ? (c.month <= 6 ? "上期" : "下期")
                                  : (c.month <= 6 ? "H1" : "H2"));
    case ZY_DATE_QUARTER:
        return zy_arena_format(arena, ja ? "%d年第%d四半期" : "%d Q%d", c.year, quarter);
    case ZY_DATE_MONTH:
        if (!with_year)
            return ja ? zy_arena_format(arena, "%d月", c.month) : locale->short_months[c.month - 1];
        return ja ? zy_arena_format(arena, "%d年%d月", c.year, c.month)
                  : zy_arena_format(arena, "%s %d", locale->short_months[c.month - 1], c.year);
    case ZY_DATE_NONE:
    case ZY_DATE_DAY:
    case ZY_DATE_MINUTE:
        break;
    }
    if (!with_year)
        return ja ? zy_arena_format(arena, "%d月%d日", c.month, c.day)
                  : zy_arena_format(arena, "%s %d", locale->short_months[c.month - 1], c.day);
    return ja ? zy_arena_format(arena, "%d年%d月%d日", c.year, c.month, c.day)
              : zy_arena_format(arena, "%s %d, %d", locale->short_months[c.month - 1], c.day,
                                c.year);
}
