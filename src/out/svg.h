/* The SVG writer's parts. The body is written first, then the head that depends on it: fonts,
 * gradients, clips. Ids are written as ZY_SVG_ID followed by the rest; the sign is replaced by a
 * hash of the content at the very end, so that two charts in one page never share an id. */
#ifndef ZY_OUT_SVG_H
#define ZY_OUT_SVG_H

#include "out/out.h"

#define ZY_SVG_ID "\x01"

/* The fonts that will be embedded, in the order of their first use. */
typedef struct zy_svg_fonts zy_svg_fonts;

typedef struct zy_svg {
    const zy_scene *scene;
    zy_typesetter *typesetter;
    const zy_out_options *options;
    zy_arena *arena;
    GString *body, *defs;
    zy_svg_fonts *fonts;
    GHashTable *glyphs; /* outlines written to defs, by face and glyph */
    size_t gradients, clips;
    bool has_text, has_links; /* links: xlink is used */
    bool failed;              /* after a diagnostic */
} zy_svg;

/* Escapes for element content and for attributes in double quotes; drops what XML forbids. */
void zy_svg_escape(GString *out, const char *text, size_t len);
void zy_svg_number(GString *out, double value, int decimals);
void zy_svg_attr(GString *out, const char *name, double value);
void zy_svg_attr_text(GString *out, const char *name, const char *value);

/* Fill, stroke and what belongs to them. */
void zy_svg_put_paint(zy_svg *svg, const zy_item *item, zy_item_type type);
/* Whether both items have the same paint, so that their <g> can carry it. */
bool zy_svg_is_alike(const zy_item *a, const zy_item *b, zy_item_type type);
/* `painted`: the <g> has the paint already. */
void zy_svg_put_shape(zy_svg *svg, const zy_item *item, zy_item_type type, bool painted);

/* What the texts of a mark share, as attributes of their <g> or of one text. */
void zy_svg_put_style(zy_svg *svg, const zy_item *item);
void zy_svg_put_text(zy_svg *svg, const zy_item *item, bool styled);

/* For svg_text.c and svg_embed.c: a text element and its transformations. `hidden`: a halo, which
 * is not read aloud; `blanks`: some would be lost. */
void zy_svg_open_text(zy_svg *svg, const zy_item *item, bool blanks, bool styled, bool hidden);
void zy_svg_close_text(zy_svg *svg, const zy_item *item, bool hidden);
void zy_svg_put_turn(GString *out, const zy_item *item);
void zy_svg_put_pair(GString *out, const char *name, double a, double b);
void zy_svg_put_lean(zy_svg *svg, const zy_item *item, double baseline);
void zy_svg_put_outlines(zy_svg *svg, const zy_item *item, const zy_glyph *glyphs, size_t count,
                         zy_point start);
void zy_svg_put_embedded(zy_svg *svg, const zy_item *item, size_t line, bool styled, bool hidden);

/* One font that will be embedded: a face, cut down to what is used. */
typedef struct zy_svg_font {
    const zy_face *face;
    unsigned variant; /* > 0: the character has another glyph in an earlier font */
    const char *family;
    bool main; /* its family is that of the whole picture */
    int weight;
    hb_set_t *ids;
    GHashTable *chars; /* character to glyph */
} zy_svg_font;

/* The font in which the character has this glyph; a new one when need be. */
const zy_svg_font *zy_svg_font_use(zy_svg *svg, const zy_face *face, gunichar c,
                                   hb_codepoint_t glyph);
/* The id of the glyph's outline in <defs>, or NULL when it is blank. */
const char *zy_svg_outline(zy_svg *svg, const zy_face *face, hb_codepoint_t glyph);
/* Appends @font-face rules. False after a diagnostic. */
bool zy_svg_fonts_print(zy_svg *svg, GString *out);

/* The font file with only these glyphs, their new numbers by `map`; `chars` (character to glyph),
 * when given, becomes its character map. */
hb_blob_t *zy_font_subset(zy_diags *diags, const zy_face *face, const hb_set_t *glyphs,
                          GHashTable *chars, hb_map_t *map);
/* Wraps a font file as WOFF 1. */
void zy_woff(GString *out, const unsigned char *sfnt, size_t len);

#endif
