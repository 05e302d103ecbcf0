#include "table_fixture.h"

static void reads_cells_and_names(void **state)
{
    zy_table *table = read_csv(*state, "国,設置台数\n中国,300000台以上\n日本,\n");

    assert_quiet(*state);
    assert_int_equal(table->column_count, 2);
    assert_int_equal(table->row_count, 2);
    assert_texts(*state, table, "国", "中国|日本");
    assert_texts(*state, table, "設置台数", "300000台以上|");
}

static void reads_every_kind_of_line_end(void **state)
{
    static const char *const texts[] = {
        "a,b\n1,2\n3,4\n",       "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4",
        "a,b\n1,2\n3,4",         "\n\na,b\n\n1,2\n3,4",   "a,b\n1,2\n  \n3,4\n\n",
        "\"a\",b\r1,\"2\"\r3,4", "a , b\n 1,2 \n3,4",     "\"a\" ,b\n1,2\n3,4",
        "a,b\n1,2\r3,4\r\n",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zy_table *table = read_csv(*state, texts[i]);
        assert_quiet(*state);
        assert_int_equal(table->row_count, 2);
        assert_texts(*state, table, "a", "1|3");
        assert_texts(*state, table, "b", "2|4");
    }
}

static void keeps_quotes_delimiters_and_line_breaks_inside_of_quotes(void **state)
{
    zy_table *table =
        read_csv(*state, "a,b\r\n\"1,2\",\"say \"\"hi\"\"\"\r\n\"x\r\ny\",\" z \"\r\n\"\",w\r\n");

    assert_quiet(*state);
    assert_texts(*state, table, "a", "1,2|x\ny|");
    assert_texts(*state, table, "b", "say \"hi\"| z |w");
    table = read_csv(*state, "a,b\n\"x\ry\",\"z\r\"\n\"\r\r\nv\",w\n");
    assert_quiet(*state);
    assert_texts(*state, table, "a", "x\ny|\n\nv");
    assert_texts(*state, table, "b", "z\n|w");
}

static void keeps_commas_of_a_tab_separated_file(void **state)
{
    zy_table *table = read_csv(*state, "a\tb\n1,5\t2\n\t3\n");

    assert_quiet(*state);
    assert_int_equal(table->dialect.delimiter, '\t');
    assert_texts(*state, table, "a", "1,5|");
    assert_texts(*state, table, "b", "2|3");
}

static void recognises_semicolons_beside_decimal_commas(void **state)
{
    zy_table *table = read_csv(*state, "a;b\n1,5;2,5\n3,5;4,5\n");

    assert_int_equal(table->dialect.delimiter, ';');
    assert_texts(*state, table, "b", "2,5|4,5");
}

static void takes_the_delimiter_that_most_lines_agree_on(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n1;x,2\n3;y,4\n5,6\n");

    assert_int_equal(table->dialect.delimiter, ',');
    assert_texts(*state, table, "a", "1;x|3;y|5");
    table = read_csv(*state, "a;b;c\n1,x\t0;2;y\n3,4\t0;5;y\n6;7;z\n");
    assert_int_equal(table->dialect.delimiter, ';');
    assert_texts(*state, table, "b", "2|5|7");
}

static void takes_a_comma_when_there_is_one_column(void **state)
{
    zy_table *table = read_csv(*state, "a\nx; y\nz\n");

    assert_int_equal(table->column_count, 1);
    assert_texts(*state, table, "a", "x; y|z");
}

static void reports_an_empty_table(void **state)
{
    assert_null(read_csv(*state, ""));
    assert_diag(*state, ZY_ERROR, "empty-table", 1, 1);
    assert_fault_of_data(*state);
}

static void reports_a_table_of_blank_lines(void **state)
{
    assert_null(read_csv(*state, "\n \n\r\n"));
    assert_diag(*state, ZY_ERROR, "empty-table", 1, 1);
}

static void takes_a_header_alone_as_a_table_without_rows(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n");

    assert_quiet(*state);
    assert_int_equal(table->row_count, 0);
    assert_int_equal(table->column_count, 2);
    assert_int_equal(zy_column_infer(table->columns[0]), ZY_INFER_TEXT);
}

static void takes_an_unclosed_quote_for_a_letter(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n1,\"2\n3,4\n5,6\n");

    assert_diag(*state, ZY_WARNING, "unclosed-quote", 2, 3);
    assert_texts(*state, table, "b", "\"2|4|6");
}

static void takes_a_quote_for_unclosed_when_a_later_row_is_quoted(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n日,\"2\n3,\"4\"\n5,6\n");

    assert_diag(*state, ZY_WARNING, "unclosed-quote", 2, 3);
    assert_texts(*state, table, "b", "\"2|4|6");
}

static void takes_a_quote_within_a_cell_for_a_letter(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n1,5\"\n2,\"6\"\n");

    assert_diag(*state, ZY_WARNING, "bad-quote", 2, 3);
    assert_texts(*state, table, "b", "5\"|6");
}

static void takes_a_quote_before_more_text_for_a_letter(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n1,\"5\" pipe\n2,6\n");

    assert_diag(*state, ZY_WARNING, "unclosed-quote", 2, 3);
    assert_texts(*state, table, "b", "\"5\" pipe|6");
}

static void takes_quotes_within_quotes_for_letters(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n2,\"say \"hi\" twice\"\n");

    assert_diag(*state, ZY_WARNING, "bad-quote", 2, 3);
    assert_texts(*state, table, "b", "say \"hi\" twice");
}

static void keeps_line_breaks_in_quotes_after_a_repair(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n5\" x,1\n\"two\nlines\",2\n");

    assert_diag(*state, ZY_WARNING, "bad-quote", 2, 1);
    assert_texts(*state, table, "a", "5\" x|two\nlines");
    assert_texts(*state, table, "b", "1|2");
}

static void pads_short_rows_with_a_warning(void **state)
{
    zy_table *table = read_csv(*state, "a,b,c\n1,2,3\n4\n5,6\n");

    assert_diag(*state, ZY_WARNING, "ragged-row", 3, 1);
    assert_texts(*state, table, "c", "3|~|~");
    assert_int_equal(zy_column_at(zy_table_find(table, "c"), 1).kind, ZY_UNDEFINED);
}

static void refuses_rows_that_are_too_long(void **state)
{
    assert_null(read_csv(*state, "a,b\n1,2\n3,4,5\n6,7,8\n"));
    assert_diag(*state, ZY_ERROR, "ragged-row", 3, 5);
}

static void forgives_delimiters_at_the_end_of_lines(void **state)
{
    zy_table *table = read_csv(*state, "a,b,\n1,2,\n3,4,,\n");

    assert_quiet(*state);
    assert_int_equal(table->column_count, 2);
    assert_texts(*state, table, "b", "2|4");
}

static void names_a_column_without_a_name_by_its_number(void **state)
{
    zy_table *table = read_csv(*state, ",a\n0,x\n");

    assert_quiet(*state);
    assert_texts(*state, table, "1", "0");
}

static void numbers_columns_of_the_same_name(void **state)
{
    zy_table *table = read_csv(*state, "a,b,a,a\n1,2,3,4\n");

    assert_quiet(*state);
    assert_texts(*state, table, "a", "1");
    assert_texts(*state, table, "a (2)", "3");
    assert_texts(*state, table, "a (3)", "4");
    assert_true(table->columns[0]->twin && !table->columns[1]->twin && table->columns[2]->twin);
}

static void takes_names_from_the_author(void **state)
{
    fixture *f = *state;
    static const char *const header[] = {"x", "y", NULL};
    zy_csv_options options = {.header = header};
    zy_table *table = zy_csv_read(f->arena, &f->diags, source_of(f, "1,2\n3,4\n"), &options);

    assert_quiet(f);
    assert_texts(f, table, "y", "2|4");
}

static void numbers_the_columns_of_a_table_without_header(void **state)
{
    fixture *f = *state;
    zy_csv_options options = {.no_header = true};
    zy_table *table = zy_csv_read(f->arena, &f->diags, source_of(f, "1,2\n3,4\n"), &options);

    assert_texts(f, table, "1", "1|3");
    assert_texts(f, table, "2", "2|4");
}

static void finds_a_header_on_a_later_line(void **state)
{
    fixture *f = *state;
    zy_csv_options options = {.header_row = 4};
    const char *text = "人口推計\r\n\r\n\"単位\n千人\"\r\n年,人口\r\n2024,5\r\n";
    zy_table *table = zy_csv_read(f->arena, &f->diags, source_of(f, text), &options);

    /* The quoted line break counts: 年 stands on line 5. */
    assert_non_null(table);
    assert_texts(f, table, "年", "2024");
}

static void knows_missing_words_of_the_author(void **state)
{
    fixture *f = *state;
    static const char *const words[] = {"調査中", NULL};
    zy_csv_options options = {.missing = words};
    zy_table *table = zy_csv_read(f->arena, &f->diags, source_of(f, "a\n1\n調査中\n"), &options);
    zy_column *column = zy_table_find(table, "a");
    size_t bad;

    assert_int_equal(zy_column_infer(column), ZY_INFER_NUMBER);
    assert_true(zy_column_convert(table, column, ZY_INFER_NUMBER, &bad));
    assert_int_equal(column->missing[1], ZY_MISSING_UNKNOWN);
    assert_string_equal(column->written[1], "調査中");
}

static void points_at_the_cell(const zy_table *table, const char *name, size_t row,
                               const char *expected)
{
    zy_table *copy = zy_table_copy(table->arena, table);
    zy_span span = zy_cell_span(table, zy_table_find(copy, name), row);

    assert_int_equal(span.len, strlen(expected));
    assert_memory_equal(span.source->text + span.at, expected, span.len);
}

static void knows_where_each_cell_stands(void **state)
{
    zy_table *table =
        read_csv(*state, "国,\"値,1\",c\r\n\"中\r\n国\", 83% ,\"a \"\"b\"\"\"\r\n\r\n日本,,x\r\n");

    assert_quiet(*state);
    points_at_the_cell(table, "国", 0, "\"中\r\n国\"");
    points_at_the_cell(table, "値,1", 0, "83%");
    points_at_the_cell(table, "c", 0, "\"a \"\"b\"\"\"");
    points_at_the_cell(table, "国", 1, "日本");
    points_at_the_cell(table, "値,1", 1, "");
    points_at_the_cell(table, "c", 1, "x");
    assert_int_equal(table->columns[1]->name_span.at, strlen("国,"));
}

static void knows_where_picked_rows_stand(void **state)
{
    fixture *f = *state;
    zy_table *table = read_csv(f, "a,b\n1,2\n3,4\n5,6\n");
    zy_table *picked = zy_table_pick(f->arena, table, (size_t[]){2, 0}, 2);

    points_at_the_cell(picked, "b", 0, "6");
    points_at_the_cell(picked, "b", 1, "2");
}

static void points_at_the_line_of_a_cell_that_is_not_there(void **state)
{
    zy_table *table = read_csv(*state, "a,b\n1\n");

    points_at_the_cell(table, "b", 0, "1");
}

/* A table of `columns` columns a0, a1, … and one row of numbers. */
static const char *wide_table(fixture *f, size_t columns)
{
    char *text = ZY_NEW_ARRAY(f->arena, char, columns * 9 + 3), *at = text;

    for (size_t i = 0; i < columns; i++)
        at += snprintf(at, 9, "%sa%zu", i ? "," : "", i);
    *at++ = '\n';
    for (size_t i = 0; i < columns; i++)
        at += snprintf(at, 9, "%s1", i ? "," : "");
    return text;
}

static void limits_the_number_of_columns(void **state)
{
    fixture *f = *state;

    assert_non_null(read_csv(f, wide_table(f, ZY_LIMIT_COLUMNS)));
    assert_quiet(f);
    assert_null(read_csv(f, wide_table(f, ZY_LIMIT_COLUMNS + 1)));
    assert_string_equal(f->diags.first->code, "table-limit");
    assert_int_equal(f->diags.first->fault, ZY_FAULT_LIMIT);
}

static void limits_the_length_of_a_cell(void **state)
{
    fixture *f = *state;

    for (int quoted = 0; quoted < 2; quoted++) {
        char *text = ZY_NEW_ARRAY(f->arena, char, 2 * ZY_LIMIT_FIELD);
        memset(text, 'x', 2 * ZY_LIMIT_FIELD - 1);
        memcpy(text, "a\n\"", quoted ? 3 : 2);
        text[ZY_LIMIT_FIELD + ZY_LIMIT_FIELD / 2] = quoted ? '"' : 'x';
        text[ZY_LIMIT_FIELD + ZY_LIMIT_FIELD / 2 + 1] = '\0';
        assert_null(read_csv(f, text));
        assert_string_equal(f->diags.last->code, "table-limit");
        assert_int_equal(f->diags.last->fault, ZY_FAULT_LIMIT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_cells_and_names),
        TEST(reads_every_kind_of_line_end),
        TEST(takes_the_delimiter_that_most_lines_agree_on),
        TEST(keeps_quotes_delimiters_and_line_breaks_inside_of_quotes),
        TEST(keeps_commas_of_a_tab_separated_file),
        TEST(recognises_semicolons_beside_decimal_commas),
        TEST(takes_a_comma_when_there_is_one_column),
        TEST(reports_an_empty_table),
        TEST(reports_a_table_of_blank_lines),
        TEST(takes_a_header_alone_as_a_table_without_rows),
        TEST(takes_an_unclosed_quote_for_a_letter),
        TEST(takes_a_quote_for_unclosed_when_a_later_row_is_quoted),
        TEST(takes_a_quote_within_a_cell_for_a_letter),
        TEST(takes_a_quote_before_more_text_for_a_letter),
        TEST(takes_quotes_within_quotes_for_letters),
        TEST(keeps_line_breaks_in_quotes_after_a_repair),
        TEST(pads_short_rows_with_a_warning),
        TEST(refuses_rows_that_are_too_long),
        TEST(forgives_delimiters_at_the_end_of_lines),
        TEST(names_a_column_without_a_name_by_its_number),
        TEST(numbers_columns_of_the_same_name),
        TEST(takes_names_from_the_author),
        TEST(numbers_the_columns_of_a_table_without_header),
        TEST(finds_a_header_on_a_later_line),
        TEST(knows_missing_words_of_the_author),
        TEST(knows_where_each_cell_stands),
        TEST(knows_where_picked_rows_stand),
        TEST(points_at_the_line_of_a_cell_that_is_not_there),
        TEST(limits_the_number_of_columns),
        TEST(limits_the_length_of_a_cell),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
