/* What holds once there are scales; its door says it in the same words. */
#include "scaling/scaling.h"

static bool is_below(const zy_view *view, const zy_view *above)
{
    while (view && view != above)
        view = view->parent;
    return view == above;
}

static bool has_homes(const zy_job *job, const zy_view *view)
{
    (void)job;
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        const zy_scale_part *part = view->scales[c];
        if (part && (part->channel != (zy_channel)c || !zy_channel_has_scale(part->channel) ||
                     part->home != view || !is_below(part->unit, view)))
            return false;
    }
    return true;
}

static bool is_of_data(const zy_job *job, const zy_view *view)
{
    (void)job;
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        if (view->scales[c] && !zy_def_has_data(view->scales[c]->def))
            return false;
    return true;
}

static bool is_scaled(const zy_job *job, const zy_view *view)
{
    (void)job;
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        const zy_def *def = view->encoding[c];
        if (zy_channel_has_scale((zy_channel)c) && zy_def_has_data(def) && !def->no_scale &&
            def->type != ZY_TYPE_GEOJSON && !zy_view_scale(view, (zy_channel)c))
            return false;
    }
    return true;
}

static bool has_ends(const zy_job *job, const zy_view *view)
{
    (void)job;
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++) {
        const zy_scale_part *part = view->scales[c];
        if (part && ((part->base_count && !part->base) ||
                     (zy_scale_is_continuous(part->type) && part->base_count == 1)))
            return false;
    }
    return true;
}

static bool counts_its_rows(const zy_job *job, const zy_view *view)
{
    (void)job;
    return view->kind != ZY_VIEW_UNIT ||
           ((!view->rows || view->row_count <= view->table->row_count) &&
            (!view->domain_rows || view->domain_row_count <= view->table->row_count));
}

static bool rises_below(const size_t *rows, size_t count, size_t end)
{
    for (size_t i = 0; rows && i < count; i++)
        if (rows[i] >= end || (i && rows[i] <= rows[i - 1]))
            return false;
    return true;
}

static bool names_its_rows(const zy_job *job, const zy_view *view)
{
    (void)job;
    return view->kind != ZY_VIEW_UNIT ||
           (rises_below(view->rows, view->row_count, view->table->row_count) &&
            rises_below(view->domain_rows, view->domain_row_count, view->table->row_count));
}

const zy_invariant zy_scaling_invariants[] = {
    {.words = "a scale stands at its channel in the view that shares it, above the unit that asked "
              "first",
     .holds = has_homes},
    {.words = "the definition of a scale has data", .holds = is_of_data},
    {.words = "a channel with data finds its scale at its unit or above, unless it is to have none",
     .holds = is_scaled},
    {.words = "a continuous domain has two ends or more, or nothing at all", .holds = has_ends},
    {.words = "a unit draws no more rows than its table has, and makes domains of no more",
     .holds = counts_its_rows},
    {.words = "these rows are of the table, each once and in its order",
     .holds = names_its_rows,
     .by_row = true},
    {0},
};
