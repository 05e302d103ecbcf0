/* What a text stands on. */
#include <math.h>

#include "check.h"

void points_of(const words *line, zy_point points[POINTS])
{
    const zy_quad q = quad_inset(&line->quad, 0.12 * line->size);
    const zy_point *c = q.corner;

    for (int i = 0; i < POINTS; i++) {
        const double s = (double)(i % POINTS_ALONG) / (POINTS_ALONG - 1),
                     t = (double)(i / POINTS_ALONG) / (POINTS_DOWN - 1);
        points[i] = (zy_point){c[0].x + s * (c[1].x - c[0].x) + t * (c[3].x - c[0].x),
                               c[0].y + s * (c[1].y - c[0].y) + t * (c[3].y - c[0].y)};
    }
}

/* The colour of a linear gradient at a point; of a radial one its last stop. */
static zy_color gradient_at(const drawn *d, zy_point point)
{
    const zy_gradient *g = d->item.fill.gradient;
    const double w = fmax(d->box.x1 - d->box.x0, 1e-9), h = fmax(d->box.y1 - d->box.y0, 1e-9),
                 dx = g->x2 - g->x1, dy = g->y2 - g->y1, length = dx * dx + dy * dy;
    const double x = (point.x - d->box.x0) / w - g->x1, y = (point.y - d->box.y0) / h - g->y1;
    const double t = g->radial || !(length > 0) ? 1 : (x * dx + y * dy) / length;
    zy_color color = {0, 0, 0, 0};

    for (size_t i = 0; i < g->stop_count; i++) {
        const zy_stop *stop = &g->stops[i];
        if (i == 0 || stop->offset <= t) {
            color = stop->color;
            continue;
        }
        const zy_stop *before = stop - 1;
        const double share = (t - before->offset) / fmax(stop->offset - before->offset, 1e-9);
        color.r = (uint8_t)(before->color.r + share * (stop->color.r - before->color.r));
        color.g = (uint8_t)(before->color.g + share * (stop->color.g - before->color.g));
        color.b = (uint8_t)(before->color.b + share * (stop->color.b - before->color.b));
        color.a =
            (float)((double)before->color.a + share * (double)(stop->color.a - before->color.a));
        break;
    }
    return color;
}

zy_color fill_at(const drawn *d, zy_point point)
{
    zy_color color =
        d->item.fill.kind == ZY_PAINT_GRADIENT ? gradient_at(d, point) : d->item.fill.color;

    color.a = (float)((double)color.a * d->item.fill.opacity);
    return color;
}

zy_color ground_at(const picture *p, size_t at, zy_point point)
{
    zy_color ground = p->background;

    for (size_t i = 0; i < at; i++) {
        const drawn *d = &p->items[i];
        if (d->type == ZY_ITEM_TEXT || d->type == ZY_ITEM_RULE || d->type == ZY_ITEM_LINE ||
            d->item.fill.kind == ZY_PAINT_NONE || !fill_covers(d, point))
            continue;
        ground = zy_color_over(fill_at(d, point), ground);
    }
    return ground;
}
