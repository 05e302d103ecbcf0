#include "text/faces.h"

#include <hb-ot.h>
#include <math.h>

/* ---- Opening -------------------------------------------------------------------------------- */

static void close_face(void *object)
{
    zy_face *face = object;

    hb_draw_funcs_destroy(face->pen);
    hb_font_destroy(face->font);
    hb_face_destroy(face->hb);
}

zy_face *zy_face_new(zy_arena *arena, zy_diags *diags, const zy_font_file *file)
{
    zy_face *face = ZY_NEW(arena, zy_face);

    face->file = *file;
    face->arena = arena;
    face->diags = diags;
    face->family = ZY_NEW_ARRAY(arena, char, ZY_FACE_NAME);
    return face;
}

static hb_face_t *map_file(const zy_font_file *file)
{
    hb_blob_t *blob = hb_blob_create_from_file(file->path);
    hb_face_t *hb = hb_face_create(blob, file->index);

    hb_blob_destroy(blob);
    if (hb_face_get_glyph_count(hb) > 0)
        return hb;
    hb_face_destroy(hb);
    return NULL;
}

static double widest_digit(const zy_face *face)
{
    double widest = 0;

    for (uint32_t c = '0'; c <= '9'; c++) {
        hb_codepoint_t glyph;
        if (hb_font_get_nominal_glyph(face->font, c, &glyph))
            widest = fmax(widest, zy_face_advance(face, glyph));
    }
    return widest;
}

static void measure_face(zy_face *face)
{
    hb_font_extents_t extents;

    hb_font_get_h_extents(face->font, &extents);
    face->ascent = extents.ascender;
    face->descent = -extents.descender;
    face->digit = widest_digit(face);
}

static hb_draw_funcs_t *path_pen(void);

bool zy_face_open(zy_face *face)
{
    if (face->tried)
        return face->hb != NULL;
    face->tried = true;
    face->hb = map_file(&face->file);
    if (!face->hb) {
        zy_fail(face->diags, "font-unreadable", (zy_span){0},
                ZY_SAY(face->diags,
                       "name an OpenType font, and for a collection the font in it: "
                       "fonts.ttc#1",
                       "OpenTypeフォントを指定してください。コレクションでは番号も: fonts.ttc#1"),
                ZY_SAY(face->diags, "cannot read the font \"%s\", index %u",
                       "フォント「%s」(番号%u)を読めません"),
                face->file.path, face->file.index);
        zy_diag_fault(face->diags, ZY_FAULT_FILE);
        return false;
    }
    face->font = hb_font_create(face->hb);
    hb_font_set_scale(face->font, ZY_FACE_EM, ZY_FACE_EM);
    face->pen = path_pen();
    zy_arena_defer(face->arena, close_face, face);
    measure_face(face);
    return true;
}

bool zy_face_find(zy_face *face, uint32_t character, hb_codepoint_t *glyph)
{
    return zy_face_open(face) && hb_font_get_nominal_glyph(face->font, character, glyph);
}

bool zy_face_has(zy_face *face, uint32_t character)
{
    hb_codepoint_t glyph;

    return zy_face_find(face, character, &glyph);
}

bool zy_face_has_variation(zy_face *face, uint32_t character, uint32_t selector)
{
    hb_codepoint_t glyph;

    return zy_face_open(face) &&
           hb_font_get_variation_glyph(face->font, character, selector, &glyph);
}

double zy_face_advance(const zy_face *face, hb_codepoint_t glyph)
{
    return hb_font_get_glyph_h_advance(face->font, glyph);
}

/* ---- For writers ---------------------------------------------------------------------------- */

hb_face_t *zy_face_hb(const zy_face *face)
{
    return face->hb;
}

const char *zy_face_path(const zy_face *face)
{
    return face->file.path;
}

int zy_face_weight(const zy_face *face)
{
    return face->file.weight;
}

const char *zy_face_family(const zy_face *face)
{
    static const hb_ot_name_id_t names[] = {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY,
                                            HB_OT_NAME_ID_FONT_FAMILY};
    const hb_language_t english = hb_language_from_string("en", 2);

    for (size_t i = 0; i < 2 && !face->family[0]; i++) {
        unsigned room = ZY_FACE_NAME;
        hb_ot_name_get_utf8(face->hb, names[i], english, &room, face->family);
    }
    return face->family;
}

void zy_face_draw(const zy_face *face, hb_codepoint_t glyph, hb_draw_funcs_t *funcs, void *pen)
{
    hb_font_get_glyph_shape(face->font, glyph, funcs, pen);
}

/* ---- Outlines as paths ---------------------------------------------------------------------- */

typedef struct target {
    zy_path *path;
    double scale, x, y;
} target;

static double to_x(const target *t, float x)
{
    return t->x + (double)x * t->scale;
}

static double to_y(const target *t, float y)
{
    return t->y - (double)y * t->scale;
}

static void pen_move(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                     void *data)
{
    const target *t = pen;

    (void)funcs, (void)state, (void)data;
    zy_path_move(t->path, to_x(t, x), to_y(t, y));
}

static void pen_line(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                     void *data)
{
    const target *t = pen;

    (void)funcs, (void)state, (void)data;
    zy_path_line(t->path, to_x(t, x), to_y(t, y));
}

static void pen_curve(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x1, float y1,
                      float x2, float y2, float x, float y, void *data)
{
    const target *t = pen;

    (void)funcs, (void)state, (void)data;
    zy_path_curve(t->path, (zy_point){to_x(t, x1), to_y(t, y1)},
                  (zy_point){to_x(t, x2), to_y(t, y2)}, (zy_point){to_x(t, x), to_y(t, y)});
}

static void pen_close(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, void *data)
{
    const target *t = pen;

    (void)funcs, (void)state, (void)data;
    zy_path_close(t->path);
}

/* HarfBuzz turns quadratic curves into cubic ones where no function for them is set. */
static hb_draw_funcs_t *path_pen(void)
{
    hb_draw_funcs_t *pen = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(pen, pen_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(pen, pen_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(pen, pen_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(pen, pen_close, NULL, NULL);
    hb_draw_funcs_make_immutable(pen);
    return pen;
}

void zy_face_outline(const zy_face *face, hb_codepoint_t glyph, double size, double x, double y,
                     zy_path *path)
{
    target t = {.path = path, .scale = size / ZY_FACE_EM, .x = x, .y = y};

    zy_face_draw(face, glyph, face->pen, &t);
}
