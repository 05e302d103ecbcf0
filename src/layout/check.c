/* What holds once everything is laid out; its door says it in the same words. */
#include <math.h>

#include "layout/layout.h"

static bool has_size(const zy_job *job, const zy_view *view)
{
    const zy_scene *scene = &job->chart.scene;

    return view->parent || (isfinite(scene->width) && isfinite(scene->height) && scene->width > 0 &&
                            scene->height > 0);
}

static bool has_place(const zy_job *job, const zy_view *view)
{
    (void)job;
    return isfinite(view->x) && isfinite(view->y) && isfinite(view->width) &&
           isfinite(view->height) && view->width >= 0 && view->height >= 0;
}

static bool fills_its_plot(const zy_job *job, const zy_view *view)
{
    (void)job;
    for (const zy_view *child = view->first; child && view->kind == ZY_VIEW_LAYER;
         child = child->next)
        if (child->width != view->width || child->height != view->height)
            return false;
    return true;
}

static bool is_box(zy_box box)
{
    return zy_box_is_empty(box) ||
           (isfinite(box.x0) && isfinite(box.y0) && isfinite(box.x1) && isfinite(box.y1));
}

static bool has_guides(const zy_job *job, const zy_view *view)
{
    const zy_guides *guides = view->guides;
    const bool needs = view->kind == ZY_VIEW_GRID || zy_view_is_plot(view);

    (void)job;
    return needs ? guides && is_box(guides->bounds) && is_box(guides->box) &&
                       (guides->legends || !guides->legend_count)
                 : !guides;
}

static bool has_ranges(const zy_job *job, const zy_view *view)
{
    (void)job;
    if (view->kind == ZY_VIEW_GRID && !view->first)
        return true;
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        const zy_scale_part *part = view->scales[c];
        if (part && (!part->ready || part->scale.type != part->type ||
                     (part->scale.domain_count && !part->scale.domain)))
            return false;
    }
    return true;
}

static bool is_vertex(const zy_vertex *v)
{
    return isfinite(v->x) && isfinite(v->y) && isfinite(v->x2) && isfinite(v->y2);
}

static bool is_item(const zy_item *item)
{
    if (!isfinite(item->x) || !isfinite(item->y) || !isfinite(item->x2) || !isfinite(item->y2) ||
        !isfinite(item->angle) || !isfinite(item->size) || !isfinite(item->stroke_width))
        return false;
    for (size_t r = 0; r < item->run_count; r++)
        for (size_t i = 0; i < item->runs[r].count; i++)
            if (!is_vertex(&item->runs[r].vertices[i]))
                return false;
    return true;
}

static bool is_drawn(const zy_job *job, const zy_view *view)
{
    (void)job;
    for (const zy_scene_mark *mark = view->marks.first; mark; mark = mark->next)
        for (size_t i = 0; i < mark->count; i++)
            if (!is_item(&mark->items[i]))
                return false;
    return true;
}

const zy_invariant zy_layout_invariants[] = {
    {.words = "the picture has a size", .holds = has_size},
    {.words = "each view has a place in its parent and a size, both finite and no size below zero",
     .holds = has_place},
    {.words = "the layers of a plot are as large as it", .holds = fills_its_plot},
    {.words =
         "plots and grids, and no others, have guides with what they measure around themselves",
     .holds = has_guides},
    {.words = "the scales of a plot have their range", .holds = has_ranges},
    {.words = "what a unit draws stands at finite places", .holds = is_drawn, .by_row = true},
    {0},
};
