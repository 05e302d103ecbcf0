/* The library as programs call it: statuses, options, tables, output piece by piece. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "zuhyo.h"

static const char rain[] = "data: {name: weather}\nmark: bar\nx: rain\ny: city\n";
static const char table[] = "city,rain\nTokyo,1500\nOsaka,1300\n";

static zuhyo_chart *parse(const char *text, const zuhyo_options *options)
{
    return zuhyo_chart_parse(text, strlen(text), "rain.yaml", options);
}

static zuhyo_chart *with_table(const zuhyo_options *options)
{
    zuhyo_chart *chart = parse(rain, options);

    assert_int_equal(zuhyo_chart_set_table(chart, "weather", table, strlen(table)), ZUHYO_OK);
    return chart;
}

static int take(void *closure, const void *bytes, size_t len)
{
    g_string_append_len(closure, bytes, (gssize)len);
    return 0;
}

static int refuse(void *closure, const void *bytes, size_t len)
{
    (void)bytes;
    *(size_t *)closure += len;
    return 1;
}

/* What the first diagnostic says. */
static const char *said(const zuhyo_chart *chart, const char *code)
{
    zuhyo_diagnostic diagnostic;

    assert_int_not_equal(zuhyo_chart_diagnostic(chart, 0, &diagnostic), 0);
    assert_string_equal(diagnostic.code, code);
    assert_int_equal(diagnostic.severity, ZUHYO_ERROR);
    return diagnostic.message;
}

static void draws_into_memory(void **state)
{
    zuhyo_options options;
    double width = -1, height = -1;
    GString *out = g_string_new(NULL);

    (void)state;
    zuhyo_options_init(&options);
    assert_int_equal(options.struct_size, sizeof options);
    options.size = "300x200";
    options.svg_text = "plain";
    options.id_prefix = "mine-";
    zuhyo_chart *chart = with_table(&options);
    assert_int_equal(zuhyo_chart_size(chart, &width, &height), ZUHYO_OK);
    assert_true(width == 300 && height == 200);
    assert_int_equal(zuhyo_chart_write(chart, "svg", take, out), ZUHYO_OK);
    assert_non_null(strstr(out->str, "<svg xmlns"));
    assert_non_null(strstr(out->str, "Tokyo"));
    assert_null(strstr(out->str, "@font-face"));
    assert_non_null(strstr(out->str, "\"mine-"));
    g_string_truncate(out, 0);
    assert_int_equal(zuhyo_chart_write(chart, "png", take, out), ZUHYO_OK);
    assert_memory_equal(out->str, "\x89PNG", 4);
    /* Width in the header, at two pixels a unit. */
    assert_memory_equal(out->str + 16, "\0\0\x02\x58", 4);
    g_string_truncate(out, 0);
    assert_int_equal(zuhyo_chart_dump(chart, "scales", take, out), ZUHYO_OK);
    assert_non_null(strstr(out->str, "Osaka"));
    assert_int_equal(zuhyo_chart_status(chart), ZUHYO_OK);
    g_string_free(out, TRUE);
    zuhyo_chart_free(chart);
    zuhyo_chart_free(NULL);
}

static void an_older_program_has_fewer_options(void **state)
{
    zuhyo_options options;
    double width, height;

    (void)state;
    memset(&options, 0xff, sizeof options);
    options.size = "300x200";
    options.struct_size = offsetof(zuhyo_options, theme);
    zuhyo_chart *chart = with_table(&options);
    assert_int_equal(zuhyo_chart_size(chart, &width, &height), ZUHYO_OK);
    assert_true(width == 300 && height == 200);
    zuhyo_chart_free(chart);
}

static void a_failure_stays(void **state)
{
    GString *out = g_string_new(NULL);
    zuhyo_chart *chart = parse("data: {name: weather}\nmark: bra\nx: rain\n", NULL);
    double width = -1, height = -1;

    (void)state;
    assert_int_equal(zuhyo_chart_draw(chart), ZUHYO_BAD_CHART);
    assert_int_equal(zuhyo_chart_write(chart, "svg", take, out), ZUHYO_BAD_CHART);
    assert_int_equal(zuhyo_chart_dump(chart, "values", take, out), ZUHYO_BAD_CHART);
    assert_int_equal(zuhyo_chart_save(chart, "/nowhere/x.svg"), ZUHYO_BAD_CHART);
    assert_int_equal(zuhyo_chart_set_table(chart, "weather", "", 0), ZUHYO_BAD_CHART);
    assert_int_equal(zuhyo_chart_size(chart, &width, &height), ZUHYO_BAD_CHART);
    assert_true(width == 0 && height == 0);
    assert_int_equal(zuhyo_chart_status(chart), ZUHYO_BAD_CHART);
    assert_int_equal(out->len, 0);
    g_string_free(out, TRUE);
    zuhyo_chart_free(chart);
}

static void says_where_and_what_to_do(void **state)
{
    zuhyo_diagnostic d;
    zuhyo_chart *chart = parse("data: {name: weather}\nmark: bra\nx: rain\ny: city\n", NULL);
    char *text = NULL;
    size_t len = 0;

    (void)state;
    zuhyo_chart_set_table(chart, "weather", table, strlen(table));
    zuhyo_chart_draw(chart);
    assert_int_not_equal(zuhyo_chart_diagnostic(chart, 0, &d), 0);
    assert_string_equal(d.code, "unknown-mark");
    assert_string_equal(d.file, "rain.yaml");
    assert_int_equal(d.line, 2);
    assert_int_equal(d.column, 7);
    assert_string_equal(d.hint, "did you mean \"bar\"?");
    assert_int_equal(zuhyo_chart_diagnostic(chart, 99, &d), 0);
    FILE *out = open_memstream(&text, &len);
    zuhyo_chart_report(chart, out);
    fclose(out);
    assert_non_null(strstr(text, "rain.yaml:2:7: error: "));
    assert_non_null(strstr(text, "2 | mark: bra"));
    free(text);
    zuhyo_chart_free(chart);
}

static void statuses_tell_what_is_at_fault(void **state)
{
    static const char ragged[] = "city,rain\nTokyo,1500,3\n";
    zuhyo_chart *chart = parse(rain, NULL);

    (void)state;
    assert_int_equal(zuhyo_chart_set_table(chart, "weather", ragged, strlen(ragged)), ZUHYO_OK);
    assert_int_equal(zuhyo_chart_draw(chart), ZUHYO_BAD_DATA);
    zuhyo_chart_free(chart);
    chart = parse("data: nowhere.csv\nmark: bar\nx: rain\ny: city\n", NULL);
    assert_int_equal(zuhyo_chart_draw(chart), ZUHYO_BAD_FILE);
    zuhyo_chart_free(chart);
    chart = zuhyo_chart_open("/nowhere/rain.yaml", NULL);
    assert_int_equal(zuhyo_chart_status(chart), ZUHYO_BAD_FILE);
    assert_string_equal(said(chart, "cannot-read"),
                        "cannot read \"/nowhere/rain.yaml\": there is no such file or folder");
    zuhyo_chart_free(chart);
    chart = parse("size: [40000, 100]\ndata: {values: [{a: 1}]}\nmark: point\nx: a\n", NULL);
    assert_int_equal(zuhyo_chart_draw(chart), ZUHYO_TOO_LARGE);
    zuhyo_chart_free(chart);
    chart = with_table(NULL);
    assert_int_equal(zuhyo_chart_save(chart, "/nowhere/rain.svg"), ZUHYO_BAD_FILE);
    zuhyo_chart_free(chart);
}

static void wrong_calls_are_said_in_both_languages(void **state)
{
    static const struct {
        const char *language, *svg_text, *format, *stage, *ending, *drawn, *tables;
    } words[] = {
        {"en", "no such svg_text: neat", "there is no such format: gif",
         "there is no such stage: end", "the ending names no format: rain.gif",
         "the chart is already drawn: weather", "too many tables: t"},
        {"ja", "svg_textにない値です: neat", "そのような形式はありません: gif",
         "そのような段階はありません: end", "拡張子から形式がわかりません: rain.gif",
         "図表はすでに描かれています: weather", "表が多すぎます: t"},
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        zuhyo_options options;
        zuhyo_options_init(&options);
        options.language = words[i].language;
        options.svg_text = "neat";
        zuhyo_chart *chart = parse(rain, &options);
        assert_int_equal(zuhyo_chart_status(chart), ZUHYO_BAD_CALL);
        assert_string_equal(said(chart, "bad-call"), words[i].svg_text);
        zuhyo_chart_free(chart);

        options.svg_text = "outline";
        chart = with_table(&options);
        assert_int_equal(zuhyo_chart_write(chart, "gif", take, NULL), ZUHYO_BAD_CALL);
        assert_string_equal(said(chart, "bad-call"), words[i].format);
        zuhyo_chart_free(chart);

        chart = with_table(&options);
        assert_int_equal(zuhyo_chart_dump(chart, "end", take, NULL), ZUHYO_BAD_CALL);
        assert_string_equal(said(chart, "bad-call"), words[i].stage);
        zuhyo_chart_free(chart);

        chart = with_table(&options);
        assert_int_equal(zuhyo_chart_save(chart, "rain.gif"), ZUHYO_BAD_CALL);
        assert_string_equal(said(chart, "bad-call"), words[i].ending);
        zuhyo_chart_free(chart);

        chart = with_table(&options);
        assert_int_equal(zuhyo_chart_draw(chart), ZUHYO_OK);
        assert_int_equal(zuhyo_chart_set_table(chart, "weather", table, 4), ZUHYO_BAD_CALL);
        assert_string_equal(said(chart, "bad-call"), words[i].drawn);
        zuhyo_chart_free(chart);

        chart = parse(rain, &options);
        while (zuhyo_chart_set_table(chart, "t", table, 4) == ZUHYO_OK)
            ;
        assert_int_equal(zuhyo_chart_status(chart), ZUHYO_BAD_CALL);
        assert_string_equal(said(chart, "bad-call"), words[i].tables);
        zuhyo_chart_free(chart);
    }
}

static void the_program_may_refuse_the_bytes(void **state)
{
    static const char *const messages[] = {"the program did not take the picture",
                                           "図の書き出しが断られました"};

    (void)state;
    for (int i = 0; i < 2; i++) {
        zuhyo_options options;
        size_t count = 0;
        zuhyo_options_init(&options);
        options.language = i ? "ja" : "en";
        options.svg_text = "plain";
        zuhyo_chart *chart = with_table(&options);
        assert_int_equal(zuhyo_chart_write(chart, "svg", refuse, &count), ZUHYO_BAD_FILE);
        assert_true(count > 0);
        assert_string_equal(said(chart, "cannot-write"), messages[i]);
        zuhyo_chart_free(chart);
    }
}

static void saves_what_it_writes(void **state)
{
    char *path = g_strdup_printf("%s/zuhyo-chart-test-%d.svg", g_get_tmp_dir(), (int)getpid());
    GString *out = g_string_new(NULL);
    zuhyo_options options;
    char *bytes = NULL;
    gsize len = 0;

    (void)state;
    zuhyo_options_init(&options);
    options.svg_text = "outline";
    zuhyo_chart *chart = with_table(&options);
    assert_int_equal(zuhyo_chart_save(chart, path), ZUHYO_OK);
    assert_int_equal(zuhyo_chart_write(chart, "svg", take, out), ZUHYO_OK);
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    assert_int_equal(len, out->len);
    assert_memory_equal(bytes, out->str, len);
    g_remove(path);
    g_free(bytes);
    g_free(path);
    g_string_free(out, TRUE);
    zuhyo_chart_free(chart);
    assert_true(g_ascii_isdigit(zuhyo_version()[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_into_memory),
        cmocka_unit_test(an_older_program_has_fewer_options),
        cmocka_unit_test(a_failure_stays),
        cmocka_unit_test(says_where_and_what_to_do),
        cmocka_unit_test(statuses_tell_what_is_at_fault),
        cmocka_unit_test(wrong_calls_are_said_in_both_languages),
        cmocka_unit_test(the_program_may_refuse_the_bytes),
        cmocka_unit_test(saves_what_it_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
