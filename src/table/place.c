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

/* The byte after the closing quote; the end of the source when there is none. */
static size_t quote_end(const zy_source *source, size_t at, bool *open)
{
    for (at++; at < source->len; at++) {
        if (source->text[at] != '"')
            continue;
        if (at + 1 < source->len && source->text[at + 1] == '"')
            at++;
        else
            return at + 1;
    }
    *open = true;
    return at;
}

bool zy_csv_cell_next(const zy_source *source, size_t *at, char delimiter, zy_csv_cell *cell)
{
    const char *text = source->text;
    size_t i = *at;

    while (i < source->len && is_blank(text[i], delimiter))
        i++;
    *cell = (zy_csv_cell){.at = i, .end = i};
    if (i < source->len && text[i] == '"')
        i = cell->end = quote_end(source, i, &cell->open);
    for (; !is_line_end(source, i) && text[i] != delimiter; i++)
        if (!is_blank(text[i], delimiter))
            cell->end = i + 1;
    *at = i + 1;
    return i < source->len && text[i] == delimiter;
}

static bool find_csv_cell(const zy_table *table, const zy_column *column, size_t row, zy_span *span)
{
    size_t at = table->row_at[row];
    zy_csv_cell cell;

    for (uint32_t field = 1;; field++) {
        bool more = zy_csv_cell_next(table->source, &at, table->delimiter, &cell);
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
    if (table->delimiter) {
        if (column->field)
            find_csv_cell(table, column, row, &span);
    } else {
        find_member(table, column->name, row, &span);
    }
    return span;
}
