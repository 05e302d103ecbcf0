/* A slide deck (Office Open XML, .pptx): one chart a slide of 16:9.
 *
 * A slide holds the title and subtitle of its chart as texts that can be edited, the rest as one
 * picture (SVG, with PNG for readers without it), and in its notes the sources and the alternative
 * text. Slides are made one by one, in any thread; the deck is printed from all of them. */
#ifndef ZY_OUT_DECK_H
#define ZY_OUT_DECK_H

#include "out/out.h"

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

/* ---- For slide.c and pptx.c ---- */

/* The slide in pixels; OOXML counts 9,525 units in one. */
enum { ZY_SLIDE_WIDTH = 1280, ZY_SLIDE_HEIGHT = 720, ZY_SLIDE_EMU = 9525 };

#define ZY_PPTX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define ZY_PPTX_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define ZY_PPTX_SPACES                                                                             \
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                           \
    " xmlns:r=\"" ZY_PPTX_OFFICE "relationships\""                                                 \
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""

/* pptx_parts.c: the parts that do not depend on the slides. `dark`: the paper is. */
void zy_pptx_theme(GString *out, zy_color ink, zy_color paper);
void zy_pptx_master(GString *out, bool dark);
void zy_pptx_layout(GString *out);
void zy_pptx_notes_master(GString *out);

#endif
