/* Texts are read back by pdftotext, where there is one. */
#include "out_fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* cairo 1.16 loses a small array for each CFF face. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo\n";
}

/* The text of the document, or NULL without pdftotext. */
static char *read_text(const GString *pdf)
{
    char name[] = "/tmp/zuhyo-pdf-XXXXXX";
    char *argv[] = {(char[]){"pdftotext"}, (char[]){"-raw"}, name, (char[]){"-"}, NULL};
    char *text = NULL;
    int fd = g_mkstemp(name);

    assert_true(fd >= 0);
    close(fd);
    assert_true(g_file_set_contents(name, pdf->str, (gssize)pdf->len, NULL));
    g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);
    remove(name);
    return text;
}

static void add_texts(fixture *f)
{
    zy_item *item;

    f->scene.width = 300;
    fixture_text(f, 10, 20, 10, "中国の産業用 Robot 1.5万台 𠮷");
    fixture_text(f, 10, 40, 10, "太字")->text.weight = 700;
    item = fixture_text(f, 90, 40, 10, "turned");
    item->angle = -90;
    fixture_text(f, 10, 30, 10, "傾く")->text.italic = true;
}

static void text_can_be_copied(void **state)
{
    static const char *const parts[] = {"中国の産業用 Robot 1.5万台 𠮷", "太字", "turned", "傾く"};
    fixture f;
    char *text;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    add_texts(&f);
    assert_true(fixture_write(&f, &zy_writer_pdf));
    text = read_text(f.out);
    for (size_t i = 0; text && i < G_N_ELEMENTS(parts); i++)
        if (!strstr(text, parts[i]))
            fail_msg("no %s in %s", parts[i], text);
    g_free(text);
    fixture_end(&f);
}

static void fonts_are_small(void **state)
{
    fixture f;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    add_texts(&f);
    assert_true(fixture_write(&f, &zy_writer_pdf));
    assert_in_range(f.out->len, 3000, 20000);
    fixture_end(&f);
}

static void the_same_chart_gives_the_same_bytes(void **state)
{
    GString *first = g_string_new(NULL);

    (void)state;
    for (int i = 0; i < 3; i++) {
        fixture f;
        fixture_start(&f, ZY_METRICS_FONT);
        f.scene.about = (zy_scene_about){.title = "題名", .description = "説明", .language = "ja"};
        add_texts(&f);
        assert_true(fixture_write(&f, &zy_writer_pdf));
        if (i == 0)
            g_string_append_len(first, f.out->str, (gssize)f.out->len);
        assert_int_equal(first->len, f.out->len);
        assert_memory_equal(first->str, f.out->str, first->len);
        fixture_end(&f);
    }
    g_string_free(first, TRUE);
}

static bool says(const GString *pdf, const char *word)
{
    const size_t len = strlen(word);

    for (size_t i = 0; i + len <= pdf->len; i++)
        if (memcmp(pdf->str + i, word, len) == 0)
            return true;
    return false;
}

static void the_file_says_what_it_is(void **state)
{
    (void)state;
    for (int k = 0; k < 4; k++) {
        fixture f;
        fixture_start(&f, ZY_METRICS_FONT);
        f.scene.about =
            (zy_scene_about){.title = k & 1 ? "One" : NULL, .description = k & 2 ? "Two" : NULL};
        assert_true(fixture_write(&f, &zy_writer_pdf));
        assert_int_equal(says(f.out, "/Title (One)"), (k & 1) != 0);
        assert_int_equal(says(f.out, "/Subject (Two)"), (k & 2) != 0);
        assert_true(says(f.out, "/Creator (zuhyo)"));
        fixture_end(&f);
    }
}

static void columns_and_raised_digits_are_text_too(void **state)
{
    fixture f;
    char *text;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    fixture_text(&f, 90, 5, 10, "第12回")->text.features = ZY_TEXT_VERTICAL;
    fixture_text(&f, 10, 20, 10, "CO₂ 葛\xf3\xa0\x84\x80城");
    assert_true(fixture_write(&f, &zy_writer_pdf));
    text = read_text(f.out);
    if (text) {
        assert_non_null(strstr(text, "CO₂"));
        assert_non_null(strstr(text, "城"));
        assert_non_null(strstr(text, "第"));
        assert_non_null(strstr(text, "12"));
    }
    g_free(text);
    fixture_end(&f);
}

static void wild_numbers_do_no_harm(void **state)
{
    fixture f;
    zy_item *item;

    (void)state;
    fixture_start(&f, ZY_METRICS_FONT);
    fixture_rect(&f, NAN, 0, INFINITY, 10, "red");
    fixture_text(&f, NAN, 10, 10, "国");
    fixture_text(&f, 1e12, 10, 10, "国");
    item = fixture_add(&f, ZY_ITEM_ARC, "arc");
    *item = (zy_item){.end = NAN, .outer = 10, .fill = zy_paint_read("red", 1)};
    assert_true(fixture_write(&f, &zy_writer_pdf));
    assert_memory_equal(f.out->str, "%PDF-", 5);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_can_be_copied),
        cmocka_unit_test(fonts_are_small),
        cmocka_unit_test(the_same_chart_gives_the_same_bytes),
        cmocka_unit_test(the_file_says_what_it_is),
        cmocka_unit_test(columns_and_raised_digits_are_text_too),
        cmocka_unit_test(wild_numbers_do_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
