/* line: a line through places. */
#include "marks/marks.h"

static bool vertex(const zy_pen *pen, size_t row, zy_vertex *v)
{
    v->x = zy_point_position(pen, ZY_CHANNEL_X, row, ZY_POSITION_MID);
    v->y = zy_point_position(pen, ZY_CHANNEL_Y, row, ZY_POSITION_MID);
    return true;
}

const zy_mark zy_mark_line = {
    .name = "line",
    .doc = "a line through places",
    .item = ZY_ITEM_LINE,
    .is_path = true,
    .is_rect = false,
    .filled = false,
    .vertex = vertex,
};
