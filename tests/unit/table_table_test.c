#include "table_fixture.h"

static const zy_datum undefined = {.kind = ZY_UNDEFINED};

static void makes_the_tightest_column(void **state)
{
    fixture *f = *state;
    zy_table *table = zy_table_new(f->arena, 2);
    const struct {
        zy_datum data[2];
        zy_column_kind kind;
    } columns[] = {
        {{ZY_DATUM_NUMBER(1), ZY_DATUM_NULL}, ZY_COLUMN_NUMBER},
        {{ZY_DATUM_TEXT("a"), undefined}, ZY_COLUMN_TEXT},
        {{ZY_DATUM_BOOL(true), ZY_DATUM_BOOL(false)}, ZY_COLUMN_BOOL},
        {{ZY_DATUM_TIME(5), ZY_DATUM_TIME(6)}, ZY_COLUMN_TIME},
        {{ZY_DATUM_TIME(5), ZY_DATUM_NUMBER(6)}, ZY_COLUMN_MIXED},
        {{ZY_DATUM_TEXT("1"), ZY_DATUM_NUMBER(1)}, ZY_COLUMN_MIXED},
        {{ZY_DATUM_NULL, undefined}, ZY_COLUMN_NUMBER},
        {{ZY_DATUM_NUMBER(NAN), ZY_DATUM_NULL}, ZY_COLUMN_NUMBER},
    };

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        zy_column *column = zy_table_set(table, "a", columns[i].data);
        assert_int_equal(column->kind, columns[i].kind);
        for (size_t row = 0; row < 2; row++)
            assert_true(zy_datum_equal(zy_column_at(column, row), columns[i].data[row]));
    }
    assert_int_equal(table->column_count, 1);
}

static void gives_numbers_of_any_cell(void **state)
{
    fixture *f = *state;
    zy_table *table = zy_table_new(f->arena, 5);
    const zy_datum data[] = {ZY_DATUM_TEXT("5"), ZY_DATUM_TEXT(" "), ZY_DATUM_BOOL(true),
                             ZY_DATUM_NULL, ZY_DATUM_TIME(7)};
    const zy_column *column = zy_table_set(table, "a", data);

    assert_true(zy_column_number(column, 0) == 5);
    assert_true(isnan(zy_column_number(column, 1)));
    assert_true(zy_column_number(column, 2) == 1);
    assert_true(isnan(zy_column_number(column, 3)));
    assert_true(zy_column_number(column, 4) == 7);
}

static zy_table *nested(fixture *f)
{
    return read_json(f, "[{\"a.b\": 1, \"a\": {\"b\": 2, \"c\": {\"d.e\": 3}, \"l\": [4, 5]}},"
                        " {\"a.b\": 6, \"a\": {\"b\": 7}}]");
}

static void follows_paths_as_vega_does(void **state)
{
    static const struct {
        const char *path;
        double value;
    } paths[] = {
        {"a.b", 1},     {"a\\.b", 1},     {"a['b']", 2},     {"a[\"b\"]", 2},  {"a[b]", 2},
        {"['a'].b", 2}, {"[a][b]", 2},    {"a.c['d.e']", 3}, {"a.c.d\\.e", 3}, {"a.l[1]", 5},
        {"a.l.0", 4},   {"a['l'][1]", 5}, {"a.l.length", 2}, {"['a.b']", 1},
    };
    zy_table *table = nested(*state);

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        zy_column *column = zy_table_find(table, paths[i].path);
        if (!column || zy_column_number(column, 0) != paths[i].value)
            fail_msg("%s: %g", paths[i].path, column ? zy_column_number(column, 0) : NAN);
    }
}

static void finds_nothing_where_there_is_nothing(void **state)
{
    static const char *const paths[] = {
        "",   "x",  "a.x",   "a.b.c", "a.l[2]", "a.l[01]", "a.l[-1]",
        "a[", "a]", "a['b'", "a['b]", ".",      "[]",      "\\",
    };
    zy_table *table = nested(*state);

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (zy_table_find(table, paths[i]))
            fail_msg("\"%s\" was found", paths[i]);
}

static void keeps_columns_of_paths_but_does_not_name_them(void **state)
{
    fixture *f = *state;
    zy_table *table = nested(f);
    zy_column *column = zy_table_find(table, "a.c['d.e']");
    const char *const *names = zy_table_names(f->arena, table);

    assert_ptr_equal(zy_table_find(table, "a.c['d.e']"), column);
    assert_string_equal(names[0], "a.b");
    assert_string_equal(names[1], "a");
    assert_null(names[2]);
    assert_int_equal(zy_table_row(f->arena, table, 0).object->count, 2);
    zy_table_set(table, "a", (zy_datum[]){ZY_DATUM_NUMBER(1), ZY_DATUM_NUMBER(1)});
    assert_null(zy_table_find(table, "a.c['d.e']"));
}

static void makes_rows_into_objects_without_what_is_absent(void **state)
{
    fixture *f = *state;
    zy_table *table = read_json(f, "[{\"a\": 1, \"b\": null}, {\"b\": \"x\"}]");

    assert_string_equal(zy_datum_json(f->arena, zy_table_row(f->arena, table, 0)),
                        "{\"a\":1,\"b\":null}");
    assert_string_equal(zy_datum_json(f->arena, zy_table_row(f->arena, table, 1)), "{\"b\":\"x\"}");
}

static void picks_rows_in_any_order_and_as_often_as_asked(void **state)
{
    fixture *f = *state;
    zy_table *table = read_csv(f, "a,b\n1%,x\n2%以上,\n-,z\n");
    size_t bad;

    assert_true(zy_column_convert(table, table->columns[0], ZY_INFER_NUMBER, &bad));
    zy_table *picked = zy_table_pick(f->arena, table, (size_t[]){2, 1, 1}, 3);
    const zy_column *a = zy_table_find(picked, "a");
    assert_int_equal(picked->row_count, 3);
    assert_int_equal(a->missing[0], ZY_MISSING_NONE);
    assert_true(a->numbers[2] == 2);
    assert_int_equal(a->qualifiers[2], ZY_AT_LEAST);
    assert_string_equal(a->written[1], "2%以上");
    assert_string_equal(a->unit, "%");
    assert_texts(f, picked, "b", "z||");
    assert_int_equal(zy_table_pick(f->arena, table, NULL, 0)->row_count, 0);
}

static void copies_so_that_the_original_does_not_change(void **state)
{
    fixture *f = *state;
    zy_table *table = read_csv(f, "a\n1\n2\n"), *copy = zy_table_copy(f->arena, table);
    size_t bad;

    assert_true(zy_column_convert(copy, zy_table_find(copy, "a"), ZY_INFER_NUMBER, &bad));
    zy_table_set(copy, "b", (zy_datum[]){ZY_DATUM_NUMBER(1), ZY_DATUM_NUMBER(2)});
    assert_texts(f, table, "a", "1|2");
    assert_int_equal(table->column_count, 1);
    assert_int_equal(copy->column_count, 2);
}

static void assert_groups(fixture *f, zy_table *table, const char *const *by, size_t count,
                          const size_t *expected, size_t groups)
{
    zy_column *columns[4];

    for (size_t i = 0; i < count; i++)
        columns[i] = zy_table_find(table, by[i]);
    zy_groups found = zy_table_group(f->arena, table, columns, count);
    assert_int_equal(found.count, groups);
    for (size_t row = 0; row < table->row_count; row++)
        assert_int_equal(found.group_of[row], expected[row]);
    for (size_t group = 0; group < groups; group++)
        assert_int_equal(found.group_of[found.first[group]], group);
}

static void groups_in_order_of_appearance(void **state)
{
    fixture *f = *state;
    zy_table *table =
        read_json(f, "[{\"a\":\"x\",\"b\":1},{\"a\":\"y\",\"b\":1},{\"a\":\"x\",\"b\":2},"
                     "{\"b\":1},{\"a\":null,\"b\":1},{\"a\":\"x\",\"b\":1}]");

    assert_groups(f, table, (const char *[]){"a"}, 1, (size_t[]){0, 1, 0, 2, 2, 0}, 3);
    assert_groups(f, table, (const char *[]){"a", "b"}, 2, (size_t[]){0, 1, 2, 3, 3, 0}, 4);
    assert_groups(f, table, NULL, 0, (size_t[]){0, 0, 0, 0, 0, 0}, 1);
}

static void groups_many_rows(void **state)
{
    enum { ROWS = 5000, KINDS = 1237 };
    fixture *f = *state;
    zy_table *table = zy_table_new(f->arena, ROWS);
    zy_datum *data = ZY_NEW_ARRAY(f->arena, zy_datum, ROWS);

    for (size_t i = 0; i < ROWS; i++)
        data[i] = ZY_DATUM_NUMBER((double)(i * 7 % KINDS));
    zy_column *column = zy_table_set(table, "a", data);
    zy_groups groups = zy_table_group(f->arena, table, &column, 1);
    assert_int_equal(groups.count, KINDS);
    for (size_t i = 0; i < ROWS; i++)
        assert_int_equal(groups.group_of[i], i % KINDS);
}

static void groups_nothing(void **state)
{
    fixture *f = *state;
    zy_table *table = zy_table_new(f->arena, 0);

    assert_groups(f, table, NULL, 0, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_the_tightest_column),
        TEST(gives_numbers_of_any_cell),
        TEST(follows_paths_as_vega_does),
        TEST(finds_nothing_where_there_is_nothing),
        TEST(keeps_columns_of_paths_but_does_not_name_them),
        TEST(makes_rows_into_objects_without_what_is_absent),
        TEST(picks_rows_in_any_order_and_as_often_as_asked),
        TEST(copies_so_that_the_original_does_not_change),
        TEST(groups_in_order_of_appearance),
        TEST(groups_many_rows),
        TEST(groups_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
