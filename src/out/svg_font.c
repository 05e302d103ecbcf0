/* The fonts of an SVG: subsets as WOFF for <text>, outlines in <defs> for <use>. */
#include <math.h>
#include <string.h>

#include "out/svg.h"

enum { FONTS = 64 };

struct zy_svg_fonts {
    zy_svg_font fonts[FONTS];
    size_t count;
};

static void destroy_set(void *set)
{
    hb_set_destroy(set);
}

static void destroy_table(void *table)
{
    g_hash_table_destroy(table);
}

static bool has_main(const zy_svg_fonts *fonts, int weight)
{
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->fonts[i].main && fonts->fonts[i].weight == weight)
            return true;
    return false;
}

static zy_svg_font *new_font(zy_svg *svg, const zy_face *face, unsigned variant)
{
    zy_svg_fonts *fonts = svg->fonts;
    zy_svg_font *font = &fonts->fonts[fonts->count];

    font->face = face;
    font->variant = variant;
    font->weight = zy_face_weight(face);
    font->main = variant == 0 && !has_main(fonts, font->weight);
    font->family =
        font->main ? ZY_SVG_ID "f" : zy_arena_format(svg->arena, ZY_SVG_ID "f%zu", fonts->count);
    font->ids = hb_set_create();
    zy_arena_defer(svg->arena, destroy_set, font->ids);
    font->chars = g_hash_table_new(NULL, NULL);
    zy_arena_defer(svg->arena, destroy_table, font->chars);
    fonts->count++;
    return font;
}

static zy_svg_font *find_font(zy_svg_fonts *fonts, const zy_face *face, unsigned variant)
{
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->fonts[i].face == face && fonts->fonts[i].variant == variant)
            return &fonts->fonts[i];
    return NULL;
}

const zy_svg_font *zy_svg_font_use(zy_svg *svg, const zy_face *face, gunichar c,
                                   hb_codepoint_t glyph)
{
    gpointer key = GUINT_TO_POINTER(c), known;

    if (!svg->fonts)
        svg->fonts = ZY_NEW(svg->arena, zy_svg_fonts);
    for (unsigned variant = 0;; variant++) {
        zy_svg_font *font = find_font(svg->fonts, face, variant);
        if (!font && svg->fonts->count == FONTS)
            return NULL;
        if (!font)
            font = new_font(svg, face, variant);
        known = g_hash_table_lookup(font->chars, key);
        if (known && GPOINTER_TO_UINT(known) != glyph)
            continue;
        g_hash_table_insert(font->chars, key, GUINT_TO_POINTER(glyph));
        hb_set_add(font->ids, glyph);
        return font;
    }
}

static bool put_font(zy_svg *svg, const zy_svg_font *font, GString *out)
{
    hb_map_t *map = hb_map_create();
    hb_blob_t *blob = zy_font_subset(svg->options->diags, font->face, font->ids, font->chars, map);
    unsigned len = 0;
    const char *bytes = blob ? hb_blob_get_data(blob, &len) : NULL;
    GString *woff = g_string_new(NULL);

    if (bytes) {
        gchar *coded;
        zy_woff(woff, (const unsigned char *)bytes, len);
        coded = g_base64_encode((const guchar *)woff->str, woff->len);
        g_string_append_printf(out, "@font-face{font-family:\"%s\";font-weight:%d;src:url(",
                               font->family, font->weight);
        g_string_append(out, "data:font/woff;base64,");
        g_string_append(out, coded);
        g_string_append(out, ")}\n");
        g_free(coded);
    }
    g_string_free(woff, TRUE);
    hb_blob_destroy(blob);
    hb_map_destroy(map);
    return bytes != NULL;
}

bool zy_svg_fonts_print(zy_svg *svg, GString *out)
{
    bool good = true;

    if (!svg->fonts)
        return true;
    g_string_append(out, "<style>\n");
    for (size_t i = 0; good && i < svg->fonts->count; i++)
        good = put_font(svg, &svg->fonts->fonts[i], out);
    g_string_append(out, "</style>\n");
    return good;
}

/* ---- outlines ----------------------------------------------------------------------------- */

/* Whole thousandths of the em and relative commands: a third of the bytes. */
typedef struct outline {
    GString *out;
    long x, y, start_x, start_y;
    char last;
} outline;

static long unit(float v)
{
    return lround((double)v * 1000 / 1024);
}

static void put_command(outline *o, char command)
{
    if (o->last != command)
        g_string_append_c(o->out, command);
    else
        g_string_append_c(o->out, ' ');
    o->last = command;
}

static void put_number(outline *o, long v)
{
    char last = o->out->len ? o->out->str[o->out->len - 1] : ' ';

    g_string_append_printf(o->out, v >= 0 && g_ascii_isdigit(last) ? " %ld" : "%ld", v);
}

static void put_point(outline *o, float x, float y)
{
    put_number(o, unit(x) - o->x);
    put_number(o, -unit(y) - o->y);
}

static void stand_at(outline *o, float x, float y)
{
    o->x = unit(x);
    o->y = -unit(y);
}

static void draw_move(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                      void *data)
{
    outline *o = pen;

    (void)funcs, (void)state, (void)data;
    put_command(o, 'm');
    put_point(o, x, y);
    stand_at(o, x, y);
    o->start_x = o->x;
    o->start_y = o->y;
    o->last = 'm';
}

static void draw_line(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x, float y,
                      void *data)
{
    outline *o = pen;
    long dx = unit(x) - o->x, dy = -unit(y) - o->y;

    (void)funcs, (void)state, (void)data;
    if (dx == 0 && dy == 0)
        return;
    put_command(o, dy == 0 ? 'h' : dx == 0 ? 'v' : 'l');
    if (dx != 0)
        put_number(o, dx);
    if (dy != 0)
        put_number(o, dy);
    stand_at(o, x, y);
}

static void draw_quadratic(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float cx,
                           float cy, float x, float y, void *data)
{
    outline *o = pen;

    (void)funcs, (void)state, (void)data;
    put_command(o, 'q');
    put_point(o, cx, cy);
    put_point(o, x, y);
    stand_at(o, x, y);
}

static void draw_cubic(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float ax,
                       float ay, float bx, float by, float x, float y, void *data)
{
    outline *o = pen;

    (void)funcs, (void)state, (void)data;
    put_command(o, 'c');
    put_point(o, ax, ay);
    put_point(o, bx, by);
    put_point(o, x, y);
    stand_at(o, x, y);
}

static void draw_close(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, void *data)
{
    outline *o = pen;

    (void)funcs, (void)state, (void)data;
    g_string_append_c(o->out, 'z');
    o->last = 'z';
    o->x = o->start_x;
    o->y = o->start_y;
}

static hb_draw_funcs_t *new_funcs(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(funcs, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, draw_line, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, draw_quadratic, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, draw_cubic, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, draw_close, NULL, NULL);
    return funcs;
}

typedef struct drawn {
    const zy_face *face;
    hb_codepoint_t glyph;
    const char *id; /* NULL: blank */
} drawn;

static guint hash_drawn(gconstpointer key)
{
    const drawn *d = key;

    return g_direct_hash(d->face) * 31 + d->glyph;
}

static gboolean equal_drawn(gconstpointer a, gconstpointer b)
{
    const drawn *x = a, *y = b;

    return x->face == y->face && x->glyph == y->glyph;
}

static void draw_outline(zy_svg *svg, drawn *d)
{
    outline o = {.out = g_string_new(NULL)};
    hb_draw_funcs_t *funcs = new_funcs();

    zy_face_draw(d->face, d->glyph, funcs, &o);
    if (o.out->len) {
        d->id = zy_arena_format(svg->arena, "o%u", g_hash_table_size(svg->glyphs));
        g_string_append_printf(svg->defs, "<path id=\"" ZY_SVG_ID "%s\" d=\"M0 0%s\"/>\n", d->id,
                               o.out->str);
    }
    hb_draw_funcs_destroy(funcs);
    g_string_free(o.out, TRUE);
}

const char *zy_svg_outline(zy_svg *svg, const zy_face *face, hb_codepoint_t glyph)
{
    drawn key = {face, glyph, NULL}, *known;

    if (!svg->glyphs) {
        svg->glyphs = g_hash_table_new(hash_drawn, equal_drawn);
        zy_arena_defer(svg->arena, destroy_table, svg->glyphs);
    }
    known = g_hash_table_lookup(svg->glyphs, &key);
    if (!known) {
        known = ZY_NEW(svg->arena, drawn);
        *known = key;
        draw_outline(svg, known);
        g_hash_table_insert(svg->glyphs, known, known);
    }
    return known->id;
}
