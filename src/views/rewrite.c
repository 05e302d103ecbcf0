/* Rewriting of views into fewer kinds of view: repeat into concat and layer, facet channels into
 * facet, composite marks and overlays into layers, with encodings inherited on the way. After
 * Vega-Lite's normalize/. */
#include <string.h>

#include "views/views.h"

enum { MOST_DEPTH = 32 };

typedef struct walk {
    zy_job *job;
    const zy_value *data;       /* inherited */
    const zy_value *encoding;   /* inherited */
    const zy_value *projection; /* inherited */
    const zy_value *repeat; /* {row, column, layer, repeat} -> field, as a map of texts; or NULL */
    int depth;
} walk;

static zy_value *rewrite(walk w, const zy_value *spec);

static zy_value *new_text(const walk *w, const char *text, const zy_value *like)
{
    return zy_value_new_text(w->job->arena, text, like);
}

static void set(const walk *w, zy_value *map, const char *key, zy_value *value)
{
    zy_value_set(w->job->arena, map, key, value);
}

static zy_value *copy_of(const walk *w, const zy_value *value)
{
    return zy_value_copy(w->job->arena, value);
}

/* A copy of the map without some keys. */
static zy_value *without(const walk *w, const zy_value *map, const char *const *keys)
{
    zy_value *copy = copy_of(w, map);

    for (; *keys; keys++)
        set(w, copy, *keys, NULL);
    return copy;
}

/* ---- Encodings inherited from the layer above ---- */

static bool has_data_or_condition(const zy_value *def)
{
    return zy_value_find(def, "field") || zy_value_find(def, "aggregate") ||
           zy_value_find(def, "datum");
}

static zy_value *without_nulls(const walk *w, zy_value *encoding)
{
    for (zy_value *v = encoding->child, *next; v; v = next) {
        next = v->next;
        if (v->kind == ZY_VALUE_NULL)
            set(w, encoding, v->key, NULL);
    }
    return encoding;
}

/* A channel that is null takes away the one above. */
static zy_value *inherited(const walk *w, const zy_value *own, bool layer)
{
    if (!w->encoding)
        return own ? without_nulls(w, copy_of(w, own)) : NULL;
    zy_value *out = copy_of(w, w->encoding);
    for (zy_value *v = out->child, *next; v; v = next) {
        next = v->next;
        if (!layer && v->kind == ZY_VALUE_MAP && !has_data_or_condition(v) &&
            !zy_value_find(v, "value"))
            set(w, out, v->key, NULL);
    }
    for (const zy_value *v = own ? own->child : NULL; v; v = v->next) {
        const zy_value *above = zy_value_find(w->encoding, v->key);
        zy_value *def = above && above->kind == ZY_VALUE_MAP && has_data_or_condition(v)
                            ? zy_value_merge(w->job->arena, above, v)
                            : copy_of(w, v);
        /* Maps of one key are replaced, not merged: {...parent, ...own}. */
        for (const zy_value *k = v->kind == ZY_VALUE_MAP && above ? v->child : NULL; k; k = k->next)
            if (has_data_or_condition(v))
                set(w, def, k->key, copy_of(w, k));
        set(w, out, v->key, def);
    }
    return without_nulls(w, out);
}

/* Appends what a child became; false when it could not be rewritten, which has been said. */
static bool append_child(zy_value *list, zy_value *child)
{
    if (child)
        zy_value_append(list, child);
    return child != NULL;
}

/* ---- repeat ---- */

/* {repeat: "column"} as a field becomes the field of this copy. */
static void fill_repeat(const walk *w, zy_value *v)
{
    for (zy_value *child = v->kind == ZY_VALUE_MAP || v->kind == ZY_VALUE_LIST ? v->child : NULL;
         child; child = child->next) {
        const zy_value *which = child->kind == ZY_VALUE_MAP ? zy_value_find(child, "repeat") : NULL;
        const zy_value *field =
            which && which->kind == ZY_VALUE_TEXT ? zy_value_find(w->repeat, which->text) : NULL;
        if (field && child->count == 1) {
            child->kind = ZY_VALUE_TEXT;
            child->text = field->text;
            child->child = child->last = NULL;
            child->count = 0;
        } else {
            fill_repeat(w, child);
        }
    }
}

static const zy_value *with_choice(const walk *w, const char *key, const zy_value *field)
{
    zy_value *map = w->repeat ? copy_of(w, w->repeat) : zy_value_new_map(w->job->arena, field);

    set(w, map, key, copy_of(w, field));
    return map;
}

static zy_value *repeated(walk w, const zy_value *spec, const zy_value *choices)
{
    zy_value *copy = copy_of(&w, spec);

    w.repeat = choices;
    fill_repeat(&w, copy);
    return rewrite(w, copy);
}

static zy_value *layers_of_repeat(walk w, const zy_value *view, const zy_value *spec,
                                  const zy_value *fields)
{
    static const char *const keys[] = {"repeat", "spec", NULL};
    zy_value *out = without(&w, view, keys), *list = zy_value_new_list(w.job->arena, fields);

    for (const zy_value *f = fields->child; f; f = f->next) {
        zy_value *copy = copy_of(&w, spec);
        walk inner = w;
        inner.repeat = with_choice(&w, "layer", f);
        fill_repeat(&inner, copy);
        zy_value_append(list, copy);
    }
    set(&w, out, "layer", list);
    return rewrite(w, out);
}

static zy_value *rewrite_repeat(walk w, const zy_value *view)
{
    static const char *const keys[] = {"repeat", "spec", NULL};
    const zy_value *repeat = zy_value_find(view, "repeat"), *spec = zy_value_find(view, "spec");
    const zy_value *rows = zy_value_find(repeat, "row"), *columns = zy_value_find(repeat, "column");
    const zy_value *layers = zy_value_find(repeat, "layer");
    zy_value *out = without(&w, view, keys), *list = zy_value_new_list(w.job->arena, repeat);

    if (layers && !rows && !columns)
        return layers_of_repeat(w, view, spec, layers);
    if (!zy_value_find(out, "align"))
        set(&w, out, "align", new_text(&w, "all", repeat));
    if (repeat->kind == ZY_VALUE_LIST) {
        for (const zy_value *f = repeat->child; f; f = f->next)
            append_child(list, repeated(w, spec, with_choice(&w, "repeat", f)));
        if (!zy_value_find(out, "columns") && w.job->chart.style->repeat_columns > 0)
            set(&w, out, "columns",
                zy_value_new_number(w.job->arena, w.job->chart.style->repeat_columns, repeat));
        set(&w, out, "concat", list);
        return out;
    }
    for (const zy_value *r = rows ? rows->child : repeat; r; r = rows ? r->next : NULL)
        for (const zy_value *c = columns ? columns->child : repeat; c;
             c = columns ? c->next : NULL) {
            walk inner = w;
            if (rows)
                inner.repeat = with_choice(&inner, "row", r);
            if (columns)
                inner.repeat = with_choice(&inner, "column", c);
            zy_value *cell = layers ? layers_of_repeat(inner, spec, spec, layers)
                                    : repeated(inner, spec, inner.repeat);
            append_child(list, cell);
        }
    set(&w, out, "columns",
        zy_value_new_number(w.job->arena, columns ? (double)columns->count : 1, repeat));
    set(&w, out, "concat", list);
    return out;
}

/* ---- facet channels ---- */

static const char *const layout_keys[] = {"align", "bounds", "center", "columns", "spacing", NULL};

static zy_value *rewrite_facet_channels(walk w, const zy_value *view, const zy_value *encoding)
{
    static const char *const kept[] = {"title",    "name",     "data",     "transform",   "params",
                                       "resolve",  "config",   "$schema",  "background",  "padding",
                                       "autosize", "usermeta", "datasets", "description", NULL};
    static const char *const channels[] = {"row", "column", "facet", NULL};
    zy_arena *arena = w.job->arena;
    zy_value *out = zy_value_new_map(arena, view), *inner = copy_of(&w, view);
    zy_value *facet = zy_value_new_map(arena, encoding), *rest = copy_of(&w, encoding);
    const zy_value *single = zy_value_find(encoding, "facet");

    for (int i = 0; kept[i]; i++) {
        const zy_value *v = zy_value_find(view, kept[i]);
        if (v)
            set(&w, out, kept[i], copy_of(&w, v));
        set(&w, inner, kept[i], NULL);
    }
    for (int i = 0; zy_frame_props[i].name; i++) {
        const zy_value *v = zy_value_find(view, zy_frame_props[i].name);
        if (v && !zy_value_find(out, zy_frame_props[i].name))
            set(&w, out, zy_frame_props[i].name, copy_of(&w, v));
        set(&w, inner, zy_frame_props[i].name, NULL);
    }
    for (int i = 0; channels[i]; i++) {
        const zy_value *v = zy_value_find(encoding, channels[i]);
        zy_value *def = v ? copy_of(&w, v) : NULL;
        for (int k = 0; def && layout_keys[k]; k++) {
            const zy_value *layout = zy_value_find(def, layout_keys[k]);
            if (!layout)
                continue;
            if (single) {
                set(&w, out, layout_keys[k], copy_of(&w, layout));
            } else {
                const zy_value *old = zy_value_find(out, layout_keys[k]);
                zy_value *pair = old && old->kind == ZY_VALUE_MAP ? copy_of(&w, old)
                                                                  : zy_value_new_map(arena, layout);
                set(&w, pair, channels[i], copy_of(&w, layout));
                set(&w, out, layout_keys[k], pair);
            }
            set(&w, def, layout_keys[k], NULL);
        }
        if (def)
            set(&w, facet, channels[i], def);
        set(&w, rest, channels[i], NULL);
    }
    /* `columns` beside the mark is that of its facet. */
    const zy_value *columns = zy_value_find(inner, "columns");
    if (columns && !zy_value_find(out, "columns"))
        set(&w, out, "columns", copy_of(&w, columns));
    set(&w, inner, "columns", NULL);
    const zy_value *only = single ? zy_value_find(facet, "facet") : facet;
    set(&w, out, "facet", copy_of(&w, only));
    set(&w, inner, "encoding", rest);
    w.encoding = NULL;
    set(&w, out, "spec", rewrite(w, inner));
    return out;
}

/* ---- overlays of lines and areas ---- */

static bool is_truthy(const zy_value *v)
{
    return v && v->kind != ZY_VALUE_NULL && !(v->kind == ZY_VALUE_BOOL && !v->boolean);
}

/* What the mark, else its config, says about an overlay; NULL: none. */
static const zy_value *overlay_of(const walk *w, const zy_value *mark, const char *type,
                                  const char *key)
{
    const zy_value *own = zy_value_find(mark, key);

    if (own)
        return is_truthy(own) ? own : NULL;
    const zy_value *config =
        zy_config(&w->job->chart, zy_arena_format(w->job->arena, "%s.%s", type, key));
    return is_truthy(config) ? config : NULL;
}

static const zy_origin *new_origin(const walk *w, zy_origin origin)
{
    zy_origin *own = ZY_NEW(w->job->arena, zy_origin);

    *own = origin;
    return own;
}

/* The origin of a mark whose overlays are layers of their own now. */
static const zy_origin *overlaid(const walk *w, const zy_origin *origin)
{
    zy_origin own = origin ? *origin : (zy_origin){0};

    own.is_overlaid = true;
    return new_origin(w, own);
}

static zy_value *overlay_mark(const walk *w, const zy_value *mark, const zy_value *overlay,
                              const char *type)
{
    zy_value *out = zy_value_new_map(w->job->arena, overlay);
    const char *const copied[] = {
        "clip", "tooltip", strcmp(type, "line") == 0 ? "interpolate" : NULL, "tension", NULL};

    set(w, out, "type", new_text(w, type, overlay));
    if (strcmp(type, "point") == 0) {
        const bool hidden = zy_value_is(overlay, "transparent");
        set(w, out, "opacity", zy_value_new_number(w->job->arena, hidden ? 0 : 1, overlay));
        set(w, out, "filled", zy_value_new_bool(w->job->arena, true, overlay));
    }
    for (int i = 0; copied[i]; i++) {
        const zy_value *v = zy_value_find(mark, copied[i]);
        if (v)
            set(w, out, copied[i], copy_of(w, v));
    }
    if (overlay->kind == ZY_VALUE_MAP)
        out = zy_value_merge(w->job->arena, out, overlay);
    if (zy_value_is(zy_value_find(mark, "type"), "area"))
        out->origin = new_origin(w, (zy_origin){.stack_as = "area"});
    const zy_value *orient = zy_value_find(mark, "orient");
    if (orient && !zy_value_find(out, "orient"))
        set(w, out, "orient", copy_of(w, orient));
    return out;
}

static void append_overlay(walk w, zy_value *layers, zy_value *mark, const zy_value *encoding)
{
    static const char *const ends[] = {"x2", "y2", NULL};
    zy_value *view = zy_value_new_map(w.job->arena, mark);

    set(&w, view, "mark", mark);
    set(&w, view, "encoding", without(&w, encoding, ends));
    zy_value_append(layers, view);
}

/* NULL when the view has no overlay. */
static zy_value *rewrite_overlay(walk w, const zy_value *view, const zy_value *mark,
                                 const zy_value *encoding)
{
    static const char *const overlay_keys[] = {"point", "line", NULL}, *const shape[] = {"shape",
                                                                                         NULL};
    static const char *const gone[] = {"mark", "encoding", NULL};
    const char *type = zy_value_text(zy_value_find(mark, "type"), "");
    const zy_mark *kind = zy_mark_find(type);

    if (!kind || (!kind->is_path && kind->size != ZY_SIZE_STROKE))
        return NULL;
    const bool area = kind->item == ZY_ITEM_AREA;
    const zy_value *point = overlay_of(&w, mark, type, "point");
    const zy_value *line = area ? overlay_of(&w, mark, type, "line") : NULL;
    const zy_value *off = zy_value_find(mark, "point");
    if (!point && !(off && !is_truthy(off)) && zy_value_find(encoding, "shape"))
        point = zy_value_new_bool(w.job->arena, true, zy_value_find(encoding, "shape"));
    if (!point && !line)
        return NULL;
    zy_value *out = without(&w, view, gone), *layers = zy_value_new_list(w.job->arena, mark);
    zy_value *base = zy_value_new_map(w.job->arena, view), *plain = without(&w, mark, overlay_keys);
    if (area && !zy_value_find(mark, "opacity") && !zy_value_find(mark, "fillOpacity") &&
        !zy_config(&w.job->chart, "area.opacity") &&
        !zy_config(&w.job->chart, "area.fillOpacity") && !zy_config(&w.job->chart, "mark.opacity"))
        set(&w, plain, "opacity", zy_value_new_number(w.job->arena, 0.7, mark));
    plain->origin = overlaid(&w, mark->origin);
    set(&w, base, "mark", plain);
    set(&w, base, "encoding", without(&w, encoding, shape));
    zy_value_append(layers, base);
    if (line)
        append_overlay(w, layers, overlay_mark(&w, mark, line, "line"), encoding);
    if (point)
        append_overlay(w, layers, overlay_mark(&w, mark, point, "point"), encoding);
    set(&w, out, "layer", layers);
    return out;
}

/* ---- units, layers, grids ---- */

static bool is_ranged_line(const zy_value *mark, const zy_value *encoding)
{
    static const char *const ends[] = {"x2", "y2", "theta2", "radius2"}, *const mains[] = {
                                                                             "x", "y", "theta",
                                                                             "radius"};

    if (!zy_value_is(zy_value_find(mark, "type"), "line"))
        return false;
    for (int i = 0; i < 4; i++) {
        const zy_value *main = zy_value_find(encoding, mains[i]);
        if (zy_value_find(encoding, ends[i]) && main && has_data_or_condition(main) &&
            !zy_value_is(zy_value_find(main, "bin"), "binned"))
            return true;
    }
    return false;
}

static zy_value *rewrite_unit(walk w, const zy_value *view)
{
    const zy_value *encoding = inherited(&w, zy_value_find(view, "encoding"), false);
    const zy_value *mark = zy_value_find(view, "mark");
    zy_value *out = copy_of(&w, view);
    zy_value *layered;

    if (!encoding)
        encoding = zy_value_new_map(w.job->arena, view);
    set(&w, out, "encoding", copy_of(&w, encoding));
    if (w.projection && !zy_value_find(out, "projection"))
        set(&w, out, "projection", copy_of(&w, w.projection));
    if (zy_value_find(encoding, "row") || zy_value_find(encoding, "column") ||
        zy_value_find(encoding, "facet"))
        return rewrite_facet_channels(w, out, encoding);
    w.encoding = NULL;
    const zy_composite *composite =
        zy_composite_find(&w.job->chart, zy_value_text(zy_value_find(mark, "type"), ""));
    if (composite) {
        layered = composite->rewrite(composite, w.job, out, w.data);
        return layered ? rewrite(w, layered) : out;
    }
    if (!mark || !mark->origin || !mark->origin->is_overlaid) {
        layered = rewrite_overlay(w, out, mark, encoding);
        if (layered)
            return rewrite(w, layered);
    }
    if (is_ranged_line(mark, encoding)) {
        zy_value *rule = copy_of(&w, mark);
        set(&w, rule, "type", new_text(&w, "rule", mark));
        set(&w, out, "mark", rule);
    }
    return out;
}

static zy_value *rewrite_list(walk w, const zy_value *view, const char *key)
{
    const zy_value *list = zy_value_find(view, key);
    zy_value *out = copy_of(&w, view), *members = zy_value_new_list(w.job->arena, list);

    for (const zy_value *child = list->child; child; child = child->next)
        append_child(members, rewrite(w, child));
    set(&w, out, key, members);
    return out;
}

static zy_value *rewrite_layer(walk w, const zy_value *view)
{
    const zy_value *encoding = zy_value_find(view, "encoding");
    const zy_value *projection = zy_value_find(view, "projection");
    zy_value *out = copy_of(&w, view);

    set(&w, out, "encoding", NULL);
    w.encoding = inherited(&w, encoding, true);
    if (w.encoding && (zy_value_find(w.encoding, "row") || zy_value_find(w.encoding, "column") ||
                       zy_value_find(w.encoding, "facet")))
        return rewrite_facet_channels(w, view, w.encoding);
    w.projection = projection ? projection : w.projection;
    return rewrite_list(w, out, "layer");
}

static zy_value *rewrite_facet(walk w, const zy_value *view)
{
    zy_value *out = copy_of(&w, view);

    set(&w, out, "spec", rewrite(w, zy_value_find(view, "spec")));
    return out;
}

static zy_value *no_view(const walk *w, const zy_value *spec)
{
    static const char *const words[] = {"mark",   "layer", "hconcat", "vconcat",
                                        "concat", "facet", "repeat",  NULL};
    const char *hint = NULL;
    zy_span at = spec->span;

    for (const zy_value *v = spec->kind == ZY_VALUE_MAP ? spec->child : NULL; v && !hint;
         v = v->next) {
        hint = zy_nearest(v->key, words) ? zy_hint_nearest(w->job->diags, v->key, words) : NULL;
        at = hint ? v->key_span : at;
    }
    zy_fail(
        w->job->diags, "no-mark", at, hint,
        ZY_SAY(w->job->diags,
               "a view needs \"mark\", or layer, hconcat, vconcat, concat, facet or repeat",
               "「mark」（または layer、hconcat、vconcat、concat、facet、repeat）がありません"));
    return NULL;
}

static zy_value *rewrite(walk w, const zy_value *spec)
{
    static const char *const concats[] = {"hconcat", "vconcat", "concat"};

    if (w.depth++ > MOST_DEPTH) {
        zy_fail(w.job->diags, "too-deep", spec->span, NULL,
                ZY_SAY(w.job->diags, "views are nested more than %d deep",
                       "ビューの入れ子が%d段を超えています"),
                MOST_DEPTH);
        zy_diag_fault(w.job->diags, ZY_FAULT_LIMIT);
        return NULL;
    }
    if (!spec || spec->kind != ZY_VALUE_MAP)
        return spec ? no_view(&w, spec) : NULL;
    if (zy_value_find(spec, "data"))
        w.data = zy_value_find(spec, "data");
    if (zy_value_find(spec, "repeat") && zy_value_find(spec, "spec"))
        return rewrite_repeat(w, spec);
    if (zy_value_find(spec, "facet") && zy_value_find(spec, "spec"))
        return rewrite_facet(w, spec);
    if (zy_value_find(spec, "layer"))
        return rewrite_layer(w, spec);
    for (int i = 0; i < 3; i++)
        if (zy_value_find(spec, concats[i]))
            return rewrite_list(w, spec, concats[i]);
    return zy_value_find(spec, "mark") ? rewrite_unit(w, spec) : no_view(&w, spec);
}

zy_value *zy_rewrite(zy_job *job, const zy_value *spec)
{
    return rewrite((walk){.job = job}, spec);
}
