/* Labels of the house style: who says what of which mark. Each file puts its labels on the plot's
 * sheet. Private to src/render. */
#ifndef ZY_RENDER_LABELS_H
#define ZY_RENDER_LABELS_H

#include "render/sheet.h"

/* Whether the frame's `labels` is false; whether it asks for labels. */
bool zy_labels_off(const zy_job *job);
bool zy_labels_on(const zy_job *job);
/* The least size of letters when nothing larger has a place: 11 px, 9 on a phone. */
double zy_label_least(const zy_chart *chart);
/* The value of a row as its label says it. */
zy_figure zy_label_figure(zy_job *job, const zy_def *def, size_t row);
/* Whether `labels: {of: …}` takes the one at `i` of `count` values. */
bool zy_label_is_asked(const zy_job *job, const double *values, size_t count, size_t i);
const zy_def *zy_value_def(const zy_view *unit);
const zy_def *zy_category_def(const zy_view *unit);
bool zy_unit_is(const zy_view *unit, const char *mark);
/* The column that tells series apart: color, or detail where highlight took the colour; NULL: one
 * series. */
const zy_def *zy_series_def(const zy_view *unit);
/* A colour of a mark as that of its label: grey marks have dark grey labels, and what is too pale
 * on the ground has ink. */
zy_color zy_label_color(const zy_chart *chart, zy_color mark);
/* Whether the colour is the grey of context. */
bool zy_color_is_context(const zy_chart *chart, zy_color color);

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
/* Whether the chart file's value names the row of the column: as written, as a date's year, or by
 * its text. */
bool zy_row_is_named(zy_job *job, const zy_column *column, size_t row, const zy_value *name);
/* Where the marks of the plot end at x (`along_y`: at y): the top of a bar, the height of a line.
 * NAN: nothing stands there. */
double zy_marks_end(zy_job *job, zy_view *plot, double at, bool along_y);
/* The unit of the plot that a reader looks at: the first that is no reference; or NULL. */
zy_view *zy_main_unit(zy_view *plot);

#endif
