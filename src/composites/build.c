/* Pieces of a rewritten spec. All of them carry the places of what the author wrote: transforms and
 * marks that of the mark, positions that of the definition. */
#include <string.h>

#include "composites/common.h"

zy_value *zy_compose_without(const zy_compose *c, const zy_value *map, const char *const *keys)
{
    zy_value *copy = zy_value_copy(c->arena, map);

    for (; *keys; keys++)
        zy_value_set(c->arena, copy, *keys, NULL);
    return copy;
}

void zy_compose_set(const zy_compose *c, zy_value *map, const char *key, const zy_value *copied)
{
    if (copied)
        zy_value_set(c->arena, map, key, zy_value_copy(c->arena, copied));
}

void zy_compose_set_text(const zy_compose *c, zy_value *map, const char *key, const char *text)
{
    zy_value_set(c->arena, map, key, zy_value_new_text(c->arena, text, map));
}

void zy_form_places(zy_view *unit, zy_channel channel)
{
    zy_def *def = unit->encoding[channel];

    if (!zy_def_is_field(def) || def->type_given || def->units)
        return;
    if (def->type == ZY_TYPE_TEMPORAL || def->type == ZY_TYPE_QUANTITATIVE)
        def->type = ZY_TYPE_ORDINAL;
}

void zy_compose_set_number(const zy_compose *c, zy_value *map, const char *key, double number)
{
    zy_value_set(c->arena, map, key, zy_value_new_number(c->arena, number, map));
}

void zy_compose_set_bool(const zy_compose *c, zy_value *map, const char *key, bool boolean)
{
    zy_value_set(c->arena, map, key, zy_value_new_bool(c->arena, boolean, map));
}

void zy_compose_set_null(const zy_compose *c, zy_value *map, const char *key)
{
    zy_value_set(c->arena, map, key, zy_value_new_null(c->arena, map));
}

zy_value *zy_compose_inner(const zy_compose *c, zy_value *map, const char *key)
{
    zy_value *inner = zy_value_own(map, key);

    if (!inner) {
        inner = zy_value_new_map(c->arena, map);
        zy_value_set(c->arena, map, key, inner);
    }
    return inner;
}

zy_value *zy_compose_over(const zy_compose *c, const char *channel, const zy_value *defaults)
{
    const zy_value *written = zy_value_find(c->encoding, channel);

    if (written && written->kind == ZY_VALUE_MAP)
        return zy_value_merge(c->arena, defaults, written);
    zy_fail(c->diags, "no-field", (written ? written : c->mark)->span, NULL,
            ZY_SAY(c->diags, "\"%s\" needs a column on %s", "「%s」には%sに列の指定が必要です"),
            c->composite->name, channel);
    return NULL;
}

void zy_compose_sign(const zy_compose *c, zy_value *mark)
{
    zy_origin *origin = ZY_NEW(c->arena, zy_origin);

    origin->form = c->composite;
    mark->origin = origin;
}

zy_value *zy_compose_kept_mark(const zy_compose *c, const char *type)
{
    zy_value *mark = zy_value_copy(c->arena, c->mark);

    for (const zy_prop *prop = c->composite->props; prop->name; prop++)
        zy_value_set(c->arena, mark, prop->name, NULL);
    zy_compose_set_text(c, mark, "type", type);
    zy_compose_sign(c, mark);
    return mark;
}

zy_value *zy_compose_unit(const zy_compose *c, zy_value *mark, zy_value *encoding)
{
    zy_value *unit = zy_value_new_map(c->arena, c->unit);

    zy_value_set(c->arena, unit, "mark", mark);
    zy_value_set(c->arena, unit, "encoding", encoding);
    return unit;
}

zy_value *zy_compose_outer(const zy_compose *c)
{
    static const char *const gone[] = {"mark", "encoding", NULL};

    return zy_compose_without(c, c->unit, gone);
}

zy_value *zy_compose_mark(const zy_compose *c, const char *type, const char *role)
{
    zy_value *mark = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_text(c, mark, "type", type);
    if (role)
        zy_compose_set_text(c, mark, "ariaRoleDescription", role);
    else
        zy_value_set(c->arena, mark, "aria", zy_value_new_bool(c->arena, false, c->mark));
    return mark;
}

const char *zy_compose_name(const zy_compose *c, const char *prefix)
{
    return zy_arena_format(c->arena, "%s%s", prefix, c->alias);
}

const char *zy_compose_datum(const zy_compose *c, const char *column)
{
    char *text = ZY_NEW_ARRAY(c->arena, char, 2 * strlen(column) + 1), *to = text;

    for (; *column; column++) {
        if (*column == '\'' || *column == '\\')
            *to++ = '\\';
        *to++ = *column;
    }
    return zy_arena_format(c->arena, "datum['%s']", text);
}

void zy_compose_op(const zy_compose *c, zy_value *list, const char *op, const char *field,
                   const char *as)
{
    zy_value *entry = zy_value_new_map(c->arena, list->span.source ? list : c->mark);

    zy_compose_set_text(c, entry, "op", op);
    if (field)
        zy_compose_set_text(c, entry, "field", field);
    zy_compose_set_text(c, entry, "as", as);
    zy_value_append(list, entry);
}

void zy_compose_calculate(const zy_compose *c, zy_value *list, const char *expression,
                          const char *as)
{
    zy_value *entry = zy_value_new_map(c->arena, c->def);

    zy_compose_set_text(c, entry, "calculate", expression);
    zy_compose_set_text(c, entry, "as", as);
    zy_value_append(list, entry);
}

void zy_compose_filter(const zy_compose *c, zy_value *list, const char *expression)
{
    zy_value *entry = zy_value_new_map(c->arena, c->def);

    zy_compose_set_text(c, entry, "filter", expression);
    zy_value_append(list, entry);
}

void zy_compose_group(const zy_compose *c, zy_value *list, const char *key,
                      const zy_value *operations, const zy_value *groupby)
{
    zy_value *entry = zy_value_new_map(c->arena, c->mark);

    zy_compose_set(c, entry, key, operations);
    zy_compose_set(c, entry, "groupby", groupby);
    zy_value_append(list, entry);
}

void zy_compose_append(const zy_compose *c, zy_value *list, const zy_value *items)
{
    for (const zy_value *v = items ? items->child : NULL; v; v = v->next)
        zy_value_append(list, zy_value_copy(c->arena, v));
}

bool zy_compose_truth(const zy_value *value)
{
    if (!value)
        return false;
    switch (value->kind) {
    case ZY_VALUE_NULL:
        return false;
    case ZY_VALUE_BOOL:
        return value->boolean;
    case ZY_VALUE_NUMBER:
        return value->number != 0;
    case ZY_VALUE_TEXT:
        return value->text[0] != '\0';
    case ZY_VALUE_LIST:
    case ZY_VALUE_MAP:
        return true;
    }
    return false;
}

/* ---- Layers ---- */

zy_value *zy_compose_position(const zy_compose *c, const char *column)
{
    static const char *const kept[] = {"title", "scale", "axis"};
    zy_value *def = zy_value_new_map(c->arena, c->def);

    zy_compose_set_text(c, def, "field", column);
    zy_compose_set_text(c, def, "type", c->type);
    zy_compose_set_text(c, def, "title", c->field);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        zy_compose_set(c, def, kept[i], zy_value_find(c->def, kept[i]));
    return def;
}

/* Entries of `from` (a map or nothing) over those of `into`, each as a whole. */
static void spread(const zy_compose *c, zy_value *into, const zy_value *from)
{
    for (const zy_value *v = from && from->kind == ZY_VALUE_MAP ? from->child : NULL; v;
         v = v->next)
        zy_compose_set(c, into, v->key, v);
}

zy_value *zy_compose_layer(const zy_compose *c, const char *part, const zy_value *mark,
                           zy_value *encoding)
{
    static const char *const passed_on[] = {"clip", "color", "opacity"};
    const zy_value *own = zy_value_find(c->mark, part);
    const zy_value *config = zy_value_find(zy_config(&c->job->chart, c->composite->name), part);

    if (!zy_compose_truth(own ? own : config))
        return NULL;
    zy_value *layer = zy_value_new_map(c->arena, c->unit),
             *merged = zy_value_new_map(c->arena, c->mark);
    spread(c, merged, config);
    for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++) {
        const zy_value *v = zy_value_find(c->mark, passed_on[i]);
        if (zy_compose_truth(v))
            zy_compose_set(c, merged, passed_on[i], v);
    }
    spread(c, merged, mark);
    zy_compose_set_text(c, merged, "style",
                        zy_arena_format(c->arena, "%s-%s", c->composite->name, part));
    spread(c, merged, own);
    zy_value_set(c->arena, layer, "mark", merged);
    zy_value_set(c->arena, layer, "encoding", encoding);
    return layer;
}

void zy_compose_add(const zy_compose *c, zy_value *layers, const zy_compose_part *part)
{
    zy_value *encoding = zy_value_new_map(c->arena, c->encoding);

    zy_value_set(c->arena, encoding, c->axis,
                 zy_compose_position(c, zy_compose_name(c, part->from)));
    if (part->to) {
        zy_value *end = zy_value_new_map(c->arena, c->def);
        zy_compose_set_text(c, end, "field", zy_compose_name(c, part->to));
        zy_value_set(c->arena, encoding, c->vertical ? "y2" : "x2", end);
    }
    spread(c, encoding, part->others);
    zy_value *layer = zy_compose_layer(c, part->name, part->mark, encoding);
    if (layer)
        zy_value_append(layers, layer);
}
