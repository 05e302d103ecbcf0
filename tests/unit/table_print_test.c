/* Tables out again, rows made to fit, and what speaks against a column. */
#include "table_fixture.h"

static void assert_csv(const zy_table *table, bool values, const char *expected)
{
    GString *out = g_string_new(NULL);

    assert_non_null(table);
    zy_table_csv(out, table, values);
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static void assert_json(const zy_table *table, const char *expected)
{
    GString *out = g_string_new(NULL);

    assert_non_null(table);
    zy_table_json(out, table);
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static void convert(zy_table *table, const char *name)
{
    zy_column *column = zy_table_find(table, name);
    size_t bad;

    assert_non_null(column);
    assert_true(zy_column_convert(table, column, zy_column_infer(column), &bad));
}

static void quotes_only_what_needs_it(void **state)
{
    zy_table *table = read_csv(*state, "a,\"b,c\"\n\"x\"\"y\",\" z \"\n\"1\r\n2\",5\n");

    assert_quiet(*state);
    assert_csv(table, false, "a,\"b,c\"\n\"x\"\"y\",\" z \"\n\"1\n2\",5\n");
}

static void an_empty_cell_alone_is_no_blank_line(void **state)
{
    assert_csv(read_csv(*state, "a\n1\n\"\"\n2\n"), false, "a\n1\n\"\"\n2\n");
}

static void rows_that_are_too_short_are_filled(void **state)
{
    assert_csv(read_csv(*state, "a,b\n1\n2,3\n"), false, "a,b\n1,\n2,3\n");
}

static void dates_are_as_precise_as_their_column(void **state)
{
    static const char *const dates[][2] = {
        {"令和6年", "2024"},
        {"2024年度", "2024-04"},
        {"2024Q2", "2024-04"},
        {"2024年3月", "2024-03"},
        {"2024/3/5", "2024-03-05"},
        {"2024-03-05 10:30", "2024-03-05T10:30"},
        {"2024-03-05T10:30:07", "2024-03-05T10:30:07"},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        zy_table *table = read_csv(f, zy_arena_format(f->arena, "日\n%s\n…\n", dates[i][0]));
        convert(table, "日");
        assert_csv(table, true, zy_arena_format(f->arena, "日\n%s\n\"\"\n", dates[i][1]));
        assert_csv(table, false, zy_arena_format(f->arena, "日\n%s\n…\n", dates[i][0]));
        assert_json(table, zy_arena_format(f->arena, "[\n{\"日\":\"%s\"},\n{\"日\":null}\n]\n",
                                           dates[i][1]));
    }
}

static void numbers_are_in_base_units(void **state)
{
    zy_table *table = read_csv(*state, "台数,億\n30万台以上,0.1\n6千台,-\n");

    convert(table, "台数");
    convert(table, "億");
    assert_csv(table, true, "台数,億\n300000,0.1\n6000,\n");
    assert_json(table, "[\n{\"台数\":300000,\"億\":0.1},\n{\"台数\":6000,\"億\":null}\n]\n");
}

static void values_of_json_stay_what_they_are(void **state)
{
    zy_table *table = read_json(
        *state, "[{\"a\":1,\"b\":[1,\"x\"],\"c\":true},{\"a\":null,\"b\":{\"k\":\"v\"}}]");

    assert_json(table, "[\n{\"a\":1,\"b\":[1,\"x\"],\"c\":true},\n"
                       "{\"a\":null,\"b\":{\"k\":\"v\"},\"c\":null}\n]\n");
    assert_csv(table, false, "a,b,c\n1,\"[1,\"\"x\"\"]\",true\n,\"{\"\"k\"\":\"\"v\"\"}\",\n");
    assert_json(read_csv(*state, "a\n"), "[]\n");
}

/* ---- Rows with too many cells ---- */

static void rows_are_made_to_fit(void **state)
{
    static const char *const rows[][2] = {
        {"x,1,234,5", "x,\"1,234\",5"},
        {"x,-1,234,5", "x,\"-1,234\",5"},
        {"x,1,234,567,8,900", "x,\"1,234,567\",\"8,900\""},
        {"x,1,234.5,6", "x,\"1,234.5\",6"},
        {"x,1,234円,6", "x,\"1,234円\",6"},
        {"13,100,1,234", "13,100,\"1,234\""}, /* codes stand to the left */
        {"x,1,034,567", "x,\"1,034\",567"},   /* 034 begins no number */
        {"x,1,234,", "x,\"1,234\","},         /* the empty cell is one */
        {"x,y,z,", "x,y,z"},                  /* here it is too many */
        {"x,y,z,w,", "x,y,\"z,w\""},          /* the surplus joins the last cell */
        {"x,1234,567,8", "x,1234,\"567,8\""}, /* a group follows three digits at most */
        {"x,0,234,5", "x,0,\"234,5\""},       /* 0,234 is no number */
        {"x,1,23,456,7", "x,1,\"23,456,7\""}, /* two too many, and one that can be joined */
    };
    const zy_csv_options options = {.repairs_rows = true};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f->diags = (zy_diags){.arena = f->arena};
        const char *text = zy_arena_format(f->arena, "a,b,c\n%s\nu,v,w\n", rows[i][0]);
        zy_table *table = zy_csv_read(f->arena, &f->diags, source_of(f, text), &options);
        assert_csv(table, false, zy_arena_format(f->arena, "a,b,c\n%s\nu,v,w\n", rows[i][1]));
        assert_int_equal(f->diags.warnings, 1);
        assert_string_equal(f->diags.first->code, "repaired-row");
    }
}

static void names_that_are_too_few_are_numbered(void **state)
{
    static const char *const tables[][2] = {
        {"a,b\n1,2,x\n3,4,y\n5,6\n", "a,b,3\n1,2,x\n3,4,y\n5,6,\n"},
        {"a,b\n1,2,x\n3,4\n5,6\n", "a,b\n1,\"2,x\"\n3,4\n5,6\n"},       /* one row alone is wrong */
        {"a,b\nx,1,234\ny,2,345\n", "a,b\nx,\"1,234\"\ny,\"2,345\"\n"}, /* numbers */
        {"a,b\nx,1,\ny,2,\n", "a,b\nx,1\ny,2\n"},                       /* the file's manner */
    };
    const zy_csv_options options = {.repairs_rows = true};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        zy_table *table = zy_csv_read(f->arena, &f->diags, source_of(f, tables[i][0]), &options);
        assert_csv(table, false, tables[i][1]);
    }
}

/* ---- What speaks against a column ---- */

static zy_doubt doubt_of(fixture *f, const char *cells)
{
    zy_table *table = read_csv(f, zy_arena_format(f->arena, "a\n%s\n", cells));

    assert_non_null(table);
    return zy_column_doubt(table->columns[0]);
}

static void the_first_cell_against_it_is_found(void **state)
{
    static const struct {
        const char *cells;
        zy_doubt_kind kind;
        zy_inferred nearly;
        size_t row;
    } columns[] = {
        {"1\n2\n三つ\ny\n3", ZY_DOUBT_WORD, ZY_INFER_NUMBER, 2},
        {"2024-01-01\n2024-02-01\n未定", ZY_DOUBT_WORD, ZY_INFER_TIME, 2},
        {"2024/1/1\n2024/1/2\n0.5", ZY_DOUBT_OTHER, ZY_INFER_TIME, 2},
        {"10円\n20%\n30円", ZY_DOUBT_UNIT, ZY_INFER_NUMBER, 1},
        {"1\n007\n3", ZY_DOUBT_CODE, ZY_INFER_NUMBER, 1},
        {"x\ny\n1", ZY_DOUBT_NONE, ZY_INFER_TEXT, 0},
        {"1\n-\n2", ZY_DOUBT_NONE, ZY_INFER_TEXT, 0},
    };

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const zy_doubt doubt = doubt_of(*state, columns[i].cells);
        assert_int_equal(doubt.kind, columns[i].kind);
        if (doubt.kind == ZY_DOUBT_NONE)
            continue;
        assert_int_equal(doubt.nearly, columns[i].nearly);
        assert_int_equal(doubt.row, columns[i].row);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(quotes_only_what_needs_it),
        TEST(an_empty_cell_alone_is_no_blank_line),
        TEST(rows_that_are_too_short_are_filled),
        TEST(dates_are_as_precise_as_their_column),
        TEST(numbers_are_in_base_units),
        TEST(values_of_json_stay_what_they_are),
        TEST(rows_are_made_to_fit),
        TEST(names_that_are_too_few_are_numbered),
        TEST(the_first_cell_against_it_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
