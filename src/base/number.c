#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The powers of ten that a double holds exactly. */
static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

enum { EXACT_POWER = 22, SHORT_DIGITS = 15, LONGEST_DIGITS = 17, INTEGER_PLACES = 21 };

/* A decimal number taken apart: `digits` is its first 19 significant digits as an integer. */
typedef struct decimal {
    uint64_t digits;
    int significant; /* how many digits, leading zeros not counted */
    int exponent;    /* of ten */
    bool negative;
    size_t whole, fraction; /* written digits before and after the point */
    bool point, leading_zero;
} decimal;

const char *zy_digits_end(const char *text)
{
    while (g_ascii_isdigit(*text))
        text++;
    return text;
}

static void add_digit(decimal *d, char c, bool after_point)
{
    d->exponent -= after_point;
    if (d->significant == 0 && c == '0')
        return;
    if (d->significant < 19)
        d->digits = d->digits * 10 + (uint64_t)(c - '0');
    else
        d->exponent++;
    d->significant++;
}

static const char *scan_mantissa(decimal *d, const char *at, const char *end)
{
    const char *start = at;

    for (; at < end && g_ascii_isdigit(*at); at++, d->whole++)
        add_digit(d, *at, false);
    d->leading_zero = d->whole > 1 && *start == '0';
    if (at < end && *at == '.') {
        d->point = true;
        for (at++; at < end && g_ascii_isdigit(*at); at++, d->fraction++)
            add_digit(d, *at, true);
    }
    return at;
}

/* The exponent after the mantissa; an exponent without digits is left unread. */
static const char *scan_exponent(decimal *d, const char *at, const char *end)
{
    const char *p = at;
    bool negative = false;
    int exponent = 0;

    if (p == end || (*p != 'e' && *p != 'E'))
        return at;
    p++;
    if (p < end && (*p == '+' || *p == '-'))
        negative = *p++ == '-';
    if (p == end || !g_ascii_isdigit(*p))
        return at;
    for (; p < end && g_ascii_isdigit(*p); p++)
        if (exponent < 100000)
            exponent = exponent * 10 + (*p - '0');
    d->exponent += negative ? -exponent : exponent;
    return p;
}

static const char *scan(decimal *d, const char *at, const char *end)
{
    *d = (decimal){0};
    if (at < end && (*at == '+' || *at == '-'))
        d->negative = *at++ == '-';
    return scan_exponent(d, scan_mantissa(d, at, end), end);
}

/* The C library, for numbers whose digits or powers are too many for exact arithmetic. */
static double convert_slowly(const char *text, size_t len)
{
    char buf[64];

    if (len < sizeof buf) {
        memcpy(buf, text, len);
        buf[len] = '\0';
        return g_ascii_strtod(buf, NULL);
    }
    char *copy = g_strndup(text, len);
    double number = g_ascii_strtod(copy, NULL);
    g_free(copy);
    return number;
}

/* With at most 15 digits and an exact power of ten there is one rounding only, the right one. */
static double convert(const decimal *d, const char *text, size_t len)
{
    if (d->significant > SHORT_DIGITS || abs(d->exponent) > EXACT_POWER) {
        if (d->significant == 0)
            return d->negative ? -0.0 : 0.0;
        return convert_slowly(text, len);
    }
    double number = (double)d->digits;
    number = d->exponent < 0 ? number / powers[-d->exponent] : number * powers[d->exponent];
    return d->negative ? -number : number;
}

bool zy_number_read(const char *text, size_t len, double *number)
{
    decimal d;
    const char *end = text + len;

    if (scan(&d, text, end) != end)
        return false;
    if (d.whole + d.fraction == 0 || d.leading_zero || (d.point && d.fraction == 0))
        return false;
    *number = convert(&d, text, len);
    return isfinite(*number);
}

static bool is_script_space(gunichar c)
{
    return (c >= '\t' && c <= '\r') || c == 0xfeff || c == 0x2028 || c == 0x2029 ||
           g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR;
}

static void trim(const char **text, const char **end)
{
    while (*text < *end && is_script_space(g_utf8_get_char(*text)))
        *text = g_utf8_next_char(*text);
    while (*text < *end && is_script_space(g_utf8_get_char(g_utf8_prev_char(*end))))
        *end = g_utf8_prev_char(*end);
}

static int radix_of(char letter)
{
    switch (letter) {
    case 'x':
    case 'X':
        return 16;
    case 'o':
    case 'O':
        return 8;
    case 'b':
    case 'B':
        return 2;
    default:
        return 0;
    }
}

static double script_radix(const char *at, const char *end, int radix)
{
    double number = 0;

    if (at == end)
        return NAN;
    for (; at < end; at++) {
        int digit = g_ascii_xdigit_value(*at);
        if (digit < 0 || digit >= radix)
            return NAN;
        number = number * radix + digit;
    }
    return number;
}

static bool is_infinity(const char *at, const char *end, double *number)
{
    bool sign = *at == '+' || *at == '-';

    if ((size_t)(end - at) != strlen("Infinity") + sign || memcmp(at + sign, "Infinity", 8) != 0)
        return false;
    *number = *at == '-' ? -INFINITY : INFINITY;
    return true;
}

double zy_number_script(const char *text)
{
    const char *end = text + strlen(text);
    decimal d;
    double infinity;

    trim(&text, &end);
    if (text == end)
        return 0;
    if (end - text > 1 && *text == '0' && radix_of(text[1]))
        return script_radix(text + 2, end, radix_of(text[1]));
    if (is_infinity(text, end, &infinity))
        return infinity;
    if (scan(&d, text, end) != end || d.whole + d.fraction == 0)
        return NAN;
    return convert(&d, text, (size_t)(end - text));
}

/* Shortest digits of a number: d.ddd * 10^exponent. */
typedef struct shortest {
    char digits[LONGEST_DIGITS + 1];
    int count, exponent;
} shortest;

static void set_integer(shortest *s, uint64_t integer, int shift)
{
    char backwards[24];
    int count = 0;

    for (; integer; integer /= 10)
        backwards[count++] = (char)('0' + integer % 10);
    s->exponent = count - 1 - shift;
    int first = 0;
    while (first < count - 1 && backwards[first] == '0')
        first++;
    s->count = 0;
    for (int i = count - 1; i >= first; i--)
        s->digits[s->count++] = backwards[i];
}

/* Numbers with at most 15 digits. Two different such decimals never share a double, so the first
 * that reads back is the shortest. */
static bool find_short(shortest *s, double number)
{
    if (number < 1e-7 || number >= 1e15)
        return false;
    for (int shift = 0; shift <= EXACT_POWER; shift++) {
        double scaled = number * powers[shift];
        if (scaled >= 1e15)
            return false;
        double integer = floor(scaled + 0.5);
        if (integer > 0 && integer / powers[shift] == number) {
            set_integer(s, (uint64_t)integer, shift);
            return true;
        }
    }
    return false;
}

static void set_scientific(shortest *s, const char *text)
{
    s->count = 0;
    for (; *text != 'e'; text++)
        if (*text != '.')
            s->digits[s->count++] = *text;
    s->exponent = atoi(text + 1);
    while (s->count > 1 && s->digits[s->count - 1] == '0')
        s->count--;
}

/* The decimal one step above in the last of the digits of "d.ddde+x", or "" when that carries
 * through all of them. */
static void step_up(char *text)
{
    char *last = strchr(text, 'e') - 1;

    for (; last >= text; last--) {
        if (*last == '.')
            continue;
        if (*last != '9') {
            ++*last;
            return;
        }
        *last = '0';
    }
    *text = '\0';
}

/* At a power of two the doubles below lie closer than those above: the nearest decimal may belong
 * to the double below although the next one up reads back (2^-44 = 5.684341886080802e-14). */
static bool reads_back(char *text, double number)
{
    if (g_ascii_strtod(text, NULL) == number)
        return true;
    int exponent;
    if (frexp(number, &exponent) != 0.5)
        return false;
    step_up(text);
    return *text && g_ascii_strtod(text, NULL) == number;
}

static void find_long(shortest *s, double number)
{
    char text[40];
    /* Numbers below the normal ones have fewer digits. */
    int count = number < 2.3e-308 ? 1 : SHORT_DIGITS;

    for (; count <= LONGEST_DIGITS; count++) {
        char format[] = "%.00e";
        format[2] = (char)('0' + (count - 1) / 10);
        format[3] = (char)('0' + (count - 1) % 10);
        g_ascii_formatd(text, sizeof text, format, number);
        if (reads_back(text, number))
            break;
    }
    set_scientific(s, text);
}

static char *put_digits(char *at, const char *digits, int count)
{
    memcpy(at, digits, (size_t)count);
    return at + count;
}

static char *put_zeros(char *at, int count)
{
    memset(at, '0', (size_t)count);
    return at + count;
}

static char *put_exponent(char *at, const shortest *s)
{
    int size = abs(s->exponent);

    at = put_digits(at, s->digits, 1);
    if (s->count > 1) {
        *at++ = '.';
        at = put_digits(at, s->digits + 1, s->count - 1);
    }
    *at++ = 'e';
    *at++ = s->exponent < 0 ? '-' : '+';
    if (size >= 100)
        *at++ = (char)('0' + size / 100);
    if (size >= 10)
        *at++ = (char)('0' + size / 10 % 10);
    *at++ = (char)('0' + size % 10);
    return at;
}

/* ECMA-262, Number::toString. */
static char *put_shortest(char *at, const shortest *s)
{
    int point = s->exponent + 1;

    if (point > INTEGER_PLACES || point <= -6)
        return put_exponent(at, s);
    if (point <= 0) {
        *at++ = '0';
        *at++ = '.';
        return put_digits(put_zeros(at, -point), s->digits, s->count);
    }
    if (point >= s->count)
        return put_zeros(put_digits(at, s->digits, s->count), point - s->count);
    at = put_digits(at, s->digits, point);
    *at++ = '.';
    return put_digits(at, s->digits + point, s->count - point);
}

void zy_number_text(double number, char text[32])
{
    char *at = text;
    shortest s;

    if (!isfinite(number)) {
        strcpy(text, isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
        return;
    }
    if (number == 0) {
        strcpy(text, "0");
        return;
    }
    if (number < 0)
        *at++ = '-';
    number = fabs(number);
    if (!find_short(&s, number))
        find_long(&s, number);
    *put_shortest(at, &s) = '\0';
}

static void put_fixed(GString *out, bool negative, uint64_t scaled, int decimals)
{
    char text[32], *end = text + sizeof text, *at = end;

    for (; decimals > 0 && scaled % 10 == 0; decimals--)
        scaled /= 10;
    for (; decimals > 0; decimals--, scaled /= 10)
        *--at = (char)('0' + scaled % 10);
    if (at != end)
        *--at = '.';
    do
        *--at = (char)('0' + scaled % 10);
    while (scaled /= 10);
    if (negative)
        *--at = '-';
    g_string_append_len(out, at, end - at);
}

/* Numbers whose digits do not fit into an integer. */
static void put_large(GString *out, double number, int decimals)
{
    char text[400], format[] = "%.0f";

    format[2] = (char)('0' + decimals);
    g_ascii_formatd(text, sizeof text, format, number);
    size_t len = strlen(text);
    if (decimals > 0) {
        while (text[len - 1] == '0')
            len--;
        len -= text[len - 1] == '.';
    }
    g_string_append_len(out, text, (gssize)len);
}

void zy_buf_number(GString *out, double number, int decimals)
{
    double scaled = floor(fabs(number) * powers[decimals] + 0.5);

    g_assert(isfinite(number) && decimals >= 0 && decimals <= 6);
    if (scaled < 9007199254740992.0) {
        put_fixed(out, number < 0 && scaled > 0, (uint64_t)scaled, decimals);
        return;
    }
    put_large(out, number, decimals);
}
