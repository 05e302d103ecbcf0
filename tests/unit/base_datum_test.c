#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/datum.h"

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

static const zy_datum undefined = {.kind = ZY_UNDEFINED};

static zy_datum list(zy_arena *arena, size_t count, const zy_datum *items)
{
    zy_array *array = ZY_NEW(arena, zy_array);

    array->count = count;
    array->items = ZY_NEW_ARRAY(arena, zy_datum, count);
    if (count)
        memcpy(array->items, items, count * sizeof *items);
    return (zy_datum){.kind = ZY_ARRAY, .array = array};
}

static zy_datum pair(zy_arena *arena, const char *a, zy_datum x, const char *b, zy_datum y)
{
    zy_object *object = ZY_NEW(arena, zy_object);

    object->count = 2;
    object->members = ZY_NEW_ARRAY(arena, zy_member, 2);
    object->members[0] = (zy_member){a, x};
    object->members[1] = (zy_member){b, y};
    return (zy_datum){.kind = ZY_OBJECT, .object = object};
}

static void converts_to_numbers_as_javascript(void **state)
{
    zy_arena *arena = *state;

    assert_true(isnan(zy_datum_number(undefined)));
    assert_true(zy_datum_number(ZY_DATUM_NULL) == 0);
    assert_true(zy_datum_number(ZY_DATUM_BOOL(true)) == 1);
    assert_true(zy_datum_number(ZY_DATUM_TIME(86400000)) == 86400000);
    assert_true(zy_datum_number(ZY_DATUM_TEXT(" 12 ")) == 12);
    assert_true(isnan(zy_datum_number(ZY_DATUM_TEXT("12px"))));
    assert_true(zy_datum_number(list(arena, 0, NULL)) == 0);
    assert_true(zy_datum_number(list(arena, 1, &ZY_DATUM_TEXT("7"))) == 7);
    assert_true(zy_datum_number(list(arena, 1, &ZY_DATUM_NULL)) == 0);
    assert_true(isnan(zy_datum_number(list(arena, 1, &ZY_DATUM_BOOL(true)))));
    zy_datum inner = list(arena, 1, &ZY_DATUM_NUMBER(5));
    assert_true(zy_datum_number(list(arena, 1, &inner)) == 5);
    const zy_datum two[] = {ZY_DATUM_NUMBER(1), ZY_DATUM_NUMBER(2)};
    assert_true(isnan(zy_datum_number(list(arena, 2, two))));
}

static void knows_what_is_true(void **state)
{
    (void)state;
    assert_false(zy_datum_truth(undefined));
    assert_false(zy_datum_truth(ZY_DATUM_NULL));
    assert_false(zy_datum_truth(ZY_DATUM_NUMBER(0)));
    assert_false(zy_datum_truth(ZY_DATUM_NUMBER(NAN)));
    assert_false(zy_datum_truth(ZY_DATUM_TEXT("")));
    assert_true(zy_datum_truth(ZY_DATUM_TEXT("false")));
    assert_true(zy_datum_truth(ZY_DATUM_TIME(0)));
    assert_true(zy_datum_truth(list(*state, 0, NULL)));
}

static void writes_texts_as_javascript(void **state)
{
    zy_arena *arena = *state;
    const zy_datum items[] = {ZY_DATUM_NUMBER(1.5), ZY_DATUM_NULL, ZY_DATUM_TEXT("値"), undefined};

    assert_string_equal(zy_datum_text(arena, undefined), "undefined");
    assert_string_equal(zy_datum_text(arena, ZY_DATUM_NULL), "null");
    assert_string_equal(zy_datum_text(arena, ZY_DATUM_BOOL(false)), "false");
    assert_string_equal(zy_datum_text(arena, ZY_DATUM_NUMBER(1e21)), "1e+21");
    assert_string_equal(zy_datum_text(arena, list(arena, 4, items)), "1.5,,値,");
    assert_string_equal(zy_datum_text(arena, list(arena, 0, NULL)), "");
    zy_datum object = pair(arena, "a", ZY_DATUM_NULL, "b", ZY_DATUM_NULL);
    assert_string_equal(zy_datum_text(arena, object), "[object Object]");
}

static void writes_instants_as_iso_text(void **state)
{
    static const struct {
        double ms;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {-1, "1969-12-31T23:59:59.999Z"},
        {951782400000, "2000-02-29T00:00:00.000Z"},
        {1709164800123, "2024-02-29T00:00:00.123Z"},
        {-62198755200000, "-000001-01-01T00:00:00.000Z"},
        {-62167219200001, "-000001-12-31T23:59:59.999Z"},
        {-62167219200000, "0000-01-01T00:00:00.000Z"},
        {253402300800000, "+010000-01-01T00:00:00.000Z"},
        {8.64e15, "+275760-09-13T00:00:00.000Z"},
        {-8.64e15, "-271821-04-20T00:00:00.000Z"},
        {8.64e15 + 1, "Invalid Date"},
        {NAN, "Invalid Date"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(zy_datum_text(*state, ZY_DATUM_TIME(cases[i].ms)), cases[i].text);
}

static void writes_json(void **state)
{
    zy_arena *arena = *state;
    const zy_datum items[] = {ZY_DATUM_NUMBER(NAN), undefined, ZY_DATUM_TEXT("a\"\\\n\x01値"),
                              ZY_DATUM_TIME(0), ZY_DATUM_TIME(INFINITY)};

    assert_string_equal(zy_datum_json(arena, list(arena, 5, items)),
                        "[null,null,\"a\\\"\\\\\\n\\u0001値\",\"1970-01-01T00:00:00.000Z\",null]");
    assert_string_equal(zy_datum_json(arena, pair(arena, "a", undefined, "b", ZY_DATUM_BOOL(true))),
                        "{\"b\":true}");
    assert_string_equal(zy_datum_json(arena, list(arena, 0, NULL)), "[]");
    assert_string_equal(zy_datum_json(arena, undefined), "null");
    assert_string_equal(zy_datum_json(arena, ZY_DATUM_TEXT("\xff")), "\"\xef\xbf\xbd\"");
}

static void lists_and_objects_differ_by_what_is_in_them(void **state)
{
    zy_arena *arena = *state;
    const zy_datum one = ZY_DATUM_NUMBER(1), two = ZY_DATUM_NUMBER(2);
    const zy_datum lists[] = {
        list(arena, 0, NULL),
        list(arena, 1, (zy_datum[]){one}),
        list(arena, 2, (zy_datum[]){one, one}),
        list(arena, 2, (zy_datum[]){one, two}),
        list(arena, 1, (zy_datum[]){two}),
        pair(arena, "a", one, "b", one),
        pair(arena, "a", one, "b", two),
        pair(arena, "a", one, "c", one),
        pair(arena, "b", one, "c", one),
    };
    const size_t count = sizeof lists / sizeof *lists;

    /* In the order that they are sorted in. */
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            const int order = zy_datum_compare(lists[i], lists[k]);
            if ((order > 0) - (order < 0) != (i > k) - (i < k))
                fail_msg("%zu and %zu are compared as %d", i, k, order);
            assert_int_equal(zy_datum_equal(lists[i], lists[k]), i == k);
            assert_int_equal(zy_datum_hash(lists[i]) == zy_datum_hash(lists[k]), i == k);
        }
    assert_int_equal(zy_datum_hash(lists[3]),
                     zy_datum_hash(list(arena, 2, (zy_datum[]){one, two})));
    assert_int_equal(zy_datum_hash(ZY_DATUM_NULL), zy_datum_hash(ZY_DATUM_NULL));
    assert_int_not_equal(zy_datum_hash(ZY_DATUM_BOOL(true)), zy_datum_hash(ZY_DATUM_BOOL(false)));
    assert_int_not_equal(zy_datum_hash(ZY_DATUM_TIME(1)), zy_datum_hash(one));
}

static void equal_data_have_equal_hashes(void **state)
{
    zy_arena *arena = *state;
    zy_datum one = ZY_DATUM_NUMBER(1), two = ZY_DATUM_TEXT("2");
    zy_datum ab = pair(arena, "a", one, "b", two), ba = pair(arena, "b", two, "a", one);

    assert_true(zy_datum_equal(ab, ba));
    assert_int_equal(zy_datum_hash(ab), zy_datum_hash(ba));
    assert_true(zy_datum_equal(ZY_DATUM_NUMBER(0), ZY_DATUM_NUMBER(-0.0)));
    assert_int_equal(zy_datum_hash(ZY_DATUM_NUMBER(0)), zy_datum_hash(ZY_DATUM_NUMBER(-0.0)));
    assert_true(zy_datum_equal(ZY_DATUM_NUMBER(NAN), ZY_DATUM_NUMBER(-NAN)));
    assert_int_equal(zy_datum_hash(ZY_DATUM_NUMBER(NAN)), zy_datum_hash(ZY_DATUM_NUMBER(-NAN)));
    assert_false(zy_datum_equal(ZY_DATUM_NUMBER(1), ZY_DATUM_TIME(1)));
    assert_false(zy_datum_equal(ZY_DATUM_NUMBER(2), two));
    assert_false(zy_datum_equal(ab, pair(arena, "a", one, "c", two)));
    assert_false(zy_datum_equal(undefined, ZY_DATUM_NULL));
    assert_false(zy_datum_equal(list(arena, 1, &one), list(arena, 1, &two)));
    assert_false(zy_datum_equal(list(arena, 1, &one), list(arena, 0, NULL)));
}

/* Every pair of this list must compare as its places do. */
static void orders_all_kinds(void **state)
{
    zy_arena *arena = *state;
    zy_datum one = ZY_DATUM_NUMBER(1);
    const zy_datum twice[] = {one, one};
    const zy_datum sorted[] = {
        undefined,
        ZY_DATUM_NUMBER(NAN),
        ZY_DATUM_NUMBER(-INFINITY),
        ZY_DATUM_NUMBER(-1),
        ZY_DATUM_BOOL(false),
        ZY_DATUM_NUMBER(0.5),
        ZY_DATUM_BOOL(true),
        ZY_DATUM_TIME(1000),
        ZY_DATUM_NUMBER(INFINITY),
        ZY_DATUM_TEXT(""),
        ZY_DATUM_TEXT("10"),
        ZY_DATUM_TEXT("9"),
        ZY_DATUM_TEXT("a"),
        ZY_DATUM_TEXT("aa"),
        ZY_DATUM_TEXT("値"),
        ZY_DATUM_TEXT("\U0001F600"), /* D83D DE00 in UTF-16 */
        ZY_DATUM_TEXT("\uFF21"),
        list(arena, 0, NULL),
        list(arena, 1, &one),
        list(arena, 2, twice),
        pair(arena, "a", one, "b", one),
        pair(arena, "a", one, "c", one),
    };
    const size_t count = sizeof sorted / sizeof *sorted;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = zy_datum_compare(sorted[i], sorted[j]);
            int expected = (i > j) - (i < j);
            if ((order > 0) - (order < 0) != expected)
                fail_msg("%zu %zu: %d", i, j, order);
        }
    }
    assert_int_equal(zy_datum_compare(undefined, ZY_DATUM_NULL), 0);
    assert_int_equal(zy_datum_compare(ZY_DATUM_NUMBER(NAN), ZY_DATUM_TIME(NAN)), 0);
}

static void finds_members(void **state)
{
    zy_datum object = pair(*state, "a", ZY_DATUM_NUMBER(1), "", ZY_DATUM_NUMBER(2));

    assert_true(zy_object_find(object.object, "").number == 2);
    assert_int_equal(zy_object_find(object.object, "b").kind, ZY_UNDEFINED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(converts_to_numbers_as_javascript),
        cmocka_unit_test(knows_what_is_true),
        cmocka_unit_test(writes_texts_as_javascript),
        cmocka_unit_test(writes_instants_as_iso_text),
        cmocka_unit_test(writes_json),
        cmocka_unit_test(lists_and_objects_differ_by_what_is_in_them),
        cmocka_unit_test(equal_data_have_equal_hashes),
        cmocka_unit_test(orders_all_kinds),
        cmocka_unit_test(finds_members),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
