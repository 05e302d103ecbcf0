/* scaling: the scales of the chart, shared or independent: their types, domains and ranges.
 *
 * From here on:
 *   1. a scale stands at its channel in the view that shares it, above the unit that asked first
 *   2. the definition of a scale has data
 *   3. a channel with data finds its scale at its unit or above, unless it is to have none
 *   4. a continuous domain has two ends or more, or nothing at all
 *   5. a unit draws no more rows than its table has, and makes domains of no more
 *   6. these rows are of the table, each once and in its order
 *
 * Ranges follow in layout, when the sizes of plots are known: zy_ranges_set. */
#ifndef ZY_SCALING_SCALING_H
#define ZY_SCALING_SCALING_H

#include "data/data.h"

/* scales.c: the stage. False after a diagnostic. */
bool zy_scales(zy_job *job);
/* check.c: the list above, as the tests, --dump and every run ask it. */
extern const zy_invariant zy_scaling_invariants[];

/* scale_types.c: the scale of a unit's channel, before it is shared; NULL after a diagnostic. */
zy_scale_part *zy_scale_part_new(zy_job *job, zy_view *unit, zy_channel channel, const zy_def *def);
/* What follows from mark, channel and config for a scale of the part's type. */
void zy_scale_part_imply(zy_job *job, zy_scale_part *part);
bool zy_has_nested_offset(const zy_view *unit, zy_channel channel);
/* It ends at its domain's ends, unless the author says otherwise. */
void zy_scale_part_clamp(zy_scale_part *part);
/* A written or implied option of the scale, by its offset in zy_scale_options. */
bool zy_scale_part_flag(const zy_scale_part *part, size_t offset, bool fallback);
double zy_scale_part_number(const zy_scale_part *part, size_t offset, double fallback);

/* domains.c: the rows of a unit that can be drawn; where its domains come from; what they come to.
 */
void zy_rows_filter(zy_job *job, zy_view *unit);
bool zy_domain_find(zy_job *job, zy_view *unit, zy_scale_part *scale);
bool zy_domain_fill(zy_job *job, zy_scale_part *scale);

/* gaps.c: places of a domain of years, months or hours in bands that no row has. */
void zy_domain_fill_gaps(zy_job *job, zy_scale_part *part);

/* outside.c: what lies outside of the domains that the author gave is said, and not drawn there. */
void zy_law_of_domains(zy_job *job);

/* ranges.c: the scales of a view get their ranges (its width and height are known) and are
 * prepared. */
bool zy_ranges_set(zy_job *job, zy_view *view);
bool zy_ranges_set_child(zy_job *job, zy_view *view, const zy_view *plot, zy_channel channel);
/* Where the domain of a continuous scale begins once it is rounded; NAN without one. */
double zy_scale_part_low_end(zy_job *job, const zy_scale_part *part);
/* Paddings of a band or point scale, as Vega-Lite settles them. */
void zy_scale_paddings(const zy_scale_part *part, double *inner, double *outer);

/* axis_break.c: whether lengths do not begin at zero; how much of the plot is left for the cut. */
bool zy_axis_is_cut(zy_job *job, const zy_scale_part *part);
double zy_axis_stub(const zy_job *job, const zy_view *plot, zy_channel channel);

#endif
