/* From a chart file to a scene: the stages, in order.
 *
 * Each stage is one file, fills in its own fields of the view tree, and returns false after it
 * reported an error; then no later stage runs. */
#ifndef ZY_RENDER_RENDER_H
#define ZY_RENDER_RENDER_H

#include "chart/chart.h"
#include "out/out.h"

/* One chart. Owns one arena; never NULL. */
typedef struct zy_render zy_render;

/* `name` is the file's path as messages show it; data are looked for beside it. Texts are copied.
 */
zy_render *zy_render_new(const char *name, const char *text, size_t len,
                         const zy_render_options *options);
void zy_render_free(zy_render *render);

/* Runs every stage. False after errors, which are in zy_render_diags. Runs once; later calls
 * return the same. */
bool zy_render_run(zy_render *render);
/* Runs the stages up to `stage` (values, views, data, encode, scales, layout, scene) and appends
 * what they made. False after errors or when there is no such stage. */
bool zy_render_dump(zy_render *render, const char *stage, GString *out);
extern const char *const zy_render_stages[];
bool zy_render_write(zy_render *render, const zy_writer *writer, const zy_out_options *options,
                     GString *out);

/* The picture as a slide; `name` is its title when the chart has none. Release it in any case. */
bool zy_render_slide(zy_render *render, const char *name, const zy_out_options *options,
                     zy_slide *slide);

zy_diags *zy_render_diags(zy_render *render);
const zy_scene *zy_render_scene(const zy_render *render);
/* Every file that was read, NULL-terminated. */
const char *const *zy_render_files(const zy_render *render);

/* A chart whose `size` is a list is drawn once for each: how many, their names, and which one the
 * next run draws (a new run). */
size_t zy_render_size_count(zy_render *render);
const char *zy_render_size_name(zy_render *render, size_t index);
void zy_render_select_size(zy_render *render, size_t index);

#endif
