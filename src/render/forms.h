/* What the house's own kinds of charts (slope, dumbbell, share) and honest figures draw around the
 * marks that they are made of. Private to src/render. */
#ifndef ZY_RENDER_FORMS_H
#define ZY_RENDER_FORMS_H

#include "render/layout.h"

/* Whether the unit is a layer of the composite mark. */
bool zy_is_part_of(const zy_view *unit, const char *form);

/* forms.c: labels of such units and the marks of honest figures, into the guides of the plot. */
void zy_house_forms(zy_job *job, zy_view *plot, zy_group *group);
/* Positions of slopes are places, not numbers or times on an axis. */
void zy_form_types(zy_job *job, zy_view *unit);
/* The most that a plot of such a form takes along a channel; INFINITY: all there is. */
double zy_form_extent(zy_job *job, const zy_view *plot, zy_channel channel);

/* Pixels that a range of the part leaves free at its start and its end. */
void zy_form_inset(zy_job *job, const zy_scale_part *part, const zy_view *plot, double *start,
                   double *end);

/* axis_break.c: whether the scale measures lengths; whether they do not begin at zero; how much of
 * the plot is left for the cut; the cut across the plot. */
bool zy_has_length(const zy_job *job, const zy_scale_part *part);
bool zy_axis_is_cut(zy_job *job, const zy_scale_part *part);
double zy_axis_stub(const zy_job *job, const zy_view *plot, zy_channel channel);
void zy_draw_axis_break(zy_job *job, const zy_view *plot, const zy_view *unit, zy_marks_list *into);
/* missing.c: the symbol of a missing value (…, -, 非公表) where its bar or point would be. */
/* What the cell of a missing value says; NULL: there is a value, or the cell is not written. */
const char *zy_missing_symbol(zy_job *job, const zy_def *def, size_t row);
void zy_draw_missing(zy_job *job, const zy_view *unit, zy_marks_list *into);
/* arc_total.c: the total, or the mark's `text`, in the hole of a ring. */
void zy_draw_arc_total(zy_job *job, const zy_view *unit, zy_marks_list *into);

/* signs.c: the legend of open and soft ends in the footer, when they are used: its height in lines
 * of a width, 0: none; drawn with its top left corner at (x, y). */
typedef struct zy_signs {
    struct zy_sign *items;
    size_t count;
    double size, width, height;
} zy_signs;
zy_signs zy_signs_new(zy_job *job, double size, double width);
void zy_signs_draw(zy_job *job, const zy_signs *signs, double x, double y);
/* What the chart itself must note: a cut axis, a rest that was computed. NULL: nothing. */
const char *zy_house_note(zy_job *job);

/* share.c: what the parts are parts of: the stack and the domain follow. False after a diagnostic.
 */
bool zy_share_prepare(zy_job *job, zy_view *unit, zy_table *table);
/* Whether something is missing to the whole in some bar, so that the rest is drawn. */
bool zy_share_has_rest(const zy_view *unit);

/* slope_labels.c, dumbbell_labels.c, share_labels.c */
void zy_label_slope(zy_job *job, zy_view *unit, zy_marks_list *into);
void zy_label_dumbbell(zy_job *job, zy_view *plot, zy_view *unit, zy_marks_list *into);
/* Whether the unit is of a dumbbell that has room for its values; else it has an axis. */
bool zy_dumbbell_has_values(zy_job *job, const zy_view *plot, const zy_view *unit);
/* The room that values outside of the first and the last dots take of the plot. */
void zy_dumbbell_room(zy_job *job, const zy_view *plot, const zy_scale_part *part, double *left,
                      double *right);
void zy_label_share(zy_job *job, zy_view *plot, zy_view *unit, zy_marks_list *into);

/* spread.c: moves the centres of things of some extents as little as possible (least squares) so
 * that they do not overlap and stay between low and high where they can. Ascending centres. */
void zy_spread(double *centres, const double *extents, size_t count, double low, double high);

/* The colour of the words at a mark: darker than a context's grey, the mark's own where it is seen.
 */
zy_color zy_form_color(const zy_job *job, const zy_item *item);
/* The colour of a mark, also of open dots. */
zy_color zy_item_color(const zy_item *item);
bool zy_is_context(const zy_job *job, zy_color color);

#endif
