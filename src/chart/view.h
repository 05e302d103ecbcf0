/* What is asked of the tree of views by more than one stage. Part of chart.h.
 *
 * Questions only: nothing here changes a view but zy_house_shortened, which remembers a name. */
#ifndef ZY_CHART_VIEW_H
#define ZY_CHART_VIEW_H

#include <string.h>

#include "chart/guides.h"
#include "chart/job.h"
#include "chart/mark.h"

/* Whether what the chart says by itself is Japanese. */
static inline bool zy_is_japanese(const zy_chart *chart)
{
    return strcmp(chart->locale->language, "ja") == 0;
}

/* ---- Kinds of views (view.c) ---- */

/* Whether the view is a concat of the house style, which shares out its room. */
bool zy_view_has_panels(const zy_job *job, const zy_view *view);
/* A unit or layer that is no layer itself. */
bool zy_view_is_plot(const zy_view *view);
/* The view with its guides, in its own coordinates; laid out. */
zy_box zy_view_box(const zy_view *view);
/* Whether the unit's marks are boxes that reach from a base line to their values. */
bool zy_unit_is_bar(const zy_view *unit);
/* The definition of what the unit measures, and of what it measures it for. */
const zy_def *zy_value_def(const zy_view *unit);
const zy_def *zy_category_def(const zy_view *unit);
/* The column that tells series apart: color, or detail where highlight took the colour; NULL: one
 * series. */
const zy_def *zy_series_def(const zy_view *unit);
/* The unit of the plot that a reader looks at: the first that is no reference; or NULL. */
zy_view *zy_main_unit(zy_view *plot);
/* The channel along which the unit's marks have lengths (bars and areas); ZY_CHANNEL_COUNT: they
 * have none. */
zy_channel zy_length_channel(const zy_view *unit);
bool zy_unit_is_aggregated(const zy_view *unit);
/* Whether the scale measures lengths, which begin at zero. */
bool zy_has_length(const zy_job *job, const zy_scale_part *part);

/* ---- The message and its context (roles.c) ---- */

/* Whether the row of the unit's table is context: what is not highlighted where something is, and
 * the former of a pair. */
bool zy_row_is_context(const zy_view *unit, size_t row);
/* The colour of words at a mark of a colour: dark grey at context, else the mark's own where it is
 * seen on the ground, else ink. */
zy_color zy_label_color(const zy_chart *chart, zy_color mark, bool context);
/* The colour of a mark, also of open dots. */
zy_color zy_item_color(const zy_item *item);

/* ---- Values of the chart file in the terms of the data (named.c) ---- */

/* A value in the terms of a definition's data: dates become instants. */
zy_datum zy_datum_in(zy_job *job, const zy_value *v, const zy_def *def);
/* Whether the chart file's value names the row of the column: as written, as a date's year, or by
 * its text. */
bool zy_row_is_named(zy_job *job, const zy_column *column, size_t row, const zy_value *name);
/* Whether a category is highlighted: by its value, or by its label. */
bool zy_house_is_highlighted(zy_job *job, zy_datum value, const char *label);
/* "yearmonth", the name of the definition's time units. */
const char *zy_units_name(zy_arena *arena, const zy_def *def);
/* What the cell of a missing value says (figure.c); NULL: there is a value, or the cell is not
 * written. */
const char *zy_missing_symbol(zy_job *job, const zy_def *def, size_t row);

/* ---- What the frame's `labels` asks for (label_asked.c) ---- */

/* Whether `labels` is false; whether it asks for labels. */
bool zy_labels_off(const zy_job *job);
bool zy_labels_on(const zy_job *job);
/* The least size of letters when nothing larger has a place: 11 px, 9 on a phone. */
double zy_label_least(const zy_chart *chart);
/* The value of a row as its label says it. */
zy_figure zy_label_figure(zy_job *job, const zy_def *def, size_t row);
/* Whether `labels: {of: …}` takes the one at `i` of `count` values. */
bool zy_label_is_asked(const zy_job *job, const double *values, size_t count, size_t i);

/* ---- Lines (lines.c) ---- */

/* A text or list of texts as lines; one text; a text cut at its line breaks. */
const char *const *zy_lines_of(zy_job *job, const zy_value *v, size_t *count);
const char *const *zy_one_line(zy_job *job, const char *text, size_t *count);
const char *const *zy_split_lines(zy_job *job, const char *text, size_t *count);
/* The lines of a text or a list of texts as one text. */
const char *zy_joined_text(zy_job *job, const zy_value *v, const char *separator);
typedef struct zy_lines {
    const char *const *texts;
    size_t count;
} zy_lines;
/* A name of the view in at most so many lines as wide as the room, its end shortened if it must be.
 */
zy_lines zy_house_lines(zy_job *job, const zy_view *view, const char *text, double room,
                        size_t most, const zy_text_style *style);
/* The part of `text` after its first lines, as they were broken. */
const char *zy_rest_of_lines(const char *text, const char *const *lines, size_t count);
/* Remembers a text that had to be shortened. */
void zy_house_shortened(zy_job *job, const zy_view *view, const char *text);

#endif
