#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/color.h"

static void assert_color(const char *text, const char *hex, double alpha)
{
    zy_color color;
    char found[8];

    if (!zy_color_read(text, &color))
        fail_msg("unread: %s", text);
    zy_color_text(color, found);
    assert_string_equal(found, hex);
    if (fabs(color.a - alpha) > 1e-6)
        fail_msg("%s: alpha %g", text, (double)color.a);
}

static void reads_names(void **state)
{
    (void)state;
    assert_color("red", "#ff0000", 1);
    assert_color("RebeccaPurple", "#663399", 1);
    assert_color("aliceblue", "#f0f8ff", 1);
    assert_color("yellowgreen", "#9acd32", 1);
    assert_color("lightgoldenrodyellow", "#fafad2", 1);
    assert_color("SlateGrey", "#708090", 1);
    assert_color("slategray", "#708090", 1);
    assert_color("transparent", "#000000", 0);
}

static void reads_hex(void **state)
{
    (void)state;
    assert_color("#abc", "#aabbcc", 1);
    assert_color("#ABCD", "#aabbcc", 221 / 255.0);
    assert_color("#012345", "#012345", 1);
    assert_color(" #01234580 ", "#012345", 128 / 255.0);
}

static void reads_functions(void **state)
{
    (void)state;
    assert_color("rgb(1, 2, 3)", "#010203", 1);
    assert_color("rgb(1 2 3 / 50%)", "#010203", 0.5);
    assert_color("RGBA(255,0,300,.25)", "#ff00ff", 0.25);
    assert_color("rgb(100%, 50%, 0%)", "#ff8000", 1);
    assert_color("rgb(-5, 1.5, 2e1)", "#000214", 1);
    assert_color("rgba(0,0,0,7)", "#000000", 1);
    assert_color("hsl(0, 100%, 50%)", "#ff0000", 1);
    assert_color("hsl(120deg 100% 25%)", "#008000", 1);
    assert_color("hsl(-120, 100%, 50%)", "#0000ff", 1);
    assert_color("hsl(0.5turn 100% 50%)", "#00ffff", 1);
    assert_color("hsl(200grad 100% 50% / .5)", "#00ffff", 0.5);
    assert_color("hsl(1080 0% 50%)", "#808080", 1);
    assert_color("hsla(300, 100%, 50%, 10%)", "#ff00ff", 0.1);
    assert_color("rgb( 1 , 2 , 3 )", "#010203", 1);
}

static void refuses_what_is_no_colour(void **state)
{
    static const char *const texts[] = {"",
                                        "#",
                                        "#12",
                                        "#12345",
                                        "#1234567",
                                        "#gggggg",
                                        "rgb",
                                        "rgb()",
                                        "rgb(1,2)",
                                        "rgb(1,2,3,4,5)",
                                        "rgb(1 2,3)",
                                        "rgb(1,2 3)",
                                        "rgb(1,2,3",
                                        "rgb(1,2,3)x",
                                        "rgb(1%,2,3)",
                                        "rgb(1deg,2,3)",
                                        "hsl(1,2,3)",
                                        "hsl(1%,2%,3%)",
                                        "hsl(1,2%,3)",
                                        "redd",
                                        "青",
                                        "rgb(1 2 3 4)",
                                        "rgb(1,2,3/4)",
                                        "#１２３",
                                        "rgb (1,2,3)",
                                        "rgb(1,2,3,4deg)",
                                        "rgb(1e999,0,0)",
                                        "rgb(.,0,0)",
                                        "url(#a)"};
    zy_color color = {1, 2, 3, 0.5F};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (zy_color_read(texts[i], &color))
            fail_msg("read: %s", texts[i]);
    assert_int_equal(color.g, 2);
}

static void contrast_is_that_of_wcag(void **state)
{
    zy_color black, white, grey;

    (void)state;
    zy_color_read("#000", &black);
    zy_color_read("#fff", &white);
    zy_color_read("#777", &grey);
    assert_true(fabs(zy_color_contrast(black, white) - 21) < 1e-9);
    assert_true(fabs(zy_color_contrast(white, white) - 1) < 1e-9);
    assert_true(fabs(zy_color_contrast(white, grey) - 4.478) < 1e-3);
    assert_true(zy_color_contrast(white, grey) == zy_color_contrast(grey, white));
    assert_true(zy_color_luminance(black) == 0);
}

static void transparent_colours_let_through(void **state)
{
    zy_color red = {255, 0, 0, 0.5F}, white = {255, 255, 255, 1}, none = {9, 9, 9, 0};
    zy_color seen = zy_color_over(red, white);
    char text[8];

    (void)state;
    zy_color_text(seen, text);
    assert_string_equal(text, "#ff8080");
    assert_true(seen.a == 1);
    zy_color_text(zy_color_over(none, white), text);
    assert_string_equal(text, "#ffffff");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_names),
        cmocka_unit_test(reads_hex),
        cmocka_unit_test(reads_functions),
        cmocka_unit_test(refuses_what_is_no_colour),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(transparent_colours_let_through),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
