/* tick: a short line at a value. */
#include <math.h>

#include "pens/pens.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

static void draw(const zy_pen *pen, size_t row)
{
    const bool horizontal = pen->unit->orient == ZY_ORIENT_HORIZONTAL;
    const zy_channel across = horizontal ? ZY_CHANNEL_X : ZY_CHANNEL_Y,
                     along = horizontal ? ZY_CHANNEL_Y : ZY_CHANNEL_X;
    const double middle = zy_point_position(pen, along, row, ZY_POSITION_MID);
    const double half = (HAS(pen->unit, thickness) ? pen->unit->options.thickness : 1) / 2;
    double from, to;

    if (!zy_rect_position(pen, across, row, &from, &to) || !isfinite(middle))
        return;
    if (horizontal)
        zy_rect_item(pen, row, from, to, middle - half, middle + half);
    else
        zy_rect_item(pen, row, middle - half, middle + half, from, to);
}

const zy_mark zy_mark_tick = {
    .name = "tick",
    .doc = "a short line at a value",
    .item = ZY_ITEM_RECT,
    .is_rect = true,
    .filled = true,
    .is_banded = true,
    .is_faint = true,
    .size = ZY_SIZE_THICKNESS,
    .orients = ZY_ORIENT_OF_TICK,
    .stacks = ZY_STACKS_IF_ASKED,
    .band_padding = "scale.tickBandPaddingInner",
    .chart_en = "Strip plot",
    .chart_ja = "ストリッププロット",
    .draw = draw,
};
