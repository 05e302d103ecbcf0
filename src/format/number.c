/* d3-format, and vega-format's two ways to choose a precision. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "format/decimal.h"
#include "format/format.h"
#include "format/specifier.h"

/* What is printed: the text before the number, its groupable digits, and what follows. */
typedef struct parts {
    GString *before, *digits, *after;
} parts;

/* A unit in place of a power of ten. */
typedef struct prefix {
    int exponent;
    const char *word;
} prefix;

static const prefix si_prefixes[] = {
    {-24, "y"}, {-21, "z"}, {-18, "a"}, {-15, "f"}, {-12, "p"}, {-9, "n"},
    {-6, "µ"},  {-3, "m"},  {0, ""},    {3, "k"},   {6, "M"},   {9, "G"},
    {12, "T"},  {15, "P"},  {18, "E"},  {21, "Z"},  {24, "Y"},
};

/* The largest unit not above 10^exponent, else the smallest of all. */
static prefix prefix_of(const zy_locale *locale, double exponent)
{
    prefix unit = si_prefixes[0];

    for (size_t i = 1; i < G_N_ELEMENTS(si_prefixes) && si_prefixes[i].exponent <= exponent; i++)
        unit = si_prefixes[i];
    if (!locale->myriads || exponent < 0)
        return unit;
    unit = (prefix){0, ""};
    for (const zy_magnitude *m = zy_myriads; m->word && m->exponent <= exponent; m++)
        unit = (prefix){m->exponent, m->word};
    return unit;
}

double zy_round_half_up(double x)
{
    double below = floor(x);

    return x - below >= 0.5 ? below + 1 : below;
}

static void print_power_base(GString *out, double x, int base)
{
    static const char digits[] = "0123456789abcdef";
    gssize start = (gssize)out->len;

    x = zy_round_half_up(x);
    if (isinf(x)) {
        g_string_append(out, "Infinity");
        return;
    }
    do {
        g_string_insert_c(out, start, digits[(int)fmod(x, base)]);
        x = floor(x / base);
    } while (x > 0);
}

static void print_integer(GString *out, double x)
{
    x = zy_round_half_up(x);
    if (isinf(x)) {
        g_string_append(out, "∞");
        return;
    }
    zy_decimal d = zy_decimal_shortest(x);
    zy_decimal_print(out, &d, 0);
}

/* Significant digits without exponent. */
static void print_rounded(GString *out, double x, int precision)
{
    if (!isfinite(x) || x == 0) {
        g_string_append(out, x == 0 ? "0" : "Infinity");
        return;
    }
    zy_decimal d = zy_decimal_significant(x, precision);
    zy_decimal_print(out, &d, d.count - 1 > d.exponent ? d.count - 1 - d.exponent : 0);
}

/* Significant digits in the unit that leaves one to three (or four) of them before the point. */
static const char *print_prefixed(GString *out, const zy_locale *locale, double x, int precision)
{
    if (!isfinite(x) || x == 0) {
        zy_print_precision(out, x, precision);
        return "";
    }
    zy_decimal d = zy_decimal_significant(x, precision);
    prefix unit = prefix_of(locale, d.exponent);
    d.exponent -= unit.exponent;
    if (d.exponent <
        0) { /* smaller than the smallest unit: fewer digits, so that the width stays */
        int keep = precision + d.exponent;
        int exponent = d.exponent;
        d = keep > 0 ? zy_decimal_significant(x, keep) : zy_decimal_shortest(x);
        d.exponent = exponent;
    }
    zy_decimal_print(out, &d, d.count - 1 > d.exponent ? d.count - 1 - d.exponent : 0);
    return unit.word;
}

/* Cuts insignificant zeros: 1.2000k is 1.2k. Looks from the second character on, as d3. */
static void trim_zeros(GString *s)
{
    long first = -1, last = 0;

    for (size_t i = 1; i < s->len; i++) {
        char c = s->str[i];
        if (c == '.') {
            first = last = (long)i;
        } else if (c == '0') {
            first = first == 0 ? (long)i : first;
            last = (long)i;
        } else if (!g_ascii_isdigit(c)) {
            break;
        } else if (first > 0) {
            first = 0;
        }
    }
    if (first > 0)
        g_string_erase(s, first, last + 1 - first);
}

/* JavaScript's +text === 0 for what the printers above can write. */
static bool is_zero_text(const char *text)
{
    size_t len = strspn(text, "0.");

    return len && (text[len] == '\0' || text[len] == 'e');
}

/* Groups of three from the right, as many as fit into `width`. */
static void group(GString *s, double width)
{
    GString *out = g_string_new(NULL);
    double length = 0;
    long i = (long)s->len;

    while (i > 0) {
        double size = length + 4 > width ? MAX(1, width - length) : 3;
        long start = i > (long)size ? i - (long)size : 0;
        if (out->len)
            g_string_prepend_c(out, ',');
        g_string_prepend_len(out, s->str + start, i - start);
        i -= (long)size;
        length += size + 1;
        if (length > width)
            break;
    }
    g_string_assign(s, out->str);
    g_string_free(out, TRUE);
}

/* "n" is ",g"; no type, and any unknown one, is ".12~g". */
static void normalise(zy_specifier *s)
{
    if (s->type == 'n') {
        s->comma = true;
        s->type = 'g';
    } else if (!s->type || !strchr("%bcdefgoprsXx", s->type)) {
        s->precision = s->precision < 0 ? 12 : s->precision;
        s->trim = true;
        s->type = 'g';
    }
    if (s->zero || (strcmp(s->fill, "0") == 0 && s->align == '=')) {
        s->zero = true;
        strcpy(s->fill, "0");
        s->align = '=';
    }
    if (s->precision < 0)
        s->precision = 6;
    bool significant = strchr("gprs", s->type);
    s->precision = CLAMP(s->precision, significant ? 1 : 0, significant ? 21 : 20);
}

/* Returns the unit of type s. */
/* Decimals of the number times ten to `shift`: of its exact value as d3 does, or, as people round
 * what they see, of the shortest decimal that is the number (2.675 is 2.68). */
static void print_decimals(GString *out, const zy_locale *locale, double x, int shift, int decimals)
{
    if (!locale->rounds_written || !isfinite(x)) {
        zy_print_fixed(out, shift ? x * pow(10, shift) : x, decimals);
        return;
    }
    zy_decimal d = zy_decimal_shortest(x);
    d.exponent += shift;
    zy_decimal_cut(&d, d.exponent + 1 + decimals);
    zy_decimal_print(out, &d, decimals);
}

static const char *print_type(GString *out, const zy_locale *locale, const zy_specifier *s,
                              double x)
{
    switch (s->type) {
    case '%':
        print_decimals(out, locale, x, locale->per_cent ? 0 : 2, s->precision);
        break;
    case 'b':
        print_power_base(out, x, 2);
        break;
    case 'o':
        print_power_base(out, x, 8);
        break;
    case 'x':
        print_power_base(out, x, 16);
        break;
    case 'X':
        print_power_base(out, x, 16);
        g_string_ascii_up(out);
        break;
    case 'd':
        print_integer(out, x);
        break;
    case 'e':
        zy_print_exponential(out, x, s->precision);
        break;
    case 'f':
        print_decimals(out, locale, x, 0, s->precision);
        break;
    case 'g':
        zy_print_precision(out, x, s->precision);
        break;
    case 'p':
        print_rounded(out, locale->per_cent ? x : x * 100, s->precision);
        break;
    case 'r':
        print_rounded(out, x, s->precision);
        break;
    default:
        return print_prefixed(out, locale, x, s->precision);
    }
    return "";
}

/* Moves what follows the leading digits to the front of `after`; only the digits are grouped. */
static void split_suffix(parts *p)
{
    size_t n = strspn(p->digits->str, "0123456789");

    g_string_prepend(p->after, p->digits->str + n);
    g_string_truncate(p->digits, n);
}

static void print_value(parts *p, const zy_locale *locale, const zy_specifier *s, double value)
{
    const char *unit = "";
    bool negative = signbit(value) && !isnan(value);

    if (isnan(value))
        g_string_append(p->digits, "NaN");
    else
        unit = print_type(p->digits, locale, s, fabs(value));
    if (s->trim)
        trim_zeros(p->digits);
    if (negative && s->sign != '+' && is_zero_text(p->digits->str))
        negative = false;
    if (negative)
        g_string_prepend(p->before, s->sign == '(' ? "(" : locale->minus);
    else if (s->sign != '-' && s->sign != '(')
        g_string_prepend_c(p->before, s->sign);
    g_string_prepend(p->after, unit);
    if (negative && s->sign == '(')
        g_string_append_c(p->after, ')');
    if (strchr("defgprs%", s->type))
        split_suffix(p);
}

static long length_of(const GString *s)
{
    return g_utf8_strlen(s->str, (gssize)s->len);
}

static void repeat(GString *out, const char *fill, long count)
{
    for (; count > 0; count--)
        g_string_append(out, fill);
}

/* Groups, fills up to the width and aligns; leaves the whole text in `before`. */
static void assemble(parts *p, const zy_specifier *s)
{
    if (s->comma && !s->zero)
        group(p->digits, INFINITY);
    long missing = s->width - length_of(p->before) - length_of(p->digits) - length_of(p->after);
    missing = MAX(missing, 0);
    if (s->comma && s->zero) {
        for (long i = 0; i < missing; i++)
            g_string_prepend_c(p->digits, '0');
        group(p->digits, missing ? (double)(s->width - length_of(p->after)) : INFINITY);
        missing = 0;
    }
    long left = s->align == '<' ? 0 : s->align == '^' ? missing / 2 : missing;
    GString *out = g_string_new(NULL);
    if (s->align != '=')
        repeat(out, s->fill, left);
    g_string_append(out, p->before->str);
    if (s->align == '=')
        repeat(out, s->fill, missing);
    g_string_append(out, p->digits->str);
    g_string_append(out, p->after->str);
    if (s->align == '<' || s->align == '^')
        repeat(out, s->fill, missing - left);
    g_string_assign(p->before, out->str);
    g_string_free(out, TRUE);
}

/* `suffix`: follows every number, before a closing parenthesis. */
static const char *format(zy_arena *arena, const zy_locale *locale, zy_specifier s,
                          const char *suffix, double value)
{
    parts p = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL)};

    normalise(&s);
    if (s.symbol == '$')
        g_string_append(p.before, locale->currency_before);
    else if (s.symbol == '#' && strchr("boxX", s.type))
        g_string_append_printf(p.before, "0%c", g_ascii_tolower(s.type));
    if (s.symbol == '$')
        g_string_append(p.after, locale->currency_after);
    else if (s.type == '%' || s.type == 'p')
        g_string_append_c(p.after, '%');
    g_string_append(p.after, suffix);
    if (s.type == 'c') {
        char text[32];
        zy_number_text(value, text);
        g_string_prepend(p.after, text);
    } else {
        print_value(&p, locale, &s, value);
    }
    assemble(&p, &s);
    char *text = zy_arena_text(arena, p.before->str, p.before->len);
    g_string_free(p.before, TRUE);
    g_string_free(p.digits, TRUE);
    g_string_free(p.after, TRUE);
    return text;
}

bool zy_number_format_is_valid(const char *specifier)
{
    zy_specifier s;

    return zy_specifier_read(specifier ? specifier : "", &s);
}

bool zy_number_format_says_percent(const char *specifier)
{
    zy_specifier s;

    return zy_specifier_read(specifier, &s) && (s.type == '%' || s.type == 'p');
}

static zy_specifier read_or(const char *specifier, const char *otherwise)
{
    zy_specifier s;

    if (!specifier || !zy_specifier_read(specifier, &s))
        zy_specifier_read(otherwise, &s);
    return s;
}

const char *zy_number_format(zy_arena *arena, const zy_locale *locale, const char *specifier,
                             double value)
{
    return format(arena, locale, read_or(specifier, ""), "", value);
}

/* Cuts zeros after the point, also before an exponent or a unit. */
static const char *trim_decimals(zy_arena *arena, const char *text)
{
    const char *point = strchr(text, '.'), *end = point ? strrchr(text, 'e') : NULL;

    if (!point)
        return text;
    if (!end || end == text) {
        end = text + strlen(text);
        while (end > point && !g_ascii_isdigit(end[-1]))
            end--;
    }
    const char *last = end;
    while (last > point + 1 && last[-1] == '0')
        last--;
    if (last == point + 1)
        last = point;
    return zy_arena_format(arena, "%.*s%s", (int)(last - text), text, end);
}

const char *zy_number_format_float(zy_arena *arena, const zy_locale *locale, const char *specifier,
                                   double value)
{
    zy_specifier s = read_or(specifier && *specifier ? specifier : NULL, ",");

    if (s.precision >= 0)
        return format(arena, locale, s, "", value);
    s.precision = s.type == '%' ? 10 : s.type == 'e' ? 11 : 12;
    return trim_decimals(arena, format(arena, locale, s, "", value));
}

/* d3's precisionRound. */
static double precision_round(double step, double largest)
{
    step = fabs(step);
    double digits = zy_decimal_exponent(fabs(largest) - step) - zy_decimal_exponent(step);
    return isnan(digits) ? NAN : fmax(0, digits) + 1;
}

/* One unit for all values, that of the largest; a given precision lets each choose its own, as in
 * vega-format. */
static const char *format_in_unit(zy_arena *arena, const zy_locale *locale, zy_specifier s,
                                  double step, double largest, double value)
{
    double exponent = zy_decimal_exponent(largest);
    if (isnan(exponent)) /* nothing but zero: d3 multiplies by NaN here */
        return format(arena, locale, s, "", value);

    prefix unit = prefix_of(locale, exponent);
    double precision = unit.exponent - zy_decimal_exponent(step);
    if (!isnan(precision))
        s.precision = (int)fmax(0, precision);
    s.type = 'f';
    return format(arena, locale, s, unit.word, pow(10, -unit.exponent) * value);
}

const char *zy_number_format_span(zy_arena *arena, const zy_locale *locale, const char *specifier,
                                  double step, double largest, double value)
{
    zy_specifier s = read_or(specifier, ",f");
    double precision = NAN;

    if (s.type == 's' && s.precision < 0)
        return format_in_unit(arena, locale, s, step, largest, value);
    if (!s.type || strchr("egpr", s.type))
        precision = precision_round(step, largest) - (s.type == 'e');
    else if (s.type == 'f' || s.type == '%')
        precision = fmax(0, -zy_decimal_exponent(step)) - (s.type == '%') * 2;
    if (s.precision < 0 && !isnan(precision) && !isnan(zy_decimal_exponent(step)))
        s.precision = (int)fmax(0, precision);
    return format(arena, locale, s, "", value);
}
