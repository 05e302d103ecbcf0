#include "guide/axis.h"

#include <math.h>

static zy_axis_job begin(const zy_axis *axis, zy_arena *arena, zy_typesetter *typesetter)
{
    const zy_axis_options *o = axis->options;
    zy_side side = o->orient < 0 ? ZY_SIDE_LEFT : (zy_side)o->orient;
    zy_axis_job job = {
        .axis = axis,
        .options = o,
        .side = side,
        .is_x = side == ZY_SIDE_TOP || side == ZY_SIDE_BOTTOM,
        .sign = side == ZY_SIDE_TOP || side == ZY_SIDE_LEFT ? -1 : 1,
        .range_start = zy_guide_range_start(axis->scale),
        .range_end = zy_guide_range_end(axis->scale),
        .band = zy_guide_or(o->band_position, 0),
        .extra = o->tick_extra,
        .offset = zy_guide_or(o->tick_offset, 0),
        .arena = arena,
        .typesetter = typesetter,
    };

    if (o->tick_band == ZY_TICK_BAND_EXTENT)
        job.band = 1, job.extra = true, job.offset = 0;
    else if (o->tick_band == ZY_TICK_BAND_CENTER)
        job.band = 0.5, job.extra = false;
    return job;
}

double zy_axis_place(const zy_axis_job *job, zy_datum value, double band, double offset)
{
    const zy_scale *scale = job->axis->scale;
    double width = scale->type == ZY_SCALE_BAND ? scale->bandwidth : 0;

    return zy_scale_map(scale, value) + band * width + offset;
}

static double rounded(const zy_axis_job *job, double place)
{
    return job->options->tick_round ? zy_guide_round(place) : place;
}

/* A rule across the axis, from `from` to `to`, or along it. */
static zy_item *rule_across(const zy_axis_job *job, zy_scene_mark *mark, double place, double from,
                            double to)
{
    zy_item *item = zy_scene_item_new(job->arena, mark);

    item->x = job->is_x ? place : from;
    item->x2 = job->is_x ? place : to;
    item->y = job->is_x ? from : place;
    item->y2 = job->is_x ? to : place;
    return item;
}

static void draw_tick(const zy_axis_job *job, const zy_axis_options *o, zy_scene_mark *mark,
                      double place)
{
    if (!isfinite(place))
        return;
    zy_item *item =
        rule_across(job, mark, rounded(job, place), 0, zy_guide_or(o->tick_size, 0) * job->sign);
    zy_guide_stroke stroke = {.color = o->tick_color,
                              .dash = o->tick_dash,
                              .opacity = o->tick_opacity,
                              .width = o->tick_width,
                              .dash_offset = o->tick_dash_offset,
                              .cap = o->tick_cap};
    zy_guide_stroke_apply(&stroke, job->arena, item);
}

static const zy_axis_options *options_of(const zy_axis_job *job, const zy_tick *tick)
{
    return tick->options ? tick->options : job->options;
}

static zy_box draw_ticks(const zy_axis_job *job, zy_marks_list *marks)
{
    const zy_axis *axis = job->axis;
    zy_scene_mark *mark = zy_scene_mark_new(job->arena, marks, ZY_ITEM_RULE, "axis-tick", "axis");

    for (size_t i = 0; i < axis->tick_count; i++) {
        const zy_tick *tick = &axis->ticks[i];
        draw_tick(job, options_of(job, tick), mark,
                  zy_axis_place(job, tick->value, job->band, job->offset));
    }
    if (job->extra && axis->tick_count)
        draw_tick(job, options_of(job, &axis->ticks[0]), mark,
                  zy_axis_place(job, axis->ticks[0].value, 0, job->offset));
    return zy_guide_mark_box(mark, job->typesetter);
}

static void draw_domain(const zy_axis_job *job, zy_marks_list *marks)
{
    const zy_axis_options *o = job->options;
    zy_scene_mark *mark = zy_scene_mark_new(job->arena, marks, ZY_ITEM_RULE, "axis-domain", "axis");
    zy_item *item = zy_scene_item_new(job->arena, mark);
    zy_guide_stroke stroke = {.color = o->domain_color,
                              .dash = o->domain_dash,
                              .opacity = o->domain_opacity,
                              .width = o->domain_width,
                              .dash_offset = o->domain_dash_offset,
                              .cap = o->domain_cap};

    *(job->is_x ? &item->x : &item->y) = job->range_start;
    *(job->is_x ? &item->x2 : &item->y2) = job->range_end;
    zy_guide_stroke_apply(&stroke, job->arena, item);
}

/* As Vega does it, distances from the axis are places of the other scale. */
static void grid_ends(const zy_axis_job *job, double *from, double *to)
{
    const zy_scale *other = job->axis->grid_scale;

    *from = 0;
    *to = job->is_x ? job->axis->height : job->axis->width;
    if (!other || !isfinite(zy_guide_range_start(other)) || !isfinite(zy_guide_range_end(other)))
        return;
    *from = zy_guide_range_start(other);
    *to = zy_guide_range_end(other);
}

static void draw_grid_line(const zy_axis_job *job, const zy_axis_options *o, zy_scene_mark *mark,
                           double place)
{
    if (!isfinite(place))
        return;
    /* Seen from the axis the plot lies inwards, beyond the offset. */
    double inwards = -job->sign * zy_guide_or(job->options->offset, 0);
    double from, to;
    grid_ends(job, &from, &to);
    zy_item *item = rule_across(job, mark, rounded(job, place), -job->sign * from + inwards,
                                -job->sign * to + inwards);
    zy_guide_stroke stroke = {.color = o->grid_color,
                              .dash = o->grid_dash,
                              .opacity = o->grid_opacity,
                              .width = o->grid_width,
                              .dash_offset = o->grid_dash_offset,
                              .cap = o->grid_cap};
    zy_guide_stroke_apply(&stroke, job->arena, item);
}

/* Box of an axis that takes `extent` pixels outwards from its line. */
static zy_box box_of_extent(const zy_axis_job *job, zy_box box, double extent)
{
    double range = fabs(job->range_end - job->range_start);
    double out = extent * job->sign;

    if (!isfinite(range))
        range = 0;
    box = zy_box_add(box, job->is_x ? 0 : out, job->is_x ? out : 0);
    return zy_box_add(box, job->is_x ? range : 0, job->is_x ? 0 : range);
}

/* From the axis' own coordinates to those of the view. The box stays on whole pixels: the half
 * pixel that makes lines sharp is not counted. */
static void move_to_side(const zy_axis_job *job, double along, zy_guide *out)
{
    const zy_axis_options *o = job->options;
    double offset = zy_guide_or(o->offset, 0);
    double translate = zy_guide_or(o->translate, 0.5);
    double x = along, y = along;

    switch (job->side) {
    case ZY_SIDE_TOP:
        y = -offset;
        break;
    case ZY_SIDE_BOTTOM:
        y = job->axis->height + offset;
        break;
    case ZY_SIDE_LEFT:
        x = -offset;
        break;
    case ZY_SIDE_RIGHT:
        x = job->axis->width + offset;
        break;
    }
    zy_marks_move(&out->marks, x + translate, y + translate);
    zy_marks_set_z(&out->marks, o->zindex);
    out->box = zy_box_move(out->box, x, y);
}

void zy_axis_draw_grid(const zy_axis *axis, zy_arena *arena, zy_typesetter *typesetter,
                       zy_guide *out)
{
    zy_axis_job job = begin(axis, arena, typesetter);

    *out = (zy_guide){.box = ZY_BOX_EMPTY};
    if (!axis->options->grid)
        return;
    zy_scene_mark *mark = zy_scene_mark_new(arena, &out->marks, ZY_ITEM_RULE, "axis-grid", "axis");
    for (size_t i = 0; i < axis->tick_count; i++) {
        const zy_tick *tick = &axis->ticks[i];
        draw_grid_line(&job, options_of(&job, tick), mark,
                       zy_axis_place(&job, tick->value, job.band, job.offset));
    }
    if (job.extra && axis->tick_count)
        draw_grid_line(&job, options_of(&job, &axis->ticks[0]), mark,
                       zy_axis_place(&job, axis->ticks[0].value, 0, job.offset));
    out->box = box_of_extent(&job, ZY_BOX_EMPTY, 0);
    move_to_side(&job, 0, out);
}

static double extent_of(const zy_axis_job *job, zy_box box)
{
    double out = job->side == ZY_SIDE_TOP     ? -box.y0
                 : job->side == ZY_SIDE_LEFT  ? -box.x0
                 : job->side == ZY_SIDE_RIGHT ? box.x1
                                              : box.y1;

    return fmax(zy_guide_or(job->options->min_extent, 0),
                fmin(zy_guide_or(job->options->max_extent, INFINITY), out));
}

void zy_axis_draw(const zy_axis *axis, zy_arena *arena, zy_typesetter *typesetter, zy_guide *out)
{
    zy_axis_job job = begin(axis, arena, typesetter);
    zy_box box = ZY_BOX_EMPTY;

    *out = (zy_guide){.box = ZY_BOX_EMPTY};
    if (axis->options->ticks)
        box = zy_box_union(box, draw_ticks(&job, &out->marks));
    if (axis->options->labels)
        box = zy_box_union(box, zy_axis_draw_labels(&job, &out->marks));
    if (axis->options->domain)
        draw_domain(&job, &out->marks);
    double extent = extent_of(&job, box);
    out->box = box_of_extent(&job, box, extent);
    if (axis->title_count)
        out->box = zy_box_union(out->box, zy_axis_draw_title(&job, extent, &out->marks));
    move_to_side(&job, zy_guide_or(axis->options->position, 0), out);
}
