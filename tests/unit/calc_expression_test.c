/* Expressions: what Vega 6 gives for each, and what is wrong with others. */
#include "calc_expression_cases.h"
#include "calc_fixture.h"

static const char row[] =
    "{\"a\":1.5,\"b\":\"文字x\",\"n\":null,\"s\":\"10\",\"t\":true,\"f\":false,\"z\":0,\"neg\":-3."
    "7,\"o\":{\"p\":{\"q\":7},\"r\":[1,2,3]},\"arr\":[3,1,2,null],\"e\":\"\",\"big\":1e+21,"
    "\"date\":1582983930123,\"str\":\"Hello World\",\"emoji\":\"a🐄b\",\"x y\":4,\"nan\":\"abc\"}";

/* Instants as "time ms", regular expressions as "regexp /a/i". */
static const char *text_of(fixture *f, zy_datum d)
{
    if (d.kind == ZY_UNDEFINED)
        return "undefined";
    if (d.kind == ZY_TIME)
        return zy_arena_format(f->arena, "time %s",
                               zy_datum_text(f->arena, ZY_DATUM_NUMBER(d.number)));
    if (d.kind == ZY_NUMBER)
        return zy_datum_text(f->arena, d);
    if (d.kind == ZY_OBJECT && zy_object_find(d.object, "isRegExp").kind == ZY_BOOL)
        return zy_arena_format(f->arena, "regexp /%s/%s", zy_object_find(d.object, "source").text,
                               zy_object_find(d.object, "flags").text);
    return zy_datum_json(f->arena, d);
}

static zy_datum run(fixture *f, const char *text, const zy_parameters *parameters)
{
    const zy_span nowhere = {0};
    const zy_expression *e = zy_expression_read(f->arena, &f->diags, text, nowhere, parameters);

    if (!e)
        fail_msg("%s: %s", text, f->diags.first->message);
    return zy_expression_run_datum(e, f->arena, datum_of(f, row));
}

static void gives_what_vega_gives(void **state)
{
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const zy_datum d = run(f, cases[i].text, NULL);
        const double expected = zy_number_script(cases[i].expected);
        if (d.kind == ZY_NUMBER && is_near(d.number, expected))
            continue;
        const char *got = text_of(f, d);
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("%s gives %s, not %s", cases[i].text, got, cases[i].expected);
    }
    assert_quiet(f);
}

static void says_what_is_wrong_and_where(void **state)
{
    fixture *f = *state;
    /* Columns from 1, behind the quote. */
    static const struct {
        const char *text, *code;
        int column;
    } wrong[] = {
        {"1 +", "expression-syntax", 5},
        {"(1", "expression-syntax", 4},
        {"1 2", "expression-syntax", 4},
        {"a b", "expression-syntax", 4},
        {"@", "expression-syntax", 2},
        {"1x", "expression-syntax", 2},
        {"012", "expression-syntax", 2},
        {"'abc", "expression-syntax", 2},
        {"/ab", "expression-syntax", 2},
        {"datum.a = 3", "expression-syntax", 10},
        {"datum.a++", "expression-syntax", 9},
        {"typeof datum.a", "expression-syntax", 2},
        {"function(){}", "expression-syntax", 2},
        {"datum.b.slice(1)", "expression-syntax", 2},
        {"{a:1,a:2}", "expression-syntax", 7},
        {"{(1):2}", "expression-syntax", 3},
        {"", "expression-syntax", 1},
        {"datum.", "expression-syntax", 8},
        {"foo(1)", "unknown-function", 2},
        {"1 + indexOf('a', 'b')", "unknown-function", 6},
        {"random()", "unsupported-function", 2},
        {"now()", "unsupported-function", 2},
        {"scale('x', 1)", "unsupported-function", 2},
        {"nosuch + 1", "unknown-name", 2},
        {"clamp(1)", "wrong-arguments", 2},
        {"abs(1, 2)", "wrong-arguments", 2},
        {"datetime()", "wrong-arguments", 2},
        {"/(/", "bad-regexp", 2},
        {"/a/q", "bad-regexp", 2},
        {"0x", "expression-syntax", 2},
        {"1e", "expression-syntax", 2},
        {"1e+", "expression-syntax", 2},
        {"0x1g", "expression-syntax", 2},
        {"'\\x4'", "expression-syntax", 3},
        {"'\\u12'", "expression-syntax", 3},
        {"'\\u{}'", "expression-syntax", 3},
        {"'\\1'", "expression-syntax", 3},
        {"'a\nb'", "expression-syntax", 2},
        {"[1", "expression-syntax", 4},
        {"[1 2]", "expression-syntax", 5},
        {"[1;", "expression-syntax", 4},
        {"{a 1}", "expression-syntax", 5},
        {"{a:}", "expression-syntax", 5},
        {"{a:1 b:2}", "expression-syntax", 7},
        {"{", "expression-syntax", 3},
        {"{1", "expression-syntax", 4},
        {"{[1]:2}", "expression-syntax", 3},
        {"a[1", "expression-syntax", 5},
        {"datum[", "expression-syntax", 8},
        {"datum[]", "expression-syntax", 8},
        {"abs(1", "expression-syntax", 7},
        {"abs(1 2)", "expression-syntax", 8},
        {"1 ? 2", "expression-syntax", 7},
        {"1 ? 2 :", "expression-syntax", 9},
        {"1 ? : 2", "expression-syntax", 6},
        {"? 1", "expression-syntax", 2},
        {"datum.1", "expression-syntax", 7},
        {"--1", "expression-syntax", 2},
        {"(", "expression-syntax", 3},
        {")", "expression-syntax", 2},
        {"()", "expression-syntax", 3},
        {"1,2", "expression-syntax", 3},
        {"!", "expression-syntax", 3},
        {"- ", "expression-syntax", 4},
        {"1 + * 2", "expression-syntax", 6},
        {"new Date()", "expression-syntax", 2},
        {"datum.a => 1", "expression-syntax", 10},
        {"`a`", "expression-syntax", 2},
        {"#", "expression-syntax", 2},
        {"abs", "unknown-name", 2},
        {"datum.a.b()", "expression-syntax", 2},
        {"/a", "expression-syntax", 2},
        {"/[/]", "expression-syntax", 2},
        {"1 in", "expression-syntax", 6},
        {"'\\u{41'", "expression-syntax", 3},
        {"datum..a", "expression-syntax", 8},
        {"scale", "unknown-name", 2},
        {"pluck(datum)", "wrong-arguments", 2},
        {"if(1,2)", "wrong-arguments", 2},
        {"year(1,2)", "wrong-arguments", 2},
        {"datum.a?.b", "expression-syntax", 9},
        {"a ?? b", "expression-syntax", 4},
        {"2 ** 3", "expression-syntax", 4},
        {"delete datum.a", "expression-syntax", 2},
        {"void 0", "expression-syntax", 2},
        {"this", "expression-syntax", 2},
        {"x => x", "expression-syntax", 4},
        {"/a/y", "bad-regexp", 2},
    };

    for (size_t i = 0; i < 2 * sizeof wrong / sizeof *wrong; i++) {
        const char *text = wrong[i / 2].text;
        const zy_source *source = source_of(f, zy_arena_format(f->arena, "\"%s\"", text));
        const zy_span span = {source, 0, (uint32_t)source->len};
        f->diags = (zy_diags){.arena = f->arena, .language = i % 2 ? ZY_JAPANESE : ZY_ENGLISH};
        if (zy_expression_read(f->arena, &f->diags, text, span, NULL))
            fail_msg("%s is accepted", text);
        if (strcmp(f->diags.first->code, wrong[i / 2].code) != 0)
            fail_msg("%s: %s, not %s", text, f->diags.first->code, wrong[i / 2].code);
        assert_language(f);
        int line, column;
        zy_span_locate(f->diags.first->span, &line, &column);
        if (column != wrong[i / 2].column)
            fail_msg("%s: column %d, not %d", text, column, wrong[i / 2].column);
    }
}

static void suggests_the_nearest_name(void **state)
{
    fixture *f = *state;
    const zy_span nowhere = {0};
    const zy_parameter items[] = {{"threshold", ZY_DATUM_NUMBER(3)}};
    const zy_parameters parameters = {.items = items, .count = 1};

    assert_null(zy_expression_read(f->arena, &f->diags, "thresold > 1", nowhere, &parameters));
    assert_non_null(strstr(f->diags.first->hint, "threshold"));
    f->diags = (zy_diags){.arena = f->arena};
    assert_null(zy_expression_read(f->arena, &f->diags, "indexOf('a', 'b')", nowhere, NULL));
    assert_non_null(strstr(f->diags.first->hint, "indexof"));
}

static void knows_parameters(void **state)
{
    fixture *f = *state;
    const zy_parameter items[] = {{"limit", ZY_DATUM_NUMBER(3)}, {"name", ZY_DATUM_TEXT("あ")}};
    const zy_parameters parameters = {.items = items, .count = 2};

    assert_true(run(f, "limit * 2", &parameters).number == 6);
    assert_string_equal(run(f, "name + datum.b", &parameters).text, "あ文字x");
}

static zy_datum answer(void *asked, zy_arena *arena, const char *function, const zy_datum *args,
                       size_t count)
{
    assert_string_equal(function, "scale");
    assert_int_equal(count, 2);
    (void)asked;
    (void)arena;
    return ZY_DATUM_NUMBER(args[1].number * 10);
}

static void asks_the_chart_for_its_scales(void **state)
{
    const zy_parameters parameters = {.ask = answer};

    assert_true(run(*state, "scale('x', 7) + 1", &parameters).number == 71);
}

static void formats_in_the_language_of_the_chart(void **state)
{
    const zy_parameters parameters = {.locale = &zy_locale_ja};

    assert_string_equal(run(*state, "monthFormat(0)", &parameters).text, "1月");
}

static void runs_on_rows_of_tables(void **state)
{
    fixture *f = *state;
    const zy_span nowhere = {0};
    zy_table *table = table_of(f, "[{\"a\":1,\"b\":{\"c\":5}},{\"a\":null},{\"a\":3}]");
    zy_table *other = table_of(f, "[{\"x\":0,\"a\":\"t\"}]");
    const zy_expression *e = zy_expression_read(
        f->arena, &f->diags, "datum.a + (datum.b ? datum.b.c : 100)", nowhere, NULL);

    assert_true(zy_expression_run(e, f->arena, table, 0).number == 6);
    assert_true(zy_expression_run(e, f->arena, table, 1).number == 100);
    assert_string_equal(zy_expression_run(e, f->arena, other, 0).text, "t100");
    assert_true(zy_expression_run(e, f->arena, table, 2).number == 103);
    const zy_datum data[] = {ZY_DATUM_NUMBER(9), ZY_DATUM_NUMBER(8), ZY_DATUM_NUMBER(7)};
    zy_table_set(table, "a", data);
    assert_true(zy_expression_run(e, f->arena, table, 2).number == 107);
    e = zy_expression_read(f->arena, &f->diags, "datum", nowhere, NULL);
    assert_string_equal(zy_datum_json(f->arena, zy_expression_run(e, f->arena, table, 0)),
                        "{\"a\":9,\"b\":{\"c\":5}}");
}

static void warns_about_fields_that_are_no_columns(void **state)
{
    fixture *f = *state;
    zy_table *table = table_of(f, "[{\"price\":1}]");
    const zy_source *source = source_of(f, "datum.price + datum.prize");
    const zy_span span = {source, 0, (uint32_t)source->len};
    const zy_expression *e = zy_expression_read(f->arena, &f->diags, source->text, span, NULL);

    zy_expression_check_fields(e, table);
    assert_code(f, "unknown-field", 15);
    assert_non_null(strstr(f->diags.first->hint, "price"));
    assert_int_equal(f->diags.warnings, 1);
}

static const char *repeat(fixture *f, const char *before, const char *what, size_t times,
                          const char *after)
{
    GString *text = g_string_new(before);

    for (size_t i = 0; i < times; i++)
        g_string_append(text, what);
    g_string_append(text, after);
    const char *copy = zy_arena_text(f->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

static void limits_depth_but_not_length(void **state)
{
    fixture *f = *state;
    const zy_span nowhere = {0};
    static const struct {
        const char *before, *what, *after;
    } deep[] = {{"", "(", "1"}, {"", "- ", "1"}, {"", "[", ""}, {"1", "+1", ""}, {"", "abs(", "1"}};

    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        f->diags = (zy_diags){.arena = f->arena};
        assert_null(zy_expression_read(f->arena, &f->diags,
                                       repeat(f, deep[i].before, deep[i].what, 5000, deep[i].after),
                                       nowhere, NULL));
        assert_string_equal(f->diags.first->code, "expression-too-deep");
        assert_int_equal(f->diags.first->fault, ZY_FAULT_LIMIT);
    }
    f->diags = (zy_diags){.arena = f->arena};
    assert_true(run(f, repeat(f, "1", "+1", 900, ""), NULL).number == 901);
    assert_true(run(f, repeat(f, "", "datum.a > 2 ? 0 : ", 20000, "7"), NULL).number == 7);
    assert_quiet(f);
}

static void limits_what_functions_make(void **state)
{
    fixture *f = *state;
    static const char *const large[] = {"sequence(1e9)", "pad('a', 1e9)",
                                        "utcSequence('milliseconds', 0, 1e12)"};

    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        f->diags = (zy_diags){.arena = f->arena};
        run(f, large[i], NULL);
        assert_code(f, "result-too-long", 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(gives_what_vega_gives),         TEST(says_what_is_wrong_and_where),
        TEST(suggests_the_nearest_name),     TEST(knows_parameters),
        TEST(asks_the_chart_for_its_scales), TEST(formats_in_the_language_of_the_chart),
        TEST(runs_on_rows_of_tables),        TEST(warns_about_fields_that_are_no_columns),
        TEST(limits_depth_but_not_length),   TEST(limits_what_functions_make),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
