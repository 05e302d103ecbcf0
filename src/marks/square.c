/* square: a square at a place. */
#include "marks/rects.h"

static void draw(const zy_pen *pen, size_t row)
{
    zy_symbol_draw(pen, row, "square");
}

const zy_mark zy_mark_square = {
    .name = "square",
    .doc = "a square at a place",
    .item = ZY_ITEM_SYMBOL,
    .is_path = false,
    .is_rect = false,
    .filled = true,
    .draw = draw,
};
