/* Numbers and times as text, and back. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "calc/node.h"

static const char *specifier_of(const zy_call *call, size_t i, const char *otherwise)
{
    return zy_datum_is_missing(zy_call_arg(call, i)) ? otherwise : zy_call_text(call, i);
}

static zy_datum format(const zy_call *call)
{
    if (call->args[0].kind == ZY_NULL)
        return ZY_DATUM_TEXT("null");
    return ZY_DATUM_TEXT(zy_number_format(call->arena, call->expression->locale,
                                          specifier_of(call, 1, ""),
                                          zy_datum_number(call->args[0])));
}

static double moment(const zy_call *call)
{
    const zy_datum d = call->args[0];

    return d.kind == ZY_TEXT ? zy_js_date_parse(d.text) : zy_datum_number(d);
}

/* vega-format's table of formats {year: ..., month: ...}: by the largest unit that begins at the
 * instant. */
static const char *multi_format(const zy_call *call, double ms)
{
    const zy_locale *locale = call->expression->locale;
    zy_locale own = *locale;

    for (size_t i = 0; i < ZY_TIME_UNITS; i++) {
        const zy_datum given = zy_object_find(call->args[1].object, zy_time_unit_name(1u << i));
        if (given.kind == ZY_TEXT)
            own.multi[i] = given.text;
    }
    return zy_time_multi_format(call->arena, &own, ms);
}

static zy_datum time_format(const zy_call *call)
{
    const double ms = moment(call);
    const zy_datum specifier = zy_call_arg(call, 1);

    if (call->args[0].kind == ZY_NULL)
        return ZY_DATUM_TEXT("null");
    if (!(fabs(ms) <= 8.64e15))
        return ZY_DATUM_TEXT("NaN");
    if (specifier.kind == ZY_OBJECT)
        return ZY_DATUM_TEXT(multi_format(call, ms));
    if (zy_datum_is_missing(specifier))
        return ZY_DATUM_TEXT(zy_time_multi_format(call->arena, call->expression->locale, ms));
    return ZY_DATUM_TEXT(
        zy_time_format(call->arena, call->expression->locale, zy_call_text(call, 1), ms));
}

static zy_datum time_parse(const zy_call *call)
{
    const double ms =
        zy_time_parse(call->expression->locale, zy_call_text(call, 1), zy_call_text(call, 0));

    return isnan(ms) ? ZY_DATUM_NULL : ZY_DATUM_TIME(ms);
}

/* Names of months (0 to 11) and days (0 is Sunday); other whole numbers go round. */
static zy_datum name_of(const zy_call *call, const char *specifier, bool is_month)
{
    const zy_datum d = call->args[0];

    if (d.kind != ZY_NUMBER || d.number != trunc(d.number) || fabs(d.number) > 1e6)
        return ZY_DATUM_TEXT("");
    const int n = (int)d.number;
    const double ms = is_month ? zy_date_ms(2000, 1 + n, 1) : zy_date_ms(2000, 1, 2 + n);
    return ZY_DATUM_TEXT(zy_time_format(call->arena, call->expression->locale, specifier, ms));
}

static zy_datum month_format(const zy_call *call)
{
    return name_of(call, "%B", true);
}

static zy_datum month_short_format(const zy_call *call)
{
    return name_of(call, "%b", true);
}

static zy_datum day_format(const zy_call *call)
{
    return name_of(call, "%A", false);
}

static zy_datum day_short_format(const zy_call *call)
{
    return name_of(call, "%a", false);
}

/* ---- timeUnitSpecifier ---- */

/* The units of an expression: those of vega-time and the ISO week. */
enum { UNITS = ZY_TIME_UNITS + 1 };

static bool names_unit(zy_datum d, const char *unit)
{
    bool has = d.kind == ZY_TEXT && strcmp(d.text, unit) == 0;

    for (size_t i = 0; d.kind == ZY_ARRAY && i < d.array->count && !has; i++)
        has = d.array->items[i].kind == ZY_TEXT && strcmp(d.array->items[i].text, unit) == 0;
    return has;
}

/* The units of the first argument in the order of their size. */
static size_t units_of(const zy_call *call, const char *found[UNITS])
{
    size_t count = 0;

    for (unsigned unit = 1; unit < 1u << ZY_TIME_UNITS; unit <<= 1) {
        if (names_unit(call->args[0], zy_time_unit_name(unit)))
            found[count++] = zy_time_unit_name(unit);
        if (unit == ZY_UNIT_WEEK && names_unit(call->args[0], "isoweek"))
            found[count++] = "isoweek";
    }
    return count;
}

static const char *specifier_for(const zy_call *call, const char *key)
{
    static const struct {
        const char *key, *specifier;
    } known[] = {{"isoweek", "W%V "},
                 {"year-isoweek", "%G W%V "},
                 {"year-month", "%Y-%m "},
                 {"year-month-date", "%Y-%m-%d "},
                 {"hours-minutes", "%H:%M"}};
    const zy_datum own = zy_call_arg(call, 1);

    if (own.kind == ZY_OBJECT) {
        const zy_datum given = zy_object_find(own.object, key);
        if (!zy_datum_is_missing(given))
            return zy_datum_text(call->arena, given);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(known[i].key, key) == 0)
            return known[i].specifier;
    return zy_time_unit_specifier(zy_time_unit_find(key));
}

/* The longest run of units that has a specifier comes first, then the next. */
static zy_datum time_unit_specifier(const zy_call *call)
{
    const char *found[UNITS];
    const size_t count = units_of(call, found);
    GString *out = g_string_new(NULL), *key = g_string_new(NULL);

    for (size_t start = 0; start < count;) {
        size_t end = count;
        for (const char *specifier = NULL; end > start && !specifier; end -= !specifier) {
            g_string_truncate(key, 0);
            for (size_t i = start; i < end; i++)
                g_string_append_printf(key, "%s%s", i > start ? "-" : "", found[i]);
            specifier = specifier_for(call, key->str);
            if (specifier)
                g_string_append(out, specifier);
        }
        start = end > start ? end : start + 1;
    }
    g_strstrip(out->str);
    const char *text = zy_arena_text(call->arena, out->str, strlen(out->str));
    g_string_free(out, TRUE);
    g_string_free(key, TRUE);
    return ZY_DATUM_TEXT(text);
}

const zy_function zy_functions_format[] = {
    {"format", 1, 2, format, NULL},
    {"timeFormat", 1, 2, time_format, NULL},
    {"utcFormat", 1, 2, time_format, NULL},
    {"timeParse", 2, 2, time_parse, NULL},
    {"utcParse", 2, 2, time_parse, NULL},
    {"monthFormat", 1, 1, month_format, NULL},
    {"monthAbbrevFormat", 1, 1, month_short_format, NULL},
    {"dayFormat", 1, 1, day_format, NULL},
    {"dayAbbrevFormat", 1, 1, day_short_format, NULL},
    {"timeUnitSpecifier", 1, 2, time_unit_specifier, NULL},
    {NULL, 0, 0, NULL, NULL},
};
