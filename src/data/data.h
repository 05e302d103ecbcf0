/* data: tables loaded, transforms run, facets cut into cells, and what encodings themselves do to
 * the table.
 *
 * From here on:
 *   1. each view has the table it begins with, and a unit also those before and after aggregation
 *   2. a definition that names a field has a type, and its columns in the table that is drawn
 *   3. a condition with a test has it as a predicate over that table
 *   4. what is stacked has columns of where it starts and ends there
 *   5. a cell of a facet, and no other view, is given rows of a table; it has its place in the grid
 *
 * Besides, columns are converted to their types, bins and time units are columns of their own,
 * marks know which way they stand, and what is highlighted and what is context stands in a column.
 * No scale is made yet. */
#ifndef ZY_DATA_DATA_H
#define ZY_DATA_DATA_H

#include "transforms/transforms.h"
#include "views/views.h"

/* data.c: the stage. False after a diagnostic. */
bool zy_data(zy_job *job);
/* check.c: the list above, as the tests, --dump and every run ask it. */
extern const zy_invariant zy_data_invariants[];

/* source.c: the table of a `data`; NULL after a diagnostic. */
zy_table *zy_source_load(zy_job *job, const zy_value *data);
/* alone.c: the same for a table without a chart: `file` is what `data` names by its url. Rows that
 * are too long are repaired. */
zy_table *zy_table_alone(zy_arena *arena, zy_diags *diags, const zy_named_table *file,
                         const zy_value *data);
/* What a column turns out to be when a chart asks for it. */
typedef struct zy_column_study {
    zy_inferred kind;
    zy_reading reading; /* and the row that tells it */
    size_t sure;
    zy_doubt doubt;
    double scale; /* what numbers without a unit of their own were multiplied by; 1: nothing */
    size_t missing[ZY_MISSING_HIDDEN + 1]; /* cells by zy_missing */
} zy_column_study;
/* Reads the column so, and converts it. */
zy_column_study zy_column_study_of(zy_table *table, zy_column *column);
/* laws.c: whether what the unit draws is what its table says; false after a diagnostic. */
bool zy_laws_hold(zy_job *job, const zy_view *unit);
/* table_options.c: the keys of a `data` are known; what it says of a CSV. False after a diagnostic.
 */
bool zy_table_keys_check(zy_job *job, const zy_value *data);
bool zy_table_options_read(zy_job *job, const zy_value *data, zy_csv_options *options);
/* What 2:05 is, in a table of any form. False after a diagnostic. */
bool zy_table_times_read(zy_job *job, const zy_value *data, zy_times *times);
/* The file that the unit's mark names for itself (an icon) is read; false after a diagnostic. */
bool zy_mark_file_load(zy_job *job, const zy_view *unit);
/* unit_data.c: the table of a unit. */
bool zy_unit_data(zy_job *job, zy_view *unit);
/* selections.c: the predicate of a selection that was given a value; NULL: it has none. */
const zy_value *zy_selection_test(zy_job *job, const zy_view *unit, const char *name);
/* define.c: what a definition alone does to the table: its column is found, typed and converted;
 * bins and time units become columns. `maxbins` is the channel's default. */
bool zy_def_prepare(zy_job *job, zy_table *table, zy_def *def, double maxbins);
/* The type of a column of the house style, from its cells alone. */
zy_type zy_type_of_column(const zy_column *column);
/* closely.c: a second look at a column of words; whether it changed the cells. It is said. */
bool zy_look_closely(zy_job *job, zy_table *table, const zy_def *def, zy_column *column);
/* Numbers without a unit have that of the others: said. */
void zy_warn_bare(zy_job *job, const zy_table *table, const zy_def *def, const zy_column *column);
/* Stamps of several offsets are on one clock: said once. */
void zy_note_offsets(zy_job *job, const zy_table *table, const zy_def *def, zy_column *column);
/* What clock readings on the channel are, as far as mark and the other axis tell. */
zy_wanted zy_wanted_by(const zy_view *unit, zy_table *table, const zy_def *def);
/* What the second look made of a column, in words; NULL: nothing. */
const char *zy_reading_words(const zy_diags *diags, zy_reading reading);
/* transform_job.c: what transforms work with. */
zy_transform_job zy_transform_job_of(zy_job *job);
/* orient.c: which way the mark stands. */
void zy_orient_find(zy_view *unit);
/* stack.c: which channel is stacked, by what, and how. */
bool zy_stack_find(zy_job *job, zy_view *unit);
/* cells.c: cells of which no row can be drawn are taken out, with the rows and columns that they
 * empty. */
void zy_cells_prune(zy_job *job, zy_view *view);
/* Cuts the rows of a wrapped facet anew, columns > 0. */
void zy_cells_wrap(zy_view *grid, size_t columns);
/* references.c: what a reference names is a value of the axis it stands on. */
void zy_house_reference_types(const zy_view *layer, zy_view *unit);
/* highlight.c */
bool zy_house_highlight(zy_job *job, zy_view *unit);
/* Whether each value of the frame's highlight occurs in some unit below the view. */
bool zy_house_highlight_check(zy_job *job, const zy_view *view);

#endif
