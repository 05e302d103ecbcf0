/* CSV -> columns, each converted as its cells look. */
#include <stdlib.h>

#include "fuzz.h"
#include "table/table.h"

static void convert(zy_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        zy_column *column = table->columns[i];
        size_t bad = 0;
        if (!zy_column_convert(table, column, zy_column_infer(column), &bad) &&
            bad >= table->row_count)
            abort();
        for (size_t row = 0; row < table->row_count; row++) {
            zy_column_number(column, row);
            zy_cell_span(table, column, row);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    zy_source *source =
        zy_source_decode(arena, &diags, "fuzz.csv", (const char *)bytes, len, NULL, (zy_span){0});
    zy_csv_options options = {0};
    zy_table *table = source ? zy_csv_read(arena, &diags, source, &options) : NULL;

    if (table)
        convert(table);
    else if (!diags.errors)
        abort();
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
