/* Workbooks, for the files of this folder that read them: archive and XML below, sheets above.
 *
 * A workbook is a zip of parts in XML, and comes from anywhere. Its parts are unpacked and parsed
 * piece by piece, never held whole; what they unpack to, how deep they nest and how many cells they
 * have is counted; entities are refused. */
#ifndef ZY_TABLE_SHEET_H
#define ZY_TABLE_SHEET_H

#include "table/inside.h"

/* ---- form.c: kinds of files that are known and not read ---- */

typedef struct zy_foreign {
    const char *english, *japanese; /* "a PDF document" */
    const char *hint, *japanese_hint;
} zy_foreign;
/* Says so, "foreign-table", and returns false. */
bool zy_foreign_fail(zy_diags *diags, const zy_foreign *foreign, const char *name, zy_span asked);
/* The same of a workbook with a password. */
bool zy_foreign_locked(zy_diags *diags, const char *name, zy_span asked);

/* ---- archive.c: the zip (APPNOTE 6.3), over minizip ---- */

typedef struct zy_archive {
    zy_arena *arena;
    zy_diags *diags;
    zy_file_bytes file;
    zy_span asked;
    size_t at;   /* where minizip reads */
    size_t left; /* bytes that may still be unpacked */
    void *zip;   /* minizip's */
} zy_archive;

/* Opens `archive->file`; false after "cannot-unpack". Closed in either case by zy_archive_close. */
bool zy_archive_open(zy_archive *archive);
void zy_archive_close(zy_archive *archive);
/* Whether there is an entry of that name, in capitals or not. */
bool zy_archive_has(zy_archive *archive, const char *name);
/* Gives the entry's bytes to `take`, piece by piece. False when `take` says false, which has then
 * said why, or after "cannot-unpack", "table-limit", "foreign-table" (a password). */
typedef bool (*zy_archive_taker)(void *object, const char *bytes, size_t len);
bool zy_archive_read(zy_archive *archive, const char *name, zy_archive_taker take, void *object);
/* Says that the workbook is not what its standard says, "bad-workbook"; false. */
bool zy_archive_fail(const zy_archive *archive, const char *part, const char *english,
                     const char *japanese);

/* ---- xml.c: one part, over expat ---- */

/* Called for the elements of a part, by their names without namespace; each may be NULL. One that
 * returns false has said why, and ends the reading. */
typedef struct zy_xml_calls {
    bool (*open)(void *object, const char *name, const char *const *attributes);
    bool (*close)(void *object, const char *name);
    bool (*text)(void *object, const char *text, size_t len);
} zy_xml_calls;
/* False after a diagnostic: "bad-workbook" for what is no XML, has a DOCTYPE or nests too deeply,
 * or those of zy_archive_read. */
bool zy_xml_read(zy_archive *archive, const char *part, const zy_xml_calls *calls, void *object);
/* The attribute of that name; its namespace may stand before it, "office:1.0 value-type", and is
 * else any. NULL: there is none. */
const char *zy_xml_attribute(const char *const *attributes, const char *name);
/* A number from 0 to `most` of an attribute, `fallback` when there is none or it is none. */
size_t zy_xml_count(const char *const *attributes, const char *name, size_t most, size_t fallback);
/* Whether it is "1" or "true". */
bool zy_xml_flag(const char *const *attributes, const char *name);

/* ---- sheet_grid.c: cells in any order become a CSV ---- */

typedef struct zy_sheet_area {
    size_t row, column, rows, columns; /* from 0; how many */
} zy_sheet_area;
typedef struct zy_sheet_grid {
    const zy_archive *archive;
    GArray *cells;  /* the inside of sheet_grid.c */
    GArray *merges; /* zy_sheet_area */
} zy_sheet_grid;

void zy_sheet_grid_begin(zy_sheet_grid *grid, const zy_archive *archive);
void zy_sheet_grid_end(zy_sheet_grid *grid);
/* A cell; an empty one is none. The text must stay. False after "table-limit". */
bool zy_sheet_grid_put(zy_sheet_grid *grid, size_t row, size_t column, const char *text);
/* The area's first cell stands in all of them. False after "table-limit". */
bool zy_sheet_grid_merge(zy_sheet_grid *grid, zy_sheet_area area);
/* NULL after "table-limit". */
zy_source *zy_sheet_grid_csv(zy_sheet_grid *grid, const char *sheet);
/* "B3", column and row from 0. */
const char *zy_sheet_grid_place(zy_arena *arena, size_t row, size_t column);

/* ---- sheet_format.c: how a number is shown ---- */

/* What of a number is shown. Flags. */
enum {
    ZY_SHOWS_PERCENT = 1,
    ZY_SHOWS_YEAR = 2,
    ZY_SHOWS_MONTH = 4,
    ZY_SHOWS_DAY = 8,
    ZY_SHOWS_TIME = 16,
    ZY_SHOWS_ELAPSED = 32, /* hours may be more than 24 */
};
/* What a number format (ECMA-376 Part 1 §18.8.31) shows, by its first section. */
unsigned zy_sheet_look_of(const char *format);
/* The same of a format that is known by its number (§18.8.30): those of all languages, and those of
 * Japanese, Chinese and Korean, 27 to 36 and 50 to 58, as in Japanese. */
unsigned zy_sheet_look_of_id(size_t id);
enum { ZY_SHEET_TEXT = 48 };
/* A cell's number as the look shows it: at most 15 digits; "83%"; "2024-04-01", "2024-04", "2024",
 * "2024-04-01T10:30", "10:30:00". Days count from 1900 with a 29 February that was none (serial
 * 60), or from 1904 (§18.17.4.1). What is no day of a calendar up to 9999 stays a number. */
void zy_sheet_look_text(double number, unsigned look, bool from_1904, char text[ZY_SHEET_TEXT]);

/* ---- sheet.c: what both kinds of workbooks share ---- */

/* Of a workbook that has more, these are found. */
enum { ZY_MOST_SHEETS = 10000 };
typedef struct zy_sheet_name {
    const char *name;
    bool hidden;
    const char *part; /* .xlsx: the part it is in; NULL: it has no cells (a chart) */
} zy_sheet_name;
/* The place of the sheet that is asked for, or of the first that is not hidden; SIZE_MAX after
 * "unknown-sheet". */
size_t zy_sheet_choose(const zy_archive *archive, const GArray *sheets, const zy_value *sheet);
/* Cells with formulas that keep no value: the first is named. */
bool zy_sheet_fail_formula(const zy_archive *archive, const char *sheet, const char *cell,
                           size_t count);

/* Appends to the text of a cell. False after "table-limit". */
bool zy_sheet_append(const zy_archive *archive, GString *to, const char *text, size_t len);

/* ---- xlsx_parts.c: the parts around the sheets of an .xlsx ---- */

typedef struct zy_xlsx {
    zy_archive *archive;
    const char *workbook; /* its part */
    GArray *relations;    /* the inside of xlsx_parts.c */
    GArray *sheets;       /* zy_sheet_name */
    GPtrArray *strings;   /* const char *: shared by the cells of all sheets */
    GArray *formats;      /* the inside of xlsx_parts.c */
    GArray *looks;        /* unsigned: of each style of cells */
    bool from_1904;
} zy_xlsx;
/* The part that is the workbook, by the package's relations (ECMA-376 Part 2 §6.5). NULL: there is
 * none, or after a diagnostic. */
const char *zy_xlsx_workbook(zy_archive *archive);
/* Reads the workbook's parts but for the sheets. False after a diagnostic; zy_xlsx_end in either
 * case. */
bool zy_xlsx_begin(zy_xlsx *xlsx, zy_archive *archive, const char *workbook);
void zy_xlsx_end(zy_xlsx *xlsx);
/* Text with _xHHHH_ for characters that XML cannot hold (ECMA-376 Part 1 §22.9.2.19), in the arena.
 */
const char *zy_xlsx_text(zy_arena *arena, const GString *text);

/* ---- xlsx.c, ods.c: the sheet as a CSV, NULL after a diagnostic ---- */

zy_source *zy_xlsx_read(zy_archive *archive, const char *workbook, const zy_value *sheet);
zy_source *zy_ods_read(zy_archive *archive, const zy_value *sheet);

#endif
