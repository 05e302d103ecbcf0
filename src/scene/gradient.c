/* What a gradient shows of itself in a part of its item. */
#include <glib.h>
#include <math.h>

#include "scene/scene.h"

/* How far along the gradient a point of the item lies: 0 at its first stop, 1 at its last. */
static double along(const zy_gradient *g, zy_box item, double x, double y)
{
    const double width = item.x1 - item.x0, height = item.y1 - item.y0;
    const double px = width > 0 ? (x - item.x0) / width : 0,
                 py = height > 0 ? (y - item.y0) / height : 0;
    const double dx = g->x2 - g->x1, dy = g->y2 - g->y1, square = dx * dx + dy * dy;

    return square > 0 ? ((px - g->x1) * dx + (py - g->y1) * dy) / square : 0;
}

void zy_gradient_span(const zy_gradient *gradient, zy_box item, zy_box seen, double *from,
                      double *to)
{
    const zy_box both = zy_box_cut(item, seen);
    const double corners[] = {
        along(gradient, item, both.x0, both.y0), along(gradient, item, both.x1, both.y0),
        along(gradient, item, both.x0, both.y1), along(gradient, item, both.x1, both.y1)};

    *from = 0, *to = 1;
    if (gradient->radial || zy_box_is_empty(both))
        return;
    *from = 1, *to = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
        *from = fmin(*from, fmax(0, fmin(1, corners[i])));
        *to = fmax(*to, fmax(0, fmin(1, corners[i])));
    }
}

static uint8_t part_between(uint8_t a, uint8_t b, double share)
{
    return (uint8_t)lround(a + (b - a) * share);
}

static zy_color between(zy_color a, zy_color b, double share)
{
    return (zy_color){part_between(a.r, b.r, share), part_between(a.g, b.g, share),
                      part_between(a.b, b.b, share), a.a + (b.a - a.a) * (float)share};
}

zy_color zy_gradient_at(const zy_gradient *gradient, double at)
{
    const zy_stop *last = NULL;

    for (size_t i = 0; i < gradient->stop_count; i++) {
        const zy_stop *stop = &gradient->stops[i];
        if (stop->offset >= at)
            return last && stop->offset > last->offset
                       ? between(last->color, stop->color,
                                 (at - last->offset) / (stop->offset - last->offset))
                       : stop->color;
        last = stop;
    }
    return last ? last->color : (zy_color){0};
}

double zy_gradient_solid(const zy_gradient *gradient)
{
    double solid = 0;

    for (size_t i = 1; i < gradient->stop_count; i++) {
        const zy_color color = gradient->stops[i].color, first = gradient->stops[0].color;
        if (!zy_color_is_same(color, first) || color.a < first.a)
            break;
        solid = gradient->stops[i].offset;
    }
    return solid;
}
