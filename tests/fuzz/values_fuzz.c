/* Reading any bytes ends, with a value or with a located error; a value survives being written and
 * read again; and what is read as JSON is read as YAML too, to the same data. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "value/parts.h"

static void must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "does not hold: %s\n", what);
        abort();
    }
}

static bool is_inside(zy_span span, size_t size)
{
    return span.at <= size && span.len <= size - span.at;
}

static void check_places(const zy_diags *diags, size_t size)
{
    for (const zy_diag *d = diags->first; d; d = d->next)
        must(d->span.source && is_inside(d->span, size), "errors have a place in the source");
}

static void check_spans(const zy_value *value, size_t size)
{
    must(is_inside(value->span, size), "values have a place in the source");
    for (const zy_value *child = value->child; child; child = child->next)
        check_spans(child, size);
}

static void check_round_trip(zy_arena *arena, zy_datum data)
{
    const char *json = zy_datum_json(arena, data);
    zy_source again = {.name = "again", .text = json, .len = strlen(json)};
    zy_diags diags = {.arena = arena};
    zy_value *value = zy_value_read(&again, arena, &diags);

    must(value && zy_datum_equal(zy_value_datum(arena, value), data), "data survive as JSON");
}

static void compare_readers(const zy_source *source, zy_arena *arena)
{
    zy_diags diags = {.arena = arena}, others = {.arena = arena};
    zy_tree json = {.source = source, .arena = arena, .diags = &diags};
    zy_tree yaml = {.source = source, .arena = arena, .diags = &others};

    if (!zy_tree_read_json(&json, 0) || diags.errors)
        return;
    must(zy_tree_read_yaml(&yaml, 0), "JSON is YAML");
    must(zy_datum_equal(zy_value_datum(arena, json.root), zy_value_datum(arena, yaml.root)),
         "JSON is the same as YAML");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    const zy_source source = {.name = "fuzz", .text = (const char *)bytes, .len = len};
    zy_diags diags = fuzz_diags(arena);

    diags.language = len % 2 ? ZY_JAPANESE : ZY_ENGLISH;
    zy_value *value = zy_value_read(&source, arena, &diags);

    must(!value == (diags.errors > 0), "no value, an error");
    check_places(&diags, len);
    fuzz_print(&diags);
    if (value) {
        check_spans(value, len);
        check_round_trip(arena, zy_value_datum(arena, zy_value_copy(arena, value)));
        compare_readers(&source, arena);
    }
    zy_arena_free(arena);
    return 0;
}
