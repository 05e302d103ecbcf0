/* The Pango classes under the typesetter: a map that knows one chain of fonts at a time and answers
 * only from it. All is shaped at one size, ZY_MAP_EM units: unhinted outlines do not depend on it.
 */
#ifndef ZY_TEXT_FONTMAP_H
#define ZY_TEXT_FONTMAP_H

#include <pango/pango.h>

#include "text/faces.h"

enum { ZY_MAP_EM = 1024 * PANGO_SCALE };

/* One face in a chain. Its coverage is what it has been chosen for in this chain; the same face may
 * stand in several chains. */
typedef struct zy_link {
    zy_face *face;
    zy_font_part part;
    PangoFont *font;
    PangoCoverage *chosen;
    PangoFontset *alone;
} zy_link;

/* The fonts of one weight, the preferred first. */
typedef struct zy_chain {
    zy_link links[ZY_FONT_FILES];
    size_t count;
    PangoFontset *all;
    hb_set_t *decided; /* characters whose link is chosen */
} zy_chain;

PangoFontMap *zy_map_new(void);
/* What the map answers from now on. */
void zy_map_use(PangoFontMap *map, zy_chain *chain);
/* The family name by which an attribute asks for the link of this number. */
const char *zy_map_link_name(size_t link);

void zy_chain_add(zy_chain *chain, zy_face *face, zy_font_part part);
void zy_chain_release(zy_chain *chain);
/* The link that is drawn with this font of the chain. */
zy_link *zy_chain_link(zy_chain *chain, PangoFont *font);
/* Chooses the first link that has the character, and says so to Pango. */
void zy_chain_decide(zy_chain *chain, uint32_t character);
bool zy_link_has(zy_link *link, uint32_t character);

#endif
