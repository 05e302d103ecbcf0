/* reference: lines and ranges in data become layers of their own. */
#include <string.h>

#include "views/views.h"

static zy_value *map_with(zy_job *job, const char *key, zy_value *value, const zy_value *like)
{
    zy_value *map = zy_value_new_map(job->arena, like);

    zy_value_set(job->arena, map, key, value);
    return map;
}

static zy_value *text_value(zy_job *job, const char *text, const zy_value *like)
{
    return zy_value_new_text(job->arena, text, like);
}

static zy_value *mark_of(zy_job *job, const char *type, const zy_value *like)
{
    return map_with(job, "type", text_value(job, type, like), like);
}

static void add_layer(zy_job *job, zy_value *layers, zy_value *mark, zy_value *encoding)
{
    static const zy_origin origin = {.is_reference = true};
    zy_value *layer = zy_value_new_map(job->arena, mark);
    zy_value *rows = zy_value_new_list(job->arena, mark);

    zy_value_append(rows, zy_value_new_map(job->arena, mark));
    zy_value *data = map_with(job, "values", rows, mark);
    zy_value_set(job->arena, layer, "data", data);
    mark->origin = &origin;
    zy_value_set(job->arena, layer, "mark", mark);
    zy_value_set(job->arena, layer, "encoding", encoding);
    zy_value_append(layers, layer);
}

static zy_value *datum_of(zy_job *job, const zy_value *v)
{
    return map_with(job, "datum", zy_value_copy(job->arena, v), v);
}

static bool add_reference(zy_job *job, zy_value *below, zy_value *above, const zy_value *one)
{
    static const char *const channels[] = {"x", "y"}, *const seconds[] = {"x2", "y2"};
    static const zy_prop keys[] = {
        {"x", ZY_PROP_VALUE, 0, NULL, "a value of x, or [from, to]", NULL},
        {"y", ZY_PROP_VALUE, 0, NULL, "a value of y, or [from, to]", NULL},
        {"text", ZY_PROP_TEXTS, 0, NULL, "its name", NULL},
        {0}};

    if (one->kind == ZY_VALUE_MAP && !zy_props_check(keys, one, job->diags))
        return false;
    for (int i = 0; i < 2; i++) {
        const zy_value *at = zy_value_find(one, channels[i]);
        zy_value *mark, *encoding;
        if (!at)
            continue;
        const bool range = at->kind == ZY_VALUE_LIST && at->count == 2;
        mark = mark_of(job, range ? "rect" : "rule", one);
        encoding = map_with(job, channels[i], datum_of(job, range ? at->child : at), one);
        if (range) {
            zy_value_set(job->arena, encoding, seconds[i], datum_of(job, at->last));
            zy_value_set(job->arena, mark, "stroke", zy_value_new_null(job->arena, one));
        }
        zy_value_set(
            job->arena, mark, "color",
            text_value(job,
                       zy_house_color_name(&job->chart, range ? ZY_ROLE_GRID : ZY_ROLE_SECONDARY),
                       one));
        if (!range) {
            zy_value *dash = zy_value_new_list(job->arena, one);
            zy_value_append(dash, zy_value_new_number(job->arena, 5, one));
            zy_value_append(dash, zy_value_new_number(job->arena, 4, one));
            zy_value_set(job->arena, mark, "strokeDash", dash);
        }
        /* What it is called is written by the label solver, where there is room. */
        if (zy_value_find(one, "text"))
            zy_value_set(job->arena, mark, "text",
                         zy_value_copy(job->arena, zy_value_find(one, "text")));
        add_layer(job, range ? below : above, mark, encoding);
        return true;
    }
    return zy_fail(job->diags, "bad-reference", one->span, NULL,
                   ZY_SAY(job->diags, "a reference needs x or y: a value, or [from, to]",
                          "reference には x か y（値、または [始め, 終わり]）が必要です"));
}

static const zy_value *framed(zy_job *job, const zy_value *view, const zy_value *references);

static void append_all(zy_job *job, zy_value *into, const zy_value *from)
{
    for (const zy_value *v = from->child; v; v = v->next)
        zy_value_append(into, zy_value_copy(job->arena, v));
}

static const zy_value *with_references(zy_job *job, const zy_value *document,
                                       const zy_value *references)
{
    static const char *const kept[] = {"mark", "encoding", "layer", "transform", NULL};
    zy_value *out = zy_value_copy(job->arena, document),
             *main = zy_value_new_map(job->arena, document);
    zy_value *below = zy_value_new_list(job->arena, references),
             *above = zy_value_new_list(job->arena, references),
             *layers = zy_value_new_list(job->arena, references);

    for (const zy_value *one = references->kind == ZY_VALUE_LIST ? references->child : references;
         one; one = references->kind == ZY_VALUE_LIST ? one->next : NULL)
        if (!add_reference(job, below, above, one))
            return NULL;
    for (int i = 0; kept[i]; i++) {
        const zy_value *v = zy_value_find(document, kept[i]);
        if (v)
            zy_value_set(job->arena, main, kept[i], zy_value_copy(job->arena, v));
        zy_value_set(job->arena, out, kept[i], NULL);
    }
    append_all(job, layers, below);
    zy_value_append(layers, main);
    append_all(job, layers, above);
    zy_value_set(job->arena, out, "layer", layers);
    return out;
}

/* The panels of a concat have references of their own. */
static const zy_value *with_panels_framed(zy_job *job, const zy_value *view, const char *key)
{
    const zy_value *list = zy_value_find(view, key);
    zy_value *out = zy_value_copy(job->arena, view), *panels;

    if (list->kind != ZY_VALUE_LIST)
        return view;
    panels = zy_value_new_list(job->arena, list);
    for (const zy_value *child = list->child; child; child = child->next) {
        const zy_value *one = framed(job, child, zy_value_find(child, "reference"));
        if (!one)
            return NULL;
        zy_value_append(panels, zy_value_copy(job->arena, one));
    }
    zy_value_set(job->arena, out, key, panels);
    return out;
}

static const zy_value *framed(zy_job *job, const zy_value *view, const zy_value *references)
{
    static const char *const concats[] = {"hconcat", "vconcat", "concat"};

    for (int i = 0; i < 3; i++)
        if (zy_value_find(view, concats[i]))
            return with_panels_framed(job, view, concats[i]);
    if (!references || (!zy_value_find(view, "mark") && !zy_value_find(view, "layer")))
        return view;
    return with_references(job, view, references);
}

/* What names marks of one plot cannot stand over several. */
static bool check_page(zy_job *job, const zy_value *document)
{
    static const char *const concats[] = {"hconcat", "vconcat", "concat"}, *const keys[] = {
                                                                               "reference",
                                                                               "difference",
                                                                               "annotations"};
    bool good = true, panels = false;

    for (int i = 0; i < 3; i++)
        panels |= zy_value_find(document, concats[i]) != NULL;
    for (int i = 0; panels && i < 3; i++) {
        const zy_value *v = zy_value_find(document, keys[i]);
        if (v)
            good = zy_fail(job->diags, "belongs-to-panel", v->key_span, NULL,
                           ZY_SAY(job->diags,
                                  "of several charts on a page one has \"%s\": write it there",
                                  "図がいくつもあるときの「%s」は、その図の中に書きます"),
                           keys[i]);
    }
    return good;
}

const zy_value *zy_frame_rewrite(zy_job *job, const zy_value *document)
{
    if (!check_page(job, document))
        return NULL;
    return framed(job, document, job->chart.frame.reference);
}
