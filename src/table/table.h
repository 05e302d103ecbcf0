/* Tables: immutable columns, read from CSV, JSON or inline values, or made by transforms.
 *
 * A column holds one kind of value in one dense array; a row that has none is marked in `missing`
 * with the kind of missing. Columns read from CSV keep the text of each cell and are converted only
 * when somebody asks (zy_column_convert), once, for the whole column. Filter and sort are arrays of
 * row numbers. */
#ifndef ZY_TABLE_TABLE_H
#define ZY_TABLE_TABLE_H

#include <glib.h>

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

/* Those of a sum of numbers that have `all` of these together: bounds before estimates, which are
 * ZY_ABOUT. */
unsigned zy_qualifiers_of_sum(unsigned all);
/* Those of what lies between two numbers that have these: both a bound and ZY_ABOUT, it may be. */
unsigned zy_qualifiers_of_change(unsigned from, unsigned to);

/* How precise the dates of a column are. */
typedef enum zy_date_unit {
    ZY_DATE_NONE,
    ZY_DATE_YEAR,
    ZY_DATE_FISCAL_YEAR, /* 年度: from 1 April */
    ZY_DATE_HALF,
    ZY_DATE_QUARTER,
    ZY_DATE_MONTH,
    ZY_DATE_WEEK, /* from Monday, of ISO 8601 */
    ZY_DATE_DAY,
    ZY_DATE_MINUTE,
    ZY_DATE_CLOCK, /* a time of day without a day: that of 1 January 1970 */
} zy_date_unit;

/* How the numbers of a column are written that are minutes (unit 分) or seconds (秒). */
typedef enum zy_duration {
    ZY_DURATION_NONE,    /* as numbers */
    ZY_DURATION_HOURS,   /* 2:05, and 0:05:30 where they are seconds */
    ZY_DURATION_MINUTES, /* 5:30, and 1:05:30 */
    ZY_DURATION_WORDS,   /* 2時間5分 */
} zy_duration;

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
    bool commas;          /* numbers were written with a decimal comma */
    const char *unit;     /* "%", "台", "億ドル": common to the column, or NULL */
    double unit_scale; /* values are in `unit` times this: 1 unless 万/億 were left in the unit */
    zy_date_unit date_unit;
    bool era; /* dates were written with an era (令和6年度) */
    zy_duration duration;
    size_t zone_row;        /* a stamp of another offset than the first one's; 0: there is none */
    zy_span name_span;      /* where the header cell stands */
    uint32_t field;         /* its place among the cells of a CSV line, from 1; 0: not from a CSV */
    const char *title;      /* its name without the unit in brackets, or NULL */
    const char *unit_apart; /* from the name, a row of units or a title; NULL: from none */
    double scale_apart;     /* what numbers without a unit of their own are multiplied by */
    size_t bare, bare_row;  /* numbers but 0 to which the other cells give their unit; the first */
    bool unit_once;         /* the unit stands at the first number only, as accounts have it */
    bool looked;            /* zy_column_look has been asked */
    bool twin;              /* another column of the file has the same name */
    bool derived; /* made by zy_table_find from a path; not among the names and not in a row */
} zy_column;

/* How a CSV marks its cells. */
typedef enum zy_date_order {
    ZY_DATES_PLAIN,
    ZY_DATES_YMD,
    ZY_DATES_MDY,
    ZY_DATES_DMY
} zy_date_order;

/* What 2:05 is in a column of such cells. */
typedef enum zy_times {
    ZY_TIMES_PLAIN, /* found, and said */
    ZY_TIMES_OF_DAY,
    ZY_TIMES_HM, /* a duration, of hours and minutes */
    ZY_TIMES_MS, /* of minutes and seconds */
} zy_times;

typedef struct zy_csv_dialect {
    char delimiter, quote, escape; /* 0: none */
} zy_csv_dialect;

typedef struct zy_table {
    zy_arena *arena;
    zy_column **columns;
    size_t column_count, row_count;
    const zy_source *source;         /* the file, or NULL */
    uint32_t *row_at;                /* byte of each row's start in the source, or NULL */
    zy_csv_dialect dialect;          /* of the CSV; no delimiter: the source is JSON or YAML */
    char decimal;                    /* "." or "," when the chart says so, else 0 */
    zy_date_order dates;             /* what the chart says */
    zy_times times;                  /* the same */
    size_t header_line, header_last; /* of a CSV, from 1; 0: the names stand in no line of it */
    size_t units_line;               /* 0: there is none */
    size_t table, table_count;       /* which of several in the file, from 1 */
    const size_t *table_lines;       /* on which each of them begins */
} zy_table;

/* Limits, reported as "table-limit" with ZY_FAULT_LIMIT. */
enum {
    ZY_LIMIT_COLUMNS = 10000,
    ZY_LIMIT_FIELD = 1 << 20, /* bytes of one cell */
    ZY_LIMIT_CELLS = 1 << 28, /* 4 GiB as data */
    ZY_LIMIT_JSON_DEPTH = 100,
    ZY_LIMIT_UNPACKED = 1 << 30,    /* bytes of a packed file, and of all parts of a workbook */
    ZY_LIMIT_SHEET_CELLS = 1 << 25, /* 30 columns to the end of a sheet */
    ZY_LIMIT_XML_DEPTH = 200,
};

/* What a chart says of a table; what it leaves open is found. */
typedef struct zy_csv_options {
    zy_span at;           /* where they are said */
    const char *encoding; /* NULL: detected. utf-8, cp932, shift_jis, euc-jp, utf-16, iso-2022-jp */
    char delimiter;       /* 0: detected among , tab ; | */
    char quote, escape;   /* 0: ", and none */
    bool no_quotes;       /* every quote is a letter */
    bool as_is;           /* as d3 and Vega read a table: every line is a row of it */
    const char *const *missing; /* further words for missing, NULL-terminated, or NULL */
    size_t header_row;          /* 0: found; n: line n */
    size_t header_last;         /* the last of several lines that are joined; 0: header_row */
    bool no_header;             /* columns are called 1, 2, 3 … */
    const char *const
        *header;      /* column names given by the author (Vega-Lite's dsv "header"), or NULL */
    size_t units_row; /* the line of units; 0: found */
    size_t table;     /* which of several in the file, from 1; 0: the first, with a note */
    zy_span table_at; /* where that is said */
    const size_t *skip_lines; /* lines that are no rows */
    size_t skip_line_count;
    const char *const *skip_rows; /* patterns of first cells, NULL-terminated, or NULL */
    bool keeps_footer;            /* notes below are rows */
    const char *const *renamed;   /* old name (or number), new name, …, NULL; or NULL */
    char decimal;                 /* 0: a point */
    zy_date_order dates;
    bool repairs_rows; /* rows with surplus cells are made to fit, with a warning each */
} zy_csv_options;

/* What a file holds, and its name in messages. */
typedef struct zy_file_bytes {
    const char *name, *bytes;
    size_t len;
} zy_file_bytes;

/* Decodes `file` into a UTF-8 source in the arena: byte order mark, NUL parity (UTF-16), ESC
 * (ISO-2022-JP), valid UTF-8, then CP932 against EUC-JP by score. NULL after "bad-encoding". */
zy_source *zy_source_decode(zy_arena *arena, zy_diags *diags, zy_file_bytes file,
                            const char *encoding, zy_span asked);

/* Reads a CSV into text columns. NULL after errors: empty file, no header, unclosed quote (where
 * it opens), duplicate column names, limits. Ragged rows: too long is an error (see repairs_rows),
 * too short is padded with ZY_MISSING_ABSENT and a warning. */
zy_table *zy_csv_read(zy_arena *arena, zy_diags *diags, const zy_source *source,
                      const zy_csv_options *options);

/* ---- What a table may come in ---- */

/* Bytes packed by gzip (RFC 1952) or Zstandard (RFC 8878) are unpacked, in the arena; they are told
 * by how they begin, and others stay as they are. The name stays. False after "table-limit" (more
 * than `most` bytes), "cannot-unpack" (damaged or cut off), "no-zstd" (this machine lacks the
 * library). `asked` is the place that names the file, here and below. */
bool zy_table_unpack(zy_arena *arena, zy_diags *diags, zy_file_bytes *file, size_t most,
                     zy_span asked);

typedef enum zy_table_form {
    ZY_FORM_CSV,   /* and all text that is nothing else */
    ZY_FORM_JSON,  /* RFC 8259 */
    ZY_FORM_LINES, /* a value of JSON a line: .ndjson, .jsonl */
    ZY_FORM_SHEET, /* a zip: .xlsx, .ods */
} zy_table_form;
/* What unpacked bytes are. `type` is what the author says ("csv", "tsv", "dsv", "json", "ndjson"),
 * or NULL; then the ending of the name tells it, without .gz and .zst, and the first bytes where it
 * does not. False after "foreign-table": the file is of a kind that is known and not read. */
bool zy_table_form_find(zy_diags *diags, zy_file_bytes file, const char *type, zy_span asked,
                        zy_table_form *form);

/* A sheet of a workbook as the text of a CSV: line n is row n of the sheet, cells are parted by
 * commas and quoted as in RFC 4180, a line break in a cell is a blank. It is called FILE[SHEET].
 *
 * Read are .xlsx (ECMA-376 Part 1 §18, SpreadsheetML) and .ods (OpenDocument 1.3 Part 3 §9). Every
 * cell is the value that the file keeps: no formula is run, no link is followed, no macro is looked
 * at. Numbers have at most 15 digits; 0.83 shown in per cent is 83%; dates are ISO 8601 and as
 * precise as they are shown; merged cells all have the value of the first, but one from the
 * first column on that is alone in its row (a title, a note) says it once. Empty rows and columns
 * behind the last cell are left out.
 *
 * `sheet` is a name, or a number from 1 that counts hidden sheets too; NULL is the first that is
 * not hidden. NULL after "unknown-sheet", "bad-workbook", "cannot-unpack", "foreign-table" (a zip
 * with something else in it, a password), "formula-without-value", "table-limit". */
zy_source *zy_sheet_read(zy_arena *arena, zy_diags *diags, zy_file_bytes file,
                         const zy_value *sheet, zy_span asked);

/* A table from rows of JSON: a list of maps, or of plain values (then one column "data"). A list
 * as a row has the columns "0", "1", "2" …, as in JavaScript. */
zy_table *zy_table_of_values(zy_arena *arena, zy_diags *diags, const zy_value *rows);
/* The same from a JSON source (a file): read without places inside the rows. `property` is a path
 * such as "features", or NULL. */
zy_table *zy_json_table_read(zy_arena *arena, zy_diags *diags, const zy_source *source,
                             const char *property);
/* The same from a value of JSON a line, each a row; blank lines are none. */
zy_table *zy_json_lines_read(zy_arena *arena, zy_diags *diags, const zy_source *source);

/* NULL when there is none. Names match exactly; "a.b" and "a['b']" look into objects and "\\." is
 * a plain dot, as in Vega: then a computed column is made (and kept). */
zy_column *zy_table_find(zy_table *table, const char *name);
/* NULL-terminated, for suggestions. */
const char *const *zy_table_names(zy_arena *arena, const zy_table *table);
/* The value; undefined or null when missing. An empty cell of a text column that was not converted
 * is the text "", as d3 and Vega read it. */
zy_datum zy_column_at(const zy_column *column, size_t row);
/* Whether its cells are years: 2024年, 令和6年度. */
bool zy_column_is_of_years(const zy_column *column);
/* The instant that a chart means by a number or a text beside the dates of the column: 2015 is the
 * year where these are years, 令和2年度 its first day. False: it means none. */
bool zy_column_instant(const zy_column *column, zy_datum said, double *ms);
/* The number of a cell: NAN when missing or no number; a boolean is 0 or 1, a text what JavaScript
 * makes of it, but a blank one NAN. */
double zy_column_number(const zy_column *column, size_t row);
/* Why the cell has no value. */
zy_missing zy_column_missing(const zy_column *column, size_t row);
/* The place of a cell in its file (the row's line when the cell itself is not known). */
zy_span zy_cell_span(const zy_table *table, const zy_column *column, size_t row);

/* The line, from 1, among the first of the file, that looks like names of columns and has this one;
 * 0: none does. */
size_t zy_table_line_with(zy_arena *arena, const zy_table *table, const char *name);

/* What the cells of a text column are, by the cell grammar, decided for the column as a whole. */
typedef enum zy_inferred {
    ZY_INFER_TEXT,
    ZY_INFER_NUMBER,
    ZY_INFER_TIME,
    ZY_INFER_BOOL
} zy_inferred;
zy_inferred zy_column_infer(const zy_column *column);

/* What a second look at a column of words made of it. */
typedef enum zy_reading {
    ZY_READ_AS_IT_IS,
    ZY_READ_COMMAS,        /* 12,5 is a number with a decimal comma */
    ZY_READ_MONTH_FIRST,   /* 12/31/2024 */
    ZY_READ_DAY_FIRST,     /* 31.12.2024, 31/12/2024 */
    ZY_READ_NEITHER_ORDER, /* 3/4/2024: nothing tells the order, and nothing is changed */
    ZY_READ_YEARS_ONCE,    /* 2023年11月, 12月, …: each with its year */
    ZY_READ_SHORT_YEARS,   /* Jan-24, 24-Jan: of 2024 */
    ZY_READ_YEAR_OR_DAY,   /* Jan-24, Jan-25: nothing tells, and nothing is changed */
    ZY_READ_SEASONS,       /* 2023/24: the fiscal year 2023 */
    ZY_READ_TIMES_OF_DAY,
    ZY_READ_LIKELY_TIMES_OF_DAY,    /* 0:30, 1:00, 1:30: durations do not often ascend so */
    ZY_READ_DURATIONS,              /* 2:05:30, 2時間5分 */
    ZY_READ_HOURS_MINUTES,          /* 2:05, which could be minutes and seconds too */
    ZY_READ_MINUTES_SECONDS,        /* as the chart or the name says */
    ZY_READ_LIKELY_MINUTES_SECONDS, /* 59:30 beside 1:02:10 */
} zy_reading;
/* What the column is to be, as far as the chart tells. */
typedef enum zy_wanted {
    ZY_WANT_ANY,
    ZY_WANT_WORDS,   /* names, which clock readings stay as they are */
    ZY_WANT_MEASURE, /* durations, unless they say that they are times of day */
    ZY_WANT_NUMBER,
    ZY_WANT_TIME,
} zy_wanted;
/* Reads again the cells of a column of words, or where the chart says how; `*sure` is the first row
 * that tells. Texts are rewritten, and `written` keeps those of the file. */
zy_reading zy_column_look(zy_table *table, zy_column *column, zy_wanted wanted, size_t *sure);
/* A column of numbers and texts becomes one of texts, as a CSV would have it. */
void zy_column_spell(zy_table *table, zy_column *column);

/* What keeps a column of words from being the numbers or dates that it nearly is. */
typedef enum zy_doubt_kind {
    ZY_DOUBT_NONE,
    ZY_DOUBT_WORD,  /* a cell is neither a number nor a date */
    ZY_DOUBT_OTHER, /* a number among dates, a date among numbers */
    ZY_DOUBT_CODE,  /* 007: the zeros are a part of it */
    ZY_DOUBT_UNIT,  /* another unit than that of the cells before, or none */
} zy_doubt_kind;
typedef struct zy_doubt {
    zy_doubt_kind kind;
    zy_inferred nearly; /* ZY_INFER_NUMBER or ZY_INFER_TIME */
    size_t row;         /* the first such cell */
} zy_doubt;
zy_doubt zy_column_doubt(const zy_column *column);

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

/* The table as a CSV: RFC 4180 in UTF-8, lines end with \n, quotes stand where they are needed; its
 * first line has the names. A cell is what the file says; with `values` it is as zy_table_json has
 * it, and empty where no value is. */
void zy_table_csv(GString *out, const zy_table *table, bool values);
/* The table as a list of objects: numbers in the unit of their column, dates in ISO 8601 as precise
 * as their column (fiscal years, halves and quarters by their first month), missing ones null. */
void zy_table_json(GString *out, const zy_table *table);

/* Groups rows that are equal in all of the columns, in order of first appearance. group_of[row]
 * is the group's number; first[group] its first row. Missing values are a group of their own. */
typedef struct zy_groups {
    size_t count;
    size_t *group_of;
    size_t *first;
} zy_groups;
zy_groups zy_table_group(zy_arena *arena, const zy_table *table, zy_column *const *by,
                         size_t by_count);

/* The digits after the decimal point, or comma, that the cell was written with: 90.0点 has one. */
int zy_cell_decimals(const zy_column *column, size_t row);

/* ---- The cell grammar, for one cell ---- */

typedef struct zy_cell_number {
    double value;
    unsigned qualifiers;
    char unit[32];
} zy_cell_number;
typedef enum zy_cell_kind { ZY_CELL_TEXT, ZY_CELL_NUMBER, ZY_CELL_MISSING } zy_cell_kind;
zy_cell_kind zy_cell_number_read(const char *cell, zy_cell_number *number, zy_missing *missing);

/* A unit that stands apart from its numbers, in a name's brackets or a row of units: 百万円 is 円
 * and a scale of 1e6, "US$ bn" ドル and 1e9, 千 "" and 1000. False: it is none. */
bool zy_unit_scaled(zy_arena *arena, const char *text, double *scale, const char **unit);
/* Whether two units mean the same: ¥ and 円, % and パーセント. */
bool zy_unit_is_same(const char *a, const char *b);
/* The unit that the numbers of a column share, as they are read one after the other. */
typedef struct zy_shared_unit {
    const char *apart; /* of the cells without one; NULL: none */
    const char *unit;  /* NULL: no cell has one yet */
    char kept[sizeof((zy_cell_number *)0)->unit];
    size_t with, count; /* cells with a unit, and all */
} zy_shared_unit;
static inline zy_shared_unit zy_shared_unit_of(const zy_column *column)
{
    return (zy_shared_unit){.apart = column->unit_apart};
}
/* False: the number has another unit than those before it. */
bool zy_shared_unit_take(zy_shared_unit *shared, const zy_cell_number *number);
/* Whether they do share it: a unit that is not in the list has to stand everywhere, or is none. */
bool zy_shared_unit_stands(const zy_shared_unit *shared);

typedef struct zy_cell_date {
    double start, end; /* ms UTC; end is exclusive */
    zy_date_unit unit;
    int zone; /* of a stamp, in minutes east; `start` is the clock of the cell */
    bool era, range, zoned;
} zy_cell_date;
bool zy_cell_date_read(const char *cell, zy_cell_date *date);
/* JavaScript's Date.parse (ECMA-262 format and V8's common fallbacks), zoneless times as UTC; NAN.
 */
double zy_js_date_parse(const char *text);

#endif
