/* Any bytes as a table of JSON. What is read is written and read again, and is
 * the same. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "table/table.h"

static void must(bool good) {
  if (!good)
    abort();
}

static void check_table(zy_arena *arena, zy_diags *diags,
                        const zy_source *source) {
  zy_table *table = zy_json_table_read(arena, diags, source, NULL);

  must(table || diags->errors);
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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  zy_arena *arena = zy_arena_new();
  zy_diags diags = fuzz_diags(arena);
  const zy_source *source = zy_source_decode(
      arena, &diags, "in", (const char *)bytes, len, "utf-8", (zy_span){0});
  zy_datum first, second;

  if (source && zy_json_read(arena, &diags, source, &first)) {
    const char *text = zy_datum_json(arena, first);
    zy_source again = {"again", text, strlen(text)};
    must(zy_json_read(arena, &diags, &again, &second));
    must(zy_datum_equal(first, second));
    check_table(arena, &diags, source);
  }
  fuzz_print(&diags);
  zy_arena_free(arena);
  return 0;
}
