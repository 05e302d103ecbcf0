/* d3-time-format, the reading half. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "format/era.h"
#include "format/format.h"

enum { UNSET = G_MININT };

/* What the directives said; UNSET what none did. */
typedef struct parsed {
    int year, month, day; /* month 0..11 */
    int hour, minute, second, millisecond;
    int afternoon, quarter, zone; /* zone: minutes to add */
    int weekday, iso_weekday, week_sunday, week_monday, week_iso;
    int era_before; /* the year before the era's first */
    double unix_ms, unix_seconds;
} parsed;

static const char *read_all(parsed *p, const zy_locale *locale, const char *specifier,
                            const char *at, int depth);

/* Digits, perhaps after blanks, within the first `width` characters; NULL when there are none. */
static const char *read_number(const char *at, int width, double *number)
{
    const char *end = at + strnlen(at, (size_t)width), *digits;

    while (at < end && g_ascii_isspace(*at))
        at++;
    *number = 0;
    for (digits = at; at < end && g_ascii_isdigit(*at); at++)
        *number = *number * 10 + (*at - '0');
    return at > digits ? at : NULL;
}

static const char *read_int(const char *at, int width, int *value)
{
    double number;

    at = read_number(at, width, &number);
    if (at)
        *value = (int)number;
    return at;
}

/* The first of `names` that the text begins with, in any case of ASCII letters. */
static const char *read_name(const char *at, const char *const *names, int count, int *index)
{
    for (int i = 0; i < count; i++) {
        size_t len = strlen(names[i]);
        if (g_ascii_strncasecmp(at, names[i], len) == 0) {
            *index = i;
            return at + len;
        }
    }
    return NULL;
}

/* Z, +09, +0900 or +09:00. */
static const char *read_zone(const char *at, int *zone)
{
    int hours, minutes = 0;
    const char *end;

    if (*at == 'Z') {
        *zone = 0;
        return at + 1;
    }
    if ((*at != '+' && *at != '-') || !g_ascii_isdigit(at[1]) || !g_ascii_isdigit(at[2]))
        return NULL;
    hours = (at[1] - '0') * 10 + (at[2] - '0');
    end = at + 3;
    const char *rest = *end == ':' ? end + 1 : end;
    if (g_ascii_isdigit(rest[0]) && g_ascii_isdigit(rest[1])) {
        minutes = (rest[0] - '0') * 10 + (rest[1] - '0');
        end = rest + 2;
    }
    *zone = (*at == '+' ? -1 : 1) * (hours * 60 + minutes);
    return end;
}

static const char *read_era(parsed *p, char what, const char *at)
{
    if (what == 'C')
        return zy_era_find(at, &p->era_before);
    if (what != 'y')
        return NULL;
    if (g_str_has_prefix(at, "元")) {
        p->year = 1;
        return at + strlen("元");
    }
    return read_int(at, 2, &p->year);
}

static const char *read_short_year(parsed *p, const char *at)
{
    at = read_int(at, 2, &p->year);
    if (at)
        p->year += p->year > 68 ? 1900 : 2000;
    return at;
}

static const char *read_micro(parsed *p, const char *at)
{
    at = read_int(at, 6, &p->millisecond);
    if (at)
        p->millisecond /= 1000;
    return at;
}

/* A number less one: months, and days of the year in January. */
static const char *read_month(parsed *p, const char *at)
{
    at = read_int(at, 2, &p->month);
    if (at)
        p->month -= 1;
    return at;
}

static const char *read_yearday(parsed *p, const char *at)
{
    p->month = 0;
    return read_int(at, 3, &p->day);
}

static const char *read_quarter(parsed *p, const char *at)
{
    at = read_int(at, 1, &p->quarter);
    if (at)
        p->quarter = p->quarter * 3 - 3;
    return at;
}

static const char *read_words(parsed *p, const zy_locale *locale, char what, const char *at,
                              int depth)
{
    const char *const halves[] = {locale->am, locale->pm};

    switch (what) {
    case 'a':
        return read_name(at, locale->short_days, 7, &p->weekday);
    case 'A':
        return read_name(at, locale->days, 7, &p->weekday);
    case 'b':
        return read_name(at, locale->short_months, 12, &p->month);
    case 'B':
        return read_name(at, locale->months, 12, &p->month);
    case 'p':
        return read_name(at, halves, 2, &p->afternoon);
    case 'c':
        return read_all(p, locale, locale->date_time, at, depth + 1);
    case 'x':
        return read_all(p, locale, locale->date, at, depth + 1);
    case 'X':
        return read_all(p, locale, locale->time, at, depth + 1);
    case 'Q':
        return read_number(at, G_MAXINT, &p->unix_ms);
    case 's':
        return read_number(at, G_MAXINT, &p->unix_seconds);
    case 'Z':
        return read_zone(at, &p->zone);
    case '%':
        return *at == '%' ? at + 1 : NULL;
    default:
        return NULL;
    }
}

static const char *read_digits(parsed *p, char what, const char *at)
{
    switch (what) {
    case 'd':
    case 'e':
        return read_int(at, 2, &p->day);
    case 'f':
        return read_micro(p, at);
    case 'g':
    case 'y':
        return read_short_year(p, at);
    case 'G':
    case 'Y':
        return read_int(at, 4, &p->year);
    case 'H':
    case 'I':
        return read_int(at, 2, &p->hour);
    case 'j':
        return read_yearday(p, at);
    case 'L':
        return read_int(at, 3, &p->millisecond);
    case 'm':
        return read_month(p, at);
    case 'M':
        return read_int(at, 2, &p->minute);
    case 'q':
        return read_quarter(p, at);
    case 'S':
        return read_int(at, 2, &p->second);
    case 'u':
        return read_int(at, 1, &p->iso_weekday);
    case 'U':
        return read_int(at, 2, &p->week_sunday);
    case 'V':
        return read_int(at, 2, &p->week_iso);
    case 'w':
        return read_int(at, 1, &p->weekday);
    case 'W':
        return read_int(at, 2, &p->week_monday);
    default:
        return NULL;
    }
}

static const char *read_directive(parsed *p, const zy_locale *locale, const char **specifier,
                                  const char *at, int depth)
{
    char what = *(*specifier)++;

    if (what && strchr("-_0", what))
        what = *(*specifier)++;
    if (!what) {
        (*specifier)--;
        return NULL;
    }
    if (what == 'E')
        return **specifier ? read_era(p, *(*specifier)++, at) : NULL;
    if (strchr("aAbBpcxXQsZ%", what))
        return read_words(p, locale, what, at, depth);
    return read_digits(p, what, at);
}

/* What follows the text that fits `specifier`, or NULL. As in d3 every directive needs text left.
 */
static const char *read_all(parsed *p, const zy_locale *locale, const char *specifier,
                            const char *at, int depth)
{
    if (depth > 4)
        return NULL;
    while (*specifier) {
        char c = *specifier++;
        if (!*at)
            return NULL;
        if (c == '%')
            at = read_directive(p, locale, &specifier, at, depth);
        else
            at = c == *at ? at + 1 : NULL;
        if (!at)
            return NULL;
    }
    return at;
}

/* The day of a week: 53 at most, as d3. */
static bool settle_iso_week(parsed *p)
{
    if (p->week_iso < 1 || p->week_iso > 53)
        return false;
    if (p->weekday == UNSET)
        p->weekday = 1;
    int first = zy_civil_of(zy_date_ms(p->year, 1, 1)).weekday;
    int monday = 1 - (first + 6) % 7; /* the Monday of the week with 1 January */
    if (first > 4 || first == 0)
        monday += 7;
    p->month = 0;
    p->day = monday + (p->week_iso - 1) * 7 + (p->weekday + 6) % 7;
    return true;
}

static void settle_week(parsed *p)
{
    bool monday = p->week_monday != UNSET;

    if (p->weekday == UNSET)
        p->weekday = p->iso_weekday != UNSET ? p->iso_weekday % 7 : monday ? 1 : 0;
    int first = zy_civil_of(zy_date_ms(p->year, 1, 1)).weekday;
    p->month = 0;
    p->day = monday ? (p->weekday + 6) % 7 + p->week_monday * 7 - (first + 5) % 7
                    : p->weekday + p->week_sunday * 7 - (first + 6) % 7;
}

static double settle(parsed *p)
{
    if (!isnan(p->unix_ms))
        return p->unix_ms;
    if (!isnan(p->unix_seconds))
        return p->unix_seconds * 1000 + p->millisecond;
    if (p->era_before != UNSET)
        p->year += p->era_before;
    if (p->afternoon != UNSET)
        p->hour = p->hour % 12 + p->afternoon * 12;
    if (p->month == UNSET)
        p->month = p->quarter == UNSET ? 0 : p->quarter;
    if (p->week_iso != UNSET && !settle_iso_week(p))
        return NAN;
    if (p->week_iso == UNSET && (p->week_monday != UNSET || p->week_sunday != UNSET))
        settle_week(p);
    return zy_civil_ms((zy_civil){.year = p->year,
                                  .month = p->month + 1,
                                  .day = p->day,
                                  .hour = p->hour,
                                  .minute = p->minute + p->zone,
                                  .second = p->second,
                                  .millisecond = p->millisecond});
}

double zy_time_parse(const zy_locale *locale, const char *specifier, const char *text)
{
    parsed p = {
        .year = 1900,
        .month = UNSET,
        .day = 1,
        .afternoon = UNSET,
        .quarter = UNSET,
        .weekday = UNSET,
        .iso_weekday = UNSET,
        .week_sunday = UNSET,
        .week_monday = UNSET,
        .week_iso = UNSET,
        .era_before = UNSET,
        .unix_ms = NAN,
        .unix_seconds = NAN,
    };
    const char *end = read_all(&p, locale, specifier, text, 0);

    return end && !*end ? settle(&p) : NAN;
}
