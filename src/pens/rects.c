/* What bar, rect, tick and image have in common. */
#include <math.h>

#include "pens/rects.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

void zy_rect_corners(const zy_view *unit, double corner[4])
{
    const zy_mark_options *o = &unit->options;
    const double all = HAS(unit, corner_radius) ? o->corner_radius : 0;

    corner[0] = HAS(unit, corner_radius_top_left) ? o->corner_radius_top_left : all;
    corner[1] = HAS(unit, corner_radius_top_right) ? o->corner_radius_top_right : all;
    corner[2] = HAS(unit, corner_radius_bottom_right) ? o->corner_radius_bottom_right : all;
    corner[3] = HAS(unit, corner_radius_bottom_left) ? o->corner_radius_bottom_left : all;
}

zy_item *zy_rect_item(const zy_pen *pen, size_t row, double x, double x2, double y, double y2)
{
    zy_item *item = zy_row_item(pen, row);

    item->x = fmin(x, x2), item->x2 = fmax(x, x2);
    item->y = fmin(y, y2), item->y2 = fmax(y, y2);
    zy_rect_corners(pen->unit, item->corner);
    return item;
}

zy_item *zy_rect_draw(const zy_pen *pen, size_t row)
{
    double x, x2, y, y2;

    if (!zy_rect_position(pen, ZY_CHANNEL_X, row, &x, &x2) ||
        !zy_rect_position(pen, ZY_CHANNEL_Y, row, &y, &y2))
        return NULL;
    return zy_rect_item(pen, row, x, x2, y, y2);
}
