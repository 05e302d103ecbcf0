/* point: a symbol at a place. */
#include "pens/pens.h"

static void draw(const zy_pen *pen, size_t row)
{
    zy_symbol_draw(pen, row, NULL);
}

const zy_mark zy_mark_point = {
    .name = "point",
    .doc = "a symbol at a place",
    .item = ZY_ITEM_SYMBOL,
    .filled = false,
    .is_clear = true,
    .is_faint = true,
    .orients = ZY_ORIENT_NEVER,
    .stacks = ZY_STACKS_IF_ASKED,
    .chart_en = "Scatter plot",
    .chart_ja = "散布図",
    .draw = draw,
};
