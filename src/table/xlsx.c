/* A sheet of an .xlsx: ECMA-376 Part 1 §18.3. */
#include "table/sheet.h"

#include <string.h>

#include "base/number.h"

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384 };

/* The values of t (§18.18.11); `n`, a number, when there is none. */
typedef enum cell_type { IS_NUMBER, IS_SHARED, IS_TEXT, IS_BOOL, IS_DATE } cell_type;

typedef struct sheet_reader {
    zy_xlsx *xlsx;
    const char *part;
    zy_sheet_grid grid;
    size_t row, column; /* of the cell that is read, from 0 */
    size_t next_row, next_column;
    cell_type type;
    unsigned look;
    GString *text;
    bool in_cell, in_inline, in_text, aloud, has_formula, has_value;
    const char *bad_formula; /* the first cell with a formula and no value */
    size_t bad_formulas;
} sheet_reader;

static bool fail(const sheet_reader *r, const char *english, const char *japanese)
{
    return zy_archive_fail(r->xlsx->archive, r->part, english, japanese);
}

/* "AB12", where it ends; false when it is none or beyond the last cell. */
static bool read_place(const char **at, size_t *row, size_t *column)
{
    *row = *column = 0;
    for (*at += **at == '$'; g_ascii_isalpha(**at) && *column <= MOST_COLUMNS; (*at)++)
        *column = *column * 26 + (size_t)(g_ascii_toupper(**at) - 'A') + 1;
    for (*at += **at == '$'; g_ascii_isdigit(**at) && *row <= MOST_ROWS; (*at)++)
        *row = *row * 10 + (size_t)(**at - '0');
    if (*row == 0 || *row > MOST_ROWS || *column == 0 || *column > MOST_COLUMNS)
        return false;
    --*row, --*column;
    return true;
}

static cell_type type_of(const char *t)
{
    if (!t || strcmp(t, "n") == 0)
        return IS_NUMBER;
    if (strcmp(t, "s") == 0)
        return IS_SHARED;
    if (strcmp(t, "b") == 0)
        return IS_BOOL;
    return strcmp(t, "d") == 0 ? IS_DATE : IS_TEXT; /* inlineStr, str, e */
}

static bool open_row(sheet_reader *r, const char *const *attributes)
{
    const size_t row = zy_xml_count(attributes, "r", MOST_ROWS + 1, r->next_row + 1);

    if (row == 0 || row > MOST_ROWS)
        return fail(r, "a row has no such number", "行番号が正しくありません");
    r->row = row - 1;
    r->next_row = row;
    r->next_column = 0;
    return true;
}

static bool open_cell(sheet_reader *r, const char *const *attributes)
{
    const char *place = zy_xml_attribute(attributes, "r");
    const size_t style = zy_xml_count(attributes, "s", G_MAXUINT16, 0);

    r->column = r->next_column;
    if (place && (!read_place(&place, &r->row, &r->column) || *place))
        return fail(r, "a cell has no such place", "セルの位置が正しくありません");
    if (r->column >= MOST_COLUMNS)
        return fail(r, "a row has too many cells", "行のセルが多すぎます");
    r->next_column = r->column + 1;
    r->type = type_of(zy_xml_attribute(attributes, "t"));
    r->look = style < r->xlsx->looks->len ? g_array_index(r->xlsx->looks, unsigned, style) : 0;
    r->in_cell = true;
    r->has_formula = r->has_value = false;
    g_string_truncate(r->text, 0);
    return true;
}

static bool open_merge(sheet_reader *r, const char *const *attributes)
{
    const char *at = zy_xml_attribute(attributes, "ref");
    size_t row, column, last_row, last_column;

    if (!at || !read_place(&at, &row, &column))
        return fail(r, "a merge has no such place", "結合セルの範囲が正しくありません");
    if (*at != ':')
        return true;
    at++;
    if (!read_place(&at, &last_row, &last_column) || last_row < row || last_column < column)
        return fail(r, "a merge has no such place", "結合セルの範囲が正しくありません");
    return zy_sheet_grid_merge(
        &r->grid, (zy_sheet_area){row, column, last_row - row + 1, last_column - column + 1});
}

static bool open_element(void *object, const char *name, const char *const *attributes)
{
    sheet_reader *r = object;

    if (strcmp(name, "row") == 0)
        return open_row(r, attributes);
    if (strcmp(name, "c") == 0)
        return open_cell(r, attributes);
    if (strcmp(name, "mergeCell") == 0)
        return open_merge(r, attributes);
    if (!r->in_cell)
        return true;
    if (strcmp(name, "v") == 0)
        r->in_text = r->has_value = true;
    else if (strcmp(name, "f") == 0)
        r->has_formula = true;
    else if (strcmp(name, "is") == 0)
        r->in_inline = r->has_value = true;
    else if (strcmp(name, "rPh") == 0)
        r->aloud = true;
    else if (strcmp(name, "t") == 0)
        r->in_text = r->in_inline && !r->aloud;
    return true;
}

static bool text_element(void *object, const char *text, size_t len)
{
    sheet_reader *r = object;

    return !r->in_text || zy_sheet_append(r->xlsx->archive, r->text, text, len);
}

/* ---- A cell that is read ---- */

static bool put(sheet_reader *r, const char *text)
{
    return zy_sheet_grid_put(&r->grid, r->row, r->column, text);
}

static bool put_shared(sheet_reader *r)
{
    const char *end = zy_digits_end(r->text->str);
    const guint64 index = g_ascii_strtoull(r->text->str, NULL, 10);

    if (r->text->len == 0)
        return true;
    if (*end || index >= r->xlsx->strings->len)
        return fail(r, "a cell names a text that is not there", "セルの指す文字列がありません");
    return put(r, g_ptr_array_index(r->xlsx->strings, index));
}

/* ISO 8601 already; midnight is no time, where none is shown. */
static bool put_date(sheet_reader *r)
{
    static const char *const midnights[] = {"T00:00:00.000Z", "T00:00:00.000", "T00:00:00Z",
                                            "T00:00:00", "T00:00"};

    for (size_t i = 0; i < sizeof midnights / sizeof *midnights; i++)
        if (!(r->look & ZY_SHOWS_TIME) && g_str_has_suffix(r->text->str, midnights[i])) {
            g_string_truncate(r->text, r->text->len - strlen(midnights[i]));
            break;
        }
    return put(r, zy_arena_text(r->xlsx->archive->arena, r->text->str, r->text->len));
}

static bool put_number(sheet_reader *r)
{
    char text[ZY_SHEET_TEXT];
    double number;

    g_strstrip(r->text->str);
    r->text->len = strlen(r->text->str);
    if (!zy_number_read(r->text->str, r->text->len, &number))
        return put(r, zy_xlsx_text(r->xlsx->archive->arena, r->text));
    zy_sheet_look_text(number, r->look, r->xlsx->from_1904, text);
    return put(r, zy_arena_text(r->xlsx->archive->arena, text, strlen(text)));
}

static bool close_cell(sheet_reader *r)
{
    const bool empty = r->text->len == 0;

    r->in_cell = false;
    if (r->has_formula && (!r->has_value || (empty && r->type != IS_TEXT))) {
        if (r->bad_formulas++ == 0)
            r->bad_formula = zy_sheet_grid_place(r->xlsx->archive->arena, r->row, r->column);
        return true;
    }
    if (empty)
        return true;
    switch (r->type) {
    case IS_SHARED:
        return put_shared(r);
    case IS_BOOL:
        return put(r, strcmp(r->text->str, "0") == 0 ? "FALSE" : "TRUE");
    case IS_DATE:
        return put_date(r);
    case IS_TEXT:
        return put(r, zy_xlsx_text(r->xlsx->archive->arena, r->text));
    case IS_NUMBER:
    default:
        return put_number(r);
    }
}

static bool close_element(void *object, const char *name)
{
    sheet_reader *r = object;

    if (!r->in_cell)
        return true;
    if (strcmp(name, "c") == 0)
        return close_cell(r);
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        r->in_text = false;
    else if (strcmp(name, "is") == 0)
        r->in_inline = false;
    else if (strcmp(name, "rPh") == 0)
        r->aloud = false;
    return true;
}

/* ---- The sheet ---- */

static zy_source *read_sheet(zy_xlsx *x, const zy_sheet_name *sheet)
{
    static const zy_xml_calls calls = {open_element, close_element, text_element};
    sheet_reader r = {.xlsx = x, .part = sheet->part, .text = g_string_new(NULL)};

    zy_sheet_grid_begin(&r.grid, x->archive);
    bool good = zy_xml_read(x->archive, sheet->part, &calls, &r);
    if (good && r.bad_formulas)
        good = zy_sheet_fail_formula(x->archive, sheet->name, r.bad_formula, r.bad_formulas);
    zy_source *source = good ? zy_sheet_grid_csv(&r.grid, sheet->name) : NULL;
    zy_sheet_grid_end(&r.grid);
    g_string_free(r.text, TRUE);
    return source;
}

zy_source *zy_xlsx_read(zy_archive *archive, const char *workbook, const zy_value *sheet)
{
    zy_xlsx x;
    zy_source *source = NULL;

    if (zy_xlsx_begin(&x, archive, workbook)) {
        const size_t i = zy_sheet_choose(archive, x.sheets, sheet);
        if (i != SIZE_MAX)
            source = read_sheet(&x, &g_array_index(x.sheets, zy_sheet_name, i));
    }
    zy_xlsx_end(&x);
    return source;
}
