/* Who says what of which mark: each file puts its labels on the plot's sheet. And what only the
 * sheet's maker does with it. Private to src/labels. */
#ifndef ZY_LABELS_PARTS_H
#define ZY_LABELS_PARTS_H

#include "labels/labels.h"

/* label_bars.c */
bool zy_labels_bars(const zy_job *job, const zy_view *unit);
void zy_label_bars(zy_sheet *sheet, zy_view *unit);
/* Bars whose segments carry their values inside. */
bool zy_labels_segments(const zy_job *job, const zy_view *unit);
void zy_label_segments(zy_sheet *sheet, zy_view *unit);
/* label_lines.c: names and last values at the ends of lines and areas. */
bool zy_labels_ends(const zy_job *job, const zy_view *unit);
void zy_label_ends(zy_sheet *sheet, zy_view *unit);
/* label_points.c */
bool zy_labels_points(const zy_job *job, const zy_view *unit);
void zy_label_points(zy_sheet *sheet, zy_view *unit);
/* Texts of layers that were taken from over their points. */
void zy_label_texts(zy_sheet *sheet, zy_view *plot);
/* Values at the points of lines, where `labels` asks for more than the ends. */
void zy_label_vertices(zy_sheet *sheet, zy_view *unit);
/* arc_labels.c: names and values beside the slices of a pie. */
bool zy_labels_arcs(const zy_job *job, const zy_view *unit);
void zy_label_arcs(zy_sheet *sheet, zy_view *unit);
/* difference.c: the arrow of the frame's `difference`; false after a diagnostic. */
bool zy_label_difference(zy_sheet *sheet, zy_view *unit);
/* references.c: the names of lines and ranges. */
void zy_label_reference(zy_sheet *sheet, zy_view *unit);
/* annotations.c; false after a diagnostic. */
bool zy_label_annotations(zy_sheet *sheet, zy_view *plot);
/* places.c: a value of the chart file along x or y of the plot, with half of its band's width;
 * false after a diagnostic. */
bool zy_data_position(zy_job *job, zy_view *plot, zy_channel channel, const zy_value *v, double *at,
                      double *half);
/* Where the marks of the plot end at x (`along_y`: at y): the top of a bar, the height of a line.
 * NAN: nothing stands there. */
double zy_marks_end(zy_job *job, zy_view *plot, double at, bool along_y);

/* axis_break.c: the cut across the plot. */
void zy_label_axis_break(zy_sheet *sheet, const zy_view *unit);
/* missing.c: the symbol of a missing value (…, -, 非公表) where its bar or point would be. */
void zy_label_missing(zy_sheet *sheet, zy_view *unit);
/* arc_total.c: the total, or the mark's `text`, in the hole of a ring. */
void zy_label_arc_total(zy_sheet *sheet, const zy_view *unit);

/* ---- The sheet itself, for who makes it and for what looks at the others' labels ---- */

/* `left` is that of the plot with its axes. */
zy_sheet *zy_sheet_new(zy_job *job, zy_view *plot, double left);
/* sheet_marks.c: the marks of all units of the plot, and the texts of its axes, as obstacles. */
void zy_sheet_marks(zy_sheet *sheet, zy_view *plot);
/* The items of the mark have that owner and those after it. */
void zy_sheet_own(zy_sheet *sheet, const zy_scene_mark *mark, int first_owner);
/* The box around the plot and the first places of all labels so far: where annotations stand
 * without making the plot smaller. */
zy_box zy_sheet_frame(const zy_sheet *sheet);
/* Where the label ends that would like to stand at this end of a mark, above it or (`beside`) right
 * of it; the end itself when there is none: what points at a mark points at its value. */
zy_point zy_sheet_end(const zy_sheet *sheet, zy_point end, bool beside);
/* Chooses places. */
void zy_sheet_solve(zy_sheet *sheet);
/* Whether a label of the role found no place. */
bool zy_sheet_lacks(const zy_sheet *sheet, zy_label_role role);
/* Leaves out all labels of a role that may be left out. */
void zy_sheet_drop(zy_sheet *sheet, zy_label_role role);
/* Draws below, leaders and labels; counts the dropped into the plot's guides. */
void zy_sheet_draw(zy_sheet *sheet, zy_marks_list *into);

#endif
