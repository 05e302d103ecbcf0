/* area: the space between a line and a base line. */
#include <math.h>

#include "marks/marks.h"

static bool vertex(const zy_pen *pen, size_t row, zy_vertex *v)
{
    if (pen->unit->orient == ZY_ORIENT_HORIZONTAL) {
        if (!zy_range_position(pen, ZY_CHANNEL_X, row, ZY_POSITION_ZERO_OR_MIN, ZY_POSITION_ZERO_OR_MIN, &v->x, &v->x2))
            return false;
        v->y = v->y2 = zy_point_position(pen, ZY_CHANNEL_Y, row, ZY_POSITION_ZERO_OR_MIN);
        return true;
    }
    if (!zy_range_position(pen, ZY_CHANNEL_Y, row, ZY_POSITION_ZERO_OR_MIN, ZY_POSITION_ZERO_OR_MIN, &v->y, &v->y2))
        return false;
    v->x = v->x2 = zy_point_position(pen, ZY_CHANNEL_X, row, ZY_POSITION_ZERO_OR_MIN);
    return true;
}

const zy_mark zy_mark_area = {
    .name = "area",
    .doc = "the space between a line and a base line",
    .item = ZY_ITEM_AREA,
    .is_path = true,
    .is_rect = false,
    .filled = true,
    .vertex = vertex,
};
