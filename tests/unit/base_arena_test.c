#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    zy_arena *arena = zy_arena_new();

    (void)state;
    for (size_t size = 1; size < 300; size += 7) {
        unsigned char *bytes = zy_arena_take(arena, size, 3);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size * 3; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xee, size * 3);
    }
    zy_arena_free(arena);
}

static void an_emptied_arena_gives_zeroed_memory(void **state)
{
    zy_arena *arena = zy_arena_new();

    (void)state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 50; i++) {
            unsigned char *bytes = zy_arena_take(arena, 1000 * (size_t)(i + 1), 1);
            assert_int_equal(bytes[999], 0);
            memset(bytes, 0xee, 1000);
        }
        zy_arena_empty(arena);
    }
    zy_arena_empty(arena);
    zy_arena_free(arena);
}

typedef struct log {
    char text[16];
    size_t len;
} log;

typedef struct entry {
    log *into;
    char letter;
} entry;

static void write_letter(void *object)
{
    entry *e = object;

    e->into->text[e->into->len++] = e->letter;
}

static void defer(zy_arena *arena, log *into, char letter)
{
    entry *e = ZY_NEW(arena, entry);

    *e = (entry){into, letter};
    zy_arena_defer(arena, write_letter, e);
}

static void deferred_calls_run_once_newest_first(void **state)
{
    zy_arena *arena = zy_arena_new();
    log written = {0};

    (void)state;
    defer(arena, &written, 'a');
    defer(arena, &written, 'b');
    zy_arena_empty(arena);
    assert_string_equal(written.text, "ba");
    defer(arena, &written, 'c');
    zy_arena_free(arena);
    assert_string_equal(written.text, "bac");
    zy_arena_free(NULL);
}

static void texts_are_copied(void **state)
{
    zy_arena *arena = zy_arena_new();

    (void)state;
    assert_string_equal(zy_arena_text(arena, "abcdef", 3), "abc");
    assert_string_equal(zy_arena_text(arena, NULL, 0), "");
    assert_string_equal(zy_arena_format(arena, "%s=%d", "値", 7), "値=7");
    char *long_text = zy_arena_format(arena, "%0200000d", 1);
    assert_int_equal(strlen(long_text), 200000);
    zy_arena_free(arena);
}

/* Small things go on in the block at hand after a large one. */
static void large_things_do_not_waste_blocks(void **state)
{
    zy_arena *arena = zy_arena_new();
    char *first = zy_arena_take(arena, 16, 1);

    (void)state;
    zy_arena_take(arena, 1 << 20, 1);
    char *second = zy_arena_take(arena, 16, 1);
    assert_ptr_equal(second, first + 16);
    zy_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(an_emptied_arena_gives_zeroed_memory),
        cmocka_unit_test(deferred_calls_run_once_newest_first),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(large_things_do_not_waste_blocks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
