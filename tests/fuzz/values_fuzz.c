/* YAML and JSON -> values, and back as JSON. */
#include <stdlib.h>

#include "fuzz.h"
#include "value/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    zy_source source = {"fuzz.yaml", zy_arena_text(arena, (const char *)bytes, len), len};
    zy_value *value = zy_value_read(&source, arena, &diags);

    if (value)
        zy_datum_json(arena, zy_value_datum(arena, zy_value_copy(arena, value)));
    else if (!diags.errors)
        abort();
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
