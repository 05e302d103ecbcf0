/* Where the table is in its file: titles stand above the header, notes below the rows, units in a
 * row of their own. Found where the evidence is plain, and said in notes; what the chart says about
 * it is never overruled. */
#include "table/inside.h"

#include <fnmatch.h>
#include <string.h>

enum { SAMPLE = 200, MOST_TITLES = 30 };

/* ---- Rows ---- */

size_t zy_csv_filled(const char *const *cells, size_t width)
{
    size_t count = 0;

    for (size_t i = 0; i < width; i++)
        count += *cells[i] != '\0';
    return count;
}

static size_t filled_in(const zy_csv_rows *rows, size_t row)
{
    size_t width;
    const char *const *cells = zy_csv_row(rows, row, &width);

    return zy_csv_filled(cells, width);
}

static size_t first_filled(const zy_csv_rows *rows, size_t row)
{
    size_t width, field = 0;
    const char *const *cells = zy_csv_row(rows, row, &width);

    while (field < width && !*cells[field])
        field++;
    return field;
}

static bool is_number(const char *cell)
{
    zy_cell_number number;
    zy_missing missing;

    return zy_cell_number_read(cell, &number, &missing) == ZY_CELL_NUMBER;
}

bool zy_cell_is_amount(const char *cell)
{
    zy_cell_number number;
    zy_missing missing;
    zy_cell_date date;

    if (zy_cell_number_read(cell, &number, &missing) != ZY_CELL_NUMBER)
        return false;
    /* 2465 would be a year, too, but hardly is one. */
    return !zy_cell_date_read(cell, &date) || date.start < zy_day_ms(1850, 1, 1) ||
           date.start >= zy_day_ms(2101, 1, 1);
}

static bool has_amounts(const char *const *cells, size_t width)
{
    for (size_t i = 0; i < width; i++)
        if (zy_cell_is_amount(cells[i]))
            return true;
    return false;
}

static bool begins_with(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (g_ascii_strncasecmp(text, *words, strlen(*words)) == 0)
            return true;
    return false;
}

bool zy_csv_is_note(const char *cell)
{
    static const char *const words[] = {
        "注",      "(注",      "（注",    "※",      "＊",     "*",     "資料",   "(資料",
        "（資料",  "出典",     "(出典",   "（出典", "出所",   "(出所", "（出所", "備考",
        "（備考",  "[注",      "［注",    "note",   "source", "data:", "(note",  "(source",
        "footnot", "データ：", "データ:", "《注",   "〈注",   "【注",  "#",      NULL};

    return begins_with(cell, words);
}

static bool is_note_alone(const zy_csv_rows *rows, size_t row)
{
    size_t width;
    const char *const *cells = zy_csv_row(rows, row, &width);

    return zy_csv_filled(cells, width) == 1 && zy_csv_is_note(cells[0]);
}

/* How many cells most rows fill, of the first ones: the width of the table. Titles fill one; they
 * do not count where as many rows fill more, and notes not at all. */
static size_t usual_width(const zy_csv_rows *rows)
{
    const size_t count = MIN(zy_csv_row_count(rows), SAMPLE);
    size_t best = 0, most = 0, wide = 0, lines = 0;

    for (size_t a = 0; a < count; a++) {
        wide += filled_in(rows, a) >= 2;
        lines += !is_note_alone(rows, a);
    }
    for (size_t a = 0; a < count; a++) {
        const size_t width = filled_in(rows, a);
        size_t same = 0;
        if (width < 2 && wide * 2 >= lines)
            continue;
        for (size_t b = a; b < count; b++)
            same += filled_in(rows, b) == width;
        if (same > most || (same == most && width > best))
            most = same, best = width;
    }
    return best;
}

/* psql's "(2 rows)". */
static bool is_row_count(const char *cell)
{
    size_t digits;

    if (*cell != '(')
        return false;
    digits = strspn(cell + 1, "0123456789");
    return digits &&
           (strcmp(cell + 1 + digits, " rows)") == 0 || strcmp(cell + 1 + digits, " row)") == 0);
}

/* -----+-----, the line below a header in a terminal. */
static bool is_rule(const char *const *cells, size_t width)
{
    bool any = false;

    for (size_t i = 0; i < width; i++) {
        if (cells[i][strspn(cells[i], "-+=|:")] != '\0')
            return false;
        any |= strstr(cells[i], "--") != NULL;
    }
    return any;
}

/* ---- What is left out ---- */

static void leave_out(const zy_csv_rows *rows, zy_csv_layout *l, size_t row)
{
    if (!l->left_out)
        l->left_out = ZY_NEW_ARRAY(rows->arena, bool, zy_csv_row_count(rows) + 1);
    l->left_out[row] = true;
}

static int line_of(const zy_csv_rows *rows, size_t row)
{
    int line, column;

    zy_span_locate((zy_span){rows->source, (uint32_t)zy_csv_row_at(rows, row), 0}, &line, &column);
    return line;
}

typedef enum place_of_lines { TOGETHER, SCATTERED } place_of_lines;

/* `why` follows on "left out: ". */
static void say(const zy_csv_rows *rows, size_t row, size_t count, place_of_lines place,
                const char *why, const char *hint)
{
    zy_diags *diags = rows->diags;
    const zy_span span = zy_csv_span(rows, row, first_filled(rows, row));
    const int line = line_of(rows, row);

    if (count == 1)
        zy_note(diags, "left-out-rows", span, hint,
                ZY_SAY(diags, "line %d is left out: %s", "%d行目は表の行ではありません（%s）"),
                line, why);
    else if (place == TOGETHER)
        zy_note(diags, "left-out-rows", span, hint,
                ZY_SAY(diags, "lines %d to %d are left out: %s",
                       "%d行目から%d行目までは表の行ではありません（%s）"),
                line, line_of(rows, row + count - 1), why);
    else
        zy_note(diags, "left-out-rows", span, hint,
                ZY_SAY(diags, "line %d and %zu like it are left out: %s",
                       "%d行目とほかの%zu行は表の行ではありません（%s）"),
                line, count - 1, why);
}

size_t zy_csv_row_on_line(const zy_csv_rows *rows, size_t line)
{
    const char *text = rows->source->text;
    size_t at = 0, row = 0;

    for (size_t i = 1; i < line && at < rows->source->len; i++) {
        at += strcspn(text + at, "\r\n");
        if (text[at] == '\r' && text[at + 1] == '\n')
            at++;
        if (text[at])
            at++;
    }
    while (row < zy_csv_row_count(rows) && zy_csv_row_at(rows, row) < at)
        row++;
    return row;
}

bool zy_csv_fail_option(const zy_csv_rows *rows, const zy_csv_options *options, const char *key,
                        const char *what)
{
    return zy_fail(rows->diags, "bad-table-option", options->at, NULL,
                   ZY_SAY(rows->diags, "\"%s\" names \"%s\", which is not in the table",
                          "「%s」に「%s」とありますが、表にありません"),
                   key, what);
}

/* The row on this line, or after it where it is blank; SIZE_MAX after a diagnostic: there is none.
 */
static size_t asked_row(const zy_csv_rows *rows, const zy_csv_options *options, const char *key,
                        size_t line)
{
    const size_t row = zy_csv_row_on_line(rows, line);
    const bool above = rows->from > 0 && line < (size_t)line_of(rows, 0);

    if (row < zy_csv_row_count(rows) && !above)
        return row;
    zy_csv_fail_option(rows, options, key, zy_arena_format(rows->arena, "%zu", line));
    return SIZE_MAX;
}

/* Those that the chart names: lines, or rows whose first cell matches; wherever they stand. */
static bool skip_asked(const zy_csv_rows *rows, const zy_csv_options *options, zy_csv_layout *l)
{
    bool good = true;

    for (size_t i = 0; i < options->skip_line_count; i++) {
        const size_t row = asked_row(rows, options, "skip", options->skip_lines[i]);
        if (row == SIZE_MAX)
            good = false;
        else if ((size_t)line_of(rows, row) == options->skip_lines[i])
            leave_out(rows, l, row);
    }
    for (const char *const *p = options->skip_rows; p && *p; p++) {
        bool found = false;
        for (size_t row = 0; row < zy_csv_row_count(rows); row++) {
            size_t width;
            if (fnmatch(*p, zy_csv_row(rows, row, &width)[0], 0) != 0)
                continue;
            leave_out(rows, l, row);
            found = true;
        }
        good = (found || zy_csv_fail_option(rows, options, "skip", *p)) && good;
    }
    return good;
}

/* ---- Above ---- */

static bool next_has_amounts(const zy_csv_rows *rows, size_t row)
{
    size_t width;

    if (row + 1 >= zy_csv_row_count(rows))
        return false;
    const char *const *cells = zy_csv_row(rows, row + 1, &width);
    return has_amounts(cells, width);
}

/* The column at which the table begins: in a sheet it often is the second. */
static size_t left_column(const zy_csv_rows *rows)
{
    const size_t count = MIN(zy_csv_row_count(rows), SAMPLE);
    size_t left = SIZE_MAX;

    for (size_t row = 0; row < count && left > 0; row++)
        left = MIN(left, first_filled(rows, row));
    return left;
}

/* A title, or a line such as 作成日,2024-01-01: it begins in the first column, and fills few. */
static bool is_title(const zy_csv_rows *rows, size_t row, size_t enough, size_t left)
{
    size_t width;
    const char *const *cells = zy_csv_row(rows, row, &width);
    const size_t full = zy_csv_filled(cells, width);

    return full < enough &&
           (first_filled(rows, row) <= left || (full == 1 && strstr(cells[width - 1], "単位")));
}

/* A word, where rows have numbers. */
static bool is_word(const char *cell)
{
    zy_cell_number number;
    zy_missing missing;
    zy_cell_date date;

    return *cell && zy_cell_number_read(cell, &number, &missing) == ZY_CELL_TEXT &&
           !zy_cell_date_read(cell, &date);
}

/* Whether the row is full of words, over numbers in the next one. */
static bool names_numbers(const zy_csv_rows *rows, size_t row, size_t usual)
{
    size_t width, below;

    if (!next_has_amounts(rows, row))
        return false;
    const char *const *cells = zy_csv_row(rows, row, &width), *const *next =
                                                                  zy_csv_row(rows, row + 1, &below);
    if (zy_csv_filled(cells, width) < usual)
        return false;
    for (size_t i = 0; i < width && i < below; i++)
        if (zy_cell_is_amount(next[i]) && !is_word(cells[i]))
            return false;
    return true;
}

/* Lines of two or more cells may stand above the names, too: 作成日,2024年4月1日 over three
 * columns. The row of the names that the first full one is; else `row`. */
static size_t names_below(const zy_csv_rows *rows, size_t row, size_t usual)
{
    size_t last = row;

    while (last + 1 < zy_csv_row_count(rows) && last - row < MOST_TITLES &&
           filled_in(rows, last) < usual)
        last++;
    return last > row && names_numbers(rows, last, usual) ? last : row;
}

/* 作成日,2024年4月1日: what stands beside the first cell is a day, or the first ends in a colon. */
static bool is_entry(const char *const *cells, size_t width)
{
    zy_cell_date date;

    return width > 1 && (g_str_has_suffix(cells[0], ":") || g_str_has_suffix(cells[0], "：") ||
                         (zy_cell_date_read(cells[1], &date) && date.unit >= ZY_DATE_DAY));
}

/* Whether the row holds names of groups over the names of the next one: there is a gap in it where
 * the next has a name, as a merged cell leaves it. */
static bool is_group_row(const zy_csv_rows *rows, size_t row)
{
    size_t width, below, gaps = 0;

    if (row + 2 >= zy_csv_row_count(rows) || !next_has_amounts(rows, row + 1))
        return false;
    const char *const *cells = zy_csv_row(rows, row, &width), *const *names =
                                                                  zy_csv_row(rows, row + 1, &below);
    if (has_amounts(cells, width) || has_amounts(names, below) || is_entry(cells, width))
        return false;
    for (size_t i = 1; i < width && i < below; i++) {
        if (*cells[i] && !*names[i] && i + 1 < width && !*cells[i + 1])
            return false;
        gaps += !*cells[i] && *names[i];
    }
    return gaps > 0 && (!*names[0] || zy_csv_filled(names, below) >= below);
}

/* A group row whose first cell names the column below, which is empty there: 区分,人口,, over
 * ,男,女,計. */
static bool begins_names(const zy_csv_rows *rows, size_t row)
{
    size_t width;

    return filled_in(rows, row) >= 2 && is_group_row(rows, row) &&
           !*zy_csv_row(rows, row + 1, &width)[0];
}

static void find_header(const zy_csv_rows *rows, zy_csv_layout *l)
{
    const size_t count = zy_csv_row_count(rows), usual = usual_width(rows);
    const size_t enough = MAX(2, (usual * 3 + 4) / 5);
    const size_t left = left_column(rows);
    size_t header = 0;

    l->header_count = 1;
    while (l->left_out && header < count && l->left_out[header])
        header++;
    l->header = header < count ? header : 0;
    if (usual < 2)
        return;
    while (header < count && header < MOST_TITLES &&
           ((l->left_out && l->left_out[header]) ||
            (is_title(rows, header, enough, left) && !begins_names(rows, header))))
        header++;
    if (header == count || header == MOST_TITLES)
        return;
    if (!is_group_row(rows, header))
        header = names_below(rows, header, usual);
    l->header = header;
    if (is_group_row(rows, header))
        l->header_count = 2;
}

/* ---- Units ---- */

static bool is_units_row(const zy_csv_rows *rows, size_t row, size_t names)
{
    size_t width, units = 0, first = 0;
    const char *const *cells = zy_csv_row(rows, row, &width);

    if (!next_has_amounts(rows, row) || width > names + 1)
        return false;
    for (size_t i = 0; i < width; i++) {
        const char *unit = zy_unit_bare(rows->arena, cells[i]);
        if (!*unit || strcmp(unit, "-") == 0)
            continue;
        double scale;
        const char *of;
        if (is_number(cells[i]) && strpbrk(cells[i], "0123456789"))
            return false;
        if (zy_unit_scaled(rows->arena, unit, &scale, &of))
            units++;
        else if (i == 0 || g_str_has_prefix(unit, "単位") || g_ascii_strcasecmp(unit, "unit") == 0)
            first++;
        else
            return false;
    }
    return units > 0;
}

/* (1), (2), (3) … below the names: numbers of the columns. Without brackets they are only where
 * there are many, and the next row begins with a name. */
static bool is_number_line(const zy_csv_rows *rows, size_t row)
{
    size_t width, next_width, seen = 0;
    bool bare = false;

    if (row + 1 >= zy_csv_row_count(rows))
        return false;
    const char *const *cells = zy_csv_row(rows, row, &width), *const *next = zy_csv_row(
                                                                  rows, row + 1, &next_width);
    for (size_t i = 0; i < width; i++) {
        const char *cell = zy_unit_bare(rows->arena, cells[i]);
        char number[24];
        g_snprintf(number, sizeof number, "%zu", seen + 1);
        if (!*cell && seen == 0)
            continue;
        if (strcmp(cell, number) != 0)
            return false;
        bare |= cell == cells[i];
        seen++;
    }
    return bare ? seen >= 5 && !is_number(next[0]) : seen >= 2;
}

static void find_below_header(const zy_csv_rows *rows, zy_csv_layout *l)
{
    const size_t count = zy_csv_row_count(rows);
    size_t width;

    l->first = l->header + l->header_count;
    zy_csv_row(rows, l->header, &width);
    while (l->first < count) {
        size_t cells_count;
        const char *const *cells = zy_csv_row(rows, l->first, &cells_count);
        if (l->units == SIZE_MAX && is_units_row(rows, l->first, width)) {
            l->units = l->first;
        } else if (!is_rule(cells, cells_count) && !is_number_line(rows, l->first)) {
            return;
        }
        l->first++;
    }
}

static const char *hint_of_line(const zy_csv_rows *rows, size_t row)
{
    const int line = line_of(rows, row);

    return zy_arena_format(rows->arena,
                           ZY_SAY(rows->diags, "data: {header: %d} takes line %d for the names",
                                  "data: {header: %d} とすれば%d行目を列名とします"),
                           line, line);
}

static void say_above(const zy_csv_rows *rows, zy_csv_layout *l)
{
    zy_diags *diags = rows->diags;

    for (size_t row = 0; row < l->header && !l->unit && !l->rate_unit; row++)
        zy_csv_unit_in_title(rows, l, row);
    size_t first = 0;
    while (first < l->header && l->left_out && l->left_out[first])
        first++;
    if (first >= l->header)
        return;
    say(rows, first, l->header - first, TOGETHER,
        ZY_SAY(diags, "above the names of the columns", "列名より上"), hint_of_line(rows, first));
}

/* ---- Below ---- */

/* Rows below that fill one cell and begin with 注, 資料, ※ or the like. */
static void find_footer(const zy_csv_rows *rows, zy_csv_layout *l)
{
    size_t end = zy_csv_row_count(rows), first = end;

    while (end > l->first + 1) {
        size_t width;
        const char *const *cells = zy_csv_row(rows, end - 1, &width);
        const size_t full = zy_csv_filled(cells, width);
        const bool note = zy_csv_is_note(cells[0]) || is_row_count(cells[0]);
        if (!(full == 1 && *cells[0]) && !(note && full < l->width))
            break;
        end--;
        if (note)
            first = end;
    }
    if (l->width < 2 || first == zy_csv_row_count(rows))
        return;
    l->end = first;
    say(rows, first, zy_csv_row_count(rows) - first, TOGETHER,
        ZY_SAY(rows->diags, "notes below the table", "表の下の注記"),
        ZY_SAY(rows->diags, "data: {footer: false} keeps them",
               "data: {footer: false} とすれば残ります"));
}

/* ---- Among the rows ---- */

static bool is_header_again(const zy_csv_rows *rows, const zy_csv_layout *l, size_t row)
{
    size_t width, names_width;
    const char *const *cells = zy_csv_row(rows, row, &width), *const *names = zy_csv_row(
                                                                  rows,
                                                                  l->header + l->header_count - 1,
                                                                  &names_width);

    if (width != names_width || strcmp(cells[0], names[0]) != 0)
        return false;
    for (size_t i = 1; i < width; i++)
        if (strcmp(cells[i], names[i]) != 0)
            return false;
    return true;
}

static void find_repeats(const zy_csv_rows *rows, zy_csv_layout *l)
{
    size_t repeats = 0, comments = 0, first_repeat = 0, first_comment = 0;
    zy_diags *diags = rows->diags;
    size_t names_width;
    /* Nearly all rows are told from the names by their first letter. */
    const char first = l->header_count
                           ? zy_csv_row(rows, l->header + l->header_count - 1, &names_width)[0][0]
                           : '#';

    for (size_t row = l->first; row < l->end; row++) {
        size_t width;
        const char *const *cells = zy_csv_row(rows, row, &width);
        if (cells[0][0] != '#' && cells[0][0] != first)
            continue;
        const bool comment = cells[0][0] == '#' && l->width > 1 && zy_csv_filled(cells, width) == 1;
        if (!comment && !(l->header_count && l->width > 1 && is_header_again(rows, l, row)))
            continue;
        if (comment ? comments++ == 0 : repeats++ == 0)
            *(comment ? &first_comment : &first_repeat) = row;
        leave_out(rows, l, row);
    }
    if (repeats)
        say(rows, first_repeat, repeats, SCATTERED,
            ZY_SAY(diags, "the names of the columns again", "列名の繰り返し"), NULL);
    if (comments)
        say(rows, first_comment, comments, SCATTERED, ZY_SAY(diags, "a comment", "注釈"), NULL);
}

/* ---- The line of names ---- */

static void place_asked_header(const zy_csv_rows *rows, const zy_csv_options *options,
                               zy_csv_layout *l)
{
    const size_t last =
        options->header_last > options->header_row ? options->header_last : options->header_row;

    l->header = asked_row(rows, options, "header", options->header_row);
    l->is_wrong |= l->header == SIZE_MAX || asked_row(rows, options, "header", last) == SIZE_MAX;
    l->header_count = 1;
    if (!l->is_wrong && last > options->header_row)
        l->header_count = MAX(1, zy_csv_row_on_line(rows, last + 1) - l->header);
}

static size_t width_of_names(const zy_csv_rows *rows, const zy_csv_layout *l)
{
    size_t most = 0;

    for (size_t i = 0; i < l->header_count; i++) {
        size_t width;
        zy_csv_row(rows, l->header + i, &width);
        most = MAX(most, width);
    }
    return most;
}

/* ---- Several tables ---- */

/* The lines on which the tables begin: "2 and 9", "2, 9 and 15". */
static const char *list_of(const zy_csv_rows *rows, const zy_csv_layout *l, size_t from)
{
    zy_diags *diags = rows->diags;
    const char *list = "";

    for (size_t i = from; i < l->table_count; i++) {
        const bool last = i + 1 == l->table_count;
        const char *mark = i == from ? ""
                           : last    ? ZY_SAY(diags, " and ", "、")
                                     : ZY_SAY(diags, ", ", "、");
        list = zy_arena_format(rows->arena, ZY_SAY(diags, "%s%s%zu", "%s%s%zu行目"), list, mark,
                               l->table_lines[i]);
    }
    return list;
}

static bool fail_table(const zy_csv_rows *rows, const zy_csv_options *options,
                       const zy_csv_layout *l)
{
    zy_diags *diags = rows->diags;

    if (l->table_count == 1)
        return zy_fail(diags, "unknown-table", options->table_at,
                       ZY_SAY(diags, "data: {header: LINE} says on which line the names stand",
                              "data: {header: 行番号} で列名の行を指定できます"),
                       ZY_SAY(diags, "there is no table %zu: only one is seen in the file",
                              "%zu番目の表はありません。ファイルの中に見分けられる表は一つです"),
                       options->table);
    return zy_fail(diags, "unknown-table", options->table_at, NULL,
                   ZY_SAY(diags, "there is no table %zu: the file has %zu, which begin on lines %s",
                          "%zu番目の表はありません。ファイルの表は%zuつです（%sから）"),
                   options->table, l->table_count, list_of(rows, l, 0));
}

static void say_several(const zy_csv_rows *rows, const zy_csv_layout *l, size_t next)
{
    zy_diags *diags = rows->diags;
    const zy_span span = zy_csv_span(rows, next, first_filled(rows, next));
    const char *hint = ZY_SAY(diags, "data: {table: 2} reads the second one",
                              "data: {table: 2} とすれば2番目の表を読みます");

    if (l->table_count == 2)
        zy_note(diags, "several-tables", span, hint,
                ZY_SAY(diags,
                       "there are 2 tables; the first is read, the second begins on line %zu",
                       "表が2つあります。1番目を読みました（2番目は%zu行目から）"),
                l->table_lines[1]);
    else
        zy_note(diags, "several-tables", span, hint,
                ZY_SAY(diags,
                       "there are %zu tables; the first is read, the others begin on lines %s",
                       "表が%zuつあります。1番目を読みました（ほかは%sから）"),
                l->table_count, list_of(rows, l, 1));
}

/* Pairs above the names are no rows. */
static void leave_out_pairs(const zy_csv_rows *rows, zy_csv_layout *l, size_t count)
{
    zy_diags *diags = rows->diags;

    for (size_t row = 0; row < count; row++)
        leave_out(rows, l, row);
    if (count)
        say(rows, 0, count, TOGETHER, ZY_SAY(diags, "above the names of the columns", "列名より上"),
            hint_of_line(rows, 0));
}

/* The table that is asked for, from 0; that of the line of names where one is given. */
static size_t wanted_table(const zy_csv_rows *rows, const zy_csv_options *options,
                           const zy_csv_starts *starts)
{
    size_t wanted = 0;

    if (options->table)
        return options->table - 1;
    if (!options->header_row)
        return 0;
    const size_t row = zy_csv_row_on_line(rows, options->header_row);
    while (wanted + 1 < starts->count && starts->rows[wanted + 1] <= row)
        wanted++;
    return wanted;
}

/* Leaves the rows of one table only. Who says that there are no names has said what the file is. */
static bool choose_table(zy_csv_rows *rows, const zy_csv_options *options, zy_csv_layout *l)
{
    const bool named = !options->header && !options->no_header && !options->as_is;

    if (l->end == 0 || (!options->table && !named))
        return true;
    const zy_csv_starts starts = zy_csv_starts_find(rows, l->left_out, l->header);
    l->table = wanted_table(rows, options, &starts) + 1;
    l->table_count = starts.count;
    l->table_lines = ZY_NEW_ARRAY(rows->arena, size_t, starts.count + 1);
    for (size_t i = 0; i < starts.count; i++)
        l->table_lines[i] = (size_t)line_of(rows, starts.rows[i]);
    if (l->table > starts.count)
        return fail_table(rows, options, l);
    if (starts.count > 1 && !options->table && !options->header_row)
        say_several(rows, l, starts.rows[1]);
    if (l->table == 1 && named && !options->header_row)
        leave_out_pairs(rows, l, starts.above);
    l->left_out = l->left_out ? l->left_out + starts.rows[l->table - 1] : NULL;
    zy_csv_rows_keep(rows, starts.rows[l->table - 1], starts.rows[l->table]);
    l->end = zy_csv_row_count(rows);
    return true;
}

/* ---- All of it ---- */

static void find_names(const zy_csv_rows *rows, const zy_csv_options *options, zy_csv_layout *l)
{
    const bool names = !options->header && !options->no_header;

    if (options->header_row)
        place_asked_header(rows, options, l);
    else if (names && !options->as_is)
        find_header(rows, l);
    else
        l->header_count = names;
}

/* Units, notes, names repeated: what is no row between the names and the end. */
static void find_around(const zy_csv_rows *rows, const zy_csv_options *options, zy_csv_layout *l)
{
    if (!options->header_row && !options->header && !options->no_header)
        say_above(rows, l);
    if (l->header_count)
        find_below_header(rows, l);
    if (options->units_row) {
        l->units = asked_row(rows, options, "units", options->units_row);
        l->is_wrong |= l->units == SIZE_MAX;
        l->first = l->is_wrong ? l->first : MAX(l->first, l->units + 1);
    }
    if (!options->keeps_footer)
        find_footer(rows, l);
    find_repeats(rows, l);
}

zy_csv_layout zy_csv_layout_find(zy_csv_rows *rows, const zy_csv_options *options)
{
    zy_csv_layout l = {.units = SIZE_MAX, .end = zy_csv_row_count(rows)};

    l.is_wrong = !skip_asked(rows, options, &l);
    find_header(rows, &l);
    l.is_wrong |= !choose_table(rows, options, &l);
    l.header = l.header_count = 0;
    if (!l.is_wrong)
        find_names(rows, options, &l);
    if (l.is_wrong)
        return l;
    l.first = l.header + l.header_count;
    if (l.end == 0 || l.header >= l.end)
        return l;
    l.width = l.header_count ? width_of_names(rows, &l) : usual_width(rows);
    if (!options->as_is)
        find_around(rows, options, &l);
    return l;
}
