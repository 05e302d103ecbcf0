/* Layers that measure different columns are series: each gets its name as a constant on color, and
 * so a colour of its own and a place in the legend. */
#include <string.h>

#include "views/views.h"

/* Marks that measure by where they end. Bands between two columns are none. */
static bool is_series(const zy_value *view, const zy_value *encoding)
{
    static const char *const types[] = {"bar",    "line", "area",  "point", "circle",
                                        "square", "tick", "trail", NULL};
    const zy_value *mark = zy_value_find(view, "mark"), *type = zy_value_find(mark, "type");
    bool found = false;

    for (int i = 0; type && types[i] && !found; i++)
        found = zy_value_is(type, types[i]);
    return found && !zy_value_find(encoding, "x2") && !zy_value_find(encoding, "y2");
}

static bool has_color(const zy_value *view, const zy_value *encoding)
{
    static const char *const keys[] = {"color", "fill", "stroke", "detail"};
    const zy_value *mark = zy_value_find(view, "mark");

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (zy_value_find(encoding, keys[i]) ||
            (mark->kind == ZY_VALUE_MAP && zy_value_find(mark, keys[i])))
            return true;
    return mark->kind == ZY_VALUE_MAP && zy_value_find(mark, "style");
}

static const zy_value *def_of(const zy_value *above, const zy_value *encoding, const char *channel)
{
    const zy_value *own = zy_value_find(encoding, channel);

    return own ? own : zy_value_find(above, channel);
}

/* Whether all layers show the same on the channel. */
static bool is_shared(const zy_value *view, const char *channel)
{
    const zy_value *above = zy_value_find(view, "encoding"), *first = NULL;

    for (const zy_value *layer = zy_value_find(view, "layer")->child; layer; layer = layer->next) {
        const zy_value *encoding = zy_value_find(layer, "encoding");
        const zy_value *def = def_of(above, encoding, channel);
        const zy_value *field = zy_value_find(def, "field");
        if (!is_series(layer, encoding))
            continue;
        if (!field || field->kind != ZY_VALUE_TEXT || (first && !zy_value_is(field, first->text)))
            return false;
        first = field;
    }
    return first != NULL;
}

/* As the author calls it, else the column. */
static const char *name_of(const zy_job *job, const zy_value *def)
{
    const zy_value *axis = zy_value_find(def, "axis"), *op = zy_value_find(def, "aggregate");
    const char *title = zy_value_text(zy_value_find(def, "title"), NULL),
               *field = zy_value_text(zy_value_find(def, "field"), NULL);

    if (!title && axis && axis->kind == ZY_VALUE_MAP)
        title = zy_value_text(zy_value_find(axis, "title"), NULL);
    if (title || !field || !op || op->kind != ZY_VALUE_TEXT)
        return title ? title : field;
    return zy_arena_format(job->arena, "%s(%s)", op->text, field);
}

/* The names differ, and none of the layers has a colour. */
static bool are_series(const zy_job *job, const zy_value *view, const char *channel)
{
    const zy_value *above = zy_value_find(view, "encoding");
    const char *first = NULL;
    bool differ = false;

    for (const zy_value *layer = zy_value_find(view, "layer")->child; layer; layer = layer->next) {
        const zy_value *encoding = zy_value_find(layer, "encoding");
        if (!is_series(layer, encoding))
            continue;
        const char *name = name_of(job, def_of(above, encoding, channel));
        if (!name || has_color(layer, encoding))
            return false;
        differ |= first && strcmp(first, name) != 0;
        first = name;
    }
    return differ;
}

static void name_layer(zy_job *job, zy_value *layer, const zy_value *def)
{
    zy_value *color = zy_value_new_map(job->arena, def),
             *encoding = zy_value_own(layer, "encoding");

    zy_value_set(job->arena, color, "datum", zy_value_new_text(job->arena, name_of(job, def), def));
    zy_value_set(job->arena, color, "type", zy_value_new_text(job->arena, "nominal", def));
    zy_value_set(job->arena, color, "title", zy_value_new_null(job->arena, def));
    if (!encoding) {
        encoding = zy_value_new_map(job->arena, layer);
        zy_value_set(job->arena, layer, "encoding", encoding);
    }
    zy_value_set(job->arena, encoding, "color", color);
}

void zy_layers_told_apart(zy_job *job, zy_value *view)
{
    const zy_value *layers = zy_value_find(view, "layer"), *above = zy_value_find(view, "encoding");

    if (!layers || layers->kind != ZY_VALUE_LIST || zy_value_find(job->top, "highlight") ||
        zy_value_find(above, "color"))
        return;
    for (const zy_value *layer = layers->child; layer; layer = layer->next)
        if (layer->kind != ZY_VALUE_MAP)
            return;
    const char *channel = is_shared(view, "x") ? "y" : is_shared(view, "y") ? "x" : NULL;
    if (!channel || !are_series(job, view, channel))
        return;
    for (zy_value *layer = zy_value_own(view, "layer")->child; layer; layer = layer->next)
        if (is_series(layer, zy_value_find(layer, "encoding")))
            name_layer(job, layer, def_of(above, zy_value_find(layer, "encoding"), channel));
}
