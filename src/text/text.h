/* Text: fonts, shaping, measuring and line breaking. One line of UTF-8 in, glyphs out.
 *
 * Underneath is Pango over our own font map of memory-mapped font files: no fontconfig. The rest
 * of the program sees no Pango type. A typesetter and what it makes belong to one thread and one
 * arena. Lengths are pixels, never rounded; y grows downwards.
 *
 * Three ways to measure: FONT (the fonts themselves), ESTIMATE (Vega's node estimate:
 * trunc(0.8 * UTF-16 length * size)), FIXED (0.5 em a narrow character, 1 em a wide one; for golden
 * tests: no font is opened). */
#ifndef ZY_TEXT_TEXT_H
#define ZY_TEXT_TEXT_H

#include <hb.h>

#include "base/diag.h"
#include "base/geometry.h"

typedef enum zy_metrics { ZY_METRICS_FONT, ZY_METRICS_ESTIMATE, ZY_METRICS_FIXED } zy_metrics;

/* Spacing features, or'ed. */
enum {
    ZY_TEXT_PALT = 1,      /* proportional kana and punctuation, for titles of 16 px and more */
    ZY_TEXT_HALT = 2,      /* contextual half-width punctuation (JLREQ), for labels and notes */
    ZY_TEXT_GAP = 4,       /* 0.09 em between Japanese and Latin or digits; half before a counter */
    ZY_TEXT_TABULAR = 8,   /* digits of equal width */
    ZY_TEXT_PHRASES = 32,  /* wrapping breaks no phrase that fits, though it cost a line more */
    ZY_TEXT_VERTICAL = 16, /* top to bottom with tate-chu-yoko; x is the line's centre */
};

typedef struct zy_text_style {
    double size;          /* px of the em */
    int weight;           /* 400 or 700 are drawn; others choose the nearer; 0 means 400 */
    bool italic;          /* slanted by 12 degrees (Japanese fonts have no italic) */
    const char *family;   /* as written in the chart; NULL, generic or unknown: the default fonts */
    const char *language; /* BCP 47, or NULL: "ja" */
    unsigned features;
} zy_text_style;

typedef struct zy_face zy_face;

typedef struct zy_glyph {
    const zy_face *face;
    hb_codepoint_t id;
    uint32_t cluster;        /* byte offset in the text */
    bool turned;             /* a quarter clockwise: Latin in a column */
    double scale_x, scale_y; /* 1; less in tate-chu-yoko and in synthesised sub- and superscripts */
    double x, y, advance;    /* origin, from the start of the line on its baseline */
} zy_glyph;

typedef struct zy_line_of_text {
    const char *text;
    size_t len;
    zy_text_style style;
    double length, ascent, descent;
    size_t count;
    const zy_glyph *glyphs; /* in visual order */
} zy_line_of_text;

/* What a file is used for: everything it has, or Latin, Greek, Cyrillic and digits only. */
typedef enum zy_font_part { ZY_FONT_ALL, ZY_FONT_LATIN } zy_font_part;

typedef struct zy_font_file {
    const char *path;
    unsigned index; /* within a collection */
    int weight;     /* 400 or 700: each weight has its own chain, tried in order */
    zy_font_part part;
} zy_font_file;

typedef struct zy_typesetter zy_typesetter;

/* Nothing is opened before a text needs it. Released with the arena. `files` NULL: the default
 * fonts (Noto Sans CJK JP Regular and Bold, then BIZ UDPGothic). */
zy_typesetter *zy_typesetter_new(zy_arena *arena, zy_diags *diags, zy_metrics metrics,
                                 const zy_font_file *files, size_t count);
/* Spacing features that every text has besides its own; before the first text is shaped. */
void zy_typesetter_set_manner(zy_typesetter *typesetter, unsigned features);
unsigned zy_typesetter_manner(const zy_typesetter *typesetter);
zy_metrics zy_typesetter_metrics(const zy_typesetter *typesetter);
zy_arena *zy_typesetter_arena(const zy_typesetter *typesetter);

enum { ZY_FONT_FILES = 8 };

/* The font files that a family name stands for: "noto", "biz-ud", a font's own name ("Noto Sans CJK
 * JP"), "sans-serif", or the path of a font file ("my.ttf", "my.ttc#1"); in a list as CSS has it,
 * the first that is known. Their number, 0 when no name is known or its files are not on this
 * machine. The paths live as long as the program. */
size_t zy_font_find(const char *family, zy_font_file files[ZY_FONT_FILES]);
/* The families whose files are on this machine; NULL-terminated. */
const char *const *zy_font_families(zy_arena *arena);

/* The advance width of one line. */
double zy_text_width(zy_typesetter *typesetter, const char *text, const zy_text_style *style);

/* Shapes one line; results live in the typesetter's arena and are cached by (text, style). Missing
 * glyphs are reported by zy_typesetter_report_missing. In ESTIMATE and FIXED this still uses the
 * fonts. */
const zy_line_of_text *zy_text_shape(zy_typesetter *typesetter, const char *text,
                                     const zy_text_style *style);

/* Reports every character that no font covered, as errors "missing-glyph" (warnings when
 * `allowed`), each naming the character, its code point and the text it stands in. True when
 * there was none or they are allowed. */
bool zy_typesetter_report_missing(zy_typesetter *typesetter, zy_diags *diags, bool allowed);

/* `text` cut to `limit` px with an ellipsis at its end, as Vega does (binary search over UTF-16
 * prefixes). The same pointer when it fits or limit <= 0. */
const char *zy_text_cut(zy_typesetter *typesetter, const char *text, double limit,
                        const char *ellipsis, const zy_text_style *style);
/* The same with the ellipsis in front: a text that reads from right to left loses its left part. */
const char *zy_text_cut_front(zy_typesetter *typesetter, const char *text, double limit,
                              const char *ellipsis, const zy_text_style *style);

/* Breaks `text` into lines no wider than `width`: at '\n' always; else only where Japanese and
 * English read well (two tiers: phrase, word), fewest lines first, then at the better places, then
 * balanced. Within words (the third tier) only where nothing else fits; a Latin word or an address
 * that is wider than a line is torn. Lines are trimmed at breaks; U+200B is a welcome place to
 * break, U+2060 forbids one, a soft hyphen (U+00AD) at the end of a line becomes a hyphen; else
 * they are taken out. A number with its unit may stick out. Returns the lines, NULL-terminated, and
 * their count. A text that fits is one line. */
const char *const *zy_text_wrap(zy_typesetter *typesetter, const char *text, double width,
                                const zy_text_style *style, size_t *count);

/* The width of the widest phrase of the text, or of its widest word: a column as wide breaks none.
 */
double zy_text_widest(zy_typesetter *typesetter, const char *text, bool words,
                      const zy_text_style *style);

/* The worst place at which a line ends that the author did not end. */
typedef enum zy_wrapped {
    ZY_WRAPPED_PHRASES, /* or nothing had to be broken */
    ZY_WRAPPED_WORDS,
    ZY_WRAPPED_WITHIN, /* within a word, or beside what leans on its neighbour */
    ZY_WRAPPED_TORN,
} zy_wrapped;
/* The same, and how well it reads. */
const char *const *zy_text_wrap_judged(zy_typesetter *typesetter, const char *text, double width,
                                       const zy_text_style *style, size_t *count,
                                       zy_wrapped *worst);

/* For writers. */
hb_face_t *zy_face_hb(const zy_face *face);
const char *zy_face_path(const zy_face *face);
/* "Noto Sans CJK JP" */
const char *zy_face_family(const zy_face *face);
int zy_face_weight(const zy_face *face);
/* Draws a glyph's outline, em = 1024 units, y upwards. */
void zy_face_draw(const zy_face *face, hb_codepoint_t glyph, hb_draw_funcs_t *funcs, void *pen);
/* Appends the glyph's outline to the path at (x, y), em = `size` px, y downwards. */
void zy_face_outline(const zy_face *face, hb_codepoint_t glyph, double size, double x, double y,
                     zy_path *path);

#endif
