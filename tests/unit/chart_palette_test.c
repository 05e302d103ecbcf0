/* The colours of series are told apart by everybody: also with protanopia and deuteranopia, as
 * Machado, Oliveira and Fernandes (2009) simulate them at their full strength, in CIE 1976 ΔE. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "base/color.h"

enum { MOST = 8, TOLD_APART = 6 };

typedef struct palette {
    zy_color colors[MOST], ground;
    size_t count;
} palette;

static const double deuteranopia[3][3] = {{0.367322, 0.860646, -0.227968},
                                          {0.280085, 0.672501, 0.047413},
                                          {-0.011820, 0.042940, 0.968881}};
static const double protanopia[3][3] = {{0.152286, 1.052583, -0.204868},
                                        {0.114503, 0.786281, 0.099216},
                                        {-0.003882, -0.048116, 1.051998}};

static zy_color color_at(const char *quoted)
{
    char name[16];
    zy_color color;

    assert_int_equal(sscanf(quoted, "\"%15[^\"]\"", name), 1);
    assert_true(zy_color_read(name, &color));
    return color;
}

/* `category:` and `background:` of a theme in src/chart/themes. */
static palette palette_of(const char *theme)
{
    char *path = g_strdup_printf("%s/../src/chart/themes/%s.yaml", TESTS, theme), *text;
    palette p = {.ground = {255, 255, 255, 1}};

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    const char *ground = strstr(text, "background: \""), *at = strstr(text, "category: [");
    assert_non_null(at);
    if (ground)
        p.ground = color_at(strchr(ground, '"'));
    for (const char *end = strchr(at, ']'); (at = strchr(at, '"')) && at < end;
         at = strchr(at + 1, '"') + 1) {
        assert_in_range(p.count, 0, MOST - 1);
        p.colors[p.count++] = color_at(at);
    }
    g_free(text);
    g_free(path);
    return p;
}

static double linear(double byte)
{
    const double c = byte / 255;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double bent(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void lab_of(zy_color color, const double seen[3][3], double lab[3])
{
    const double rgb[3] = {linear(color.r), linear(color.g), linear(color.b)};
    double c[3];

    for (int i = 0; i < 3; i++)
        c[i] = fmin(1, fmax(0, seen[i][0] * rgb[0] + seen[i][1] * rgb[1] + seen[i][2] * rgb[2]));
    const double x = bent((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047),
                 y = bent(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]),
                 z = bent((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    lab[0] = 116 * y - 16, lab[1] = 500 * (x - y), lab[2] = 200 * (y - z);
}

static double distance(zy_color a, zy_color b, const double seen[3][3])
{
    double x[3], y[3];

    lab_of(a, seen, x);
    lab_of(b, seen, y);
    return hypot(hypot(x[0] - y[0], x[1] - y[1]), x[2] - y[2]);
}

static void assert_told_apart(const char *theme)
{
    const palette p = palette_of(theme);

    assert_int_equal(p.count, MOST);
    for (size_t i = 0; i < p.count; i++) {
        assert_true(zy_color_contrast(p.colors[i], p.ground) >= 3.6);
        for (size_t j = 0; j < i; j++) {
            const double least = i - j == 1 ? 20 : i < TOLD_APART ? 14 : 10;
            const double seen = fmin(distance(p.colors[i], p.colors[j], deuteranopia),
                                     distance(p.colors[i], p.colors[j], protanopia));
            if (seen < least)
                fail_msg("%s: colours %zu and %zu differ by %.1f only", theme, j + 1, i + 1, seen);
        }
    }
}

static void tells_series_apart_on_paper(void **state)
{
    (void)state;
    assert_told_apart("paper");
}

static void tells_series_apart_in_the_dark(void **state)
{
    (void)state;
    assert_told_apart("dark");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tells_series_apart_on_paper),
                                       cmocka_unit_test(tells_series_apart_in_the_dark)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
