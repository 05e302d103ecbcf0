#include <math.h>

#include "guide/parts.h"

typedef struct found {
    zy_box box;
    size_t item;
    bool visible;
} found;

static bool boxes_meet(zy_box a, zy_box b, double separation)
{
    return separation > fmax(fmax(b.x0 - a.x1, a.x0 - b.x1), fmax(b.y0 - a.y1, a.y0 - b.y1));
}

static bool any_meet(found *const *items, size_t count, double separation)
{
    for (size_t i = 1; i < count; i++)
        if (boxes_meet(items[i - 1]->box, items[i]->box, separation))
            return true;
    return false;
}

/* Hides every other one. */
static size_t thin_by_parity(found **items, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (i % 2)
            items[i]->visible = false;
        else
            items[kept++] = items[i];
    }
    return kept;
}

/* Hides those that meet the last one kept. */
static size_t thin_greedily(found **items, size_t count, double separation)
{
    size_t kept = 1;

    for (size_t i = 1; i < count; i++) {
        if (boxes_meet(items[kept - 1]->box, items[i]->box, separation))
            items[i]->visible = false;
        else
            items[kept++] = items[i];
    }
    return kept;
}

/* At least two labels stay, and the last one is one of them when room is scarce. */
static void thin(found *all, size_t count, bool greedy, double separation, zy_arena *arena)
{
    found **items = ZY_NEW_ARRAY(arena, found *, count + 1);
    size_t left = count;

    for (size_t i = 0; i < count; i++)
        items[i] = &all[i];
    if (left < 3 || !any_meet(items, left, separation))
        return;
    do
        left = greedy ? thin_greedily(items, left, separation) : thin_by_parity(items, left);
    while (left >= 3 && any_meet(items, left, separation));
    if (left < 3 && !all[count - 1].visible) {
        if (left > 1)
            items[left - 1]->visible = false;
        all[count - 1].visible = true;
    }
}

/* Hides what still meets a visible label before it, or after it. */
static void part(found *all, size_t count, double separation, bool later)
{
    const found *kept = NULL;

    for (size_t k = 0; k < count; k++) {
        found *label = &all[later ? k : count - 1 - k];
        if (!label->visible)
            continue;
        if (kept && boxes_meet(kept->box, label->box, separation))
            label->visible = false;
        else
            kept = label;
    }
}

static bool is_within(zy_box box, zy_box bounds)
{
    return bounds.x0 <= box.x0 && bounds.x1 >= box.x1 && bounds.y0 <= box.y0 && bounds.y1 >= box.y1;
}

/* Labels with content: the others take no part. */
static size_t find_labels(const zy_scene_mark *mark, zy_typesetter *typesetter, found *into)
{
    size_t count = 0;

    for (size_t i = 0; i < mark->count; i++) {
        zy_box box = zy_item_box(&mark->items[i], mark->type, typesetter);
        if (box.x1 - box.x0 > 1 && box.y1 - box.y0 > 1)
            into[count++] = (found){box, i, true};
    }
    return count;
}

static bool is_on(const zy_value *method)
{
    return method && (method->kind == ZY_VALUE_TEXT || zy_value_bool(method, false));
}

zy_box zy_overlap_hide(const zy_overlap *overlap, zy_scene_mark *mark, zy_arena *arena,
                       zy_typesetter *typesetter)
{
    found *labels = ZY_NEW_ARRAY(arena, found, mark->count + 1);
    size_t count = is_on(overlap->method) ? find_labels(mark, typesetter, labels) : 0;
    zy_box box = ZY_BOX_EMPTY;
    size_t kept = 0;

    if (!count)
        return zy_guide_mark_box(mark, typesetter);
    thin(labels, count, zy_value_is(overlap->method, "greedy"), zy_guide_or(overlap->separation, 0),
         arena);
    if (overlap->last != ZY_OVERLAP_KEEP)
        part(labels, count, zy_guide_or(overlap->separation, 0),
             overlap->last == ZY_OVERLAP_HIDE_LATER);
    for (size_t i = 0; i < count; i++) {
        if (!labels[i].visible || (overlap->bounded && !is_within(labels[i].box, overlap->bounds)))
            continue;
        box = zy_box_union(box, labels[i].box);
        mark->items[kept++] = mark->items[labels[i].item];
    }
    mark->count = kept;
    return box;
}
