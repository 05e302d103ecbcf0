#include "out/glyphs.h"

#include <ft2build.h>
#include <math.h>
#include <string.h>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* A mask larger than this is dearer than filling the path. */
enum { LARGEST_SIDE = 1024, QUARTERS = 4, FEW_POINTS = 256, MOST_POINTS = 32000 };

/* The linear part of a matrix in 1/65536 of an em unit: equal ones share their masks. */
typedef struct key {
    const zy_face *face;
    hb_codepoint_t id;
    int32_t xx, xy, yx, yy;
    int sub; /* quarters: x + 4 y */
} key;

typedef struct entry {
    key key;
    zy_mask mask;
    bool blank;
} entry;

/* An outline on its way from HarfBuzz to FreeType, in 1/64 of a pixel, y upwards. */
typedef struct tracing {
    FT_Vector *points;
    char *tags;
    short *ends;
    size_t count, room, contours, contour_room;
    double xx, xy, yx, yy, dx, dy;
    bool open;
} tracing;

struct zy_glyphs {
    zy_arena *arena;
    FT_Library library;
    hb_draw_funcs_t *funcs;
    GHashTable *masks;
    tracing tracing;
};

static void add_point(tracing *t, float x, float y, char tag)
{
    if (t->count == t->room) {
        t->room = t->room ? 2 * t->room : FEW_POINTS;
        t->points = g_renew(FT_Vector, t->points, t->room);
        t->tags = g_renew(char, t->tags, t->room);
    }
    t->points[t->count].x = lround((t->xx * (double)x + t->xy * (double)y + t->dx) * 64);
    t->points[t->count].y = lround((t->yx * (double)x + t->yy * (double)y + t->dy) * 64);
    t->tags[t->count++] = tag;
}

static void end_contour(tracing *t)
{
    if (!t->open)
        return;
    t->open = false;
    if (t->contours == t->contour_room) {
        t->contour_room = t->contour_room ? 2 * t->contour_room : 32;
        t->ends = g_renew(short, t->ends, t->contour_room);
    }
    if (t->count <= MOST_POINTS)
        t->ends[t->contours++] = (short)(t->count - 1);
}

static void trace_move(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                       void *data)
{
    tracing *t = pen;

    (void)funcs, (void)state, (void)data;
    end_contour(t);
    add_point(t, x, y, FT_CURVE_TAG_ON);
    t->open = true;
}

static void trace_line(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                       void *data)
{
    (void)funcs, (void)state, (void)data;
    add_point(pen, x, y, FT_CURVE_TAG_ON);
}

static void trace_quadratic(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float cx,
                            float cy, float x, float y, void *data)
{
    (void)funcs, (void)state, (void)data;
    add_point(pen, cx, cy, FT_CURVE_TAG_CONIC);
    add_point(pen, x, y, FT_CURVE_TAG_ON);
}

static void trace_cubic(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float ax,
                        float ay, float bx, float by, float x, float y, void *data)
{
    (void)funcs, (void)state, (void)data;
    add_point(pen, ax, ay, FT_CURVE_TAG_CUBIC);
    add_point(pen, bx, by, FT_CURVE_TAG_CUBIC);
    add_point(pen, x, y, FT_CURVE_TAG_ON);
}

static void trace_close(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, void *data)
{
    (void)funcs, (void)state, (void)data;
    end_contour(pen);
}

static guint hash_key(gconstpointer p)
{
    const key *k = p;
    guint hash = g_direct_hash(k->face) * 31 + k->id;

    return ((hash * 31 + (guint)k->xx) * 31 + (guint)k->yx) * 31 + (guint)k->sub;
}

static gboolean equal_keys(gconstpointer p, gconstpointer q)
{
    const key *a = p, *b = q;

    return a->face == b->face && a->id == b->id && a->xx == b->xx && a->xy == b->xy &&
           a->yx == b->yx && a->yy == b->yy && a->sub == b->sub;
}

static void release(void *object)
{
    zy_glyphs *glyphs = object;

    g_hash_table_destroy(glyphs->masks);
    g_free(glyphs->tracing.points);
    g_free(glyphs->tracing.tags);
    g_free(glyphs->tracing.ends);
    hb_draw_funcs_destroy(glyphs->funcs);
    FT_Done_FreeType(glyphs->library);
}

zy_glyphs *zy_glyphs_new(zy_arena *arena)
{
    zy_glyphs *glyphs = ZY_NEW(arena, zy_glyphs);

    if (FT_Init_FreeType(&glyphs->library) != 0)
        return NULL;
    glyphs->arena = arena;
    glyphs->masks = g_hash_table_new(hash_key, equal_keys);
    glyphs->funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(glyphs->funcs, trace_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(glyphs->funcs, trace_line, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(glyphs->funcs, trace_quadratic, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(glyphs->funcs, trace_cubic, NULL, NULL);
    hb_draw_funcs_set_close_path_func(glyphs->funcs, trace_close, NULL, NULL);
    zy_arena_defer(arena, release, glyphs);
    return glyphs;
}

/* The traced outline as a mask; false when it covers nothing. */
static bool fill(zy_glyphs *glyphs, FT_Outline *outline, zy_mask *mask)
{
    FT_BBox box;
    FT_Bitmap bitmap = {.num_grays = 256, .pixel_mode = FT_PIXEL_MODE_GRAY};
    unsigned char *cover;

    FT_Outline_Get_CBox(outline, &box);
    mask->left = (int)(box.xMin >> 6);
    mask->top = -(int)((box.yMax + 63) >> 6);
    mask->width = (int)((box.xMax + 63) >> 6) - mask->left;
    mask->height = -(int)(box.yMin >> 6) - mask->top;
    if (mask->width <= 0 || mask->height <= 0 || mask->width > LARGEST_SIDE ||
        mask->height > LARGEST_SIDE)
        return false;
    cover = ZY_NEW_ARRAY(glyphs->arena, unsigned char, (size_t)mask->width *(size_t)mask->height);
    bitmap.width = (unsigned)mask->width;
    bitmap.rows = (unsigned)mask->height;
    bitmap.pitch = mask->width;
    bitmap.buffer = cover;
    mask->cover = cover;
    FT_Outline_Translate(outline, -(FT_Pos)mask->left * 64,
                         (FT_Pos)(mask->top + mask->height) * 64);
    if (FT_Outline_Get_Bitmap(glyphs->library, outline, &bitmap) != 0)
        return false;
    zy_cover_limit(cover, (size_t)mask->width * (size_t)mask->height);
    return true;
}

static bool draw(zy_glyphs *glyphs, const key *k, const cairo_matrix_t *m, zy_mask *mask)
{
    tracing *t = &glyphs->tracing;
    FT_Outline outline = {0};

    t->count = t->contours = 0;
    t->open = false;
    t->xx = m->xx;
    t->xy = m->xy;
    t->yx = -m->yx;
    t->yy = -m->yy;
    t->dx = (double)(k->sub % QUARTERS) / QUARTERS;
    t->dy = -(double)(k->sub / QUARTERS) / QUARTERS;
    zy_face_draw(k->face, k->id, glyphs->funcs, t);
    end_contour(t);
    if (t->contours == 0 || t->count > MOST_POINTS)
        return false;
    outline.n_points = (short)t->count;
    outline.n_contours = (short)t->contours;
    outline.points = t->points;
    outline.tags = t->tags;
    outline.contours = t->ends;
    return fill(glyphs, &outline, mask);
}

static int32_t rounded(double v)
{
    return (int32_t)lround(fmax(-30000, fmin(30000, v)) * 65536);
}

const zy_mask *zy_glyphs_find(zy_glyphs *glyphs, const zy_face *face, hb_codepoint_t id,
                              const cairo_matrix_t *matrix, int *x, int *y)
{
    long qx = lround(matrix->x0 * QUARTERS), qy = lround(matrix->y0 * QUARTERS);
    key k = {.face = face, .id = id};
    entry *known;

    k.xx = rounded(matrix->xx), k.xy = rounded(matrix->xy);
    k.yx = rounded(matrix->yx), k.yy = rounded(matrix->yy);
    k.sub = (int)((qx & (QUARTERS - 1)) + QUARTERS * (qy & (QUARTERS - 1)));
    *x = (int)(qx >> 2);
    *y = (int)(qy >> 2);
    known = g_hash_table_lookup(glyphs->masks, &k);
    if (!known) {
        known = ZY_NEW(glyphs->arena, entry);
        known->key = k;
        known->blank = !draw(glyphs, &k, matrix, &known->mask);
        g_hash_table_insert(glyphs->masks, &known->key, known);
    }
    return known->blank ? NULL : &known->mask;
}
