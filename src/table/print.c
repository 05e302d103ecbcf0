/* Tables as text: CSV and JSON. */
#include "table/inside.h"

#include <string.h>

#include "base/json.h"

/* ---- Cells ---- */

/* As the file has it; of a computed column, or one that came as JSON, the value's text. */
static const char *cell_of_file(const zy_table *table, const zy_column *column, size_t row)
{
    if (column->written && column->written[row])
        return column->written[row];
    if (column->kind == ZY_COLUMN_TEXT)
        return column->texts[row];
    const zy_datum datum = zy_column_at(column, row);
    if (zy_datum_is_missing(datum))
        return "";
    return datum.kind == ZY_ARRAY || datum.kind == ZY_OBJECT ? zy_datum_json(table->arena, datum)
                                                             : zy_datum_text(table->arena, datum);
}

static const char *clock_text(zy_arena *arena, int hour, zy_civil c)
{
    if (c.second)
        return zy_arena_format(arena, "%02d:%02d:%02d", hour, c.minute, c.second);
    return zy_arena_format(arena, "%02d:%02d", hour, c.minute);
}

/* From Monday; it is of the year of its Thursday. */
static const char *week_text(zy_arena *arena, double monday)
{
    const zy_civil thursday = zy_civil_of(monday + 3 * 86400000.0);

    return zy_arena_format(arena, "%04d-W%02d", thursday.year, (thursday.yearday + 6) / 7);
}

/* ISO 8601, as far as the column's dates go. */
static const char *date_text(zy_arena *arena, zy_date_unit unit, double ms)
{
    const zy_civil c = zy_civil_of(ms);

    switch (unit) {
    case ZY_DATE_YEAR:
        return zy_arena_format(arena, "%04d", c.year);
    case ZY_DATE_FISCAL_YEAR:
    case ZY_DATE_HALF:
    case ZY_DATE_QUARTER:
    case ZY_DATE_MONTH:
        return zy_arena_format(arena, "%04d-%02d", c.year, c.month);
    case ZY_DATE_WEEK:
        return week_text(arena, ms);
    case ZY_DATE_CLOCK:
        return clock_text(arena, (int)(ms / 3600000), c);
    case ZY_DATE_NONE:
    case ZY_DATE_DAY:
        return zy_arena_format(arena, "%04d-%02d-%02d", c.year, c.month, c.day);
    case ZY_DATE_MINUTE:
        break;
    }
    return zy_arena_format(arena, "%04d-%02d-%02dT%s", c.year, c.month, c.day,
                           clock_text(arena, c.hour, c));
}

/* The value, with dates as texts. */
static zy_datum value_of(const zy_table *table, const zy_column *column, size_t row)
{
    const zy_datum datum = zy_column_at(column, row);

    return datum.kind == ZY_TIME
               ? ZY_DATUM_TEXT(date_text(table->arena, column->date_unit, datum.number))
               : datum;
}

static const char *cell_of_value(const zy_table *table, const zy_column *column, size_t row)
{
    const zy_datum datum = value_of(table, column, row);

    if (zy_datum_is_missing(datum) || zy_column_missing(column, row))
        return "";
    return datum.kind == ZY_ARRAY || datum.kind == ZY_OBJECT ? zy_datum_json(table->arena, datum)
                                                             : zy_datum_text(table->arena, datum);
}

/* ---- CSV ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Blanks around a cell would be cut when it is read again. */
static bool needs_quotes(const char *cell)
{
    const size_t len = strlen(cell);

    return strpbrk(cell, ",\"\r\n") || (len && (is_blank(cell[0]) || is_blank(cell[len - 1])));
}

static void append_cell(GString *out, const char *cell)
{
    if (!needs_quotes(cell)) {
        g_string_append(out, cell);
        return;
    }
    g_string_append_c(out, '"');
    for (; *cell; cell++) {
        if (*cell == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *cell);
    }
    g_string_append_c(out, '"');
}

/* An empty cell alone in its line would be a blank line, which is no row. */
static void end_line(GString *out, size_t from)
{
    if (out->len == from)
        g_string_append(out, "\"\"");
    g_string_append_c(out, '\n');
}

void zy_table_csv(GString *out, const zy_table *table, bool values)
{
    const char *const *names = zy_table_names(table->arena, table);
    size_t from = out->len;

    for (size_t i = 0; names[i]; i++) {
        if (i)
            g_string_append_c(out, ',');
        append_cell(out, names[i]);
    }
    end_line(out, from);
    for (size_t row = 0; row < table->row_count; row++) {
        from = out->len;
        for (size_t i = 0; i < table->column_count; i++) {
            const zy_column *column = table->columns[i];
            if (column->derived)
                continue;
            if (i)
                g_string_append_c(out, ',');
            append_cell(out, values ? cell_of_value(table, column, row)
                                    : cell_of_file(table, column, row));
        }
        end_line(out, from);
    }
}

/* ---- JSON ---- */

static void append_value(GString *out, const zy_table *table, const zy_column *column, size_t row)
{
    const zy_datum datum = value_of(table, column, row);

    if (zy_datum_is_missing(datum) || zy_column_missing(column, row))
        g_string_append(out, "null");
    else if (datum.kind == ZY_TEXT)
        zy_buf_json_text(out, datum.text);
    else
        g_string_append(out, zy_datum_json(table->arena, datum));
}

void zy_table_json(GString *out, const zy_table *table)
{
    g_string_append_c(out, '[');
    for (size_t row = 0; row < table->row_count; row++) {
        g_string_append(out, row ? ",\n{" : "\n{");
        bool first = true;
        for (size_t i = 0; i < table->column_count; i++) {
            const zy_column *column = table->columns[i];
            if (column->derived)
                continue;
            if (!first)
                g_string_append_c(out, ',');
            first = false;
            zy_buf_json_text(out, column->name);
            g_string_append_c(out, ':');
            append_value(out, table, column, row);
        }
        g_string_append_c(out, '}');
    }
    g_string_append(out, table->row_count ? "\n]\n" : "]\n");
}
