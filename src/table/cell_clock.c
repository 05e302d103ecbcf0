/* Times of day and durations as cells have them: 9:05, 13時30分, 午後1時, 2:05:30, 1:23.4,
 * 2時間30分, 1h30m. What 9:05 is, hours and minutes or minutes and seconds, a cell alone does not
 * tell. */
#include "table/inside.h"

#include <math.h>
#include <string.h>

enum { HOUR = 3600, MINUTE = 60, DAY = 24 * HOUR };

static void skip_blanks(const char **at)
{
    while (**at == ' ')
        (*at)++;
}

/* ".4" behind whole seconds. */
static double eat_fraction(const char **at)
{
    double sum = 0, place = 0.1;

    if (**at != '.' || !g_ascii_isdigit((*at)[1]))
        return 0;
    for ((*at)++; g_ascii_isdigit(**at); (*at)++, place /= 10)
        sum += (**at - '0') * place;
    return sum;
}

/* ---- 2:05, 2:05:30, 5:30.4 ---- */

static bool eat_sixty(const char **at, int *number)
{
    return zy_eat_digits(at, 2, number) == 2 && *number < 60;
}

static bool read_colons(const char **at, zy_cell_clock *clock)
{
    const int digits = zy_eat_digits(at, 4, &clock->first);
    int second, third = 0;

    if (!digits || !zy_eat(at, ":") || !eat_sixty(at, &second))
        return false;
    clock->form = ZY_CLOCK_TWO;
    clock->is_padded = digits == 2 && clock->first < 10;
    clock->seconds = clock->first * HOUR + second * MINUTE;
    if (**at == '.' && g_ascii_isdigit((*at)[1])) {
        clock->form = ZY_CLOCK_FRACTION;
        clock->seconds = clock->first * MINUTE + second + eat_fraction(at);
    } else if (zy_eat(at, ":")) {
        if (!eat_sixty(at, &third))
            return false;
        clock->form = ZY_CLOCK_THREE;
        clock->seconds += third + eat_fraction(at);
    }
    clock->has_seconds = clock->form != ZY_CLOCK_TWO;
    return true;
}

/* ---- 9時, 13時30分, 午後1時, 9:05 AM ---- */

/* 12:10 AM is ten past midnight. 午前12時 is noon to some and midnight to others: none is read. */
static bool shift_half(zy_cell_clock *clock, bool afternoon, bool has_twelve)
{
    if (clock->first > (has_twelve ? 12 : 11) || (has_twelve && clock->first == 0))
        return false;
    if (clock->first == 12)
        clock->seconds -= 12 * HOUR;
    clock->seconds += afternoon ? 12 * HOUR : 0;
    return true;
}

static bool read_hours(const char **at, zy_cell_clock *clock)
{
    int minute = 0, second = 0;

    if (!zy_eat_digits(at, 2, &clock->first) || !zy_eat(at, "時") || g_str_has_prefix(*at, "間"))
        return false;
    if (zy_eat(at, "半"))
        minute = 30;
    else if (g_ascii_isdigit(**at) && (!zy_eat_digits(at, 2, &minute) || !zy_eat(at, "分")))
        return false;
    if (g_ascii_isdigit(**at) && (!zy_eat_digits(at, 2, &second) || !zy_eat(at, "秒")))
        return false;
    clock->seconds = clock->first * HOUR + minute * MINUTE + second;
    clock->has_seconds = second > 0;
    return minute < 60 && second < 60;
}

static bool read_of_day(const char *text, zy_cell_clock *clock)
{
    const char *at = text;
    const bool morning = zy_eat(&at, "午前"), afternoon = !morning && zy_eat(&at, "午後");

    skip_blanks(&at);
    const char *number = at;
    bool good = read_hours(&at, clock);
    if (!good) {
        at = number;
        good = read_colons(&at, clock) && clock->form != ZY_CLOCK_FRACTION;
        skip_blanks(&at);
        const bool am = g_ascii_strcasecmp(at, "AM") == 0 || g_ascii_strcasecmp(at, "a.m.") == 0;
        const bool pm = g_ascii_strcasecmp(at, "PM") == 0 || g_ascii_strcasecmp(at, "p.m.") == 0;
        if (good && (am || pm)) {
            at += strlen(at);
            good = !morning && !afternoon && shift_half(clock, pm, true);
        } else {
            good = good && (morning || afternoon);
        }
    }
    clock->form = ZY_CLOCK_OF_DAY;
    return good && *at == '\0' && (!(morning || afternoon) || shift_half(clock, afternoon, false));
}

/* ---- 2時間30分, 90 min, 1h30m ---- */

typedef struct span_unit {
    const char *word;
    int seconds;
    bool in_company; /* alone it means something else: 30m are metres */
} span_unit;

static const span_unit *eat_span_unit(const char **at)
{
    static const span_unit units[] = {
        {"日間", DAY, false},      {"日", DAY, false},      {"時間", HOUR, false},
        {"分間", MINUTE, false},   {"分", MINUTE, false},   {"秒間", 1, false},
        {"秒", 1, false},          {"days", DAY, false},    {"day", DAY, false},
        {"hours", HOUR, false},    {"hour", HOUR, false},   {"hrs", HOUR, false},
        {"hr", HOUR, false},       {"h", HOUR, false},      {"minutes", MINUTE, false},
        {"minute", MINUTE, false}, {"mins", MINUTE, false}, {"min", MINUTE, false},
        {"m", MINUTE, true},       {"seconds", 1, false},   {"second", 1, false},
        {"secs", 1, false},        {"sec", 1, false},       {"s", 1, false},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        const char *end = *at;
        if (!zy_eat(&end, units[i].word) || (g_ascii_isalpha(end[-1]) && g_ascii_isalpha(*end)))
            continue;
        *at = end;
        return &units[i];
    }
    return NULL;
}

static bool read_span(const char *text, zy_cell_clock *clock)
{
    const char *at = text;
    int last = INT_MAX, parts = 0;
    bool in_company = false;

    while (*at) {
        int number;
        if (!zy_eat_digits(&at, 6, &number))
            return false;
        const double value = number + eat_fraction(&at);
        skip_blanks(&at);
        const span_unit *unit = eat_span_unit(&at);
        if (!unit || unit->seconds >= last)
            return false;
        clock->seconds += value * unit->seconds;
        if (unit->seconds > 1 && zy_eat(&at, "半"))
            clock->seconds += unit->seconds / 2.0;
        in_company = in_company || unit->in_company;
        last = unit->seconds;
        parts++;
        skip_blanks(&at);
    }
    clock->form = ZY_CLOCK_SPAN;
    clock->first = parts == 1 ? last : 0;
    clock->has_seconds = fmod(clock->seconds, MINUTE) != 0;
    return parts > 0 && !(parts == 1 && in_company);
}

/* ---- One cell ---- */

bool zy_clock_read(const char *folded, zy_cell_clock *clock)
{
    const char *at = folded;

    *clock = (zy_cell_clock){.form = ZY_CLOCK_TWO};
    const bool negative = zy_eat(&at, "-");
    if (!g_ascii_isdigit(*at) && !g_str_has_prefix(at, "午"))
        return false;
    const char *number = at;
    if (read_colons(&at, clock) && *at == '\0') {
        clock->seconds *= negative ? -1 : 1;
        return true;
    }
    *clock = (zy_cell_clock){.form = ZY_CLOCK_TWO};
    if (read_of_day(number, clock))
        return !negative;
    *clock = (zy_cell_clock){.form = ZY_CLOCK_TWO};
    const bool good = read_span(number, clock);
    clock->seconds *= negative ? -1 : 1;
    return good;
}
