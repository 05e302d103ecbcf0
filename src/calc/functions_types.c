/* What a value is, and turning it into another kind. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "calc/node.h"

static zy_datum is(const zy_call *call, zy_datum_kind kind)
{
    return ZY_DATUM_BOOL(call->args[0].kind == kind);
}

static zy_datum is_array(const zy_call *call)
{
    return is(call, ZY_ARRAY);
}

static zy_datum is_boolean(const zy_call *call)
{
    return is(call, ZY_BOOL);
}

static zy_datum is_date(const zy_call *call)
{
    return is(call, ZY_TIME);
}

static zy_datum is_number(const zy_call *call)
{
    return is(call, ZY_NUMBER);
}

static zy_datum is_string(const zy_call *call)
{
    return is(call, ZY_TEXT);
}

/* Dates, arrays and regular expressions are objects, too. */
static zy_datum is_object(const zy_call *call)
{
    const zy_datum_kind kind = call->args[0].kind;

    return ZY_DATUM_BOOL(kind == ZY_OBJECT || kind == ZY_ARRAY || kind == ZY_TIME);
}

static zy_datum is_regexp(const zy_call *call)
{
    return ZY_DATUM_BOOL(zy_datum_is_regex(call->args[0]));
}

static zy_datum is_defined(const zy_call *call)
{
    return ZY_DATUM_BOOL(call->args[0].kind != ZY_UNDEFINED);
}

static bool is_numeric(zy_datum d)
{
    return d.kind == ZY_NUMBER || d.kind == ZY_TIME;
}

static zy_datum is_valid(const zy_call *call)
{
    const zy_datum d = call->args[0];

    return ZY_DATUM_BOOL(!zy_datum_is_missing(d) && !(d.kind == ZY_NUMBER && isnan(d.number)));
}

static zy_datum is_nan(const zy_call *call)
{
    return ZY_DATUM_BOOL(is_numeric(call->args[0]) && isnan(call->args[0].number));
}

static zy_datum is_finite(const zy_call *call)
{
    return ZY_DATUM_BOOL(is_numeric(call->args[0]) && isfinite(call->args[0].number));
}

/* Vega's conversions keep nothing as nothing. */
static bool is_nothing(zy_datum d)
{
    return zy_datum_is_missing(d) || (d.kind == ZY_TEXT && !d.text[0]);
}

static zy_datum to_boolean(const zy_call *call)
{
    const zy_datum d = call->args[0];

    if (is_nothing(d))
        return ZY_DATUM_NULL;
    if (d.kind == ZY_TEXT)
        return ZY_DATUM_BOOL(strcmp(d.text, "false") != 0 && strcmp(d.text, "0") != 0);
    return ZY_DATUM_BOOL(zy_datum_truth(d));
}

static zy_datum to_date(const zy_call *call)
{
    const zy_datum d = call->args[0];

    if (is_nothing(d))
        return ZY_DATUM_NULL;
    return is_numeric(d) ? ZY_DATUM_TIME(d.number)
                         : ZY_DATUM_TIME(zy_js_date_parse(zy_call_text(call, 0)));
}

static zy_datum to_number(const zy_call *call)
{
    return is_nothing(call->args[0]) ? ZY_DATUM_NULL
                                     : ZY_DATUM_NUMBER(zy_datum_number(call->args[0]));
}

static zy_datum to_string(const zy_call *call)
{
    return is_nothing(call->args[0]) ? ZY_DATUM_NULL : ZY_DATUM_TEXT(zy_call_text(call, 0));
}

static const char *after_space(const char *text)
{
    while (*text == ' ' || (*text >= '\t' && *text <= '\r'))
        text++;
    return text;
}

/* The longest number at the beginning of the text. */
static zy_datum parse_float(const zy_call *call)
{
    const char *text = after_space(zy_call_text(call, 0)), *at = text;
    double number = NAN;

    at += *at == '+' || *at == '-';
    if (strncmp(at, "Infinity", 8) == 0)
        return ZY_DATUM_NUMBER(*text == '-' ? -INFINITY : INFINITY);
    while (g_ascii_isdigit(*at))
        at++;
    if (*at == '.')
        do
            at++;
        while (g_ascii_isdigit(*at));
    const char *exponent = at;
    if (*at == 'e' || *at == 'E') {
        exponent++;
        exponent += *exponent == '+' || *exponent == '-';
        for (; g_ascii_isdigit(*exponent); at = exponent)
            exponent++;
    }
    const double read = zy_number_script(zy_arena_text(call->arena, text, (size_t)(at - text)));
    if (at > text && (g_ascii_isdigit(at[-1]) || (at - text > 1 && at[-1] == '.')))
        number = read;
    return ZY_DATUM_NUMBER(number);
}

static int digit_of(char c)
{
    return g_ascii_isdigit(c)     ? c - '0'
           : c >= 'a' && c <= 'z' ? c - 'a' + 10
           : c >= 'A' && c <= 'Z' ? c - 'A' + 10
                                  : 99;
}

static zy_datum parse_int(const zy_call *call)
{
    const char *text = after_space(zy_call_text(call, 0));
    const double sign = *text == '-' ? -1 : 1;
    int base = zy_calc_int32(zy_call_number(call, 1, 0));
    double number = 0;

    text += *text == '+' || *text == '-';
    if ((base == 0 || base == 16) && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        text += 2;
        base = 16;
    }
    base = base ? base : 10;
    if (base < 2 || base > 36 || digit_of(*text) >= base)
        return ZY_DATUM_NUMBER(NAN);
    for (; digit_of(*text) < base; text++)
        number = number * base + digit_of(*text);
    return ZY_DATUM_NUMBER(sign * number);
}

const zy_function zy_functions_types[] = {
    {"isArray", 1, 1, is_array, NULL},   {"isBoolean", 1, 1, is_boolean, NULL},
    {"isDate", 1, 1, is_date, NULL},     {"isDefined", 1, 1, is_defined, NULL},
    {"isNumber", 1, 1, is_number, NULL}, {"isObject", 1, 1, is_object, NULL},
    {"isRegExp", 1, 1, is_regexp, NULL}, {"isString", 1, 1, is_string, NULL},
    {"isValid", 1, 1, is_valid, NULL},   {"isNaN", 1, 1, is_nan, NULL},
    {"isFinite", 1, 1, is_finite, NULL}, {"toBoolean", 1, 1, to_boolean, NULL},
    {"toDate", 1, 1, to_date, NULL},     {"toNumber", 1, 1, to_number, NULL},
    {"toString", 1, 1, to_string, NULL}, {"parseFloat", 1, 1, parse_float, NULL},
    {"parseInt", 1, 2, parse_int, NULL}, {NULL, 0, 0, NULL, NULL},
};
