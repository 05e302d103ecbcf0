#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"
#include "scene/scene.h"

#include "scene_curves.h"

static void put_points(GString *out, const zy_point *p, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            g_string_append_c(out, ',');
        zy_buf_number(out, floor(p[i].x * 1000 + 0.5) / 1000, 3);
        g_string_append_c(out, ',');
        zy_buf_number(out, floor(p[i].y * 1000 + 0.5) / 1000, 3);
    }
}

static char *path_text(zy_arena *arena, const zy_path *path)
{
    static const char letters[] = "MLCZ";
    GString *out = g_string_new(NULL);
    const zy_point *p = path->points;
    char *text;

    for (size_t i = 0; i < path->verb_count; i++) {
        size_t n = path->verbs[i] == ZY_CURVE ? 3 : path->verbs[i] == ZY_CLOSE ? 0 : 1;
        g_string_append_c(out, letters[path->verbs[i]]);
        put_points(out, p, n);
        p += n;
    }
    text = zy_arena_text(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}

static char *draw(zy_arena *arena, const zy_item *item, zy_item_type type)
{
    zy_path path;

    zy_path_init(&path, arena);
    zy_item_path(item, type, &path);
    return path_text(arena, &path);
}

static void every_curve_is_that_of_d3(void **state)
{
    zy_arena *arena = zy_arena_new();

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        zy_run run = {vertices, cases[i].count};
        zy_item item = {
            .runs = &run, .run_count = 1, .interpolate = cases[i].interpolate, .tension = NAN};
        char *text = draw(arena, &item, cases[i].area ? ZY_ITEM_AREA : ZY_ITEM_LINE);
        if (strcmp(text, cases[i].d) != 0)
            print_message("%s of %zu points:\n  %s\n  %s\n", cases[i].interpolate, cases[i].count,
                          text, cases[i].d);
        assert_string_equal(text, cases[i].d);
    }
    zy_arena_free(arena);
}

static void tension_and_direction_change_a_curve(void **state)
{
    static const zy_vertex turning[] = {{.x = 0, .y = 0}, {.x = 10, .y = 10}, {.x = 5, .y = 30}};
    zy_arena *arena = zy_arena_new();
    zy_run run = {vertices, 3};
    zy_item item = {.runs = &run, .run_count = 1, .interpolate = "cardinal", .tension = 0.5};

    (void)state;
    assert_string_equal(draw(arena, &item, ZY_ITEM_LINE),
                        "M0,10C0,10,7.917,-0.833,10,0C12.083,0.833,25,20,25,20");
    item.interpolate = "catmull-rom";
    item.tension = 1;
    assert_string_equal(draw(arena, &item, ZY_ITEM_LINE),
                        "M0,10C0,10,6.849,0.766,10,0C15.57,-1.355,25,20,25,20");
    item.interpolate = "monotone";
    item.horizontal = true;
    run.vertices = turning;
    assert_string_equal(draw(arena, &item, ZY_ITEM_LINE),
                        "M0,0C5,3.333,10,6.667,10,10C10,16.667,7.5,23.333,5,30");
    zy_arena_free(arena);
}

static void coincident_points_do_no_harm(void **state)
{
    static const zy_vertex same[] = {{5, 5, 5, 9}, {5, 5, 5, 9}, {5, 5, 5, 9}, {5, 5, 5, 9}};
    zy_arena *arena = zy_arena_new();
    zy_run run = {same, 4};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        zy_item item = {
            .runs = &run, .run_count = 1, .interpolate = cases[i].interpolate, .tension = NAN};
        zy_path path;
        zy_path_init(&path, arena);
        zy_item_path(&item, ZY_ITEM_AREA, &path);
        for (size_t k = 0; k < path.point_count; k++)
            assert_true(isfinite(path.points[k].x) && isfinite(path.points[k].y));
    }
    zy_arena_free(arena);
}

static void a_moved_line_keeps_its_vertices(void **state)
{
    zy_arena *arena = zy_arena_new();
    zy_marks_list list = {NULL, NULL};
    zy_scene_mark *mark = zy_scene_mark_new(arena, &list, ZY_ITEM_LINE, "mark", NULL);
    zy_item *item = zy_scene_item_new(arena, mark);
    zy_run run = {vertices, 2};

    (void)state;
    item->runs = &run;
    item->run_count = 1;
    zy_marks_move(&list, 5, -1);
    zy_marks_move(&list, 1, 0);
    assert_string_equal(draw(arena, item, ZY_ITEM_LINE), "M6,9L16,-1");
    zy_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_curve_is_that_of_d3),
        cmocka_unit_test(tension_and_direction_change_a_curve),
        cmocka_unit_test(coincident_points_do_no_harm),
        cmocka_unit_test(a_moved_line_keeps_its_vertices),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
