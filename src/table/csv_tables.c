/* Several tables in one file: where each begins.
 *
 * A row that is taken for the first of a second table is lost to the first one, which is worse than
 * a second one that is not seen. So three things have to come together: a gap, or rows that are
 * wider or narrower from here on; a row that reads as names, of other columns than those above; and
 * rows below it that its columns fit, and those above do not. */
#include "table/inside.h"

#include <string.h>

enum { SEEN = 200, SEEN_BELOW = 20, MOST_TITLES = 5, MOST_NAME_ROWS = 3, MOST_PAIRS = 20 };

/* What the columns of a table hold, by its first rows. */
typedef struct shape {
    size_t names;    /* the first row that fills two cells */
    size_t extent;   /* cells up to the last filled one, of the names */
    size_t width;    /* cells of the names, filled or not */
    size_t rows;     /* that fill two cells, with the names */
    size_t amounts;  /* rows with an amount in them */
    bool *of_values; /* by column: nearly all cells are numbers or dates */
    size_t columns;
} shape;

/* A table that may begin at a row. */
typedef struct beginning {
    size_t titles, names, body, end; /* rows; how many titles */
    size_t extent;
    bool gap;
} beginning;

typedef struct finder {
    const zy_csv_rows *rows;
    const bool *left_out;
    size_t count;
    size_t header; /* of the whole file: what is above it hardly is a table */
    size_t first;  /* of the table that is being read */
    shape shape;   /* of it */
    bool is_known; /* the shape */
    GArray *starts;
    size_t above; /* rows of pairs before the first table */
} finder;

static const char *const *row_at(const finder *f, size_t row, size_t *width)
{
    return zy_csv_row(f->rows, row, width);
}

static size_t extent_of(const finder *f, size_t row)
{
    size_t width;
    const char *const *cells = row_at(f, row, &width);

    while (width > 0 && !*cells[width - 1])
        width--;
    return width;
}

static const char *cell_at(const finder *f, size_t row, size_t column)
{
    size_t width;
    const char *const *cells = row_at(f, row, &width);

    return column < width ? cells[column] : "";
}

static size_t filled_in(const finder *f, size_t row)
{
    size_t width;
    const char *const *cells = row_at(f, row, &width);

    return zy_csv_filled(cells, width);
}

/* Whether the line above the row is blank, or has delimiters only: such lines are no rows. */
static bool has_gap(const finder *f, size_t row)
{
    const char *text = f->rows->source->text;
    size_t at = zy_csv_row_at(f->rows, row);
    bool ended = false;

    for (; at > 0; at--) {
        const char c = text[at - 1];
        if (c == '\r' && at < f->rows->source->len && text[at] == '\n')
            continue;
        if ((c == '\n' || c == '\r') && ended)
            return true;
        ended |= c == '\n' || c == '\r';
        if (!ended || (c != f->rows->dialect.delimiter && !g_ascii_isspace(c)))
            return false;
    }
    return false;
}

/* ---- What cells are ---- */

static bool is_missing(const char *cell)
{
    zy_cell_number number;
    zy_missing missing;

    return zy_cell_number_read(cell, &number, &missing) == ZY_CELL_MISSING;
}

static bool is_value(const char *cell)
{
    zy_cell_number number;
    zy_missing missing;
    zy_cell_date date;

    return zy_cell_number_read(cell, &number, &missing) == ZY_CELL_NUMBER ||
           zy_cell_date_read(cell, &date);
}

/* What stands in place of a number that is not there: 調査中, 未定, 非公開. */
static bool is_remark(const char *cell)
{
    static const char *const begins[] = {"未", "非", "不", "無", "欠", "調査"};
    static const char *const ends[] = {"中", "なし", "予定", "休"};

    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++)
        if (g_str_has_prefix(cell, begins[i]))
            return true;
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(cell, ends[i]))
            return true;
    return false;
}

/* Two words at least, and neither amounts nor what stands for a missing value; years may be names.
 */
static bool is_names(const finder *f, size_t row)
{
    size_t width, words = 0;
    const char *const *cells = row_at(f, row, &width);

    const size_t filled = zy_csv_filled(cells, width);
    /* "Source" may be a name, too; a note hardly has three cells. */
    if (filled < 2 || (filled == 2 && zy_csv_is_note(cells[0])))
        return false;
    for (size_t i = 0; i < width; i++) {
        if (!*cells[i])
            continue;
        if (zy_cell_is_amount(cells[i]) || is_missing(cells[i]))
            return false;
        if (!is_value(cells[i]))
            words++;
        else if (words == 0)
            return false;
    }
    return words > 0;
}

static bool is_title(const finder *f, size_t row)
{
    size_t width;
    const char *const *cells = row_at(f, row, &width);

    if (zy_csv_filled(cells, width) != 1 || zy_csv_is_note(cells[0]))
        return false;
    for (size_t i = 0; i < width; i++)
        if (*cells[i] && zy_cell_is_amount(cells[i]))
            return false;
    return true;
}

static bool is_left_out(const finder *f, size_t row)
{
    return f->left_out && f->left_out[row];
}

static bool has_amounts(const finder *f, size_t row)
{
    const size_t extent = extent_of(f, row);

    for (size_t i = 0; i < extent; i++)
        if (zy_cell_is_amount(cell_at(f, row, i)))
            return true;
    return false;
}

/* ---- The table above ---- */

/* Whether nearly all cells of the column that have something in them are numbers or dates. */
static bool holds_values(const finder *f, size_t column, size_t from, size_t to)
{
    size_t values = 0, all = 0;

    for (size_t row = from; row < to; row++) {
        const char *cell = cell_at(f, row, column);
        if (!*cell || is_missing(cell))
            continue;
        all++;
        values += is_value(cell);
    }
    return all > 0 && values * 5 >= all * 4;
}

/* Its first rows, up to `end`: names first, then, from the first amounts on, what its columns hold.
 */
static shape shape_of(const finder *f, size_t end)
{
    shape s = {.names = SIZE_MAX};
    size_t body = SIZE_MAX;

    end = MIN(end, MAX(f->first, f->above) + SEEN);
    for (size_t row = MAX(f->first, f->above); row < end; row++) {
        if (filled_in(f, row) < 2 || is_left_out(f, row))
            continue;
        const bool amounts = has_amounts(f, row);
        s.names = MIN(s.names, row);
        s.rows++;
        s.amounts += amounts;
        if (amounts && body == SIZE_MAX)
            body = row;
    }
    if (s.names == SIZE_MAX)
        return s;
    s.extent = extent_of(f, s.names);
    row_at(f, s.names, &s.width);
    s.columns = s.width;
    s.of_values = ZY_NEW_ARRAY(f->rows->arena, bool, s.columns + 1);
    for (size_t i = 0; i < s.columns && body != SIZE_MAX; i++)
        s.of_values[i] = holds_values(f, i, body, end);
    return s;
}

/* Whether what stands above is a table, with names. Above those that the whole file would have
 * stand titles and pairs such as 作成日,2024-04-01: there it has to be names over numbers in three
 * columns, or in several rows. */
static bool is_table(const finder *f, size_t end)
{
    const shape *s = &f->shape;

    if (s->rows < 2 || !is_names(f, s->names))
        return false;
    return end > f->header || (s->amounts + 1 >= s->rows && s->amounts >= (s->extent > 2 ? 2 : 4));
}

/* ---- The table that may begin ---- */

/* Whether it is another year, month or day than the one that the table above has for a name there,
 * in a row that begins as its names do: 県,2021年 after 県,2020年. */
static bool is_other_date(const finder *f, const beginning *b, size_t column)
{
    const char *cell = cell_at(f, b->names, column), *above = cell_at(f, f->shape.names, column);
    const char *first = cell_at(f, b->names, 0);
    zy_cell_date date;

    return *first && strcmp(first, cell_at(f, f->shape.names, 0)) == 0 &&
           strcmp(cell, above) != 0 && zy_cell_date_read(cell, &date) &&
           zy_cell_date_read(above, &date);
}

/* How many columns have a name where the table above has numbers or dates. */
static size_t count_contrasts(const finder *f, const beginning *b)
{
    size_t contrasts = 0;

    for (size_t i = 0; i < b->extent && i < f->shape.columns; i++) {
        const char *cell = cell_at(f, b->names, i);
        if (!f->shape.of_values[i] || !*cell)
            continue;
        contrasts += is_value(cell) ? is_other_date(f, b, i) : !is_remark(cell);
    }
    return contrasts;
}

/* Whether a name stands over amounts. */
static bool has_amounts_below(const finder *f, const beginning *b)
{
    for (size_t row = b->body; row < b->end; row++)
        for (size_t i = 0; i < b->extent; i++)
            if (*cell_at(f, b->names, i) && zy_cell_is_amount(cell_at(f, row, i)))
                return true;
    return false;
}

/* Whether the rows below have words where the table above has numbers. */
static bool is_of_other_kind(const finder *f, const beginning *b)
{
    for (size_t i = 0; i < b->extent && i < f->shape.columns; i++)
        if (f->shape.of_values[i] && *cell_at(f, b->body, i) &&
            !is_missing(cell_at(f, b->body, i)) && !holds_values(f, i, b->body, b->end))
            return true;
    return false;
}

/* Whether a cell of the row stands again in its column, as names do not. */
static bool stands_again(const finder *f, const beginning *b)
{
    const size_t from = f->shape.names + 1, to = MIN(b->names - b->titles, from + SEEN_BELOW);

    for (size_t i = 0; i < b->extent; i++) {
        const char *cell = cell_at(f, b->names, i);
        for (size_t row = from; *cell && row < to; row++)
            if (strcmp(cell, cell_at(f, row, i)) == 0 && !is_left_out(f, row))
                return true;
        for (size_t row = b->body; *cell && row < b->end; row++)
            if (strcmp(cell, cell_at(f, row, i)) == 0)
                return true;
    }
    return false;
}

static bool has_same_names(const finder *f, const beginning *b)
{
    for (size_t i = 0; i < MAX(b->extent, f->shape.extent); i++)
        if (strcmp(cell_at(f, b->names, i), cell_at(f, f->shape.names, i)) != 0)
            return false;
    return true;
}

/* The only filled cell of a title. */
static const char *title_text(const finder *f, size_t row)
{
    size_t width;
    const char *const *cells = row_at(f, row, &width);

    for (size_t i = 0; i < width; i++)
        if (*cells[i])
            return cells[i];
    return "";
}

/* The same names again are the same table, on its next page; but not under a title of their own
 * where the first has one. */
static bool has_other_title(const finder *f, const beginning *b)
{
    static const char *const next[] = {"続",   "つづき", "ページ", "頁",
                                       "cont", "Cont",   "page",   "Page"};
    const char *title = b->titles ? title_text(f, b->names - b->titles) : "";

    if (!b->titles || f->first == f->shape.names || !is_title(f, f->first))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(next); i++)
        if (strstr(title, next[i]))
            return false;
    return strcmp(title, title_text(f, f->first)) != 0;
}

/* Whether all rows of the body go as far as the names. */
static bool is_even(const finder *f, const beginning *b)
{
    for (size_t row = b->body; row < b->end; row++)
        if (extent_of(f, row) != b->extent)
            return false;
    return true;
}

/* Rows from `at` that may be a table: titles, names, and at least one row below. */
static bool outline(const finder *f, size_t at, beginning *b)
{
    *b = (beginning){.gap = true, .names = at};
    while (b->names < f->count && b->titles < MOST_TITLES && !is_left_out(f, b->names) &&
           is_title(f, b->names))
        b->names++, b->titles++;
    if (b->names >= f->count || is_left_out(f, b->names) || !is_names(f, b->names))
        return false;
    b->body = b->names + 1;
    for (size_t i = 0; i < MOST_NAME_ROWS && b->body + i < f->count; i++)
        if (has_amounts(f, b->body + i)) {
            b->body += i;
            break;
        }
    b->end = b->body;
    while (b->end < f->count && b->end < b->body + SEEN_BELOW && filled_in(f, b->end) > 1 &&
           !zy_csv_is_note(cell_at(f, b->end, 0)) && !has_gap(f, b->end))
        b->end++;
    b->extent = MAX(extent_of(f, b->names), extent_of(f, b->body - 1));
    return b->end > b->body && b->body - b->names <= MOST_NAME_ROWS;
}

/* After a gap. */
static bool is_second(const finder *f, const beginning *b)
{
    const bool wider = b->extent != f->shape.extent;
    const bool even = wider && is_even(f, b) && b->end - b->body >= (b->titles ? 1 : 2);
    const size_t contrasts = count_contrasts(f, b);
    const bool amounts = has_amounts_below(f, b);

    if (has_same_names(f, b))
        return has_other_title(f, b);
    if (stands_again(f, b))
        return false;
    /* Pairs above a table with numbers, as 作成者,田中, are no table of words. */
    if (f->shape.amounts == 0 && f->shape.extent < 3 && amounts)
        return false;
    if (contrasts >= 1 && (amounts || wider || is_of_other_kind(f, b)))
        return true;
    return even || (b->titles && amounts && f->shape.amounts == 0);
}

/* Whether all that stands above are pairs such as 口座番号,1234567, before the names of a wider
 * table of numbers: where there are more of them than rows, they would be taken for it. */
static bool is_below_pairs(const finder *f, const beginning *b)
{
    const shape *s = &f->shape;
    const size_t end = b->names - b->titles;

    if (f->first > 0 || end <= f->header || end > MOST_PAIRS || s->rows == 0 || b->extent < 3 ||
        (s->amounts > 0 && is_names(f, s->names)))
        return false;
    for (size_t row = 0; row < end; row++)
        if (extent_of(f, row) > 2)
            return false;
    return b->end - b->body >= 2 && has_amounts_below(f, b) && is_even(f, b);
}

/* ---- Without a gap ---- */

/* Whether the rows have as many cells, but for one in ten whose quotes may be wrong. */
static bool is_of_one_width(const finder *f, size_t from, size_t to, size_t width)
{
    size_t other = 0;

    for (size_t row = from; row < to && other * 10 <= to - from; row++) {
        size_t own;
        row_at(f, row, &own);
        other += own != width;
    }
    return to >= from + 3 && other * 10 <= to - from;
}

/* Names of another number of columns, and the rows from here on have as many cells: then no gap is
 * needed. */
static bool begins_with_width(const finder *f, size_t row)
{
    beginning b;
    size_t width, before;

    row_at(f, row, &width);
    row_at(f, row - 1, &before);
    if (width == before || width < 2 || before < 2 || !outline(f, row, &b) || b.titles ||
        !is_of_one_width(f, f->shape.names, row, before) || count_contrasts(f, &b) < 2)
        return false;
    size_t end = row + 1;
    while (end < f->count && !has_gap(f, end))
        end++;
    return is_of_one_width(f, row, end, width);
}

/* ---- All of them ---- */

static void learn(finder *f, size_t end)
{
    if (!f->is_known)
        f->shape = shape_of(f, end);
    f->is_known = f->shape.rows > 0 && end - f->first >= SEEN;
}

/* Whether the row begins another table; notes after a gap are those of the table above. */
static bool begins_table(finder *f, size_t row, bool gap)
{
    size_t width = 0, before = 0;
    beginning b;

    if (!gap) {
        row_at(f, row, &width);
        row_at(f, row - 1, &before);
        if (width == before || !is_names(f, row))
            return false;
    } else if (!outline(f, row, &b)) {
        return false;
    }
    learn(f, row);
    if (gap && f->above == 0 && is_below_pairs(f, &b))
        f->above = row;
    if (f->above == row || !is_table(f, row))
        return false;
    return gap ? is_second(f, &b) : begins_with_width(f, row);
}

static void begin(finder *f, size_t row)
{
    g_array_append_val(f->starts, row);
    f->first = row;
    f->is_known = false;
}

zy_csv_starts zy_csv_starts_find(const zy_csv_rows *rows, const bool *left_out, size_t header)
{
    finder f = {.rows = rows, .left_out = left_out, .count = zy_csv_row_count(rows)};
    bool gap = false;

    f.header = header;
    f.starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    begin(&f, 0);
    for (size_t row = 1; row < f.count; row++) {
        gap = has_gap(&f, row) ||
              (gap && zy_csv_is_note(cell_at(&f, row - 1, 0)) && filled_in(&f, row - 1) == 1);
        if (!is_left_out(&f, row) && begins_table(&f, row, gap))
            begin(&f, row);
    }
    zy_csv_starts starts = {.count = f.starts->len, .above = f.above};
    starts.rows = ZY_NEW_ARRAY(rows->arena, size_t, starts.count + 1);
    memcpy(starts.rows, f.starts->data, starts.count * sizeof(size_t));
    starts.rows[starts.count] = f.count;
    g_array_free(f.starts, TRUE);
    return starts;
}

void zy_csv_rows_keep(zy_csv_rows *rows, size_t first, size_t end)
{
    if (end < rows->first->len) {
        g_ptr_array_set_size(rows->cells, (gint)g_array_index(rows->first, size_t, end));
        g_array_set_size(rows->first, (guint)end);
        g_array_set_size(rows->at, (guint)end);
    }
    if (first > 0) {
        g_array_remove_range(rows->first, 0, (guint)first);
        g_array_remove_range(rows->at, 0, (guint)first);
        rows->from = zy_csv_row_at(rows, 0);
    }
}
