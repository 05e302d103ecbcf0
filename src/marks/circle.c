/* circle: a circle at a place. */
#include "pens/pens.h"

static void draw(const zy_pen *pen, size_t row)
{
    zy_symbol_draw(pen, row, "circle");
}

const zy_mark zy_mark_circle = {
    .name = "circle",
    .doc = "a circle at a place",
    .item = ZY_ITEM_SYMBOL,
    .filled = true,
    .is_clear = true,
    .is_faint = true,
    .orients = ZY_ORIENT_NEVER,
    .stacks = ZY_STACKS_IF_ASKED,
    .chart_en = "Scatter plot",
    .chart_ja = "散布図",
    .draw = draw,
};
