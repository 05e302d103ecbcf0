/* What a typesetter remembers. */
#ifndef ZY_TEXT_TYPESETTER_H
#define ZY_TEXT_TYPESETTER_H

#include <glib.h>

#include "text/fontmap.h"
#include "text/icu.h"

/* The fonts of one family: one chain a weight. */
typedef struct zy_family {
    zy_chain chains[2]; /* regular, bold */
} zy_family;

typedef struct zy_missing {
    uint32_t character;
    const char *text; /* in which it was first met */
} zy_missing;

struct zy_typesetter {
    zy_arena *arena;
    zy_diags *diags;
    zy_metrics metrics;
    unsigned manner;           /* features of every text */
    const zy_font_file *files; /* NULL: the default fonts */
    size_t file_count;
    /* From here on, made when the first text is shaped. */
    PangoFontMap *map;
    PangoContext *context;
    PangoGlyphString *run; /* scratch */
    GArray *cells;         /* scratch */
    GPtrArray *faces;
    GHashTable *families; /* name -> zy_family */
    GHashTable *lines;    /* zy_line_of_text -> itself */
    zy_family *standard;
    GArray *missing; /* zy_missing, a character once */
    zy_icu icu;
};

/* The chain for a family as a chart writes it, and a weight; NULL when there is no font at all,
 * which has been said. */
zy_chain *zy_typesetter_chain(zy_typesetter *typesetter, const char *family, int weight);

/* Remembers a character that no font has. */
void zy_typesetter_miss(zy_typesetter *typesetter, uint32_t character, const char *text);

#endif
