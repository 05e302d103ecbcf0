/* Widths without fonts, and cutting: expected values from vega-scenegraph 5. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/typesetter.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_typesetter *estimate, *fixed, *font;
} fixture;

static int make(void **state)
{
    static const zy_font_file nowhere[] = {{"/nowhere/at-all.ttf", 0, 400, ZY_FONT_ALL}};
    zy_arena *arena = zy_arena_new();
    fixture *f = ZY_NEW(arena, fixture);

    f->arena = f->diags.arena = arena;
    /* A font that cannot be opened shows that none is. */
    f->estimate = zy_typesetter_new(arena, &f->diags, ZY_METRICS_ESTIMATE, nowhere, 1);
    f->fixed = zy_typesetter_new(arena, &f->diags, ZY_METRICS_FIXED, nowhere, 1);
    f->font = zy_typesetter_new(arena, &f->diags, ZY_METRICS_FONT, NULL, 0);
    *state = f;
    return 0;
}

static int drop(void **state)
{
    zy_arena_free(((fixture *)*state)->arena);
    return 0;
}

static void estimates_as_vega_does(void **state)
{
    const fixture *f = *state;
    const zy_text_style eleven = {.size = 11}, twelve = {.size = 12}, ten = {.size = 10};

    assert_true(zy_text_width(f->estimate, "International sales", &eleven) == 167);
    assert_true(zy_text_width(f->estimate, "日本の総人口の推移", &twelve) == 86);
    assert_true(zy_text_width(f->estimate, "a😀b😀c😀d", &ten) == 80);
    assert_true(zy_text_width(f->estimate, "", &ten) == 0);
    assert_int_equal(f->diags.errors, 0);
}

/* Digits of a fixed width are as wide as the font's widest one, at every size and weight. */
static void digits_are_as_wide_as_each_other(void **state)
{
    const fixture *f = *state;

    for (int k = 0; k < 4; k++) {
        const zy_text_style own = {.size = k % 2 ? 10 : 24, .weight = k / 2 ? 700 : 400};
        zy_text_style even = own;
        double widest = 0;
        even.features = ZY_TEXT_TABULAR;
        for (int d = 0; d < 10; d++)
            widest = fmax(widest, zy_text_width(f->font, (char[]){(char)('0' + d), '\0'}, &own));
        assert_true(widest > own.size * 0.3);
        for (int d = 0; d < 10; d++) {
            const char one[] = {(char)('0' + d), '\0'};
            assert_true(fabs(zy_text_width(f->font, one, &even) - widest) < 0.02);
        }
        assert_true(fabs(zy_text_width(f->font, "a17", &even) - 2 * widest -
                         zy_text_width(f->font, "a", &own)) < 0.04);
    }
}

static void fixed_widths_are_half_and_whole(void **state)
{
    const fixture *f = *state;
    const zy_text_style style = {.size = 10};

    assert_true(zy_text_width(f->fixed, "ab1", &style) == 15);
    assert_true(zy_text_width(f->fixed, "日本、ア", &style) == 40);
    assert_true(zy_text_width(f->fixed, "ｱ", &style) == 5);
    assert_true(zy_text_width(f->fixed, "e\u0301葛\U000E0100", &style) == 15);
    assert_int_equal(f->diags.errors, 0);
}

static void cuts_as_vega_does(void **state)
{
    static const struct {
        const char *text;
        double limit, size;
        const char *cut;
    } cases[] = {
        {"International sales", 100, 11, "Internatio…"},
        {"日本の総人口の推移", 60, 12, "日本の総人…"},
        {"abc", 30, 11, "abc"},
        {"a😀b😀c😀d", 40, 10, "a😀…"},
        {"x", 2, 10, "…"},
        {"abcdef", 48, 10, "abcd…"},
        {"abcdef", 48.5, 10, "abcdef"},
    };
    const fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const zy_text_style style = {.size = cases[i].size};
        assert_string_equal(zy_text_cut(f->estimate, cases[i].text, cases[i].limit, NULL, &style),
                            cases[i].cut);
    }
}

static void half_a_pair_is_left_out(void **state)
{
    const fixture *f = *state;
    const zy_text_style style = {.size = 10};

    assert_string_equal(zy_text_cut(f->estimate, "a😀bcdef", 32, NULL, &style), "a…");
}

static void what_fits_is_the_same_text(void **state)
{
    const fixture *f = *state;
    const zy_text_style style = {.size = 10};
    const char *text = "fits";

    assert_ptr_equal(zy_text_cut(f->estimate, text, 200, NULL, &style), text);
    assert_ptr_equal(zy_text_cut(f->estimate, text, 0, NULL, &style), text);
    assert_ptr_equal(zy_text_cut(f->estimate, text, -1, NULL, &style), text);
}

static void another_ellipsis_is_measured_too(void **state)
{
    const fixture *f = *state;
    const zy_text_style style = {.size = 10};

    assert_string_equal(zy_text_cut(f->fixed, "abcdefgh", 31, "...", &style), "abc...");
    assert_string_equal(zy_text_cut(f->fixed, "東京都千代田区", 41, "略", &style), "東京都略");
}

static void real_widths_are_cut_to_fit(void **state)
{
    fixture *f = *state;
    const zy_text_style style = {.size = 12};

    for (double limit = 20; limit < 200; limit += 7) {
        const char *cut =
            zy_text_cut(f->font, "中国の産業用ロボットWorld Robotics", limit, NULL, &style);
        assert_true(zy_text_width(f->font, cut, &style) < limit);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(estimates_as_vega_does),           TEST(digits_are_as_wide_as_each_other),
        TEST(fixed_widths_are_half_and_whole),  TEST(cuts_as_vega_does),
        TEST(half_a_pair_is_left_out),          TEST(what_fits_is_the_same_text),
        TEST(another_ellipsis_is_measured_too), TEST(real_widths_are_cut_to_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
