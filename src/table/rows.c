/* Rows of data made into columns. */
#include "table/inside.h"

#include <glib.h>
#include <string.h>

#include "base/lookup.h"

typedef struct builder {
    zy_arena *arena;
    zy_diags *diags;
    const zy_source *source;
    size_t row_count;
    GArray *names;       /* const char *: of the columns, in order of appearance */
    GPtrArray *data;     /* zy_datum *, row_count each */
    GHashTable *by_name; /* column number + 1 */
} builder;

static bool add_column(builder *b, const char *name)
{
    size_t count = b->names->len + 1;
    zy_span span = {b->source, 0, 0};

    if (count > ZY_LIMIT_COLUMNS)
        return zy_table_limit(
                   b->diags, span,
                   ZY_SAY(b->diags, "the table has more than %d columns", "表の列が%d列を超えます"),
                   ZY_LIMIT_COLUMNS) != NULL;
    if (b->row_count > ZY_LIMIT_CELLS / count)
        return zy_table_limit(
                   b->diags, span,
                   ZY_SAY(b->diags, "the table has more than %d cells", "表のセルが%d個を超えます"),
                   ZY_LIMIT_CELLS) != NULL;
    g_array_append_val(b->names, name);
    g_ptr_array_add(b->data, ZY_NEW_ARRAY(b->arena, zy_datum, b->row_count));
    zy_lookup_put(b->by_name, name, GSIZE_TO_POINTER(count));
    return true;
}

/* The number of the column `name`. `guess`: the rows mostly have the same names in the same order.
 */
static bool find_column(builder *b, const char *name, size_t guess, size_t *column)
{
    if (guess < b->names->len) {
        const char *guessed = g_array_index(b->names, const char *, guess);
        if (guessed == name || strcmp(guessed, name) == 0) {
            *column = guess;
            return true;
        }
    }
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(b->by_name, name));
    if (!found && !add_column(b, name))
        return false;
    *column = found ? found - 1 : b->names->len - 1;
    return true;
}

static bool put(builder *b, size_t row, const char *name, zy_datum datum, size_t *guess)
{
    size_t column;

    if (!find_column(b, name, *guess, &column))
        return false;
    ((zy_datum *)g_ptr_array_index(b->data, column))[row] = datum;
    *guess = column + 1;
    return true;
}

static bool put_object(builder *b, size_t row, const zy_object *object)
{
    size_t guess = 0;

    for (size_t i = 0; i < object->count; i++)
        if (!put(b, row, object->members[i].name, object->members[i].value, &guess))
            return false;
    return true;
}

static bool put_array(builder *b, size_t row, const zy_array *array)
{
    size_t guess = 0;

    for (size_t i = 0; i < array->count; i++) {
        const char *known =
            guess < b->names->len ? g_array_index(b->names, const char *, guess) : "";
        char name[32];
        g_snprintf(name, sizeof name, "%zu", i);
        const char *kept = strcmp(known, name) == 0 ? known : zy_arena_format(b->arena, "%zu", i);
        if (!put(b, row, kept, array->items[i], &guess))
            return false;
    }
    return true;
}

static bool put_row(builder *b, size_t row, zy_datum datum)
{
    size_t guess = 0;

    if (datum.kind == ZY_OBJECT)
        return put_object(b, row, datum.object);
    if (datum.kind == ZY_ARRAY)
        return put_array(b, row, datum.array);
    return put(b, row, "data", datum, &guess);
}

static zy_table *finish(builder *b)
{
    zy_table *table = zy_table_new(b->arena, b->row_count);

    table->source = b->source;
    for (guint i = 0; i < b->names->len; i++) {
        zy_column *column = zy_column_of(b->arena, g_array_index(b->names, const char *, i),
                                         g_ptr_array_index(b->data, i), b->row_count);
        zy_table_append(table, column);
    }
    return table;
}

zy_table *zy_table_of_data(zy_arena *arena, zy_diags *diags, const zy_source *source,
                           const zy_datum *rows, size_t count)
{
    builder b = {.arena = arena, .diags = diags, .source = source, .row_count = count};
    bool good = true;

    b.names = g_array_new(FALSE, FALSE, sizeof(const char *));
    b.data = g_ptr_array_new();
    b.by_name = zy_lookup_new();
    for (size_t i = 0; i < count && good; i++)
        good = put_row(&b, i, rows[i]);
    zy_table *table = good ? finish(&b) : NULL;
    g_array_free(b.names, TRUE);
    g_ptr_array_free(b.data, TRUE);
    g_hash_table_destroy(b.by_name);
    return table;
}

/* The place of the first key of that name. */
static zy_span key_span(const zy_value *rows, const char *name)
{
    for (const zy_value *row = rows->child; row; row = row->next) {
        const zy_value *entry = zy_value_find(row, name);
        if (entry)
            return entry->key_span;
    }
    return rows->span;
}

static void set_places(zy_arena *arena, zy_table *table, const zy_value *rows)
{
    size_t row = 0;

    table->source = rows->span.source;
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i]->name_span = key_span(rows, table->columns[i]->name);
    table->row_at = ZY_NEW_ARRAY(arena, uint32_t, table->row_count);
    for (const zy_value *value = rows->child; value; value = value->next)
        table->row_at[row++] = value->span.at;
}

zy_table *zy_table_of_values(zy_arena *arena, zy_diags *diags, const zy_value *rows)
{
    zy_datum data = zy_value_datum(arena, rows);

    if (data.kind != ZY_ARRAY)
        return zy_table_of_data(arena, diags, rows->span.source, &data, 1);
    zy_table *table =
        zy_table_of_data(arena, diags, rows->span.source, data.array->items, data.array->count);
    if (table)
        set_places(arena, table, rows);
    return table;
}
