/* d3-time-format, the writing half. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "format/format.h"

static const double DAY = 86400000;

static void print(GString *out, const zy_locale *locale, const char *specifier, double ms);

static void pad(GString *out, int value, char fill, int width)
{
    char text[16];

    if (value < 0)
        g_string_append_c(out, '-');
    int len = g_snprintf(text, sizeof text, "%d", value < 0 ? -value : value);
    for (; fill && len < width; width--)
        g_string_append_c(out, fill);
    g_string_append(out, text);
}

/* The week of the year when weeks begin on `first` (0 Sunday); days before the first such day are
 * in week 0. */
static int week_of(const zy_civil *c, int first)
{
    return (c->yearday + 6 - (c->weekday - first + 7) % 7) / 7;
}

/* The Thursday of the ISO week: it decides the week's year. */
static zy_civil thursday_of(const zy_civil *c, double ms)
{
    return zy_civil_of(ms + (3 - (c->weekday + 6) % 7) * DAY);
}

static int fiscal_year(const zy_civil *c)
{
    return c->month < 4 ? c->year - 1 : c->year;
}

static void print_era(GString *out, char what, char fill, double ms)
{
    int year;
    const char *name = zy_era_of(ms, &year);

    if (!name) { /* before the eras that are known the common year says it */
        if (what != 'C')
            pad(out, zy_civil_of(ms).year, fill, 4);
        if (what == 'Y')
            g_string_append(out, "年");
        return;
    }
    if (what == 'C' || what == 'Y')
        g_string_append(out, name);
    if (what == 'Y')
        g_string_append(out, year == 1 ? "元" : "");
    if (what == 'y' || (what == 'Y' && year != 1))
        pad(out, year, what == 'y' ? fill : 0, 2);
    if (what == 'Y')
        g_string_append(out, "年");
}

/* %E… and %F…; returns the characters used, 0 when they mean nothing. */
static int print_extension(GString *out, const char *at, char fill, double ms)
{
    zy_civil c = zy_civil_of(ms);

    if (at[0] == 'E' && at[1] && strchr("CyY", at[1]))
        print_era(out, at[1], fill, ms);
    else if (at[0] == 'F' && at[1] == 'Y')
        pad(out, fiscal_year(&c), fill, 4);
    else if (at[0] == 'F' && at[1] == 'y')
        pad(out, fiscal_year(&c) % 100, fill, 2);
    else
        return 0;
    return 2;
}

static void print_number(GString *out, double number)
{
    g_string_append_printf(out, "%" G_GINT64_FORMAT, (gint64)number);
}

/* Names, nested formats and whole instants. */
static bool print_words(GString *out, const zy_locale *locale, char what, const zy_civil *c,
                        double ms)
{
    switch (what) {
    case 'a':
        g_string_append(out, locale->short_days[c->weekday]);
        return true;
    case 'A':
        g_string_append(out, locale->days[c->weekday]);
        return true;
    case 'b':
        g_string_append(out, locale->short_months[c->month - 1]);
        return true;
    case 'B':
        g_string_append(out, locale->months[c->month - 1]);
        return true;
    case 'c':
        print(out, locale, locale->date_time, ms);
        return true;
    case 'p':
        g_string_append(out, c->hour < 12 ? locale->am : locale->pm);
        return true;
    case 'x':
        print(out, locale, locale->date, ms);
        return true;
    case 'X':
        print(out, locale, locale->time, ms);
        return true;
    case 'Q':
        print_number(out, ms);
        return true;
    case 's':
        print_number(out, floor(ms / 1000));
        return true;
    case 'Z':
        g_string_append(out, "+0000");
        return true;
    default:
        return false;
    }
}

static bool print_date(GString *out, char what, char fill, const zy_civil *c, double ms)
{
    zy_civil thursday = thursday_of(c, ms);

    switch (what) {
    case 'd':
    case 'e':
        pad(out, c->day, fill, 2);
        return true;
    case 'g':
        pad(out, thursday.year % 100, fill, 2);
        return true;
    case 'G':
        pad(out, thursday.year % 10000, fill, 4);
        return true;
    case 'j':
        pad(out, c->yearday, fill, 3);
        return true;
    case 'm':
        pad(out, c->month, fill, 2);
        return true;
    case 'q':
        pad(out, (c->month + 2) / 3, 0, 1);
        return true;
    case 'u':
        pad(out, c->weekday ? c->weekday : 7, 0, 1);
        return true;
    case 'U':
        pad(out, week_of(c, 0), fill, 2);
        return true;
    case 'V':
        pad(out, (thursday.yearday + 6) / 7, fill, 2);
        return true;
    case 'w':
        pad(out, c->weekday, 0, 1);
        return true;
    case 'W':
        pad(out, week_of(c, 1), fill, 2);
        return true;
    case 'y':
        pad(out, c->year % 100, fill, 2);
        return true;
    case 'Y':
        pad(out, c->year % 10000, fill, 4);
        return true;
    default:
        return false;
    }
}

static bool print_clock(GString *out, char what, char fill, const zy_civil *c)
{
    switch (what) {
    case 'f':
        pad(out, c->millisecond, fill, 3);
        g_string_append(out, "000");
        return true;
    case 'H':
        pad(out, c->hour, fill, 2);
        return true;
    case 'I':
        pad(out, c->hour % 12 ? c->hour % 12 : 12, fill, 2);
        return true;
    case 'L':
        pad(out, c->millisecond, fill, 3);
        return true;
    case 'M':
        pad(out, c->minute, fill, 2);
        return true;
    case 'S':
        pad(out, c->second, fill, 2);
        return true;
    default:
        return false;
    }
}

/* One directive behind its '%'; returns what follows it. An unknown one stands for itself. */
static const char *print_directive(GString *out, const zy_locale *locale, const char *at, double ms)
{
    zy_civil c = zy_civil_of(ms);
    char fill = *at == 'e' ? ' ' : '0';

    if (*at && strchr("-_0", *at)) {
        fill = *at == '-' ? 0 : *at == '_' ? ' ' : '0';
        at++;
    }
    int used = print_extension(out, at, fill, ms);
    if (used)
        return at + used;
    if (!print_words(out, locale, *at, &c, ms) && !print_date(out, *at, fill, &c, ms) &&
        !print_clock(out, *at, fill, &c)) {
        const char *next = *at ? g_utf8_next_char(at) : at;
        g_string_append_len(out, at, next - at);
        return next;
    }
    return at + 1;
}

static void print(GString *out, const zy_locale *locale, const char *specifier, double ms)
{
    for (const char *at = specifier; *at;) {
        if (*at == '%')
            at = print_directive(out, locale, at + 1, ms);
        else
            g_string_append_c(out, *at++);
    }
}

const char *zy_time_format(zy_arena *arena, const zy_locale *locale, const char *specifier,
                           double ms)
{
    if (!(fabs(ms) <= 8.64e15) || !g_utf8_validate(specifier, -1, NULL))
        return "";
    GString *out = g_string_new(NULL);
    print(out, locale, specifier, trunc(ms));
    char *text = zy_arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}

const char *zy_time_multi_format(zy_arena *arena, const zy_locale *locale, double ms)
{
    const int largest = g_bit_nth_lsf(zy_time_unit_begun(ms), -1);

    return zy_time_format(arena, locale, locale->multi[largest], ms);
}
