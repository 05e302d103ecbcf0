/* What the files of this folder share among themselves. */
#ifndef ZY_TABLE_INSIDE_H
#define ZY_TABLE_INSIDE_H

#include "format/format.h"
#include "table/table.h"

#include <glib.h>

/* A column that stands in no table yet, its array zeroed. */
zy_column *zy_column_new(zy_arena *arena, const char *name, zy_column_kind kind, size_t count);
/* Notes that the cell is missing and why. */
void zy_column_miss(zy_arena *arena, zy_column *column, size_t row, zy_missing why);
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

/* Puts the column into the table, which has none of that name. */
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

/* Whether a column of this name holds rates (増減率, 構成比, share), or ranks and other numbers
 * without a unit (順位, 指数, No.). */
bool zy_name_is_rate(const char *name);
bool zy_name_is_rank(const char *name);

/* The source with letters and their combining marks composed; itself when there are none. */
const zy_source *zy_source_composed(zy_arena *arena, const zy_source *source);

/* How zy_table_unpack does it. */
typedef struct zy_unpacking {
    zy_arena *arena;
    zy_diags *diags;
    zy_span asked;
    size_t most;
    const char *zstd; /* the library */
} zy_unpacking;
bool zy_table_unpack_by(const zy_unpacking *how, zy_file_bytes *file);

/* One cell of a line of CSV as it stands in the file. */
typedef struct zy_csv_cell {
    size_t at, end; /* bytes of it, with its quotes, without the blanks around it */
    bool quoted;    /* between quotes, which are none of its letters */
    bool open;      /* begins with a quote that is not closed: one of its letters */
    bool inner; /* has another quote that is only a letter, and should have been written twice */
} zy_csv_cell;
/* Reads the cell at byte `*at`, which goes on to the next one. False after the last cell of the
 * row: this cell is still valid. What RFC 4180 allows is read so; beside it, a quote closes a cell
 * only before a delimiter or the line's end, and any other is a letter. */
bool zy_csv_cell_next(const zy_source *source, size_t *at, zy_csv_dialect dialect,
                      zy_csv_cell *cell);
/* What the cell says: without its quotes, every line break one \n. */
const char *zy_csv_cell_text(zy_arena *arena, const zy_source *source, zy_csv_dialect dialect,
                             const zy_csv_cell *cell);

/* The rows of a CSV before they are a table: all cells one after the other. */
typedef struct zy_csv_rows {
    zy_arena *arena;
    zy_diags *diags;
    const zy_source *source;
    zy_csv_dialect dialect;
    bool as_is;       /* rows of empty cells are rows */
    size_t start;     /* the byte at which they begin */
    size_t from;      /* the same of the table among several; 0: it is the first */
    GPtrArray *cells; /* const char * */
    GArray *first;    /* size_t: the first cell of each row */
    GArray *at;       /* uint32_t: the byte at which each row begins */
} zy_csv_rows;
/* Where the table is among the rows. */
typedef struct zy_csv_layout {
    size_t header, header_count; /* rows of names; 0: there are none */
    size_t units;                /* the row of units; SIZE_MAX: there is none */
    size_t first, end;           /* the rows of the table */
    size_t width;                /* cells of the names; without names: of most rows */
    bool *left_out;              /* by row, or NULL: none of them */
    bool is_wrong;               /* an option names what is not there; it has been said */
    /* From a title, 「単位：千人、％」: of amounts, and of rates; or NULL. */
    const char *unit, *rate_unit;
    size_t table, table_count; /* which of several, from 1; 0: nobody looked for others */
    size_t *table_lines;       /* on which each of them begins */
} zy_csv_layout;
/* Finds it, and says in notes what is left out; of several tables, the rows of one are left. */
zy_csv_layout zy_csv_layout_find(zy_csv_rows *rows, const zy_csv_options *options);
/* The rows at which tables begin, the first at 0, and one behind the last. */
typedef struct zy_csv_starts {
    size_t count, *rows;
    size_t above; /* so many of the first one's are pairs, such as 口座番号,1234567 */
} zy_csv_starts;
/* `header` is where the names of the whole file would be, `left_out` says by row, or is NULL, which
 * rows are known to be none. Never fewer than one table. */
zy_csv_starts zy_csv_starts_find(const zy_csv_rows *rows, const bool *left_out, size_t header);
/* Drops all rows but those from `first` to before `end`. */
void zy_csv_rows_keep(zy_csv_rows *rows, size_t first, size_t end);
/* How many cells have something in them. */
size_t zy_csv_filled(const char *const *cells, size_t width);
/* Whether it begins as notes do: 注, 資料, ※, Source. */
bool zy_csv_is_note(const char *cell);
/* csv_units.c: the units of 「（単位：千人、％）」 or 「表3 輸出額（百万ドル）」 in a title row. */
void zy_csv_unit_in_title(const zy_csv_rows *rows, zy_csv_layout *l, size_t row);
/* "(千人)" without its brackets; the cell itself when it has none. */
const char *zy_unit_bare(zy_arena *arena, const char *cell);
/* The first row that begins on line `line` (from 1) or below. */
size_t zy_csv_row_on_line(const zy_csv_rows *rows, size_t line);
/* "skip" names "注*", which is not in the table. False. */
bool zy_csv_fail_option(const zy_csv_rows *rows, const zy_csv_options *options, const char *key,
                        const char *what);
/* Splits the source into rows; blank lines are no rows. False after a diagnostic. */
bool zy_csv_split(zy_csv_rows *rows);
static inline size_t zy_csv_row_count(const zy_csv_rows *rows)
{
    return rows->first->len;
}
/* The cells of a row, and how many there are. */
static inline const char *const *zy_csv_row(const zy_csv_rows *rows, size_t row, size_t *width)
{
    const size_t from = g_array_index(rows->first, size_t, row);
    const size_t to =
        row + 1 < rows->first->len ? g_array_index(rows->first, size_t, row + 1) : rows->cells->len;

    *width = to - from;
    return (const char *const *)rows->cells->pdata + from;
}
/* The byte at which the row begins. */
static inline size_t zy_csv_row_at(const zy_csv_rows *rows, size_t row)
{
    return g_array_index(rows->at, uint32_t, row);
}
/* The span of the cell number `field` (from 0) of a row; of its last cell, if it has fewer. */
zy_span zy_csv_span(const zy_csv_rows *rows, size_t row, size_t field);
char zy_csv_delimiter(const zy_source *source, char quote);

/* The most bytes a cell may have that is read as a number or a date. */
enum { ZY_CELL_MAX = 128 };
/* Full-width ASCII, ideographic and thin blanks and the many minus signs as ASCII, blanks around it
 * dropped. False when the cell is longer than ZY_CELL_MAX. */
bool zy_cell_fold(const char *cell, char folded[ZY_CELL_MAX + 1]);
/* Whether a folded cell is one of the words for a missing value. */
bool zy_cell_is_missing(const char *folded, zy_missing *missing);
/* A number that is no year and no code: what stands in rows, hardly in headers. */
bool zy_cell_is_amount(const char *cell);
/* A number in kanji, when it cannot be part of a word: 三割, 二十四, 三千円. `unit` is set when the
 * number has one by itself (割 is %), `scaled` when there is a 十 or more in it. */
bool zy_kanji_number_read(const char **at, double *value, bool *scaled, const char **unit);

/* Whether it is a unit of the list, or a ratio such as 円/kg. */
bool zy_unit_is_known(const char *unit);
/* Whether it may be a unit that is not in the list: a short word that does not make the number a
 * name, as 6年前 and 3丁目 are. */
bool zy_unit_is_possible(const char *unit);
/* A scaled unit in brackets at the end of a column's name, and the name without it. */
bool zy_unit_of_name(zy_arena *arena, const char *name, double *scale, const char **unit,
                     const char **rest);

/* The first day of a civil month, and so on: milliseconds UTC of midnight, month may be 13. */
double zy_day_ms(int year, int month, int day);
int zy_month_days(int year, int month);
/* Of a midnight, 0 for Monday. */
int zy_weekday(double ms);

/* Whether a column's name says that it is a time; a remark in parentheses does not count. */
bool zy_is_time_name(const char *name);

/* A date that only the header can tell from something else. Flags. */
enum {
    ZY_DATE_DIGITS = 1, /* 2024, 202404, 20240401, 2024.4 */
    ZY_DATE_LETTER = 2, /* R6, S64 */
    ZY_DATE_END = 4,    /* 2024年3月末: a date in any column, but not to the day */
};
/* As zy_cell_date_read, and says in `weak` which of these it is; 0: no doubt. */
bool zy_date_read(const char *cell, zy_cell_date *date, unsigned *weak);

/* The parts of it: one date, or two, of a folded cell. `weak` gets flags added. */
bool zy_date_read_one(const char *folded, zy_cell_date *date, unsigned *weak);
/* A year that two eras name: 平成31年/令和元年. */
bool zy_date_read_twice(const char *folded, zy_cell_date *date, unsigned *weak);
bool zy_date_read_range(const char *folded, zy_cell_date *date, unsigned *weak);
/* Cuts a weekday or the year in another era that stands in parentheses. */
void zy_date_strip_remarks(char *folded);

/* What a cell of a column of times of day or durations is. */
typedef enum zy_clock_form {
    ZY_CLOCK_TWO,      /* 2:05, as hours and minutes */
    ZY_CLOCK_THREE,    /* 2:05:30 */
    ZY_CLOCK_FRACTION, /* 5:30.4: minutes and seconds */
    ZY_CLOCK_OF_DAY,   /* 9時, 13時30分, 午後1時, 9:05 AM */
    ZY_CLOCK_SPAN,     /* 2時間30分, 90 min */
    ZY_CLOCK_FORMS,
} zy_clock_form;
typedef struct zy_cell_clock {
    zy_clock_form form;
    double seconds;
    int first;        /* number; of a span in one unit the seconds of the unit, else 0 */
    bool has_seconds; /* it is not whole minutes */
    bool is_padded;   /* 09:05 */
} zy_cell_clock;
bool zy_clock_read(const char *folded, zy_cell_clock *clock);

/* How the cells of a column of words are to be read: NULL where a cell has no value. */
typedef struct zy_rewriting {
    zy_arena *arena;
    const zy_column *column;
    const char **texts;
    size_t sure; /* the first cell that leaves no doubt; SIZE_MAX: none yet */
} zy_rewriting;
zy_rewriting zy_rewriting_of(zy_arena *arena, const zy_column *column);
bool zy_rewriting_is_blank(const zy_rewriting *w, size_t row);
/* Gives the column the new texts; those of the file stay what was written. */
void zy_rewriting_take(const zy_rewriting *w, zy_column *column);

/* The parts of zy_column_look for times of day and durations, and for Jan-24 and 2023/24. */
zy_reading zy_column_look_at_clocks(zy_table *table, zy_column *column, zy_wanted wanted,
                                    size_t *sure);
zy_reading zy_column_look_at_short_years(zy_table *table, zy_column *column, size_t *sure);

/* 1 to 12 of an English name, whole or of three letters, which it moves past; 0. */
int zy_eat_month_name(const char **at);
/* Moves past `word` when it stands at `*at`. */
bool zy_eat(const char **at, const char *word);
/* Moves past the word of one of them; NULL when none stands at `*at`. */
const zy_magnitude *zy_eat_magnitude(const char **at, const zy_magnitude *magnitudes);
/* Reads 1 to `most` digits; the number of digits, 0 when there are none or more than that. */
int zy_eat_digits(const char **at, int most, int *number);

#endif
