/* circle: a circle at a place. */
#include "marks/rects.h"

static void draw(const zy_pen *pen, size_t row)
{
    zy_symbol_draw(pen, row, "circle");
}

const zy_mark zy_mark_circle = {
    .name = "circle",
    .doc = "a circle at a place",
    .item = ZY_ITEM_SYMBOL,
    .is_path = false,
    .is_rect = false,
    .filled = true,
    .draw = draw,
};
