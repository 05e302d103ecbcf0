/* JavaScript's Date.parse: the format of ECMA-262 (21.4.1.32), and what V8 accepts beyond it, since
 * charts of Vega rely on that ("Jan 1 2000"). V8's rules, in short: words before the first number
 * are ignored, and so is what stands in parentheses; a number before ":" or "." belongs to the
 * time; a signed number after the time is its zone; the others are the day. A time without a zone
 * is UTC. */
#include "table/inside.h"

#include <math.h>
#include <string.h>

typedef enum token_kind { END, NUMBER, SYMBOL, BLANK, WORD, OTHER } token_kind;

/* What a word means. */
typedef enum word_kind { UNKNOWN_WORD, MONTH, HALF_DAY, ZONE, TIME_MARK } word_kind;

typedef struct token {
    token_kind kind;
    char symbol;
    int number, length; /* length in digits or letters */
    word_kind word;
    int value; /* of a word */
} token;

enum { NONE = INT32_MAX };

typedef struct date_parser {
    const char *at;
    token next;
    int day[3], day_count, named_month;
    bool iso;
    int time[4], time_count, hour_offset;
    int zone_sign, zone_hour, zone_minute;
} date_parser;

/* V8: every byte from 'A' on is part of a word. */
static bool is_letter(char c)
{
    return (unsigned char)c >= 'A';
}

static token scan_number(date_parser *p)
{
    token number = {.kind = NUMBER};
    const char *from = p->at;
    int digits = 0;

    while (*p->at == '0')
        p->at++;
    for (; g_ascii_isdigit(*p->at); p->at++)
        if (digits++ < 9)
            number.number = number.number * 10 + (*p->at - '0');
    number.length = (int)(p->at - from);
    return number;
}

static token scan_word(date_parser *p)
{
    static const struct {
        char letters[4];
        word_kind kind;
        int value;
    } words[] = {
        {"jan", MONTH, 1},   {"feb", MONTH, 2},    {"mar", MONTH, 3},   {"apr", MONTH, 4},
        {"may", MONTH, 5},   {"jun", MONTH, 6},    {"jul", MONTH, 7},   {"aug", MONTH, 8},
        {"sep", MONTH, 9},   {"oct", MONTH, 10},   {"nov", MONTH, 11},  {"dec", MONTH, 12},
        {"am", HALF_DAY, 0}, {"pm", HALF_DAY, 12}, {"ut", ZONE, 0},     {"utc", ZONE, 0},
        {"z", ZONE, 0},      {"gmt", ZONE, 0},     {"cdt", ZONE, -5},   {"cst", ZONE, -6},
        {"edt", ZONE, -4},   {"est", ZONE, -5},    {"mdt", ZONE, -6},   {"mst", ZONE, -7},
        {"pdt", ZONE, -7},   {"pst", ZONE, -8},    {"t", TIME_MARK, 0},
    };
    char letters[4] = "";
    int length = 0;

    for (; is_letter(*p->at); p->at++, length++)
        if (length < 3)
            letters[length] = *p->at >= 'A' && *p->at <= 'Z' ? (char)(*p->at + 32) : *p->at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(letters, words[i].letters) == 0 && (length <= 3 || words[i].kind == MONTH))
            return (token){WORD, 0, 0, length, words[i].kind, words[i].value};
    return (token){.kind = WORD, .word = UNKNOWN_WORD};
}

static void skip_parentheses(date_parser *p)
{
    int open = 0;

    do {
        if (*p->at == '(')
            open++;
        else if (*p->at == ')')
            open--;
        p->at++;
    } while (open > 0 && *p->at);
}

static token scan(date_parser *p)
{
    char c = *p->at;

    if (!c)
        return (token){.kind = END};
    if (g_ascii_isdigit(c))
        return scan_number(p);
    if (strchr(":-+.)", c)) {
        p->at++;
        return (token){.kind = SYMBOL, .symbol = c};
    }
    if (is_letter(c))
        return scan_word(p);
    if (c == '(') {
        skip_parentheses(p);
        return (token){.kind = OTHER};
    }
    p->at++;
    bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    return (token){.kind = blank ? BLANK : OTHER};
}

static token take(date_parser *p)
{
    token t = p->next;

    p->next = scan(p);
    return t;
}

static bool is_symbol(token t, char symbol)
{
    return t.kind == SYMBOL && t.symbol == symbol;
}

static bool is_sign(token t)
{
    return is_symbol(t, '-') || is_symbol(t, '+');
}

static bool skip_symbol(date_parser *p, char symbol)
{
    if (!is_symbol(p->next, symbol))
        return false;
    take(p);
    return true;
}

static bool is_z(token t)
{
    return t.kind == WORD && t.word == ZONE && t.length == 1;
}

static bool is_fixed(token t, int digits)
{
    return t.kind == NUMBER && t.length == digits;
}

static bool is_between(int n, int low, int high)
{
    return n >= low && n <= high;
}

static bool add_day(date_parser *p, int n)
{
    if (p->day_count == 3)
        return false;
    p->day[p->day_count++] = n;
    return true;
}

static bool add_time(date_parser *p, int n)
{
    if (p->time_count == 4)
        return false;
    p->time[p->time_count++] = n;
    return true;
}

/* The last part of the time: nothing can be added after it. */
static void end_time(date_parser *p, int n)
{
    add_time(p, n);
    while (add_time(p, 0))
        continue;
}

static bool time_expects(const date_parser *p, int n)
{
    return (p->time_count == 1 && is_between(n, 0, 59)) ||
           (p->time_count == 2 && is_between(n, 0, 59)) ||
           (p->time_count == 3 && is_between(n, 0, 999));
}

static bool zone_expects(const date_parser *p, int n)
{
    return p->zone_hour != NONE && p->zone_minute == NONE && is_between(n, 0, 59);
}

static void set_zone(date_parser *p, int hours)
{
    p->zone_sign = hours < 0 ? -1 : 1;
    p->zone_hour = hours < 0 ? -hours : hours;
    p->zone_minute = 0;
}

/* Digits after the decimal point, as milliseconds. */
static int milliseconds(token t)
{
    int number = t.number, length = t.length > 9 ? 9 : t.length;

    for (; length < 3; length++)
        number *= 10;
    for (; length > 3; length--)
        number /= 10;
    return number;
}

/* ---- The format of ECMA-262 ---- */

typedef enum outcome { DONE, INVALID, LEGACY } outcome;

static bool iso_zone(date_parser *p)
{
    if (is_z(p->next)) {
        take(p);
        set_zone(p, 0);
        return true;
    }
    if (!is_sign(p->next))
        return true;
    p->zone_sign = take(p).symbol == '-' ? -1 : 1;
    if (is_fixed(p->next, 4)) {
        int n = take(p).number;
        p->zone_hour = n / 100, p->zone_minute = n % 100;
    } else {
        if (!is_fixed(p->next, 2))
            return false;
        p->zone_hour = take(p).number;
        if (!skip_symbol(p, ':') || !is_fixed(p->next, 2))
            return false;
        p->zone_minute = take(p).number;
    }
    return p->zone_hour <= 23 && p->zone_minute <= 59;
}

static bool iso_time(date_parser *p)
{
    if (!is_fixed(p->next, 2) || p->next.number > 24)
        return false;
    bool is_24 = p->next.number == 24;
    add_time(p, take(p).number);
    skip_symbol(p, ':');
    if (!is_fixed(p->next, 2) || p->next.number > (is_24 ? 0 : 59))
        return false;
    add_time(p, take(p).number);
    if (skip_symbol(p, ':')) {
        if (!is_fixed(p->next, 2) || p->next.number > (is_24 ? 0 : 59))
            return false;
        add_time(p, take(p).number);
        if (skip_symbol(p, '.')) {
            if (p->next.kind != NUMBER || (is_24 && p->next.number > 0))
                return false;
            add_time(p, milliseconds(take(p)));
        }
    }
    return iso_zone(p) && p->next.kind == END;
}

/* -MM-DD after the year; false when what follows is for the legacy rules. */
static bool iso_day(date_parser *p)
{
    if (!skip_symbol(p, '-'))
        return true;
    if (!is_fixed(p->next, 2) || !is_between(p->next.number, 1, 12))
        return false;
    add_day(p, take(p).number);
    if (!skip_symbol(p, '-'))
        return true;
    if (!is_fixed(p->next, 2) || !is_between(p->next.number, 1, 31))
        return false;
    add_day(p, take(p).number);
    return true;
}

/* *unread is the token at which the legacy rules go on. */
static outcome parse_iso(date_parser *p, token *unread)
{
    *unread = p->next;
    if (is_sign(p->next)) {
        int sign = take(p).symbol == '-' ? -1 : 1;
        if (!is_fixed(p->next, 6))
            return LEGACY;
        int year = take(p).number;
        if (sign < 0 && year == 0)
            return LEGACY;
        add_day(p, sign * year);
    } else if (is_fixed(p->next, 4)) {
        add_day(p, take(p).number);
    } else {
        *unread = take(p);
        return LEGACY;
    }
    bool is_mark = false;
    if (iso_day(p)) {
        is_mark = p->next.kind == WORD && p->next.word == TIME_MARK;
        if (!is_mark && p->next.kind == END) {
            p->iso = true;
            return DONE;
        }
    }
    if (!is_mark) {
        *unread = take(p);
        return LEGACY;
    }
    take(p);
    p->iso = true;
    return iso_time(p) ? DONE : INVALID;
}

/* ---- What V8 accepts beyond it ---- */

static bool legacy_number(date_parser *p, int n)
{
    if (skip_symbol(p, ':')) {
        if (skip_symbol(p, ':')) {
            if (p->time_count)
                return false;
            add_time(p, n);
            add_time(p, 0);
            return true;
        }
        if (!add_time(p, n))
            return false;
        skip_symbol(p, '.');
        return true;
    }
    if (skip_symbol(p, '.') && time_expects(p, n)) {
        add_time(p, n);
        if (p->next.kind != NUMBER)
            return false;
        end_time(p, milliseconds(take(p)));
        return true;
    }
    if (zone_expects(p, n)) {
        p->zone_minute = n;
        return true;
    }
    if (time_expects(p, n)) {
        end_time(p, n);
        return p->next.kind == END || p->next.kind == BLANK || is_z(p->next) || is_sign(p->next);
    }
    if (!add_day(p, n))
        return false;
    skip_symbol(p, '-');
    return true;
}

static bool legacy_word(date_parser *p, token t, bool has_number)
{
    if (t.word == HALF_DAY && p->time_count) {
        p->hour_offset = t.value;
        return true;
    }
    if (t.word == MONTH) {
        p->named_month = t.value;
        skip_symbol(p, '-');
        return true;
    }
    if (t.word == ZONE && has_number) {
        set_zone(p, t.value);
        return true;
    }
    return !has_number && p->next.kind != NUMBER;
}

static bool legacy_zone(date_parser *p, token sign)
{
    int n = 0, length = 0;

    p->zone_sign = sign.symbol == '-' ? -1 : 1;
    if (p->next.kind == NUMBER) {
        token number = take(p);
        n = number.number, length = number.length;
    }
    if (is_symbol(p->next, ':')) {
        p->zone_hour = n, p->zone_minute = NONE;
    } else if (length == 1 || length == 2) {
        p->zone_hour = n, p->zone_minute = 0;
    } else if (length == 3 || length == 4) {
        p->zone_hour = n / 100, p->zone_minute = n % 100;
    } else {
        return false;
    }
    return true;
}

static bool parse_legacy(date_parser *p, token t)
{
    bool has_number = p->day_count > 0;

    for (; t.kind != END; t = take(p)) {
        bool is_utc = p->zone_hour == 0 && p->zone_minute == 0;
        if (t.kind == NUMBER) {
            has_number = true;
            if (!legacy_number(p, t.number))
                return false;
        } else if (t.kind == WORD) {
            if (!legacy_word(p, t, has_number))
                return false;
        } else if (is_sign(t) && (is_utc || p->time_count)) {
            has_number = true;
            if (!legacy_zone(p, t))
                return false;
        } else if ((is_sign(t) || is_symbol(t, ')')) && has_number) {
            return false;
        }
    }
    return true;
}

/* ---- The result ---- */

static bool is_day(int n)
{
    return is_between(n, 1, 31);
}

/* Year, month and day, in whichever order they stood. */
static bool order_day(const date_parser *p, int *year, int *month, int *day)
{
    const int *d = p->day;

    if (p->named_month != NONE) {
        *month = p->named_month;
        *year = is_day(d[0]) ? d[1] : d[0];
        *day = is_day(d[0]) ? d[0] : d[1];
    } else if (p->iso || !is_day(d[0])) {
        *year = d[0], *month = d[1], *day = d[2];
    } else {
        *month = d[0], *day = d[1], *year = d[2];
    }
    if (!p->iso && is_between(*year, 0, 49))
        *year += 2000;
    else if (!p->iso && is_between(*year, 50, 99))
        *year += 1900;
    return is_between(*month, 1, 12) && is_day(*day) && is_between(*year, -300000, 300000);
}

static bool order_time(date_parser *p, double *ms)
{
    int *t = p->time;

    if (p->hour_offset != NONE) {
        if (!is_between(t[0], 0, 12))
            return false;
        t[0] = t[0] % 12 + p->hour_offset;
    }
    bool is_24 = t[0] == 24 && !t[1] && !t[2] && !t[3];
    bool good = is_between(t[0], 0, 23) && is_between(t[1], 0, 59) && is_between(t[2], 0, 59) &&
                is_between(t[3], 0, 999);
    *ms = ((t[0] * 60.0 + t[1]) * 60 + t[2]) * 1000 + t[3];
    return good || is_24;
}

static double zone_ms(const date_parser *p)
{
    int hour = p->zone_hour == NONE ? 0 : p->zone_hour;
    int minute = p->zone_minute == NONE ? 0 : p->zone_minute;

    return p->zone_sign == NONE ? 0 : p->zone_sign * (hour * 60.0 + minute) * 60000;
}

static double result(date_parser *p)
{
    int year, month, day;
    double time;

    if (p->day_count < 1)
        return NAN;
    while (add_day(p, 1))
        continue;
    if (!order_day(p, &year, &month, &day) || !order_time(p, &time))
        return NAN;
    double zone = zone_ms(p), ms = zy_day_ms(year, month, day) + time - zone;
    if (fabs(zone) > INT32_MAX * 1000.0)
        return NAN;
    return fabs(ms) <= 8.64e15 ? ms : NAN;
}

double zy_js_date_parse(const char *text)
{
    date_parser p = {.at = text,
                     .named_month = NONE,
                     .hour_offset = NONE,
                     .zone_sign = NONE,
                     .zone_hour = NONE,
                     .zone_minute = NONE};
    token unread;

    p.next = scan(&p);
    outcome how = parse_iso(&p, &unread);
    if (how == INVALID || (how == LEGACY && !parse_legacy(&p, unread)))
        return NAN;
    return result(&p);
}
