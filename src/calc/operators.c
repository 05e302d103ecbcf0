/* JavaScript's operators on data. Instants count as numbers: in Vega, too, a parsed date is its
 * milliseconds. */
#include <math.h>
#include <string.h>

#include "calc/node.h"

static bool is_number(zy_datum d)
{
    return d.kind == ZY_NUMBER || d.kind == ZY_TIME;
}

static bool is_list_or_object(zy_datum d)
{
    return d.kind == ZY_ARRAY || d.kind == ZY_OBJECT;
}

static zy_datum primitive(zy_arena *arena, zy_datum d)
{
    return is_list_or_object(d) ? ZY_DATUM_TEXT(zy_datum_text(arena, d)) : d;
}

double zy_calc_whole(double number)
{
    return isnan(number) ? 0 : trunc(number);
}

int32_t zy_calc_int32(double number)
{
    if (!isfinite(number))
        return 0;
    double turn = fmod(trunc(number), 4294967296.0);
    if (turn < 0)
        turn += 4294967296.0;
    const uint32_t bits = (uint32_t)turn;
    int32_t result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

/* A year beside a number is a number; beside a text it is compared with the date that it says. */
static zy_datum beside(zy_datum d, zy_datum other)
{
    zy_cell_date date;

    if (d.kind == ZY_TIME && d.is_year && other.kind == ZY_NUMBER && fabs(other.number) < 10000)
        return ZY_DATUM_NUMBER(zy_civil_of(d.number).year);
    if (d.kind == ZY_TEXT && other.kind == ZY_TIME && other.is_year &&
        zy_cell_date_read(d.text, &date))
        return ZY_DATUM_TIME(date.start);
    return d;
}

static zy_datum add(zy_arena *arena, zy_datum a, zy_datum b)
{
    if (is_number(a) && is_number(b))
        return ZY_DATUM_NUMBER(a.number + b.number);
    a = primitive(arena, a);
    b = primitive(arena, b);
    if (a.kind != ZY_TEXT && b.kind != ZY_TEXT)
        return ZY_DATUM_NUMBER(zy_datum_number(a) + zy_datum_number(b));
    return ZY_DATUM_TEXT(
        zy_arena_format(arena, "%s%s", zy_datum_text(arena, a), zy_datum_text(arena, b)));
}

bool zy_calc_same(zy_datum a, zy_datum b)
{
    if (is_number(a) && is_number(b))
        return a.number == b.number;
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case ZY_UNDEFINED:
    case ZY_NULL:
        return true;
    case ZY_BOOL:
        return a.boolean == b.boolean;
    case ZY_NUMBER:
    case ZY_TIME:
        return a.number == b.number;
    case ZY_TEXT:
        return strcmp(a.text, b.text) == 0;
    case ZY_ARRAY:
        return a.array == b.array;
    case ZY_OBJECT:
        return a.object == b.object;
    }
    return false;
}

static bool is_equal(zy_arena *arena, zy_datum a, zy_datum b)
{
    if (zy_datum_is_missing(a) || zy_datum_is_missing(b))
        return zy_datum_is_missing(a) && zy_datum_is_missing(b);
    if (a.kind == b.kind || (is_number(a) && is_number(b)))
        return zy_calc_same(a, b);
    if (is_list_or_object(a) && is_list_or_object(b))
        return false;
    a = primitive(arena, a);
    b = primitive(arena, b);
    if (a.kind == ZY_TEXT && b.kind == ZY_TEXT)
        return strcmp(a.text, b.text) == 0;
    return zy_datum_number(a) == zy_datum_number(b);
}

bool zy_calc_less(zy_arena *arena, zy_datum a, zy_datum b)
{
    if (is_number(a) && is_number(b))
        return a.number < b.number;
    a = primitive(arena, a);
    b = primitive(arena, b);
    if (a.kind == ZY_TEXT && b.kind == ZY_TEXT)
        return zy_datum_compare(a, b) < 0;
    return zy_datum_number(a) < zy_datum_number(b);
}

bool zy_calc_not_less(zy_arena *arena, zy_datum a, zy_datum b)
{
    if (is_number(a) && is_number(b))
        return a.number >= b.number;
    a = primitive(arena, a);
    b = primitive(arena, b);
    if (a.kind == ZY_TEXT && b.kind == ZY_TEXT)
        return zy_datum_compare(a, b) >= 0;
    return zy_datum_number(a) >= zy_datum_number(b);
}

static bool is_in(zy_arena *arena, zy_datum key, zy_datum object)
{
    if (object.kind == ZY_OBJECT) {
        const char *name = zy_datum_text(arena, key);
        for (size_t i = 0; i < object.object->count; i++)
            if (strcmp(object.object->members[i].name, name) == 0)
                return true;
        return false;
    }
    if (object.kind == ZY_ARRAY && key.kind == ZY_TEXT && strcmp(key.text, "length") == 0)
        return true;
    const double at = zy_datum_number(key);
    return object.kind == ZY_ARRAY && at >= 0 && at == trunc(at) &&
           at < (double)object.array->count;
}

static zy_datum bits(zy_operator op, zy_datum a, zy_datum b)
{
    const int32_t left = zy_calc_int32(zy_datum_number(a));
    const int32_t right = zy_calc_int32(zy_datum_number(b));
    const uint32_t by = (uint32_t)right & 31;

    if (op == ZY_OP_BIT_OR)
        return ZY_DATUM_NUMBER(left | right);
    if (op == ZY_OP_BIT_XOR)
        return ZY_DATUM_NUMBER(left ^ right);
    if (op == ZY_OP_BIT_AND)
        return ZY_DATUM_NUMBER(left & right);
    if (op == ZY_OP_SHIFT_LEFT)
        return ZY_DATUM_NUMBER(zy_calc_int32((double)((uint32_t)left << by)));
    if (op == ZY_OP_SHIFT_RIGHT_ZERO)
        return ZY_DATUM_NUMBER((uint32_t)left >> by);
    /* Towards minus infinity, whatever the compiler's >> does with the sign. */
    return ZY_DATUM_NUMBER(floor((double)left / (double)(UINT32_C(1) << by)));
}

zy_datum zy_calc_binary(zy_arena *arena, zy_operator op, zy_datum left, zy_datum right)
{
    const zy_datum a = beside(left, right), b = beside(right, left);

    switch (op) {
    case ZY_OP_ADD:
        return add(arena, a, b);
    case ZY_OP_SUBTRACT:
        return ZY_DATUM_NUMBER(zy_datum_number(a) - zy_datum_number(b));
    case ZY_OP_MULTIPLY:
        return ZY_DATUM_NUMBER(zy_datum_number(a) * zy_datum_number(b));
    case ZY_OP_DIVIDE:
        return ZY_DATUM_NUMBER(zy_datum_number(a) / zy_datum_number(b));
    case ZY_OP_REMAINDER:
        return ZY_DATUM_NUMBER(fmod(zy_datum_number(a), zy_datum_number(b)));
    case ZY_OP_EQUAL:
        return ZY_DATUM_BOOL(is_equal(arena, a, b));
    case ZY_OP_NOT_EQUAL:
        return ZY_DATUM_BOOL(!is_equal(arena, a, b));
    case ZY_OP_SAME:
        return ZY_DATUM_BOOL(zy_calc_same(a, b));
    case ZY_OP_NOT_SAME:
        return ZY_DATUM_BOOL(!zy_calc_same(a, b));
    case ZY_OP_LESS:
        return ZY_DATUM_BOOL(zy_calc_less(arena, a, b));
    case ZY_OP_GREATER:
        return ZY_DATUM_BOOL(zy_calc_less(arena, b, a));
    case ZY_OP_LESS_EQUAL:
        return ZY_DATUM_BOOL(zy_calc_not_less(arena, b, a));
    case ZY_OP_GREATER_EQUAL:
        return ZY_DATUM_BOOL(zy_calc_not_less(arena, a, b));
    case ZY_OP_BIT_OR:
    case ZY_OP_BIT_XOR:
    case ZY_OP_BIT_AND:
    case ZY_OP_SHIFT_LEFT:
    case ZY_OP_SHIFT_RIGHT:
    case ZY_OP_SHIFT_RIGHT_ZERO:
        return bits(op, a, b);
    case ZY_OP_IN:
        return ZY_DATUM_BOOL(is_in(arena, a, b));
    case ZY_OP_AND:
    case ZY_OP_OR:
    case ZY_OP_PLUS:
    case ZY_OP_MINUS:
    case ZY_OP_NOT:
    case ZY_OP_BIT_NOT:
        break;
    }
    return (zy_datum){.kind = ZY_UNDEFINED};
}

zy_datum zy_calc_unary(zy_operator op, zy_datum a)
{
    if (op == ZY_OP_NOT)
        return ZY_DATUM_BOOL(!zy_datum_truth(a));
    if (op == ZY_OP_MINUS)
        return ZY_DATUM_NUMBER(-zy_datum_number(a));
    if (op == ZY_OP_BIT_NOT)
        return ZY_DATUM_NUMBER(~zy_calc_int32(zy_datum_number(a)));
    return ZY_DATUM_NUMBER(zy_datum_number(a));
}

/* An index as JavaScript writes it: "1" and 1, not 1.5 or "01". */
static bool is_index(zy_arena *arena, zy_datum key, size_t *index)
{
    const double at = zy_datum_number(key);

    if (!(at >= 0 && at < 4294967295.0 && at == trunc(at)))
        return false;
    *index = (size_t)at;
    return key.kind == ZY_NUMBER ||
           (key.kind == ZY_TEXT &&
            strcmp(key.text, zy_datum_text(arena, ZY_DATUM_NUMBER(at))) == 0);
}

zy_datum zy_calc_member(zy_arena *arena, zy_datum object, zy_datum key)
{
    const zy_datum none = {.kind = ZY_UNDEFINED};
    size_t i;

    if (object.kind == ZY_OBJECT)
        return zy_object_find(object.object, zy_datum_text(arena, key));
    if (object.kind != ZY_ARRAY && object.kind != ZY_TEXT)
        return none;
    if (key.kind == ZY_TEXT && strcmp(key.text, "length") == 0)
        return ZY_DATUM_NUMBER(object.kind == ZY_ARRAY ? (double)object.array->count
                                                       : (double)zy_units_count(object.text));
    if (!is_index(arena, key, &i))
        return none;
    if (object.kind == ZY_ARRAY)
        return i < object.array->count ? object.array->items[i] : none;
    const char *unit = zy_units_slice(arena, object.text, i, i + 1);
    return *unit ? ZY_DATUM_TEXT(unit) : none;
}
