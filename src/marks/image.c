/* image: a picture at a place. */
#include <math.h>

#include "marks/marks.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

static void draw(const zy_pen *pen, size_t row)
{
    const zy_mark_options *o = &pen->unit->options;
    const char *url = NULL;
    const zy_def *def = zy_channel_choice(pen, ZY_CHANNEL_URL, row);
    double x, x2, y, y2;

    if (def)
        url = zy_def_text(pen, def, row);
    else if (HAS(pen->unit, url))
        url = o->url;
    if (!url || !zy_rect_position(pen, ZY_CHANNEL_X, row, &x, &x2) ||
        !zy_rect_position(pen, ZY_CHANNEL_Y, row, &y, &y2))
        return;
    zy_item *item = zy_row_item(pen, row);
    item->fill = item->stroke = (zy_paint){0};
    item->fill.opacity = 1;
    item->x = fmin(x, x2), item->x2 = fmax(x, x2), item->y = fmin(y, y2), item->y2 = fmax(y, y2);
    item->url = item->file = url;
    item->aspect = HAS(pen->unit, aspect) && !o->aspect ? "none" : NULL;
}

const zy_mark zy_mark_image = {
    .name = "image",
    .doc = "a picture at a place",
    .item = ZY_ITEM_IMAGE,
    .is_rect = true,
    .filled = true,
    .is_banded = true,
    .orients = ZY_ORIENT_NEVER,
    .legend_symbol = "square",
    .draw = draw,
};
