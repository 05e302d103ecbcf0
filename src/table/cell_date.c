/* Dates as articles and Japanese tables write them: 令和6年度, 2024年4月1日(月), R6.4.1, 2024Q1,
 * FY2024, 2024年1-3月期, 2024-W05, 2025-07-26/2025-07-28. Nothing is guessed: a day without a year
 * is no date. */
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

enum { MINUTE_MS = 60000, DAY_MS = 86400000, LATEST_HOUR = 30 };

static void skip_blanks(date_reader *r)
{
    while (*r->at == ' ')
        r->at++;
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

/* 2024年3月末: as a label it is the month; a timeline puts it at the month's end. */
static void eat_end(date_reader *r)
{
    if (zy_eat(&r->at, "末"))
        r->weak |= ZY_DATE_END;
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
        {"㍽", 1911, 15},   {"㍾", 1867, 45},   {"令", 2018, 99},   {"平", 1988, 99},
        {"昭", 1925, 64},
    };
    /* 大1 is a student's year as well. */
    static const era_name letters[] = {
        {"R", 2018, 99}, {"H", 1988, 99},  {"S", 1925, 64},  {"T", 1911, 15},
        {"M", 1867, 45}, {"大", 1911, 15}, {"明", 1867, 45},
    };

    if (g_ascii_isdigit(*r->at))
        return false;
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
    return g_ascii_isdigit(*r->at) && zy_eat_digits(&r->at, 4, &r->year) == 4 && r->year >= 1000 &&
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

/* W05 and 第5週: weeks of ISO 8601 from Monday, of which the first has 4 January in it. `at` is
 * behind the mark, `end` what follows the number. */
static bool read_week(date_reader *r, const char *end)
{
    const double fourth = zy_day_ms(r->year, 1, 4), next = zy_day_ms(r->year + 1, 1, 4);
    int week, day = 0;

    if (!zy_eat_digits(&r->at, 2, &week) || !zy_eat(&r->at, end) || week < 1)
        return false;
    const double start = fourth - zy_weekday(fourth) * DAY_MS + (week - 1) * 7.0 * DAY_MS;
    if (start >= next - zy_weekday(next) * DAY_MS)
        return false;
    if (*r->at != '-')
        return finish(r, ZY_DATE_WEEK, start, start + 7.0 * DAY_MS);
    r->at++;
    if (!zy_eat_digits(&r->at, 1, &day) || day < 1 || day > 7)
        return false;
    return finish(r, ZY_DATE_DAY, start + (day - 1.0) * DAY_MS, start + (double)day * DAY_MS);
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
    eat_end(r);
    if (*r->at == '\0')
        return finish_months(r, ZY_DATE_FISCAL_YEAR, APRIL, 12);
    return read_part_of_year(r, APRIL);
}

/* 1-3月期, 4~6月, 1 - 3 月, after the first month. */
static bool read_months(date_reader *r)
{
    int last;

    if (!zy_eat(&r->at, "-") && !zy_eat(&r->at, "~"))
        return false;
    skip_blanks(r);
    if (!zy_eat_digits(&r->at, 2, &last) || last < r->month || last > 12)
        return false;
    skip_blanks(r);
    if (!zy_eat(&r->at, "月"))
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

/* 12:34 12:34:56.7 12時34分, until the hour `latest`; seconds go to *seconds. */
static bool eat_clock(date_reader *r, int latest, double *seconds)
{
    int hour, minute = 0, second = 0;
    bool words = false;

    if (!zy_eat_digits(&r->at, 2, &hour))
        return false;
    if (zy_eat(&r->at, "時")) {
        words = true;
        if (g_ascii_isdigit(*r->at) &&
            (!zy_eat_digits(&r->at, 2, &minute) || !zy_eat(&r->at, "分")))
            return false;
    } else if (!zy_eat(&r->at, ":") || zy_eat_digits(&r->at, 2, &minute) != 2) {
        return false;
    }
    *seconds = 0;
    if (!words && zy_eat(&r->at, ":")) {
        if (zy_eat_digits(&r->at, 2, &second) != 2)
            return false;
        double place = 0.1;
        if (*r->at == '.' && g_ascii_isdigit(r->at[1]))
            for (r->at++; g_ascii_isdigit(*r->at); r->at++, place /= 10)
                *seconds += (*r->at - '0') * place;
    }
    *seconds += second + 60.0 * (minute + 60.0 * hour);
    return minute < 60 && second < 60 && *seconds <= latest * 3600.0;
}

/* 0.7 s is not quite 700 ms. */
static double whole_ms(double seconds)
{
    return (double)(long long)(seconds * 1000 + 0.5);
}

/* After the day: nothing, or a time. A stamp shows the clock of its own cell, whatever its zone:
 * what happened at 2024-04-01T00:00+09:00 happened on 1 April. */
static bool read_time(date_reader *r)
{
    double seconds;
    int zone;

    if (*r->at == '\0')
        return finish_day(r);
    if (*r->at != 'T' && *r->at != ' ')
        return false;
    r->at++;
    if (!eat_clock(r, 24, &seconds))
        return false;
    const bool zoned = *r->at != '\0';
    if (!eat_zone(r, &zone))
        return false;
    const double start = zy_day_ms(r->year, r->month, r->day) + whole_ms(seconds);
    const bool good = finish(r, ZY_DATE_MINUTE, start, start + MINUTE_MS);
    r->date.zoned = zoned;
    r->date.zone = zone;
    return good;
}

/* T09:05, the time of day of ISO 8601; ones beyond midnight belong to the day that they end. */
static bool read_time_of_day(date_reader *r)
{
    double seconds;

    if (!zy_eat(&r->at, "T") || !g_ascii_isdigit(r->at[0]) || !g_ascii_isdigit(r->at[1]) ||
        r->at[2] != ':' || !eat_clock(r, LATEST_HOUR, &seconds))
        return false;
    return finish(r, ZY_DATE_CLOCK, whole_ms(seconds), whole_ms(seconds) + MINUTE_MS);
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
    skip_blanks(r);
    if (*r->at == '-' || *r->at == '~')
        return read_months(r);
    if (!zy_eat(&r->at, "月"))
        return false;
    if (zy_eat(&r->at, "期"))
        return read_business_year(r);
    eat_end(r);
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
    eat_end(r);
    if (*r->at == '\0')
        return finish_months(r, ZY_DATE_YEAR, 1, 12);
    date_reader part = *r;
    if (zy_eat(&part.at, "第") && read_week(&part, "週")) {
        *r = part;
        return true;
    }
    part = *r;
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
                r->weak |= r->letter_era ? ZY_DATE_LETTER : r->era ? 0 : ZY_DATE_DIGITS;
            return finish_months(r, ZY_DATE_MONTH, r->month, 1);
        }
        if (*r->at == separator) {
            r->at++;
            return zy_eat_digits(&r->at, 2, &r->day) && is_date(r->year, r->month, r->day) &&
                   read_time(r);
        }
        return false;
    }
    if (separator == '-' && zy_eat(&r->at, "W"))
        return read_week(r, "");
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

int zy_eat_month_name(const char **at)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    size_t len = 0;

    while (g_ascii_isalpha((*at)[len]))
        len++;
    for (int i = 0; i < 12; i++) {
        bool whole = len == strlen(names[i]);
        if ((len == 3 || whole || (len == 4 && i == 8)) &&
            g_ascii_strncasecmp(*at, names[i], len) == 0) {
            *at += len;
            if (!whole)
                zy_eat(at, ".");
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
    r->month = zy_eat_month_name(&r->at);
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

/* The 24 of FY2023/24. */
static void eat_next_year(date_reader *r)
{
    const char *at = r->at;
    int next;

    if ((zy_eat(&at, "/") || zy_eat(&at, "-")) && zy_eat_digits(&at, 2, &next) == 2 &&
        next == (r->year + 1) % 100)
        r->at = at;
}

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
    eat_next_year(r);
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
    if (zy_eat(&r->at, "W"))
        return read_week(r, "");
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

/* The moment at which something was counted: 2021年10月1日現在. */
static void cut_moment(char *text)
{
    static const char *const words[] = {"現在", "時点"};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_suffix(text, words[i]))
            text[strlen(text) - strlen(words[i])] = '\0';
    g_strchomp(text);
}

typedef bool (*date_form)(date_reader *r);

bool zy_date_read_one(const char *text, zy_cell_date *date, unsigned *weak)
{
    static const date_form forms[] = {read_packed,  read_by_year,       read_fy,
                                      read_english, read_quarter_first, read_time_of_day};
    char plain[ZY_CELL_MAX + 1];

    g_strlcpy(plain, text, sizeof plain);
    zy_date_strip_remarks(plain);
    cut_moment(plain);
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
        bool fits = form[i] == '-' ? cell[i] && cell[i] == separator : g_ascii_isdigit(cell[i]);
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
    return zy_date_read_one(folded, date, weak) || zy_date_read_twice(folded, date, weak) ||
           zy_date_read_range(folded, date, weak);
}

bool zy_cell_date_read(const char *cell, zy_cell_date *date)
{
    unsigned weak;

    return zy_date_read(cell, date, &weak) && !(weak & (ZY_DATE_LETTER | ZY_DATE_END));
}
