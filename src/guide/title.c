#include <math.h>

#include "guide/parts.h"

static zy_side side_of(const zy_title_options *o)
{
    return o->orient < 0 ? ZY_SIDE_TOP : (zy_side)o->orient;
}

/* What title and subtitle have in common. */
static zy_label label_of(const zy_title *title)
{
    const zy_title_options *o = title->options;
    zy_side side = side_of(o);

    return (zy_label){
        .dx = zy_guide_or(o->dx, 0),
        .dy = zy_guide_or(o->dy, 0),
        .angle = zy_guide_or(o->angle, side == ZY_SIDE_LEFT    ? -90
                                       : side == ZY_SIDE_RIGHT ? 90
                                                               : 0),
        .limit = o->limit,
        .align = o->align >= 0 ? (zy_align)o->align : zy_guide_align_of(o->anchor),
        .baseline = o->baseline >= 0 ? (zy_baseline)o->baseline : ZY_BASELINE_TOP,
        .language = title->language,
    };
}

static zy_label title_label(const zy_title *title)
{
    const zy_title_options *o = title->options;
    zy_label label = label_of(title);

    label.lines = title->text, label.line_count = title->text_count;
    label.font_size = zy_guide_or(o->font_size, 13);
    label.line_height = o->line_height;
    label.weight = o->font_weight;
    label.font = o->font;
    label.font_style = o->font_style;
    label.color = o->color ? o->color : zy_title_vega_defaults.color;
    label.opacity = NAN;
    return label;
}

static zy_label subtitle_label(const zy_title *title)
{
    const zy_title_options *o = title->options;
    zy_label label = label_of(title);

    label.lines = title->subtitle, label.line_count = title->subtitle_count;
    label.font_size = zy_guide_or(o->subtitle_font_size, 12);
    label.line_height = o->subtitle_line_height;
    label.weight = o->subtitle_font_weight;
    label.font = o->subtitle_font;
    label.font_style = o->subtitle_font_style;
    label.color = o->subtitle_color ? o->subtitle_color : zy_title_vega_defaults.subtitle_color;
    label.opacity = NAN;
    return label;
}

static zy_box draw_text(const zy_title *title, const zy_label *label, const char *role,
                        zy_arena *arena, zy_typesetter *typesetter, zy_marks_list *marks)
{
    const char *within = title->within ? title->within : "title";
    zy_scene_mark *mark = zy_scene_mark_new(arena, marks, ZY_ITEM_TEXT, role, within);
    const zy_item *item = zy_label_draw(label, arena, typesetter, mark);

    return zy_item_box(item, ZY_ITEM_TEXT, typesetter);
}

/* The subtitle follows the title, away from the plot's outside. */
static void put_below(const zy_title *title, zy_box box, zy_label *subtitle)
{
    double padding = zy_guide_or(title->options->subtitle_padding, 0);

    switch (side_of(title->options)) {
    case ZY_SIDE_TOP:
    case ZY_SIDE_BOTTOM:
        subtitle->y = box.y1 - box.y0 + padding;
        break;
    case ZY_SIDE_LEFT:
        subtitle->x = box.x1 - box.x0 + padding;
        break;
    case ZY_SIDE_RIGHT:
        subtitle->x = -(box.x1 - box.x0) - padding;
        break;
    }
}

static double along(const zy_title *title, zy_size view, zy_box bounds)
{
    const zy_title_options *o = title->options;
    bool of_plot = o->frame == ZY_TITLE_FRAME_GROUP;
    zy_side side = side_of(o);
    double start = of_plot ? 0 : bounds.x0, end = of_plot ? view.width : bounds.x1;

    if (side == ZY_SIDE_LEFT)
        start = of_plot ? view.height : bounds.y1, end = of_plot ? 0 : bounds.y0;
    else if (side == ZY_SIDE_RIGHT)
        start = of_plot ? 0 : bounds.y0, end = of_plot ? view.height : bounds.y1;
    return o->anchor == ZY_ANCHOR_START ? start
           : o->anchor == ZY_ANCHOR_END ? end
                                        : (start + end) / 2;
}

static zy_point place(const zy_title *title, double position, zy_box bounds, zy_box box)
{
    double offset = zy_guide_or(title->options->offset, 0);

    switch (side_of(title->options)) {
    case ZY_SIDE_TOP:
        return (zy_point){position, bounds.y0 - (box.y1 - box.y0) - offset};
    case ZY_SIDE_BOTTOM:
        return (zy_point){position, bounds.y1 + offset};
    case ZY_SIDE_LEFT:
        return (zy_point){bounds.x0 - (box.x1 - box.x0) - offset, position};
    case ZY_SIDE_RIGHT:
        return (zy_point){bounds.x1 + (box.x1 - box.x0) + offset, position};
    }
    return (zy_point){0, 0};
}

static bool has_ink(const char *const *lines, size_t count)
{
    return count > 1 || (count == 1 && lines[0] && *lines[0]);
}

void zy_title_draw(const zy_title *title, zy_size view, zy_box bounds, zy_arena *arena,
                   zy_typesetter *typesetter, zy_guide *out)
{
    zy_label label = title_label(title);

    *out = (zy_guide){.box = ZY_BOX_EMPTY};
    if (!title->text_count && !title->subtitle_count)
        return;
    out->box = draw_text(title, &label, "title-text", arena, typesetter, &out->marks);
    if (has_ink(title->subtitle, title->subtitle_count)) {
        label = subtitle_label(title);
        put_below(title, out->box, &label);
        out->box = zy_box_union(
            out->box, draw_text(title, &label, "title-subtitle", arena, typesetter, &out->marks));
    }
    zy_point at = place(title, along(title, view, bounds), bounds, out->box);
    zy_marks_move(&out->marks, at.x, at.y);
    zy_marks_set_z(&out->marks, title->options->zindex);
    out->box = zy_box_move(out->box, at.x, at.y);
}
