/* A CSV read into text columns. */
#include "table/inside.h"

#include <string.h>

typedef struct csv_reader {
    zy_csv_rows rows;
    const zy_csv_options *options;
    zy_table *table;
    const char **names;
    zy_span *name_spans;
    size_t width;     /* columns */
    size_t first_row; /* of the data */
    size_t short_rows, long_rows;
} csv_reader;

static size_t row_count(const csv_reader *r)
{
    return r->rows.first->len;
}

static const char *const *row_cells(const csv_reader *r, size_t row, size_t *width)
{
    size_t from = g_array_index(r->rows.first, size_t, row);
    size_t to =
        row + 1 < row_count(r) ? g_array_index(r->rows.first, size_t, row + 1) : r->rows.cells->len;

    *width = to - from;
    return (const char *const *)r->rows.cells->pdata + from;
}

static size_t row_at(const csv_reader *r, size_t row)
{
    return g_array_index(r->rows.at, uint32_t, row);
}

/* The span of the cell number `field` (from 0) of a row. */
static zy_span cell_span(const csv_reader *r, size_t row, size_t field)
{
    size_t at = row_at(r, row);
    zy_csv_cell cell;

    do {
        if (!zy_csv_cell_next(r->rows.source, &at, r->rows.delimiter, &cell))
            break;
    } while (field--);
    return (zy_span){r->rows.source, (uint32_t)cell.at, (uint32_t)(cell.end - cell.at)};
}

static bool fail_empty(const csv_reader *r)
{
    zy_diags *diags = r->rows.diags;

    return zy_fail(diags, "empty-table", (zy_span){r->rows.source, 0, 0}, NULL, "%s",
                   ZY_SAY(diags, "the table is empty", "表が空です"));
}

static bool check_width(const csv_reader *r)
{
    zy_diags *diags = r->rows.diags;

    if (r->width > ZY_LIMIT_COLUMNS)
        return zy_table_limit(
                   diags, (zy_span){r->rows.source, 0, 0},
                   ZY_SAY(diags, "the table has more than %d columns", "表の列が%d列を超えます"),
                   ZY_LIMIT_COLUMNS) != NULL;
    return true;
}

/* ---- Names of the columns ---- */

static void take_room(csv_reader *r, size_t width)
{
    r->width = width;
    r->names = ZY_NEW_ARRAY(r->rows.arena, const char *, width);
    r->name_spans = ZY_NEW_ARRAY(r->rows.arena, zy_span, width);
}

static const char *number_name(const csv_reader *r, size_t i)
{
    return zy_arena_format(r->rows.arena, "%zu", i + 1);
}

static bool name_by_number(csv_reader *r)
{
    size_t width;

    if (row_count(r) == 0)
        return fail_empty(r);
    row_cells(r, 0, &width);
    take_room(r, width);
    if (!check_width(r))
        return false;
    for (size_t i = 0; i < width; i++)
        r->names[i] = number_name(r, i);
    return true;
}

static bool name_by_author(csv_reader *r)
{
    size_t width = 0;

    while (r->options->header[width])
        width++;
    take_room(r, width);
    for (size_t i = 0; i < width; i++)
        r->names[i] = r->options->header[i];
    return width > 0 ? check_width(r) : fail_empty(r);
}

/* The first row that begins on line `line` (from 1) or below. */
static size_t row_on_line(const csv_reader *r, size_t line)
{
    const char *text = r->rows.source->text;
    size_t at = 0, row = 0;

    for (size_t i = 1; i < line && at < r->rows.source->len; i++) {
        at += strcspn(text + at, "\r\n");
        if (text[at] == '\r' && text[at + 1] == '\n')
            at++;
        if (text[at])
            at++;
    }
    while (row < row_count(r) && row_at(r, row) < at)
        row++;
    return row;
}

/* A column without a name, such as the one pandas writes first, is called by its number. */
static bool name_by_row(csv_reader *r)
{
    size_t header = row_on_line(r, r->options->header_row), width;

    if (header >= row_count(r))
        return fail_empty(r);
    const char *const *cells = row_cells(r, header, &width);
    take_room(r, width);
    if (!check_width(r))
        return false;
    size_t at = row_at(r, header);
    for (size_t i = 0; i < width; i++) {
        zy_csv_cell cell;
        zy_csv_cell_next(r->rows.source, &at, r->rows.delimiter, &cell);
        r->names[i] = *cells[i] ? cells[i] : number_name(r, i);
        r->name_spans[i] =
            (zy_span){r->rows.source, (uint32_t)cell.at, (uint32_t)(cell.end - cell.at)};
    }
    r->first_row = header + 1;
    return true;
}

static bool check_names(const csv_reader *r)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    zy_diags *diags = r->rows.diags;
    bool good = true;

    for (size_t i = 0; i < r->width; i++) {
        gpointer before = g_hash_table_lookup(seen, r->names[i]);
        if (before) {
            good = zy_fail(
                diags, "duplicate-column", r->name_spans[i], NULL,
                ZY_SAY(diags, "two columns are called \"%s\"", "「%s」という列が2つあります"),
                r->names[i]);
            zy_diag_also(diags, r->name_spans[GPOINTER_TO_SIZE(before) - 1]);
        }
        g_hash_table_insert(seen, (gpointer)(uintptr_t)r->names[i], GSIZE_TO_POINTER(i + 1));
    }
    g_hash_table_destroy(seen);
    return good;
}

static bool read_names(csv_reader *r)
{
    bool good;

    if (r->options->header)
        good = name_by_author(r);
    else if (r->options->no_header)
        good = name_by_number(r);
    else
        good = name_by_row(r);
    return good;
}

/* Lines that end in delimiters make columns with neither a name nor a value: they are none. */
static void drop_empty_columns(csv_reader *r)
{
    while (r->width > 1 && r->first_row && r->name_spans[r->width - 1].len == 0) {
        for (size_t row = r->first_row; row < row_count(r); row++) {
            size_t width;
            const char *const *cells = row_cells(r, row, &width);
            if (width >= r->width && *cells[r->width - 1])
                return;
        }
        r->width--;
    }
}

/* ---- Rows ---- */

/* The first cell beyond the columns that is not empty, or SIZE_MAX. */
static size_t surplus_cell(const csv_reader *r, const char *const *cells, size_t width)
{
    for (size_t i = r->width; i < width; i++)
        if (*cells[i])
            return i;
    return SIZE_MAX;
}

static void fail_long_row(csv_reader *r, size_t row, size_t field, size_t width)
{
    zy_diags *diags = r->rows.diags;

    if (r->long_rows++)
        return;
    zy_fail(diags, "ragged-row", cell_span(r, row, field),
            ZY_SAY(diags, "a cell that contains the delimiter is put in quotes",
                   "区切り文字を含むセルは引用符で囲みます"),
            ZY_SAY(diags, "the row has %zu cells, but there are %zu columns",
                   "行にセルが%zu個ありますが、列は%zu個です"),
            width, r->width);
}

static void check_rows(csv_reader *r)
{
    size_t first_short = 0, first_width = 0;
    zy_diags *diags = r->rows.diags;

    for (size_t row = r->first_row; row < row_count(r); row++) {
        size_t width;
        const char *const *cells = row_cells(r, row, &width);
        size_t surplus = surplus_cell(r, cells, width);
        if (surplus != SIZE_MAX)
            fail_long_row(r, row, surplus, width);
        if (width < r->width && r->short_rows++ == 0)
            first_short = row, first_width = width;
    }
    if (r->short_rows)
        zy_warn(diags, "ragged-row", cell_span(r, first_short, SIZE_MAX),
                ZY_SAY(diags, "the cells that are not there count as missing",
                       "足りないセルは欠損値として扱います"),
                ZY_SAY(diags, "the row has %zu cells of %zu (rows of this kind: %zu)",
                       "行のセルが%zu個しかありません(列は%zu個、そのような行は%zu行)"),
                first_width, r->width, r->short_rows);
}

static bool check_size(const csv_reader *r)
{
    zy_diags *diags = r->rows.diags;

    if (row_count(r) > ZY_LIMIT_CELLS / r->width)
        return zy_table_limit(
                   diags, (zy_span){r->rows.source, 0, 0},
                   ZY_SAY(diags, "the table has more than %d cells", "表のセルが%d個を超えます"),
                   ZY_LIMIT_CELLS) != NULL;
    return true;
}

static bool is_missing_word(const csv_reader *r, const char *cell)
{
    for (const char *const *word = r->options->missing; word && *word; word++)
        if (strcmp(*word, cell) == 0)
            return true;
    return false;
}

static zy_column *make_column(csv_reader *r, size_t field)
{
    zy_arena *arena = r->rows.arena;
    zy_column *column = zy_column_new(arena, r->names[field], ZY_COLUMN_TEXT, r->table->row_count);

    column->name_span = r->name_spans[field];
    column->field = (uint32_t)field + 1;
    for (size_t row = 0; row < column->count; row++) {
        size_t width;
        const char *const *cells = row_cells(r, r->first_row + row, &width);
        column->texts[row] = field < width ? cells[field] : "";
        if (field >= width)
            zy_column_miss(arena, column, row, ZY_MISSING_ABSENT);
        else if (is_missing_word(r, cells[field]))
            zy_column_miss(arena, column, row, ZY_MISSING_UNKNOWN);
    }
    return column;
}

static zy_table *make_table(csv_reader *r)
{
    zy_table *table = zy_table_new(r->rows.arena, row_count(r) - r->first_row);

    r->table = table;
    table->source = r->rows.source;
    table->delimiter = r->rows.delimiter;
    table->row_at = ZY_NEW_ARRAY(r->rows.arena, uint32_t, table->row_count);
    for (size_t row = 0; row < table->row_count; row++)
        table->row_at[row] = (uint32_t)row_at(r, r->first_row + row);
    for (size_t i = 0; i < r->width; i++)
        zy_table_append(table, make_column(r, i));
    return table;
}

static zy_table *read_table(csv_reader *r)
{
    if (!zy_csv_split(&r->rows) || !read_names(r))
        return NULL;
    drop_empty_columns(r);
    if (!check_size(r))
        return NULL;
    bool good = check_names(r);
    check_rows(r);
    return good && !r->long_rows ? make_table(r) : NULL;
}

zy_table *zy_csv_read(zy_arena *arena, zy_diags *diags, const zy_source *source,
                      const zy_csv_options *options)
{
    static const zy_csv_options defaults = {0};
    csv_reader r = {.options = options ? options : &defaults};

    r.rows = (zy_csv_rows){.arena = arena, .diags = diags, .source = source};
    r.rows.delimiter = r.options->delimiter ? r.options->delimiter : zy_csv_delimiter(source);
    r.rows.cells = g_ptr_array_new();
    r.rows.first = g_array_new(FALSE, FALSE, sizeof(size_t));
    r.rows.at = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    zy_table *table = read_table(&r);
    g_ptr_array_free(r.rows.cells, TRUE);
    g_array_free(r.rows.first, TRUE);
    g_array_free(r.rows.at, TRUE);
    return table;
}
