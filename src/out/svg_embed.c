/* <text> in embedded fonts: a place for every cluster.
 *
 * Viewers count places differently: by code point or by UTF-16 unit. So a <tspan> begins anew
 * after each character beyond U+FFFF and after each cluster of several characters. */
#include <stdlib.h>
#include <string.h>

#include "out/line.h"
#include "out/svg.h"

typedef struct cluster {
    size_t from, to; /* bytes of the text */
    const zy_glyph *glyphs;
    size_t count;
    const zy_svg_font *font;
    bool known; /* one character of the font stands for it */
} cluster;

static int compare_clusters(const void *a, const void *b)
{
    const cluster *x = a, *y = b;

    return (x->from > y->from) - (x->from < y->from);
}

/* The clusters in the order of the text; glyphs are in visual order. */
static cluster *find_clusters(zy_arena *arena, const zy_line_of_text *line, size_t *count)
{
    cluster *clusters = ZY_NEW_ARRAY(arena, cluster, line->count);
    size_t n = 0;

    for (size_t i = 0; i < line->count; i++) {
        if (n == 0 || clusters[n - 1].from != line->glyphs[i].cluster)
            clusters[n++] = (cluster){.from = line->glyphs[i].cluster, .glyphs = &line->glyphs[i]};
        clusters[n - 1].count++;
    }
    qsort(clusters, n, sizeof *clusters, compare_clusters);
    for (size_t i = 0; i < n; i++)
        clusters[i].to = i + 1 < n ? clusters[i + 1].from : line->len;
    *count = n;
    return clusters;
}

/* Characters that only a shaper sees: joiners and variation selectors. */
static bool is_unseen(gunichar c)
{
    return (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f) ||
           (c >= 0xe0100 && c <= 0xe01ef);
}

/* か and its mark become が. A character alone stays as it is: NFC would replace the variants of
 * kanji that Unicode has for compatibility. */
static char *compose(const char *text, size_t len)
{
    char *composed = NULL;

    if (g_utf8_strlen(text, (gssize)len) > 1)
        composed = g_utf8_normalize(text, (gssize)len, G_NORMALIZE_NFC);
    return composed ? composed : g_strndup(text, len);
}

/* The one character that stands for a cluster in the embedded font, 0 if there is none. */
static gunichar character_of(const zy_line_of_text *line, const cluster *c)
{
    char *composed = compose(line->text + c->from, c->to - c->from);
    gunichar first = g_utf8_get_char(composed);
    const char *rest = first ? g_utf8_next_char(composed) : "";

    for (; *rest; rest = g_utf8_next_char(rest))
        if (!is_unseen(g_utf8_get_char(rest)))
            first = 0;
    g_free(composed);
    return first;
}

static bool is_special(const zy_glyph *glyph)
{
    return glyph->turned || glyph->scale_x != 1 || glyph->scale_y != 1;
}

/* One <text> that is being written: its pieces, each with places for every cluster. */
typedef struct writing {
    zy_svg *svg;
    const zy_item *item;
    zy_point start;
    double baseline;
    const zy_svg_font *font;
    GString *xs, *ys, *chars, *spans;
    bool fresh;       /* the next cluster begins a piece */
    bool space, lost; /* the last cluster was a blank; blanks would be lost */
} writing;

static bool has_main_font(const writing *w)
{
    return !w->font || (w->font->main && w->font->weight == zy_weight_drawn(&w->item->text));
}

static void put_font_of(const writing *w, GString *out)
{
    if (!w->font || has_main_font(w))
        return;
    if (!w->font->main)
        g_string_append_printf(out, " font-family=\"%s\"", w->font->family);
    if (w->font->weight != zy_weight_drawn(&w->item->text))
        zy_svg_attr(out, "font-weight", w->font->weight);
}

static void put_places(const writing *w, GString *out)
{
    g_string_append_printf(out, " x=\"%s\"", w->xs->str);
    if (zy_item_is_vertical(w->item))
        g_string_append_printf(out, " y=\"%s\"", w->ys->str);
}

static void clear_piece(writing *w)
{
    g_string_truncate(w->xs, 0);
    g_string_truncate(w->ys, 0);
    g_string_truncate(w->chars, 0);
    w->fresh = false;
}

static void flush_piece(writing *w)
{
    if (w->chars->len) {
        g_string_append(w->spans, "<tspan");
        put_places(w, w->spans);
        put_font_of(w, w->spans);
        g_string_append_printf(w->spans, ">%s</tspan>", w->chars->str);
    }
    clear_piece(w);
}

static void add_place(GString *list, double value)
{
    if (list->len)
        g_string_append_c(list, ' ');
    zy_svg_number(list, value, 2);
}

/* As composed as the embedded font has it. */
static void escape_composed(GString *out, const char *text, size_t len)
{
    char *composed = compose(text, len);

    zy_svg_escape(out, composed, strlen(composed));
    g_free(composed);
}

static void add_cluster(writing *w, const zy_line_of_text *line, const cluster *c)
{
    const char *text = line->text + c->from;
    size_t len = c->to - c->from;

    w->lost |= text[0] == ' ' && (w->space || (w->spans->len == 0 && w->chars->len == 0));
    w->space = text[0] == ' ';
    if (w->fresh || w->font != c->font)
        flush_piece(w);
    w->font = c->font;
    add_place(w->xs, w->start.x + c->glyphs->x);
    add_place(w->ys, w->start.y + c->glyphs->y);
    escape_composed(w->chars, text, len);
    w->fresh = len > 0 && (g_utf8_strlen(text, (gssize)len) > 1 || g_utf8_get_char(text) > 0xffff);
}

/* What one element can hold: from the first cluster to before one that stands for itself. */
static void put_text_element(writing *w, bool styled, bool hidden)
{
    bool single = w->spans->len == 0;

    if (single && w->chars->len == 0)
        return;
    if (!single)
        flush_piece(w);
    zy_svg_open_text(w->svg, w->item, w->lost || w->space, styled, hidden);
    if (single) {
        put_places(w, w->svg->body);
        put_font_of(w, w->svg->body);
    }
    if (!zy_item_is_vertical(w->item))
        zy_svg_attr(w->svg->body, "y", w->baseline);
    zy_svg_put_lean(w->svg, w->item, w->baseline);
    g_string_append_c(w->svg->body, '>');
    g_string_append(w->svg->body, single ? w->chars->str : w->spans->str);
    zy_svg_close_text(w->svg, w->item, hidden);
    g_string_truncate(w->spans, 0);
    clear_piece(w);
    w->lost = w->space = false;
}

/* How many clusters from the first on are turned or squeezed like it, in the same font. */
static size_t count_special(const cluster *c, size_t count)
{
    const zy_glyph *g = c->glyphs;
    size_t n = 1;

    while (n < count && c[n].known && c[n].font == c->font && is_special(c[n].glyphs) &&
           c[n].glyphs->turned == g->turned && c[n].glyphs->scale_x == g->scale_x &&
           c[n].glyphs->scale_y == g->scale_y)
        n++;
    return n;
}

/* Glyphs that are turned or squeezed, in an element with its own transformation. */
static void put_special(writing *w, const zy_line_of_text *line, const cluster *c, size_t count,
                        bool styled, bool hidden)
{
    const zy_glyph *first = c->glyphs;

    w->font = c->font;
    for (size_t i = 0; i < count; i++) {
        double dx = c[i].glyphs->x - first->x, dy = c[i].glyphs->y - first->y;
        add_place(w->xs, (first->turned ? dy : dx) / first->scale_x);
        add_place(w->ys, (first->turned ? -dx : dy) / first->scale_y);
        escape_composed(w->chars, line->text + c[i].from, c[i].to - c[i].from);
    }
    zy_svg_open_text(w->svg, w->item, false, styled, hidden);
    put_font_of(w, w->svg->body);
    g_string_append_printf(w->svg->body, " x=\"%s\"", w->xs->str);
    if (strspn(w->ys->str, "0 ") < w->ys->len)
        g_string_append_printf(w->svg->body, " y=\"%s\"", w->ys->str);
    g_string_append(w->svg->body, " transform=\"");
    zy_svg_put_turn(w->svg->body, w->item);
    zy_svg_put_pair(w->svg->body, "translate", w->start.x + first->x, w->start.y + first->y);
    g_string_append(w->svg->body, first->turned ? "rotate(90)" : "");
    if (w->item->text.italic)
        g_string_append_printf(w->svg->body, "skewX(-%d)", (int)ZY_SLANT);
    if (first->scale_x != 1 || first->scale_y != 1)
        zy_svg_put_pair(w->svg->body, "scale", first->scale_x, first->scale_y);
    g_string_append_printf(w->svg->body, "\">%s", w->chars->str);
    zy_svg_close_text(w->svg, w->item, hidden);
    clear_piece(w);
}

/* A cluster that no single character stands for is drawn as it was shaped. */
static void put_drawn(writing *w, const cluster *c)
{
    zy_item scaled = *w->item;

    scaled.stroke_width *= 1000 / w->item->text.size;
    g_string_append(w->svg->body, "<g");
    zy_svg_put_paint(w->svg, &scaled, ZY_ITEM_TEXT);
    zy_svg_put_outlines(w->svg, w->item, c->glyphs, c->count, w->start);
    g_string_append(w->svg->body, "</g>");
}

/* False when the cluster has to be drawn as outlines. */
static bool find_font(zy_svg *svg, const zy_line_of_text *line, cluster *c)
{
    gunichar character;

    if (c->count == 1 && c->glyphs->id == 0)
        return true;
    character = c->count == 1 ? character_of(line, c) : 0;
    if (character)
        c->font = zy_svg_font_use(svg, c->glyphs->face, character, c->glyphs->id);
    return character != 0;
}

static void release_string(void *string)
{
    g_string_free(string, TRUE);
}

static GString *take_string(zy_arena *arena)
{
    GString *string = g_string_new(NULL);

    zy_arena_defer(arena, release_string, string);
    return string;
}

void zy_svg_put_embedded(zy_svg *svg, const zy_item *item, size_t i, bool styled, bool hidden)
{
    const zy_line_of_text *line = zy_text_shape(svg->typesetter, item->lines[i], &item->text);
    writing w = {.svg = svg, .item = item, .start = zy_line_start(item, i, line->length)};
    size_t count;
    cluster *clusters = find_clusters(svg->arena, line, &count);

    w.baseline = w.start.y;
    w.xs = take_string(svg->arena);
    w.ys = take_string(svg->arena);
    w.chars = take_string(svg->arena);
    w.spans = take_string(svg->arena);
    for (size_t k = 0; k < count; k++)
        clusters[k].known = find_font(svg, line, &clusters[k]);
    for (size_t k = 0, n; k < count; k += n) {
        const cluster *c = &clusters[k];
        n = c->known && is_special(c->glyphs) ? count_special(c, count - k) : 1;
        if (c->known && !is_special(c->glyphs)) {
            add_cluster(&w, line, c);
            continue;
        }
        put_text_element(&w, styled, hidden);
        if (c->known)
            put_special(&w, line, c, n, styled, hidden);
        else
            put_drawn(&w, c);
    }
    put_text_element(&w, styled, hidden);
}
