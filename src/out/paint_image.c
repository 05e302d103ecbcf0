/* PNG files as parts of a picture. */
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "out/paint.h"

enum { LARGEST_IMAGE = 64 << 20 };

typedef struct reading {
    const char *bytes;
    size_t len;
} reading;

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned length)
{
    reading *r = closure;

    if (length > r->len)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, r->bytes, length);
    r->bytes += length;
    r->len -= length;
    return CAIRO_STATUS_SUCCESS;
}

static void destroy_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

static void note_image(zy_painter *painter, const zy_item *item)
{
    zy_note(painter->diags, "image-not-drawn", (zy_span){0}, NULL,
            ZY_SAY(painter->diags, "the image \"%.80s\" is left out: only PNG files are drawn here",
                   "画像「%.80s」は描かれません。ここで描けるのは PNG ファイルだけです"),
            item->url ? item->url : "");
}

/* NULL when the file is no PNG; it has been said then. */
static cairo_surface_t *load_image(zy_painter *painter, const zy_item *item)
{
    reading r = {0};
    cairo_surface_t *surface = NULL;

    if (item->file) {
        r.bytes = zy_file_read(painter->arena, painter->diags, item->file, LARGEST_IMAGE,
                               (zy_span){0}, &r.len);
        painter->failed |= !r.bytes;
    }
    if (r.bytes)
        surface = cairo_image_surface_create_from_png_stream(read_bytes, &r);
    if (surface && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        zy_arena_defer(painter->arena, destroy_surface, surface);
        return surface;
    }
    cairo_surface_destroy(surface);
    if (!painter->failed)
        note_image(painter, item);
    return NULL;
}

static cairo_surface_t *find_image(zy_painter *painter, const zy_item *item)
{
    const char *name = item->file ? item->file : item->url;
    gpointer found;

    if (!painter->images) {
        painter->images = g_hash_table_new(g_str_hash, g_str_equal);
        zy_arena_defer(painter->arena, destroy_table, painter->images);
    }
    if (!g_hash_table_lookup_extended(painter->images, name, NULL, &found)) {
        char *key = zy_arena_text(painter->arena, name, strlen(name));
        found = load_image(painter, item);
        g_hash_table_insert(painter->images, key, found);
    }
    return found;
}

void zy_painter_image(zy_painter *painter, const zy_item *item)
{
    cairo_surface_t *surface = find_image(painter, item);
    double x = fmin(item->x, item->x2), y = fmin(item->y, item->y2);
    double w = fabs(item->x2 - item->x), h = fabs(item->y2 - item->y), sx, sy;
    double alpha = item->fill.kind == ZY_PAINT_NONE ? 1 : item->fill.opacity;

    if (!surface || !zy_box_is_near((zy_box){x, y, x + w, y + h}))
        return;
    sx = w / cairo_image_surface_get_width(surface);
    sy = h / cairo_image_surface_get_height(surface);
    cairo_save(painter->cr);
    if (item->aspect && strcmp(item->aspect, "none") == 0) {
        cairo_translate(painter->cr, x, y);
        cairo_scale(painter->cr, sx, sy);
    } else {
        double s = fmin(sx, sy);
        cairo_translate(painter->cr, x + w / 2 * (1 - s / sx), y + h / 2 * (1 - s / sy));
        cairo_scale(painter->cr, s, s);
    }
    cairo_set_source_surface(painter->cr, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(painter->cr), CAIRO_FILTER_GOOD);
    cairo_paint_with_alpha(painter->cr, alpha);
    cairo_restore(painter->cr);
}
