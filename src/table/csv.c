/* A CSV read into text columns. */
#include "table/inside.h"

#include <string.h>

#include "base/lookup.h"

typedef struct csv_reader {
    zy_csv_rows rows;
    const zy_csv_options *options;
    zy_csv_layout layout;
    zy_table *table;
    const char **names;
    zy_span *name_spans;
    bool *twins;      /* columns that share their name with another */
    size_t *row_of;   /* the rows of the table among those of the file */
    size_t row_count; /* of the table */
    size_t width;     /* columns */
    size_t short_rows, long_rows;
    const char *const **repaired; /* by row of the table: its cells, or NULL; NULL: none is */
    size_t repairs;
} csv_reader;

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

/* The width that more than half of the rows have, if there is one; otherwise that of some row. */
static size_t majority_width(const csv_reader *r, const bool *left_out)
{
    size_t usual = 0, ahead = 0, width;

    for (size_t row = r->layout.first; row < r->layout.end; row++) {
        if (left_out && left_out[row])
            continue;
        zy_csv_row(&r->rows, row, &width);
        if (ahead == 0)
            usual = width;
        ahead += width == usual ? 1 : (size_t)-1;
    }
    return usual;
}

/* As many as the first row has, unless more than three quarters of all have as many fewer or more:
 * a cell too many in the first row is no column. */
static size_t width_without_names(const csv_reader *r)
{
    const zy_csv_layout *l = &r->layout;
    const size_t usual = majority_width(r, l->left_out);
    size_t first = 0, same = 0, count = 0, width;

    for (size_t row = l->first; row < l->end; row++) {
        if (l->left_out && l->left_out[row])
            continue;
        zy_csv_row(&r->rows, row, &width);
        first = first ? first : width;
        same += width == usual;
        count++;
    }
    if (count == 0)
        zy_csv_row(&r->rows, 0, &first);
    return same * 4 > count * 3 ? usual : MAX(first, l->width);
}

static bool name_by_number(csv_reader *r)
{
    if (zy_csv_row_count(&r->rows) == 0)
        return fail_empty(r);
    take_room(r, width_without_names(r));
    if (!check_width(r))
        return false;
    for (size_t i = 0; i < r->width; i++)
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

/* A group's name stands over the first of its columns, and is that of those to its right that have
 * a name of their own below. */
static const char *joined_name(const csv_reader *r, size_t field)
{
    const zy_csv_layout *l = &r->layout;
    const char *name = "", *last = "";

    for (size_t k = 0; k < l->header_count; k++) {
        size_t width;
        const char *const *cells = zy_csv_row(&r->rows, l->header + k, &width);
        const char *own = field < width ? cells[field] : "";
        for (size_t i = MIN(field, width); !*own && i-- > 0 && k + 1 < l->header_count;)
            own = cells[i];
        if (!*own || strcmp(own, last) == 0)
            continue;
        name = *name ? zy_arena_format(r->rows.arena, "%s / %s", name, own) : own;
        last = own;
    }
    return name;
}

/* The lowest cell that says something of the column. */
static zy_span span_of_name(const csv_reader *r, size_t field)
{
    const zy_csv_layout *l = &r->layout;

    for (size_t k = l->header_count; k-- > 0;) {
        size_t width;
        const char *const *cells = zy_csv_row(&r->rows, l->header + k, &width);
        if (field < width && (*cells[field] || k == 0))
            return zy_csv_span(&r->rows, l->header + k, field);
    }
    return (zy_span){0};
}

/* One row of names in one go: spans are found from the left. */
static void name_by_single_row(csv_reader *r)
{
    size_t at = zy_csv_row_at(&r->rows, r->layout.header), width;
    const char *const *cells = zy_csv_row(&r->rows, r->layout.header, &width);

    for (size_t i = 0; i < width; i++) {
        zy_csv_cell cell;
        zy_csv_cell_next(r->rows.source, &at, r->rows.dialect, &cell);
        r->names[i] = *cells[i] ? cells[i] : number_name(r, i);
        r->name_spans[i] =
            (zy_span){r->rows.source, (uint32_t)cell.at, (uint32_t)(cell.end - cell.at)};
    }
}

/* A column without a name, such as the one pandas writes first, is called by its number. */
static bool name_by_row(csv_reader *r)
{
    if (r->layout.header >= zy_csv_row_count(&r->rows))
        return fail_empty(r);
    take_room(r, r->layout.width);
    if (!check_width(r))
        return false;
    if (r->layout.header_count == 1) {
        name_by_single_row(r);
        return true;
    }
    for (size_t i = 0; i < r->width; i++) {
        const char *name = joined_name(r, i);
        r->names[i] = *name ? name : number_name(r, i);
        r->name_spans[i] = span_of_name(r, i);
    }
    return true;
}

/* Columns that share a name are 名, 名 (2), 名 (3); who uses one of them is warned. */
static void part_twins(csv_reader *r)
{
    GHashTable *seen = zy_lookup_new();

    r->twins = ZY_NEW_ARRAY(r->rows.arena, bool, r->width + 1);
    for (size_t i = 0; i < r->width; i++) {
        const char *name = r->names[i];
        gpointer before = g_hash_table_lookup(seen, name);
        for (int k = 2; g_hash_table_lookup(seen, r->names[i]); k++)
            r->names[i] = zy_arena_format(r->rows.arena, "%s (%d)", name, k);
        if (before)
            r->twins[i] = r->twins[GPOINTER_TO_SIZE(before) - 1] = true;
        zy_lookup_put(seen, r->names[i], GSIZE_TO_POINTER(i + 1));
    }
    g_hash_table_destroy(seen);
}

/* By the name a column has, or by its number. */
static bool rename_columns(csv_reader *r)
{
    bool good = true;

    for (const char *const *pair = r->options->renamed; pair && pair[0]; pair += 2) {
        bool found = false;
        for (size_t i = 0; i < r->width; i++) {
            if (strcmp(r->names[i], pair[0]) != 0 && strcmp(number_name(r, i), pair[0]) != 0)
                continue;
            r->names[i] = pair[1];
            found = true;
        }
        good = (found || zy_csv_fail_option(&r->rows, r->options, "columns", pair[0])) && good;
    }
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

/* ---- Rows ---- */

static const char *const *table_row(const csv_reader *r, size_t row, size_t *width)
{
    if (r->repaired && r->repaired[row]) {
        *width = r->width;
        return r->repaired[row];
    }
    return zy_csv_row(&r->rows, r->row_of[row], width);
}

static void choose_rows(csv_reader *r)
{
    const zy_csv_layout *l = &r->layout;

    r->row_of = ZY_NEW_ARRAY(r->rows.arena, size_t, l->end - MIN(l->first, l->end) + 1);
    for (size_t row = l->first; row < l->end; row++)
        if (!l->left_out || !l->left_out[row])
            r->row_of[r->row_count++] = row;
}

/* Lines that end in delimiters make columns with neither a name nor a value: they are none. */
static void drop_empty_columns(csv_reader *r)
{
    while (r->width > 1 && r->layout.header_count && r->name_spans[r->width - 1].len == 0) {
        for (size_t row = 0; row < r->row_count; row++) {
            size_t width;
            const char *const *cells = table_row(r, row, &width);
            if (width >= r->width && *cells[r->width - 1])
                return;
        }
        r->width--;
    }
}

static void fail_long_row(csv_reader *r, size_t row, size_t field, size_t width)
{
    zy_diags *diags = r->rows.diags;

    zy_fail(diags, "ragged-row", zy_csv_span(&r->rows, r->row_of[row], field),
            ZY_SAY(diags, "a cell that contains the delimiter is put in quotes",
                   "区切り文字を含むセルは引用符で囲みます"),
            ZY_SAY(diags, "the row has %zu cells, but there are %zu columns",
                   "行にセルが%zu個ありますが、列は%zu個です"),
            width, r->width);
}

/* ---- Rows made to fit ---- */

enum { MOST_REPAIRS_SAID = 20 };

/* "1" of 1,234: one to three digits, with a sign or without. */
static bool is_head(const char *cell)
{
    cell += *cell == '-' || *cell == '+';
    const size_t digits = strspn(cell, "0123456789");
    return *cell != '0' && digits >= 1 && digits <= 3 && !cell[digits];
}

/* "234" of it; what follows the three digits ends the number: 234.5, 234円. */
static bool is_group(const char *cell, bool *last)
{
    zy_cell_number number;
    zy_missing missing;

    if (strspn(cell, "0123456789") != 3)
        return false;
    *last = cell[3] != '\0';
    return !*last || zy_cell_number_read(cell, &number, &missing) == ZY_CELL_NUMBER;
}

/* How many cells after `i` may belong to the number that begins there. */
static size_t groups_after(const char *const *cells, size_t width, size_t i)
{
    bool last = !is_head(cells[i]);
    size_t count = 0;

    while (!last && i + count + 1 < width && is_group(cells[i + count + 1], &last))
        count++;
    return count;
}

/* most[i]: how many cells fewer those from `i` on can be when all their numbers are joined. */
static size_t *most_joined(const csv_reader *r, const char *const *cells, size_t width)
{
    size_t *most = ZY_NEW_ARRAY(r->rows.arena, size_t, width + 1);

    for (size_t i = width; i-- > 0;) {
        const size_t groups = groups_after(cells, width, i);
        for (size_t j = 0; j <= groups; j++)
            most[i] = MAX(most[i], j + most[i + j + 1]);
    }
    return most;
}

/* Joins pieces of numbers until the row fits; where there is a choice, those to the right, as codes
 * and ranks stand to the left. False: there are not as many pieces. */
static bool join_numbers(const csv_reader *r, size_t row, const char **into)
{
    size_t width, i = 0;
    const char *const *cells = table_row(r, row, &width);
    const size_t *most = most_joined(r, cells, width);
    size_t surplus = width - r->width;

    if (most[0] < surplus)
        return false;
    for (size_t k = 0; k < r->width; k++) {
        size_t joined = 0;
        while (joined + most[i + joined + 1] < surplus)
            joined++;
        surplus -= joined;
        into[k] = cells[i];
        for (; joined > 0; joined--)
            into[k] = zy_arena_format(r->rows.arena, "%s,%s", into[k], cells[++i]);
        i++;
    }
    return true;
}

/* What is too much stands in the last cell, as it stands in the line; empty cells are dropped. */
static void append_surplus(csv_reader *r, size_t row, const char **into)
{
    const char delimiter = r->rows.dialect.delimiter;
    size_t width;
    const char *const *cells = table_row(r, row, &width);
    const char *last = cells[r->width - 1];

    while (width > r->width && !*cells[width - 1])
        width--;
    for (size_t i = r->width; i < width; i++)
        last = zy_arena_format(r->rows.arena, "%s%c%s", last, delimiter, cells[i]);
    for (size_t i = 0; i + 1 < r->width; i++)
        into[i] = cells[i];
    into[r->width - 1] = last;
}

static void warn_repaired(csv_reader *r, size_t row, bool joined, size_t width)
{
    zy_diags *diags = r->rows.diags;
    const zy_span span = zy_csv_span(&r->rows, r->row_of[row], joined ? 0 : r->width);

    zy_warn(diags, "repaired-row", span,
            ZY_SAY(diags, "a cell that contains the delimiter is put in quotes",
                   "区切り文字を含むセルは引用符で囲みます"),
            joined ? ZY_SAY(diags,
                            "the row has %zu cells, but there are %zu columns; the pieces of its "
                            "numbers are joined",
                            "行にセルが%zu個、列は%zu個です。桁区切りで分かれた数をつなぎました")
                   : ZY_SAY(diags,
                            "the row has %zu cells, but there are %zu columns; those too many are "
                            "in the last cell",
                            "行にセルが%zu個、列は%zu個です。余りは最後のセルに入れました"),
            width, r->width);
}

static void repair_row(csv_reader *r, size_t row)
{
    const char **into = ZY_NEW_ARRAY(r->rows.arena, const char *, r->width);
    size_t width;

    if (!r->repaired)
        r->repaired = ZY_NEW_ARRAY(r->rows.arena, const char *const *, r->row_count);
    table_row(r, row, &width);
    const bool joined = r->rows.dialect.delimiter == ',' && join_numbers(r, row, into);
    if (!joined)
        append_surplus(r, row, into);
    if (r->repairs++ < MOST_REPAIRS_SAID)
        warn_repaired(r, row, joined, width);
    r->repaired[row] = into;
}

/* Whether the row has surplus cells that are no pieces of its numbers. */
static bool is_wider(const csv_reader *r, size_t row, size_t *width)
{
    const char *const *cells = table_row(r, row, width);
    bool filled = false;

    for (size_t i = r->width; i < *width; i++)
        filled |= *cells[i] != '\0';
    return filled && (r->rows.dialect.delimiter != ',' ||
                      most_joined(r, cells, *width)[0] < *width - r->width);
}

/* Where most rows are longer than the names by as much, it is a name that lacks: the columns
 * without one are called by their numbers. */
static void widen_names(csv_reader *r)
{
    zy_diags *diags = r->rows.diags;
    const char **names = r->names;
    const zy_span *spans = r->name_spans;
    const size_t before = r->width;
    size_t wide = 0, rows = 0, width;

    for (size_t row = 0; row < r->row_count; row++)
        if (is_wider(r, row, &width) && (rows == 0 || width == wide))
            wide = width, rows++;
    if (rows * 2 <= r->row_count)
        return;
    take_room(r, wide);
    for (size_t i = 0; i < wide; i++) {
        r->names[i] = i < before ? names[i] : number_name(r, i);
        r->name_spans[i] = i < before ? spans[i] : (zy_span){0};
    }
    zy_warn(
        diags, "repaired-row", spans[0], NULL,
        ZY_SAY(diags,
               "there are %zu names, but most rows have %zu cells; columns without a name are "
               "called by their numbers",
               "列名は%zu個ですが、ほとんどの行のセルは%zu個です。名前のない列は番号で呼びます"),
        before, wide);
}

static void warn_further_repairs(const csv_reader *r)
{
    zy_diags *diags = r->rows.diags;

    if (r->repairs > MOST_REPAIRS_SAID)
        zy_warn(diags, "repaired-row", (zy_span){r->rows.source, 0, 0}, NULL,
                ZY_SAY(diags, "%zu further rows have too many cells, and were made to fit",
                       "セルの多すぎる行がほかに%zu行あり、列の数に合わせました"),
                r->repairs - MOST_REPAIRS_SAID);
}

/* A surplus cell is one too many even if the last one is empty: 東京,1,234, has a number in two.
 * Where all rows end in delimiters that is the file's manner. */
static void check_long_rows(csv_reader *r, bool manner)
{
    for (size_t row = 0; row < r->row_count; row++) {
        size_t width;
        const char *const *cells = table_row(r, row, &width);
        size_t surplus = r->width;
        while (surplus < width && !*cells[surplus])
            surplus++;
        if (width <= r->width || (surplus == width && (manner || !*cells[r->width - 1])))
            continue;
        if (r->options->repairs_rows)
            repair_row(r, row);
        else if (r->long_rows++ == 0)
            fail_long_row(r, row, MIN(surplus, width - 1), width);
    }
}

static void check_rows(csv_reader *r)
{
    size_t first_short = 0, first_width = 0, longer = 0;
    zy_diags *diags = r->rows.diags;

    for (size_t row = 0; row < r->row_count; row++) {
        size_t width;
        table_row(r, row, &width);
        longer += width > r->width;
        if (width < r->width && r->short_rows++ == 0)
            first_short = row, first_width = width;
    }
    if (longer)
        check_long_rows(r, longer == r->row_count);
    warn_further_repairs(r);
    if (r->short_rows)
        zy_warn(diags, "ragged-row", zy_csv_span(&r->rows, r->row_of[first_short], SIZE_MAX),
                ZY_SAY(diags, "the cells that are not there count as missing",
                       "足りないセルは欠損値として扱います"),
                ZY_SAY(diags, "the row has %zu cells of %zu (rows of this kind: %zu)",
                       "行のセルが%zu個しかありません(列は%zu個、そのような行は%zu行)"),
                first_width, r->width, r->short_rows);
}

static bool check_size(const csv_reader *r)
{
    zy_diags *diags = r->rows.diags;

    if (zy_csv_row_count(&r->rows) > ZY_LIMIT_CELLS / r->width)
        return zy_table_limit(
                   diags, (zy_span){r->rows.source, 0, 0},
                   ZY_SAY(diags, "the table has more than %d cells", "表のセルが%d個を超えます"),
                   ZY_LIMIT_CELLS) != NULL;
    return true;
}

/* ---- Columns ---- */

static bool is_missing_word(const csv_reader *r, const char *cell)
{
    for (const char *const *word = r->options->missing; word && *word; word++)
        if (strcmp(*word, cell) == 0)
            return true;
    return false;
}

/* What a title says of all numbers holds of amounts: 増減率 and 順位 under 「単位：千人」 are none.
 */
static const char *unit_of_table(const csv_reader *r, const char *name)
{
    if (zy_name_is_rate(name))
        return r->layout.rate_unit;
    return zy_name_is_rank(name) || zy_is_time_name(name) ? NULL : r->layout.unit;
}

/* The unit in the row of units, else in the name, else of the whole table. */
static void take_unit(const csv_reader *r, zy_column *column, size_t field)
{
    zy_arena *arena = r->rows.arena;
    const char *rest = NULL, *unit = "";
    double scale = 1;
    size_t width = 0;

    if (r->options->as_is)
        return;
    const char *const *units = r->layout.units < zy_csv_row_count(&r->rows)
                                   ? zy_csv_row(&r->rows, r->layout.units, &width)
                                   : NULL;
    const bool named = zy_unit_of_name(arena, column->name, &scale, &unit, &rest);
    column->title = named ? rest : NULL;
    bool found = named;
    if (field < width && zy_unit_scaled(arena, units[field], &scale, &unit))
        found = true;
    else if (!named && unit_of_table(r, column->name))
        found = zy_unit_scaled(arena, unit_of_table(r, column->name), &scale, &unit);
    if (found)
        column->unit_apart = unit, column->scale_apart = scale;
}

/* Excel's ="01100" keeps the zeros of a code. */
static const char *unformulated(const csv_reader *r, const char *cell)
{
    if (cell[0] != '=' || cell[1] != '"' || r->options->as_is)
        return cell;
    const size_t len = strlen(cell);
    if (len < 4 || cell[len - 1] != '"')
        return cell;
    return zy_arena_text(r->rows.arena, cell + 2, len - 3);
}

static zy_column *make_column(csv_reader *r, size_t field)
{
    zy_arena *arena = r->rows.arena;
    zy_column *column = zy_column_new(arena, r->names[field], ZY_COLUMN_TEXT, r->row_count);

    column->name_span = r->name_spans[field];
    column->field = (uint32_t)field + 1;
    column->twin = r->twins[field];
    take_unit(r, column, field);
    for (size_t row = 0; row < column->count; row++) {
        size_t width;
        const char *const *cells = table_row(r, row, &width);
        column->texts[row] = field < width ? unformulated(r, cells[field]) : "";
        if (field >= width)
            zy_column_miss(arena, column, row, ZY_MISSING_ABSENT);
        else if (is_missing_word(r, cells[field]))
            zy_column_miss(arena, column, row, ZY_MISSING_UNKNOWN);
    }
    return column;
}

static size_t line_of(const csv_reader *r, size_t row)
{
    int line, column;

    zy_span_locate((zy_span){r->rows.source, (uint32_t)zy_csv_row_at(&r->rows, row), 0}, &line,
                   &column);
    return (size_t)line;
}

/* Where the names and units stand in the file, and which of its tables this is. */
static void keep_lines(const csv_reader *r)
{
    const zy_csv_layout *l = &r->layout;

    r->table->table = l->table;
    r->table->table_count = l->table_count;
    r->table->table_lines = l->table_lines;
    if (l->header_count) {
        r->table->header_line = line_of(r, l->header);
        r->table->header_last = line_of(r, l->header + l->header_count - 1);
    }
    if (l->units < zy_csv_row_count(&r->rows))
        r->table->units_line = line_of(r, l->units);
}

static zy_table *make_table(csv_reader *r)
{
    zy_table *table = zy_table_new(r->rows.arena, r->row_count);

    r->table = table;
    table->source = r->rows.source;
    table->dialect = r->rows.dialect;
    table->decimal = r->options->decimal;
    table->dates = r->options->dates;
    keep_lines(r);
    table->row_at = ZY_NEW_ARRAY(r->rows.arena, uint32_t, table->row_count);
    for (size_t row = 0; row < table->row_count; row++)
        table->row_at[row] = (uint32_t)zy_csv_row_at(&r->rows, r->row_of[row]);
    for (size_t i = 0; i < r->width; i++)
        zy_table_append(table, make_column(r, i));
    return table;
}

static zy_table *read_table(csv_reader *r)
{
    if (!zy_csv_split(&r->rows))
        return NULL;
    r->layout = zy_csv_layout_find(&r->rows, r->options);
    if (r->layout.is_wrong || !read_names(r))
        return NULL;
    choose_rows(r);
    drop_empty_columns(r);
    if (r->options->repairs_rows)
        widen_names(r);
    if (!check_width(r) || !check_size(r))
        return NULL;
    part_twins(r);
    const bool renamed = rename_columns(r);
    check_rows(r);
    return r->long_rows || !renamed ? NULL : make_table(r);
}

/* ---- The dialect ---- */

/* Excel's "sep=;" in the first line names the delimiter; the byte after the line. */
static size_t read_separator(const zy_source *source, char *delimiter)
{
    const char *text = source->text;
    size_t at = 5;

    if (source->len < 6 || g_ascii_strncasecmp(text, "sep=", 4) != 0 || text[4] == '\n' ||
        text[4] == '\r')
        return 0;
    at += strspn(text + at, "\r");
    if (text[at] != '\n')
        return 0;
    *delimiter = text[4];
    return at + 1;
}

static zy_csv_dialect dialect_of(const zy_source *source, const zy_csv_options *o)
{
    zy_csv_dialect d = {.delimiter = o->delimiter,
                        .quote = o->no_quotes ? '\0'
                                 : o->quote   ? o->quote
                                              : '"',
                        .escape = o->escape};

    if (!d.delimiter)
        d.delimiter = zy_csv_delimiter(source, d.quote);
    return d;
}

zy_table *zy_csv_read(zy_arena *arena, zy_diags *diags, const zy_source *source,
                      const zy_csv_options *options)
{
    static const zy_csv_options defaults = {0};
    zy_csv_options own = options ? *options : defaults;
    csv_reader r = {.options = &own};

    if (!own.as_is)
        source = zy_source_composed(arena, source);
    r.rows = (zy_csv_rows){.arena = arena, .diags = diags, .source = source, .as_is = own.as_is};
    if (!own.as_is)
        r.rows.start = read_separator(source, &own.delimiter);
    r.rows.dialect = dialect_of(source, &own);
    r.rows.cells = g_ptr_array_new();
    r.rows.first = g_array_new(FALSE, FALSE, sizeof(size_t));
    r.rows.at = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    zy_table *table = read_table(&r);
    g_ptr_array_free(r.rows.cells, TRUE);
    g_array_free(r.rows.first, TRUE);
    g_array_free(r.rows.at, TRUE);
    if (!table)
        zy_diags_fault(diags, source, ZY_FAULT_DATA);
    return table;
}
