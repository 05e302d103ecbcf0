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
    .filled = false,
    .size = ZY_SIZE_STROKE,
    .orients = ZY_ORIENT_OF_LINE,
    .stacks = ZY_STACKS_IF_ASKED,
    .stroke_width = 2,
    .legend_symbol = "stroke",
    .chart_en = "Line chart",
    .chart_ja = "折れ線グラフ",
    .vertex = vertex,
};
