#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/geometry.h"

static int make_arena(void **state)
{
    *state = zy_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    zy_arena_free(*state);
    return 0;
}

static void assert_near(double a, double b)
{
    if (!(fabs(a - b) < 1e-9))
        fail_msg("%.12g is not %.12g", a, b);
}

static void assert_box(zy_box box, double x0, double y0, double x1, double y1)
{
    if (!(fabs(box.x0 - x0) < 1e-6 && fabs(box.y0 - y0) < 1e-6 && fabs(box.x1 - x1) < 1e-6 &&
          fabs(box.y1 - y1) < 1e-6))
        fail_msg("%.9g %.9g %.9g %.9g", box.x0, box.y0, box.x1, box.y1);
}

static zy_path read(zy_arena *arena, const char *d)
{
    zy_path path;

    zy_path_init(&path, arena);
    if (!zy_path_read(&path, d))
        fail_msg("malformed: %s", d);
    return path;
}

static zy_point end_of(const zy_path *path)
{
    return path->points[path->point_count - 1];
}

static void assert_end(zy_arena *arena, const char *d, size_t verbs, double x, double y)
{
    zy_path path = read(arena, d);

    assert_int_equal(path.verb_count, verbs);
    assert_near(end_of(&path).x, x);
    assert_near(end_of(&path).y, y);
}

static void empty_boxes_add_nothing(void **state)
{
    const zy_box box = {1, 2, 3, 4}, empty = {5, 5, 4, 9};

    (void)state;
    assert_true(zy_box_is_empty(ZY_BOX_EMPTY));
    assert_false(zy_box_is_empty((zy_box){1, 1, 1, 1}));
    assert_box(zy_box_union(box, ZY_BOX_EMPTY), 1, 2, 3, 4);
    assert_box(zy_box_union(empty, box), 1, 2, 3, 4);
    assert_true(zy_box_is_empty(zy_box_grow(ZY_BOX_EMPTY, 1e301)));
    assert_true(zy_box_is_empty(zy_box_move(ZY_BOX_EMPTY, 5, 5)));
    assert_true(zy_box_is_empty(zy_box_turn(ZY_BOX_EMPTY, 30, 0, 0)));
    assert_true(zy_box_is_empty(zy_box_cut(box, (zy_box){10, 10, 20, 20})));
    assert_box(zy_box_cut(box, (zy_box){2, 0, 9, 3}), 2, 2, 3, 3);
    assert_box(zy_box_add(ZY_BOX_EMPTY, -7, 8), -7, 8, -7, 8);
}

static void quarter_turns_are_exact(void **state)
{
    const zy_box box = {1, 2, 4, 3};

    (void)state;
    zy_box turned = zy_box_turn(box, 90, 0, 0);
    assert_true(turned.x0 == -3 && turned.y0 == 1 && turned.x1 == -2 && turned.y1 == 4);
    turned = zy_box_turn(box, -270, 0, 0);
    assert_true(turned.x0 == -3 && turned.y0 == 1 && turned.x1 == -2 && turned.y1 == 4);
    turned = zy_box_turn(box, 720, 10, 10);
    assert_true(turned.x0 == 1 && turned.y0 == 2 && turned.x1 == 4 && turned.y1 == 3);
    assert_box(zy_box_turn((zy_box){-1, -1, 1, 1}, 45, 0, 0), -sqrt(2), -sqrt(2), sqrt(2), sqrt(2));
}

static void reads_every_command(void **state)
{
    zy_arena *arena = *state;

    assert_end(arena, "M1 2L3 4", 2, 3, 4);
    assert_end(arena, "m1 2 3 4", 2, 4, 6);
    assert_end(arena, "M1 2H5", 2, 5, 2);
    assert_end(arena, "M1 2h5v-1", 3, 6, 1);
    assert_end(arena, "M1 2V9", 2, 1, 9);
    assert_end(arena, "M0 0C1 1 2 2 3 3", 2, 3, 3);
    assert_end(arena, "M1 1c1 1 2 2 3 3s1 1 2 2", 3, 6, 6);
    assert_end(arena, "M0 0Q1 1 2 0t2 0 2 0", 4, 6, 0);
    assert_end(arena, "M0 0L9 0 9 9Zm1 1", 5, 1, 1);
    assert_int_equal(read(arena, " \n").verb_count, 0);
}

static void reads_numbers_written_without_gaps(void **state)
{
    zy_arena *arena = *state;

    assert_end(arena, "M1-2L.5.25", 2, 0.5, 0.25);
    assert_end(arena, "M1e1-2E-1", 1, 10, -0.2);
    assert_end(arena, "M1.,2.", 1, 1, 2);
    assert_end(arena, "M+1+2", 1, 1, 2);
    assert_end(arena, "M0,0 L 1 , 2 3,4", 3, 3, 4);
    assert_end(arena, "M0 0a1 1 0 0110 10", 3, 10, 10);
    assert_end(arena, "M0 0a1,1,0,1,1,2,0", 3, 2, 0);
}

static void mirrors_the_last_handle(void **state)
{
    zy_arena *arena = *state;
    zy_path path = read(arena, "M0 0C0 1 1 2 2 2S4 0 4 0");

    assert_near(path.points[4].x, 3);
    assert_near(path.points[4].y, 2);
    path = read(arena, "M0 0L2 2S4 0 4 0");
    assert_near(path.points[2].x, 2);
    path = read(arena, "M0 0Q1 3 2 0T4 0"); /* the quadratic handle is (3, -3) */
    assert_near(path.points[4].x, 2 + 2.0 / 3);
    assert_near(path.points[4].y, -2);
}

static void arcs_stay_on_their_circle(void **state)
{
    zy_arena *arena = *state;
    zy_path path = read(arena, "M10 0A10 10 0 0 1 0 10");

    assert_int_equal(path.verb_count, 2);
    assert_box(zy_path_box(&path), 0, 0, 10, 10);
    path = read(arena, "M10 0A10 10 0 1 0 0 10");
    assert_box(zy_path_box(&path), -10, -10, 10, 10);
    path = read(arena, "M10 0A10 10 0 0 0 0 10"); /* the small one around (10, 10) */
    assert_box(zy_path_box(&path), 0, 0, 10, 10);
    path = read(arena, "M0 0A1 1 0 0 1 20 0"); /* too small: grown until it reaches */
    assert_box(zy_path_box(&path), 0, -10, 20, 0);
    path = read(arena, "M0 0A0 5 0 0 1 20 7"); /* no radius: a line */
    assert_int_equal(path.verbs[1], ZY_LINE);
    path = read(arena, "M3 4A5 5 0 0 1 3 4"); /* nowhere to go: nothing */
    assert_int_equal(path.verb_count, 1);
    path = read(arena, "M-20 0A20 10 90 0 1 20 0L0 0"); /* turned by a quarter, then grown */
    assert_box(zy_path_box(&path), -20, -40, 20, 0);
}

static void closed_outlines_begin_again_with_a_move(void **state)
{
    zy_path path = read(*state, "M1 1L5 1L5 5ZL9 9");

    assert_int_equal(path.verb_count, 6);
    assert_int_equal(path.verbs[4], ZY_MOVE);
    assert_near(path.points[3].x, 1);
    path = read(*state, "M1 1zz");
    assert_int_equal(path.verb_count, 2);
}

static void refuses_malformed_paths(void **state)
{
    static const char *const paths[] = {"L1 1",
                                        "M",
                                        "M1",
                                        "M1 2 3",
                                        "M1 2L",
                                        "M1 2X3 4",
                                        "M1 2,",
                                        "M1,,2",
                                        "M1 2 L3 4,",
                                        "M1 2C1 2 3 4 5",
                                        "M0 0A1 1 0 2 1 3 3",
                                        "M0 0A1 1 0 1 3 3",
                                        "Z",
                                        "M1 2e",
                                        "M. 1",
                                        "M1 2 foo",
                                        "M1e99 0",
                                        "M1 2Z3 4",
                                        "M1e400 1"};
    zy_path path;

    zy_path_init(&path, *state);
    zy_path_move(&path, 7, 7);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (zy_path_read(&path, paths[i]))
            fail_msg("read: %s", paths[i]);
        assert_int_equal(path.verb_count, 1);
        assert_int_equal(path.point_count, 1);
    }
}

static void boxes_follow_the_curve_not_its_handles(void **state)
{
    zy_arena *arena = *state;
    zy_path path = read(arena, "M0 0C0 10 10 10 10 0");

    assert_box(zy_path_box(&path), 0, 0, 10, 7.5);
    path = read(arena, "M0 0C20 0 -10 0 10 0");
    zy_box box = zy_path_box(&path);
    assert_true(box.x0 > -1 && box.x0 <= 0 && box.x1 >= 10 && box.x1 < 11);
    path = read(arena, "M0 0Q5 10 10 0");
    assert_box(zy_path_box(&path), 0, 0, 10, 5);
    path = read(arena, "M5 5");
    assert_true(zy_box_is_empty(zy_path_box(&path)));
    path = read(arena, "M100 100M1 1L2 3M50 50");
    assert_box(zy_path_box(&path), 1, 1, 2, 3);
}

static void paths_are_scaled_and_moved(void **state)
{
    zy_path path = read(*state, "M0 0H2V1H0Z");

    zy_path_transform(&path, 10, -10, 5, 6);
    assert_box(zy_path_box(&path), 5, -4, 25, 6);
}

static void grows_with_its_points(void **state)
{
    zy_path path;

    zy_path_init(&path, *state);
    zy_path_move(&path, 0, 0);
    for (int i = 1; i <= 10000; i++)
        zy_path_line(&path, i, -i);
    assert_int_equal(path.point_count, 10001);
    assert_box(zy_path_box(&path), 0, -10000, 10000, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_boxes_add_nothing),
        cmocka_unit_test(quarter_turns_are_exact),
        cmocka_unit_test(reads_every_command),
        cmocka_unit_test(reads_numbers_written_without_gaps),
        cmocka_unit_test(mirrors_the_last_handle),
        cmocka_unit_test(arcs_stay_on_their_circle),
        cmocka_unit_test(closed_outlines_begin_again_with_a_move),
        cmocka_unit_test(refuses_malformed_paths),
        cmocka_unit_test(boxes_follow_the_curve_not_its_handles),
        cmocka_unit_test(paths_are_scaled_and_moved),
        cmocka_unit_test(grows_with_its_points),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
