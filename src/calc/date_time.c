/* Moments of Vega-Lite: {year: 2024, month: "jan", date: 5, hours: 12}. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "calc/node.h"

static const char *const parts[] = {"year",  "quarter", "month",   "date",         "day",
                                    "hours", "minutes", "seconds", "milliseconds", NULL};

bool zy_is_date_time(const zy_value *value)
{
    if (!value || value->kind != ZY_VALUE_MAP)
        return false;
    for (const zy_value *v = value->child; v; v = v->next)
        for (size_t i = 0; parts[i]; i++)
            if (strcmp(parts[i], v->key) == 0)
                return true;
    return false;
}

static const char *const months[] = {"january",  "february", "march",  "april",     "may",
                                     "june",     "july",     "august", "september", "october",
                                     "november", "december", NULL};
static const char *const days[] = {"sunday",   "monday", "tuesday",  "wednesday",
                                   "thursday", "friday", "saturday", NULL};

/* The first three letters decide, as in Vega-Lite. */
static int name_index(const char *text, const char *const *names)
{
    for (int i = 0; names[i] && strlen(text) >= 3; i++)
        if (g_ascii_strncasecmp(names[i], text, 3) == 0)
            return i;
    return -1;
}

/* A number, also when it is written as a text, or a name. */
static bool read_part(zy_diags *diags, const zy_value *v, const char *const *names, double *part)
{
    if (v->kind == ZY_VALUE_NUMBER) {
        *part = v->number;
        return isfinite(*part) && fabs(*part) < 1e6;
    }
    if (v->kind == ZY_VALUE_TEXT && zy_number_read(v->text, strlen(v->text), part))
        return fabs(*part) < 1e6;
    if (v->kind == ZY_VALUE_TEXT && names) {
        /* Months count from 1, days of the week from 0. */
        *part = name_index(v->text, names) + (names == months);
        if (*part >= (names == months))
            return true;
        return zy_fail(diags, "bad-date", v->span, zy_hint_nearest(diags, v->text, names),
                       ZY_SAY(diags, "\"%s\" is no %s", "「%s」は %s として読めません"), v->text,
                       v->key);
    }
    return zy_fail(diags, "bad-date", v->span, NULL,
                   ZY_SAY(diags, "\"%s\" must be a number", "「%s」には数を書きます"), v->key);
}

typedef struct moment {
    double year, quarter, month, date, day, hours, minutes, seconds, milliseconds;
} moment;

static bool read_moment(zy_diags *diags, const zy_value *value, moment *m)
{
    double *into[] = {&m->year,  &m->quarter, &m->month,   &m->date,        &m->day,
                      &m->hours, &m->minutes, &m->seconds, &m->milliseconds};
    bool good = true;

    for (const zy_value *v = value->child; v; v = v->next) {
        size_t i = 0;
        while (parts[i] && strcmp(parts[i], v->key) != 0)
            i++;
        if (!parts[i] && strcmp(v->key, "utc") != 0)
            good = zy_fail(
                diags, "unknown-property", v->key_span, zy_hint_nearest(diags, v->key, parts),
                ZY_SAY(diags, "unknown property \"%s\"", "「%s」というプロパティはありません"),
                v->key);
        else if (parts[i])
            good &= read_part(diags, v,
                              into[i] == &m->month ? months
                              : into[i] == &m->day ? days
                                                   : NULL,
                              into[i]);
    }
    return good;
}

bool zy_date_time_read(zy_diags *diags, const zy_value *value, double *ms)
{
    moment m = {2012, NAN, NAN, NAN, NAN, 0, 0, 0, 0};
    const bool alone = value->count == 1;

    if (!read_moment(diags, value, &m))
        return false;
    const double month = !isnan(m.month) ? m.month : !isnan(m.quarter) ? m.quarter * 3 - 2 : 1;
    double date = isnan(m.date) ? 1 : m.date;
    /* 2012 began on a Sunday: a day of the week alone lies in its first week. */
    if (!isnan(m.day) && alone)
        date = fmod(m.day, 7) + 1;
    else if (!isnan(m.day))
        zy_warn(diags, "unused-day", value->span, NULL, "%s",
                ZY_SAY(diags, "a day of the week says nothing beside other parts of a date",
                       "日付のほかの部分と並べた曜日は無視されます"));
    *ms = zy_civil_ms((int)m.year, (int)month, (int)date, (int)m.hours, (int)m.minutes,
                      (int)m.seconds, (int)m.milliseconds);
    return true;
}
