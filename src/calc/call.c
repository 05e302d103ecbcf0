/* Arguments of calls, and the objects and lists that functions make. */
#include <math.h>
#include <string.h>

#include "calc/node.h"

zy_datum zy_call_arg(const zy_call *call, size_t i)
{
    return i < call->count ? call->args[i] : (zy_datum){.kind = ZY_UNDEFINED};
}

double zy_call_number(const zy_call *call, size_t i, double fallback)
{
    const zy_datum d = zy_call_arg(call, i);

    return zy_datum_is_missing(d) ? fallback : zy_datum_number(d);
}

const char *zy_call_text(const zy_call *call, size_t i)
{
    return zy_datum_text(call->arena, zy_call_arg(call, i));
}

zy_datum zy_call_too_long(const zy_call *call)
{
    const zy_calc_text *text = &call->expression->text;

    zy_fail(
        text->diags, "result-too-long", zy_calc_span(text, call->node->at, call->node->len), NULL,
        ZY_SAY(text->diags, "%s() would make more than %d items", "%s() の結果が%d個を超えます"),
        call->node->function->name, ZY_CALC_LENGTH);
    zy_diag_fault(text->diags, ZY_FAULT_LIMIT);
    return (zy_datum){.kind = ZY_UNDEFINED};
}

zy_datum zy_datum_array(zy_arena *arena, const zy_datum *items, size_t count)
{
    zy_array *array = ZY_NEW(arena, zy_array);

    array->count = count;
    array->items = ZY_NEW_ARRAY(arena, zy_datum, count);
    if (count)
        memcpy(array->items, items, count * sizeof *items);
    return (zy_datum){.kind = ZY_ARRAY, .array = array};
}

zy_object *zy_object_new(zy_arena *arena, size_t count)
{
    zy_object *object = ZY_NEW(arena, zy_object);

    object->count = count;
    object->members = ZY_NEW_ARRAY(arena, zy_member, count);
    return object;
}
