/* Vega-Lite's date-time objects: {year: 2024, month: "jan", date: 5}. */
#include <string.h>

#include "chart/chart.h"

static const char *const parts[] = {"year",    "quarter", "month",        "date", "day", "hours",
                                    "minutes", "seconds", "milliseconds", "utc",  NULL};

bool zy_value_is_datetime(const zy_value *v)
{
    if (!v || v->kind != ZY_VALUE_MAP || !v->child)
        return false;
    for (const zy_value *item = v->child; item; item = item->next) {
        int i = 0;
        while (parts[i] && strcmp(parts[i], item->key) != 0)
            i++;
        if (!parts[i])
            return false;
    }
    return true;
}

/* The index of a name such as "jan" or "February" among names compared by their first three
 * letters; -1. */
static int name_index(const char *text, const char *const *names)
{
    for (int i = 0; names[i] && strlen(text) >= 3; i++)
        if (g_ascii_strncasecmp(names[i], text, 3) == 0)
            return i;
    return -1;
}

static int month_of(const zy_value *v)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul",
                                         "aug", "sep", "oct", "nov", "dec", NULL};

    if (v->kind == ZY_VALUE_TEXT)
        return name_index(v->text, months) + 1;
    return (int)zy_value_number(v, 1);
}

static int weekday_of(const zy_value *v)
{
    static const char *const days[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL};

    if (v->kind == ZY_VALUE_TEXT)
        return name_index(v->text, days);
    return (int)zy_value_number(v, 0) % 7;
}

static int part(const zy_value *v, const char *name, int fallback)
{
    return (int)zy_value_number(zy_value_find(v, name), fallback);
}

double zy_value_datetime(const zy_value *v)
{
    const zy_value *month = zy_value_find(v, "month"), *quarter = zy_value_find(v, "quarter");
    const zy_value *day = zy_value_find(v, "day");
    const int m = month ? month_of(month) : quarter ? ((int)quarter->number - 1) * 3 + 1 : 1;
    /* 2012 began on a Sunday, so day 0 is 1 January of it: Vega-Lite places weekdays there. */
    const int year = part(v, "year", 2012);
    const int date = day ? weekday_of(day) + 1 : part(v, "date", 1);

    return zy_civil_ms(year, m, date, part(v, "hours", 0), part(v, "minutes", 0),
                       part(v, "seconds", 0), part(v, "milliseconds", 0));
}
