/* The house's own kinds of charts: what they have in common, and where they are drawn. */
#include "render/forms.h"

#include <math.h>
#include <string.h>

bool zy_is_part_of(const zy_view *unit, const char *form)
{
    return unit->kind == ZY_VIEW_UNIT && unit->options.part_of &&
           strcmp(unit->options.part_of, form) == 0;
}

void zy_form_types(zy_job *job, zy_view *unit)
{
    zy_def *x = unit->encoding[ZY_CHANNEL_X];

    if (job->chart.is_vega_lite || !zy_is_part_of(unit, "slope") || !zy_def_is_field(x) ||
        x->type_given || x->units)
        return;
    if (x->type == ZY_TYPE_TEMPORAL || x->type == ZY_TYPE_QUANTITATIVE)
        x->type = ZY_TYPE_ORDINAL;
}

static const zy_view *first_part(const zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        return view->options.part_of ? view : NULL;
    for (const zy_view *child = view->kind == ZY_VIEW_LAYER ? view->first : NULL; child;
         child = child->next) {
        const zy_view *found = first_part(child);
        if (found)
            return found;
    }
    return NULL;
}

/* A slope is not flatter than it must be; few rows of dots or shares do not fill the height. */
double zy_form_extent(zy_job *job, const zy_view *plot, zy_channel channel)
{
    const zy_view *unit = first_part(plot);
    const zy_scale_part *scale = unit ? zy_view_scale(unit, channel) : NULL;

    if (unit && !scale && channel == ZY_CHANNEL_Y && zy_is_part_of(unit, "share"))
        return zy_house_px(&job->chart, 210, 64);
    if (!scale || !zy_scale_is_discrete(scale->type))
        return INFINITY;
    const double count = fmax(1, (double)scale->base_count);
    if (zy_is_part_of(unit, "slope") && channel == ZY_CHANNEL_X)
        return fmax(1, count - 1) * 0.66 * job->chart.canvas_width;
    if (channel != ZY_CHANNEL_Y)
        return INFINITY;
    return count * zy_house_px(&job->chart, zy_is_part_of(unit, "share") ? 170 : 84, 30);
}

/* Whether some value ends so, and has a stem. */
static bool has_ending(const zy_scale_part *part, zy_ending ending)
{
    const zy_column *column = part->def->values;

    for (size_t r = 0; column && column->qualifiers && r < column->count; r++) {
        if (zy_ending_of(column, r) == ending)
            return true;
    }
    return false;
}

/* A single line has the values between its ends over and under its dots. */
static double middle_values(zy_job *job, const zy_view *unit)
{
    const zy_scale_part *places = zy_view_scale(unit, ZY_CHANNEL_X);
    const bool single = places && unit->table && unit->table->row_count <= places->base_count;

    return single && places->base_count > 2 ? zy_house_px(&job->chart, 46, 20) : 0;
}

void zy_form_inset(zy_job *job, const zy_scale_part *part, const zy_view *plot, double *start,
                   double *end)
{
    const double stem = zy_house_px(&job->chart, 74, 32);

    if (zy_axis_is_cut(job, part))
        *start = zy_axis_stub(job, plot, part->channel);
    if (zy_is_part_of(part->unit, "dumbbell") && part->channel == ZY_CHANNEL_X)
        zy_dumbbell_room(job, plot, part, start, end);
    if (!zy_is_part_of(part->unit, "slope") || part->channel != ZY_CHANNEL_Y)
        return;
    const bool on_zero = zy_scale_part_low_end(job, part) == 0;
    const double middle = middle_values(job, part->unit), air = zy_house_px(&job->chart, 14, 8);
    *start = has_ending(part, ZY_END_BELOW) ? stem : on_zero ? 0 : fmax(air, middle);
    *end = has_ending(part, ZY_END_ABOVE) ? stem : fmax(air, middle);
}

/* ---- Colours ---- */

static bool same(zy_color a, zy_color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

bool zy_is_context(const zy_job *job, zy_color color)
{
    return same(color, zy_role_color(&job->chart, "context")) ||
           same(color, zy_role_color(&job->chart, "contextStrong"));
}

zy_color zy_item_color(const zy_item *item)
{
    if (item->stroke.kind == ZY_PAINT_COLOR && item->shape)
        return item->stroke.color;
    return item->fill.kind != ZY_PAINT_NONE ? item->fill.color : item->stroke.color;
}

zy_color zy_form_color(const zy_job *job, const zy_item *item)
{
    const zy_color color = zy_item_color(item);

    if (zy_is_context(job, color))
        return zy_role_color(&job->chart, "contextLabel");
    return zy_color_contrast(color, zy_ground_color(&job->chart)) >= 3
               ? color
               : zy_role_color(&job->chart, "ink");
}

/* ---- Where they are drawn ---- */

static void label_unit(zy_job *job, zy_view *plot, zy_view *unit, zy_marks_list *into)
{
    const zy_value *wish = job->chart.frame.labels;
    const bool dots = strcmp(unit->mark->name, "point") == 0;

    if (!unit->marks.first || zy_house_is_reference(unit))
        return;
    zy_draw_axis_break(job, plot, unit, into);
    if ((wish && wish->kind == ZY_VALUE_BOOL && !wish->boolean))
        return;
    zy_draw_missing(job, unit, into);
    zy_draw_arc_total(job, unit, into);
    if (zy_is_part_of(unit, "slope") && dots)
        zy_label_slope(job, unit, into);
    else if (zy_is_part_of(unit, "dumbbell") && dots)
        zy_label_dumbbell(job, plot, unit, into);
    else if (zy_is_part_of(unit, "share"))
        zy_label_share(job, plot, unit, into);
}

static void label_all(zy_job *job, zy_view *plot, zy_view *view, zy_marks_list *into)
{
    if (view->kind == ZY_VIEW_UNIT)
        label_unit(job, plot, view, into);
    for (zy_view *child = view->first; child; child = child->next)
        label_all(job, plot, child, into);
}

void zy_house_forms(zy_job *job, zy_view *plot, zy_group *group)
{
    zy_marks_list drawn = {0};

    if (job->chart.is_vega_lite)
        return;
    label_all(job, plot, plot, &drawn);
    group->marks = zy_box_union(group->marks, zy_marks_box(&drawn, job->chart.typesetter));
    zy_marks_take(&plot->guides->labels, &drawn);
}
