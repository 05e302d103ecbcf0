/* Writers: scene in, bytes out. Each writer is one constant; `zy_writers` lists them. A writer
 * decides nothing: what it is given is what is drawn. */
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
    /* Appends the whole picture to `out`. False after a diagnostic. */
    bool (*write)(const zy_scene *scene, zy_typesetter *typesetter, const zy_out_options *options,
                  GString *out);
} zy_writer;

extern const zy_writer zy_writer_svg, zy_writer_png, zy_writer_pdf, zy_writer_scene;
extern const zy_writer *const zy_writers[]; /* ends with NULL */

/* By format name, or by the ending of a file name (the longest that fits: .scene.json before
 * .json); NULL if there is none. */
const zy_writer *zy_writer_find(const char *name);
const zy_writer *zy_writer_of_file(const char *path);

#endif
