#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

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

/* CSS Color 4, section 6.1. */
static const char names_of_css[] =
    "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff "
    "beige f5f5dc bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff "
    "blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 "
    "chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c "
    "cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 "
    "darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b "
    "darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 "
    "darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f "
    "darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 "
    "deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 "
    "floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc "
    "ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 "
    "greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c "
    "indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 "
    "lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 "
    "lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 "
    "lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa "
    "lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de "
    "lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff "
    "maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 "
    "mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee "
    "mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 "
    "midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 "
    "navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 "
    "orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 "
    "paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 "
    "peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 "
    "rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 "
    "salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d "
    "silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 "
    "snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 "
    "tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff "
    "whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32 ";

static void reads_all_the_names_of_css(void **state)
{
    char name[32], hex[8] = "#";
    size_t count = 0;

    (void)state;
    for (const char *at = names_of_css; sscanf(at, "%31s %6s", name, hex + 1) == 2; count++) {
        assert_color(name, hex, 1);
        at += strlen(name) + strlen(hex) + 1;
    }
    assert_int_equal(count, 148);
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
    assert_color("hsl(3.14159265rad 100% 50%)", "#00ffff", 1);
    assert_color("hsl(60, 100%, 50%)", "#ffff00", 1);
    assert_color("hsl(300 50% 25%)", "#602060", 1);
    assert_color("hsl(20 100% 75%)", "#ffaa80", 1);
    assert_color("rgb(+1 -2 3)", "#010003", 1);
    assert_color("rgb(1e+1, 2.5e1, 100e-1)", "#0a190a", 1);
    assert_color("rgba(1, 2, 3, 5e-1)", "#010203", 0.5);
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

static void equal_colours_may_differ_in_alpha(void **state)
{
    const zy_color red = {200, 30, 40, 1};

    (void)state;
    assert_true(zy_color_is_same(red, (zy_color){200, 30, 40, 0.5F}));
    assert_false(zy_color_is_same(red, (zy_color){201, 30, 40, 1}));
    assert_false(zy_color_is_same(red, (zy_color){200, 31, 40, 1}));
    assert_false(zy_color_is_same(red, (zy_color){200, 30, 41, 1}));
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
        cmocka_unit_test(reads_all_the_names_of_css),
        cmocka_unit_test(reads_hex),
        cmocka_unit_test(reads_functions),
        cmocka_unit_test(refuses_what_is_no_colour),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(equal_colours_may_differ_in_alpha),
        cmocka_unit_test(transparent_colours_let_through),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
