#include "base/datum.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"

bool zy_datum_is_missing(zy_datum d)
{
    return d.kind == ZY_UNDEFINED || d.kind == ZY_NULL;
}

/* An array is first a text: [] is "", [x] is x as a text. */
static double array_number(const zy_array *array)
{
    while (array->count == 1 && array->items[0].kind == ZY_ARRAY)
        array = array->items[0].array;
    if (array->count == 0)
        return 0;
    zy_datum only = array->items[0];
    if (array->count > 1 || only.kind == ZY_BOOL || only.kind == ZY_TIME)
        return NAN;
    return zy_datum_is_missing(only) ? 0 : zy_datum_number(only);
}

double zy_datum_number(zy_datum d)
{
    switch (d.kind) {
    case ZY_UNDEFINED:
        return NAN;
    case ZY_NULL:
        return 0;
    case ZY_BOOL:
        return d.boolean;
    case ZY_NUMBER:
    case ZY_TIME:
        return d.number;
    case ZY_TEXT:
        return zy_number_script(d.text);
    case ZY_ARRAY:
        return array_number(d.array);
    case ZY_OBJECT:
        break;
    }
    return NAN;
}

bool zy_datum_truth(zy_datum d)
{
    switch (d.kind) {
    case ZY_UNDEFINED:
    case ZY_NULL:
        return false;
    case ZY_BOOL:
        return d.boolean;
    case ZY_NUMBER:
        return d.number != 0 && !isnan(d.number);
    case ZY_TEXT:
        return *d.text != '\0';
    case ZY_TIME:
    case ZY_ARRAY:
    case ZY_OBJECT:
        break;
    }
    return true;
}

/* The day of the Gregorian calendar, `days` after 1970-01-01. Years are counted from March, so that
 * the leap day is the last of its year. */
static void put_day(GString *out, long days)
{
    const long shifted = days + 719468; /* since 0000-03-01 */
    const long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const long day_of_era = shifted - era * 146097;
    const long year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long month = (5 * day_of_year + 2) / 153; /* 0 = March */
    const long day = day_of_year - (153 * month + 2) / 5 + 1;
    const long year = year_of_era + era * 400 + (month >= 10);

    if (year >= 0 && year <= 9999)
        g_string_append_printf(out, "%04ld", year);
    else
        g_string_append_printf(out, "%c%06ld", year < 0 ? '-' : '+', labs(year));
    g_string_append_printf(out, "-%02ld-%02ld", month < 10 ? month + 3 : month - 9, day);
}

/* JavaScript's instants end 100,000,000 days before and after 1970. */
static bool is_instant(double ms)
{
    return fabs(ms) <= 8.64e15;
}

/* As Date.toISOString writes it. */
static void put_time(GString *out, double ms)
{
    const double day_ms = 86400000;
    double whole = trunc(ms), days = floor(whole / day_ms);
    long rest = (long)(whole - days * day_ms);

    put_day(out, (long)days);
    g_string_append_printf(out, "T%02ld:%02ld:%02ld.%03ldZ", rest / 3600000, rest / 60000 % 60,
                           rest / 1000 % 60, rest % 1000);
}

static void put_text(GString *out, zy_datum d);

static void put_array_text(GString *out, const zy_array *array)
{
    for (size_t i = 0; i < array->count; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        if (!zy_datum_is_missing(array->items[i]))
            put_text(out, array->items[i]);
    }
}

/* Nesting is limited where data are read. */
static void put_text(GString *out, zy_datum d)
{
    char number[32];

    switch (d.kind) {
    case ZY_UNDEFINED:
        g_string_append(out, "undefined");
        break;
    case ZY_NULL:
        g_string_append(out, "null");
        break;
    case ZY_BOOL:
        g_string_append(out, d.boolean ? "true" : "false");
        break;
    case ZY_NUMBER:
        zy_number_text(d.number, number);
        g_string_append(out, number);
        break;
    case ZY_TIME:
        if (is_instant(d.number))
            put_time(out, d.number);
        else
            g_string_append(out, "Invalid Date");
        break;
    case ZY_TEXT:
        g_string_append(out, d.text);
        break;
    case ZY_ARRAY:
        put_array_text(out, d.array);
        break;
    case ZY_OBJECT:
        g_string_append(out, "[object Object]");
        break;
    }
}

static const char *moved_to_arena(zy_arena *arena, GString *text)
{
    const char *copy = zy_arena_text(arena, text->str, text->len);

    g_string_free(text, TRUE);
    return copy;
}

const char *zy_datum_text(zy_arena *arena, zy_datum d)
{
    if (d.kind == ZY_TEXT)
        return d.text;
    GString *out = g_string_new(NULL);
    put_text(out, d);
    return moved_to_arena(arena, out);
}

static bool equal_numbers(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool equal_arrays(const zy_array *a, const zy_array *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!zy_datum_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

/* Members are mostly in the same order; when not, they are looked for. */
static bool equal_objects(const zy_object *a, const zy_object *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const char *name = a->members[i].name;
        zy_datum other =
            strcmp(name, b->members[i].name) == 0 ? b->members[i].value : zy_object_find(b, name);
        if (!zy_datum_equal(a->members[i].value, other))
            return false;
    }
    return true;
}

bool zy_datum_equal(zy_datum a, zy_datum b)
{
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case ZY_UNDEFINED:
    case ZY_NULL:
        break;
    case ZY_BOOL:
        return a.boolean == b.boolean;
    case ZY_NUMBER:
    case ZY_TIME:
        return equal_numbers(a.number, b.number);
    case ZY_TEXT:
        return strcmp(a.text, b.text) == 0;
    case ZY_ARRAY:
        return equal_arrays(a.array, b.array);
    case ZY_OBJECT:
        return equal_objects(a.object, b.object);
    }
    return true;
}

/* The classes of the order, low to high. */
typedef enum rank { MISSING, NOT_A_NUMBER, NUMERIC, TEXTUAL, LISTED, NAMED } rank;

static rank rank_of(zy_datum d)
{
    switch (d.kind) {
    case ZY_UNDEFINED:
    case ZY_NULL:
        break;
    case ZY_BOOL:
        return NUMERIC;
    case ZY_NUMBER:
    case ZY_TIME:
        return isnan(d.number) ? NOT_A_NUMBER : NUMERIC;
    case ZY_TEXT:
        return TEXTUAL;
    case ZY_ARRAY:
        return LISTED;
    case ZY_OBJECT:
        return NAMED;
    }
    return MISSING;
}

/* JavaScript compares the units of UTF-16, where characters beyond U+FFFF begin with a surrogate
 * and so come before U+E000 to U+FFFF (EE.. and EF.. in UTF-8). */
static int compare_texts(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    int ca = (unsigned char)*a, cb = (unsigned char)*b;
    if (ca >= 0xee && cb >= 0xee && (ca >= 0xf0) != (cb >= 0xf0))
        return cb - ca;
    return ca - cb;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_arrays(const zy_array *a, const zy_array *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        int order = zy_datum_compare(a->items[i], b->items[i]);
        if (order)
            return order;
    }
    return compare_sizes(a->count, b->count);
}

static int compare_objects(const zy_object *a, const zy_object *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        int order = compare_texts(a->members[i].name, b->members[i].name);
        if (order == 0)
            order = zy_datum_compare(a->members[i].value, b->members[i].value);
        if (order)
            return order;
    }
    return compare_sizes(a->count, b->count);
}

int zy_datum_compare(zy_datum a, zy_datum b)
{
    rank class = rank_of(a), other = rank_of(b);

    if (class != other)
        return class < other ? -1 : 1;
    switch (class) {
    case MISSING:
    case NOT_A_NUMBER:
        break;
    case NUMERIC: {
        double na = zy_datum_number(a), nb = zy_datum_number(b);
        return (na > nb) - (na < nb);
    }
    case TEXTUAL:
        return compare_texts(a.text, b.text);
    case LISTED:
        return compare_arrays(a.array, b.array);
    case NAMED:
        return compare_objects(a.object, b.object);
    }
    return 0;
}

static uint64_t mixed(uint64_t hash)
{
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdULL;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53ULL;
    return hash ^ hash >> 33;
}

static uint64_t hash_text(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325ULL;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3ULL;
    return mixed(hash);
}

static uint64_t hash_number(double number)
{
    uint64_t bits = 0;

    if (isnan(number))
        return 0x7ff8;
    if (number != 0) /* 0 and -0 are equal */
        memcpy(&bits, &number, sizeof bits);
    return mixed(bits);
}

static uint64_t hash_of(zy_datum d);

static uint64_t hash_array(const zy_array *array)
{
    uint64_t hash = array->count;

    for (size_t i = 0; i < array->count; i++)
        hash = mixed(hash * 31 + hash_of(array->items[i]));
    return hash;
}

/* A sum: the order of the members makes no difference. */
static uint64_t hash_object(const zy_object *object)
{
    uint64_t hash = object->count;

    for (size_t i = 0; i < object->count; i++)
        hash += mixed(hash_text(object->members[i].name) + 31 * hash_of(object->members[i].value));
    return hash;
}

static uint64_t hash_of(zy_datum d)
{
    const uint64_t kind = d.kind * 0x9e3779b97f4a7c15ULL;

    switch (d.kind) {
    case ZY_UNDEFINED:
    case ZY_NULL:
        break;
    case ZY_BOOL:
        return kind + d.boolean;
    case ZY_NUMBER:
    case ZY_TIME:
        return kind + hash_number(d.number);
    case ZY_TEXT:
        return kind + hash_text(d.text);
    case ZY_ARRAY:
        return kind + hash_array(d.array);
    case ZY_OBJECT:
        return kind + hash_object(d.object);
    }
    return kind;
}

unsigned zy_datum_hash(zy_datum d)
{
    return (unsigned)mixed(hash_of(d));
}

zy_datum zy_object_find(const zy_object *object, const char *name)
{
    for (size_t i = 0; i < object->count; i++)
        if (strcmp(object->members[i].name, name) == 0)
            return object->members[i].value;
    return (zy_datum){.kind = ZY_UNDEFINED};
}

static void put_json(GString *out, zy_datum d);

static void put_json_array(GString *out, const zy_array *array)
{
    g_string_append_c(out, '[');
    for (size_t i = 0; i < array->count; i++) {
        if (i > 0)
            g_string_append_c(out, ',');
        put_json(out, array->items[i]);
    }
    g_string_append_c(out, ']');
}

static void put_json_object(GString *out, const zy_object *object)
{
    const char *between = "";

    g_string_append_c(out, '{');
    for (size_t i = 0; i < object->count; i++) {
        if (object->members[i].value.kind == ZY_UNDEFINED)
            continue;
        g_string_append(out, between);
        zy_buf_json_text(out, object->members[i].name);
        g_string_append_c(out, ':');
        put_json(out, object->members[i].value);
        between = ",";
    }
    g_string_append_c(out, '}');
}

static void put_json_time(GString *out, double ms)
{
    if (!is_instant(ms)) {
        g_string_append(out, "null");
        return;
    }
    g_string_append_c(out, '"');
    put_time(out, ms);
    g_string_append_c(out, '"');
}

/* As JSON.stringify: what JSON does not know is null, undefined members are left out. */
static void put_json(GString *out, zy_datum d)
{
    switch (d.kind) {
    case ZY_UNDEFINED:
    case ZY_NULL:
        g_string_append(out, "null");
        break;
    case ZY_BOOL:
        put_text(out, d);
        break;
    case ZY_NUMBER:
        put_text(out, isfinite(d.number) ? d : ZY_DATUM_NULL);
        break;
    case ZY_TIME:
        put_json_time(out, d.number);
        break;
    case ZY_TEXT:
        zy_buf_json_text(out, d.text);
        break;
    case ZY_ARRAY:
        put_json_array(out, d.array);
        break;
    case ZY_OBJECT:
        put_json_object(out, d.object);
        break;
    }
}

const char *zy_datum_json(zy_arena *arena, zy_datum d)
{
    GString *out = g_string_new(NULL);

    put_json(out, d);
    return moved_to_arena(arena, out);
}
