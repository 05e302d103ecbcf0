/* What the house's own kinds of charts (slope, dumbbell, share) and honest figures draw around the
 * marks that they are made of. Private to src/render. */
#ifndef ZY_RENDER_FORMS_H
#define ZY_RENDER_FORMS_H

#include "marks/lettering.h"
#include "render/layout.h"

/* Whether the unit is a layer of the composite mark. */
bool zy_is_part_of(const zy_view *unit, const char *form);

/* forms.c: labels of such units and the marks of honest figures, into the guides of the plot. */
void zy_house_forms(zy_job *job, zy_view *plot, zy_group *group);
/* Positions of slopes are places, not numbers or times on an axis. */
void zy_form_types(zy_job *job, zy_view *unit);
/* The most that a plot of such a form takes along a channel; INFINITY: all there is. */
double zy_form_extent(zy_job *job, const zy_view *plot, zy_channel channel);

/* share.c: what the parts are parts of: the stack and the domain follow. False after a diagnostic. */
bool zy_share_prepare(zy_job *job, zy_view *unit, zy_table *table);
/* The column by which segments are ordered: as they first appear; NULL: not a share by colour. */
const char *zy_share_order(zy_job *job, const zy_view *unit, zy_table *table);
/* Whether something is missing to the whole in some bar, so that the rest is drawn. */
bool zy_share_has_rest(const zy_view *unit);

/* slope_labels.c, dumbbell_labels.c, share_labels.c */
void zy_label_slope(zy_job *job, zy_view *unit, zy_marks_list *into);
void zy_label_dumbbell(zy_job *job, zy_view *unit, zy_marks_list *into);
void zy_label_share(zy_job *job, zy_view *plot, zy_view *unit, zy_marks_list *into);

/* spread.c: moves the centres of things of some extents as little as possible (least squares) so
 * that they do not overlap and stay between low and high where they can. Ascending centres. */
void zy_spread(double *centres, const double *extents, size_t count, double low, double high);

/* The colour of the words at a mark: darker than a context's grey, the mark's own where it is seen. */
zy_color zy_form_color(const zy_job *job, const zy_item *item);
/* The colour of a mark, also of open dots. */
zy_color zy_item_color(const zy_item *item);
bool zy_is_context(const zy_job *job, zy_color color);

#endif
