/* Dates as articles and Japanese tables write them: 令和6年度, 2024年4月1日(月), R6.4.1, 2024Q1,
 * FY2024, 2024年1-3月期, 2025-07-26/2025-07-28. Nothing is guessed: a day without a year is no
 * date. */
#include "table/inside.h"

#include <stdlib.h>
#include <string.h>

typedef struct date_reader {
    const char *at;
    int year, month, day;
    bool era, letter_era;
    unsigned weak;
    zy_cell_date date;
} date_reader;

enum { MINUTE_MS = 60000, DAY_MS = 86400000 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool finish(date_reader *r, zy_date_unit unit, double start, double end)
{
    r->date = (zy_cell_date){.start = start, .end = end, .unit = unit, .era = r->era};
    return *r->at == '\0';
}

/* `months` from the first of `month`. */
static bool finish_months(date_reader *r, zy_date_unit unit, int month, int months)
{
    return finish(r, unit, zy_day_ms(r->year, month, 1), zy_day_ms(r->year, month + months, 1));
}

static bool finish_day(date_reader *r)
{
    double start = zy_day_ms(r->year, r->month, r->day);

    return finish(r, ZY_DATE_DAY, start, start + DAY_MS);
}

static bool is_date(int year, int month, int day)
{
    return year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= zy_month_days(year, month);
}

/* ---- The year ---- */

typedef struct era_name {
    const char *name;
    int before; /* the year before its first */
    int last;   /* papers count 平成 on beyond its end, the older ones they do not */
} era_name;

static bool eat_era_year(date_reader *r, const era_name *era)
{
    int year = 1;

    if (!zy_eat(&r->at, "元") && !zy_eat_digits(&r->at, 2, &year))
        return false;
    r->year = era->before + year;
    r->era = true;
    return year >= 1 && year <= era->last;
}

static bool eat_era(date_reader *r)
{
    static const era_name eras[] = {
        {"令和", 2018, 99}, {"平成", 1988, 99}, {"昭和", 1925, 64}, {"大正", 1911, 15},
        {"明治", 1867, 45}, {"㋿", 2018, 99},  {"㍻", 1988, 99},   {"㍼", 1925, 64},
        {"㍽", 1911, 15},   {"㍾", 1867, 45},
    };
    static const era_name letters[] = {
        {"R", 2018, 99}, {"H", 1988, 99}, {"S", 1925, 64}, {"T", 1911, 15}, {"M", 1867, 45},
    };

    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        if (zy_eat(&r->at, eras[i].name))
            return eat_era_year(r, &eras[i]);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (!zy_eat(&r->at, letters[i].name))
            continue;
        r->letter_era = true;
        if (*r->at == '.')
            r->at++;
        return eat_era_year(r, &letters[i]);
    }
    return false;
}

static bool eat_western_year(date_reader *r)
{
    zy_eat(&r->at, "西暦");
    return is_digit(*r->at) && zy_eat_digits(&r->at, 4, &r->year) == 4 && r->year >= 1000 &&
           r->year <= 2999;
}

/* ---- Parts of a year ---- */

/* 1 to 4 from 第1四半期, 1Q, Q1; 0. */
static int eat_quarter(date_reader *r)
{
    const char *at = r->at;
    int quarter;

    if (zy_eat(&at, "Q") || zy_eat(&at, "q")) {
        if (!zy_eat_digits(&at, 1, &quarter))
            return 0;
    } else {
        zy_eat(&at, "第");
        if (!zy_eat_digits(&at, 1, &quarter))
            return 0;
        if (!zy_eat(&at, "四半期") && !zy_eat(&at, "Q") && !zy_eat(&at, "q"))
            return 0;
    }
    if (quarter < 1 || quarter > 4)
        return 0;
    r->at = at;
    return quarter;
}

/* 1 or 2; 0. */
static int eat_half(date_reader *r)
{
    static const struct {
        const char *word;
        int half;
    } words[] = {
        {"上半期", 1}, {"上期", 1}, {"前半", 1}, {"前期", 1}, {"H1", 1}, {"1H", 1},
        {"下半期", 2}, {"下期", 2}, {"後半", 2}, {"後期", 2}, {"H2", 2}, {"2H", 2},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (zy_eat(&r->at, words[i].word))
            return words[i].half;
    return 0;
}

/* The rest after a year that begins with the month `first`. */
static bool read_part_of_year(date_reader *r, int first)
{
    int half = eat_half(r), quarter = half ? 0 : eat_quarter(r);

    if (half)
        return finish_months(r, ZY_DATE_HALF, first + (half - 1) * 6, 6);
    return quarter && finish_months(r, ZY_DATE_QUARTER, first + (quarter - 1) * 3, 3);
}

static bool read_fiscal(date_reader *r)
{
    enum { APRIL = 4 };

    if (*r->at == ' ')
        r->at++;
    if (*r->at == '\0')
        return finish_months(r, ZY_DATE_FISCAL_YEAR, APRIL, 12);
    return read_part_of_year(r, APRIL);
}

/* 1-3月期, 4~6月, after the first month. */
static bool read_months(date_reader *r)
{
    int last;

    if (!zy_eat(&r->at, "-") && !zy_eat(&r->at, "~"))
        return false;
    if (!zy_eat_digits(&r->at, 2, &last) || last < r->month || last > 12 || !zy_eat(&r->at, "月"))
        return false;
    zy_eat(&r->at, "期");
    int months = last - r->month + 1;
    bool quarter = months == 3 && r->month % 3 == 1, half = months == 6 && r->month % 6 == 1;
    bool good = finish_months(r,
                              quarter ? ZY_DATE_QUARTER
                              : half  ? ZY_DATE_HALF
                                      : ZY_DATE_MONTH,
                              r->month, months);
    r->date.range = !quarter && !half;
    return good;
}

/* ---- The time of day ---- */

static bool eat_zone(date_reader *r, int *minutes)
{
    int hour, minute = 0;

    *minutes = 0;
    if (zy_eat(&r->at, "Z") || *r->at == '\0')
        return true;
    int sign = *r->at == '-' ? -1 : 1;
    if (*r->at != '+' && *r->at != '-')
        return false;
    const char *digits = ++r->at;
    if (zy_eat_digits(&r->at, 4, &hour) == 4) {
        minute = hour % 100, hour /= 100;
    } else {
        r->at = digits;
        if (zy_eat_digits(&r->at, 2, &hour) != 2)
            return false;
        if (zy_eat(&r->at, ":") && zy_eat_digits(&r->at, 2, &minute) != 2)
            return false;
    }
    *minutes = sign * (hour * 60 + minute);
    return hour < 24 && minute < 60;
}

/* 12:34 12:34:56.7 12時34分; seconds go to *seconds. */
static bool eat_clock(date_reader *r, double *seconds)
{
    int hour, minute = 0, second = 0;
    bool words = false;

    if (!zy_eat_digits(&r->at, 2, &hour))
        return false;
    if (zy_eat(&r->at, "時")) {
        words = true;
        if (is_digit(*r->at) && (!zy_eat_digits(&r->at, 2, &minute) || !zy_eat(&r->at, "分")))
            return false;
    } else if (!zy_eat(&r->at, ":") || zy_eat_digits(&r->at, 2, &minute) != 2) {
        return false;
    }
    *seconds = 0;
    if (!words && zy_eat(&r->at, ":")) {
        if (zy_eat_digits(&r->at, 2, &second) != 2)
            return false;
        double place = 0.1;
        if (*r->at == '.' && is_digit(r->at[1]))
            for (r->at++; is_digit(*r->at); r->at++, place /= 10)
                *seconds += (*r->at - '0') * place;
    }
    *seconds += second + 60.0 * (minute + 60.0 * hour);
    return minute < 60 && second < 60 && (hour < 24 || (hour == 24 && *seconds == 86400));
}

/* After the day: nothing, or a time. */
static bool read_time(date_reader *r)
{
    double seconds;
    int zone;

    if (*r->at == '\0')
        return finish_day(r);
    if (*r->at != 'T' && *r->at != ' ')
        return false;
    r->at++;
    if (!eat_clock(r, &seconds) || !eat_zone(r, &zone))
        return false;
    /* Whole milliseconds: 0.7 s is not quite 700 ms. */
    double ms = (double)(long long)(seconds * 1000 + 0.5);
    double start = zy_day_ms(r->year, r->month, r->day) + ms - (double)zone * MINUTE_MS;
    return finish(r, ZY_DATE_MINUTE, start, start + MINUTE_MS);
}

/* ---- Japanese: 年 is behind us ---- */

/* 2024年3月期 is the business year that ends with March. */
static bool read_business_year(date_reader *r)
{
    return finish(r, ZY_DATE_FISCAL_YEAR, zy_day_ms(r->year - 1, r->month + 1, 1),
                  zy_day_ms(r->year, r->month + 1, 1));
}

static bool read_month_words(date_reader *r)
{
    if (!zy_eat_digits(&r->at, 2, &r->month) || r->month < 1 || r->month > 12)
        return false;
    if (*r->at == '-' || *r->at == '~')
        return read_months(r);
    if (!zy_eat(&r->at, "月"))
        return false;
    if (zy_eat(&r->at, "期"))
        return read_business_year(r);
    if (*r->at == '\0')
        return finish_months(r, ZY_DATE_MONTH, r->month, 1);
    if (!zy_eat_digits(&r->at, 2, &r->day) || !zy_eat(&r->at, "日"))
        return false;
    return is_date(r->year, r->month, r->day) && read_time(r);
}

static bool read_words(date_reader *r)
{
    if (*r->at == ' ')
        r->at++;
    if (*r->at == '\0')
        return finish_months(r, ZY_DATE_YEAR, 1, 12);
    date_reader part = *r;
    if (read_part_of_year(&part, 1)) {
        *r = part;
        return true;
    }
    return read_month_words(r);
}

/* ---- With separators ---- */

static bool read_separated(date_reader *r)
{
    char separator = *r->at++;

    if (separator != ' ' && zy_eat_digits(&r->at, 2, &r->month)) {
        if (r->month < 1 || r->month > 12)
            return read_part_of_year(r, 1);
        if (*r->at == '\0') {
            /* 2024.4 may be a number as well, and R6.4 a name. */
            if (separator == '.')
                r->weak |= r->letter_era ? ZY_DATE_LETTER : ZY_DATE_DIGITS;
            return finish_months(r, ZY_DATE_MONTH, r->month, 1);
        }
        if (*r->at == separator) {
            r->at++;
            return zy_eat_digits(&r->at, 2, &r->day) && is_date(r->year, r->month, r->day) &&
                   read_time(r);
        }
        return false;
    }
    return read_part_of_year(r, 1);
}

/* 20240401, 202404. */
static bool read_packed(date_reader *r)
{
    size_t digits = strspn(r->at, "0123456789");
    int number = 0;

    if ((digits != 8 && digits != 6) || r->at[digits] || !zy_eat_digits(&r->at, 8, &number))
        return false;
    r->weak |= ZY_DATE_DIGITS;
    r->day = digits == 8 ? number % 100 : 1;
    r->month = (digits == 8 ? number / 100 : number) % 100;
    r->year = digits == 8 ? number / 10000 : number / 100;
    if (!is_date(r->year, r->month, r->day))
        return false;
    return digits == 8 ? finish_day(r) : finish_months(r, ZY_DATE_MONTH, r->month, 1);
}

/* ---- English: Jan 1, 2000; 1 January 2000; Jan 2000 ---- */

static int eat_month_name(date_reader *r)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    size_t len = 0;

    while (g_ascii_isalpha(r->at[len]))
        len++;
    for (int i = 0; i < 12; i++) {
        bool whole = len == strlen(names[i]);
        if ((len == 3 || whole || (len == 4 && i == 8)) &&
            g_ascii_strncasecmp(r->at, names[i], len) == 0) {
            r->at += len;
            if (!whole)
                zy_eat(&r->at, ".");
            return i + 1;
        }
    }
    return 0;
}

static void skip_between(date_reader *r)
{
    zy_eat(&r->at, ",");
    while (*r->at == ' ' || *r->at == '-')
        r->at++;
}

static bool read_english(date_reader *r)
{
    bool day_first = zy_eat_digits(&r->at, 2, &r->day) > 0;

    if (day_first)
        skip_between(r);
    r->month = eat_month_name(r);
    if (!r->month)
        return false;
    skip_between(r);
    const char *number = r->at;
    if (!day_first && zy_eat_digits(&r->at, 2, &r->day))
        skip_between(r);
    else
        r->at = number;
    if (!eat_western_year(r))
        return false;
    if (!r->day)
        return finish_months(r, ZY_DATE_MONTH, r->month, 1);
    return is_date(r->year, r->month, r->day) && read_time(r);
}

/* Q1 2024 */
static bool read_quarter_first(date_reader *r)
{
    int quarter = eat_quarter(r);

    if (!quarter || !zy_eat(&r->at, " ") || !eat_western_year(r))
        return false;
    return finish_months(r, ZY_DATE_QUARTER, quarter * 3 - 2, 3);
}

/* ---- One date ---- */

static bool read_fy(date_reader *r)
{
    int digits;

    if (!zy_eat(&r->at, "FY") && !zy_eat(&r->at, "fy"))
        return false;
    if (*r->at == ' ')
        r->at++;
    digits = zy_eat_digits(&r->at, 4, &r->year);
    if (digits == 2)
        r->year += 2000;
    return (digits == 2 || digits == 4) && r->year >= 1000 && read_fiscal(r);
}

static bool read_after_year(date_reader *r)
{
    if (*r->at == '\0') {
        if (r->letter_era || !r->era)
            r->weak |= r->letter_era ? ZY_DATE_LETTER : ZY_DATE_DIGITS;
        return finish_months(r, ZY_DATE_YEAR, 1, 12);
    }
    if (zy_eat(&r->at, "年度"))
        return read_fiscal(r);
    if (zy_eat(&r->at, "年"))
        return read_words(r);
    if (*r->at && strchr("/-. ", *r->at))
        return read_separated(r);
    return read_part_of_year(r, 1);
}

static bool read_by_year(date_reader *r)
{
    date_reader era = *r;

    if (eat_era(&era))
        *r = era;
    else if (!eat_western_year(r))
        return false;
    return read_after_year(r);
}

static bool eat_weekday(const char **at)
{
    static const char *const words[] = {"月", "火", "水", "木", "金", "土", "日", "祝", "・", "曜"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (zy_eat(at, words[i]))
            return true;
    return false;
}

/* Weekdays and the same year in another era: 4月1日(月), 2024年(令和6年). */
static bool is_remark(const char *text, size_t len)
{
    char inside[ZY_CELL_MAX + 1];
    date_reader r = {.at = inside};
    const char *at = inside;

    memcpy(inside, text, len);
    inside[len] = '\0';
    while (eat_weekday(&at))
        continue;
    return (at > inside && *at == '\0') || read_by_year(&r);
}

void zy_date_strip_remarks(char *text)
{
    char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;

    if (!close || !is_remark(open + 1, (size_t)(close - open - 1)))
        return;
    memmove(open, close + 1, strlen(close + 1) + 1);
}

typedef bool (*date_form)(date_reader *r);

bool zy_date_read_one(const char *text, zy_cell_date *date, unsigned *weak)
{
    static const date_form forms[] = {read_packed, read_by_year, read_fy, read_english,
                                      read_quarter_first};
    char plain[ZY_CELL_MAX + 1];

    g_strlcpy(plain, text, sizeof plain);
    zy_date_strip_remarks(plain);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        date_reader r = {.at = plain};
        if (!forms[i](&r))
            continue;
        *date = r.date;
        *weak |= r.weak;
        return true;
    }
    return false;
}

/* 2024-04-01 or 2024/04/01, without a detour: most dates of most tables are this. */
static bool read_plain_day(const char *cell, zy_cell_date *date)
{
    static const char form[] = "0000-00-00";
    char separator = '\0';

    for (size_t i = 0; i < sizeof form - 1; i++) {
        if (form[i] == '-' && !separator)
            separator = cell[i];
        bool fits = form[i] == '-' ? cell[i] && cell[i] == separator : is_digit(cell[i]);
        if (!fits)
            return false;
    }
    if (cell[sizeof form - 1] || (separator != '-' && separator != '/'))
        return false;
    int year = atoi(cell), month = atoi(cell + 5), day = atoi(cell + 8);
    if (!is_date(year, month, day))
        return false;
    double start = zy_day_ms(year, month, day);
    *date = (zy_cell_date){.start = start, .end = start + DAY_MS, .unit = ZY_DATE_DAY};
    return true;
}

bool zy_date_read(const char *cell, zy_cell_date *date, unsigned *weak)
{
    char folded[ZY_CELL_MAX + 1];

    *weak = 0;
    *date = (zy_cell_date){.start = 0};
    if (read_plain_day(cell, date))
        return true;
    if (!zy_cell_fold(cell, folded))
        return false;
    return zy_date_read_one(folded, date, weak) || zy_date_read_range(folded, date, weak);
}

bool zy_cell_date_read(const char *cell, zy_cell_date *date)
{
    unsigned weak;

    return zy_date_read(cell, date, &weak) && !(weak & ZY_DATE_LETTER);
}
