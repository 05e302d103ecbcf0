/* trail: a line whose width is a value. */
#include <math.h>

#include "marks/marks.h"

static bool vertex(const zy_pen *pen, size_t row, zy_vertex *v)
{
    const zy_value *size = pen->unit->options.size;
    const double width = size ? zy_option_number(size) : 2;

    v->x = zy_point_position(pen, ZY_CHANNEL_X, row, ZY_POSITION_MID);
    v->y = zy_point_position(pen, ZY_CHANNEL_Y, row, ZY_POSITION_MID);
    v->x2 = zy_channel_number(pen, ZY_CHANNEL_SIZE, row, width);
    return isfinite(v->x2);
}

const zy_mark zy_mark_trail = {
    .name = "trail",
    .doc = "a line whose width is a value",
    .item = ZY_ITEM_TRAIL,
    .is_path = true,
    .filled = true,
    .size = ZY_SIZE_STROKE,
    .legend_symbol = "stroke",
    .vertex = vertex,
};
