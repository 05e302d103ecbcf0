/* Workbooks of tests/tables (made by make.py there), and the texts that they become. */
#include "table/sheet.h"
#include "table_fixture.h"

#include <glib.h>

static zy_file_bytes file_of(fixture *f, const char *name)
{
    char *path = g_strdup_printf("%s/tables/%s", TESTS, name), *bytes = NULL;
    gsize len = 0;

    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    g_free(path);
    zy_arena_defer(f->arena, g_free, bytes);
    return (zy_file_bytes){name, bytes, len};
}

static const zy_source *sheet_of(fixture *f, const char *name, const zy_value *sheet)
{
    return zy_sheet_read(f->arena, &f->diags, file_of(f, name), sheet, (zy_span){0});
}

static void assert_sheet(fixture *f, const char *file, const char *name, const char *text)
{
    const zy_source *source = sheet_of(f, file, NULL);

    assert_quiet(f);
    assert_string_equal(source->name, name);
    assert_string_equal(source->text, text);
    assert_int_equal(source->len, strlen(text));
}

static void reads_every_kind_of_cell_of_an_xlsx(void **state)
{
    assert_sheet(*state, "kinds.xlsx", "kinds.xlsx[every]",
                 "kind,value\n"
                 "shared,東京\n"
                 "runs,大阪\n"
                 "inline,\"a, \"\"b\"\"\"\n"
                 "lines,都道 府県 \n"
                 "true,TRUE\n"
                 "error,#N/A\n"
                 "noise,0.3\n"
                 "large,1.23456789012346e+25\n"
                 "formula,84\n"
                 "formula text,x\n"
                 "date,2024-04-01\n"
                 "date cell,2024-04-01\n"
                 "percent,57%\n"
                 "percent 0,83.12%\n"
                 "era,2024-04-01\n"
                 "era own,2024-04-01\n"
                 "time,10:30:00\n"
                 "moment,2024-04-01T10:30\n"
                 "second,2024-04-01T23:59:59\n"
                 "month,2024-04\n"
                 "mmm-yy,2024-04\n"
                 "elapsed,30:00:00\n"
                 "people,1234\n"
                 "science,1234\n"
                 "quoted day,2.5\n"
                 "leap bug,1900-02-29\n"
                 "1900,1900-02-28\n"
                 "beyond,2958466\n"
                 "no place,7\n");
}

static void reads_every_kind_of_cell_of_an_ods(void **state)
{
    assert_sheet(*state, "kinds.ods", "kinds.ods[every]",
                 "kind,value\n"
                 "string,東京\n"
                 "paragraphs,都道 府 県北\n"
                 "float,0.3\n"
                 "percentage,57%\n"
                 "currency,1234\n"
                 "date,2024-04-01\n"
                 "moment,2024-04-01T10:30\n"
                 "month,2024-04\n"
                 "time,10:30:05\n"
                 "boolean,TRUE\n"
                 "error,#DIV/0!\n"
                 "formula,84\n");
}

/* The title that is one cell over all columns stands once; what lies below a merge is covered. */
static void fills_merged_cells(void **state)
{
    assert_sheet(*state, "book.xlsx", "book.xlsx[人口]",
                 "人口の推移,,,\n"
                 "\n"
                 "年,人口,人口,割合\n"
                 "年,男,女,割合\n"
                 "2020-01,6135,6479,28.6%\n"
                 "2024-01,6023,6357,29.3%\n");
    assert_sheet(*state, "book.ods", "book.ods[人口]",
                 "月,人口,人口\n"
                 "月,男,女\n"
                 "\n"
                 "\n"
                 "2024-01,5,5\n"
                 "2024-01,5,5\n");
}

/* LibreOffice writes an empty text, the result of a formula, as no value. */
static void takes_formulas_of_an_office_as_worked_out(void **state)
{
    assert_sheet(*state, "blank.ods", "blank.ods[Sheet1]", "a,b\nx,\n");
}

static void counts_days_from_1904(void **state)
{
    assert_sheet(*state, "mac.xlsx", "mac.xlsx[days]", "day,value\n2024-04-01,1\n2024-04-02,2\n");
}

static void finds_sheets_by_name_and_number(void **state)
{
    fixture *f = *state;
    const zy_value by_name = {.kind = ZY_VALUE_TEXT, .text = "秘密"},
                   by_number = {.kind = ZY_VALUE_NUMBER, .number = 3},
                   year = {.kind = ZY_VALUE_NUMBER, .number = 2024},
                   empty = {.kind = ZY_VALUE_TEXT, .text = "空"};

    assert_string_equal(sheet_of(f, "book.xlsx", &by_name)->text, "x\n1\n");
    assert_string_equal(sheet_of(f, "book.xlsx", &by_number)->name, "book.xlsx[rain]");
    assert_string_equal(sheet_of(f, "book.xlsx", &year)->name, "book.xlsx[2024]");
    assert_string_equal(sheet_of(f, "book.xlsx", &empty)->text, "");
    assert_quiet(f);
}

static void refuses(void **state, const char *file, const char *code, const char *said)
{
    fixture *f = *state;

    f->diags.first = f->diags.last = NULL;
    f->diags.errors = 0;
    assert_null(sheet_of(f, file, NULL));
    assert_non_null(f->diags.first);
    assert_null(f->diags.first->next);
    assert_string_equal(f->diags.first->code, code);
    if (!strstr(f->diags.first->message, said))
        fail_msg("%s: \"%s\" was to say %s", file, f->diags.first->message, said);
    assert_fault_of_data(f);
}

static void says_what_is_wrong_with_a_workbook(void **state)
{
    refuses(state, "formula.xlsx", "formula-without-value", "Sheet1!B3");
    refuses(state, "formula.ods", "formula-without-value", "Sheet1!B2");
    refuses(state, "doctype.xlsx", "bad-workbook", "DOCTYPE");
    refuses(state, "broken.xlsx", "bad-workbook", "line 2 is no XML");
    refuses(state, "cut.xlsx", "cannot-unpack", "damaged");
    refuses(state, "locked.ods", "foreign-table", "password");
    refuses(state, "files.zip", "foreign-table", "no workbook");
    refuses(state, "letter.docx", "foreign-table", "word processor");
}

static void names_places_as_sheets_do(void **state)
{
    fixture *f = *state;

    assert_string_equal(zy_sheet_grid_place(f->arena, 0, 0), "A1");
    assert_string_equal(zy_sheet_grid_place(f->arena, 2, 25), "Z3");
    assert_string_equal(zy_sheet_grid_place(f->arena, 9, 26), "AA10");
    assert_string_equal(zy_sheet_grid_place(f->arena, 1048575, 16383), "XFD1048576");
}

static zy_archive archive_of(fixture *f)
{
    return (zy_archive){.arena = f->arena, .diags = &f->diags, .file = {.name = "t"}};
}

static void puts_cells_in_order(void **state)
{
    fixture *f = *state;
    const zy_archive archive = archive_of(f);
    zy_sheet_grid grid;

    zy_sheet_grid_begin(&grid, &archive);
    assert_true(zy_sheet_grid_put(&grid, 1, 2, "z"));
    assert_true(zy_sheet_grid_put(&grid, 0, 0, "old"));
    assert_true(zy_sheet_grid_put(&grid, 0, 0, "new"));
    assert_true(zy_sheet_grid_put(&grid, 9, 9, " \n"));
    assert_true(zy_sheet_grid_put(&grid, 3, 1, "a\r\nb\tc"));
    assert_string_equal(zy_sheet_grid_csv(&grid, "s")->text, "new,,\n,,z\n\n,a b c,\n");
    zy_sheet_grid_end(&grid);
}

/* A merge to the end of the sheet ends where the cells do. */
static void ends_endless_merges(void **state)
{
    fixture *f = *state;
    const zy_archive archive = archive_of(f);
    zy_sheet_grid grid;

    zy_sheet_grid_begin(&grid, &archive);
    zy_sheet_grid_put(&grid, 0, 0, "a");
    zy_sheet_grid_put(&grid, 0, 1, "b");
    zy_sheet_grid_put(&grid, 2, 1, "c");
    zy_sheet_grid_merge(&grid, (zy_sheet_area){0, 0, 1048576, 1});
    assert_string_equal(zy_sheet_grid_csv(&grid, "s")->text, "a,b\na,\na,c\n");
    zy_sheet_grid_end(&grid);
}

static void refuses_sheets_that_are_too_wide(void **state)
{
    fixture *f = *state;
    const zy_archive archive = archive_of(f);
    zy_sheet_grid grid;

    zy_sheet_grid_begin(&grid, &archive);
    zy_sheet_grid_put(&grid, 0, 16383, "a");
    assert_null(zy_sheet_grid_csv(&grid, "s"));
    assert_string_equal(f->diags.first->code, "table-limit");
    zy_sheet_grid_end(&grid);
}

/* 40,000 merges of 1,000 cells each are more cells than a sheet may have. */
static void refuses_sheets_with_too_many_cells(void **state)
{
    fixture *f = *state;
    const zy_archive archive = archive_of(f);
    zy_sheet_grid grid;

    zy_sheet_grid_begin(&grid, &archive);
    for (size_t i = 0; i < 40000; i++) {
        zy_sheet_grid_put(&grid, i * 10, 0, "a");
        zy_sheet_grid_merge(&grid, (zy_sheet_area){i * 10, 0, 10, 100});
    }
    assert_null(zy_sheet_grid_csv(&grid, "s"));
    assert_string_equal(f->diags.first->code, "table-limit");
    assert_int_equal(f->diags.first->fault, ZY_FAULT_LIMIT);
    zy_sheet_grid_end(&grid);
}

/* What unpacks to more than there may be, whatever its directory says. */
static bool take_nothing(void *object, const char *bytes, size_t len)
{
    (void)bytes;
    *(size_t *)object += len;
    return true;
}

static void counts_what_is_unpacked(void **state)
{
    fixture *f = *state;
    zy_archive archive = archive_of(f);
    size_t taken = 0;

    archive.file = file_of(f, "book.xlsx");
    assert_true(zy_archive_open(&archive));
    archive.left = 1000;
    assert_true(zy_archive_read(&archive, "_rels/.rels", take_nothing, &taken));
    assert_true(taken > 0 && taken + archive.left == 1000);
    assert_false(zy_archive_read(&archive, "XL/styles.XML", take_nothing, &taken));
    assert_string_equal(f->diags.first->code, "table-limit");
    zy_archive_close(&archive);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_every_kind_of_cell_of_an_xlsx),
        TEST(reads_every_kind_of_cell_of_an_ods),
        TEST(fills_merged_cells),
        TEST(takes_formulas_of_an_office_as_worked_out),
        TEST(counts_days_from_1904),
        TEST(finds_sheets_by_name_and_number),
        TEST(says_what_is_wrong_with_a_workbook),
        TEST(names_places_as_sheets_do),
        TEST(puts_cells_in_order),
        TEST(ends_endless_merges),
        TEST(refuses_sheets_that_are_too_wide),
        TEST(refuses_sheets_with_too_many_cells),
        TEST(counts_what_is_unpacked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
