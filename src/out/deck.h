/* What slide.c, pptx.c and pptx_parts.c share: the units and the fixed parts of a slide deck. */
#ifndef ZY_OUT_DECK_H
#define ZY_OUT_DECK_H

#include "out/out.h"

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
