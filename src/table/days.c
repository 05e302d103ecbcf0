/* The calendar as far as reading needs it: proleptic Gregorian, UTC. */
#include "table/inside.h"

int zy_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

/* Counts from 1 March, so that the leap day is the last of its year (Hinnant, "chrono-compatible
 * low-level date algorithms"). */
double zy_day_ms(int year, int month, int day)
{
    int months = month - 1;

    year += months / 12;
    month = months % 12 + 1;
    if (month <= 2)
        year--;
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int of_eras = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return (era * 146097.0 + of_eras - 719468) * 86400000.0;
}

int zy_weekday(double ms)
{
    const int day = (int)((long long)(ms / 86400000) % 7); /* 1 January 1970 was a Thursday */

    return (day + 3 + 7) % 7;
}
