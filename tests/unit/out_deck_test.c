/* Slides of a deck, from scenes made by hand; archives read back by minizip. */
#include "out_fixture.h"

#include "out/zip.h"

static int setup(void **state)
{
    static fixture f;

    fixture_start(&f, ZY_METRICS_FONT);
    f.scene.width = 1280, f.scene.height = 720;
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    fixture_end(*state);
    return 0;
}

static void add_title(fixture *f, const char *text)
{
    zy_item *item = fixture_text(f, 56, 79, 36, text);

    f->marks.last->role = "title-text", f->marks.last->within = "title";
    f->marks.last->view = -1;
    item->line_height = 48;
    item->text.weight = 700;
}

static zy_slide slide_of(fixture *f)
{
    zy_slide slide;

    f->scene.first = f->marks.first, f->scene.last = f->marks.last;
    assert_true(zy_slide_make(&slide, "fallback", &f->scene, f->typesetter, &f->options));
    return slide;
}

static bool has(const GString *part, const char *text)
{
    return strstr(part->str, text) != NULL;
}

static void takes_the_title_out_of_the_picture(void **state)
{
    fixture *f = *state;

    add_title(f, "売上 <&> 利益");
    fixture_rect(f, 100, 200, 300, 100, "#ff0000");
    zy_slide slide = slide_of(f);
    assert_true(has(slide.xml, "<p:ph type=\"title\"/>"));
    assert_true(has(slide.xml, "<a:t>売上 &lt;&amp;&gt; 利益</a:t>"));
    assert_true(has(slide.xml, "sz=\"2700\" b=\"1\""));
    assert_true(has(slide.svg, "fill=\"#ff0000\""));
    assert_false(has(slide.svg, "<use"));
    zy_slide_release(&slide);
    /* The scene is as it was. */
    assert_true(f->scene.first->next->items[0].y == 200);
}

/* 79 + 36 * 0.4, rounded down: the picture begins there and ends with the slide. */
static void the_picture_begins_below_the_title(void **state)
{
    fixture *f = *state;

    add_title(f, "Title");
    fixture_rect(f, 100, 200, 300, 100, "#ff0000");
    zy_slide slide = slide_of(f);
    assert_true(
        has(slide.xml, "<a:off x=\"0\" y=\"885825\"/><a:ext cx=\"12192000\" cy=\"5972175\"/>"));
    assert_true(has(slide.svg, "viewBox=\"0 0 1280 627\""));
    zy_slide_release(&slide);
}

static void the_picture_reaches_up_beside_the_title(void **state)
{
    fixture *f = *state;

    add_title(f, "Title");
    fixture_rect(f, 800, 20, 300, 100, "#ff0000");
    zy_slide slide = slide_of(f);
    assert_true(has(slide.svg, "viewBox=\"0 0 1280 700\""));
    zy_slide_release(&slide);
}

static void a_chart_without_a_title_gets_an_unseen_one(void **state)
{
    fixture *f = *state;

    fixture_rect(f, 100, 200, 300, 100, "#ff0000");
    zy_slide slide = slide_of(f);
    assert_true(has(slide.xml, "<a:t>fallback</a:t>"));
    assert_true(has(slide.xml, "y=\"-571500\""));
    zy_slide_release(&slide);
}

static void notes_say_source_and_alternative_text(void **state)
{
    fixture *f = *state;

    fixture_rect(f, 100, 200, 300, 100, "#ff0000");
    f->scene.about =
        (zy_scene_about){.language = "ja", .description = "赤い棒\"", .notes = "(注)一\n(出所)二"};
    zy_slide slide = slide_of(f);
    assert_true(has(slide.notes, "<a:t>(注)一</a:t>"));
    assert_true(has(slide.notes, "<a:t>(出所)二</a:t>"));
    assert_true(has(slide.notes, "代替テキスト: 赤い棒"));
    assert_true(has(slide.notes, "lang=\"ja-JP\""));
    assert_true(has(slide.xml, "descr=\"赤い棒&quot;\""));
    zy_slide_release(&slide);
}

static void another_shape_is_fitted_into_the_slide(void **state)
{
    fixture *f = *state;

    f->scene.width = 100, f->scene.height = 100;
    fixture_rect(f, 0, 0, 100, 100, "#ff0000");
    zy_slide slide = slide_of(f);
    assert_true(has(slide.xml, "<a:off x=\"3124200\" y=\"457200\"/>"
                               "<a:ext cx=\"5943600\" cy=\"5943600\"/>"));
    zy_slide_release(&slide);
}

static void the_same_slides_give_the_same_deck(void **state)
{
    fixture *f = *state;
    GString *again = g_string_new("before");

    add_title(f, "Title");
    zy_slide slide = slide_of(f);
    assert_true(zy_deck_print(&slide, 1, "t", &f->diags, f->out));
    assert_true(zy_deck_print(&slide, 1, "t", &f->diags, again));
    assert_true(again->len == f->out->len + 6);
    assert_memory_equal(f->out->str, again->str + 6, f->out->len);
    zy_slide_release(&slide);
    g_string_free(again, TRUE);
}

static bool holds(const GString *bytes, const char *text)
{
    const size_t len = strlen(text);

    for (size_t i = 0; i + len <= bytes->len; i++)
        if (memcmp(bytes->str + i, text, len) == 0)
            return true;
    return false;
}

/* The head of the first entry: its date is the first that zip has, its name follows. */
static void an_archive_has_no_clock(void **state)
{
    fixture *f = *state;
    zy_zip *zip = zy_zip_new(f->out);

    zy_zip_add(zip, "a.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 40, false);
    zy_zip_add(zip, "b.png", "bbbbbbbbbb", 10, true);
    assert_true(zy_zip_close(zip));
    assert_memory_equal(f->out->str, "PK\3\4", 4);
    assert_memory_equal(f->out->str + 10, "\0\0\x21\0", 4);
    assert_memory_equal(f->out->str + 30, "a.txt", 5);
    assert_true(holds(f->out, "bbbbbbbbbb"));
    assert_false(holds(f->out, "aaaaaaaaaa"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(takes_the_title_out_of_the_picture),
        TEST(the_picture_begins_below_the_title),
        TEST(the_picture_reaches_up_beside_the_title),
        TEST(a_chart_without_a_title_gets_an_unseen_one),
        TEST(notes_say_source_and_alternative_text),
        TEST(another_shape_is_fitted_into_the_slide),
        TEST(the_same_slides_give_the_same_deck),
        TEST(an_archive_has_no_clock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
