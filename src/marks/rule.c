/* rule: a straight line between two places. */
#include <math.h>

#include "marks/marks.h"

static bool ends(const zy_pen *pen, zy_channel channel, size_t row, bool ranged, bool along,
                 double *from, double *to)
{
    const zy_default_position first = along ? ZY_POSITION_ZERO_OR_MAX : ZY_POSITION_MID;

    if (ranged)
        return zy_range_position(pen, channel, row, first, ZY_POSITION_ZERO_OR_MIN, from, to);
    *from = *to = zy_point_position(pen, channel, row, first);
    return isfinite(*from);
}

static void draw(const zy_pen *pen, size_t row)
{
    const zy_view *unit = pen->unit;
    double x, x2, y, y2;

    if (!unit->encoding[ZY_CHANNEL_X] && !unit->encoding[ZY_CHANNEL_Y])
        return;
    if (!ends(pen, ZY_CHANNEL_X, row, unit->orient != ZY_ORIENT_VERTICAL,
              unit->orient == ZY_ORIENT_HORIZONTAL, &x, &x2) ||
        !ends(pen, ZY_CHANNEL_Y, row, unit->orient != ZY_ORIENT_HORIZONTAL,
              unit->orient == ZY_ORIENT_VERTICAL, &y, &y2))
        return;
    zy_item *item = zy_row_item(pen, row);
    item->x = x, item->x2 = x2, item->y = y, item->y2 = y2;
    item->stroke_width = zy_channel_number(pen, ZY_CHANNEL_SIZE, row, item->stroke_width);
}

const zy_mark zy_mark_rule = {
    .name = "rule",
    .doc = "a straight line between two places",
    .item = ZY_ITEM_RULE,
    .is_path = false,
    .is_rect = false,
    .filled = false,
    .draw = draw,
};
