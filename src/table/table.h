/* Tables: immutable columns, read from CSV, JSON or inline values, or made by transforms.
 *
 * A column holds one kind of value in one dense array; a row that has none is marked in `missing`
 * with the kind of missing. Columns read from CSV keep the text of each cell and are converted only
 * when somebody asks (zy_column_convert), once, for the whole column. Filter and sort are arrays of
 * row numbers. */
#ifndef ZY_TABLE_TABLE_H
#define ZY_TABLE_TABLE_H

#include "value/value.h"

typedef enum zy_column_kind {
    ZY_COLUMN_TEXT,
    ZY_COLUMN_NUMBER,
    ZY_COLUMN_TIME, /* milliseconds UTC */
    ZY_COLUMN_BOOL,
    ZY_COLUMN_MIXED, /* data of any kind */
} zy_column_kind;

/* Why a cell has no value. */
typedef enum zy_missing {
    ZY_PRESENT,
    ZY_MISSING_EMPTY,   /* nothing written, null */
    ZY_MISSING_ABSENT,  /* the row has no such cell (JSON rows, ragged CSV rows) */
    ZY_MISSING_NONE,    /* "-", "－": none exists */
    ZY_MISSING_UNKNOWN, /* "…", "不明", "N/A": exists, not known */
    ZY_MISSING_HIDDEN,  /* "X", "x", "***", "秘匿": withheld */
} zy_missing;

/* What an article says about a number; kept beside it and printed with it. Flags. */
enum {
    ZY_ABOUT = 1,         /* 約 およそ ほぼ about */
    ZY_AT_LEAST = 2,      /* 以上 at least */
    ZY_OVER = 4,          /* 超 over */
    ZY_AT_MOST = 8,       /* 以下 */
    ZY_UNDER = 16,        /* 未満 under */
    ZY_NEARLY = 32,       /* 近く 弱 nearly */
    ZY_BARELY = 64,       /* 強 余り a little more than */
    ZY_ONLY = 128,        /* わずか のみ only */
    ZY_PROVISIONAL = 256, /* p */
    ZY_REVISED = 512,     /* r */
};

/* How precise the dates of a column are. */
typedef enum zy_date_unit {
    ZY_DATE_NONE,
    ZY_DATE_YEAR,
    ZY_DATE_FISCAL_YEAR, /* 年度: from 1 April */
    ZY_DATE_HALF,
    ZY_DATE_QUARTER,
    ZY_DATE_MONTH,
    ZY_DATE_DAY,
    ZY_DATE_MINUTE,
} zy_date_unit;

typedef struct zy_column {
    const char *name;
    zy_column_kind kind;
    size_t count;
    union {
        const char **texts;
        double *numbers; /* NUMBER, TIME */
        bool *booleans;
        zy_datum *data; /* MIXED */
    };
    uint8_t *missing;     /* a zy_missing per row, or NULL: none is missing */
    uint16_t *qualifiers; /* flags per row, or NULL: none */
    const char **written; /* the cell as written, per row, or NULL (computed columns) */
    const char *unit;     /* "%", "台", "億ドル": common to the column, or NULL */
    double unit_scale; /* values are in `unit` times this: 1 unless 万/億 were left in the unit */
    zy_date_unit date_unit;
    bool era;          /* dates were written with an era (令和6年度) */
    zy_span name_span; /* where the header cell stands */
    uint32_t field;    /* its place among the cells of a CSV line, from 1; 0: not from a CSV */
    bool derived;      /* made by zy_table_find from a path; not among the names and not in a row */
} zy_column;

typedef struct zy_table {
    zy_arena *arena;
    zy_column **columns;
    size_t column_count, row_count;
    const zy_source *source; /* the file, or NULL */
    uint32_t *row_at;        /* byte of each row's start in the source, or NULL */
    char delimiter;          /* of the CSV; 0: the source is JSON or YAML */
} zy_table;

/* Limits, reported as "table-limit" with ZY_FAULT_LIMIT. */
enum {
    ZY_LIMIT_COLUMNS = 10000,
    ZY_LIMIT_FIELD = 1 << 20, /* bytes of one cell */
    ZY_LIMIT_CELLS = 1 << 28, /* 4 GiB as data */
    ZY_LIMIT_JSON_DEPTH = 100,
};

typedef struct zy_csv_options {
    const char *encoding; /* NULL: detected. utf-8, cp932, shift_jis, euc-jp, utf-16, iso-2022-jp */
    char delimiter;       /* 0: detected among , tab ; */
    const char *const *missing; /* further words for missing, NULL-terminated, or NULL */
    size_t header_row;          /* 0: the first line that is not blank; n: line n */
    bool no_header;             /* columns are called 1, 2, 3 … */
    const char *const
        *header; /* column names given by the author (Vega-Lite's dsv "header"), or NULL */
} zy_csv_options;

/* Decodes `bytes` into a UTF-8 source in the arena: byte order mark, NUL parity (UTF-16), ESC
 * (ISO-2022-JP), valid UTF-8, then CP932 against EUC-JP by score. NULL after "bad-encoding". */
zy_source *zy_source_decode(zy_arena *arena, zy_diags *diags, const char *name, const char *bytes,
                            size_t len, const char *encoding, zy_span asked);

/* Reads a CSV into text columns. NULL after errors: empty file, no header, unclosed quote (where
 * it opens), duplicate column names, limits. Ragged rows: too long is an error, too short is
 * padded with ZY_MISSING_ABSENT and a warning. */
zy_table *zy_csv_read(zy_arena *arena, zy_diags *diags, const zy_source *source,
                      const zy_csv_options *options);

/* Reads a JSON text (RFC 8259, nothing more) without remembering places. False after "json-syntax"
 * or a limit. */
bool zy_json_read(zy_arena *arena, zy_diags *diags, const zy_source *source, zy_datum *datum);

/* A table from rows of JSON: a list of maps, or of plain values (then one column "data"). A list
 * as a row has the columns "0", "1", "2" …, as in JavaScript. */
zy_table *zy_table_of_values(zy_arena *arena, zy_diags *diags, const zy_value *rows);
/* The same from a JSON source (a file): read without places inside the rows. `property` is a path
 * such as "features", or NULL. */
zy_table *zy_json_table_read(zy_arena *arena, zy_diags *diags, const zy_source *source,
                             const char *property);

/* NULL when there is none. Names match exactly; "a.b" and "a['b']" look into objects and "\\." is
 * a plain dot, as in Vega: then a computed column is made (and kept). */
zy_column *zy_table_find(zy_table *table, const char *name);
/* NULL-terminated, for suggestions. */
const char *const *zy_table_names(zy_arena *arena, const zy_table *table);
/* The value; undefined or null when missing. An empty cell of a text column that was not converted
 * is the text "", as d3 and Vega read it. */
zy_datum zy_column_at(const zy_column *column, size_t row);
/* The number of a cell: NAN when missing or no number; a boolean is 0 or 1, a text what JavaScript
 * makes of it, but a blank one NAN. */
double zy_column_number(const zy_column *column, size_t row);
/* The place of a cell in its file (the row's line when the cell itself is not known). */
zy_span zy_cell_span(const zy_table *table, const zy_column *column, size_t row);

/* What the cells of a text column are, by the cell grammar, decided for the column as a whole. */
typedef enum zy_inferred {
    ZY_INFER_TEXT,
    ZY_INFER_NUMBER,
    ZY_INFER_TIME,
    ZY_INFER_BOOL
} zy_inferred;
zy_inferred zy_column_infer(const zy_column *column);

/* Converts a text column in place, keeping `written`, filling unit, qualifiers, kinds of missing.
 * When a cell does not fit: the first offending row goes to `*bad` and false is returned, the
 * column unchanged. No-op for a column that is of that kind already. */
bool zy_column_convert(zy_table *table, zy_column *column, zy_inferred into, size_t *bad);
/* Vega's parse: "number" (+x, empty and null become null), "boolean", "date" (JavaScript's
 * Date.parse, as UTC when no zone is given), "string"; "date:'%Y%m%d'" and "utc:'…'" by
 * d3-time-format. False: no such parse. */
bool zy_column_parse(zy_table *table, zy_column *column, const char *how);

/* Making tables. */
zy_table *zy_table_new(zy_arena *arena, size_t rows);
/* A column of the tightest kind that holds all the data; missing ones become missing, and a column
 * of nothing else is one of numbers. Replaces a column of that name. The data are copied, but not
 * the texts, arrays and objects that they point to. */
zy_column *zy_table_set(zy_table *table, const char *name, const zy_datum *data);
/* A table with the same columns and only these rows, in this order; shares nothing that changes. */
zy_table *zy_table_pick(zy_arena *arena, const zy_table *table, const size_t *rows, size_t count);
/* A shallow copy: columns may be added to it or converted without changing the original. */
zy_table *zy_table_copy(zy_arena *arena, const zy_table *table);
/* One row as an object (for expressions that use `datum` itself). */
zy_datum zy_table_row(zy_arena *arena, const zy_table *table, size_t row);

/* Groups rows that are equal in all of the columns, in order of first appearance. group_of[row]
 * is the group's number; first[group] its first row. Missing values are a group of their own. */
typedef struct zy_groups {
    size_t count;
    size_t *group_of;
    size_t *first;
} zy_groups;
zy_groups zy_table_group(zy_arena *arena, const zy_table *table, zy_column *const *by,
                         size_t by_count);

/* ---- The cell grammar, for one cell ---- */

typedef struct zy_cell_number {
    double value;
    unsigned qualifiers;
    char unit[32];
} zy_cell_number;
typedef enum zy_cell_kind { ZY_CELL_TEXT, ZY_CELL_NUMBER, ZY_CELL_MISSING } zy_cell_kind;
zy_cell_kind zy_cell_number_read(const char *cell, zy_cell_number *number, zy_missing *missing);

typedef struct zy_cell_date {
    double start, end; /* ms UTC; end is exclusive */
    zy_date_unit unit;
    bool era, range;
} zy_cell_date;
bool zy_cell_date_read(const char *cell, zy_cell_date *date);
/* JavaScript's Date.parse (ECMA-262 format and V8's common fallbacks), zoneless times as UTC; NAN.
 */
double zy_js_date_parse(const char *text);

#endif
