/* Writers: scene in, bytes out. Each writer is one constant, zy_writer_NAME in src/out/NAME.c; the
 * build lists them. A writer decides nothing: what it is given is what is drawn. */
#ifndef ZY_OUT_OUT_H
#define ZY_OUT_OUT_H

#include <glib.h>

#include "scene/scene.h"

typedef enum zy_svg_text { ZY_SVG_EMBED, ZY_SVG_OUTLINE, ZY_SVG_PLAIN } zy_svg_text;

typedef struct zy_out_options {
    double scale; /* PNG: pixels per unit; 0 means 2 */
    zy_svg_text svg_text;
    const char *id_prefix; /* SVG: NULL: a hash of the content */
    zy_arena *arena;       /* scratch */
    zy_diags *diags;
} zy_out_options;

typedef struct zy_writer {
    const char *name;   /* "svg", as in --format */
    const char *ending; /* ".svg" */
    const char *doc;
    bool opens_fonts; /* whether glyphs are needed */
    bool is_binary;   /* never printed on a terminal */
    /* Appends the whole picture to `out`. False after a diagnostic. */
    bool (*write)(const zy_scene *scene, zy_typesetter *typesetter, const zy_out_options *options,
                  GString *out);
} zy_writer;

/* Those that are asked for by name. */
extern const zy_writer zy_writer_svg, zy_writer_png, zy_writer_pdf, zy_writer_scene;
extern const zy_writer *const zy_writers[]; /* ends with NULL */

/* By format name, or by the ending of a file name (the longest that fits: .scene.json before
 * .json); NULL if there is none. */
const zy_writer *zy_writer_find(const char *name);
const zy_writer *zy_writer_of_file(const char *path);

/* ---- Slide decks (Office Open XML, .pptx): one chart a slide of 16:9 ----
 *
 * A slide holds the title and subtitle of its chart as texts that can be edited, the rest as one
 * picture (SVG, with PNG for readers without it), and in its notes the sources and the alternative
 * text. Slides are made one by one, in any thread; the deck is printed from all of them. */

/* What a slide adds to the deck. Holds its own memory. */
typedef struct zy_slide {
    GString *svg, *png, *xml, *notes; /* pictures; the parts slide and notesSlide */
    zy_color ink, paper;              /* of title and background: the theme of the deck */
} zy_slide;

/* Makes the slide of a scene; `name` is the title of a chart that has none. The texts of the
 * picture are outlines: no reader of slides knows the fonts inside of an SVG. False after a
 * diagnostic; release it in any case. */
bool zy_slide_make(zy_slide *slide, const char *name, const zy_scene *scene,
                   zy_typesetter *typesetter, const zy_out_options *options);
void zy_slide_release(zy_slide *slide);

/* Appends the deck. The same slides give the same bytes. False after a diagnostic. */
bool zy_deck_print(const zy_slide *slides, size_t count, const char *title, zy_diags *diags,
                   GString *out);

#endif
