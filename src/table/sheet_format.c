/* How a workbook shows its numbers. Dates are numbers there, and only the format of a cell tells
 * them; what it shows of one, its year and month say, is how precise the date is. */
#include "table/sheet.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* ---- Formats ---- */

/* Reading the first section of a format. The letters of dates are kept in order, an m for a month
 * or a minute, as what stands beside it decides. */
typedef struct format_reader {
    const char *at;
    char letters[32];
    size_t count;
    bool percent, number;
} format_reader;

static void put_letter(format_reader *r, char letter)
{
    if (r->count < sizeof r->letters && (r->count == 0 || r->letters[r->count - 1] != letter))
        r->letters[r->count++] = letter;
}

static bool has_letter(const format_reader *r, char letter)
{
    return memchr(r->letters, letter, r->count) != NULL;
}

/* [h] [mm] [ss] is time that goes on beyond a day (E); [Red], [$-411], [>1] are no part of it. */
static void read_bracket(format_reader *r)
{
    const char *inside = r->at + 1;
    const size_t len = strcspn(inside, "]");
    const char letter = g_ascii_tolower(*inside);

    if (len > 0 && strchr("hms", letter) && strspn(inside, "hHmMsS") == len) {
        put_letter(r, 'E');
        put_letter(r, letter == 'm' ? 'i' : letter);
    }
    r->at = inside + len + (inside[len] == ']');
}

static size_t run_length(const char *at)
{
    size_t len = 1;

    while (g_ascii_tolower(at[len]) == g_ascii_tolower(at[0]))
        len++;
    return len;
}

/* A letter, or several of the same. Years are y, e (of an era), b (of Buddha); g is the era itself;
 * aaa and ddd are days of the week. */
static void read_letters(format_reader *r)
{
    const char letter = g_ascii_tolower(*r->at);
    size_t len = run_length(r->at);

    if (g_ascii_strncasecmp(r->at, "general", 7) == 0) {
        r->number = true;
        len = 7;
    } else if (g_ascii_strncasecmp(r->at, "am/pm", 5) == 0 ||
               g_ascii_strncasecmp(r->at, "a/p", 3) == 0) {
        put_letter(r, 'h');
        len = r->at[1] == '/' ? 3 : 5;
    } else if (letter == 'e' && (r->at[1] == '+' || r->at[1] == '-')) {
        r->number = true; /* 0.00E+00 */
    } else if (letter == 'y' || letter == 'e' || (letter == 'b' && len > 1)) {
        put_letter(r, 'y');
    } else if (letter == 'g' && r->at[len] != '/') { /* G/標準 is General */
        put_letter(r, 'y');
    } else if (letter == 'm') {
        put_letter(r, len > 2 ? 'M' : 'm');
    } else if (letter == 'd' || (letter == 'a' && len > 2)) {
        put_letter(r, 'd');
    } else if (letter == 'h' || letter == 's') {
        put_letter(r, letter);
    }
    r->at += len;
}

static void read_format(format_reader *r)
{
    while (*r->at && *r->at != ';') {
        switch (*r->at) {
        case '"':
            r->at += 1 + strcspn(r->at + 1, "\"");
            r->at += *r->at == '"';
            break;
        case '[':
            read_bracket(r);
            break;
        case '\\': /* the next letter as it is; as wide as it; over and over */
        case '_':
        case '*':
            r->at += r->at[1] ? 2 : 1;
            break;
        case '%':
            r->percent = true;
            r->at++;
            break;
        case '0':
        case '#':
        case '?': /* after seconds: their fraction */
            r->number = r->number || !has_letter(r, 's');
            r->at++;
            break;
        default:
            if (g_ascii_isalpha(*r->at))
                read_letters(r);
            else
                r->at++;
        }
    }
}

/* An m after hours or before seconds is minutes. */
static bool is_minute(const format_reader *r, size_t i)
{
    return r->letters[i] == 'i' || (i > 0 && r->letters[i - 1] == 'h') ||
           (i + 1 < r->count && r->letters[i + 1] == 's');
}

unsigned zy_sheet_look_of(const char *format)
{
    format_reader r = {.at = format};
    unsigned look = 0;

    read_format(&r);
    if (r.number || r.count == 0)
        return r.percent ? ZY_SHOWS_PERCENT : 0;
    for (size_t i = 0; i < r.count; i++) {
        const char letter = r.letters[i];
        if (letter == 'y')
            look |= ZY_SHOWS_YEAR;
        else if (letter == 'd')
            look |= ZY_SHOWS_DAY;
        else if (letter == 'M' || (letter == 'm' && !is_minute(&r, i)))
            look |= ZY_SHOWS_MONTH;
        else
            look |= letter == 'E' ? ZY_SHOWS_ELAPSED : ZY_SHOWS_TIME;
    }
    return look;
}

unsigned zy_sheet_look_of_id(size_t id)
{
    static const struct {
        size_t id;
        const char *format;
    } formats[] = {
        {9, "0%"},        {10, "0.00%"},    {14, "yyyy/m/d"},   {15, "d-mmm-yy"},
        {16, "d-mmm"},    {17, "mmm-yy"},   {18, "h:mm AM/PM"}, {19, "h:mm:ss AM/PM"},
        {20, "h:mm"},     {21, "h:mm:ss"},  {22, "y/m/d h:mm"}, {27, "ge.m.d"},
        {28, "ggge.m.d"}, {29, "ggge.m.d"}, {30, "m/d/yy"},     {31, "yyyy.m.d"},
        {32, "h.mm"},     {33, "h.mm.ss"},  {34, "yyyy.m"},     {35, "m.d"},
        {36, "ge.m.d"},   {45, "mm:ss"},    {46, "[h]:mm:ss"},  {47, "mmss.0"},
        {50, "ge.m.d"},   {51, "ggge.m.d"}, {52, "yyyy.m"},     {53, "m.d"},
        {54, "ggge.m.d"}, {55, "yyyy.m"},   {56, "m.d"},        {57, "ge.m.d"},
        {58, "ggge.m.d"},
    };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].id == id)
            return zy_sheet_look_of(formats[i].format);
    return 0;
}

/* ---- Numbers ---- */

/* 15 digits, as a workbook shows at most, and no more than are needed; with the decimal point moved
 * to the right, which a multiplication would not do exactly. */
static void put_number(double number, int moved, char text[32])
{
    char digits[40];

    g_ascii_formatd(digits, sizeof digits, "%.14e", number);
    char *exponent = strchr(digits, 'e');
    if (!exponent) {
        zy_number_text(number, text);
        return;
    }
    const int power = (int)g_ascii_strtoll(exponent + 1, NULL, 10) + moved;
    g_snprintf(exponent, sizeof digits - (size_t)(exponent - digits), "e%d", power);
    zy_number_text(g_ascii_strtod(digits, NULL), text);
}

/* ---- Dates ---- */

static const double DAY_MS = 86400000, DAY_S = 86400, LAST_SERIAL = 2958465; /* 9999-12-31 */
enum { FEB_29 = 60, DAYS_TO_1904 = 1462, PRECISE = ZY_SHOWS_YEAR | ZY_SHOWS_MONTH | ZY_SHOWS_DAY };

/* `day` is a serial of the system of 1900. */
static void put_date(double day, unsigned look, char text[16])
{
    const bool no_day = !(look & (ZY_SHOWS_DAY | ZY_SHOWS_TIME));
    zy_civil date = {.year = 1900, .month = 2, .day = 29};

    if (day != FEB_29)
        date = zy_civil_of(zy_day_ms(1899, 12, 31) + (day - (day > FEB_29)) * DAY_MS);
    if (no_day && !(look & ZY_SHOWS_MONTH))
        g_snprintf(text, 16, "%04d", date.year);
    else if (no_day)
        g_snprintf(text, 16, "%04d-%02d", date.year, date.month);
    else
        g_snprintf(text, 16, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* "10:30", and seconds when there are some or `always`. */
static void put_time(double seconds, bool always, char text[24])
{
    const int64_t all = (int64_t)seconds;
    const int second = (int)(all % 60), minute = (int)(all / 60 % 60);

    if (second || always)
        g_snprintf(text, 24, "%02" G_GINT64_FORMAT ":%02d:%02d", all / 3600, minute, second);
    else
        g_snprintf(text, 24, "%02" G_GINT64_FORMAT ":%02d", all / 3600, minute);
}

static void put_moment(double number, unsigned look, bool from_1904, char text[ZY_SHEET_TEXT])
{
    double day = floor(number), seconds = round((number - day) * DAY_S);
    char date[16], time[24];

    if (seconds >= DAY_S)
        day++, seconds = 0;
    if (!(look & PRECISE)) {
        put_time(look & ZY_SHOWS_ELAPSED ? day * DAY_S + seconds : seconds, true, time);
        g_strlcpy(text, time, ZY_SHEET_TEXT);
        return;
    }
    put_date(day + (from_1904 ? DAYS_TO_1904 : 0), look, date);
    put_time(seconds, false, time);
    g_snprintf(text, ZY_SHEET_TEXT, look & ZY_SHOWS_TIME ? "%sT%s" : "%s", date, time);
}

void zy_sheet_look_text(double number, unsigned look, bool from_1904, char text[ZY_SHEET_TEXT])
{
    const double last = LAST_SERIAL + 1 - (from_1904 ? DAYS_TO_1904 : 0);
    char digits[32];

    if (look & ~(unsigned)ZY_SHOWS_PERCENT && number >= 0 && number < last) {
        put_moment(number, look, from_1904, text);
        return;
    }
    put_number(number, look & ZY_SHOWS_PERCENT ? 2 : 0, digits);
    g_snprintf(text, ZY_SHEET_TEXT, "%s%s", digits, look & ZY_SHOWS_PERCENT ? "%" : "");
}
