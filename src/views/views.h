/* views: from values to the tree of views.
 *
 * Shorthand is written out, repeat and facet channels become facets and concats, composite marks
 * become layers, references become layers of their own, and every key is checked.
 *
 * From here on:
 *   1. the chart has a document, a config, a language, a locale, a typesetter and a root
 *   2. each view but the root is once among the children of its parent, and has a spec
 *   3. units have no children, and layers none that are grids
 *   4. a unit has a mark, and what the definitions of that mark alone may say
 *   5. a layer of a composite mark knows it as one of the chart's
 *   6. a definition stands at its channel and knows where it was written; so do conditions
 *   7. a facet is cut by fields, and each has a type
 *
 * Besides, no {expr} is left where a constant will do, and the frame and the canvas are settled. No
 * table is loaded yet but those that composite marks look into for what they measure. */
#ifndef ZY_VIEWS_VIEWS_H
#define ZY_VIEWS_VIEWS_H

#include "marks/marks.h"

/* normalise.c: the stage. False after a diagnostic. */
bool zy_normalise(zy_job *job);
/* check.c: the list above, as the tests, --dump and every run ask it. */
extern const zy_invariant zy_views_invariants[];

/* shorthand.c: data, mark, channels at the top, "mean(x):Q". */
zy_value *zy_shorthand(zy_job *job, const zy_value *document);
/* wide.c: a list of columns on x or y becomes a fold, its names the series; false after a
 * diagnostic. The view has its encoding written out. */
bool zy_wide_written_out(zy_job *job, zy_value *view);
/* layer_series.c: the layers of a view that measure different columns have a colour each. */
void zy_layers_told_apart(zy_job *job, zy_value *view);
/* rewrite.c: repeat -> concat and layer; row, column and facet channels -> facet; inherited
 * encodings; composite marks and overlays -> layers. */
zy_value *zy_rewrite(zy_job *job, const zy_value *spec);
/* parameters.c: {expr: …} of known parameters -> their values. */
void zy_parameters_read(zy_job *job, zy_value *document);
/* Gives a parameter its value; `setter` is the job. */
bool zy_parameter_set(void *setter, const char *name, zy_datum value);
/* references.c: the frame's references become layers; NULL after a diagnostic. */
const zy_value *zy_frame_rewrite(zy_job *job, const zy_value *document);
/* views.c: the view tree of a normalised spec. */
zy_view *zy_view_build(zy_job *job, const zy_value *spec, zy_view *parent);

/* canvas.c: the names of the sizes a chart is drawn in; `over` replaces the chart's own. */
const char *const *zy_sizes_of(zy_arena *arena, const zy_value *document, const char *over,
                               size_t *count);
/* The canvas of a size: by name, or a list [width, height]. False after a diagnostic. */
bool zy_size_find(zy_job *job, const zy_value *size, const char *name, double *width,
                  double *height);
/* frame.c: the frame's own keys and the config (theme and own) are read. */
bool zy_frame_keys_read(zy_job *job, const zy_value *document);
/* Words and maps of the frame at work are checked; false after a diagnostic. */
bool zy_frame_check(zy_job *job);
/* panel_frame.c: whether a view below `parent` may have the frame's key; a panel's own keys are
 * read; a stage enters the frame of a view, and leaves it for the page's. */
bool zy_panel_takes(const zy_job *job, const zy_view *parent, const char *key);
bool zy_panel_frame_read(zy_job *job, zy_view *panel);
zy_frame_options zy_frame_enter(zy_job *job, const zy_view *view);
void zy_frame_leave(zy_job *job, zy_frame_options page);
/* label_options.c: the frame's `labels` is read. */
bool zy_label_options_read(zy_job *job);

#endif
