/* 万, 億, 兆, 京: numbers as Japanese text writes them, rounded half up on the shortest decimal
 * (四捨五入 of what the reader of the table saw). */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "format/decimal.h"
#include "format/format.h"

const zy_magnitude *zy_myriad_at(const char *text)
{
    for (const zy_magnitude *m = zy_myriads; m->word; m++)
        if (g_str_has_prefix(text, m->word))
            return m;
    return NULL;
}

/* Groups of three, in place of one piece of digits without leading zeros. */
static void print_grouped(GString *out, const char *digits, int count)
{
    while (count > 1 && *digits == '0')
        digits++, count--;
    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
}

static bool is_zero(const char *digits, int count)
{
    for (int i = 0; i < count; i++)
        if (digits[i] != '0')
            return false;
    return true;
}

/* `whole`: the digits before the point. */
static void print_myriads(GString *out, const char *whole, int count)
{
    int words = 0, start = 0;

    while (zy_myriads[words].word && zy_myriads[words].exponent < count)
        words++;
    for (int w = words; w >= 0; w--) {
        const int end = w ? count - zy_myriads[w - 1].exponent : count;
        if (!is_zero(whole + start, end - start)) {
            print_grouped(out, whole + start, end - start);
            g_string_append(out, w ? zy_myriads[w - 1].word : "");
        }
        start = end;
    }
}

static const char *finish(zy_arena *arena, GString *out)
{
    char *text = zy_arena_text(arena, out->str, out->len);

    g_string_free(out, TRUE);
    return text;
}

const char *zy_myriad_format(zy_arena *arena, double value, int digits)
{
    if (!isfinite(value))
        return isnan(value) ? "NaN" : value < 0 ? "−∞" : "∞";
    zy_decimal d = zy_decimal_shortest(fabs(value));
    if (digits > 0)
        zy_decimal_cut(&d, digits);
    int decimals = d.count - 1 - d.exponent;
    while (decimals > 0 && d.count && d.digits[d.count - 1] == '0')
        d.count--, decimals--;
    GString *all = g_string_new(NULL), *out = g_string_new(NULL);
    zy_decimal_print(all, &d, MAX(decimals, 0));
    int whole = (int)strcspn(all->str, ".");
    bool zero = is_zero(all->str, whole);
    if (signbit(value) && !(zero && decimals <= 0))
        g_string_append(out, "−");
    if (zero)
        g_string_append_c(out, '0');
    else
        print_myriads(out, all->str, whole);
    if (decimals > 0 && !zero && whole > 4 && is_zero(all->str + whole - 4, 4))
        g_string_append_c(out, '0'); /* 1億0.5 */
    g_string_append(out, all->str + whole);
    g_string_free(all, TRUE);
    return finish(arena, out);
}

static double unit_of(const zy_magnitude *units, double largest, const char **word)
{
    double power = 1;

    *word = "";
    for (const zy_magnitude *m = units; isfinite(largest) && m->word; m++)
        if (m->power <= fabs(largest)) {
            *word = m->word;
            power = m->power;
        }
    return power;
}

double zy_myriad_unit(double largest, const char **word)
{
    return unit_of(zy_myriads, largest, word);
}

double zy_large_unit(const zy_locale *locale, double value, const char **word)
{
    return unit_of(locale->short_magnitudes, value, word);
}

const char *zy_whole_format(zy_arena *arena, const zy_locale *locale, double value)
{
    return locale->myriads ? zy_myriad_format(arena, value, 0)
                           : zy_decimal_format(arena, locale, value, 0);
}

static bool is_plain(const double *values, size_t count, double power, double largest,
                     int *decimals)
{
    enum { MOST_VALUES = 64 };
    double shown[MOST_VALUES];

    if (largest < power)
        return false;
    for (size_t i = 0; i < MIN(count, MOST_VALUES); i++)
        shown[i] = values[i] / power;
    *decimals = zy_decimals_needed(shown, MIN(count, MOST_VALUES));
    return *decimals == 0 || (*decimals == 1 && (power > 1e4 || largest >= 10 * power));
}

double zy_common_unit(const zy_locale *locale, const double *values, size_t count, int *decimals,
                      const char **word)
{
    const zy_magnitude *last = NULL;
    double largest = 0;
    int plain;

    for (size_t i = 0; i < count; i++)
        if (isfinite(values[i]))
            largest = fmax(largest, fabs(values[i]));
    for (const zy_magnitude *m = locale->magnitudes; m->word; m++)
        if (is_plain(values, count, m->power, largest, &plain)) {
            last = m;
            *decimals = plain;
        }
    if (!last)
        *decimals = zy_decimals_needed(values, count);
    *word = last ? last->word : "";
    return last ? last->power : 1;
}

const char *zy_decimal_format(zy_arena *arena, const zy_locale *locale, double value, int decimals)
{
    GString *out = g_string_new(NULL), *all;

    if (!isfinite(value)) {
        g_string_printf(out, "%s%s", value < 0 ? locale->minus : "", isnan(value) ? "NaN" : "∞");
        return finish(arena, out);
    }
    zy_decimal d = zy_decimal_shortest(fabs(value));
    zy_decimal_cut(&d, d.exponent + 1 + decimals);
    if (signbit(value) && !is_zero(d.digits, d.count))
        g_string_append(out, locale->minus);
    all = g_string_new(NULL);
    zy_decimal_print(all, &d, decimals);
    int whole = (int)strcspn(all->str, ".");
    print_grouped(out, all->str, whole);
    g_string_append(out, all->str + whole);
    g_string_free(all, TRUE);
    return finish(arena, out);
}

/* Whether a rounding of what is `left` to some end keeps it, to a quarter of it. */
static bool is_kept(double left, double rounded)
{
    return fabs(rounded - left) <= fabs(left) / 4;
}

int zy_decimals_apart(double value, double whole, int least)
{
    int decimals = least;

    for (; decimals < 6; decimals++) {
        const double power = pow(10, decimals), rounded = round(value * power) / power;
        if (is_kept(value, rounded) && (isnan(whole) || is_kept(whole - value, whole - rounded)))
            break;
    }
    return decimals;
}

int zy_decimals_needed(const double *values, size_t count)
{
    static const double powers[] = {1,   10,  100,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    double largest = 0;
    int decimals = 0, most = 6;

    for (size_t i = 0; i < count; i++)
        if (isfinite(values[i]))
            largest = fmax(largest, fabs(values[i]));
    while (most < (int)G_N_ELEMENTS(powers) - 1 && largest > 0 && largest * powers[most - 5] < 1)
        most++;
    for (size_t i = 0; i < count; i++)
        while (isfinite(values[i]) && decimals < most &&
               fabs(values[i] - round(values[i] * powers[decimals]) / powers[decimals]) >
                   1e-9 * largest)
            decimals++;
    return decimals;
}

int zy_decimals_exact(double value)
{
    const zy_decimal d = zy_decimal_shortest(fabs(value));
    const int decimals = d.count - 1 - d.exponent;

    return isfinite(value) && value != 0 ? MAX(decimals, 0) : 0;
}
