#include "text/shape.h"

#include <math.h>
#include <string.h>

#include "text/chars.h"
#include "text/measure.h"
#include "text/typesetter.h"

/* A line in the making. */
typedef struct job {
    zy_typesetter *t;
    zy_chain *chain;
    const char *text;
    size_t len;
    const zy_text_style *style;
    double ascent, descent; /* em */
    bool raises;            /* sub- and superscripts are made, all of them */
} job;

/* ---- Faces ------------------------------------------------------------------------------------
 */

enum { JOINER = 0x200D };

/* True when the link can draw the cluster: each character as it is, as a variation, or composed
 * with the one before it. */
static bool has_cluster(zy_link *link, const char *p, const char *end)
{
    uint32_t last = 0;

    for (; p < end; p = zy_char_next(p)) {
        const uint32_t c = g_utf8_get_char(p);
        gunichar both;
        const bool composed = last && g_unichar_compose(last, c, &both) && zy_link_has(link, both);
        if (c != JOINER && !composed && !zy_link_has(link, c) &&
            !zy_face_has_variation(link->face, last, c))
            return false;
        last = composed ? both : c;
    }
    return true;
}

/* Marks belong to the face of their base: ṣ̌ must not be put together from two fonts. */
static size_t link_of_cluster(zy_chain *chain, const char *p, const char *end)
{
    for (size_t i = 0; i < chain->count; i++)
        if (has_cluster(&chain->links[i], p, end))
            return i;
    for (size_t i = 0; i < chain->count; i++)
        if (zy_link_has(&chain->links[i], g_utf8_get_char(p)))
            return i;
    return 0;
}

static void insert(PangoAttrList *list, PangoAttribute *attribute, size_t start, size_t end)
{
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

static const char *cluster_end(const char *p, const char *end)
{
    for (p = zy_char_next(p); p < end && zy_char_is_joined(g_utf8_get_char(p));)
        p = zy_char_next(p);
    return p;
}

/* Chooses a face for every character, and writes a family attribute over clusters of several. */
static void choose_faces(const job *j, PangoAttrList **list)
{
    const char *end = j->text + j->len;

    for (const char *p = j->text, *next; p < end; p = next) {
        zy_chain_decide(j->chain, g_utf8_get_char(p));
        next = cluster_end(p, end);
        if (next == zy_char_next(p))
            continue;
        for (const char *q = zy_char_next(p); q < next; q = zy_char_next(q))
            zy_chain_decide(j->chain, g_utf8_get_char(q));
        if (!*list)
            *list = pango_attr_list_new();
        const size_t link = link_of_cluster(j->chain, p, next), start = (size_t)(p - j->text);
        insert(*list, pango_attr_family_new(zy_map_link_name(link)), start,
               (size_t)(next - j->text));
    }
}

/* ---- Items ------------------------------------------------------------------------------------
 */

static bool is_japanese(const PangoItem *item)
{
    const int script = item->analysis.script;

    return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
           script == G_UNICODE_SCRIPT_KATAKANA;
}

static bool are_joinable(const PangoItem *a, const PangoItem *b)
{
    return is_japanese(a) && is_japanese(b) && a->analysis.font == b->analysis.font &&
           a->analysis.level == b->analysis.level && a->analysis.gravity == b->analysis.gravity;
}

/* Kanji and kana are three scripts to Pango and one to a Japanese font: items that differ in
 * nothing else are joined again. */
static GList *join_japanese(GList *items)
{
    for (GList *l = items; l && l->next;) {
        PangoItem *a = l->data, *b = l->next->data;
        if (!are_joinable(a, b)) {
            l = l->next;
            continue;
        }
        a->length += b->length;
        a->num_chars += b->num_chars;
        pango_item_free(b);
        items = g_list_delete_link(items, l->next);
    }
    return items;
}

/* The items of the text in logical order. */
static GList *itemize(const job *j)
{
    const bool vertical = j->style->features & ZY_TEXT_VERTICAL;
    const char *name = j->style->language ? j->style->language : "ja";
    PangoLanguage *language = pango_language_from_string(name);
    PangoAttrList *list = vertical ? zy_vertical_marks(j->text, j->len) : NULL;

    choose_faces(j, &list);
    zy_map_use(j->t->map, j->chain);
    pango_context_set_language(j->t->context, language);
    pango_context_set_base_gravity(j->t->context,
                                   vertical ? PANGO_GRAVITY_EAST : PANGO_GRAVITY_SOUTH);
    GList *items = pango_itemize(j->t->context, j->text, 0, (int)j->len, list, NULL);
    if (list)
        pango_attr_list_unref(list);
    items = join_japanese(items);
    /* For Latin, Pango would ask $LANGUAGE. */
    for (GList *l = items; l; l = l->next)
        ((PangoItem *)l->data)->analysis.language = language;
    return items;
}

/* Ligatures are off: each character keeps a place of its own in an SVG's list of positions. */
static const char *features_of(const zy_text_style *style)
{
    if (!(style->features & ZY_TEXT_PALT))
        return "liga=0,clig=0";
    return style->features & ZY_TEXT_VERTICAL ? "liga=0,clig=0,vpal=1" : "liga=0,clig=0,palt=1";
}

/* ---- Glyphs -----------------------------------------------------------------------------------
 */

static void note_height(job *j, const zy_face *face)
{
    j->ascent = fmax(j->ascent, face->ascent / ZY_FACE_EM);
    j->descent = fmax(j->descent, face->descent / ZY_FACE_EM);
}

/* Draws a small digit where no font has the raised or lowered one. */
static bool substitute(job *j, uint32_t character, zy_glyph *glyph)
{
    double shift;
    const uint32_t base = zy_raised_base(character, &shift);

    for (size_t i = 0; base && i < j->chain->count; i++) {
        zy_face *face = j->chain->links[i].face;
        if (!zy_link_has(&j->chain->links[i], base) || !zy_face_find(face, base, &glyph->id))
            continue;
        glyph->face = face;
        glyph->scale_x = glyph->scale_y = ZY_RAISED_SCALE;
        glyph->advance =
            zy_face_advance(face, glyph->id) / ZY_FACE_EM * ZY_RAISED_SCALE * j->style->size;
        glyph->x = 0;
        glyph->y = shift * j->style->size;
        return true;
    }
    return false;
}

/* The ² and ³ of a font are larger than a ⁻ that is made: beside one that must be made, all are. */
static bool must_raise(job *j)
{
    const char *end = j->text + j->len;
    double shift;

    for (const char *p = j->text; p < end; p = zy_char_next(p)) {
        const uint32_t c = g_utf8_get_char(p);
        bool found = !zy_raised_base(c, &shift);
        for (size_t i = 0; i < j->chain->count && !found; i++)
            found = zy_link_has(&j->chain->links[i], c);
        if (!found)
            return true;
    }
    return false;
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* A character without a glyph: something like it, or a box that is reported. False: nothing. */
static bool replace(job *j, uint32_t character, zy_cell *cell)
{
    if (is_control(character))
        return false;
    if (substitute(j, character, &cell->glyph)) {
        if (cell->stance == ZY_STANCE_UPRIGHT)
            zy_vertical_stand(&cell->glyph, j->style->size);
        return true;
    }
    zy_typesetter_miss(j->t, character, j->text);
    cell->glyph.id = 0;
    return true;
}

/* Adds the shaped item to the cells. */
static void add_run(job *j, const PangoItem *item)
{
    const PangoGlyphString *run = j->t->run;
    const double k = j->style->size / ZY_MAP_EM;
    const guint first = j->t->cells->len;
    zy_link *link = zy_chain_link(j->chain, item->analysis.font);
    zy_stance stance = ZY_STANCE_LINE;

    if (j->style->features & ZY_TEXT_VERTICAL)
        stance = zy_vertical_stance(item);
    note_height(j, link->face);
    for (int i = 0; i < run->num_glyphs; i++) {
        const PangoGlyphInfo *g = &run->glyphs[i];
        const uint32_t cluster = (uint32_t)(item->offset + run->log_clusters[i]);
        zy_cell cell = {
            .glyph = {.face = link->face,
                      .id = g->glyph,
                      .cluster = cluster,
                      .turned = stance == ZY_STANCE_TURNED,
                      .scale_x = 1,
                      .scale_y = 1,
                      .x = g->geometry.x_offset * k,
                      .y = g->geometry.y_offset * k,
                      .advance = g->geometry.width * k},
            .character = g_utf8_get_char(j->text + cluster),
            .stance = stance,
        };
        if (g->glyph == PANGO_GLYPH_EMPTY)
            continue;
        if (j->raises && substitute(j, cell.character, &cell.glyph)) {
            if (stance == ZY_STANCE_UPRIGHT)
                zy_vertical_stand(&cell.glyph, j->style->size);
        } else if (g->glyph & PANGO_GLYPH_UNKNOWN_FLAG &&
                   !replace(j, g->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG, &cell))
            continue;
        g_array_append_val(j->t->cells, cell);
    }
    if (stance == ZY_STANCE_TATE)
        zy_vertical_squeeze(&g_array_index(j->t->cells, zy_cell, first), j->t->cells->len - first,
                            j->style->size);
}

static void shape_items(job *j)
{
    GList *logical = itemize(j), *visual = pango_reorder_items(logical);
    const char *features = features_of(j->style);

    for (GList *l = visual; l; l = l->next) {
        PangoItem *item = l->data;
        item->analysis.extra_attrs =
            g_slist_prepend(item->analysis.extra_attrs, pango_attr_font_features_new(features));
        pango_shape_full(j->text + item->offset, item->length, j->text, (int)j->len,
                         &item->analysis, j->t->run);
        add_run(j, item);
    }
    g_list_free(visual);
    g_list_free_full(logical, (GDestroyNotify)pango_item_free);
}

/* ---- Lines ------------------------------------------------------------------------------------
 */

static guint line_hash(gconstpointer key)
{
    const zy_line_of_text *line = key;
    guint hash = 5381 + (guint)(line->style.size * 64) + (guint)line->style.weight +
                 line->style.features * 7919;

    for (size_t i = 0; i < line->len; i++)
        hash = hash * 33 + (unsigned char)line->text[i];
    return hash;
}

static gboolean line_equal(gconstpointer a, gconstpointer b)
{
    const zy_line_of_text *p = a, *q = b;

    return p->len == q->len && p->style.size == q->style.size &&
           p->style.weight == q->style.weight && p->style.italic == q->style.italic &&
           p->style.features == q->style.features && memcmp(p->text, q->text, p->len) == 0 &&
           g_strcmp0(p->style.family, q->style.family) == 0 &&
           g_strcmp0(p->style.language, q->style.language) == 0;
}

GHashTable *zy_lines_new(void)
{
    return g_hash_table_new(line_hash, line_equal);
}

static const char *keep(zy_arena *arena, const char *text)
{
    return text ? zy_arena_text(arena, text, strlen(text)) : NULL;
}

static void take_glyphs(zy_typesetter *t, zy_line_of_text *line)
{
    const zy_cell *cells = (const zy_cell *)(const void *)t->cells->data;
    zy_glyph *glyphs = ZY_NEW_ARRAY(t->arena, zy_glyph, t->cells->len);

    for (guint i = 0; i < t->cells->len; i++)
        glyphs[i] = cells[i].glyph;
    line->glyphs = glyphs;
    line->count = t->cells->len;
}

/* Without any font: the length that FIXED metrics would give, and nothing to draw. */
static void fill(zy_typesetter *t, zy_line_of_text *line)
{
    const bool vertical = line->style.features & ZY_TEXT_VERTICAL;
    job j = {t,
             zy_typesetter_chain(t, line->style.family, line->style.weight),
             line->text,
             line->len,
             &line->style,
             0,
             0,
             false};

    if (!line->len || !(line->style.size > 0))
        return;
    if (!j.chain) {
        line->length = zy_measure_fixed(line->text, &line->style);
        return;
    }
    g_array_set_size(t->cells, 0);
    j.raises = must_raise(&j);
    shape_items(&j);
    zy_cell *cells = (zy_cell *)(void *)t->cells->data;
    zy_spacing_apply(cells, t->cells->len, &line->style);
    line->length = zy_cells_place(cells, t->cells->len, line->style.size);
    line->ascent = (vertical ? 0.5 : j.ascent) * line->style.size;
    line->descent = (vertical ? 0.5 : j.descent) * line->style.size;
    take_glyphs(t, line);
}

const zy_line_of_text *zy_text_shape(zy_typesetter *t, const char *text, const zy_text_style *style)
{
    zy_line_of_text probe = {.text = text, .len = strlen(text), .style = *style};
    probe.style.features |= t->manner;
    zy_line_of_text *line = t->lines ? g_hash_table_lookup(t->lines, &probe) : NULL;

    if (line)
        return line;
    line = ZY_NEW(t->arena, zy_line_of_text);
    *line = probe;
    line->text = zy_arena_text(t->arena, text, probe.len);
    line->style.family = keep(t->arena, style->family);
    line->style.language = keep(t->arena, style->language);
    fill(t, line);
    g_hash_table_add(t->lines, line);
    return line;
}
