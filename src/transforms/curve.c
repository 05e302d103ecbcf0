/* Points of a curve, denser where it bends: vega-statistics' sampleCurve. */
#include <math.h>
#include <string.h>

#include "transforms/common.h"

static const double least_bend = 0.5 * 3.141592653589793 / 180; /* radians */

typedef struct point {
    double x, y;
} point;

typedef struct points {
    zy_arena *arena;
    point *items;
    size_t count, room;
} points;

static void push(points *p, point at)
{
    if (p->count == p->room) {
        const size_t room = p->room ? p->room * 2 : 256;
        point *items = ZY_NEW_ARRAY(p->arena, point, room);
        if (p->count)
            memcpy(items, p->items, p->count * sizeof *items);
        p->items = items;
        p->room = room;
    }
    p->items[p->count++] = at;
}

/* One over the height of all points. */
static double height_scale(point first, const points *rest)
{
    double lo = first.y, hi = first.y;

    for (size_t i = 0; i < rest->count; i++) {
        lo = rest->items[i].y < lo ? rest->items[i].y : lo;
        hi = rest->items[i].y > hi ? rest->items[i].y : hi;
    }
    return 1 / (hi - lo);
}

static double bend(point p, point q, point r, double sx, double sy)
{
    const double a = atan2(sy * (r.y - p.y), sx * (r.x - p.x));
    const double b = atan2(sy * (q.y - p.y), sx * (q.x - p.x));

    return fabs(a - b);
}

typedef struct sampler {
    zy_curve *f;
    const void *curve;
    points done, next; /* `next` is a stack: its last point comes first */
} sampler;

static point point_at(const sampler *s, double x)
{
    return (point){x, s->f(s->curve, x)};
}

static void refine(sampler *s, double span, double least)
{
    point before = s->done.items[0];
    const double sx = 1 / span, sy = height_scale(before, &s->next);

    while (s->next.count) {
        const point after = s->next.items[s->next.count - 1];
        const point middle = point_at(s, (before.x + after.x) / 2);
        if (middle.x - before.x >= least && bend(before, middle, after, sx, sy) > least_bend) {
            push(&s->next, middle);
        } else {
            push(&s->done, after);
            before = after;
            s->next.count--;
        }
    }
}

size_t zy_curve_sample(zy_arena *arena, const zy_sampling *sampling, double **xy)
{
    sampler s = {sampling->f, sampling->curve, {.arena = arena}, {.arena = arena}};
    const size_t minsteps = sampling->minsteps,
                 maxsteps = minsteps > sampling->maxsteps ? minsteps : sampling->maxsteps;
    const double lo = sampling->lo, hi = sampling->hi, span = hi - lo, n = (double)minsteps;

    if (!isfinite(span))
        return 0;
    push(&s.done, point_at(&s, lo));
    if (minsteps == maxsteps) {
        for (size_t i = 1; i < maxsteps; i++)
            push(&s.done, point_at(&s, lo + (double)i / n * span));
        push(&s.done, point_at(&s, hi));
    } else {
        push(&s.next, point_at(&s, hi));
        for (size_t i = minsteps; --i > 0;)
            push(&s.next, point_at(&s, lo + (double)i / n * span));
        refine(&s, span, span / (double)maxsteps);
    }
    *xy = &s.done.items[0].x;
    return s.done.count;
}
