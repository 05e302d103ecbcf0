/* area: the space between a line and a base line. */
#include <math.h>

#include "marks/marks.h"

static bool vertex(const zy_pen *pen, size_t row, zy_vertex *v)
{
    const zy_view *unit = pen->unit;
    const bool by_x = zy_has_ranged_offset(unit, ZY_CHANNEL_X);
    const bool by_y = zy_has_ranged_offset(unit, ZY_CHANNEL_Y);
    const bool x_range = by_x || (!by_y && unit->orient == ZY_ORIENT_HORIZONTAL);
    const bool y_range = by_y || (!by_x && unit->orient != ZY_ORIENT_HORIZONTAL);
    const zy_default_position low = ZY_POSITION_ZERO_OR_MIN;
    const zy_default_position y_low =
        by_y && !unit->encoding[ZY_CHANNEL_Y] ? ZY_POSITION_ZERO_OR_MAX : low;

    if (!x_range)
        v->x = v->x2 = zy_point_position(pen, ZY_CHANNEL_X, row, low);
    else if (!zy_range_position(pen, ZY_CHANNEL_X, row, (zy_default_ends){low, low}, &v->x, &v->x2))
        return false;
    if (!y_range)
        v->y = v->y2 = zy_point_position(pen, ZY_CHANNEL_Y, row, y_low);
    else if (!zy_range_position(pen, ZY_CHANNEL_Y, row, (zy_default_ends){y_low, low}, &v->y,
                                &v->y2))
        return false;
    return true;
}

const zy_mark zy_mark_area = {
    .name = "area",
    .doc = "the space between a line and a base line",
    .item = ZY_ITEM_AREA,
    .is_path = true,
    .filled = true,
    .has_length = true,
    .orients = ZY_ORIENT_OF_AREA,
    .stacks = ZY_STACKS_BY_ITSELF,
    .chart_en = "Area chart",
    .chart_ja = "面グラフ",
    .vertex = vertex,
};
