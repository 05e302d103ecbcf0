#include "format/decimal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

/* No double has more significant decimal digits than 767; the first SOME decide nearly always. */
enum { ALL = 770, SOME = 48 };

/* Reads "d.ddde±xx" as digits without the point. */
static int split(const char *text, char *digits, int room, int *exponent)
{
    int count = 0;

    for (; *text && *text != 'e'; text++)
        if (*text != '.' && count < room)
            digits[count++] = *text;
    digits[count] = '\0';
    *exponent = *text ? atoi(text + 1) : 0;
    return count;
}

static int take_digits(double x, int wanted, char *digits, int *exponent)
{
    char text[ALL + 16], style[16];

    g_snprintf(style, sizeof style, "%%.%de", wanted - 1);
    g_ascii_formatd(text, sizeof text, style, x);
    return split(text, digits, wanted, exponent);
}

/* Adds one to the last of `count` digits. True when a new first digit 1 appeared, which pushes
 * the last digit out. */
static bool carry(char *digits, int count)
{
    int i = count - 1;

    while (i >= 0 && digits[i] == '9')
        digits[i--] = '0';
    if (i >= 0) {
        digits[i]++;
        return false;
    }
    memmove(digits + 1, digits, (size_t)count);
    digits[0] = '1';
    return true;
}

void zy_decimal_cut(zy_decimal *d, int count)
{
    if (count >= d->count)
        return;
    if (count < 0) {
        d->count = 0;
        return;
    }
    bool up = d->digits[count] >= '5';
    d->count = count;
    if (up && carry(d->digits, count)) {
        d->exponent++;
        d->count = count ? count : 1;
    }
    d->digits[d->count] = '\0';
}

static bool is_only(const char *digits, char c)
{
    return digits[strspn(digits, (char[]){c, '\0'})] == '\0';
}

/* SOME digits are themselves rounded: a 5 and nothing but zeros behind the cut may stand for a
 * little less than one half. Then the whole number is asked. */
static bool is_doubtful(const char *digits, int count)
{
    return count >= 0 && digits[count] == '5' && is_only(digits + count + 1, '0');
}

static zy_decimal rounded(double x, const char *digits, int exponent, int count)
{
    zy_decimal d = {.exponent = exponent, .count = SOME};
    char all[ALL + 1];

    if (is_doubtful(digits, count)) {
        take_digits(x, ALL, all, &d.exponent);
        digits = all;
    }
    memcpy(d.digits, digits, SOME);
    zy_decimal_cut(&d, count);
    return d;
}

zy_decimal zy_decimal_significant(double x, int count)
{
    char digits[SOME + 1];
    int exponent;

    if (x == 0) {
        zy_decimal zero = {.count = count};
        memset(zero.digits, '0', (size_t)count);
        return zero;
    }
    take_digits(x, SOME, digits, &exponent);
    return rounded(x, digits, exponent, count);
}

/* Down to the `decimals`th decimal (0 to 20) of the exact value; x < 1e21. */
static zy_decimal decimal_fixed(double x, int decimals)
{
    char digits[SOME + 1];
    int exponent;

    if (x == 0)
        return (zy_decimal){0};
    take_digits(x, SOME, digits, &exponent);
    return rounded(x, digits, exponent, exponent + 1 + decimals);
}

zy_decimal zy_decimal_shortest(double x)
{
    zy_decimal d = {0};
    char text[32];
    int leading = 0, whole = 0;
    bool point = false, begun = false;

    zy_number_text(x, text);
    const char *at = text;
    for (; *at && *at != 'e'; at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        begun = begun || *at != '0';
        if (begun)
            d.digits[d.count++] = *at;
        else if (point)
            leading++;
        if (begun && !point)
            whole++;
    }
    d.exponent = (whole ? whole - 1 : -1 - leading) + (*at ? atoi(at + 1) : 0);
    while (d.count > 1 && d.digits[d.count - 1] == '0')
        d.count--;
    d.digits[d.count] = '\0';
    return d.count ? d : (zy_decimal){0};
}

void zy_decimal_print(GString *out, const zy_decimal *d, int decimals)
{
    int first = d->exponent > 0 ? d->exponent : 0;

    for (int place = first; place >= -decimals; place--) {
        int i = d->exponent - place;
        if (place == -1)
            g_string_append_c(out, '.');
        g_string_append_c(out, i >= 0 && i < d->count ? d->digits[i] : '0');
    }
}

static bool print_special(GString *out, double x)
{
    if (isfinite(x))
        return false;
    g_string_append(out, isnan(x) ? "NaN" : "Infinity");
    return true;
}

void zy_print_fixed(GString *out, double x, int decimals)
{
    if (print_special(out, x))
        return;
    if (x >= 1e21) {
        char text[32];
        zy_number_text(x, text);
        g_string_append(out, text);
        return;
    }
    zy_decimal d = decimal_fixed(x, decimals);
    zy_decimal_print(out, &d, decimals);
}

static void print_scientific(GString *out, const zy_decimal *d)
{
    g_string_append_c(out, d->count ? d->digits[0] : '0');
    if (d->count > 1)
        g_string_append_printf(out, ".%.*s", d->count - 1, d->digits + 1);
    g_string_append_printf(out, "e%c%d", d->exponent < 0 ? '-' : '+', abs(d->exponent));
}

void zy_print_exponential(GString *out, double x, int digits)
{
    if (print_special(out, x))
        return;
    zy_decimal d = digits < 0 ? zy_decimal_shortest(x) : zy_decimal_significant(x, digits + 1);
    print_scientific(out, &d);
}

void zy_print_precision(GString *out, double x, int digits)
{
    if (print_special(out, x))
        return;
    zy_decimal d = zy_decimal_significant(x, digits);
    if (d.exponent < -6 || d.exponent >= digits)
        print_scientific(out, &d);
    else
        zy_decimal_print(out, &d, digits - 1 - d.exponent);
}

double zy_decimal_exponent(double x)
{
    x = fabs(x);
    return x == 0 || !isfinite(x) ? NAN : zy_decimal_shortest(x).exponent;
}
