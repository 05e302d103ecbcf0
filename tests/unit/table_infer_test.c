#include "table_fixture.h"

/* A table of one column; cells are parted by "|". */
static zy_column *column_of(fixture *f, const char *name, const char *cells, zy_table **table)
{
    size_t count = 1;

    for (const char *c = cells; *c; c++)
        count += *c == '|';
    *table = zy_table_new(f->arena, count);
    zy_datum *data = ZY_NEW_ARRAY(f->arena, zy_datum, count);
    for (size_t i = 0; i < count; i++) {
        size_t len = strcspn(cells, "|");
        data[i] = ZY_DATUM_TEXT(zy_arena_text(f->arena, cells, len));
        cells += len + 1;
    }
    return zy_table_set(*table, name, data);
}

static void decides_by_the_whole_column(void **state)
{
    static const struct {
        const char *name, *cells;
        zy_inferred kind;
    } columns[] = {
        {"割合", "83%|40|5.5%", ZY_INFER_NUMBER},
        {"台数", "30万台以上|5万台|1,234台", ZY_INFER_NUMBER},
        {"台数", "30万台|5人", ZY_INFER_TEXT},
        {"a", "1|-|…|X||3", ZY_INFER_NUMBER},
        {"a", "-|…||", ZY_INFER_TEXT},
        {"a", "|", ZY_INFER_TEXT},
        {"a", "1|2|三", ZY_INFER_TEXT},
        {"県", "三重|千葉", ZY_INFER_TEXT},
        {"時期", "6年前|2024年", ZY_INFER_TEXT},
        {"年", "2023|2024", ZY_INFER_TIME},
        {"年", "2023年|2024年", ZY_INFER_TIME},
        {"項目", "2023年|2024年", ZY_INFER_TIME},
        {"年（西暦）", "2023|2024", ZY_INFER_TIME},
        {"Year", "2023|2024", ZY_INFER_TIME},
        {"release_year", "2023|2024", ZY_INFER_TIME},
        {"releaseYear", "2023|", ZY_INFER_TIME},
        {"yearly", "2023|2024", ZY_INFER_NUMBER},
        {"売上", "2023|2024", ZY_INFER_NUMBER},
        {"年収", "2023|2024", ZY_INFER_NUMBER},
        {"前年", "2023|2024", ZY_INFER_NUMBER},
        {"年", "2023|2999", ZY_INFER_NUMBER},
        {"年", "1|2|3", ZY_INFER_NUMBER},
        {"年度", "2023|令和6", ZY_INFER_TIME},
        {"年度", "R5|R6", ZY_INFER_TIME},
        {"型番", "R5|R6", ZY_INFER_TEXT},
        {"棋士", "S64|S65", ZY_INFER_TEXT},
        {"年度", "2023年度|2024年度", ZY_INFER_TIME},
        {"日付", "20240401|20240402", ZY_INFER_TIME},
        {"番号", "20240401|20240402", ZY_INFER_NUMBER},
        {"値", "2024.4|2024.5", ZY_INFER_NUMBER},
        {"年月", "2024.4|2024.5", ZY_INFER_TIME},
        {"d", "2024/4/1|2024/4/2", ZY_INFER_TIME},
        {"d", "2024/4/1|未定", ZY_INFER_TEXT},
        {"d", "2024/4/1|不明", ZY_INFER_TIME},
        {"d", "Jan 1 2000|Feb 1 2000", ZY_INFER_TIME},
        {"期", "2024年1-3月期|2024年4-6月期", ZY_INFER_TIME},
        {"c", "true|false|", ZY_INFER_BOOL},
        {"c", "TRUE|False", ZY_INFER_BOOL},
        {"c", "true|1", ZY_INFER_TEXT},
        {"c", "はい|いいえ", ZY_INFER_TEXT},
        {"コード", "01|02|13", ZY_INFER_TEXT},
        {"zip", "00501|10001", ZY_INFER_TEXT},
        {"a", "0|0.5|10", ZY_INFER_NUMBER},
        {"年齢", "20代|30代", ZY_INFER_TEXT},
        {"月", "1月|2月", ZY_INFER_TEXT},
        {"年齢", "20歳|30歳", ZY_INFER_NUMBER},
        {"a", "5大陸|3大陸", ZY_INFER_NUMBER},
        {"a", "5大陸|3", ZY_INFER_TEXT},
        {"a", "5大陸|3大洋", ZY_INFER_TEXT},
        {"金額", "¥1,000|2,000円", ZY_INFER_NUMBER},
        {"金額", "475億ドル|$5", ZY_INFER_NUMBER},
        {"金額", "475億ドル|5円", ZY_INFER_TEXT},
        {"震度", "4|5弱|5強", ZY_INFER_TEXT},
        {"a", "3割5分|40%", ZY_INFER_NUMBER},
        {"製品", "7zip|7zip", ZY_INFER_TEXT},
        {"a", "Infinity|1", ZY_INFER_TEXT},
        {"a", "NaN|1", ZY_INFER_NUMBER},
    };

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        zy_table *table;
        zy_column *column = column_of(*state, columns[i].name, columns[i].cells, &table);
        zy_inferred kind = zy_column_infer(column);
        size_t bad;
        if (kind != columns[i].kind)
            fail_msg("%s: %s is %d, expected %d", columns[i].name, columns[i].cells, (int)kind,
                     (int)columns[i].kind);
        assert_true(zy_column_convert(table, column, kind, &bad));
    }
}

static void keeps_units_qualifiers_and_the_cells_as_written(void **state)
{
    zy_table *table;
    zy_column *column = column_of(*state, "台数", "30万台以上|約5台|12|X|", &table);
    size_t bad;

    assert_true(zy_column_convert(table, column, ZY_INFER_NUMBER, &bad));
    assert_int_equal(column->kind, ZY_COLUMN_NUMBER);
    assert_string_equal(column->unit, "台");
    assert_true(column->unit_scale == 1);
    assert_true(column->numbers[0] == 300000);
    assert_int_equal(column->qualifiers[0], ZY_AT_LEAST);
    assert_int_equal(column->qualifiers[1], ZY_ABOUT);
    assert_int_equal(column->qualifiers[2], 0);
    assert_int_equal(column->missing[3], ZY_MISSING_HIDDEN);
    assert_int_equal(column->missing[4], ZY_MISSING_EMPTY);
    assert_int_equal(zy_column_at(column, 3).kind, ZY_NULL);
    assert_string_equal(column->written[0], "30万台以上");
    assert_string_equal(column->written[3], "X");
}

static void keeps_percentages_as_they_are_written(void **state)
{
    zy_table *table;
    zy_column *column = column_of(*state, "割合", "83%|40％", &table);
    size_t bad;

    assert_true(zy_column_convert(table, column, ZY_INFER_NUMBER, &bad));
    assert_true(column->numbers[0] == 83);
    assert_string_equal(column->unit, "%");
    assert_null(column->missing);
    assert_null(column->qualifiers);
}

static void names_the_first_cell_that_does_not_fit_and_changes_nothing(void **state)
{
    zy_table *table;
    zy_column *column = column_of(*state, "a", "1|2|x5|y6", &table);
    size_t bad = 0;

    assert_false(zy_column_convert(table, column, ZY_INFER_NUMBER, &bad));
    assert_int_equal(bad, 2);
    assert_texts(*state, table, "a", "1|2|x5|y6");
    assert_null(column->missing);
    assert_false(zy_column_convert(table, column, ZY_INFER_TIME, &bad));
    assert_int_equal(bad, 0);
    assert_false(zy_column_convert(table, column, ZY_INFER_BOOL, &bad));
}

static void converts_to_times(void **state)
{
    zy_table *table;
    zy_column *column = column_of(*state, "年度", "令和5年度|2024年度|-", &table);
    size_t bad;

    assert_true(zy_column_convert(table, column, ZY_INFER_TIME, &bad));
    assert_int_equal(column->kind, ZY_COLUMN_TIME);
    assert_int_equal(column->date_unit, ZY_DATE_FISCAL_YEAR);
    assert_true(column->era);
    assert_true(column->numbers[1] == zy_js_date_parse("2024-04-01"));
    assert_int_equal(column->missing[2], ZY_MISSING_NONE);
    assert_int_equal(zy_column_at(column, 0).kind, ZY_TIME);
}

static void takes_whole_numbers_as_years_when_the_header_says_so(void **state)
{
    fixture *f = *state;
    zy_table *table = read_json(f, "[{\"年\": 2023, \"値\": 2023}, {\"年\": 2024, \"値\": 1}]");
    zy_column *year = zy_table_find(table, "年"), *value = zy_table_find(table, "値");
    size_t bad;

    assert_int_equal(zy_column_infer(year), ZY_INFER_TIME);
    assert_int_equal(zy_column_infer(value), ZY_INFER_NUMBER);
    assert_true(zy_column_convert(table, year, ZY_INFER_TIME, &bad));
    assert_true(year->numbers[1] == zy_js_date_parse("2024"));
    assert_true(zy_column_convert(table, value, ZY_INFER_TIME, &bad));
    assert_true(value->numbers[1] == 1);
}

static void converts_cells_of_several_kinds(void **state)
{
    fixture *f = *state;
    static const char text[] = "[{\"n\": true, \"b\": \"TRUE\", \"t\": \"2024-05\"}, "
                               "{\"n\": \"2.5\", \"b\": true, \"t\": 86400000}, "
                               "{\"n\": false, \"b\": \"False\", \"t\": null}, "
                               "{\"n\": 3, \"b\": \"-\", \"t\": \"-\"}]";
    zy_table *table = read_json(f, text);
    zy_column *n = zy_table_find(table, "n"), *b = zy_table_find(table, "b"),
              *t = zy_table_find(table, "t");
    size_t bad;

    assert_true(zy_column_convert(table, n, ZY_INFER_NUMBER, &bad));
    assert_true(n->numbers[0] == 1 && n->numbers[1] == 2.5 && n->numbers[2] == 0 &&
                n->numbers[3] == 3);
    assert_true(zy_column_convert(table, b, ZY_INFER_BOOL, &bad));
    assert_true(b->booleans[0] && b->booleans[1] && !b->booleans[2]);
    assert_true(zy_datum_is_missing(zy_column_at(b, 3)) &&
                !zy_datum_is_missing(zy_column_at(b, 2)));
    assert_true(zy_column_convert(table, t, ZY_INFER_TIME, &bad));
    assert_true(t->numbers[0] == zy_js_date_parse("2024-05-01") && t->numbers[1] == 86400000);
    assert_int_equal(t->date_unit, ZY_DATE_MINUTE);
    assert_true(zy_datum_is_missing(zy_column_at(t, 2)));
    assert_true(zy_datum_is_missing(zy_column_at(t, 3)));
}

static void leaves_cells_that_are_lists_or_of_no_kind(void **state)
{
    fixture *f = *state;
    zy_table *table = read_json(f, "[{\"a\": 1, \"b\": true}, {\"a\": [1], \"b\": \"maybe\"}, "
                                   "{\"a\": \"x\", \"b\": 1}]");
    size_t bad = 9;

    assert_false(zy_column_convert(table, table->columns[0], ZY_INFER_NUMBER, &bad));
    assert_int_equal(bad, 1);
    assert_false(zy_column_convert(table, table->columns[0], ZY_INFER_TIME, &bad));
    assert_int_equal(bad, 1);
    assert_false(zy_column_convert(table, table->columns[1], ZY_INFER_BOOL, &bad));
    assert_int_equal(bad, 1);
    assert_false(zy_column_convert(table, table->columns[1], ZY_INFER_TIME, &bad));
    assert_int_equal(bad, 0);
}

static void converts_back_to_the_text_as_written(void **state)
{
    fixture *f = *state;
    zy_table *table;
    zy_column *column = column_of(f, "a", "83%|5%以上", &table);
    size_t bad;

    assert_true(zy_column_convert(table, column, ZY_INFER_NUMBER, &bad));
    assert_true(zy_column_convert(table, column, ZY_INFER_TEXT, &bad));
    assert_texts(f, table, "a", "83%|5%以上");
    table = read_json(f, "[{\"a\": 1.5}, {\"a\": true}]");
    assert_true(zy_column_convert(table, table->columns[0], ZY_INFER_TEXT, &bad));
    assert_texts(f, table, "a", "1.5|true");
}

static void parses_as_vega_does(void **state)
{
    const struct {
        const char *how, *cells;
        zy_datum data[4];
    } columns[] = {
        {"number",
         "1| 2 |x|",
         {ZY_DATUM_NUMBER(1), ZY_DATUM_NUMBER(2), ZY_DATUM_NUMBER(NAN), ZY_DATUM_NULL}},
        {"number",
         "0x10|1,000|1e3|Infinity",
         {ZY_DATUM_NUMBER(16), ZY_DATUM_NUMBER(NAN), ZY_DATUM_NUMBER(1000),
          ZY_DATUM_NUMBER(INFINITY)}},
        {"boolean",
         "true|false|0|",
         {ZY_DATUM_BOOL(true), ZY_DATUM_BOOL(false), ZY_DATUM_BOOL(false), ZY_DATUM_NULL}},
        {"date",
         "2000-01-01|Jan 2 1970|x|",
         {ZY_DATUM_TIME(946684800000.0), ZY_DATUM_TIME(86400000), ZY_DATUM_TIME(NAN),
          ZY_DATUM_NULL}},
        {"string",
         "a|1||b",
         {ZY_DATUM_TEXT("a"), ZY_DATUM_TEXT("1"), ZY_DATUM_NULL, ZY_DATUM_TEXT("b")}},
        {"date:'%Y%m%d'",
         "20000101|x||20000102",
         {ZY_DATUM_TIME(946684800000.0), ZY_DATUM_NULL, ZY_DATUM_NULL,
          ZY_DATUM_TIME(946771200000.0)}},
        {"utc:\"%d/%m/%Y\"",
         "02/01/1970|||",
         {ZY_DATUM_TIME(86400000), ZY_DATUM_NULL, ZY_DATUM_NULL, ZY_DATUM_NULL}},
    };

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        zy_table *table;
        zy_column *column = column_of(*state, "a", columns[i].cells, &table);
        assert_true(zy_column_parse(table, column, columns[i].how));
        for (size_t row = 0; row < 4; row++)
            if (!zy_datum_equal(zy_column_at(column, row), columns[i].data[row]))
                fail_msg("%s of %s, row %zu", columns[i].how, columns[i].cells, row);
    }
}

static void refuses_parses_that_vega_does_not_have(void **state)
{
    static const char *const hows[] = {"", "numbers", "date:", "auto", "time:'%Y'"};

    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++) {
        zy_table *table;
        zy_column *column = column_of(*state, "a", "1", &table);
        assert_false(zy_column_parse(table, column, hows[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(decides_by_the_whole_column),
        TEST(keeps_units_qualifiers_and_the_cells_as_written),
        TEST(keeps_percentages_as_they_are_written),
        TEST(names_the_first_cell_that_does_not_fit_and_changes_nothing),
        TEST(converts_to_times),
        TEST(takes_whole_numbers_as_years_when_the_header_says_so),
        TEST(converts_cells_of_several_kinds),
        TEST(leaves_cells_that_are_lists_or_of_no_kind),
        TEST(converts_back_to_the_text_as_written),
        TEST(parses_as_vega_does),
        TEST(refuses_parses_that_vega_does_not_have),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
