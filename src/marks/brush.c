/* The frame of an interval selection that was given a value: its tint lies below the marks, its
 * outline above them (Vega-Lite's compile/selection/interval.ts). */
#include <math.h>

#include "marks/marks.h"

static const zy_value *mark_option(const zy_value *param, const char *key)
{
    return zy_value_find(zy_value_path(param, "select.mark"), key);
}

static double place_of(const zy_pen *pen, const zy_scale_part *scale, const zy_value *v)
{
    double ms = NAN;

    if (!zy_is_date_time(v))
        return zy_scale_map(&scale->scale, zy_value_datum(pen->arena, v));
    zy_date_time_read(pen->chart->diags, v, &ms);
    return zy_scale_map_number(&scale->scale, ms);
}

/* Both ends along the channel; without a value for it the whole plot. */
static bool ends_of(const zy_pen *pen, const zy_value *param, zy_channel channel, double *from,
                    double *to)
{
    const zy_value *ends = zy_value_find(zy_value_find(param, "value"), zy_channel_names[channel]);
    const zy_scale_part *scale = zy_view_scale(pen->unit, channel);

    *from = 0;
    *to = channel == ZY_CHANNEL_X ? pen->unit->width : pen->unit->height;
    if (!ends)
        return false;
    if (!scale || ends->kind != ZY_VALUE_LIST || ends->count != 2)
        return false;
    *from = place_of(pen, scale, ends->child);
    *to = place_of(pen, scale, ends->last);
    return isfinite(*from) && isfinite(*to);
}

static void paint(const zy_value *param, bool outline, zy_item *item)
{
    const double opacity = zy_value_number(mark_option(param, "fillOpacity"), 0.125);

    if (!outline) {
        item->fill = zy_paint_read(zy_value_text(mark_option(param, "fill"), "#333"), opacity);
        return;
    }
    item->stroke = zy_paint_read(zy_value_text(mark_option(param, "stroke"), "white"),
                                 zy_value_number(mark_option(param, "strokeOpacity"), 1));
    item->stroke_width = zy_value_number(mark_option(param, "strokeWidth"), 1);
}

static void draw_one(const zy_pen *pen, const zy_value *param, bool outline)
{
    zy_view *unit = pen->unit;
    double x, x2, y, y2;
    const bool along_x = ends_of(pen, param, ZY_CHANNEL_X, &x, &x2);
    const bool along_y = ends_of(pen, param, ZY_CHANNEL_Y, &y, &y2);

    if (!along_x && !along_y)
        return;
    zy_scene_mark *mark = zy_scene_mark_new(pen->arena, &unit->marks, ZY_ITEM_RECT, "mark", NULL);
    mark->clipped = true;
    mark->clip = (zy_box){0, 0, unit->width, unit->height};
    zy_item *item = zy_scene_item_new(pen->arena, mark);
    item->x = fmin(x, x2), item->x2 = fmax(x, x2);
    item->y = fmin(y, y2), item->y2 = fmax(y, y2);
    paint(param, outline, item);
}

static bool is_interval(const zy_value *param)
{
    const zy_value *select = zy_value_find(param, "select");
    const zy_value *type =
        select && select->kind == ZY_VALUE_MAP ? zy_value_find(select, "type") : select;

    return zy_value_is(type, "interval") && !zy_value_find(param, "bind");
}

void zy_brushes_draw(const zy_pen *pen, bool outlines)
{
    const zy_value *params = zy_value_find(pen->unit->spec, "params");

    for (const zy_value *p = params && params->kind == ZY_VALUE_LIST ? params->child : NULL; p;
         p = p->next)
        if (is_interval(p))
            draw_one(pen, p, outlines);
}
