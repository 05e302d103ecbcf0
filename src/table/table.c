#include "table/inside.h"

#include <stdarg.h>
#include <string.h>

zy_table *zy_table_new(zy_arena *arena, size_t rows)
{
    zy_table *table = ZY_NEW(arena, zy_table);

    table->arena = arena;
    table->row_count = rows;
    return table;
}

/* Room is always the power of two at or above the count, so that it needs no member of its own. */
void zy_table_append(zy_table *table, zy_column *column)
{
    size_t count = table->column_count;

    if ((count & (count - 1)) == 0) {
        zy_column **more = ZY_NEW_ARRAY(table->arena, zy_column *, count ? count * 2 : 1);
        if (count)
            memcpy(more, table->columns, count * sizeof *more);
        table->columns = more;
    }
    table->columns[table->column_count++] = column;
}

static zy_column **find_slot(const zy_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i]->name, name) == 0)
            return &table->columns[i];
    return NULL;
}

/* A column made from a path shows the column it was made from: it must not outlive it. */
static void drop_derived(zy_table *table)
{
    zy_column **all = table->columns;
    size_t count = table->column_count;

    table->columns = NULL;
    table->column_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!all[i]->derived)
            zy_table_append(table, all[i]);
}

static bool has_derived(const zy_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i]->derived)
            return true;
    return false;
}

/* Puts the column into the table, in place of one of that name. */
static void add_column(zy_table *table, zy_column *column)
{
    if (!column->derived && has_derived(table))
        drop_derived(table);
    zy_column **slot = find_slot(table, column->name);
    if (slot)
        *slot = column;
    else
        zy_table_append(table, column);
}

zy_column *zy_table_set(zy_table *table, const char *name, const zy_datum *data)
{
    zy_arena *arena = table->arena;
    const char *kept = zy_arena_text(arena, name, strlen(name));
    zy_column *column = zy_column_of(arena, kept, data, table->row_count);

    add_column(table, column);
    return column;
}

static zy_column *column_at_path(zy_table *table, const char *path, const char *const *parts,
                                 size_t count)
{
    zy_column **slot = find_slot(table, parts[0]);

    if (!slot || count == 1)
        return slot ? *slot : NULL;
    zy_datum *data = ZY_NEW_ARRAY(table->arena, zy_datum, table->row_count);
    bool found = false;
    for (size_t i = 0; i < table->row_count; i++) {
        data[i] = zy_datum_at_path(zy_column_at(*slot, i), parts + 1, count - 1);
        found = found || data[i].kind != ZY_UNDEFINED;
    }
    if (!found)
        return NULL;
    const char *name = zy_arena_text(table->arena, path, strlen(path));
    zy_column *column = zy_column_of(table->arena, name, data, table->row_count);
    column->derived = true;
    column->name_span = (*slot)->name_span;
    add_column(table, column);
    return column;
}

zy_column *zy_table_find(zy_table *table, const char *name)
{
    zy_column **slot = find_slot(table, name);

    if (slot)
        return *slot;
    if (!strpbrk(name, ".[\\"))
        return NULL;
    size_t count = 0;
    const char **parts = zy_path_split(table->arena, name, &count);
    return parts && count ? column_at_path(table, name, parts, count) : NULL;
}

const char *const *zy_table_names(zy_arena *arena, const zy_table *table)
{
    const char **names = ZY_NEW_ARRAY(arena, const char *, table->column_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < table->column_count; i++)
        if (!table->columns[i]->derived)
            names[count++] = table->columns[i]->name;
    return names;
}

zy_table *zy_table_copy(zy_arena *arena, const zy_table *table)
{
    zy_table *copy = zy_table_new(arena, table->row_count);

    copy->source = table->source;
    copy->row_at = table->row_at;
    copy->dialect = table->dialect;
    copy->decimal = table->decimal, copy->dates = table->dates;
    copy->times = table->times;
    copy->header_line = table->header_line, copy->header_last = table->header_last;
    copy->units_line = table->units_line;
    for (size_t i = 0; i < table->column_count; i++) {
        zy_column *column = ZY_NEW(arena, zy_column);
        *column = *table->columns[i];
        zy_table_append(copy, column);
    }
    return copy;
}

zy_table *zy_table_pick(zy_arena *arena, const zy_table *table, const size_t *rows, size_t count)
{
    zy_table *picked = zy_table_new(arena, count);

    picked->source = table->source;
    picked->dialect = table->dialect;
    picked->decimal = table->decimal, picked->dates = table->dates;
    picked->times = table->times;
    picked->header_line = table->header_line, picked->header_last = table->header_last;
    picked->units_line = table->units_line;
    for (size_t i = 0; i < table->column_count; i++)
        zy_table_append(picked, zy_column_pick(arena, table->columns[i], rows, count));
    if (!table->row_at)
        return picked;
    picked->row_at = ZY_NEW_ARRAY(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        picked->row_at[i] = table->row_at[rows[i]];
    return picked;
}

zy_datum zy_table_row(zy_arena *arena, const zy_table *table, size_t row)
{
    zy_object *object = ZY_NEW(arena, zy_object);

    object->members = ZY_NEW_ARRAY(arena, zy_member, table->column_count);
    for (size_t i = 0; i < table->column_count; i++) {
        const zy_column *column = table->columns[i];
        zy_datum datum = zy_column_at(column, row);
        if (!column->derived && datum.kind != ZY_UNDEFINED)
            object->members[object->count++] = (zy_member){column->name, datum};
    }
    return (zy_datum){.kind = ZY_OBJECT, .object = object};
}

void *zy_table_limit(zy_diags *diags, zy_span span, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    const char *what = zy_arena_vformat(diags->arena, fmt, args);
    va_end(args);
    zy_fail(diags, "table-limit", span, NULL, "%s", what);
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
    return NULL;
}

int zy_cell_decimals(const zy_column *column, size_t row)
{
    const char *cell = column->written ? column->written[row] : NULL;
    const char *point = cell ? strchr(cell, column->commas ? ',' : '.') : NULL;
    int count = 0;

    while (point && g_ascii_isdigit(point[count + 1]))
        count++;
    return count;
}
