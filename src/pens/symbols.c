/* What point, circle and square have in common. */
#include <math.h>

#include "pens/rects.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

void zy_symbol_draw(const zy_pen *pen, size_t row, const char *shape)
{
    const zy_view *unit = pen->unit;
    const double x = zy_point_position(pen, ZY_CHANNEL_X, row, ZY_POSITION_MID);
    const double y = zy_point_position(pen, ZY_CHANNEL_Y, row, ZY_POSITION_MID);
    const double size = zy_channel_number(
        pen, ZY_CHANNEL_SIZE, row, HAS(unit, size) ? zy_option_number(unit->options.size) : 30);

    if (!isfinite(x) || !isfinite(y) || !(size >= 0))
        return;
    zy_item *item = zy_row_item(pen, row);
    item->x = x, item->y = y;
    item->size = size;
    item->shape = shape ? shape
                        : zy_channel_text(pen, ZY_CHANNEL_SHAPE, row,
                                          HAS(unit, shape) ? unit->options.shape : "circle");
    item->angle =
        zy_channel_number(pen, ZY_CHANNEL_ANGLE, row, HAS(unit, angle) ? unit->options.angle : 0);
}
