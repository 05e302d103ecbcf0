/* What the files of this folder share among themselves. */
#ifndef ZY_TABLE_INSIDE_H
#define ZY_TABLE_INSIDE_H

#include "table/table.h"

/* A column that stands in no table yet, its array zeroed. */
zy_column *zy_column_new(zy_arena *arena, const char *name, zy_column_kind kind, size_t count);
/* Notes that the cell is missing and why. */
void zy_column_miss(zy_arena *arena, zy_column *column, size_t row, zy_missing why);
zy_missing zy_column_missing(const zy_column *column, size_t row);
/* The tightest column for the data. */
zy_column *zy_column_of(zy_arena *arena, const char *name, const zy_datum *data, size_t count);
/* The same column with these rows only. */
zy_column *zy_column_pick(zy_arena *arena, const zy_column *column, const size_t *rows,
                          size_t count);

/* Puts the column into the table, in place of one of that name. */
void zy_table_add(zy_table *table, zy_column *column);

/* The parts of "a.b['c'][0]" as vega-util's splitAccessPath gives them, NULL-terminated; NULL when
 * brackets or quotes are not closed. */
const char **zy_path_split(zy_arena *arena, const char *path, size_t *count);
/* What stands at the path inside a datum; undefined when nothing does. */
zy_datum zy_datum_at_path(zy_datum datum, const char *const *parts, size_t count);

/* A table of the rows, which are objects, arrays or plain values. */
zy_table *zy_table_of_data(zy_arena *arena, zy_diags *diags, const zy_source *source,
                           const zy_datum *rows, size_t count);

/* Reports a limit at `span` and returns NULL. */
__attribute__((format(printf, 3, 4))) void *zy_table_limit(zy_diags *diags, zy_span span,
                                                           const char *fmt, ...);

/* One cell of a line of CSV. */
typedef struct zy_csv_cell {
    size_t at, end; /* bytes of what was written, with its quotes, without the blanks around it */
    bool open;      /* begins with a quote that is not closed */
} zy_csv_cell;
/* The cell number `field` (from 0) of the row that begins at byte `at`; false when the row is
 * shorter. SIZE_MAX: the last cell of the row. */
bool zy_csv_cell_find(const zy_source *source, size_t at, char delimiter, size_t field,
                      zy_csv_cell *cell);

/* The most bytes a cell may have that is read as a number or a date. */
enum { ZY_CELL_MAX = 128 };
/* Full-width ASCII, ideographic and thin blanks and the many minus signs as ASCII, blanks around it
 * dropped. False when the cell is longer than ZY_CELL_MAX. */
bool zy_cell_fold(const char *cell, char folded[ZY_CELL_MAX + 1]);
/* Whether a folded cell is one of the words for a missing value. */
bool zy_cell_is_missing(const char *folded, zy_missing *missing);
/* Whether two units mean the same: ¥ and 円, % and パーセント. */
bool zy_unit_is_same(const char *a, const char *b);

/* The first day of a civil month, and so on: milliseconds UTC of midnight, month may be 13. */
double zy_day_ms(int year, int month, int day);
int zy_month_days(int year, int month);

/* Moves past `word` when it stands at `*at`. */
bool zy_eat(const char **at, const char *word);
/* Reads 1 to `most` digits; the number of digits, 0 when there are none or more than that. */
int zy_eat_digits(const char **at, int most, int *number);

#endif
