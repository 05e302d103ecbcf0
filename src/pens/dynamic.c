/* Options of a mark that are expressions of the row: {dy: {expr: "datum.amount < 0 ? 4 : -4"}}.
 * They are kept apart when the mark is read, and settled anew for each row that is drawn. */
#include <string.h>

#include "pens/pens.h"

typedef struct zy_dynamic_options {
    const zy_value *written;     /* the map of these options alone */
    zy_expression **expressions; /* one for each of them */
} zy_dynamic_options;

static const zy_value *expression_of(const zy_value *v)
{
    const zy_value *e = v->kind == ZY_VALUE_MAP && v->count == 1 ? zy_value_find(v, "expr") : NULL;

    return e && e->kind == ZY_VALUE_TEXT ? e : NULL;
}

static bool has_expressions(const zy_value *mark)
{
    for (const zy_value *v = mark->child; v; v = v->next)
        if (expression_of(v))
            return true;
    return false;
}

const zy_value *zy_mark_take_dynamic(zy_arena *arena, zy_view *unit, const zy_value *mark)
{
    if (mark->kind != ZY_VALUE_MAP || !has_expressions(mark))
        return mark;
    zy_value *fixed = zy_value_new_map(arena, mark), *dynamic = zy_value_new_map(arena, mark);
    for (const zy_value *v = mark->child; v; v = v->next)
        zy_value_set(arena, expression_of(v) ? dynamic : fixed, v->key, zy_value_copy(arena, v));
    unit->dynamic = ZY_NEW(arena, zy_dynamic_options);
    unit->dynamic->written = dynamic;
    unit->dynamic->expressions = ZY_NEW_ARRAY(arena, zy_expression *, dynamic->count);
    return fixed;
}

bool zy_dynamic_begin(const zy_pen *pen)
{
    zy_dynamic_options *dynamic = pen->unit->dynamic;
    size_t i = 0;

    if (!dynamic)
        return true;
    const zy_parameters *parameters = zy_pen_parameters(pen);
    for (const zy_value *v = dynamic->written->child; v; v = v->next, i++) {
        const zy_value *e = expression_of(v);
        dynamic->expressions[i] =
            zy_expression_read(pen->arena, pen->chart->diags, e->text, e->span, parameters);
        if (!dynamic->expressions[i])
            return false;
    }
    return true;
}

static zy_value *value_of(zy_arena *arena, zy_datum d, const zy_value *like)
{
    if (d.kind == ZY_NUMBER || d.kind == ZY_TIME)
        return zy_value_new_number(arena, d.number, like);
    if (d.kind == ZY_BOOL)
        return zy_value_new_bool(arena, d.boolean, like);
    if (d.kind == ZY_TEXT)
        return zy_value_new_text(arena, d.text, like);
    return zy_value_new_null(arena, like);
}

/* `color` is the fill of filled marks and the stroke of others. */
static const char *key_of(const zy_view *unit, const zy_value *v)
{
    if (strcmp(v->key, "color") != 0)
        return v->key;
    return unit->options.filled ? "fill" : "stroke";
}

void zy_dynamic_settle(const zy_pen *pen, const zy_mark_options *fixed, size_t row)
{
    zy_view *unit = pen->unit;
    zy_mark_options own = {0};
    size_t i = 0;

    if (!unit->dynamic)
        return;
    zy_value *map = zy_value_new_map(pen->arena, unit->dynamic->written);
    for (const zy_value *v = unit->dynamic->written->child; v; v = v->next, i++) {
        const zy_datum d =
            zy_expression_run(unit->dynamic->expressions[i], pen->arena, unit->table, row);
        zy_value_set(pen->arena, map, key_of(unit, v), value_of(pen->arena, d, v));
    }
    if (!zy_props_read(zy_mark_props, map, &own, pen->arena, pen->chart->diags))
        return;
    own.filled = fixed->filled;
    zy_props_inherit(zy_mark_props, &own, fixed, pen->arena);
    unit->options = own;
}
