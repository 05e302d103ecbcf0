/* rule: a straight line between two places. */
#include <math.h>

#include "marks/marks.h"

/* Along its direction it goes from end to end, across it stands at one place. */
static bool ends(const zy_pen *pen, zy_channel channel, size_t row, double *from, double *to)
{
    const zy_orient along = channel == ZY_CHANNEL_X ? ZY_ORIENT_HORIZONTAL : ZY_ORIENT_VERTICAL,
                    orient = pen->unit->orient;
    const zy_default_position first = orient == along ? ZY_POSITION_ZERO_OR_MAX : ZY_POSITION_MID;

    if (orient == along || orient == ZY_ORIENT_NONE)
        return zy_range_position(pen, channel, row,
                                 (zy_default_ends){first, ZY_POSITION_ZERO_OR_MIN}, from, to);
    *from = *to = zy_point_position(pen, channel, row, first);
    return isfinite(*from);
}

static void draw(const zy_pen *pen, size_t row)
{
    const zy_view *unit = pen->unit;
    double x, x2, y, y2;

    if (!unit->encoding[ZY_CHANNEL_X] && !unit->encoding[ZY_CHANNEL_Y])
        return;
    if (!ends(pen, ZY_CHANNEL_X, row, &x, &x2) || !ends(pen, ZY_CHANNEL_Y, row, &y, &y2))
        return;
    zy_item *item = zy_row_item(pen, row);
    item->x = x, item->x2 = x2, item->y = y, item->y2 = y2;
    item->stroke_width = zy_channel_number(pen, ZY_CHANNEL_SIZE, row, item->stroke_width);
}

const zy_mark zy_mark_rule = {
    .name = "rule",
    .doc = "a straight line between two places",
    .item = ZY_ITEM_RULE,
    .filled = false,
    .is_banded = true,
    .size = ZY_SIZE_STROKE,
    .orients = ZY_ORIENT_OF_RULE,
    .stacks = ZY_STACKS_IF_ASKED,
    .legend_symbol = "stroke",
    .draw = draw,
};
