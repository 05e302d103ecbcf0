#include "out/stamps.h"

#include <math.h>
#include <string.h>

#include "out/canvas.h"

enum {
    STEPS = 8,     /* of a pixel, in each direction */
    WORTH_IT = 64, /* symbols alike before stamps are made */
    LARGEST = 128, /* px of a stamp's side */
};

typedef struct stamp {
    bool known, blank;
    zy_mask mask;
} stamp;

struct zy_stamps {
    zy_arena *arena;
    zy_item like; /* the symbol that the stamps show */
    size_t streak;
    stamp fill[STEPS * STEPS], stroke[STEPS * STEPS];
};

zy_stamps *zy_stamps_new(zy_arena *arena)
{
    zy_stamps *stamps = ZY_NEW(arena, zy_stamps);

    stamps->arena = arena;
    return stamps;
}

static bool has_stroke(const zy_item *item)
{
    return item->stroke_width > 0 && zy_paint_is_visible(&item->stroke);
}

static bool is_same_shape(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_alike(const zy_item *a, const zy_item *b)
{
    return a->size == b->size && a->angle == b->angle && is_same_shape(a->shape, b->shape) &&
           a->stroke_width == b->stroke_width && a->cap == b->cap && a->join == b->join &&
           a->miter_limit == b->miter_limit;
}

/* The symbol about the origin, and the pixels that it may reach. */
static bool measure(const zy_stamps *stamps, const zy_painter *painter, zy_mask *mask)
{
    zy_box box = zy_item_box(&stamps->like, ZY_ITEM_SYMBOL, painter->typesetter);
    double s = painter->scale, side = fmax(box.x1 - box.x0, box.y1 - box.y0) * s;

    if (zy_box_is_empty(box) || !zy_box_is_near(box) || !(side < LARGEST - 4))
        return false;
    mask->left = (int)floor(box.x0 * s) - 1;
    mask->top = (int)floor(box.y0 * s) - 1;
    mask->width = (int)ceil(box.x1 * s) + 2 - mask->left;
    mask->height = (int)ceil(box.y1 * s) + 2 - mask->top;
    return true;
}

static void draw(zy_stamps *stamps, const zy_painter *painter, stamp *out, int step, bool stroked)
{
    zy_mask *m = &out->mask;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, m->width, m->height);
    int stride = cairo_image_surface_get_stride(surface);
    zy_painter own = {.cr = cairo_create(surface), .arena = stamps->arena, .scale = painter->scale};
    unsigned char *cover;
    zy_path path;

    zy_path_init(&path, stamps->arena);
    zy_item_path(&stamps->like, ZY_ITEM_SYMBOL, &path);
    cairo_translate(own.cr, -m->left + (double)(step % STEPS) / STEPS,
                    -m->top + (double)(step / STEPS) / STEPS);
    cairo_scale(own.cr, painter->scale, painter->scale);
    zy_painter_path(&own, &path);
    if (stroked) {
        zy_painter_pen(&own, &stamps->like);
        cairo_stroke(own.cr);
    } else {
        cairo_fill(own.cr);
    }
    cairo_surface_flush(surface);
    cover = ZY_NEW_ARRAY(stamps->arena, unsigned char, (size_t)m->width *(size_t)m->height);
    for (int y = 0; y < m->height; y++)
        memcpy(cover + (ptrdiff_t)y * m->width,
               cairo_image_surface_get_data(surface) + (ptrdiff_t)y * stride, (size_t)m->width);
    zy_cover_limit(cover, (size_t)m->width * (size_t)m->height);
    m->cover = cover;
    cairo_destroy(own.cr);
    cairo_surface_destroy(surface);
}

static const zy_mask *find(zy_stamps *stamps, const zy_painter *painter, int step, bool stroked)
{
    stamp *s = stroked ? &stamps->stroke[step] : &stamps->fill[step];

    if (!s->known) {
        s->known = true;
        s->blank = !measure(stamps, painter, &s->mask);
        if (!s->blank)
            draw(stamps, painter, s, step, stroked);
    }
    return s->blank ? NULL : &s->mask;
}

/* Counts symbols alike; true when there have been enough of them. */
static bool is_worth_it(zy_stamps *stamps, const zy_item *item)
{
    if (stamps->streak && is_alike(&stamps->like, item))
        return ++stamps->streak > WORTH_IT;
    memset(stamps->fill, 0, sizeof stamps->fill);
    memset(stamps->stroke, 0, sizeof stamps->stroke);
    stamps->like = *item;
    stamps->like.x = stamps->like.y = 0;
    stamps->like.stroke = zy_paint_of((zy_color){0, 0, 0, 1}, 1);
    stamps->streak = 1;
    return false;
}

static long eighths(double v)
{
    return lround(v * STEPS);
}

bool zy_stamps_draw(zy_stamps *stamps, zy_painter *painter, const zy_item *item)
{
    double x = item->x * painter->scale, y = item->y * painter->scale;
    const zy_mask *fill, *stroke;
    zy_canvas canvas;
    int step, px, py;

    if (!is_worth_it(stamps, item) || !(fabs(x) < 100000) || !(fabs(y) < 100000))
        return false;
    step = (int)((eighths(x) & (STEPS - 1)) + STEPS * (eighths(y) & (STEPS - 1)));
    px = (int)(eighths(x) >> 3);
    py = (int)(eighths(y) >> 3);
    fill = find(stamps, painter, step, false);
    stroke = has_stroke(item) ? find(stamps, painter, step, true) : NULL;
    if (!fill || (has_stroke(item) && !stroke))
        return false;
    canvas = zy_canvas_of(painter);
    if (zy_paint_is_visible(&item->fill))
        zy_canvas_lay(&canvas, fill, px, py, item->fill.color, zy_alpha_of(&item->fill));
    if (stroke)
        zy_canvas_lay(&canvas, stroke, px, py, item->stroke.color, zy_alpha_of(&item->stroke));
    cairo_surface_mark_dirty(cairo_get_target(painter->cr));
    return true;
}
