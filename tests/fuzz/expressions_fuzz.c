/* Expressions: read, and run for one row. */
#include <stdlib.h>

#include "calc/calc.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    const char *text = zy_arena_text(arena, (const char *)bytes, len);
    zy_source source = {.name = "fuzz.yaml", .text = text, .len = len};
    zy_span span = {&source, 0, (uint32_t)len};
    zy_expression *expression = zy_expression_read(arena, &diags, text, span, NULL);

    if (expression) {
        zy_member members[] = {{"a", ZY_DATUM_NUMBER(1.5)}, {"b", ZY_DATUM_TEXT("文字")}};
        zy_object row = {2, members};
        zy_datum datum = {.kind = ZY_OBJECT, .object = &row};
        zy_datum_json(arena, zy_expression_run_datum(expression, arena, datum));
    } else if (!diags.errors) {
        abort();
    }
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
