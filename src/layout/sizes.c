/* The size of a plot when Vega-Lite decides it (compile/layoutsize/): given, by steps of a discrete
 * scale, or the config's. */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

/* The size written for the plot, or for one of its layers. */
static const zy_value *given(const zy_view *view, bool width)
{
    const zy_value *own = width ? view->width_given : view->height_given;

    for (const zy_view *child = view->kind == ZY_VIEW_LAYER ? view->first : NULL; !own && child;
         child = child->next)
        own = given(child, width);
    return own;
}

/* d3's bandSpace: how many steps a scale takes. */
static double band_space(double count, double inner, double outer)
{
    const double space = count - inner + outer * 2;

    return count > 0 ? (space > 0 ? space : 1) : 0;
}

static const zy_view *first_unit(const zy_view *view)
{
    while (view && view->kind != ZY_VIEW_UNIT)
        view = view->first;
    return view;
}

static const zy_view *unit_with_scale(const zy_view *view, zy_channel channel)
{
    if (view->kind == ZY_VIEW_UNIT)
        return zy_view_scale(view, channel) ? view : NULL;
    for (const zy_view *child = view->first; child; child = child->next) {
        const zy_view *found = unit_with_scale(child, channel);
        if (found)
            return found;
    }
    return NULL;
}

/* Steps count for the offset's bands unless the step says that it is for positions. */
static double step_size(zy_job *job, const zy_view *unit, zy_channel channel, const zy_value *size)
{
    zy_scale_part *scale = zy_view_scale(unit, channel);
    const zy_channel offset = zy_channel_offset(channel);
    const zy_scale_part *inside = zy_view_scale(unit, offset);
    double step = fmax(0, zy_value_number(zy_value_find(size, "step"),
                                          zy_config_number(&job->chart, "view.step", 20))),
           inner, outer;

    zy_scale_paddings(scale, &inner, &outer);
    if (inside && zy_scale_is_discrete(inside->type) && zy_def_has_data(unit->encoding[offset]) &&
        !zy_value_is(zy_value_find(size, "for"), "position")) {
        double inside_inner = 0, inside_outer = 0;
        double steps = (double)inside->base_count;
        if (inside->type == ZY_SCALE_BAND) {
            zy_scale_paddings(inside, &inside_inner, &inside_outer);
            steps = band_space(steps, inside_inner, inside_outer);
        }
        step = step * steps / (1 - inner);
    }
    scale->step = step;
    return step * band_space((double)scale->base_count, inner, outer);
}

static const zy_value *discrete_size(zy_job *job, bool width)
{
    const zy_value *own =
        zy_config(&job->chart, width ? "view.discreteWidth" : "view.discreteHeight");

    return own ? own : zy_config(&job->chart, width ? "view.width" : "view.height");
}

static double default_size(zy_job *job, const zy_view *plot, zy_channel channel)
{
    const bool width = channel == ZY_CHANNEL_X;
    const zy_view *unit = unit_with_scale(plot, channel), *any = first_unit(plot);
    const zy_value *discrete = discrete_size(job, width);
    const double continuous = zy_config_number(
        &job->chart, width ? "view.continuousWidth" : "view.continuousHeight", 300);

    if (unit) {
        const zy_scale_part *scale = zy_view_scale(unit, channel);
        if (!zy_scale_is_discrete(scale->type))
            return continuous;
        return discrete && discrete->kind == ZY_VALUE_NUMBER
                   ? discrete->number
                   : step_size(job, unit, channel, discrete);
    }
    if (any && (any->mark->item == ZY_ITEM_ARC || any->encoding[ZY_CHANNEL_LONGITUDE]))
        return continuous;
    if (discrete && discrete->kind == ZY_VALUE_NUMBER)
        return discrete->number;
    return zy_value_number(zy_value_find(discrete, "step"),
                           zy_config_number(&job->chart, "view.step", 20));
}

static double size_of(zy_job *job, const zy_view *plot, zy_channel channel)
{
    const zy_value *size = given(plot, channel == ZY_CHANNEL_X);

    if (size && size->kind == ZY_VALUE_NUMBER)
        return size->number;
    if (size && zy_value_find(size, "step")) {
        const zy_view *unit = unit_with_scale(plot, channel);
        if (unit && zy_scale_is_discrete(zy_view_scale(unit, channel)->type))
            return step_size(job, unit, channel, size);
    }
    return default_size(job, plot, channel);
}

void zy_plot_size(zy_job *job, zy_view *plot)
{
    /* As Vega takes sizes below zero. */
    plot->width = fmax(0, size_of(job, plot, ZY_CHANNEL_X));
    plot->height = fmax(0, size_of(job, plot, ZY_CHANNEL_Y));
}
