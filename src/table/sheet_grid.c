/* Cells of a sheet, which come in any order and far apart, written as a CSV. */
#include "table/sheet.h"

#include <string.h>

/* Merges that wide or high were meant to go to the end of the sheet; they end where the cells do.
 */
enum { ENDLESS_COLUMNS = 256, ENDLESS_ROWS = 65536 };

typedef struct cell {
    uint32_t row, column;
    const char *text;
} cell;

void zy_sheet_grid_begin(zy_sheet_grid *grid, const zy_archive *archive)
{
    grid->archive = archive;
    grid->cells = g_array_new(FALSE, FALSE, sizeof(cell));
    grid->merges = g_array_new(FALSE, FALSE, sizeof(zy_sheet_area));
}

void zy_sheet_grid_end(zy_sheet_grid *grid)
{
    g_array_free(grid->cells, TRUE);
    g_array_free(grid->merges, TRUE);
}

static bool fail_cells(const zy_sheet_grid *grid)
{
    zy_diags *diags = grid->archive->diags;

    zy_table_limit(
        diags, grid->archive->asked,
        ZY_SAY(diags, "%s: the sheet has more than %d cells", "%s: シートのセルが%d個を超えます"),
        grid->archive->file.name, ZY_LIMIT_SHEET_CELLS);
    return false;
}

bool zy_sheet_grid_put(zy_sheet_grid *grid, size_t row, size_t column, const char *text)
{
    const cell one = {(uint32_t)row, (uint32_t)column, text};

    if (!text[strspn(text, " \t\r\n")])
        return true;
    if (grid->cells->len >= ZY_LIMIT_SHEET_CELLS)
        return fail_cells(grid);
    g_array_append_val(grid->cells, one);
    return true;
}

bool zy_sheet_grid_merge(zy_sheet_grid *grid, zy_sheet_area area)
{
    if (area.rows <= 1 && area.columns <= 1)
        return true;
    if (grid->merges->len >= ZY_LIMIT_SHEET_CELLS)
        return fail_cells(grid);
    g_array_append_val(grid->merges, area);
    return true;
}

const char *zy_sheet_grid_place(zy_arena *arena, size_t row, size_t column)
{
    char letters[16], *at = letters + sizeof letters - 1;

    *at = '\0';
    for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        *--at = (char)('A' + (rest - 1) % 26);
    return zy_arena_format(arena, "%s%zu", at, row + 1);
}

/* ---- Order and merges ---- */

static int compare(const void *a, const void *b)
{
    const cell *one = a, *other = b;

    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return one->column < other->column ? -1 : one->column > other->column;
}

/* Stable, so that of two cells at one place the later stays the later. */
static void sort(GArray *cells)
{
    for (guint i = 1; i < cells->len; i++)
        if (compare(&g_array_index(cells, cell, i - 1), &g_array_index(cells, cell, i)) > 0) {
            g_array_sort(cells, compare);
            return;
        }
}

/* How many of the first `count` cells, which are in order, stand at the place or before it. */
static guint count_up_to(const GArray *cells, guint count, cell place)
{
    guint low = 0, high = count;

    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (compare(&g_array_index(cells, cell, middle), &place) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The last cell's at that place, or NULL. */
static const char *text_at(const GArray *cells, guint count, cell place)
{
    const guint found = count_up_to(cells, count, place);
    const cell *last = found ? &g_array_index(cells, cell, found - 1) : NULL;

    return last && compare(last, &place) == 0 ? last->text : NULL;
}

/* Cells below and to the right end here. */
static void measure(const GArray *cells, size_t *rows, size_t *columns)
{
    *rows = *columns = 0;
    for (guint i = 0; i < cells->len; i++) {
        const cell *one = &g_array_index(cells, cell, i);
        if (*rows <= one->row)
            *rows = (size_t)one->row + 1;
        if (*columns <= one->column)
            *columns = (size_t)one->column + 1;
    }
}

typedef struct extent {
    guint count;               /* of cells, in order, before merges add some */
    size_t left, right, below; /* the first column with a cell; behind the last column, row */
} extent;

static size_t end_of(size_t first, size_t count, size_t endless, size_t end)
{
    if (count < endless)
        return first + count;
    return end > first ? end : first + 1;
}

/* A cell from the first column on that is alone in its row is a title or a note: that is said once.
 */
static bool is_title(const GArray *cells, const zy_sheet_area *area, const extent *all)
{
    const cell last = {(uint32_t)area->row, (uint32_t)(area->column + area->columns - 1), NULL};
    const guint next = count_up_to(cells, all->count, last);

    return area->rows == 1 && area->column <= all->left &&
           (next == all->count || g_array_index(cells, cell, next).row != last.row);
}

/* Every cell of the area; the first again, so that what stood below a merge is covered. */
static bool fill(zy_sheet_grid *grid, const zy_sheet_area *area, const char *text,
                 const extent *all)
{
    const size_t below = end_of(area->row, area->rows, ENDLESS_ROWS, all->below);
    const size_t right = end_of(area->column, area->columns, ENDLESS_COLUMNS, all->right);

    for (size_t row = area->row; row < below; row++)
        for (size_t column = area->column; column < right; column++)
            if (!zy_sheet_grid_put(grid, row, column, text))
                return false;
    return true;
}

static extent extent_of(const GArray *cells)
{
    extent all = {.count = cells->len, .left = SIZE_MAX};

    measure(cells, &all.below, &all.right);
    for (guint i = 0; i < cells->len; i++)
        if (all.left > g_array_index(cells, cell, i).column)
            all.left = g_array_index(cells, cell, i).column;
    return all;
}

static bool fill_merges(zy_sheet_grid *grid)
{
    const extent all = extent_of(grid->cells);

    for (guint i = 0; i < grid->merges->len; i++) {
        const zy_sheet_area *area = &g_array_index(grid->merges, zy_sheet_area, i);
        const cell place = {(uint32_t)area->row, (uint32_t)area->column, NULL};
        const char *text = text_at(grid->cells, all.count, place);
        if (text && !is_title(grid->cells, area, &all) && !fill(grid, area, text, &all))
            return false;
    }
    return true;
}

/* ---- The CSV ---- */

static void put_text(GString *out, const char *text)
{
    const bool quoted = strpbrk(text, ",\"") != NULL;

    if (quoted)
        g_string_append_c(out, '"');
    for (; *text; text++) {
        if (text[0] == '\r' && text[1] == '\n')
            continue;
        if (quoted && *text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, strchr("\r\n\t", *text) ? ' ' : *text);
    }
    if (quoted)
        g_string_append_c(out, '"');
}

static void put_commas(GString *out, size_t count)
{
    while (count--)
        g_string_append_c(out, ',');
}

/* A row without cells is a blank line, which a CSV does not count as a row; any other has all the
 * columns. */
static bool put_rows(GString *out, const GArray *cells, size_t columns)
{
    size_t row = 0, column = 0;
    bool begun = false;

    for (guint i = 0; i < cells->len; i++) {
        const cell *one = &g_array_index(cells, cell, i);
        if (i + 1 < cells->len && compare(one, one + 1) == 0)
            continue;
        if (begun && row < one->row)
            put_commas(out, columns - 1 - column);
        for (; row < one->row; row++, column = 0)
            g_string_append_c(out, '\n');
        put_commas(out, one->column - column);
        put_text(out, one->text);
        column = one->column;
        begun = true;
        if (out->len > UINT32_MAX / 4)
            return false;
    }
    if (begun) {
        put_commas(out, columns - 1 - column);
        g_string_append_c(out, '\n');
    }
    return true;
}

static size_t count_rows(const GArray *cells)
{
    size_t count = 0;

    for (guint i = 0; i < cells->len; i++)
        count +=
            i == 0 || g_array_index(cells, cell, i).row != g_array_index(cells, cell, i - 1).row;
    return count;
}

static bool is_small(const zy_sheet_grid *grid, size_t columns)
{
    zy_diags *diags = grid->archive->diags;

    if (columns > ZY_LIMIT_COLUMNS)
        return zy_table_limit(
                   diags, grid->archive->asked,
                   ZY_SAY(diags, "the table has more than %d columns", "表の列が%d列を超えます"),
                   ZY_LIMIT_COLUMNS) != NULL;
    return columns == 0 || count_rows(grid->cells) <= ZY_LIMIT_SHEET_CELLS / columns ||
           fail_cells(grid);
}

static void free_text(void *text)
{
    g_string_free(text, TRUE);
}

zy_source *zy_sheet_grid_csv(zy_sheet_grid *grid, const char *sheet)
{
    zy_arena *arena = grid->archive->arena;
    size_t rows, columns;

    sort(grid->cells);
    if (!fill_merges(grid))
        return NULL;
    sort(grid->cells);
    measure(grid->cells, &rows, &columns);
    if (!is_small(grid, columns))
        return NULL;
    GString *out = g_string_new(NULL);
    zy_arena_defer(arena, free_text, out);
    if (!put_rows(out, grid->cells, columns))
        return zy_table_limit(grid->archive->diags, grid->archive->asked, "%s",
                              ZY_SAY(grid->archive->diags, "the file is larger than 1 GiB",
                                     "ファイルが1GiBを超えます"));
    zy_source *source = ZY_NEW(arena, zy_source);
    *source = (zy_source){.name = zy_arena_format(arena, "%s[%s]", grid->archive->file.name, sheet),
                          .text = out->str,
                          .len = out->len};
    return source;
}
