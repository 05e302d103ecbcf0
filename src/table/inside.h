/* What the files of this folder share among themselves. */
#ifndef ZY_TABLE_INSIDE_H
#define ZY_TABLE_INSIDE_H

#include "table/table.h"

#include <glib.h>

/* A column that stands in no table yet, its array zeroed. */
zy_column *zy_column_new(zy_arena *arena, const char *name, zy_column_kind kind, size_t count);
/* Notes that the cell is missing and why. */
void zy_column_miss(zy_arena *arena, zy_column *column, size_t row, zy_missing why);
zy_missing zy_column_missing(const zy_column *column, size_t row);
/* The tightest column for the data. */
zy_column *zy_column_of(zy_arena *arena, const char *name, const zy_datum *data, size_t count);
/* Gives the column the values of another; it keeps its name, its places and the cells as written.
 */
void zy_column_replace(zy_column *column, const zy_column *by);
/* Whether it is one of numbers that may all be years. */
bool zy_column_is_years(const zy_column *column);
/* The same column with these rows only. */
zy_column *zy_column_pick(zy_arena *arena, const zy_column *column, const size_t *rows,
                          size_t count);

/* Puts the column into the table, in place of one of that name. */
void zy_table_add(zy_table *table, zy_column *column);
/* The same without looking for one. */
void zy_table_append(zy_table *table, zy_column *column);

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

/* One cell of a line of CSV as it stands in the file. */
typedef struct zy_csv_cell {
    size_t at, end; /* bytes of it, with its quotes, without the blanks around it */
    bool open;      /* begins with a quote that is not closed */
} zy_csv_cell;
/* Reads the cell at byte `*at`, which goes on to the next one. False after the last cell of the
 * row: this cell is still valid. */
bool zy_csv_cell_next(const zy_source *source, size_t *at, char delimiter, zy_csv_cell *cell);

/* The rows of a CSV before they are a table: all cells one after the other. */
typedef struct zy_csv_rows {
    zy_arena *arena;
    zy_diags *diags;
    const zy_source *source;
    char delimiter;
    GPtrArray *cells; /* const char * */
    GArray *first;    /* size_t: the first cell of each row */
    GArray *at;       /* uint32_t: the byte at which each row begins */
} zy_csv_rows;
/* Splits the source into rows; blank lines are no rows. False after a diagnostic. */
bool zy_csv_split(zy_csv_rows *rows);
char zy_csv_delimiter(const zy_source *source);

/* The most bytes a cell may have that is read as a number or a date. */
enum { ZY_CELL_MAX = 128 };
/* Full-width ASCII, ideographic and thin blanks and the many minus signs as ASCII, blanks around it
 * dropped. False when the cell is longer than ZY_CELL_MAX. */
bool zy_cell_fold(const char *cell, char folded[ZY_CELL_MAX + 1]);
/* Whether a folded cell is one of the words for a missing value. */
bool zy_cell_is_missing(const char *folded, zy_missing *missing);
/* A number in kanji, when it cannot be part of a word: 三割, 二十四, 三千円. `unit` is set when the
 * number has one by itself (割 is %), `scaled` when there is a 十 or more in it. */
bool zy_kanji_number_read(const char **at, double *value, bool *scaled, const char **unit);

/* Whether it is a unit of the list, or a ratio such as 円/kg. */
bool zy_unit_is_known(const char *unit);
/* Whether it may be a unit that is not in the list: a short word that does not make the number a
 * name, as 6年前 and 3丁目 are. */
bool zy_unit_is_possible(const char *unit);
/* Whether two units mean the same: ¥ and 円, % and パーセント. */
bool zy_unit_is_same(const char *a, const char *b);

/* The first day of a civil month, and so on: milliseconds UTC of midnight, month may be 13. */
double zy_day_ms(int year, int month, int day);
int zy_month_days(int year, int month);

/* A date that only the header can tell from something else. Flags. */
enum {
    ZY_DATE_DIGITS = 1, /* 2024, 202404, 20240401, 2024.4 */
    ZY_DATE_LETTER = 2, /* R6, S64 */
};
/* As zy_cell_date_read, and says in `weak` which of these it is; 0: no doubt. */
bool zy_date_read(const char *cell, zy_cell_date *date, unsigned *weak);

/* The parts of it: one date, or two, of a folded cell. `weak` gets flags added. */
bool zy_date_read_one(const char *folded, zy_cell_date *date, unsigned *weak);
bool zy_date_read_range(const char *folded, zy_cell_date *date, unsigned *weak);
/* Cuts a weekday or the year in another era that stands in parentheses. */
void zy_date_strip_remarks(char *folded);

/* Moves past `word` when it stands at `*at`. */
bool zy_eat(const char **at, const char *word);
/* Reads 1 to `most` digits; the number of digits, 0 when there are none or more than that. */
int zy_eat_digits(const char **at, int most, int *number);

#endif
