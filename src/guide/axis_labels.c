#include <math.h>

#include "guide/axis.h"

/* Which end of the axis a place is flush with: -1 the lower, 1 the upper, 0 neither. */
static int flush_end(const zy_axis_job *job, double place, double threshold)
{
    double low = fabs(place - fmin(job->range_start, job->range_end));
    double high = fabs(fmax(job->range_start, job->range_end) - place);

    return low < high && low <= threshold ? -1 : high <= threshold ? 1 : 0;
}

static zy_align align_of(const zy_axis_job *job, const zy_axis_options *o, int flush)
{
    if (o->label_align >= 0)
        return (zy_align)o->label_align;
    if (job->is_x)
        return flush < 0 ? ZY_ALIGN_LEFT : flush > 0 ? ZY_ALIGN_RIGHT : ZY_ALIGN_CENTER;
    return job->side == ZY_SIDE_RIGHT ? ZY_ALIGN_LEFT : ZY_ALIGN_RIGHT;
}

static zy_baseline baseline_of(const zy_axis_job *job, const zy_axis_options *o, int flush)
{
    if (o->label_baseline >= 0)
        return (zy_baseline)o->label_baseline;
    if (job->is_x)
        return job->side == ZY_SIDE_TOP ? ZY_BASELINE_BOTTOM : ZY_BASELINE_TOP;
    return flush < 0 ? ZY_BASELINE_TOP : flush > 0 ? ZY_BASELINE_BOTTOM : ZY_BASELINE_MIDDLE;
}

/* Pixels by which a label at an end moves outwards. */
static void push_out(const zy_axis_job *job, const zy_axis_options *o, int flush, zy_label *label)
{
    double push = flush * zy_guide_or(o->label_flush_offset, 0);

    if (job->is_x && o->label_align < 0)
        label->dx = push;
    else if (!job->is_x && o->label_baseline < 0)
        label->dy = push;
}

static zy_label label_of(const zy_axis_job *job, const zy_tick *tick)
{
    static const char *const nothing[] = {""};
    const zy_axis_options *o = tick->options ? tick->options : job->options;
    double threshold;
    bool flushes = zy_guide_switch(o->label_flush, &threshold);
    int flush =
        flushes ? flush_end(job, zy_scale_map(job->axis->scale, tick->value), threshold) : 0;
    double band = job->axis->labels_at_ticks ? job->band : 0.5;
    double along =
        zy_axis_place(job, tick->value, band, job->offset + zy_guide_or(o->label_offset, 0));
    double across = job->sign * ((o->ticks ? zy_guide_or(o->tick_size, 0) : 0) +
                                 zy_guide_or(o->label_padding, 0));
    zy_label label = {
        .lines = tick->line_count ? tick->lines : nothing,
        .line_count = tick->line_count ? tick->line_count : 1,
        .x = job->is_x ? along : across,
        .y = job->is_x ? across : along,
        .angle = zy_guide_or(o->label_angle, 0),
        .limit = job->axis->vertical_labels && job->is_x ? 0 : o->label_limit,
        .align = align_of(job, o, flush),
        .baseline = baseline_of(job, o, flush),
        .font_size = zy_guide_or(o->label_font_size, 10),
        .line_height = o->label_line_height,
        .weight = o->label_font_weight,
        .font = o->label_font,
        .font_style = o->label_font_style,
        .color = o->label_color ? o->label_color : zy_axis_vega_defaults.label_color,
        .opacity = o->label_opacity,
        .language = job->axis->language,
        .vertical = job->axis->vertical_labels && job->is_x,
    };

    push_out(job, o, flush, &label);
    return label;
}

/* Labels may not reach further than `tolerance` px beyond the ends of the axis. */
static zy_box bounds_of(const zy_axis_job *job, double tolerance)
{
    double by = tolerance != 0 ? tolerance : 1;
    double from = fmin(job->range_start, job->range_end) - by;
    double to = fmax(job->range_start, job->range_end) + by;

    return job->is_x ? (zy_box){from, -INFINITY, to, INFINITY}
                     : (zy_box){-INFINITY, from, INFINITY, to};
}

/* The tick that Vega adds before the first has an empty label, which stands at the very start of
 * the view and is measured all the same. */
static zy_box extra_box(const zy_axis_job *job)
{
    zy_scene_mark *mark;
    zy_marks_list unseen = {0};
    zy_tick nothing = {.value = {.kind = ZY_UNDEFINED}};
    zy_label label = label_of(job, &nothing);

    if (!job->extra || job->axis->tick_count == 0)
        return ZY_BOX_EMPTY;
    if (job->is_x)
        label.x = 0;
    else
        label.y = 0;
    mark = zy_scene_mark_new(job->arena, &unseen, ZY_ITEM_TEXT, "axis-label", "axis");
    zy_label_draw(&label, job->arena, job->typesetter, mark);
    return zy_marks_box(&unseen, job->typesetter);
}

zy_box zy_axis_draw_labels(const zy_axis_job *job, zy_marks_list *marks)
{
    const zy_axis_options *o = job->options;
    zy_scene_mark *mark = zy_scene_mark_new(job->arena, marks, ZY_ITEM_TEXT, "axis-label", "axis");
    double tolerance;
    bool bounded = zy_guide_switch(o->label_bound, &tolerance) && tolerance >= 0;
    zy_overlap overlap = {.method = o->label_overlap,
                          .separation = o->label_separation,
                          .bounded = bounded,
                          .bounds = bounds_of(job, tolerance)};

    if (job->axis->parted_labels)
        overlap.last = job->is_x ? ZY_OVERLAP_HIDE_LATER : ZY_OVERLAP_HIDE_EARLIER;
    for (size_t i = 0; i < job->axis->tick_count; i++) {
        zy_label label = label_of(job, &job->axis->ticks[i]);
        if (isfinite(label.x) && isfinite(label.y))
            zy_label_draw(&label, job->arena, job->typesetter, mark);
    }
    return zy_box_union(extra_box(job),
                        zy_overlap_hide(&overlap, mark, job->arena, job->typesetter));
}
