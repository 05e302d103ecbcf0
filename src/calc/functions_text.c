/* Texts. Positions count UTF-16 units, as in JavaScript. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "calc/node.h"

/* Hands a text of GLib to the arena. */
static zy_datum take(const zy_call *call, GString *text)
{
    char *copy = zy_arena_text(call->arena, text->str, text->len);

    g_string_free(text, TRUE);
    return ZY_DATUM_TEXT(copy);
}

/* Letter by letter: the functions of GLib for whole texts follow the locale. */
static zy_datum change_case(const zy_call *call, gunichar (*change)(gunichar), const char *sharp_s)
{
    GString *out = g_string_new(NULL);

    for (const char *s = zy_call_text(call, 0); *s; s = zy_units_next(s)) {
        const gunichar c = g_utf8_get_char(s);
        if (c == 0xDF)
            g_string_append(out, sharp_s);
        else
            g_string_append_unichar(out, change(c));
    }
    return take(call, out);
}

static zy_datum upper(const zy_call *call)
{
    return change_case(call, g_unichar_toupper, "SS");
}

static zy_datum lower(const zy_call *call)
{
    return change_case(call, g_unichar_tolower, "ß");
}

static double within(double x, double lo, double hi)
{
    return isnan(x) || x < lo ? lo : x > hi ? hi : x;
}

static zy_datum substring(const zy_call *call)
{
    const char *text = zy_call_text(call, 0);
    const double len = (double)zy_units_count(text);
    double from = within(trunc(zy_call_number(call, 1, 0)), 0, len);
    double to = zy_call_arg(call, 2).kind == ZY_UNDEFINED
                    ? len
                    : within(trunc(zy_call_number(call, 2, 0)), 0, len);

    return ZY_DATUM_TEXT(
        zy_units_slice(call->arena, text, (size_t)fmin(from, to), (size_t)fmax(from, to)));
}

static bool is_space(gunichar c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xFEFF || c == 0x2028 || c == 0x2029 ||
           (c >= 0x80 && g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR);
}

static zy_datum trim(const zy_call *call)
{
    const char *start = zy_call_text(call, 0), *end = start + strlen(start);

    while (*start && is_space(g_utf8_get_char(start)))
        start = zy_units_next(start);
    while (end > start && is_space(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return ZY_DATUM_TEXT(zy_arena_text(call->arena, start, (size_t)(end - start)));
}

static void append_repeated(GString *out, const char *text, double times)
{
    for (double i = 0; i < times; i++)
        g_string_append(out, text);
}

static zy_datum pad(const zy_call *call)
{
    const char *text = zy_call_text(call, 0);
    const double missing = zy_call_number(call, 1, NAN) - (double)zy_units_count(text);
    const zy_datum fill = zy_call_arg(call, 2);
    const char *with = zy_datum_truth(fill) ? zy_datum_text(call->arena, fill) : " ";
    const char *align = zy_call_text(call, 3);
    double before = 0, after = ceil(missing);

    if (!(missing > 0))
        return ZY_DATUM_TEXT(text);
    if (missing * (double)strlen(with) > ZY_CALC_LENGTH)
        return zy_call_too_long(call);
    if (strcmp(align, "left") == 0) {
        before = missing;
        after = 0;
    } else if (strcmp(align, "center") == 0) {
        before = trunc(missing / 2);
        after = ceil(missing / 2);
    }
    GString *out = g_string_new(NULL);
    append_repeated(out, with, before);
    g_string_append(out, text);
    append_repeated(out, with, after);
    return take(call, out);
}

static zy_datum truncate(const zy_call *call)
{
    const char *text = zy_call_text(call, 0);
    const double units = (double)zy_units_count(text), most = zy_call_number(call, 1, NAN);
    const zy_datum given = zy_call_arg(call, 3);
    const char *dots = zy_datum_is_missing(given) ? "…" : zy_datum_text(call->arena, given);
    const char *align = zy_call_text(call, 2);
    const double keep = fmax(0, most - (double)zy_units_count(dots));
    zy_arena *arena = call->arena;

    if (!(units > most))
        return ZY_DATUM_TEXT(text);
    if (strcmp(align, "left") == 0)
        return ZY_DATUM_TEXT(
            zy_arena_format(arena, "%s%s", dots,
                            zy_units_slice(arena, text, (size_t)(units - keep), (size_t)units)));
    if (strcmp(align, "center") == 0) {
        const size_t head = (size_t)ceil(keep / 2), rest = (size_t)trunc(keep / 2);
        return ZY_DATUM_TEXT(
            zy_arena_format(arena, "%s%s%s", zy_units_slice(arena, text, 0, head), dots,
                            zy_units_slice(arena, text, (size_t)units - rest, (size_t)units)));
    }
    return ZY_DATUM_TEXT(
        zy_arena_format(arena, "%s%s", zy_units_slice(arena, text, 0, (size_t)keep), dots));
}

static zy_datum encode_uri(const zy_call *call)
{
    GString *out = g_string_new(NULL);

    for (const char *s = zy_call_text(call, 0); *s; s++) {
        if (g_ascii_isalnum(*s) || strchr("-_.!~*'()", *s))
            g_string_append_c(out, *s);
        else
            g_string_append_printf(out, "%%%02X", (unsigned)(unsigned char)*s);
    }
    return take(call, out);
}

/* Texts of Latin-1 only; undefined for others, which throw in JavaScript. */
static zy_datum to_base64(const zy_call *call)
{
    GByteArray *bytes = g_byte_array_new();
    bool latin = true;

    for (const char *s = zy_call_text(call, 0); *s; s = zy_units_next(s)) {
        const gunichar c = g_utf8_get_char(s);
        const guint8 byte = (guint8)c;
        latin &= c < 256;
        g_byte_array_append(bytes, &byte, 1);
    }
    char *encoded = g_base64_encode(bytes->data, bytes->len);
    char *copy = zy_arena_text(call->arena, encoded, strlen(encoded));
    g_byte_array_free(bytes, TRUE);
    g_free(encoded);
    return latin ? ZY_DATUM_TEXT(copy) : (zy_datum){.kind = ZY_UNDEFINED};
}

static zy_datum from_base64(const zy_call *call)
{
    gsize len = 0;
    guchar *bytes = g_base64_decode(zy_call_text(call, 0), &len);
    GString *out = g_string_new(NULL);

    for (gsize i = 0; i < len; i++)
        g_string_append_unichar(out, bytes[i] ? bytes[i] : 0xFFFD);
    g_free(bytes);
    return take(call, out);
}

const zy_function zy_functions_text[] = {
    {"upper", 1, 1, upper, NULL},
    {"lower", 1, 1, lower, NULL},
    {"substring", 1, 3, substring, NULL},
    {"trim", 1, 1, trim, NULL},
    {"pad", 2, 4, pad, NULL},
    {"truncate", 2, 4, truncate, NULL},
    {"btoa", 1, 1, to_base64, NULL},
    {"atob", 1, 1, from_base64, NULL},
    {"encodeURIComponent", 1, 1, encode_uri, NULL},
    {NULL, 0, 0, NULL, NULL},
};
