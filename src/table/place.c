/* Where a cell stands in its file. Only diagnostics ask: the line is read again then, which costs
 * nothing while all is well. */
#include "table/inside.h"

#include <string.h>

static bool is_line_end(const zy_source *source, size_t at)
{
    return at >= source->len || source->text[at] == '\n' || source->text[at] == '\r';
}

static bool is_blank(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

/* Whether a quote before byte `at` closes its cell: only blanks stand between it and the cell's
 * end.
 */
static bool ends_cell(const zy_source *source, size_t at, char delimiter)
{
    while (at < source->len && is_blank(source->text[at], delimiter))
        at++;
    return is_line_end(source, at) || source->text[at] == delimiter;
}

/* The byte after the closing quote; 0: there is none. A quote that ends no cell is one of its
 * letters, but on a further line it tells that the cell was never closed. */
static size_t quote_end(const zy_source *source, size_t at, zy_csv_dialect dialect,
                        zy_csv_cell *cell)
{
    const size_t last = MIN(source->len, at + ZY_LIMIT_FIELD + 2);
    bool lines = false;

    for (at++; at < last; at++) {
        const char c = source->text[at];
        lines |= c == '\n' || c == '\r';
        if (dialect.escape && c == dialect.escape && at + 1 < source->len) {
            at++;
            continue;
        }
        if (c != dialect.quote)
            continue;
        if (at + 1 < source->len && source->text[at + 1] == dialect.quote) {
            at++;
            continue;
        }
        if (ends_cell(source, at + 1, dialect.delimiter))
            return at + 1;
        if (lines)
            return 0;
        cell->inner = true;
    }
    return 0;
}

bool zy_csv_cell_next(const zy_source *source, size_t *at, zy_csv_dialect dialect,
                      zy_csv_cell *cell)
{
    const char *text = source->text;
    size_t i = *at;

    while (i < source->len && is_blank(text[i], dialect.delimiter))
        i++;
    *cell = (zy_csv_cell){.at = i, .end = i};
    const bool quote = dialect.quote && i < source->len && text[i] == dialect.quote;
    const size_t end = quote ? quote_end(source, i, dialect, cell) : 0;
    cell->quoted = end > 0;
    cell->open = quote && !end;
    if (end)
        i = cell->end = end;
    for (; !is_line_end(source, i) && text[i] != dialect.delimiter; i++) {
        cell->inner |= text[i] == dialect.quote && dialect.quote && !(cell->open && i == cell->at);
        if (dialect.escape && text[i] == dialect.escape && !is_line_end(source, i + 1))
            i++;
        if (!is_blank(text[i], dialect.delimiter))
            cell->end = i + 1;
    }
    *at = i + 1;
    return i < source->len && text[i] == dialect.delimiter;
}

const char *zy_csv_cell_text(zy_arena *arena, const zy_source *source, zy_csv_dialect dialect,
                             const zy_csv_cell *cell)
{
    char *text = ZY_NEW_ARRAY(arena, char, cell->end - cell->at + 1), *to = text;
    const size_t from = cell->at + cell->quoted, end = cell->end - cell->quoted;

    for (size_t i = from; i < end; i++) {
        char c = source->text[i];
        if (c == '\r' && i + 1 < end && source->text[i + 1] == '\n')
            continue;
        if (dialect.escape && c == dialect.escape && i + 1 < end)
            c = source->text[++i];
        else if (cell->quoted && c == dialect.quote && i + 1 < end &&
                 source->text[i + 1] == dialect.quote)
            i++;
        *to++ = c == '\r' ? '\n' : c;
    }
    *to = '\0';
    return text;
}

static bool find_csv_cell(const zy_table *table, const zy_column *column, size_t row, zy_span *span)
{
    size_t at = table->row_at[row];
    zy_csv_cell cell;

    for (uint32_t field = 1;; field++) {
        bool more = zy_csv_cell_next(table->source, &at, table->dialect, &cell);
        if (field == column->field) {
            span->at = (uint32_t)cell.at;
            span->len = (uint32_t)(cell.end - cell.at);
            return true;
        }
        if (!more)
            return false;
    }
}

/* ---- JSON, and YAML written in the manner of JSON ---- */

/* The byte after the text that opens at `at`. */
static size_t text_end(const zy_source *source, size_t at)
{
    for (at++; at < source->len && source->text[at] != '"'; at++)
        if (source->text[at] == '\\')
            at++;
    return at < source->len ? at + 1 : source->len;
}

static size_t skip_blanks(const zy_source *source, size_t at)
{
    while (at < source->len && strchr(" \t\r\n", source->text[at]))
        at++;
    return at;
}

/* The end of the value at `at`: the comma or bracket after it. */
static size_t value_end(const zy_source *source, size_t at)
{
    size_t depth = 0, end = at;

    while (at < source->len) {
        char c = source->text[at];
        if (!depth && (c == ',' || c == '}' || c == ']'))
            break;
        if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
        at = c == '"' ? text_end(source, at) : at + 1;
        if (!strchr(" \t\r\n", c))
            end = at;
    }
    return end;
}

/* The value of the member `name` of the object that begins at the row's byte. */
static bool find_member(const zy_table *table, const char *name, size_t row, zy_span *span)
{
    const zy_source *source = table->source;
    size_t at = table->row_at[row], len = strlen(name);

    if (at >= source->len || source->text[at] != '{')
        return false;
    do {
        size_t key = skip_blanks(source, at + 1);
        bool quoted = key < source->len && source->text[key] == '"';
        size_t from = key + quoted;
        bool same = source->len > from + len && memcmp(source->text + from, name, len) == 0;
        at = quoted ? text_end(source, key) : key;
        while (at < source->len && !strchr(":,}\n", source->text[at]))
            at++;
        if (at >= source->len || source->text[at] != ':')
            return false;
        size_t value = skip_blanks(source, at + 1);
        at = value_end(source, value);
        if (same && (quoted ? source->text[from + len] == '"' : source->text[from + len] == ':')) {
            span->at = (uint32_t)value;
            span->len = (uint32_t)(at - value);
            return true;
        }
        at = skip_blanks(source, at);
    } while (at < source->len && source->text[at] == ',');
    return false;
}

static zy_span line_span(const zy_table *table, size_t row)
{
    size_t at = table->row_at[row], end = at;

    while (!is_line_end(table->source, end))
        end++;
    return (zy_span){table->source, (uint32_t)at, (uint32_t)(end - at)};
}

zy_span zy_cell_span(const zy_table *table, const zy_column *column, size_t row)
{
    if (!table->source || !table->row_at || row >= table->row_count)
        return column->name_span;
    zy_span span = line_span(table, row);
    if (table->dialect.delimiter) {
        if (column->field)
            find_csv_cell(table, column, row, &span);
    } else {
        find_member(table, column->name, row, &span);
    }
    return span;
}

/* Whether the line that begins at `*at` has the name among cells none of which is a number. */
static bool names_columns(zy_arena *arena, const zy_table *table, const char *name, size_t *at)
{
    bool found = false, numbers = false, more;

    do {
        zy_csv_cell cell;
        zy_cell_number number;
        zy_missing missing;
        more = zy_csv_cell_next(table->source, at, table->dialect, &cell);
        const char *text = zy_csv_cell_text(arena, table->source, table->dialect, &cell);
        found |= strcmp(text, name) == 0;
        numbers |= zy_cell_number_read(text, &number, &missing) == ZY_CELL_NUMBER;
    } while (more);
    return found && !numbers;
}

size_t zy_table_line_with(zy_arena *arena, const zy_table *table, const char *name)
{
    enum { MOST_LINES = 60 };
    size_t at = 0, line = 1;

    if (!table->source || !table->dialect.delimiter)
        return 0;
    while (at < table->source->len && line <= MOST_LINES) {
        const size_t from = at;
        if (names_columns(arena, table, name, &at))
            return line;
        for (size_t i = from; i < at && i < table->source->len; i++)
            line += table->source->text[i] == '\n';
    }
    return 0;
}
