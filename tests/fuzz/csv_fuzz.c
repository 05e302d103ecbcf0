/* CSV from any bytes. Beyond not crashing: the splitter without libcsv and the one with it agree,
 * and the place of each cell holds what was read from it. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "table/inside.h"

static void must(bool good)
{
    if (!good)
        abort();
}

static zy_csv_rows rows_of(zy_arena *arena, zy_diags *diags, const zy_source *source)
{
    return (zy_csv_rows){
        .arena = arena,
        .diags = diags,
        .source = source,
        .dialect = {zy_csv_delimiter(source, '"'), '"', 0},
        .cells = g_ptr_array_new(),
        .first = g_array_new(FALSE, FALSE, sizeof(size_t)),
        .at = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
    };
}

static void release(zy_csv_rows *rows)
{
    g_ptr_array_free(rows->cells, TRUE);
    g_array_free(rows->first, TRUE);
    g_array_free(rows->at, TRUE);
}

static void check_places(const zy_csv_rows *rows)
{
    for (guint row = 0; row < rows->first->len; row++) {
        size_t at = g_array_index(rows->at, uint32_t, row);
        size_t from = g_array_index(rows->first, size_t, row);
        size_t to = row + 1 < rows->first->len ? g_array_index(rows->first, size_t, row + 1)
                                               : rows->cells->len;
        zy_csv_cell cell;
        bool more = true;
        for (size_t i = from; i < to; i++) {
            must(more);
            more = zy_csv_cell_next(rows->source, &at, rows->dialect, &cell);
            must(strcmp(zy_csv_cell_text(rows->arena, rows->source, rows->dialect, &cell),
                        g_ptr_array_index(rows->cells, i)) == 0);
        }
        must(!more);
    }
}

/* A quote at the top makes libcsv read it. */
static void check_splitters(const zy_csv_rows *plain)
{
    const char *text = zy_arena_format(plain->arena, "\"h\"\n%s", plain->source->text);
    zy_source source = {.name = "in", .text = text, .len = strlen(text)};
    zy_csv_rows quoted = rows_of(plain->arena, plain->diags, &source);

    quoted.dialect = plain->dialect;
    must(zy_csv_split(&quoted));
    must(quoted.cells->len == plain->cells->len + 1 && quoted.first->len == plain->first->len + 1);
    for (guint i = 0; i < plain->cells->len; i++)
        must(strcmp(g_ptr_array_index(quoted.cells, i + 1), g_ptr_array_index(plain->cells, i)) ==
             0);
    for (guint i = 0; i < plain->first->len; i++)
        must(g_array_index(quoted.at, uint32_t, i + 1) ==
             g_array_index(plain->at, uint32_t, i) + 4);
    release(&quoted);
}

static void check_table(zy_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        zy_column *column = table->columns[i];
        zy_inferred kind = zy_column_infer(column);
        size_t bad;
        must(zy_column_convert(table, column, kind, &bad));
        for (size_t row = 0; row < column->count; row++) {
            zy_span span = zy_cell_span(table, column, row);
            must((size_t)span.at + span.len <= table->source->len);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    const zy_source *source = zy_source_decode(
        arena, &diags, (zy_file_bytes){"in", (const char *)bytes, len}, NULL, (zy_span){0});

    if (source) {
        zy_csv_rows rows = rows_of(arena, &diags, source);
        if (zy_csv_split(&rows)) {
            check_places(&rows);
            if (!memchr(source->text, '"', source->len))
                check_splitters(&rows);
        }
        release(&rows);
        zy_table *table = zy_csv_read(arena, &diags, source, NULL);
        must(table || diags.errors);
        if (table)
            check_table(table);
    }
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
