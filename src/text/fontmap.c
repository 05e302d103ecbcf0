#include "text/fontmap.h"

#include <hb-ot.h>

/* ---- PangoFont: a face at size ZY_MAP_EM ----------------------------------------------------- */

typedef struct map_font {
    PangoFont parent;
    zy_face *face;
    PangoCoverage *chosen;
} map_font;

typedef PangoFontClass map_fontClass;

static GType map_font_get_type(void);
G_DEFINE_TYPE(map_font, map_font, PANGO_TYPE_FONT)

static PangoFontDescription *font_describe(PangoFont *font)
{
    (void)font;
    return pango_font_description_new();
}

static PangoCoverage *font_get_coverage(PangoFont *font, PangoLanguage *language)
{
    (void)language;
    return g_object_ref(((map_font *)font)->chosen);
}

/* Asked for the boxes of missing characters only: one em square. */
static void font_get_glyph_extents(PangoFont *font, PangoGlyph glyph, PangoRectangle *ink,
                                   PangoRectangle *logical)
{
    const PangoRectangle box = {0, -ZY_MAP_EM, ZY_MAP_EM, ZY_MAP_EM};

    (void)font, (void)glyph;
    if (ink)
        *ink = box;
    if (logical)
        *logical = box;
}

static hb_font_t *font_create_hb_font(PangoFont *font)
{
    zy_face *face = ((map_font *)font)->face;

    zy_face_open(face);
    hb_font_t *hb = hb_font_create(face->hb);
    hb_font_set_scale(hb, ZY_MAP_EM, ZY_MAP_EM);
    return hb;
}

static void font_finalize(GObject *font)
{
    g_object_unref(((map_font *)font)->chosen);
    G_OBJECT_CLASS(map_font_parent_class)->finalize(font);
}

static void map_font_class_init(map_fontClass *class)
{
    class->describe = font_describe;
    class->get_coverage = font_get_coverage;
    class->get_glyph_extents = font_get_glyph_extents;
    class->create_hb_font = font_create_hb_font;
    G_OBJECT_CLASS(class)->finalize = font_finalize;
}

static void map_font_init(map_font *font)
{
    (void)font;
}

/* ---- PangoFontMap ---------------------------------------------------------------------------- */

typedef struct chain_map {
    PangoFontMap parent;
    zy_chain *chain;
} chain_map;

typedef PangoFontMapClass chain_mapClass;

static GType chain_map_get_type(void);
G_DEFINE_TYPE(chain_map, chain_map, PANGO_TYPE_FONT_MAP)

enum { NAME_LEAD = 'A' };

/* Pango makes up a family "emoji" for some characters; that means any font, as no name does. */
static zy_link *named_link(zy_chain *chain, const PangoFontDescription *description)
{
    const char *name = pango_font_description_get_family(description);

    if (!name || !name[0] || name[1])
        return NULL;
    const size_t at = (size_t)(name[0] - NAME_LEAD);
    return at < chain->count ? &chain->links[at] : NULL;
}

static PangoFontset *alone(zy_link *link)
{
    if (!link->alone) {
        PangoFontsetSimple *set = pango_fontset_simple_new(NULL);
        pango_fontset_simple_append(set, g_object_ref(link->font));
        link->alone = PANGO_FONTSET(set);
    }
    return link->alone;
}

static PangoFontset *map_load_fontset(PangoFontMap *map, PangoContext *context,
                                      const PangoFontDescription *description,
                                      PangoLanguage *language)
{
    zy_chain *chain = ((chain_map *)map)->chain;
    zy_link *link = named_link(chain, description);

    (void)context, (void)language;
    return g_object_ref(link ? alone(link) : chain->all);
}

static PangoFont *map_load_font(PangoFontMap *map, PangoContext *context,
                                const PangoFontDescription *description)
{
    zy_chain *chain = ((chain_map *)map)->chain;
    zy_link *link = named_link(chain, description);

    (void)context;
    return g_object_ref(link ? link->font : chain->links[0].font);
}

static void chain_map_class_init(chain_mapClass *class)
{
    class->load_fontset = map_load_fontset;
    class->load_font = map_load_font;
}

static void chain_map_init(chain_map *map)
{
    (void)map;
}

PangoFontMap *zy_map_new(void)
{
    return g_object_new(chain_map_get_type(), NULL);
}

void zy_map_use(PangoFontMap *map, zy_chain *chain)
{
    ((chain_map *)map)->chain = chain;
}

const char *zy_map_link_name(size_t link)
{
    static const char *const names[ZY_FONT_FILES] = {"A", "B", "C", "D", "E", "F", "G", "H"};

    return names[link];
}

/* ---- Chains -----------------------------------------------------------------------------------
 */

void zy_chain_add(zy_chain *chain, zy_face *face, zy_font_part part)
{
    map_font *font = g_object_new(map_font_get_type(), NULL);
    zy_link *link = &chain->links[chain->count++];

    if (!chain->all) {
        chain->all = PANGO_FONTSET(pango_fontset_simple_new(NULL));
        chain->decided = hb_set_create();
    }
    *link = (zy_link){
        .face = face, .part = part, .font = PANGO_FONT(font), .chosen = pango_coverage_new()};
    font->face = face;
    font->chosen = g_object_ref(link->chosen);
    pango_fontset_simple_append((PangoFontsetSimple *)chain->all, g_object_ref(link->font));
}

void zy_chain_release(zy_chain *chain)
{
    for (zy_link *link = chain->links; link < chain->links + chain->count; link++) {
        g_clear_object(&link->alone);
        g_object_unref(link->chosen);
        g_object_unref(link->font);
    }
    g_clear_object(&chain->all);
    hb_set_destroy(chain->decided);
}

zy_link *zy_chain_link(zy_chain *chain, PangoFont *font)
{
    zy_link *link = chain->links;

    while (link->font != font)
        link++;
    return link;
}

/* Latin, Greek, Cyrillic and their marks; raised and lowered digits, currencies, the minus. */
static bool is_latin_part(uint32_t c)
{
    return c < 0x590 || (c >= 0x1E00 && c < 0x2000) || c == 0x2013 || (c >= 0x2070 && c < 0x20D0) ||
           c == 0x2212;
}

bool zy_link_has(zy_link *link, uint32_t character)
{
    return (link->part == ZY_FONT_ALL || is_latin_part(character)) &&
           zy_face_has(link->face, character);
}

/* A coverage cannot answer lazily: so each answer is written down just before it is asked for. To
 * fill it for a whole CJK font costs more than all the rest. */
void zy_chain_decide(zy_chain *chain, uint32_t character)
{
    if (hb_set_has(chain->decided, character))
        return;
    hb_set_add(chain->decided, character);
    for (zy_link *link = chain->links; link < chain->links + chain->count; link++)
        if (zy_link_has(link, character)) {
            pango_coverage_set(link->chosen, (int)character, PANGO_COVERAGE_EXACT);
            return;
        }
}
