/* Icons: their areas, and which SVG files are icons. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pens/pens.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
} fixture;

static int make_fixture(void **state)
{
    zy_arena *arena = zy_arena_new();
    fixture *f = ZY_NEW(arena, fixture);

    f->arena = arena;
    f->diags = (zy_diags){.arena = arena};
    *state = f;
    return 0;
}

static int free_fixture(void **state)
{
    zy_arena_free(((fixture *)*state)->arena);
    return 0;
}

static void assert_cut(fixture *f, const char *d, double part, double x)
{
    const double at = zy_icon_cut_at(zy_icon_cut_new(f->arena, d), part);

    if (!(fabs(at - x) < 0.01))
        fail_msg("%s: %.4f of the area lies left of %.4f, not of %.4f", d, part, at, x);
}

static void a_square_is_cut_by_its_width(void **state)
{
    assert_cut(*state, "M4 4h16v16h-16z", 0.25, 8);
    assert_cut(*state, "M4 4h16v16h-16z", 0, 4);
    assert_cut(*state, "M4 4h16v16h-16z", 1, 20);
}

static void a_triangle_is_cut_by_its_area(void **state)
{
    /* A quarter of the area of a triangle that begins in a point lies left of its middle. */
    assert_cut(*state, "M0 12L20 2V22Z", 0.25, 10);
}

static void a_hole_counts_as_nothing(void **state)
{
    /* Two bars of 4, with a hole of 8 between them but for its edges of 2 above and below. */
    assert_cut(*state, "M4 4h16v16h-16zM8 6v12h8v-12z", 0.5, 12);
    assert_cut(*state, "M4 4h16v16h-16zM8 6v12h8v-12z", 64.0 / 160, 8);
}

static void what_overlaps_counts_once(void **state)
{
    assert_cut(*state, "M4 4h16v16h-16zM4 4h4v16h-4z", 0.5, 12);
}

static void half_of_each_symbol_is_half_of_its_ink(void **state)
{
    fixture *f = *state;

    for (const zy_icon *icon = zy_icons; icon->name; icon++) {
        zy_icon_cut *cut = zy_icon_cut_new(f->arena, icon->d);
        const zy_box box = zy_icon_cut_box(cut);
        double last = box.x0;
        if (!(box.x0 >= 0.5 && box.y0 >= 0.5 && box.x1 <= 23.5 && box.y1 <= 23.5))
            fail_msg("%s leaves its live area", icon->name);
        for (int i = 1; i < 10; i++) {
            const double at = zy_icon_cut_at(cut, i / 10.0);
            if (!(at > last && at < box.x1))
                fail_msg("%s: %d tenths end at %g", icon->name, i, at);
            last = at;
        }
    }
}

static const char *read_svg(fixture *f, const char *text)
{
    zy_source *source = ZY_NEW(f->arena, zy_source);

    *source = (zy_source){.name = "icon.svg", .text = text, .len = strlen(text)};
    f->diags.errors = 0;
    return zy_icon_read(f->arena, &f->diags, source);
}

static void an_icon_is_fitted_into_the_grid(void **state)
{
    assert_string_equal(
        read_svg(*state, "<svg viewBox='10 10 12 6'><path d='M10 10h12v6z'/></svg>"),
        "M 0 6L 24 6L 24 18Z");
}

static void paths_are_joined(void **state)
{
    assert_string_equal(read_svg(*state, "<?xml version=\"1.0\"?><!-- a > b --><svg viewBox=\"0 0 "
                                         "24 24\"><title>x > y</title><g><path d=\"m1 1h2v2z\"/>"
                                         "<path d=\"m5 5h2v2z\"/></g></svg>"),
                        "M 1 1L 3 1L 3 3ZM 5 5L 7 5L 7 7Z");
}

static void what_would_change_the_picture_is_refused(void **state)
{
    static const char *const wrong[] = {
        "",
        "plain text",
        "<svg><path d='M0 0h2v2z'/></svg>",
        "<svg viewBox='0 0 0 24'><path d='M0 0h2v2z'/></svg>",
        "<svg viewBox='0 0 24'><path d='M0 0h2v2z'/></svg>",
        "<svg viewBox='0 0 24 24'/>",
        "<svg viewBox='0 0 24 24'><rect width='3'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0h2v2z' transform='scale(2)'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0h2v2z' stroke='red'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0h2v2z' fill='none'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0h2v2z' fill-rule='evenodd'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0 nonsense'/></svg>",
        "<svg viewBox='0 0 24 1e400'><path d='M0 0h2v2z'/></svg>",
        "<svg viewBox='0 0 1e-300 1e-300'><path d='M0 0h1e14v2z'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0h1e14v2z'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0h1e-9v2z'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M30 0h9v9z'/></svg>",
        "<svg viewBox='0 0 24 24'><path d='M0 0h2v2z' ",
        "<svg viewBox='0 0 24 24'><path d=",
        "<svg viewBox=\"0 0 24 24",
        "<",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        fixture *f = *state;
        if (read_svg(f, wrong[i]) || f->diags.errors == 0)
            fail_msg("taken for an icon: %s", wrong[i]);
    }
}

static void names_are_found(void **state)
{
    (void)state;
    assert_non_null(zy_icon_find("robot"));
    assert_null(zy_icon_find("Robot"));
    assert_null(zy_icon_find(""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_fixture, free_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_square_is_cut_by_its_width),
        TEST(a_triangle_is_cut_by_its_area),
        TEST(a_hole_counts_as_nothing),
        TEST(what_overlaps_counts_once),
        TEST(half_of_each_symbol_is_half_of_its_ink),
        TEST(an_icon_is_fitted_into_the_grid),
        TEST(paths_are_joined),
        TEST(what_would_change_the_picture_is_refused),
        TEST(names_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
