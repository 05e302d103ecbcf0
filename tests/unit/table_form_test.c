/* What a file is taken for, unpacking, and JSON by the line. */
#include "table/inside.h"
#include "table_fixture.h"

#include <glib.h>

static void tells_forms(void **state)
{
    static const struct {
        const char *name, *type, *bytes;
        zy_table_form form;
    } cases[] = {
        {"a.csv", NULL, "a,b\n", ZY_FORM_CSV},
        {"a.csv", NULL, "[a],b\n", ZY_FORM_CSV},
        {"a.csv", NULL, "[1],b\n", ZY_FORM_CSV},
        {"a.csv.gz", NULL, "{\"x\",b\n", ZY_FORM_CSV},
        {"a.json", NULL, "[]", ZY_FORM_JSON},
        {"a.JSON.zst", NULL, "3", ZY_FORM_JSON},
        {"a.json", "csv", "[]", ZY_FORM_CSV},
        {"a", "json", "", ZY_FORM_JSON},
        {"a", "ndjson", "", ZY_FORM_LINES},
        {"a.ndjson", NULL, "", ZY_FORM_LINES},
        {"a.jsonl.gz", NULL, "", ZY_FORM_LINES},
        {"a.json", NULL, "{\"a\": \"}\\\"\"}\n\n{\"a\": [{}]}\n", ZY_FORM_LINES},
        {"a.json", NULL, "{\"a\": 1} \n", ZY_FORM_JSON},
        {"a.json", NULL, "{\"a\":\n1}\n{}", ZY_FORM_JSON},
        {"a.json", NULL, "{\"a\": 1} {\"a\": 2}", ZY_FORM_JSON},
        {"stdin", NULL, "\xEF\xBB\xBF [\n {\"a\": 1}]", ZY_FORM_JSON},
        {"stdin", NULL, "[[1]]", ZY_FORM_JSON},
        {"stdin", NULL, "{\"a\": 1}", ZY_FORM_JSON},
        {"stdin", NULL, "[Tokyo],b", ZY_FORM_CSV},
        {"stdin", NULL, "{a},b", ZY_FORM_CSV},
        {"stdin", NULL, "[", ZY_FORM_CSV},
        {"stdin", NULL, "a,b\n{\"a\": 1}", ZY_FORM_CSV},
        {"stdin", NULL, "", ZY_FORM_CSV},
        {"a.txt", NULL, "PK\x03\x04", ZY_FORM_SHEET},
        {"a.txt", NULL, "PAR1,b\n", ZY_FORM_CSV},
        {"a.txt", NULL, "Obj,b\n", ZY_FORM_CSV},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const zy_file_bytes file = {cases[i].name, cases[i].bytes, strlen(cases[i].bytes)};
        zy_table_form form;
        assert_true(zy_table_form_find(&f->diags, file, cases[i].type, (zy_span){0}, &form));
        if (form != cases[i].form)
            fail_msg("%s: %s: %d", cases[i].name, cases[i].bytes, (int)form);
    }
    assert_quiet(f);
}

static void names_foreign_kinds(void **state)
{
#define BYTES(text) text, sizeof(text) - 1
    static const struct {
        const char *bytes;
        size_t len;
        const char *said;
    } cases[] = {
        {BYTES("PAR1....PAR1"), "Parquet"},
        {BYTES("ARROW1\0\0..."), "Arrow"},
        {BYTES("FEA1....FEA1"), "Feather"},
        {BYTES("Obj\x01..."), "Avro"},
        {BYTES("SQLite format 3\0..."), "SQLite"},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..."), "Excel 97"},
        {BYTES("%PDF-1.7"), "PDF"},
        {BYTES("\x89PNG\r\n\x1A\n"), "PNG"},
        {BYTES("\xFF\xD8\xFF\xE0"), "JPEG"},
        {BYTES("\xFD\x37zXZ\0"), "xz"},
        {BYTES("BZh91AY&SY"), "bzip2"},
        {BYTES("7z\xBC\xAF\x27\x1C"), "7-Zip"},
        {BYTES("\n<HTML>"), "HTML"},
        {BYTES("\xEF\xBB\xBF<!DOCTYPE html PUBLIC"), "HTML"},
        {BYTES("<?xml version=\"1.0\"?>\n<html>"), "HTML"},
        {BYTES("<?xml version=\"1.0\"?>\n<Workbook>"), "XML"},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const zy_file_bytes file = {"t", cases[i].bytes, cases[i].len};
        zy_table_form form;
        f->diags.first = f->diags.last = NULL;
        assert_false(zy_table_form_find(&f->diags, file, "csv", (zy_span){0}, &form));
        assert_string_equal(f->diags.first->code, "foreign-table");
        assert_non_null(strstr(f->diags.first->message, cases[i].said));
        assert_non_null(f->diags.first->hint);
        assert_fault_of_data(f);
    }
}

/* ---- Unpacking ---- */

static zy_file_bytes file_of(fixture *f, const char *name)
{
    char *path = g_strdup_printf("%s/tables/%s", TESTS, name), *bytes = NULL;
    gsize len = 0;

    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    g_free(path);
    zy_arena_defer(f->arena, g_free, bytes);
    return (zy_file_bytes){name, bytes, len};
}

static void unpacks_members_of_gzip(void **state)
{
    static const char rain[] = "month,rain\nJan,59.7\nFeb,56.5\nMar,116.3\n";
    fixture *f = *state;
    zy_file_bytes file = file_of(f, "rain.csv.gz");

    assert_true(zy_table_unpack(f->arena, &f->diags, &file, sizeof rain - 1, (zy_span){0}));
    assert_string_equal(file.bytes, rain);
    assert_int_equal(file.len, sizeof rain - 1);
    assert_string_equal(file.name, "rain.csv.gz");
    file = file_of(f, "rain.csv.gz");
    assert_false(zy_table_unpack(f->arena, &f->diags, &file, sizeof rain - 2, (zy_span){0}));
    assert_string_equal(f->diags.first->code, "table-limit");
    assert_int_equal(f->diags.first->fault, ZY_FAULT_LIMIT);
}

static bool has_zstd(fixture *f)
{
    zy_file_bytes file = file_of(f, "rain.json.zst");
    const bool good = zy_table_unpack(f->arena, &f->diags, &file, 1 << 20, (zy_span){0});

    if (!good) {
        assert_string_equal(f->diags.first->code, "no-zstd");
        return false;
    }
    assert_int_equal(file.len, 96);
    assert_memory_equal(file.bytes, "[{\"month\": \"Jan\"", 16);
    return true;
}

static void unpacks_zstandard(void **state)
{
    fixture *f = *state;
    zy_file_bytes file = file_of(f, "rain.json.zst");

    if (!has_zstd(f))
        return;
    assert_false(zy_table_unpack(f->arena, &f->diags, &file, 95, (zy_span){0}));
    assert_string_equal(f->diags.first->code, "table-limit");
    f->diags.first = f->diags.last = NULL;
    file = file_of(f, "cut.json.zst");
    assert_false(zy_table_unpack(f->arena, &f->diags, &file, 1 << 20, (zy_span){0}));
    assert_string_equal(f->diags.first->code, "cannot-unpack");
}

static void names_the_package_that_lacks(void **state)
{
    fixture *f = *state;
    zy_file_bytes file = file_of(f, "rain.json.zst");
    const zy_unpacking how = {f->arena, &f->diags, (zy_span){0}, 1 << 20, "libno-such-zstd.so"};

    assert_false(zy_table_unpack_by(&how, &file));
    assert_string_equal(f->diags.first->code, "no-zstd");
    assert_non_null(strstr(f->diags.first->hint, "libzstd1"));
    assert_int_equal(f->diags.first->fault, ZY_FAULT_FILE);
}

static void says_what_is_damaged(void **state)
{
    fixture *f = *state;
    zy_file_bytes cut = file_of(f, "cut.csv.gz"), damaged = file_of(f, "damaged.csv.gz"),
                  plain = file_of(f, "rain.csv");

    assert_true(zy_table_unpack(f->arena, &f->diags, &plain, 1, (zy_span){0}));
    assert_quiet(f);
    assert_false(zy_table_unpack(f->arena, &f->diags, &cut, 1 << 20, (zy_span){0}));
    assert_string_equal(f->diags.first->code, "cannot-unpack");
    assert_non_null(strstr(f->diags.first->message, "cut off"));
    f->diags.first = f->diags.last = NULL;
    assert_false(zy_table_unpack(f->arena, &f->diags, &damaged, 1 << 20, (zy_span){0}));
    assert_non_null(strstr(f->diags.first->message, "damaged"));
}

/* ---- A value a line ---- */

static zy_table *read_lines(fixture *f, const char *text)
{
    return zy_json_lines_read(f->arena, &f->diags, source_of(f, text));
}

static void reads_a_row_from_each_line(void **state)
{
    zy_table *table =
        read_lines(*state, "{\"a\": \"x\", \"b\": 1}\r\n\n  \n{\"b\": 2, \"a\": \"y\"}");

    assert_quiet(*state);
    assert_int_equal(table->row_count, 2);
    assert_texts(*state, table, "a", "x|y");
    int line, column;
    zy_span_locate(zy_cell_span(table, zy_table_find(table, "b"), 1), &line, &column);
    assert_int_equal(line, 4);
    assert_int_equal(column, 7);
}

static void reads_plain_values_and_no_lines(void **state)
{
    zy_table *table = read_lines(*state, "1\n2\n");

    assert_true(zy_column_number(zy_table_find(table, "data"), 1) == 2);
    assert_int_equal(read_lines(*state, "")->row_count, 0);
    assert_quiet(*state);
}

static void names_line_and_column(void **state)
{
    static const struct {
        const char *text;
        int line, column;
    } cases[] = {
        {"{\"a\": 1}\n{\"a\": x}\n", 2, 7}, {"{\"a\": 1}\n\n{\"a\":\n1}\n", 3, 6},
        {"{\"a\": 1} {\"a\": 2}\n", 1, 10}, {"[1, 2\n]\n", 1, 6},
        {"{\"a\": \"x\n\"}\n", 1, 7},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->diags.first = f->diags.last = NULL;
        assert_null(read_lines(f, cases[i].text));
        assert_diag(f, ZY_ERROR, "json-syntax", cases[i].line, cases[i].column);
        assert_fault_of_data(f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tells_forms),
        TEST(names_foreign_kinds),
        TEST(unpacks_members_of_gzip),
        TEST(unpacks_zstandard),
        TEST(names_the_package_that_lacks),
        TEST(says_what_is_damaged),
        TEST(reads_a_row_from_each_line),
        TEST(reads_plain_values_and_no_lines),
        TEST(names_line_and_column),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
