/* The expected boxes are those of vega-scenegraph 5.3. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene/scene.h"

typedef struct symbol_case {
    const char *shape;
    double angle;
    zy_box box;
} symbol_case;

static const symbol_case symbols[] = {
    {"circle", 0, {1, 11, 19, 29}},
    {"circle", 30, {1, 11, 19, 29}},
    {"square", 0, {1, 11, 19, 29}},
    {"square", 30, {-0.830127, 9.169873, 20.830127, 30.830127}},
    {"cross", 0, {1, 11, 19, 29}},
    {"cross", 30, {0.669873, 10.669873, 19.330127, 29.330127}},
    {"diamond", 0, {1, 11, 19, 29}},
    {"diamond", 30, {1.669873, 11.669873, 18.330127, 28.330127}},
    {"triangle-up", 0, {1, 11.669873, 19, 28.330127}},
    {"triangle-up", 30, {-0.495191, 12.25, 16.165064, 30.25}},
    {"triangle-down", 0, {1, 11.669873, 19, 28.330127}},
    {"triangle-down", 30, {3.834936, 9.75, 20.495191, 27.75}},
    {"triangle-right", 0, {1.669873, 11, 18.330127, 29}},
    {"triangle-right", 30, {-0.25, 9.504809, 17.75, 26.165064}},
    {"triangle-left", 0, {1.669873, 11, 18.330127, 29}},
    {"triangle-left", 30, {2.25, 13.834936, 20.25, 30.495191}},
    {"triangle", 0, {1, 10.226497, 19, 26.886751}},
    {"triangle", 30, {0.226497, 11, 16.886751, 29}},
    {"arrow", 0, {4, 11, 16, 29}},
    {"arrow", 30, {2.88141, 11.669873, 16.5, 28.68727}},
    {"wedge", 0, {4.75, 10.226497, 15.25, 26.886751}},
    {"wedge", 30, {3.474093, 11, 16.886751, 27.125}},
    {"stroke", 0, {1, 16, 19, 24}},
    {"stroke", 30, {1.669873, 13.5, 18.330127, 26.5}},
    {"M-1,-1C0,-3,2,0,1,1Z", 0, {1, 7.636148, 20.362712, 29}},
    {"M-1,-1C0,-3,2,0,1,1Z", 30, {4.169873, 7.89057, 20.194976, 30.830127}},
};

typedef struct arc_case {
    double start, end, inner, outer, pad, corner;
    zy_box box;
} arc_case;

static const arc_case arcs[] = {
    {0, 1, 0, 50, 0, 0, {100, 50, 142.073549, 100}},
    {0.3, 5, 20, 45, 0.05, 6, {55, 59.524785, 145, 145}},
    {0, 6.283185307179586, 10, 40, 0, 0, {60, 60, 140, 140}},
    {0.661388, 0, 50, 150, 0, 0, {100, -50, 192.131916, 60.542977}},
    {0, 0.2, 0, 100, 0, 20, {100, 0.454236, 118.15428, 100}},
    {1, 4, 30, 60, 0, 5, {56.816438, 69.613779, 160, 160}},
    {-1, 1, 5, 60, 0.1, 0, {51.201124, 40, 148.798876, 95.310397}},
    {2, 2.1, 40, 41, 0.3, 0, {135.494495, 118.442908, 136.381857, 118.90398}},
};

static void assert_box(zy_box box, zy_box expected, double by)
{
    if (fabs(box.x0 - expected.x0) > by || fabs(box.y0 - expected.y0) > by ||
        fabs(box.x1 - expected.x1) > by || fabs(box.y1 - expected.y1) > by)
        fail_msg("%g %g %g %g instead of %g %g %g %g", box.x0, box.y0, box.x1, box.y1, expected.x0,
                 expected.y0, expected.x1, expected.y1);
}

static void symbols_reach_as_far_as_their_miters(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(symbols); i++) {
        zy_item item = {.x = 10,
                        .y = 20,
                        .size = 100,
                        .shape = symbols[i].shape,
                        .angle = symbols[i].angle,
                        .stroke = zy_paint_read("red", 1),
                        .stroke_width = 2};
        assert_box(zy_item_box(&item, ZY_ITEM_SYMBOL, NULL), symbols[i].box, 2e-6);
    }
}

static zy_item arc_item(const arc_case *a)
{
    return (zy_item){.x = 100,
                     .y = 100,
                     .start = a->start,
                     .end = a->end,
                     .inner = a->inner,
                     .outer = a->outer,
                     .pad = a->pad,
                     .arc_corner = a->corner,
                     .fill = zy_paint_read("red", 1)};
}

static void arcs_with_padding_and_corners(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(arcs); i++) {
        zy_item item = arc_item(&arcs[i]);
        assert_box(zy_item_box(&item, ZY_ITEM_ARC, NULL), arcs[i].box, 2e-6);
    }
}

static void the_path_of_an_arc_fills_its_box(void **state)
{
    zy_arena *arena = zy_arena_new();

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(arcs); i++) {
        zy_item item = arc_item(&arcs[i]);
        zy_path path;
        zy_path_init(&path, arena);
        zy_item_path(&item, ZY_ITEM_ARC, &path);
        assert_box(zy_path_box(&path), arcs[i].box, 0.05);
    }
    zy_arena_free(arena);
}

static void rects_and_rules_are_put_in_order(void **state)
{
    zy_item rect = {
        .x = 10, .y = 20, .x2 = 5, .y2 = 60, .stroke = zy_paint_read("red", 1), .stroke_width = 3};
    zy_item rule = {
        .x = 10, .y = 20, .x2 = 5, .y2 = 40, .stroke = zy_paint_read("red", 1), .stroke_width = 3};

    (void)state;
    assert_box(zy_item_box(&rect, ZY_ITEM_RECT, NULL), (zy_box){3.5, 18.5, 11.5, 61.5}, 0);
    assert_box(zy_item_box(&rule, ZY_ITEM_RULE, NULL), (zy_box){3.5, 18.5, 11.5, 41.5}, 0);
    rule.cap = ZY_CAP_SQUARE;
    assert_box(zy_item_box(&rule, ZY_ITEM_RULE, NULL),
               (zy_box){2.87868, 17.87868, 12.12132, 42.12132}, 1e-5);
}

static void a_stroke_that_is_not_seen_takes_room_unless_it_has_no_opacity(void **state)
{
    zy_item rect = {.x = 10, .y = 20, .x2 = 15, .y2 = 60, .stroke_width = 1};

    (void)state;
    rect.stroke = zy_paint_read("transparent", 1);
    assert_false(zy_paint_is_visible(&rect.stroke));
    assert_box(zy_item_box(&rect, ZY_ITEM_RECT, NULL), (zy_box){9.5, 19.5, 15.5, 60.5}, 0);
    rect.stroke = zy_paint_read("red", 0);
    assert_box(zy_item_box(&rect, ZY_ITEM_RECT, NULL), (zy_box){10, 20, 15, 60}, 0);
    rect.stroke = zy_paint_read("none", 1);
    assert_box(zy_item_box(&rect, ZY_ITEM_RECT, NULL), (zy_box){10, 20, 15, 60}, 0);
}

static zy_item text_item(const char *const *lines, size_t count, double size)
{
    return (zy_item){.x = 100,
                     .y = 50,
                     .lines = lines,
                     .line_count = count,
                     .text = {.size = size},
                     .fill = zy_paint_read("black", 1)};
}

static void texts_are_measured_by_their_size(void **state)
{
    static const char *const hello[] = {"hello"}, *const two[] = {"a", "bcd"}, *const none[] = {""};
    zy_arena *arena = zy_arena_new();
    zy_diags diags = {.arena = arena};
    zy_typesetter *t = zy_typesetter_new(arena, &diags, ZY_METRICS_ESTIMATE, NULL, 0);
    zy_item item = text_item(hello, 1, 11);

    (void)state;
    item.align = ZY_ALIGN_CENTER;
    assert_box(zy_item_box(&item, ZY_ITEM_TEXT, t), (zy_box){78, 41, 122, 52}, 0);
    item = text_item(hello, 1, 10);
    item.align = ZY_ALIGN_RIGHT;
    item.angle = -90;
    assert_box(zy_item_box(&item, ZY_ITEM_TEXT, t), (zy_box){92, 50, 102, 90}, 1e-9);
    item = text_item(two, 2, 13);
    item.line_height = 15;
    item.angle = 30;
    assert_box(zy_item_box(&item, ZY_ITEM_TEXT, t), (zy_box){91, 41.339746, 131.846788, 81.088457},
               1e-6);
    /* Lines may stand closer than their letters are high; none or a negative height is no height.
     */
    item = text_item(two, 2, 13);
    item.line_height = 1;
    const zy_box close = zy_item_box(&item, ZY_ITEM_TEXT, t);
    assert_true(close.y1 - close.y0 == 14);
    item.line_height = -1;
    const zy_box usual = zy_item_box(&item, ZY_ITEM_TEXT, t);
    assert_true(usual.y1 - usual.y0 == 28);
    item = text_item(none, 1, 11);
    assert_box(zy_item_box(&item, ZY_ITEM_TEXT, t), (zy_box){100, 41, 100, 52}, 0);
    zy_arena_free(arena);
}

static void columns_of_text_stand_on_their_centre(void **state)
{
    static const char *const lines[] = {"縦書", "三文字"};
    zy_arena *arena = zy_arena_new();
    zy_diags diags = {.arena = arena};
    zy_typesetter *t = zy_typesetter_new(arena, &diags, ZY_METRICS_FIXED, NULL, 0);
    zy_item item = text_item(lines, 2, 10);

    (void)state;
    item.text.features = ZY_TEXT_VERTICAL;
    item.line_height = 16;
    assert_box(zy_item_box(&item, ZY_ITEM_TEXT, t), (zy_box){79, 50, 105, 80}, 1e-9);
    zy_arena_free(arena);
}

static void lines_and_trails(void **state)
{
    static const zy_vertex line[] = {{.x = 0, .y = 10}, {.x = 10, .y = 0}, {.x = 25, .y = 20}};
    static const zy_vertex trail[] = {
        {.x2 = 4}, {.x = 10, .y = 5, .x2 = 10}, {.x = 10, .y = 5, .x2 = 2}};
    zy_run run = {line, 3}, trail_run = {trail, 3};
    zy_item item = {.runs = &run,
                    .run_count = 1,
                    .tension = NAN,
                    .stroke_width = 2,
                    .stroke = zy_paint_read("red", 1)};

    (void)state;
    assert_box(zy_item_box(&item, ZY_ITEM_LINE, NULL), (zy_box){-4, -4, 29, 24}, 0);
    item.join = ZY_JOIN_ROUND;
    item.interpolate = "natural";
    assert_box(zy_item_box(&item, ZY_ITEM_LINE, NULL), (zy_box){-1, -1.28903288, 26, 21}, 1e-6);
    item = (zy_item){.runs = &trail_run, .run_count = 1, .fill = zy_paint_read("red", 1)};
    assert_box(zy_item_box(&item, ZY_ITEM_TRAIL, NULL), (zy_box){-2, -2, 15, 10}, 1e-9);
}

static void nothing_has_an_empty_box(void **state)
{
    zy_item item = {.stroke = zy_paint_read("red", 1), .stroke_width = 2};
    zy_marks_list list = {NULL, NULL};

    (void)state;
    assert_true(zy_box_is_empty(zy_item_box(&item, ZY_ITEM_LINE, NULL)));
    assert_true(zy_box_is_empty(zy_item_box(&item, ZY_ITEM_SHAPE, NULL)));
    assert_true(zy_box_is_empty(zy_marks_box(&list, NULL)));
}

static void a_clipped_mark_is_no_larger_than_its_clip(void **state)
{
    zy_arena *arena = zy_arena_new();
    zy_marks_list list = {NULL, NULL}, more = {NULL, NULL};
    zy_scene_mark *mark = zy_scene_mark_new(arena, &more, ZY_ITEM_RECT, "mark", NULL);
    zy_item *item = zy_scene_item_new(arena, mark);

    (void)state;
    item->x2 = item->y2 = 100;
    mark->clipped = true;
    mark->clip = (zy_box){10, 20, 30, 400};
    zy_marks_move(&more, 1, 2);
    zy_marks_take(&list, &more);
    assert_null(more.first);
    assert_box(zy_marks_box(&list, NULL), (zy_box){11, 22, 31, 102}, 0);
    zy_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_reach_as_far_as_their_miters),
        cmocka_unit_test(arcs_with_padding_and_corners),
        cmocka_unit_test(the_path_of_an_arc_fills_its_box),
        cmocka_unit_test(rects_and_rules_are_put_in_order),
        cmocka_unit_test(a_stroke_that_is_not_seen_takes_room_unless_it_has_no_opacity),
        cmocka_unit_test(texts_are_measured_by_their_size),
        cmocka_unit_test(columns_of_text_stand_on_their_centre),
        cmocka_unit_test(lines_and_trails),
        cmocka_unit_test(nothing_has_an_empty_box),
        cmocka_unit_test(a_clipped_mark_is_no_larger_than_its_clip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
