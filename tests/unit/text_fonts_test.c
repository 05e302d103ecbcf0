#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "text/fonts.h"

static bool has_file(const zy_font_file *files, size_t count, const char *end, int weight)
{
    for (size_t i = 0; i < count; i++) {
        const size_t len = strlen(files[i].path), n = strlen(end);
        if (len > n && strcmp(files[i].path + len - n, end) == 0 && files[i].weight == weight)
            return true;
    }
    return false;
}

static void finds_families_by_both_names(void **state)
{
    zy_font_file files[ZY_FONT_FILES];

    (void)state;
    for (int i = 0; i < 2; i++) {
        size_t count = zy_font_find(i ? "Noto Sans CJK JP" : "noto", files);
        assert_true(has_file(files, count, "/NotoSansCJK-Regular.ttc", 400));
        assert_true(has_file(files, count, "/NotoSansCJK-Bold.ttc", 700));
        count = zy_font_find(i ? "BIZ UDPGothic" : "biz-ud", files);
        assert_true(has_file(files, count, "/BIZUDPGothic-Regular.ttf", 400));
        assert_true(has_file(files, count, "/BIZUDPGothic-Bold.ttf", 700));
    }
}

static void latin_of_biz_ud_comes_from_noto(void **state)
{
    zy_font_file files[ZY_FONT_FILES];

    (void)state;
    assert_true(zy_font_find("biz-ud", files) > 2);
    assert_int_equal(files[0].part, ZY_FONT_LATIN);
    assert_true(has_file(files, 1, "/NotoSansCJK-Regular.ttc", 400));
    assert_int_equal(files[1].part, ZY_FONT_ALL);
}

/* File, number in the collection and weight of what each family begins with. */
static void families_are_made_of_their_files(void **state)
{
    static const struct {
        const char *family;
        size_t at;
        const char *file;
        unsigned index;
        int weight;
    } rows[] = {
        {"noto", 0, "/NotoSansCJK-Regular.ttc", 0, 400},
        {"noto", 1, "/NotoSansCJK-Bold.ttc", 0, 700},
        {"biz-ud", 0, "/NotoSansCJK-Regular.ttc", 0, 400},
        {"biz-ud", 1, "/BIZUDPGothic-Regular.ttf", 0, 400},
        {"biz-ud", 2, "/NotoSansCJK-Regular.ttc", 0, 400},
        {"biz-ud", 3, "/NotoSansCJK-Bold.ttc", 0, 700},
        {"biz-ud", 4, "/BIZUDPGothic-Bold.ttf", 0, 700},
        {"biz-ud", 5, "/NotoSansCJK-Bold.ttc", 0, 700},
        {"noto-mono", 0, "/NotoSansCJK-Regular.ttc", 5, 400},
        {"noto-mono", 1, "/NotoSansCJK-Bold.ttc", 5, 700},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        zy_font_file files[ZY_FONT_FILES];
        assert_true(zy_font_find(rows[i].family, files) > rows[i].at);
        assert_true(has_file(&files[rows[i].at], 1, rows[i].file, rows[i].weight));
        assert_int_equal(files[rows[i].at].index, rows[i].index);
    }
}

static void a_list_gives_its_first_known_family(void **state)
{
    zy_font_file files[ZY_FONT_FILES];

    (void)state;
    const size_t count = zy_font_find("Helvetica, \"BIZ UDPGothic\" , sans-serif", files);
    assert_true(has_file(files, count, "/BIZUDPGothic-Regular.ttf", 400));
    assert_false(zy_font_is_generic("Helvetica, 'BIZ UDPGothic', sans-serif"));
    assert_true(zy_font_is_generic("Helvetica, sans-serif"));
    assert_true(zy_font_is_generic("sans-serif"));
    assert_false(zy_font_is_generic("Helvetica"));
}

static void unknown_families_and_files_are_not_found(void **state)
{
    static const char *const names[] = {
        "", ",", "Helvetica", "nowhere.ttf", "/nowhere/x.otf#1", "x.ttc#", "x.ttc#a", ".ttf", "'",
    };
    zy_font_file files[ZY_FONT_FILES];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(zy_font_find(names[i], files), 0);
}

static void a_path_may_name_a_font_of_a_collection(void **state)
{
    zy_font_file files[ZY_FONT_FILES];
    char name[200];

    (void)state;
    assert_true(zy_font_find("noto", files) > 0);
    const char *path = files[0].path;
    snprintf(name, sizeof name, "%s#2", path);
    assert_int_equal(zy_font_find(name, files), 1);
    assert_string_equal(files[0].path, path);
    assert_int_equal(files[0].index, 2);
}

static void lists_what_is_installed(void **state)
{
    zy_arena *arena = zy_arena_new();
    const char *const *names = zy_font_families(arena);

    (void)state;
    assert_string_equal(names[0], "noto");
    assert_string_equal(names[1], "biz-ud");
    zy_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_families_by_both_names),
        cmocka_unit_test(latin_of_biz_ud_comes_from_noto),
        cmocka_unit_test(families_are_made_of_their_files),
        cmocka_unit_test(a_list_gives_its_first_known_family),
        cmocka_unit_test(unknown_families_and_files_are_not_found),
        cmocka_unit_test(a_path_may_name_a_font_of_a_collection),
        cmocka_unit_test(lists_what_is_installed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
