/* Days are counted as Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" do: years
 * begin in March, so that the leap day is the last one. */
#include <math.h>
#include <stdint.h>

#include "format/era.h"
#include "format/format.h"

static const double DAY = 86400000;
/* JavaScript's dates end here, 100 million days from 1970. */
static const double LIMIT = 8.64e15;

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Days since 1970-01-01; month 1..12, any day. */
static int64_t days_of(int64_t year, int month, int64_t day)
{
    year -= month <= 2;
    int64_t era = floor_div(year, 400), of_era = year - era * 400;
    int64_t yearday = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + yearday + day - 1 - 719468;
}

static void date_of(int64_t days, zy_civil *c)
{
    days += 719468;
    int64_t era = floor_div(days, 146097), day = days - era * 146097;
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= 365 * year + year / 4 - year / 100;
    int64_t month = (5 * day + 2) / 153;

    c->day = (int)(day - (153 * month + 2) / 5 + 1);
    c->month = (int)(month < 10 ? month + 3 : month - 9);
    c->year = (int)(year + era * 400 + (c->month <= 2));
}

zy_civil zy_civil_of(double ms)
{
    zy_civil c = {.month = 1, .day = 1, .yearday = 1, .year = 1970, .weekday = 4};

    if (!(fabs(ms) <= LIMIT))
        return c;
    ms = trunc(ms);
    int64_t days = (int64_t)floor(ms / DAY);
    int64_t rest = (int64_t)ms - days * (int64_t)DAY;
    date_of(days, &c);
    c.weekday = (int)(((days + 4) % 7 + 7) % 7);
    c.yearday = (int)(days - days_of(c.year, 1, 1)) + 1;
    c.millisecond = (int)(rest % 1000);
    c.second = (int)(rest / 1000 % 60);
    c.minute = (int)(rest / 60000 % 60);
    c.hour = (int)(rest / 3600000);
    return c;
}

double zy_civil_ms(zy_civil c)
{
    int64_t months = (int64_t)c.month - 1, carry = floor_div(months, 12);
    int64_t days = days_of((int64_t)c.year + carry, (int)(months - carry * 12) + 1, c.day);
    double ms = (double)days * DAY + c.hour * 3600000.0 + c.minute * 60000.0 + c.second * 1000.0 +
                c.millisecond;

    return fabs(ms) <= LIMIT ? ms : NAN;
}

double zy_date_ms(int year, int month, int day)
{
    return zy_civil_ms((zy_civil){.year = year, .month = month, .day = day});
}

/* Era of the first day on; a year is counted from `before`. Meiji is taken back to January 1868,
 * as it was when proclaimed. */
typedef struct era {
    const char *name;
    int before, year, month, day;
} era;

static const era eras[] = {
    {"令和", 2018, 2019, 5, 1},  {"平成", 1988, 1989, 1, 8}, {"昭和", 1925, 1926, 12, 25},
    {"大正", 1911, 1912, 7, 30}, {"明治", 1867, 1868, 1, 1},
};

const char *zy_era_of(double ms, int *year)
{
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        const era *e = &eras[i];
        if (ms >= zy_date_ms(e->year, e->month, e->day)) {
            *year = zy_civil_of(ms).year - e->before;
            return e->name;
        }
    }
    *year = 0;
    return NULL;
}

const char *zy_era_find(const char *text, int *before)
{
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        const char *a = eras[i].name, *b = text;
        while (*a && *a == *b)
            a++, b++;
        if (!*a) {
            *before = eras[i].before;
            return b;
        }
    }
    return NULL;
}
