/* labels: all that is written beside the marks of a plot in the house style.
 *
 * A sheet (labels/sheet.h) collects what bars, lines, points, slices, references, differences,
 * annotations and forms want to say, with the places they like; marks and axes are obstacles; the
 * solver of guide/ chooses. Scales have their ranges and marks are drawn when labels are asked for;
 * nothing here moves a mark; forms may make theirs smaller first. What found no place is counted in
 * the view's guides. */
#ifndef ZY_LABELS_LABELS_H
#define ZY_LABELS_LABELS_H

#include "labels/sheet.h"

/* ---- For layout ---- */

/* labels.c: value labels, names of series, what forms write, annotations … of a plot, over its
 * marks and axes; what they cover is added to the group. */
void zy_house_labels(zy_job *job, zy_view *plot, zy_group *group);
/* forms.c: the most that a plot of a form takes along a channel; INFINITY: all there is. */
double zy_form_extent(zy_job *job, const zy_view *plot, zy_channel channel);
/* Whether the values of the unit stand at its marks, so that no axis needs to say them. */
bool zy_house_labels_values(zy_job *job, const zy_view *plot, const zy_view *unit);
/* label_bars.c: whether the unit's bars carry their values. */
bool zy_house_labels_bars(const zy_job *job, const zy_view *unit);
/* labels.c: whether a legend is not needed. */
bool zy_house_hides_legend(const zy_job *job, const zy_view *view, zy_channel channel);
/* label_points.c: takes the texts of a layer that say nothing of where they stand but a point's own
 * place out of the marks; they are set beside their points with the labels. */
void zy_house_texts_take(zy_job *job, zy_view *plot);
/* What labels could not say in a layout that fits: the legends and axes that say it are asked for.
 * True: it has to be laid out again with them. */
bool zy_house_labels_settle(zy_job *job, zy_view *view);
/* Tells, when layout is settled, what found no place. */
void zy_house_labels_report(zy_job *job);

/* signs.c: the legend of open and soft ends in the footer, when they are used: its height in lines
 * of a width, 0: none; drawn with its top left corner at (x, y). It is one for all plots and stands
 * beside none of their marks, in lines that the page keeps free for it, so it is on no sheet. */
typedef struct zy_signs {
    struct zy_sign *items;
    size_t count;
    double size, width, height;
} zy_signs;
zy_signs zy_signs_new(zy_job *job, double size, double width);
void zy_signs_draw(zy_job *job, const zy_signs *signs, double x, double y);
/* What the chart itself must note: a cut axis, a rest that was computed. NULL: nothing. */
const char *zy_house_note(zy_job *job);

#endif
