/* bar: a rectangle from a base line to a value. */
#include "pens/pens.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

/* The two corners at the end of the value: 0 top left, then clockwise. */
static void round_end(const zy_pen *pen, zy_item *item, double radius, double base, double end)
{
    static const int vertical[2][2] = {{0, 1}, {2, 3}}, horizontal[2][2] = {{1, 2}, {0, 3}};
    const bool upright = pen->unit->orient != ZY_ORIENT_HORIZONTAL;
    const int back = upright ? end > base : end < base;
    const int *corners = upright ? vertical[back] : horizontal[back];

    item->corner[corners[0]] = item->corner[corners[1]] = radius;
}

static void draw(const zy_pen *pen, size_t row)
{
    const zy_channel along =
        pen->unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_X : ZY_CHANNEL_Y;
    zy_item *item = zy_rect_draw(pen, row);
    double end, base;

    if (!item || !HAS(pen->unit, corner_radius_end))
        return;
    if (pen->unit->encoding[zy_channel_second(along)]) {
        for (int i = 0; i < 4; i++)
            item->corner[i] = pen->unit->options.corner_radius_end;
        return;
    }
    if (zy_rect_position(pen, along, row, &end, &base))
        round_end(pen, item, pen->unit->options.corner_radius_end, base, end);
}

const zy_mark zy_mark_bar = {
    .name = "bar",
    .doc = "a rectangle from a base line to a value",
    .item = ZY_ITEM_RECT,
    .is_rect = true,
    .filled = true,
    .has_length = true,
    .is_banded = true,
    .is_clear = true,
    .size = ZY_SIZE_THICKNESS,
    .orients = ZY_ORIENT_OF_RANGE,
    .stacks = ZY_STACKS_BY_ITSELF,
    .band_padding = "scale.barBandPaddingInner",
    .legend_symbol = "square",
    .chart_en = "Bar chart",
    .chart_ja = "棒グラフ",
    .draw = draw,
};
