/* PDF through cairo, with real text in faces that hold only the glyphs used: given the whole font
 * cairo takes 240 ms and writes a megabyte, given the subset 3 ms and 17 kB. */
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "out/line.h"
#include "out/paint.h"
#include "out/svg.h"

enum { FACES = 64 };

/* A CSS pixel is 1/96 inch, a point 1/72. */
static const double POINTS = 0.75;

typedef struct face {
    const zy_face *face;
    hb_set_t *used;
    hb_map_t *numbers; /* to glyphs of the subset */
    cairo_font_face_t *cairo;
} face;

typedef struct faces {
    face list[FACES];
    size_t count;
} faces;

/* What must live as long as cairo keeps the face in its caches. */
typedef struct holding {
    FT_Library library;
    FT_Face face;
    hb_blob_t *blob;
} holding;

static const cairo_user_data_key_t holding_key;

static void let_go(void *object)
{
    holding *h = object;

    if (h->face)
        FT_Done_Face(h->face);
    if (h->library)
        FT_Done_FreeType(h->library);
    hb_blob_destroy(h->blob);
    g_free(h);
}

static face *find_face(faces *f, const zy_face *of)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->list[i].face == of)
            return &f->list[i];
    if (f->count == FACES)
        return NULL;
    f->list[f->count] = (face){.face = of, .used = hb_set_create(), .numbers = hb_map_create()};
    return &f->list[f->count++];
}

static void collect_line(faces *f, const zy_line_of_text *line)
{
    for (size_t i = 0; i < line->count; i++) {
        face *known = find_face(f, line->glyphs[i].face);
        if (known)
            hb_set_add(known->used, line->glyphs[i].id);
    }
}

static void collect(faces *f, const zy_scene *scene, zy_typesetter *typesetter)
{
    for (const zy_scene_mark *mark = scene->first; mark; mark = mark->next)
        for (size_t i = 0; mark->type == ZY_ITEM_TEXT && i < mark->count; i++)
            for (size_t k = 0; k < mark->items[i].line_count; k++)
                collect_line(
                    f, zy_text_shape(typesetter, mark->items[i].lines[k], &mark->items[i].text));
}

static void release_faces(void *object)
{
    faces *f = object;

    for (size_t i = 0; i < f->count; i++) {
        hb_set_destroy(f->list[i].used);
        hb_map_destroy(f->list[i].numbers);
        cairo_font_face_destroy(f->list[i].cairo);
    }
}

static bool fail_face(const zy_face *of, zy_diags *diags)
{
    zy_fail(diags, "font-subset", (zy_span){0}, NULL,
            ZY_SAY(diags, "the font %s cannot be put into a PDF",
                   "フォント %s を PDF に入れられません"),
            zy_face_path(of));
    zy_diag_fault(diags, ZY_FAULT_FILE);
    return false;
}

static bool open_face(face *f, zy_diags *diags)
{
    holding *h = g_new0(holding, 1);
    unsigned len = 0;
    const char *bytes;

    h->blob = zy_font_subset(diags, f->face, f->used, NULL, f->numbers);
    bytes = h->blob ? hb_blob_get_data(h->blob, &len) : NULL;
    if (!bytes || FT_Init_FreeType(&h->library) != 0 ||
        FT_New_Memory_Face(h->library, (const FT_Byte *)bytes, (FT_Long)len, 0, &h->face) != 0) {
        let_go(h);
        return bytes ? fail_face(f->face, diags) : false;
    }
    f->cairo = cairo_ft_font_face_create_for_ft_face(h->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(f->cairo, &holding_key, h, let_go) == CAIRO_STATUS_SUCCESS)
        return true;
    let_go(h);
    return fail_face(f->face, diags);
}

/* ---- text --------------------------------------------------------------------------------- */

static bool is_special(const zy_glyph *glyph)
{
    return glyph->turned || glyph->scale_x != 1 || glyph->scale_y != 1;
}

/* The glyph's own part of its place: turned, leaning, squeezed; and the size. */
static void set_font(cairo_t *cr, const zy_item *item, const zy_glyph *glyph, const face *f)
{
    zy_item upright = *item;
    zy_glyph here = *glyph;
    cairo_matrix_t matrix;

    upright.x = upright.y = upright.angle = 0;
    here.x = here.y = 0;
    zy_glyph_place(&upright, &here, (zy_point){0, 0}, &matrix);
    cairo_matrix_scale(&matrix, item->text.size, item->text.size);
    cairo_set_font_face(cr, f->cairo);
    cairo_set_font_matrix(cr, &matrix);
}

/* Where the cluster of glyph `i` ends in the text. */
static size_t cluster_end(const zy_line_of_text *line, size_t i)
{
    size_t end = line->len;

    for (size_t k = 0; k < line->count; k++)
        if (line->glyphs[k].cluster > line->glyphs[i].cluster)
            end = MIN(end, line->glyphs[k].cluster);
    return end;
}

/* How many glyphs from `i` on are one stretch: one face, no glyph of its own shape, text forwards.
 */
static size_t stretch(const zy_line_of_text *line, size_t i)
{
    const zy_glyph *g = line->glyphs;
    size_t n = 1;

    while (i + n < line->count && g[i + n].cluster == g[i].cluster)
        n++;
    if (is_special(&g[i]))
        return n;
    while (i + n < line->count && g[i + n].face == g[i].face && !is_special(&g[i + n]) &&
           g[i + n].cluster >= g[i + n - 1].cluster)
        n++;
    /* A cluster that is cut in two would repeat its text. */
    while (n > 1 && i + n < line->count && g[i + n].cluster == g[i + n - 1].cluster)
        n++;
    return n;
}

static void show(zy_painter *painter, const face *f, const zy_line_of_text *line, size_t i,
                 size_t n, zy_point start)
{
    cairo_glyph_t *glyphs = ZY_NEW_ARRAY(painter->arena, cairo_glyph_t, n);
    cairo_text_cluster_t *clusters = ZY_NEW_ARRAY(painter->arena, cairo_text_cluster_t, n);
    size_t from = line->glyphs[i].cluster, to = cluster_end(line, i + n - 1);
    int count = 0;

    for (size_t k = 0; k < n; k++) {
        const zy_glyph *g = &line->glyphs[i + k];
        bool last = k + 1 == n;
        size_t next = last ? to : line->glyphs[i + k + 1].cluster;
        glyphs[k].index = hb_map_get(f->numbers, g->id);
        glyphs[k].x = start.x + g->x;
        glyphs[k].y = start.y + g->y;
        clusters[count].num_glyphs++;
        if (last || next != g->cluster)
            clusters[count++].num_bytes = (int)(next - g->cluster);
    }
    cairo_show_text_glyphs(painter->cr, line->text + from, (int)(to - from), glyphs, (int)n,
                           clusters, count, 0);
}

static void draw_line(zy_painter *painter, const zy_item *item, size_t index)
{
    const zy_line_of_text *line =
        zy_text_shape(painter->typesetter, item->lines[index], &item->text);
    zy_point start = zy_line_start(item, index, line->length);
    cairo_t *cr = painter->cr;

    cairo_save(cr);
    if (item->angle != 0) {
        cairo_translate(cr, item->x, item->y);
        cairo_rotate(cr, item->angle * G_PI / 180);
        cairo_translate(cr, -item->x, -item->y);
    }
    zy_painter_color(painter, item->fill.color, item->fill.opacity);
    for (size_t i = 0, n; i < line->count; i += n) {
        const face *f = find_face(painter->own, line->glyphs[i].face);
        n = stretch(line, i);
        if (!f || fabs(start.x) > ZY_FARTHEST || fabs(start.y) > ZY_FARTHEST)
            continue;
        set_font(cr, item, &line->glyphs[i], f);
        show(painter, f, line, i, n, start);
    }
    cairo_restore(cr);
}

/* ---- the document ------------------------------------------------------------------------- */

static cairo_status_t append(void *closure, const unsigned char *data, unsigned length)
{
    g_string_append_len(closure, (const char *)data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, const zy_scene_about *about)
{
    /* A clock would make the bytes differ from run to run. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    if (about->title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about->title);
    if (about->description)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, about->description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "zuhyo");
}

static void set_options(cairo_t *cr)
{
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
}

static bool finish(cairo_t *cr, cairo_surface_t *surface, bool drawn, zy_diags *diags)
{
    cairo_status_t status;

    cairo_destroy(cr);
    cairo_surface_finish(surface);
    status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (!drawn || status == CAIRO_STATUS_SUCCESS)
        return drawn;
    return zy_fail(diags, "drawing", (zy_span){0}, NULL,
                   ZY_SAY(diags, "the PDF could not be written: %s", "PDF を書けませんでした: %s"),
                   cairo_status_to_string(status));
}

static bool write_pdf(const zy_scene *scene, zy_typesetter *typesetter,
                      const zy_out_options *options, GString *out)
{
    faces *f = ZY_NEW(options->arena, faces);
    zy_painter painter = {
        .scene = scene,
        .typesetter = typesetter,
        .arena = options->arena,
        .diags = options->diags,
        .scale = POINTS,
        .own = f,
        .text = draw_line,
    };
    cairo_surface_t *surface;

    zy_arena_defer(options->arena, release_faces, f);
    collect(f, scene, typesetter);
    for (size_t i = 0; i < f->count; i++)
        if (!open_face(&f->list[i], options->diags))
            return false;
    surface = cairo_pdf_surface_create_for_stream(append, out, fmax(1, scene->width * POINTS),
                                                  fmax(1, scene->height * POINTS));
    describe(surface, &scene->about);
    painter.cr = cairo_create(surface);
    set_options(painter.cr);
    cairo_scale(painter.cr, POINTS, POINTS);
    return finish(painter.cr, surface, zy_painter_draw(&painter), options->diags);
}

const zy_writer zy_writer_pdf = {
    .name = "pdf",
    .ending = ".pdf",
    .doc = "vectors for print, with text that can be copied",
    .opens_fonts = true,
    .is_binary = true,
    .write = write_pdf,
};
