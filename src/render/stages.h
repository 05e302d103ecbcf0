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
    GHashTable *sources; /* data value -> zy_table */
    GHashTable *urls;    /* url -> zy_table: files are read once */
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
/* What a definition alone does to the table: its column is found, typed and converted; bins and time
 * units become columns. `maxbins` is the channel's default. */
bool zy_def_prepare(zy_job *job, zy_table *table, zy_def *def, double maxbins);
zy_transform_job zy_transform_job_of(zy_job *job);
/* orient.c: which way the mark stands. */
void zy_orient_find(zy_view *unit);
bool zy_stack_find(zy_job *job, zy_view *unit);

/* scales.c: types and domains, shared or independent. */
bool zy_scales(zy_job *job);

/* scale_types.c: the scale of a unit's channel, before it is shared; NULL after a diagnostic. */
zy_scale_part *zy_scale_part_new(zy_job *job, zy_view *unit, zy_channel channel, const zy_def *def);
bool zy_has_nested_offset(const zy_view *unit, zy_channel channel);
/* A written or implied option of the scale, by its offset in zy_scale_options. */
bool zy_scale_part_flag(const zy_scale_part *part, size_t offset, bool fallback);
double zy_scale_part_number(const zy_scale_part *part, size_t offset, double fallback);
/* domains.c: the rows of a unit that can be drawn; where its domains come from; what they come to. */
void zy_rows_filter(zy_job *job, zy_view *unit);
bool zy_domain_find(zy_job *job, zy_view *unit, zy_scale_part *scale);
bool zy_domain_fill(zy_job *job, zy_scale_part *scale);
/* A value of the chart file in the terms of a definition's data: dates become instants. */
zy_datum zy_datum_in(zy_job *job, const zy_value *v, const zy_def *def);

/* ranges.c: the scales of a view get their ranges (its width and height are known) and are prepared. */
bool zy_ranges_set(zy_job *job, zy_view *view);
bool zy_ranges_set_child(zy_job *job, zy_view *view, const zy_view *plot, zy_channel channel);
/* Paddings of a band or point scale, as Vega-Lite settles them. */
void zy_scale_paddings(const zy_scale_part *part, double *inner, double *outer);
/* guides.c: axes, legends and titles of Vega-Lite's level. */

/* layout.c: sizes, ranges; guides measured and placed. */
bool zy_layout(zy_job *job);
/* draw.c: marks and guides -> scene. */
bool zy_draw(zy_job *job);

#endif
