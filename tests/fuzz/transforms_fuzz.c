/* Transforms: any map, on a small table of odd cells. The table itself must stay as it was. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "transforms/transforms.h"

static const char rows[] =
    "[{\"a\":1,\"b\":\"x\",\"c\":3.5,\"l\":[1,2],\"o\":{\"k\":1}},{\"a\":2,\"b\":\"y\",\"c\":null},"
    "{\"a\":-3,\"b\":\"x\",\"c\":\"\",\"l\":[]},{\"a\":1e300,\"b\":null,\"c\":\"2020-01-01\"},{}]";

static zy_table *load(void *loader, const zy_value *data)
{
    (void)data;
    return loader;
}

static bool set(void *setter, const char *parameter, zy_datum value)
{
    (void)setter;
    return parameter[0] != '\0' && value.kind == ZY_ARRAY;
}

static const char *print(zy_arena *arena, const zy_table *table)
{
    const char *text = "";

    for (size_t row = 0; row < table->row_count && row < 100; row++)
        text = zy_datum_json(arena, zy_table_row(arena, table, row));
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    const zy_source given = {.name = "rows", .text = rows, .len = sizeof rows - 1};
    const zy_source source = {
        .name = "fuzz.yaml", .text = zy_arena_text(arena, (const char *)bytes, len), .len = len};
    zy_table *table = zy_json_table_read(arena, &diags, &given, NULL);
    const char *before = print(arena, table);
    const zy_value *spec = zy_value_read(&source, arena, &diags);
    const zy_transform *transform = spec ? zy_transform_find(&diags, spec) : NULL;
    const zy_transform_job job = {
        .arena = arena, .diags = &diags, .load = load, .loader = table, .set = set};

    if (transform) {
        const zy_table *after = transform->run(&job, spec, table);
        if (after)
            print(arena, after);
        else if (!diags.errors)
            abort();
        if (strcmp(before, print(arena, table)) != 0)
            abort();
    }
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
