#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>

#include "base/file.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    char *folder;
} fixture;

static int setup(void **state)
{
    fixture *f = g_new0(fixture, 1);

    f->arena = zy_arena_new();
    f->diags.arena = f->arena;
    f->folder = g_dir_make_tmp("zuhyo-file-XXXXXX", NULL);
    *state = f;
    return f->folder ? 0 : -1;
}

/* The number of files in the folder. */
static int count_files(const fixture *f)
{
    GDir *folder = g_dir_open(f->folder, 0, NULL);
    int count = 0;

    while (g_dir_read_name(folder))
        count++;
    g_dir_close(folder);
    return count;
}

static int teardown(void **state)
{
    fixture *f = *state;
    GDir *folder = g_dir_open(f->folder, 0, NULL);

    for (const char *name; (name = g_dir_read_name(folder));) {
        char *path = g_build_filename(f->folder, name, NULL);
        g_unlink(path);
        g_free(path);
    }
    g_dir_close(folder);
    g_rmdir(f->folder);
    g_free(f->folder);
    zy_arena_free(f->arena);
    g_free(f);
    return 0;
}

static const char *path_of(fixture *f, const char *name)
{
    return zy_arena_format(f->arena, "%s/%s", f->folder, name);
}

static void assert_holds(fixture *f, const char *path, const char *text)
{
    size_t len = 0;
    const char *bytes = zy_file_read(f->arena, &f->diags, path, 1 << 20, (zy_span){0}, &len);

    assert_non_null(bytes);
    assert_int_equal(len, strlen(text));
    assert_string_equal(bytes, text);
}

static void assert_failed(const fixture *f, const char *code, zy_fault fault)
{
    assert_int_equal(f->diags.errors, 1);
    assert_string_equal(f->diags.first->code, code);
    assert_int_equal(f->diags.first->fault, fault);
}

static void reads_back_what_was_written(void **state)
{
    fixture *f = *state;
    const char *path = path_of(f, "a");

    assert_true(zy_file_write(&f->diags, path, "first, longer", 13, false));
    assert_holds(f, path, "first, longer");
    assert_true(zy_file_write(&f->diags, path, "second", 6, false));
    assert_holds(f, path, "second");
    assert_true(zy_file_write(&f->diags, path, "", 0, false));
    assert_holds(f, path, "");
    assert_int_equal(count_files(f), 1);
}

static void keeps_the_old_file_until_the_new_one_is_committed(void **state)
{
    fixture *f = *state;
    const char *path = path_of(f, "a");
    zy_staged staged;

    assert_true(zy_file_write(&f->diags, path, "old", 3, false));
    assert_true(zy_file_stage(&f->diags, path, "new", 3, false, &staged));
    assert_holds(f, path, "old");
    zy_file_drop(&staged);
    assert_holds(f, path, "old");
    assert_int_equal(count_files(f), 1);
    assert_true(zy_file_stage(&f->diags, path, "new", 3, false, &staged));
    assert_true(zy_file_commit(&f->diags, &staged));
    assert_holds(f, path, "new");
    assert_int_equal(count_files(f), 1);
}

static void leaves_an_equal_file_alone_when_asked(void **state)
{
    fixture *f = *state;
    const char *path = path_of(f, "a");
    zy_staged staged;

    assert_true(zy_file_write(&f->diags, path, "same", 4, false));
    assert_true(zy_file_stage(&f->diags, path, "same", 4, true, &staged));
    assert_null(staged.temp);
    assert_true(zy_file_commit(&f->diags, &staged));
    assert_true(zy_file_stage(&f->diags, path, "sama", 4, true, &staged));
    assert_non_null(staged.temp);
    zy_file_drop(&staged);
}

static void stages_two_files_of_one_folder_at_once(void **state)
{
    fixture *f = *state;
    zy_staged a, b;

    assert_true(zy_file_stage(&f->diags, path_of(f, "a"), "a", 1, false, &a));
    assert_true(zy_file_stage(&f->diags, path_of(f, "b"), "b", 1, false, &b));
    assert_string_not_equal(a.temp, b.temp);
    assert_true(zy_file_commit(&f->diags, &b));
    assert_true(zy_file_commit(&f->diags, &a));
    assert_holds(f, path_of(f, "a"), "a");
    assert_holds(f, path_of(f, "b"), "b");
}

static void takes_names_of_the_greatest_length(void **state)
{
    fixture *f = *state;
    char name[256];

    memset(name, 'x', 255);
    name[255] = '\0';
    assert_true(zy_file_write(&f->diags, path_of(f, name), "x", 1, false));
    assert_holds(f, path_of(f, name), "x");
}

static void says_that_the_disk_is_full(void **state)
{
    fixture *f = *state;

    assert_false(zy_file_write(&f->diags, "/dev/full", "x", 1, false));
    assert_failed(f, "cannot-write", ZY_FAULT_FILE);
    assert_non_null(strstr(f->diags.first->message, "no space is left"));
}

static void says_that_a_folder_is_missing(void **state)
{
    fixture *f = *state;

    assert_false(zy_file_write(&f->diags, path_of(f, "no/a"), "x", 1, false));
    assert_failed(f, "cannot-write", ZY_FAULT_FILE);
    assert_int_equal(count_files(f), 0);
}

static void does_not_write_over_a_folder(void **state)
{
    fixture *f = *state;

    assert_false(zy_file_write(&f->diags, f->folder, "x", 1, false));
    assert_failed(f, "cannot-write", ZY_FAULT_FILE);
}

static void says_that_a_file_is_missing(void **state)
{
    fixture *f = *state;
    size_t len;

    assert_null(zy_file_read(f->arena, &f->diags, path_of(f, "no"), 10, (zy_span){0}, &len));
    assert_failed(f, "cannot-read", ZY_FAULT_FILE);
}

static void reads_up_to_the_limit_and_no_further(void **state)
{
    fixture *f = *state;
    const char *path = path_of(f, "a");
    size_t len = 0;

    assert_true(zy_file_write(&f->diags, path, "12345", 5, false));
    assert_non_null(zy_file_read(f->arena, &f->diags, path, 5, (zy_span){0}, &len));
    assert_int_equal(len, 5);
    assert_null(zy_file_read(f->arena, &f->diags, path, 4, (zy_span){0}, &len));
    assert_failed(f, "file-too-large", ZY_FAULT_LIMIT);
}

static void stops_reading_what_has_no_end(void **state)
{
    fixture *f = *state;
    size_t len;

    assert_null(zy_file_read(f->arena, &f->diags, "/dev/zero", 1 << 20, (zy_span){0}, &len));
    assert_failed(f, "file-too-large", ZY_FAULT_LIMIT);
}

static void reads_files_whose_size_is_not_known(void **state)
{
    fixture *f = *state;
    size_t len = 0;
    const char *bytes =
        zy_file_read(f->arena, &f->diags, "/proc/self/status", 1 << 20, (zy_span){0}, &len);

    assert_non_null(bytes);
    assert_true(len > 100 && strlen(bytes) == len);
}

static void finds_the_name_in_a_path(void **state)
{
    (void)state;
    assert_string_equal(zy_path_name("out/a.b/rain.svg"), "rain.svg");
    assert_string_equal(zy_path_name("rain.svg"), "rain.svg");
    assert_string_equal(zy_path_name("out/"), "");
}

static void knows_endings_in_capitals(void **state)
{
    (void)state;
    assert_true(zy_path_has_ending("out/rain.svg", ".svg"));
    assert_true(zy_path_has_ending("RAIN.SVG", ".svg"));
    assert_false(zy_path_has_ending("rainsvg", ".svg"));
    assert_false(zy_path_has_ending("rain.svg.gz", ".svg"));
}

static void a_name_is_more_than_its_ending(void **state)
{
    (void)state;
    assert_false(zy_path_has_ending(".svg", ".svg"));
    assert_false(zy_path_has_ending("out/.svg", ".svg"));
}

static void cuts_endings_of_two_parts(void **state)
{
    (void)state;
    assert_int_equal(zy_path_stem("a.b/rain.scene.json", ".scene.json"), strlen("a.b/rain"));
    assert_int_equal(zy_path_stem("a.b/rain.PNG", ".svg"), strlen("a.b/rain"));
    assert_int_equal(zy_path_stem("a.b/rain", ".svg"), strlen("a.b/rain"));
    assert_int_equal(zy_path_stem("out/.profile", ".svg"), strlen("out/.profile"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_back_what_was_written),
        TEST(keeps_the_old_file_until_the_new_one_is_committed),
        TEST(leaves_an_equal_file_alone_when_asked),
        TEST(stages_two_files_of_one_folder_at_once),
        TEST(takes_names_of_the_greatest_length),
        TEST(says_that_the_disk_is_full),
        TEST(says_that_a_folder_is_missing),
        TEST(does_not_write_over_a_folder),
        TEST(says_that_a_file_is_missing),
        TEST(reads_up_to_the_limit_and_no_further),
        TEST(stops_reading_what_has_no_end),
        TEST(reads_files_whose_size_is_not_known),
        TEST(finds_the_name_in_a_path),
        TEST(knows_endings_in_capitals),
        TEST(a_name_is_more_than_its_ending),
        TEST(cuts_endings_of_two_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
