/* What is asked of a view: which of its definitions say what, which of its kinds it is. */
#include <math.h>
#include <string.h>

#include "chart/chart.h"

bool zy_view_has_panels(const zy_job *job, const zy_view *view)
{
    return job->chart.style->has_canvas && view->kind == ZY_VIEW_GRID &&
           view->grid_kind == ZY_GRID_CONCAT;
}

bool zy_view_is_plot(const zy_view *view)
{
    return view->kind != ZY_VIEW_GRID && !(view->parent && view->parent->kind == ZY_VIEW_LAYER);
}

zy_box zy_view_box(const zy_view *root)
{
    zy_box box = root->guides->bounds;

    if (root->kind != ZY_VIEW_GRID)
        box = zy_box_union(box, (zy_box){0, 0, root->width, root->height});
    return box;
}

bool zy_unit_is_bar(const zy_view *unit)
{
    return unit->mark->has_length && unit->mark->is_rect;
}

const zy_def *zy_value_def(const zy_view *unit)
{
    return unit->encoding[unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_X : ZY_CHANNEL_Y];
}

const zy_def *zy_category_def(const zy_view *unit)
{
    return unit->encoding[unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_Y : ZY_CHANNEL_X];
}

const zy_def *zy_series_def(const zy_view *unit)
{
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR];

    if (zy_def_is_field(color) && !color->no_scale && zy_def_is_discrete(color))
        return color;
    for (const zy_def *d = unit->encoding[ZY_CHANNEL_DETAIL]; d; d = d->next)
        if (zy_def_is_field(d))
            return d;
    return NULL;
}

zy_view *zy_main_unit(zy_view *plot)
{
    if (plot->kind == ZY_VIEW_UNIT)
        return plot->is_reference ? NULL : plot;
    for (zy_view *child = plot->first; child; child = child->next) {
        zy_view *found = zy_main_unit(child);
        if (found)
            return found;
    }
    return NULL;
}

zy_channel zy_length_channel(const zy_view *unit)
{
    if (!unit->mark->has_length)
        return ZY_CHANNEL_COUNT;
    return unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_X : ZY_CHANNEL_Y;
}

bool zy_has_length(const zy_job *job, const zy_scale_part *part)
{
    const zy_view *unit = part->unit;

    return job->chart.style->cuts_lengths && part->type == ZY_SCALE_LINEAR &&
           part->channel == zy_length_channel(unit) && part->def->type == ZY_TYPE_QUANTITATIVE &&
           !zy_def_is_binning(part->def) && !unit->encoding[zy_channel_second(part->channel)] &&
           !(unit->stack.is_on && g_strcmp0(unit->stack.offset, "center") == 0);
}

bool zy_unit_is_aggregated(const zy_view *unit)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        for (const zy_def *def = unit->encoding[c]; def; def = def->next) {
            if (zy_def_is_field(def) && def->aggregate)
                return true;
            for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
                if (zy_def_is_field(rule->def) && rule->def->aggregate)
                    return true;
        }
    return false;
}
