/* rect: a rectangle between two places on each axis. */
#include "marks/rects.h"

static void draw(const zy_pen *pen, size_t row)
{
    zy_rect_draw(pen, row);
}

const zy_mark zy_mark_rect = {
    .name = "rect",
    .doc = "a rectangle between two places on each axis",
    .item = ZY_ITEM_RECT,
    .is_path = false,
    .is_rect = true,
    .filled = true,
    .draw = draw,
};
