#include <math.h>

#include "guide/axis.h"

static zy_baseline baseline_of(const zy_axis_job *job)
{
    if (job->options->title_baseline >= 0)
        return (zy_baseline)job->options->title_baseline;
    return job->side == ZY_SIDE_BOTTOM ? ZY_BASELINE_TOP : ZY_BASELINE_BOTTOM;
}

/* Where along the axis the title is anchored. */
static double anchor_of(const zy_axis_job *job)
{
    switch (job->options->title_anchor) {
    case ZY_ANCHOR_START:
        return job->range_start;
    case ZY_ANCHOR_END:
        return job->range_end;
    default:
        return job->range_start + 0.5 * (job->range_end - job->range_start);
    }
}

/* The title stands beyond ticks and labels, unless the chart says where. */
static void place(const zy_axis_job *job, double extent, zy_label *label)
{
    const zy_axis_options *o = job->options;
    double line_height = zy_guide_or(label->line_height, label->font_size + 2);
    double more = job->side == ZY_SIDE_BOTTOM ? 0 : (double)(label->line_count - 1) * line_height;
    double beyond = job->sign * (extent + more + zy_guide_or(o->title_padding, 0));
    double along = anchor_of(job);

    label->x = zy_guide_or(o->title_x, job->is_x ? along : beyond);
    label->y = zy_guide_or(o->title_y, job->is_x ? beyond : along);
}

zy_box zy_axis_draw_title(const zy_axis_job *job, double extent, zy_marks_list *marks)
{
    const zy_axis_options *o = job->options;
    zy_scene_mark *mark = zy_scene_mark_new(job->arena, marks, ZY_ITEM_TEXT, "axis-title", "axis");
    zy_label label = {
        .lines = job->axis->title,
        .line_count = job->axis->title_count,
        .angle = zy_guide_or(o->title_angle, job->is_x ? 0 : 90 * job->sign),
        .limit = o->title_limit,
        .align =
            o->title_align >= 0 ? (zy_align)o->title_align : zy_guide_align_of(o->title_anchor),
        .baseline = baseline_of(job),
        .font_size = zy_guide_or(o->title_font_size, 11),
        .line_height = o->title_line_height,
        .weight = o->title_font_weight,
        .font = o->title_font,
        .font_style = o->title_font_style,
        .color = o->title_color ? o->title_color : zy_axis_vega_defaults.title_color,
        .opacity = o->title_opacity,
        .language = job->axis->language,
    };

    place(job, extent, &label);
    const zy_item *item = zy_label_draw(&label, job->arena, job->typesetter, mark);
    return zy_item_box(item, ZY_ITEM_TEXT, job->typesetter);
}
