/* Any bytes as a table of JSON. A row written and read again is the same. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "table/table.h"

enum { MOST_ROWS = 16 };

static void must(bool good)
{
    if (!good)
        abort();
}

static void check_row(zy_arena *arena, zy_diags *diags, const zy_table *table, size_t row)
{
    const char *text = zy_datum_json(arena, zy_table_row(arena, table, row));
    const char *list = zy_arena_format(arena, "[%s]", text);
    const zy_source source = {.name = "again", .text = list, .len = strlen(list)};
    zy_table *again = zy_json_table_read(arena, diags, &source, NULL);

    must(again && again->row_count == 1);
    must(strcmp(text, zy_datum_json(arena, zy_table_row(arena, again, 0))) == 0);
}

static void check_table(zy_arena *arena, zy_diags *diags, const zy_source *source)
{
    zy_table *table = zy_json_table_read(arena, diags, source, NULL);

    must(table || diags->errors);
    for (size_t row = 0; table && row < table->row_count && row < MOST_ROWS; row++)
        check_row(arena, diags, table, row);
    for (size_t i = 0; table && i < table->column_count; i++) {
        zy_column *column = table->columns[i];
        zy_inferred kind = zy_column_infer(column);
        size_t bad;
        must(zy_column_convert(table, column, kind, &bad));
        for (size_t row = 0; row < column->count; row++) {
            zy_span span = zy_cell_span(table, column, row);
            must((size_t)span.at + span.len <= source->len);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    const zy_source *source = zy_source_decode(
        arena, &diags, (zy_file_bytes){"in", (const char *)bytes, len}, "utf-8", (zy_span){0});

    if (source)
        check_table(arena, &diags, source);
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
