/* Arrays, objects and what texts have in common with arrays. */
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "calc/node.h"

static const zy_datum undefined = {.kind = ZY_UNDEFINED};

static zy_datum item(zy_datum list, size_t i)
{
    return list.kind == ZY_ARRAY && i < list.array->count ? list.array->items[i] : undefined;
}

static size_t count_of(zy_datum list)
{
    return list.kind == ZY_ARRAY ? list.array->count : 0;
}

static zy_datum last(zy_datum list)
{
    return count_of(list) ? item(list, count_of(list) - 1) : undefined;
}

static zy_datum length(const zy_call *call)
{
    return zy_calc_member(call->arena, call->args[0], ZY_DATUM_TEXT("length"));
}

/* ---- Searching ---- */

static zy_datum index_in_text(const zy_call *call, const char *text, bool backwards)
{
    const char *what = zy_call_text(call, 1), *found = NULL;
    const double from = zy_call_number(call, 2, backwards ? INFINITY : 0);

    for (const char *at = text; (at = strstr(at, what)); at++) {
        const double unit = (double)zy_units_at(text, (size_t)(at - text));
        if (backwards && !(unit > from))
            found = at;
        if (!backwards && unit >= from) {
            found = at;
            break;
        }
        if (!*at)
            break;
    }
    return ZY_DATUM_NUMBER(found ? (double)zy_units_at(text, (size_t)(found - text)) : -1);
}

static zy_datum index_of(const zy_call *call)
{
    const zy_datum seq = call->args[0];
    double from = zy_calc_whole(zy_call_number(call, 2, 0));

    if (seq.kind == ZY_TEXT)
        return index_in_text(call, seq.text, false);
    from = from < 0 ? fmax(0, from + (double)count_of(seq)) : from;
    for (size_t i = 0; i < count_of(seq); i++)
        if ((double)i >= from && zy_calc_same(item(seq, i), zy_call_arg(call, 1)))
            return ZY_DATUM_NUMBER((double)i);
    return ZY_DATUM_NUMBER(-1);
}

static zy_datum last_index_of(const zy_call *call)
{
    const zy_datum seq = call->args[0];
    double from = zy_call_number(call, 2, INFINITY);

    if (seq.kind == ZY_TEXT)
        return index_in_text(call, seq.text, true);
    from = from < 0 ? from + (double)count_of(seq) : from;
    for (size_t i = count_of(seq); i-- > 0;)
        if ((double)i <= from && zy_calc_same(item(seq, i), zy_call_arg(call, 1)))
            return ZY_DATUM_NUMBER((double)i);
    return ZY_DATUM_NUMBER(-1);
}

/* ---- Parts and orders ---- */

/* An end of a slice: negative ones count from the end. */
static size_t slice_end(double at, size_t count)
{
    const double n = (double)count;

    at = zy_calc_whole(at);
    return (size_t)(at < 0 ? fmax(0, n + at) : fmin(at, n));
}

static zy_datum slice(const zy_call *call)
{
    const zy_datum seq = call->args[0];
    const size_t count = seq.kind == ZY_TEXT ? zy_units_count(seq.text) : count_of(seq);
    const size_t from = slice_end(zy_call_number(call, 1, 0), count);
    const size_t to = zy_call_arg(call, 2).kind == ZY_UNDEFINED
                          ? count
                          : slice_end(zy_call_number(call, 2, 0), count);

    if (seq.kind == ZY_TEXT)
        return ZY_DATUM_TEXT(zy_units_slice(call->arena, seq.text, from, to));
    if (seq.kind != ZY_ARRAY)
        return undefined;
    return zy_datum_array(call->arena, seq.array->items + from, from < to ? to - from : 0);
}

static zy_datum reverse(const zy_call *call)
{
    const zy_datum seq = call->args[0];
    const size_t n = count_of(seq);

    if (seq.kind != ZY_ARRAY)
        return undefined;
    zy_datum *items = ZY_NEW_ARRAY(call->arena, zy_datum, n);
    for (size_t i = 0; i < n; i++)
        items[i] = item(seq, n - 1 - i);
    return zy_datum_array(call->arena, items, n);
}

/* Equal data look alike, so that the order of equal ones does not show. */
static int compare(const void *a, const void *b)
{
    return zy_datum_compare(*(const zy_datum *)a, *(const zy_datum *)b);
}

static zy_datum sort(const zy_call *call)
{
    const zy_datum seq = call->args[0];
    const size_t n = count_of(seq);

    if (seq.kind != ZY_ARRAY)
        return undefined;
    const zy_datum result = zy_datum_array(call->arena, seq.array->items, n);
    if (n > 1)
        qsort(result.array->items, n, sizeof(zy_datum), compare);
    return result;
}

static zy_datum join(const zy_call *call)
{
    const zy_datum seq = call->args[0];
    const char *between = zy_call_arg(call, 1).kind == ZY_UNDEFINED ? "," : zy_call_text(call, 1);
    GString *out = g_string_new(NULL);

    if (seq.kind != ZY_ARRAY) {
        g_string_free(out, TRUE);
        return undefined;
    }
    for (size_t i = 0; i < count_of(seq) && out->len <= ZY_CALC_LENGTH; i++) {
        if (i)
            g_string_append(out, between);
        if (!zy_datum_is_missing(item(seq, i)))
            g_string_append(out, zy_datum_text(call->arena, item(seq, i)));
    }
    const bool fits = out->len <= ZY_CALC_LENGTH;
    const char *text = fits ? zy_arena_text(call->arena, out->str, out->len) : "";
    g_string_free(out, TRUE);
    return fits ? ZY_DATUM_TEXT(text) : zy_call_too_long(call);
}

/* ---- Making ---- */

static zy_datum sequence(const zy_call *call)
{
    double start = call->count > 1 ? zy_call_number(call, 0, NAN) : 0;
    const double stop = zy_call_number(call, call->count > 1 ? 1 : 0, NAN);
    const double step = call->count > 2 ? zy_call_number(call, 2, NAN) : 1;
    const double count = ceil((stop - start) / step);

    if (!(count > 0))
        return zy_datum_array(call->arena, NULL, 0);
    if (count > ZY_CALC_LENGTH)
        return zy_call_too_long(call);
    zy_datum *items = ZY_NEW_ARRAY(call->arena, zy_datum, (size_t)count);
    for (size_t i = 0; i < (size_t)count; i++)
        items[i] = ZY_DATUM_NUMBER(start + (double)i * step);
    return zy_datum_array(call->arena, items, (size_t)count);
}

static bool is_no_value(zy_datum d)
{
    return zy_datum_is_missing(d) ||
           ((d.kind == ZY_NUMBER || d.kind == ZY_TIME) && isnan(d.number));
}

static zy_datum extent(const zy_call *call)
{
    const zy_datum seq = call->args[0];
    zy_datum ends[2] = {undefined, undefined};
    bool any = false;

    for (size_t i = 0; i < count_of(seq); i++) {
        const zy_datum d = item(seq, i);
        if (is_no_value(d))
            continue;
        if (!any || zy_calc_less(call->arena, d, ends[0]))
            ends[0] = d;
        if (!any || zy_calc_less(call->arena, ends[1], d))
            ends[1] = d;
        any = true;
    }
    return zy_datum_array(call->arena, ends, 2);
}

static zy_member *find_member(zy_object *object, const char *name)
{
    for (size_t i = 0; i < object->count; i++)
        if (strcmp(object->members[i].name, name) == 0)
            return &object->members[i];
    return NULL;
}

static zy_datum merge(const zy_call *call)
{
    size_t room = 0;

    for (size_t i = 0; i < call->count; i++)
        room += call->args[i].kind == ZY_OBJECT ? call->args[i].object->count : 0;
    zy_object *all = zy_object_new(call->arena, room);
    all->count = 0;
    for (size_t i = 0; i < call->count; i++)
        for (size_t k = 0; call->args[i].kind == ZY_OBJECT && k < call->args[i].object->count;
             k++) {
            const zy_member *from = &call->args[i].object->members[k];
            zy_member *to = find_member(all, from->name);
            *(to ? to : &all->members[all->count++]) = *from;
        }
    return (zy_datum){.kind = ZY_OBJECT, .object = all};
}

/* A path such as "a.b" or "a[0]" into an object. */
static zy_datum at_path(zy_arena *arena, zy_datum d, const char *path)
{
    while (*path) {
        const size_t len = strcspn(path, ".[]");
        if (len)
            d = zy_calc_member(arena, d, ZY_DATUM_TEXT(zy_arena_text(arena, path, len)));
        path += len;
        path += *path != '\0';
    }
    return d;
}

static zy_datum pluck(const zy_call *call)
{
    const zy_datum from = call->args[0];
    const char *path = zy_call_text(call, 1);
    const size_t n = count_of(from);

    if (from.kind != ZY_ARRAY)
        return at_path(call->arena, from, path);
    zy_datum *items = ZY_NEW_ARRAY(call->arena, zy_datum, n);
    for (size_t i = 0; i < n; i++)
        items[i] = at_path(call->arena, item(from, i), path);
    return zy_datum_array(call->arena, items, n);
}

/* ---- Ranges: arrays of two numbers or more ---- */

static zy_datum peek(const zy_call *call)
{
    return last(call->args[0]);
}

static zy_datum span(const zy_call *call)
{
    const double width =
        zy_datum_number(last(call->args[0])) - zy_datum_number(item(call->args[0], 0));

    return ZY_DATUM_NUMBER(isnan(width) ? 0 : width);
}

/* Undefined counts as true. */
static bool is_closed(const zy_call *call, size_t i)
{
    return zy_call_arg(call, i).kind == ZY_UNDEFINED || zy_datum_truth(zy_call_arg(call, i));
}

static zy_datum in_range(const zy_call *call)
{
    const zy_datum value = call->args[0];
    zy_datum lo = item(call->args[1], 0), hi = last(call->args[1]);
    zy_arena *arena = call->arena;

    if (zy_calc_less(arena, hi, lo)) {
        const zy_datum swap = lo;
        lo = hi;
        hi = swap;
    }
    return ZY_DATUM_BOOL(
        (is_closed(call, 2) ? zy_calc_not_less(arena, value, lo)
                            : zy_calc_less(arena, lo, value)) &&
        (is_closed(call, 3) ? zy_calc_not_less(arena, hi, value) : zy_calc_less(arena, value, hi)));
}

static zy_datum clamp_range(const zy_call *call)
{
    const double a = zy_datum_number(item(call->args[0], 0));
    const double b = zy_datum_number(item(call->args[0], 1));
    const double min = zy_call_number(call, 1, 0), max = zy_call_number(call, 2, 0);
    const double width = fabs(b - a);
    zy_datum ends[2] = {ZY_DATUM_NUMBER(min), ZY_DATUM_NUMBER(max)};

    if (!(width >= max - min)) {
        const double lo = fmin(fmax(fmin(a, b), min), max - width);
        ends[0].number = lo;
        ends[1].number = lo + width;
    }
    return zy_datum_array(call->arena, ends, 2);
}

static zy_datum lerp(const zy_call *call)
{
    const double lo = zy_datum_number(item(call->args[0], 0));
    const double hi = zy_datum_number(last(call->args[0])), f = zy_call_number(call, 1, 0);

    return ZY_DATUM_NUMBER(!(f < 0 || f > 0) ? lo : f == 1 ? hi : lo + f * (hi - lo));
}

static zy_datum interpolate_linear(const zy_call *call)
{
    const zy_datum list = call->args[0];
    const size_t n = count_of(list);
    const double f = zy_call_number(call, 1, 0);

    if (n == 0)
        return undefined;
    if (n == 1 || !(f > 0))
        return item(list, 0);
    if (f >= 1)
        return last(list);
    const double at = f * (double)(n - 1);
    const size_t i = (size_t)at;
    const double a = zy_datum_number(item(list, i)), t = at - (double)i;
    return t > 0 ? ZY_DATUM_NUMBER(a + t * (zy_datum_number(item(list, i + 1)) - a))
                 : item(list, i);
}

/* Which of three values, by whether a number is near an end of a range. */
static zy_datum flush(const zy_call *call)
{
    const zy_datum given = zy_call_arg(call, 2), hi = last(call->args[0]);
    const double a = zy_datum_number(item(call->args[0], 0)), b = zy_datum_number(hi);
    const double value = zy_call_number(call, 1, NAN), near = zy_datum_number(given);
    const bool is_zero = given.kind == ZY_NUMBER && given.number == 0;

    if ((!zy_datum_truth(given) && !is_zero) || hi.kind == ZY_UNDEFINED)
        return zy_call_arg(call, 5);
    const double left = fabs(value - fmin(a, b)), right = fabs(fmax(a, b) - value);
    if (left < right && left <= near)
        return zy_call_arg(call, 3);
    return zy_call_arg(call, right <= near ? 4 : 5);
}

const zy_function zy_functions_list[] = {
    {"length", 1, 1, length, NULL},
    {"indexof", 2, 3, index_of, NULL},
    {"lastindexof", 2, 3, last_index_of, NULL},
    {"slice", 1, 3, slice, NULL},
    {"reverse", 1, 1, reverse, NULL},
    {"sort", 1, 1, sort, NULL},
    {"join", 1, 2, join, NULL},
    {"sequence", 1, 3, sequence, NULL},
    {"extent", 1, 1, extent, NULL},
    {"merge", 0, -1, merge, NULL},
    {"pluck", 2, 2, pluck, NULL},
    {"peek", 1, 1, peek, NULL},
    {"span", 1, 1, span, NULL},
    {"inrange", 2, 4, in_range, NULL},
    {"clampRange", 3, 3, clamp_range, NULL},
    {"lerp", 2, 2, lerp, NULL},
    {"interpolateLinear", 2, 2, interpolate_linear, NULL},
    {"flush", 6, 6, flush, NULL},
    {NULL, 0, 0, NULL, NULL},
};
