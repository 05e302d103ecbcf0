/* PNG: shapes by cairo, glyphs as masks, bytes by our own encoder. */
#include <math.h>
#include <string.h>

#include "out/canvas.h"
#include "out/glyphs.h"
#include "out/line.h"
#include "out/paint.h"
#include "out/png_encode.h"
#include "out/stamps.h"

static const double LONGEST_SIDE = 32767;
static const double MOST_PIXELS = 268435456; /* a gigabyte */

static void destroy_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

static void destroy_context(void *context)
{
    cairo_destroy(context);
}

/* What the painter of pixels has of its own. */
typedef struct pixels {
    zy_glyphs *glyphs;
    zy_stamps *stamps;
} pixels;

/* ---- glyphs ------------------------------------------------------------------------------- */

/* A glyph too large for a mask. */
static void fill_glyph(zy_painter *painter, const zy_item *item, const zy_glyph *glyph,
                       const cairo_matrix_t *place)
{
    zy_path path;

    zy_path_init(&path, painter->arena);
    zy_face_outline(glyph->face, glyph->id, item->text.size, 0, 0, &path);
    zy_painter_color(painter, item->fill.color, item->fill.opacity);
    cairo_save(painter->cr);
    cairo_transform(painter->cr, place);
    zy_painter_path(painter, &path);
    cairo_restore(painter->cr);
    cairo_fill(painter->cr);
}

static bool is_small(const zy_painter *painter, const zy_item *item)
{
    return item->text.size * painter->scale <= 500;
}

static bool is_near(const cairo_matrix_t *m)
{
    return fabs(m->x0) < 100000 && fabs(m->y0) < 100000;
}

static void draw_glyphs(zy_painter *painter, const zy_item *item, size_t i)
{
    const pixels *own = painter->own;
    const zy_line_of_text *line = zy_text_shape(painter->typesetter, item->lines[i], &item->text);
    zy_point start = zy_line_start(item, i, line->length);
    uint32_t alpha = zy_alpha_of(&item->fill);
    zy_canvas c = zy_canvas_of(painter);

    for (size_t k = 0; k < line->count; k++) {
        const zy_glyph *glyph = &line->glyphs[k];
        cairo_matrix_t place, m;
        const zy_mask *mask;
        int x, y;
        zy_glyph_place(item, glyph, start, &place);
        cairo_matrix_init_scale(&m, painter->scale, painter->scale);
        cairo_matrix_multiply(&m, &place, &m);
        cairo_matrix_scale(&m, item->text.size / 1024, -item->text.size / 1024);
        if (!is_near(&m))
            continue;
        if (!is_small(painter, item)) {
            fill_glyph(painter, item, glyph, &place);
            continue;
        }
        mask = zy_glyphs_find(own->glyphs, glyph->face, glyph->id, &m, &x, &y);
        if (mask)
            zy_canvas_lay(&c, mask, x, y, item->fill.color, alpha);
    }
    cairo_surface_mark_dirty(cairo_get_target(painter->cr));
}

static bool draw_stamp(zy_painter *painter, const zy_item *item)
{
    const pixels *own = painter->own;

    return zy_stamps_draw(own->stamps, painter, item);
}

/* ---- the picture -------------------------------------------------------------------------- */

static bool check_size(const zy_scene *scene, double scale, zy_diags *diags)
{
    double width = ceil(scene->width * scale), height = ceil(scene->height * scale);

    if (width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS)
        return true;
    zy_fail(
        diags, "canvas-too-large", (zy_span){0},
        ZY_SAY(diags, "make the chart or the scale smaller, or write SVG or PDF",
               "図か倍率を小さくするか、SVG か PDF で書き出してください"),
        ZY_SAY(diags, "a picture of %.0f by %.0f pixels is too large (32,767 a side, 268 million)",
               "%.0f × %.0f 画素の画像は大きすぎます（一辺 32,767、全体で 2億6,800万画素まで）"),
        width, height);
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
    return false;
}

static bool is_opaque(const zy_paint *paint)
{
    return paint->kind == ZY_PAINT_COLOR && paint->opacity >= 1 && paint->color.a >= 1;
}

static cairo_surface_t *new_surface(const zy_scene *scene, double scale,
                                    const zy_out_options *options)
{
    bool opaque = is_opaque(&scene->background);
    int width = (int)fmax(1, ceil(scene->width * scale - 1e-6));
    int height = (int)fmax(1, ceil(scene->height * scale - 1e-6));
    cairo_surface_t *surface = cairo_image_surface_create(
        opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height);
    cairo_status_t status = cairo_surface_status(surface);

    zy_arena_defer(options->arena, destroy_surface, surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return surface;
    zy_fail(options->diags, "drawing", (zy_span){0}, NULL,
            ZY_SAY(options->diags, "no canvas of %d by %d pixels: %s",
                   "%d × %d 画素の描画面を作れません: %s"),
            width, height, cairo_status_to_string(status));
    zy_diag_fault(options->diags, ZY_FAULT_LIMIT);
    return NULL;
}

static void encode(const zy_scene *scene, cairo_surface_t *surface, double scale, GString *out)
{
    zy_pixels picture = {
        .width = (uint32_t)cairo_image_surface_get_width(surface),
        .height = (uint32_t)cairo_image_surface_get_height(surface),
        .stride = (size_t)cairo_image_surface_get_stride(surface) / 4,
        .alpha = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32,
        .dots_per_metre = scene->dots_per_inch * scale / 0.0254,
        .title = scene->about.title,
        .description = scene->about.description,
        .language = scene->about.language,
    };

    cairo_surface_flush(surface);
    picture.pixels = (const uint32_t *)(const void *)cairo_image_surface_get_data(surface);
    zy_png_encode(&picture, out);
}

static bool write_png(const zy_scene *scene, zy_typesetter *typesetter,
                      const zy_out_options *options, GString *out)
{
    double scale = options->scale > 0 ? options->scale : 2;
    pixels own = {NULL, NULL};
    zy_painter painter = {
        .scene = scene,
        .typesetter = typesetter,
        .arena = options->arena,
        .diags = options->diags,
        .scale = scale,
        .chunked = true,
        .text = draw_glyphs,
        .symbol = draw_stamp,
        .own = &own,
    };
    cairo_surface_t *surface;

    if (!check_size(scene, scale, options->diags))
        return false;
    surface = new_surface(scene, scale, options);
    own.glyphs = zy_glyphs_new(options->arena);
    if (!surface || !own.glyphs)
        return false;
    own.stamps = zy_stamps_new(options->arena);
    painter.cr = cairo_create(surface);
    zy_arena_defer(options->arena, destroy_context, painter.cr);
    cairo_scale(painter.cr, scale, scale);
    if (!zy_painter_draw(&painter))
        return false;
    encode(scene, surface, scale, out);
    return true;
}

const zy_writer zy_writer_png = {
    .name = "png",
    .ending = ".png",
    .doc = "pixels, at the scale asked for",
    .opens_fonts = true,
    .is_binary = true,
    .write = write_png,
};
