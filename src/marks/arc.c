/* arc: a piece of a circle or ring. */
#include <math.h>

#include "marks/marks.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

static void draw(const zy_pen *pen, size_t row)
{
    const zy_mark_options *o = &pen->unit->options;
    const double x = zy_point_position(pen, ZY_CHANNEL_X, row, ZY_POSITION_MID);
    const double y = zy_point_position(pen, ZY_CHANNEL_Y, row, ZY_POSITION_MID);
    double start, end, inner, outer;

    if (!zy_rect_position(pen, ZY_CHANNEL_THETA, row, &end, &start) ||
        !zy_rect_position(pen, ZY_CHANNEL_RADIUS, row, &outer, &inner) || !isfinite(x) ||
        !isfinite(y))
        return;
    zy_item *item = zy_row_item(pen, row);
    item->x = x, item->y = y;
    item->start = start, item->end = end, item->inner = inner, item->outer = outer;
    item->pad = HAS(pen->unit, pad_angle) ? o->pad_angle : 0;
    item->arc_corner = HAS(pen->unit, corner_radius) ? o->corner_radius : 0;
}

const zy_mark zy_mark_arc = {
    .name = "arc",
    .doc = "a piece of a circle or ring",
    .item = ZY_ITEM_ARC,
    .is_rect = true,
    .filled = true,
    .stacks = ZY_STACKS_BY_ITSELF,
    .chart_en = "Pie chart",
    .chart_ja = "円グラフ",
    .draw = draw,
};
