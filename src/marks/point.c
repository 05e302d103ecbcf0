/* point: a symbol at a place. */
#include "marks/rects.h"

static void draw(const zy_pen *pen, size_t row)
{
    zy_symbol_draw(pen, row, NULL);
}

const zy_mark zy_mark_point = {
    .name = "point",
    .doc = "a symbol at a place",
    .item = ZY_ITEM_SYMBOL,
    .is_path = false,
    .is_rect = false,
    .filled = false,
    .draw = draw,
};
