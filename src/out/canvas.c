#include "out/canvas.h"

#include <math.h>

void zy_cover_limit(unsigned char *cover, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cover[i] = (unsigned char)((cover[i] * 31 + 127) / 255 * 255 / 31);
}

uint32_t zy_alpha_of(const zy_paint *paint)
{
    return (uint32_t)lround(fmin(1, paint->opacity * (double)paint->color.a) * 255);
}

zy_canvas zy_canvas_of(const zy_painter *painter)
{
    cairo_surface_t *surface = cairo_get_target(painter->cr);
    zy_canvas c;
    double x0, y0, x1, y1, s = painter->scale;
    unsigned char *bytes;

    cairo_surface_flush(surface);
    cairo_clip_extents(painter->cr, &x0, &y0, &x1, &y1);
    bytes = cairo_image_surface_get_data(surface);
    c.pixels = (uint32_t *)(void *)bytes;
    c.stride = cairo_image_surface_get_stride(surface) / 4;
    c.x0 = (int)fmax(0, floor(x0 * s + 0.5));
    c.y0 = (int)fmax(0, floor(y0 * s + 0.5));
    c.x1 = (int)fmin(cairo_image_surface_get_width(surface), floor(x1 * s + 0.5));
    c.y1 = (int)fmin(cairo_image_surface_get_height(surface), floor(y1 * s + 0.5));
    return c;
}

/* v / 255, rounded, for v up to 65535. */
static uint32_t by_255(uint32_t v)
{
    v += 128;
    return (v + (v >> 8)) >> 8;
}

/* Two channels at a time: v / 255, rounded, of the lower and the upper 16 bits. */
static uint32_t pair_by_255(uint32_t v)
{
    v += 0x800080;
    return (v + (v >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
}

/* A colour taken apart into red and blue, and alpha (255) and green. */
typedef struct pairs {
    uint32_t rb, ag;
} pairs;

static uint32_t lay(uint32_t under, pairs over, uint32_t a)
{
    uint32_t rest = 255 - a;
    uint32_t rb = pair_by_255(over.rb * a + (under & 0xff00ff) * rest);
    uint32_t ag = pair_by_255(over.ag * a + (under >> 8 & 0xff00ff) * rest);

    return rb | ag << 8;
}

void zy_canvas_lay(const zy_canvas *c, const zy_mask *mask, int x, int y, zy_color color,
                   uint32_t alpha)
{
    pairs over = {(uint32_t)color.r << 16 | color.b, (uint32_t)255 << 16 | color.g};
    int left = x + mask->left, top = y + mask->top;
    int from = MAX(0, c->x0 - left), to = MIN(mask->width, c->x1 - left);

    for (int row = MAX(0, c->y0 - top); row < mask->height && top + row < c->y1; row++) {
        const unsigned char *cover = mask->cover + (ptrdiff_t)row * mask->width;
        uint32_t *pixels = c->pixels + (ptrdiff_t)(top + row) * c->stride + left;
        for (int i = from; i < to; i++) {
            uint32_t a = by_255(cover[i] * alpha);
            if (a)
                pixels[i] = lay(pixels[i], over, a);
        }
    }
}
