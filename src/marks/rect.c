/* rect: a rectangle between two places on each axis. */
#include "pens/pens.h"

static void draw(const zy_pen *pen, size_t row)
{
    zy_rect_draw(pen, row);
}

const zy_mark zy_mark_rect = {
    .name = "rect",
    .doc = "a rectangle between two places on each axis",
    .item = ZY_ITEM_RECT,
    .is_rect = true,
    .filled = true,
    .is_banded = true,
    .is_tile = true,
    .orients = ZY_ORIENT_NEVER,
    .legend_symbol = "square",
    .chart_en = "Heat map",
    .chart_ja = "ヒートマップ",
    .draw = draw,
};
