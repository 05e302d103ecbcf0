/* The stages, and what they share. Private to src/render. */
#ifndef ZY_RENDER_STAGES_H
#define ZY_RENDER_STAGES_H

#include "guide/guide.h"
#include "marks/marks.h"
#include "render/render.h"
#include "transforms/transforms.h"

/* A job is one run over one chart. */
typedef struct zy_job {
    zy_chart chart;
    const zy_render_options *options;
    zy_arena *arena;
    zy_diags *diags;
    GHashTable *sources; /* url -> zy_table: files are read once */
    GPtrArray *files;
    const char *folder;  /* of the chart file */
} zy_job;

/* normalise.c and its helpers: values -> views. */
bool zy_normalise(zy_job *job);
/* Shorthand written out: data, mark, channels at the top, "mean(x):Q". */
zy_value *zy_shorthand(zy_job *job, const zy_value *document);
/* repeat -> concat and layer; row, column and facet channels -> facet; inherited encodings;
 * composite marks and overlays -> layers. */
zy_value *zy_rewrite(zy_job *job, const zy_value *spec);
/* {expr: …} of known parameters -> their values. */
void zy_parameters_read(zy_job *job, zy_value *document);
/* frame.c: the frame's own keys and the config (theme and own) are read. */
bool zy_frame_read(zy_job *job, const zy_value *document);
/* house.c: highlight, reference and the like become Vega-Lite; marks of the house get their labels. */
const zy_value *zy_frame_rewrite(zy_job *job, const zy_value *document);
/* The view tree of a normalised spec. */
zy_view *zy_view_build(zy_job *job, const zy_value *spec, zy_view *parent);

/* data.c: tables loaded, transforms run, facets cut into cells, encodings' own transforms. */
bool zy_data(zy_job *job);
zy_table *zy_source_load(zy_job *job, const zy_value *data);
bool zy_unit_data(zy_job *job, zy_view *unit);
bool zy_stack_find(zy_job *job, zy_view *unit);

/* scales.c: types and domains, shared or independent. */
bool zy_scales(zy_job *job);

/* layout.c: sizes, ranges; guides measured and placed. */
bool zy_layout(zy_job *job);
/* draw.c: marks and guides -> scene. */
bool zy_draw(zy_job *job);

#endif
