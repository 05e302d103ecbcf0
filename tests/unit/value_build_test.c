#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "value/value.h"

static int make_arena(void **state)
{
    *state = zy_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    zy_arena_free(*state);
    return 0;
}

static zy_value *read(zy_arena *arena, const char *text)
{
    zy_source *source = ZY_NEW(arena, zy_source);
    zy_diags *diags = ZY_NEW(arena, zy_diags);

    diags->arena = arena;
    *source = (zy_source){.name = "a.yaml", .text = text, .len = strlen(text)};
    zy_value *value = zy_value_read(source, arena, diags);
    assert_non_null(value);
    return value;
}

static void assert_json(zy_arena *arena, const zy_value *value, const char *json)
{
    assert_string_equal(zy_datum_json(arena, zy_value_datum(arena, value)), json);
}

static void finds_entries(void **state)
{
    const zy_value *map = read(*state, "{a: {b: {c: 1}}, ab: x, t: true}");

    assert_true(zy_value_number(zy_value_path(map, "a.b.c"), 0) == 1);
    assert_null(zy_value_path(map, "a.b.d"));
    assert_null(zy_value_path(map, "ab.c"));
    assert_null(zy_value_path(map, "a.b.c.d"));
    assert_null(zy_value_path(map, "a."));
    assert_true(zy_value_is(zy_value_find(map, "ab"), "x"));
    assert_false(zy_value_is(NULL, "x"));
    assert_null(zy_value_find(NULL, "a"));
    assert_null(zy_value_find(zy_value_find(map, "ab"), "a"));
    assert_true(zy_value_bool(zy_value_find(map, "t"), false));
    assert_true(zy_value_bool(zy_value_find(map, "a"), true));
    assert_string_equal(zy_value_text(zy_value_find(map, "t"), "none"), "none");
    assert_true(zy_value_number(NULL, 7) == 7);
}

static void sets_replaces_and_removes(void **state)
{
    zy_arena *arena = *state;
    zy_value *map = read(arena, "{a: 1, b: 2, c: 3}");

    zy_value_set(arena, map, "b", zy_value_new_text(arena, "x", NULL));
    assert_json(arena, map, "{\"a\":1,\"b\":\"x\",\"c\":3}");
    zy_value_set(arena, map, "c", zy_value_new_bool(arena, true, NULL));
    zy_value_set(arena, map, "d", zy_value_new_null(arena, NULL));
    assert_json(arena, map, "{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":null}");
    zy_value_set(arena, map, "a", NULL);
    zy_value_set(arena, map, "d", NULL);
    zy_value_set(arena, map, "no", NULL);
    assert_json(arena, map, "{\"b\":\"x\",\"c\":true}");
    assert_int_equal(map->count, 2);
    zy_value_set(arena, map, "e", zy_value_new_number(arena, 5, NULL));
    zy_value_set(arena, map, "b", NULL);
    zy_value_set(arena, map, "c", NULL);
    zy_value_set(arena, map, "e", NULL);
    assert_null(map->last);
    zy_value_set(arena, map, "f", zy_value_new_list(arena, NULL));
    assert_json(arena, map, "{\"f\":[]}");
}

static void what_is_built_has_the_place_of_its_model(void **state)
{
    zy_arena *arena = *state;
    zy_value *map = read(arena, "{a: 1, b: 22}");
    const zy_value *b = zy_value_find(map, "b");

    zy_value_set(arena, map, "c", zy_value_new_text(arena, "x", b));
    assert_int_equal(zy_value_find(map, "c")->span.at, b->span.at);
    assert_int_equal(zy_value_find(map, "c")->key_span.len, 2);
    zy_value_set(arena, map, "d", zy_value_new_text(arena, "x", NULL));
    assert_int_equal(zy_value_find(map, "d")->span.len, map->span.len);
    zy_value_set(arena, map, "a", zy_value_new_text(arena, "x", NULL));
    assert_int_equal(zy_value_find(map, "a")->key_span.at, 1);
}

static void copies_are_independent(void **state)
{
    zy_arena *arena = *state;
    zy_value *map = read(arena, "{a: {b: [1, {c: 2}]}, d: 3}");
    zy_value *copy = zy_value_copy(arena, map->child);

    assert_null(copy->key);
    assert_null(copy->next);
    zy_value_set(arena, copy, "b", NULL);
    zy_value_append(map->child->child, zy_value_new_number(arena, 9, NULL));
    assert_json(arena, copy, "{}");
    assert_json(arena, map, "{\"a\":{\"b\":[1,{\"c\":2},9]},\"d\":3}");
}

static void merges_maps_entry_by_entry(void **state)
{
    zy_arena *arena = *state;
    zy_value *base = read(arena, "{a: {x: 1, y: 2}, b: [1, 2], c: 3}");
    zy_value *over = read(arena, "{d: 5, b: [9], a: {y: {z: 0}, w: null}}");

    assert_json(arena, zy_value_merge(arena, base, over),
                "{\"a\":{\"x\":1,\"y\":{\"z\":0},\"w\":null},\"b\":[9],\"c\":3,\"d\":5}");
    assert_json(arena, base, "{\"a\":{\"x\":1,\"y\":2},\"b\":[1,2],\"c\":3}");
    assert_json(arena, zy_value_merge(arena, NULL, over),
                "{\"d\":5,\"b\":[9],\"a\":{\"y\":{\"z\":"
                "0},\"w\":null}}");
    assert_json(arena, zy_value_merge(arena, base->child, base->last), "3");
    assert_json(arena, zy_value_merge(arena, base->last, base->child), "{\"x\":1,\"y\":2}");
    assert_json(arena, zy_value_merge(arena, over->child, NULL), "5");
    assert_null(zy_value_merge(arena, NULL, NULL));
}

static void prints_indented_json(void **state)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    zy_value_print(read(*state, "{b: [1, {}, []], a: {値: \"x\\\"y\"}}"), out);
    fclose(out);
    const char *kept = zy_arena_text(*state, text, len);
    free(text);
    assert_string_equal(kept, "{\n"
                              "  \"b\": [\n"
                              "    1,\n"
                              "    {},\n"
                              "    []\n"
                              "  ],\n"
                              "  \"a\": {\n"
                              "    \"値\": \"x\\\"y\"\n"
                              "  }\n"
                              "}\n");
}

static void kinds_have_names_in_both_languages(void **state)
{
    zy_diags english = {.arena = *state};
    zy_diags japanese = {.arena = *state, .language = ZY_JAPANESE};

    assert_string_equal(zy_kind_name(&english, ZY_VALUE_NUMBER), "a number");
    assert_string_equal(zy_kind_name(&japanese, ZY_VALUE_LIST), "リスト");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_entries),
        cmocka_unit_test(sets_replaces_and_removes),
        cmocka_unit_test(what_is_built_has_the_place_of_its_model),
        cmocka_unit_test(copies_are_independent),
        cmocka_unit_test(merges_maps_entry_by_entry),
        cmocka_unit_test(prints_indented_json),
        cmocka_unit_test(kinds_have_names_in_both_languages),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
