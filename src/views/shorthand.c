/* Shorthand written out: after this, every view has its keys as Vega-Lite has them. */
#include <string.h>

#include "views/views.h"

/* "mean(割合):Q" -> {aggregate: mean, field: 割合, type: quantitative}; after Altair. */
static zy_value *definition_of_text(zy_job *job, const zy_value *text)
{
    zy_arena *arena = job->arena;
    zy_value *map = zy_value_new_map(arena, text);
    const char *s = text->text;
    size_t len = strlen(s);

    if (len > 2 && s[len - 2] == ':' && strchr("QTONG", s[len - 1])) {
        zy_value_set(arena, map, "type",
                     zy_value_new_text(arena, zy_arena_text(arena, s + len - 1, 1), text));
        len -= 2;
    }
    const char *open = memchr(s, '(', len);
    const char *word = open ? zy_arena_text(arena, s, (size_t)(open - s)) : NULL;
    bool utc, binned;
    if (open && s[len - 1] == ')' &&
        (zy_aggregate_exists(word) || zy_time_units_read(word, &utc, &binned))) {
        const size_t inner = len - (size_t)(open - s) - 2;
        zy_value_set(arena, map, zy_aggregate_exists(word) ? "aggregate" : "timeUnit",
                     zy_value_new_text(arena, word, text));
        s = open + 1;
        len = inner;
    }
    if (len)
        zy_value_set(arena, map, "field",
                     zy_value_new_text(arena, zy_arena_text(arena, s, len), text));
    return map;
}

static zy_value *channel_of(zy_job *job, const zy_value *v)
{
    if (v->kind == ZY_VALUE_TEXT)
        return definition_of_text(job, v);
    if (v->kind == ZY_VALUE_NUMBER) {
        zy_value *map = zy_value_new_map(job->arena, v);
        zy_value_set(job->arena, map, "value", zy_value_copy(job->arena, v));
        return map;
    }
    if (v->kind != ZY_VALUE_LIST)
        return zy_value_copy(job->arena, v);
    zy_value *list = zy_value_new_list(job->arena, v);
    for (const zy_value *item = v->child; item; item = item->next)
        zy_value_append(list, channel_of(job, item));
    return list;
}

static bool unknown_channel(zy_job *job, const zy_value *v)
{
    return zy_fail(
        job->diags, "unknown-channel", v->key_span,
        zy_hint_nearest(job->diags, v->key, zy_channel_names),
        ZY_SAY(job->diags, "\"%s\" is not a channel", "「%s」というチャンネルはありません"),
        v->key);
}

/* At the top, `size` is the canvas, not the channel. */
static bool is_frame_key(const zy_job *job, const zy_value *view, const char *key)
{
    for (int i = 0; view == job->top && zy_frame_props[i].name; i++)
        if (strcmp(zy_frame_props[i].name, key) == 0)
            return true;
    return false;
}

static void encoding_written_out(zy_job *job, zy_value *view)
{
    const zy_value *encoding = zy_value_find(view, "encoding");
    zy_value *out = zy_value_new_map(job->arena, encoding ? encoding : view);
    bool any = encoding != NULL;

    if (encoding && encoding->kind != ZY_VALUE_MAP) {
        zy_fail(job->diags, "wrong-kind", encoding->span, NULL,
                ZY_SAY(job->diags, "\"encoding\" must be a map of channels, not %s",
                       "encoding にはチャンネルの並びを書きます（%sではなく）"),
                zy_kind_name(job->diags, encoding->kind));
        return;
    }

    for (const zy_value *v = encoding ? encoding->child : NULL; v; v = v->next) {
        if (v->kind == ZY_VALUE_NULL) { /* takes away what stands above */
            zy_value_set(job->arena, out, v->key, zy_value_copy(job->arena, v));
            continue;
        }
        if (zy_channel_find(v->key) < 0) {
            unknown_channel(job, v);
            continue;
        }
        zy_value *channel = channel_of(job, v);
        zy_value_set(job->arena, out, v->key, channel);
        channel->key_span = v->key_span;
    }
    /* Channels written beside the mark; the frame's own keys (title, …) are none. */
    for (const zy_value *v = view->child, *next; v; v = next) {
        next = v->next;
        if (zy_channel_find(v->key) < 0 || is_frame_key(job, view, v->key) ||
            (strcmp(v->key, "facet") == 0 && zy_value_find(view, "spec")) ||
            strcmp(v->key, "description") == 0)
            continue;
        zy_value *channel = channel_of(job, v);
        zy_value_set(job->arena, out, v->key, channel);
        channel->key_span = v->key_span;
        zy_value_set(job->arena, view, v->key, NULL);
        any = true;
    }
    if (any)
        zy_value_set(job->arena, view, "encoding", out);
}

static void data_written_out(zy_job *job, zy_value *view)
{
    const zy_value *data = zy_value_find(view, "data");

    if (!data || data->kind == ZY_VALUE_MAP || data->kind == ZY_VALUE_NULL)
        return;
    zy_value *map = zy_value_new_map(job->arena, data);
    zy_value_set(job->arena, map, data->kind == ZY_VALUE_LIST ? "values" : "url",
                 zy_value_copy(job->arena, data));
    zy_value_set(job->arena, view, "data", map);
}

static void mark_written_out(zy_job *job, zy_value *view)
{
    const zy_value *mark = zy_value_find(view, "mark");

    if (!mark || mark->kind != ZY_VALUE_TEXT)
        return;
    zy_value *map = zy_value_new_map(job->arena, mark);
    zy_value_set(job->arena, map, "type", zy_value_new_text(job->arena, mark->text, mark));
    zy_value_set(job->arena, view, "mark", map);
}

static const char *const lists[] = {"layer", "concat", "hconcat", "vconcat", NULL};

/* A view is a mark, layers, or views side by side: one of them, or the others would be lost. */
static bool is_of_one_kind(zy_job *job, const zy_value *view)
{
    static const char *const kinds[] = {"mark",   "layer", "hconcat", "vconcat",
                                        "concat", "spec",  NULL};
    const char *first = NULL;

    for (const zy_value *v = view->child; v; v = v->next) {
        if (!g_strv_contains(kinds, v->key))
            continue;
        if (first)
            return zy_fail(job->diags, "several-kinds", v->key_span, NULL,
                           ZY_SAY(job->diags, "a view has \"%s\" or \"%s\", not both",
                                  "1つのビューに %s と %s の両方は書けません"),
                           first, v->key);
        first = v->key;
    }
    return true;
}

static bool is_list_of_views(zy_job *job, const zy_value *list)
{
    return (list->kind == ZY_VALUE_LIST && list->count > 0) ||
           zy_fail(job->diags, "wrong-kind", list->span, NULL,
                   ZY_SAY(job->diags, "\"%s\" must be a list of views",
                          "%s にはビューの並びを書きます"),
                   list->key);
}

static void view_written_out(zy_job *job, zy_value *view)
{
    if (view->kind != ZY_VALUE_MAP || !is_of_one_kind(job, view))
        return;
    data_written_out(job, view);
    mark_written_out(job, view);
    encoding_written_out(job, view);
    if (job->chart.style->infers_types)
        zy_wide_written_out(job, view);
    for (int i = 0; lists[i]; i++) {
        const zy_value *list = zy_value_find(view, lists[i]);
        for (zy_value *child = list && is_list_of_views(job, list) ? list->child : NULL; child;
             child = child->next)
            view_written_out(job, child);
    }
    if (job->chart.style->infers_types)
        zy_layers_told_apart(job, view);
    const zy_value *spec = zy_value_find(view, "spec");
    for (zy_value *child = view->child; spec && child; child = child->next)
        if (child == spec)
            view_written_out(job, child);
}

zy_value *zy_shorthand(zy_job *job, const zy_value *document)
{
    zy_value *copy = zy_value_copy(job->arena, document);

    job->top = copy;
    view_written_out(job, copy);
    return copy;
}
