#include "guide/legend.h"

#include <math.h>
#include <string.h>

const zy_scale *zy_legend_scale(const zy_legend *legend)
{
    const zy_scale *const scales[] = {legend->size,   legend->shape,        legend->fill,
                                      legend->stroke, legend->stroke_width, legend->stroke_dash,
                                      legend->opacity};

    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (scales[i])
            return scales[i];
    return NULL;
}

static int channel_count(const zy_legend *legend)
{
    return !!legend->size + !!legend->shape + !!legend->fill + !!legend->stroke +
           !!legend->stroke_width + !!legend->stroke_dash + !!legend->opacity;
}

zy_legend_type zy_legend_type_of(const zy_legend *legend)
{
    const char *type = legend->options->type;
    const zy_scale *scale = zy_legend_scale(legend);
    bool colored = channel_count(legend) == 1 && (legend->fill || legend->stroke);
    bool gradient = type ? strcmp(type, "gradient") == 0 : colored;

    if (!gradient)
        return ZY_LEGEND_SYMBOLS;
    if (zy_scale_is_discretizing(scale->type))
        return ZY_LEGEND_BANDS;
    return type || zy_scale_is_continuous(scale->type) ? ZY_LEGEND_GRADIENT : ZY_LEGEND_SYMBOLS;
}

bool zy_legend_is_vertical(const zy_legend *legend)
{
    const zy_legend_options *o = legend->options;

    if (o->direction >= 0)
        return o->direction == ZY_VERTICAL;
    if (zy_legend_type_of(legend) == ZY_LEGEND_SYMBOLS)
        return o->symbol_direction == ZY_VERTICAL;
    return o->gradient_direction == ZY_VERTICAL;
}

zy_legend_orient zy_legend_orient_of(const zy_legend *legend)
{
    return legend->options->orient < 0 ? ZY_LEGEND_RIGHT
                                       : (zy_legend_orient)legend->options->orient;
}

const zy_legend_look *zy_legend_entry_look(const zy_legend *legend, const zy_legend_entry *entry)
{
    return entry->look ? entry->look : &legend->look;
}

zy_label zy_legend_entry_label(const zy_legend *legend, const zy_legend_entry *entry)
{
    static const char *const nothing[] = {""};
    const zy_legend_options *o = legend->options;

    return (zy_label){
        .lines = entry->line_count ? entry->lines : nothing,
        .line_count = entry->line_count ? entry->line_count : 1,
        .font_size = zy_guide_or(o->label_font_size, 10),
        .line_height = NAN,
        .weight = o->label_font_weight,
        .font = o->label_font,
        .font_style = o->label_font_style,
        .color = o->label_color ? o->label_color : zy_legend_vega_defaults.label_color,
        .opacity = o->label_opacity,
        .language = legend->language,
    };
}

/* A legend while its parts are put together: coordinates from its own corner. */
typedef struct job {
    const zy_legend *legend;
    const zy_legend_options *options;
    zy_marks_list entries, title;
    zy_box entries_box, bar_box, title_box;
    bool is_gradient, is_vertical_gradient;
    zy_side title_side;
    bool title_beside; /* at the left or right */
    int title_anchor;
    double title_more; /* height of its lines but the first */
    double padding;
} job;

static zy_align title_align(const job *j)
{
    bool beside_bar = j->is_vertical_gradient && j->title_beside;

    if (j->options->title_align >= 0)
        return (zy_align)j->options->title_align;
    if (beside_bar && j->title_side == ZY_SIDE_RIGHT) /* it reads upwards from the far end */
        return j->title_anchor == ZY_ANCHOR_START ? ZY_ALIGN_RIGHT
               : j->title_anchor == ZY_ANCHOR_END ? ZY_ALIGN_LEFT
                                                  : ZY_ALIGN_CENTER;
    if (j->title_beside && !beside_bar)
        return ZY_ALIGN_LEFT;
    return zy_guide_align_of(j->title_anchor);
}

static zy_baseline title_baseline(const job *j)
{
    if (j->options->title_baseline >= 0)
        return (zy_baseline)j->options->title_baseline;
    if (!j->title_beside)
        return ZY_BASELINE_TOP;
    if (j->is_vertical_gradient)
        return j->title_side == ZY_SIDE_RIGHT ? ZY_BASELINE_BOTTOM : ZY_BASELINE_TOP;
    return j->title_anchor == ZY_ANCHOR_START ? ZY_BASELINE_TOP
           : j->title_anchor == ZY_ANCHOR_END ? ZY_BASELINE_BOTTOM
                                              : ZY_BASELINE_MIDDLE;
}

static void draw_title(job *j, zy_arena *arena, zy_typesetter *typesetter)
{
    const zy_legend_options *o = j->options;
    zy_scene_mark *mark =
        zy_scene_mark_new(arena, &j->title, ZY_ITEM_TEXT, "legend-title", "legend");
    bool turned = j->is_vertical_gradient && j->title_beside;
    zy_label label = {
        .lines = j->legend->title,
        .line_count = j->legend->title_count,
        .x = j->padding,
        .y = j->padding,
        .angle = !turned                         ? 0
                 : j->title_side == ZY_SIDE_LEFT ? -90
                                                 : 90,
        .limit = o->title_limit,
        .align = title_align(j),
        .baseline = title_baseline(j),
        .font_size = zy_guide_or(o->title_font_size, 11),
        .line_height = o->title_line_height,
        .weight = o->title_font_weight,
        .font = o->title_font,
        .font_style = o->title_font_style,
        .color = o->title_color ? o->title_color : zy_legend_vega_defaults.title_color,
        .opacity = o->title_opacity,
        .language = j->legend->language,
    };
    double line_height = zy_guide_or(label.line_height, label.font_size + 2);

    j->title_more = (double)(label.line_count - 1) * line_height;
    j->title_box =
        zy_item_box(zy_label_draw(&label, arena, typesetter, mark), mark->type, typesetter);
}

static void move_title(job *j, double dx, double dy)
{
    zy_marks_move(&j->title, dx, dy);
    j->title_box = zy_box_move(j->title_box, dx, dy);
}

static void move_entries(job *j, double dx, double dy)
{
    zy_marks_move(&j->entries, dx, dy);
    if (!zy_box_is_empty(j->entries_box))
        j->entries_box = zy_box_move(j->entries_box, dx, dy);
}

/* legendTitleOffset: how far the title moves along the entries (`down`: by their lower end, else by
 * their right one), so that it stands at its anchor. Beside gradients the bar counts, without
 * labels. */
typedef struct measure {
    int anchor;
    bool down;      /* along y */
    bool is_beside; /* the title stands at the left or right */
    bool whole;     /* labels count even of a gradient */
    bool multiline; /* more lines than one take off room */
} measure;

static double title_offset(const job *j, measure m)
{
    bool by_bar = j->is_gradient && (m.is_beside || !j->is_vertical_gradient) && !m.whole;
    zy_box box = by_bar ? j->bar_box : j->entries_box;
    double size = (m.down ? box.y1 : box.x1) - j->padding;
    bool upwards = j->is_vertical_gradient && m.is_beside;
    double start = upwards ? size : 0, end = upwards ? 0 : size;
    double more = m.multiline ? j->title_more : 0;

    return zy_guide_round(m.anchor == ZY_ANCHOR_START ? start
                          : m.anchor == ZY_ANCHOR_END ? end - more
                                                      : 0.5 * (size - more));
}

/* The room of a title at the left, in whole pixels. A turned box is a trace wider than its text is
 * high
 * - cos(90) is not quite 0 - and Vega rounds that up. */
static double title_room(const job *j)
{
    double trace = j->is_vertical_gradient ? 1e-9 : 0;

    return ceil(j->title_box.x1 - j->title_box.x0 + trace);
}

static void arrange_title(job *j)
{
    double padding = zy_guide_or(j->options->title_padding, 0);
    int anchor = j->title_anchor;
    double dx = 0, dy = 0;

    switch (j->title_side) {
    case ZY_SIDE_LEFT:
        move_entries(j, title_room(j) + padding, 0);
        dy = title_offset(j, (measure){anchor, true, true, false, true});
        break;
    case ZY_SIDE_RIGHT:
        dx = title_offset(j, (measure){ZY_ANCHOR_END, false, false, false, false}) + padding;
        dy = title_offset(j, (measure){anchor, true, true, false, true});
        break;
    case ZY_SIDE_BOTTOM:
        dx = title_offset(j, (measure){anchor, false, false, false, false});
        dy = title_offset(j, (measure){ZY_ANCHOR_END, true, false, true, false}) + padding;
        break;
    case ZY_SIDE_TOP:
        move_entries(j, 0, j->title_box.y1 - j->title_box.y0 + padding);
        dx = title_offset(j, (measure){anchor, false, false, false, false});
        break;
    }
    move_title(j, dx, dy);
    double back = zy_guide_round(j->title_box.x0 - j->padding);
    if (back < 0) {
        move_entries(j, -back, 0);
        move_title(j, -back, 0);
    }
}

static job begin(const zy_legend *legend)
{
    const zy_legend_options *o = legend->options;
    zy_side side = o->title_orient < 0 ? ZY_SIDE_TOP : (zy_side)o->title_orient;
    bool beside = side == ZY_SIDE_LEFT || side == ZY_SIDE_RIGHT;
    bool is_gradient = zy_legend_type_of(legend) != ZY_LEGEND_SYMBOLS;

    return (job){
        .legend = legend,
        .options = o,
        .entries_box = ZY_BOX_EMPTY,
        .bar_box = ZY_BOX_EMPTY,
        .title_box = ZY_BOX_EMPTY,
        .is_gradient = is_gradient,
        .is_vertical_gradient = is_gradient && zy_legend_is_vertical(legend),
        .title_side = side,
        .title_beside = beside,
        .title_anchor = o->title_anchor >= 0 ? o->title_anchor
                        : beside             ? ZY_ANCHOR_MIDDLE
                                             : ZY_ANCHOR_START,
        .padding = zy_guide_or(o->padding, 0),
    };
}

/* The frame of a group is drawn on half pixels when its line is about one pixel wide. */
static double frame_shift(const zy_item *item)
{
    double width = item->stroke_width;

    if (item->stroke.kind == ZY_PAINT_NONE || width <= 0.5 || width >= 1.5)
        return 0;
    return 0.5 - fabs(width - 1);
}

static void draw_frame(const zy_legend *legend, zy_arena *arena, zy_marks_list *marks)
{
    const zy_legend_options *o = legend->options;
    zy_guide_stroke stroke = {.color = o->stroke_color,
                              .dash = o->stroke_dash,
                              .opacity = NAN,
                              .width = o->stroke_width,
                              .dash_offset = NAN,
                              .cap = -1};

    if (!o->fill_color && !o->stroke_color)
        return;
    zy_scene_mark *mark = zy_scene_mark_new(arena, marks, ZY_ITEM_GROUP, "legend", NULL);
    zy_item *item = zy_scene_item_new(arena, mark);
    zy_guide_stroke_apply(&stroke, arena, item);
    item->fill = zy_paint_read(o->fill_color, 1);
    item->x = item->y = frame_shift(item);
    item->x2 = item->x + legend->drawn_width;
    item->y2 = item->y + legend->drawn_height;
    for (int i = 0; i < 4; i++)
        item->corner[i] = zy_guide_or(o->corner_radius, 0);
}

static void measure_whole(const job *j, zy_legend *legend)
{
    zy_box box = zy_box_union(j->entries_box, j->title_box);
    double right = zy_box_is_empty(box) ? j->padding : box.x1;
    double bottom = zy_box_is_empty(box) ? j->padding : box.y1;
    double line = j->options->stroke_color ? zy_guide_or(j->options->stroke_width, 1) : 0;

    legend->drawn_width = ceil(right + j->padding);
    legend->drawn_height = ceil(bottom + j->padding);
    legend->drawn.box =
        zy_box_grow((zy_box){0, 0, legend->drawn_width, legend->drawn_height}, line / 2);
}

void zy_legend_draw(zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter)
{
    job j = begin(legend);

    if (j.is_gradient)
        j.entries_box = zy_legend_draw_gradient(legend, arena, typesetter, &j.entries, &j.bar_box);
    else
        j.entries_box = zy_legend_draw_symbols(legend, arena, typesetter, &j.entries);
    move_entries(&j, j.padding, j.padding);
    if (legend->title_count) {
        draw_title(&j, arena, typesetter);
        arrange_title(&j);
    }
    legend->drawn = (zy_guide){.box = ZY_BOX_EMPTY};
    measure_whole(&j, legend);
    draw_frame(legend, arena, &legend->drawn.marks);
    zy_marks_take(&legend->drawn.marks, &j.entries);
    zy_marks_take(&legend->drawn.marks, &j.title);
    zy_marks_set_z(&legend->drawn.marks, legend->options->zindex);
}
