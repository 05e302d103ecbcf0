/* 万, 億, 兆, 京: numbers as Japanese text writes them, rounded half up on the shortest decimal
 * (四捨五入 of what the reader of the table saw). */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "format/decimal.h"
#include "format/format.h"

static const char *const words[] = {"", "万", "億", "兆", "京"};

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
    int groups = MIN((count + 3) / 4, (int)G_N_ELEMENTS(words)), start = 0;

    for (int g = groups - 1; g >= 0; g--) {
        int end = count - 4 * g;
        if (!is_zero(whole + start, end - start)) {
            print_grouped(out, whole + start, end - start);
            g_string_append(out, words[g]);
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

double zy_myriad_unit(double largest, const char **word)
{
    static const double powers[] = {1, 1e4, 1e8, 1e12, 1e16};
    size_t i = G_N_ELEMENTS(powers) - 1;

    largest = isfinite(largest) ? fabs(largest) : 0;
    while (i > 0 && largest < powers[i])
        i--;
    *word = words[i];
    return powers[i];
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
    static const struct {
        double power;
        const char *word;
        bool myriad;
    } units[] = {{1e16, "京", true},     {1e12, "兆", true},        {1e8, "億", true},
                 {1e4, "万", true},      {1e12, "trillion", false}, {1e9, "billion", false},
                 {1e6, "million", false}};
    double largest = 0;

    for (size_t i = 0; i < count; i++)
        if (isfinite(values[i]))
            largest = fmax(largest, fabs(values[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (units[i].myriad == locale->myriads &&
            is_plain(values, count, units[i].power, largest, decimals)) {
            *word = units[i].word;
            return units[i].power;
        }
    *word = "";
    *decimals = zy_decimals_needed(values, count);
    return 1;
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

int zy_decimals_needed(const double *values, size_t count)
{
    static const double powers[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    double largest = 0;
    int decimals = 0;

    for (size_t i = 0; i < count; i++)
        if (isfinite(values[i]))
            largest = fmax(largest, fabs(values[i]));
    for (size_t i = 0; i < count; i++)
        while (isfinite(values[i]) && decimals < 6 &&
               fabs(values[i] - round(values[i] * powers[decimals]) / powers[decimals]) >
                   1e-9 * largest)
            decimals++;
    return decimals;
}
