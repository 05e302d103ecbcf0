/* Long lines, stroked in pieces. */
#include <math.h>

#include "out/paint.h"

/* Where a piece of a long line has come to: the next verb, its points, the way so far. */
typedef struct place {
    size_t verb;
    const zy_point *p;
    double run;
} place;

static double reach(const zy_point *p, zy_verb verb)
{
    return hypot(p[zy_verb_points(verb) - 1].x - p[-1].x, p[zy_verb_points(verb) - 1].y - p[-1].y);
}

/* Some way back, so that the soft ends of two pieces lie within each other. */
static place step_back(const zy_painter *painter, const zy_path *path, place at, size_t most)
{
    double enough = 3 / painter->scale;
    place back = at;

    while (most-- > 0 && at.run - back.run < enough &&
           (path->verbs[back.verb - 1] == ZY_LINE || path->verbs[back.verb - 1] == ZY_CURVE)) {
        back.verb--;
        back.p -= zy_verb_points(path->verbs[back.verb]);
        back.run -= reach(back.p, path->verbs[back.verb]);
    }
    return back;
}

static void begin_again(zy_painter *painter, const zy_item *item, const zy_path *path, place at)
{
    place back = step_back(painter, path, at, ZY_PIECE);

    cairo_stroke(painter->cr);
    zy_painter_dash(painter, item, back.run);
    zy_painter_add(painter, ZY_MOVE, back.p - 1);
    for (; back.verb < at.verb; back.verb++) {
        zy_painter_add(painter, path->verbs[back.verb], back.p);
        back.p += zy_verb_points(path->verbs[back.verb]);
    }
}

/* cairo's stroker takes time with the square of the crossings of one path: 100,000 points take
 * 54 s in one piece and 0.7 s in pieces of 200. */
void zy_painter_pieces(zy_painter *painter, const zy_item *item, const zy_path *path)
{
    place at = {0, path->points, 0};
    zy_point start = {0, 0};
    size_t count = 0;

    for (; at.verb < path->verb_count; at.verb++) {
        zy_verb verb = path->verbs[at.verb];
        if (verb == ZY_MOVE) {
            cairo_stroke(painter->cr);
            zy_painter_dash(painter, item, at.run = 0);
            start = *at.p;
            count = 0;
        } else if (count >= ZY_PIECE) {
            begin_again(painter, item, path, at);
            count = 0;
        }
        if (verb == ZY_CLOSE)
            zy_painter_add(painter, ZY_LINE, &start);
        else
            zy_painter_add(painter, verb, at.p);
        if (verb == ZY_LINE || verb == ZY_CURVE)
            at.run += reach(at.p, verb);
        at.p += zy_verb_points(verb);
        count++;
    }
    cairo_stroke(painter->cr);
}
