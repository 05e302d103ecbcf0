/* Moments of Vega-Lite: {year: 2024, month: "jan", date: 5, hours: 12}. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "calc/node.h"

bool zy_is_part_of_date(unsigned unit)
{
    return unit && !(unit & (unit - 1)) && unit != ZY_UNIT_WEEK && unit != ZY_UNIT_DAYOFYEAR;
}

bool zy_is_date_time(const zy_value *value)
{
    if (!value || value->kind != ZY_VALUE_MAP)
        return false;
    for (const zy_value *v = value->child; v; v = v->next)
        if (zy_is_part_of_date(zy_time_unit_find(v->key)))
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
    double parts[ZY_TIME_UNITS]; /* in the order of the bits; NAN: not given */
} moment;

static double part_of(const moment *m, unsigned unit, double otherwise)
{
    const double part = m->parts[g_bit_nth_lsf(unit, -1)];

    return isnan(part) ? otherwise : part;
}

static bool fail_unknown(zy_diags *diags, const zy_value *v)
{
    const char *names[ZY_TIME_UNITS + 1];
    size_t count = 0;

    for (unsigned i = 0; i < ZY_TIME_UNITS; i++)
        if (zy_is_part_of_date(1u << i))
            names[count++] = zy_time_unit_name(1u << i);
    names[count] = NULL;
    return zy_fail(diags, "unknown-property", v->key_span, zy_hint_nearest(diags, v->key, names),
                   ZY_SAY(diags, "unknown property \"%s\"", "「%s」というプロパティはありません"),
                   v->key);
}

static bool read_moment(zy_diags *diags, const zy_value *value, moment *m)
{
    bool good = true;

    for (const zy_value *v = value->child; v; v = v->next) {
        const unsigned unit = zy_time_unit_find(v->key);
        if (zy_is_part_of_date(unit))
            good &= read_part(diags, v,
                              unit == ZY_UNIT_MONTH ? months
                              : unit == ZY_UNIT_DAY ? days
                                                    : NULL,
                              &m->parts[g_bit_nth_lsf(unit, -1)]);
        else if (strcmp(v->key, "utc") != 0)
            good = fail_unknown(diags, v);
    }
    return good;
}

bool zy_date_time_read(zy_diags *diags, const zy_value *value, double *ms)
{
    const bool alone = value->count == 1;
    moment m;

    for (size_t i = 0; i < ZY_TIME_UNITS; i++)
        m.parts[i] = NAN;
    if (!read_moment(diags, value, &m))
        return false;
    const double quarter = part_of(&m, ZY_UNIT_QUARTER, 1), day = part_of(&m, ZY_UNIT_DAY, NAN),
                 month = part_of(&m, ZY_UNIT_MONTH, quarter * 3 - 2);
    double date = part_of(&m, ZY_UNIT_DATE, 1);
    /* 2012 began on a Sunday: a day of the week alone lies in its first week. */
    if (!isnan(day) && alone)
        date = fmod(day, 7) + 1;
    else if (!isnan(day))
        zy_warn(diags, "unused-day", value->span, NULL, "%s",
                ZY_SAY(diags, "a day of the week says nothing beside other parts of a date",
                       "日付のほかの部分と並べた曜日は無視されます"));
    *ms = zy_civil_ms((zy_civil){.year = (int)part_of(&m, ZY_UNIT_YEAR, 2012),
                                 .month = (int)month,
                                 .day = (int)date,
                                 .hour = (int)part_of(&m, ZY_UNIT_HOURS, 0),
                                 .minute = (int)part_of(&m, ZY_UNIT_MINUTES, 0),
                                 .second = (int)part_of(&m, ZY_UNIT_SECONDS, 0),
                                 .millisecond = (int)part_of(&m, ZY_UNIT_MILLISECONDS, 0)});
    return true;
}
