#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene/scene.h"

typedef struct fixture {
    zy_arena *arena;
    zy_diags diags;
    zy_typesetter *typesetter;
    zy_scene scene;
    zy_marks_list marks;
    GString *out;
} fixture;

static int start(void **state)
{
    fixture *f = g_new0(fixture, 1);

    f->arena = zy_arena_new();
    f->diags.arena = f->arena;
    f->typesetter = zy_typesetter_new(f->arena, &f->diags, ZY_METRICS_ESTIMATE, NULL, 0);
    f->scene.width = 100;
    f->scene.height = 50.5;
    f->out = g_string_new(NULL);
    *state = f;
    return 0;
}

static int stop(void **state)
{
    fixture *f = *state;

    g_string_free(f->out, TRUE);
    zy_arena_free(f->arena);
    g_free(f);
    return 0;
}

static zy_item *add(fixture *f, zy_item_type type, const char *role, const char *within)
{
    return zy_scene_item_new(f->arena, zy_scene_mark_new(f->arena, &f->marks, type, role, within));
}

static const char *print(fixture *f)
{
    f->scene.first = f->marks.first;
    f->scene.last = f->marks.last;
    g_string_truncate(f->out, 0);
    zy_scene_print(&f->scene, f->typesetter, f->out);
    return f->out->str;
}

static void assert_has(fixture *f, const char *part)
{
    if (!strstr(print(f), part))
        fail_msg("no %s in\n%s", part, f->out->str);
}

static void an_empty_scene_is_whole(void **state)
{
    assert_string_equal(print(*state),
                        "{\"format\":\"flat-scene-1\",\"width\":100,\"height\":50.5,\n"
                        "\"views\":[\n\n],\n\"groups\":[],\n\"marks\":[\n\n]}\n");
}

static void a_bar_is_printed_with_its_paint(void **state)
{
    fixture *f = *state;
    static zy_scene_view views[] = {{5, 5, 90, 40}};
    zy_item *item = add(f, ZY_ITEM_RECT, "mark", NULL);

    f->scene.views = views;
    f->scene.view_count = 1;
    f->scene.background = zy_paint_read("rgba(255,0,0,0.5)", 1);
    f->marks.last->view = 0;
    item->x = 30;
    item->x2 = 10.00049;
    item->y = -0.0001;
    item->y2 = 20;
    item->fill = zy_paint_read("steelblue", 0.7);
    assert_string_equal(
        print(f),
        "{\"format\":\"flat-scene-1\",\"width\":100,\"height\":50.5,\"background\":\"#ff0000\","
        "\"backgroundAlpha\":0.5,\n\"views\":[\n{\"x\":5,\"y\":5,\"w\":90,\"h\":40}\n],\n"
        "\"groups\":[],\n\"marks\":[\n{\"view\":0,\"type\":\"rect\",\"role\":\"mark\",\"items\":[\n"
        "{\"x\":10,\"y\":0,\"w\":20,\"h\":20,\"fill\":\"#4682b4\",\"fillAlpha\":0.7}\n]}\n]}\n");
}

static void what_leaves_no_ink_is_left_out(void **state)
{
    fixture *f = *state;
    zy_item *item = add(f, ZY_ITEM_RECT, "mark", NULL);

    item->x2 = 10;
    item->fill = zy_paint_read("red", 1);
    item = add(f, ZY_ITEM_SYMBOL, "mark", NULL);
    item->fill = zy_paint_read("red", 1);
    item = add(f, ZY_ITEM_RULE, "axis-tick", "axis");
    item->stroke = zy_paint_read("red", 1);
    item->stroke_width = 1;
    item = add(f, ZY_ITEM_TEXT, "axis-label", "axis");
    item->text.size = 10;
    item->fill = zy_paint_read("red", 1);
    item = add(f, ZY_ITEM_ARC, "mark", NULL);
    item->fill = zy_paint_read("red", 0);
    item->outer = 10;
    item->end = 1;
    assert_non_null(strstr(print(f), "\"marks\":[\n\n]}"));
}

static void texts_name_their_font_only_when_it_is_unusual(void **state)
{
    fixture *f = *state;
    static const char *const lines[] = {"a \"b\"", "日本"};
    zy_item *item = add(f, ZY_ITEM_TEXT, "title-text", "title");

    item->lines = lines;
    item->line_count = 1;
    item->x = 20;
    item->y = 30;
    item->text.size = 10;
    item->align = ZY_ALIGN_CENTER;
    item->fill = zy_paint_read("black", 1);
    assert_has(f, "\"view\":null,\"type\":\"text\",\"role\":\"title-text\",\"within\":\"title\"");
    assert_has(f,
               "{\"text\":[\"a \\\"b\\\"\"],\"x\":20,\"y\":30,\"align\":\"center\",\"fontSize\":10,"
               "\"box\":[0,22,40,32],\"fill\":\"#000000\"}");
    item->line_count = 2;
    item->text.weight = 700;
    item->text.italic = true;
    item->text.family = "serif";
    item->angle = -90;
    assert_has(f, "\"fontSize\":10,\"lineHeight\":12,\"angle\":-90,\"font\":\"serif\","
                  "\"weight\":700,\"style\":\"italic\"");
}

static void runs_of_one_point_need_a_cap(void **state)
{
    fixture *f = *state;
    static const zy_vertex v[] = {{.x = 1, .y = 2}, {.x = 3, .y = 4}, {.x = 5, .y = 6}};
    static const zy_run runs[] = {{v, 2}, {v + 2, 1}};
    zy_item *item = add(f, ZY_ITEM_LINE, "mark", NULL);

    item->runs = runs;
    item->run_count = 2;
    item->stroke = zy_paint_read("red", 1);
    item->stroke_width = 2;
    assert_has(f, "{\"runs\":[[[1,2],[3,4]]],\"stroke\":\"#ff0000\",\"strokeWidth\":2}");
    item->cap = ZY_CAP_ROUND;
    item->interpolate = "cardinal";
    item->tension = 0.5;
    assert_has(f, "{\"runs\":[[[1,2],[3,4]],[[5,6]]],\"interpolate\":\"cardinal\",\"tension\":0.5,"
                  "\"stroke\":\"#ff0000\",\"strokeWidth\":2,\"cap\":\"round\"}");
}

static void areas_have_two_edges(void **state)
{
    fixture *f = *state;
    static const zy_vertex v[] = {{1, 2, 1, 9}, {3, 4, 3, 9}};
    static const zy_run run = {v, 2};
    zy_item *item = add(f, ZY_ITEM_AREA, "mark", NULL);

    item->runs = &run;
    item->run_count = 1;
    item->x = 10;
    item->fill = zy_paint_read("red", 1);
    item->horizontal = true;
    assert_has(f, "{\"runs\":[[[11,2,11,9],[13,4,13,9]]],\"orient\":\"horizontal\","
                  "\"fill\":\"#ff0000\"}");
}

static void gradients_dashes_and_clips(void **state)
{
    fixture *f = *state;
    static const zy_stop stops[] = {{0, {255, 255, 255, 1}}, {0.5, {0, 128, 0, 0.25f}}};
    static const zy_gradient gradient = {
        .x1 = 1, .y1 = 1, .x2 = 1, .stops = stops, .stop_count = 2};
    static const double dash[] = {4, 2};
    zy_item *item = add(f, ZY_ITEM_RECT, "mark", NULL);

    f->marks.last->clipped = true;
    f->marks.last->clip = (zy_box){0, 0, 50, 40};
    f->marks.last->clip_corner[0] = 5;
    item->x2 = item->y2 = 10;
    item->fill = (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &gradient, .opacity = 0.5};
    item->stroke = zy_paint_read("black", 1);
    item->stroke_width = 1;
    item->dash = dash;
    item->dash_count = 2;
    item->corner[2] = 3;
    assert_has(f, "\"clip\":[0,0,50,40,[5,0,0,0]],\"items\":[\n");
    assert_has(f, "\"corner\":[0,0,3,0],\"fill\":{\"gradient\":\"linear\",\"x1\":1,\"y1\":1,"
                  "\"x2\":1,\"y2\":0,\"stops\":[[0,\"#ffffff\"],[0.5,\"#008000\",0.25]]},"
                  "\"fillAlpha\":0.5,\"stroke\":\"#000000\",\"strokeWidth\":1,\"dash\":[4,2]}");
}

static void arcs_paths_and_images(void **state)
{
    fixture *f = *state;
    zy_item *item = add(f, ZY_ITEM_ARC, "mark", NULL);

    item->x = item->y = 50;
    item->start = 0.123456789;
    item->end = 1;
    item->inner = 40;
    item->outer = 20;
    item->fill = zy_paint_read("red", 1);
    assert_has(f, "{\"x\":50,\"y\":50,\"start\":0.123457,\"end\":1,\"inner\":20,\"outer\":40,"
                  "\"fill\":\"#ff0000\"}");
    item = add(f, ZY_ITEM_PATH, "mark", NULL);
    item->d = "M0,0L1,1";
    item->scale_x = 2;
    item->stroke = zy_paint_read("red", 1);
    item->stroke_width = 1;
    assert_has(f, "{\"x\":0,\"y\":0,\"d\":\"M0,0L1,1\",\"scale\":[2,1],\"stroke\":");
    item = add(f, ZY_ITEM_IMAGE, "mark", NULL);
    item->url = "a.png";
    item->x2 = item->y2 = 20;
    item->aspect = "none";
    assert_has(f, "{\"x\":0,\"y\":0,\"w\":20,\"h\":20,\"url\":\"a.png\",\"aspect\":false}");
}

static void symbols_say_their_shape(void **state)
{
    fixture *f = *state;
    zy_item *item = add(f, ZY_ITEM_SYMBOL, NULL, NULL);

    f->marks.last->name = "point";
    item->x = 3;
    item->y = 4;
    item->size = 30;
    item->fill = zy_paint_read("red", 1);
    assert_has(f, "{\"view\":null,\"type\":\"symbol\",\"role\":\"mark\",\"name\":\"point\","
                  "\"items\":[\n{\"x\":3,\"y\":4,\"size\":30,\"shape\":\"circle\","
                  "\"fill\":\"#ff0000\"}\n]}");
    item->shape = "wedge";
    item->angle = 45;
    assert_has(f, "\"shape\":\"wedge\",\"angle\":45,");
}

static void strokes_say_what_is_unusual(void **state)
{
    fixture *f = *state;
    static const double dash[] = {4, 2};
    zy_item *item = add(f, ZY_ITEM_RULE, "mark", NULL);

    item->x2 = 9;
    item->fill = zy_paint_read("blue", 1);
    item->stroke = zy_paint_read("#00000080", 0.5);
    item->stroke_width = 2;
    item->dash = dash;
    item->dash_count = 2;
    item->dash_offset = 1.5;
    item->cap = ZY_CAP_SQUARE;
    item->join = ZY_JOIN_BEVEL;
    item->blend = "multiply";
    assert_has(f, "{\"x\":0,\"y\":0,\"x2\":9,\"y2\":0,\"stroke\":\"#000000\",\"strokeAlpha\":0.251,"
                  "\"strokeWidth\":2,\"dash\":[4,2],\"dashOffset\":1.5,\"cap\":\"square\","
                  "\"join\":\"bevel\",\"blend\":\"multiply\"}");
    item->cap = ZY_CAP_BUTT;
    item->join = ZY_JOIN_ROUND;
    item->blend = "normal";
    item->dash_count = 0;
    assert_has(f, "\"strokeWidth\":2,\"join\":\"round\"}");
}

static void radial_gradients_say_their_radii(void **state)
{
    fixture *f = *state;
    static const zy_stop stops[] = {{0.25, {255, 0, 0, 1}}};
    static const zy_gradient gradient = {.radial = true,
                                         .x1 = 0.5,
                                         .y1 = 0.25,
                                         .x2 = 0.5,
                                         .y2 = 0.75,
                                         .r1 = 0.1,
                                         .r2 = 0.6,
                                         .stops = stops,
                                         .stop_count = 1};

    f->scene.background =
        (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = &gradient, .opacity = 1};
    assert_has(f, ",\"background\":{\"gradient\":\"radial\",\"x1\":0.5,\"y1\":0.25,\"x2\":0.5,"
                  "\"y2\":0.75,\"r1\":0.1,\"r2\":0.6,\"stops\":[[0.25,\"#ff0000\"]]},");
}

static void trails_have_widths(void **state)
{
    fixture *f = *state;
    static const zy_vertex v[] = {{1, 2, 3, 0}, {4, 5, 6, 0}};
    static const zy_run run = {v, 2};
    zy_item *item = add(f, ZY_ITEM_TRAIL, "mark", NULL);

    item->runs = &run;
    item->run_count = 1;
    item->x = 10;
    item->fill = zy_paint_read("red", 1);
    item->interpolate = "linear";
    assert_has(f, "{\"runs\":[[[11,2,3],[14,5,6]]],\"fill\":\"#ff0000\"}");
}

static void tension_is_that_of_curves_with_it(void **state)
{
    fixture *f = *state;
    static const zy_vertex v[] = {{1, 2, 1, 9}, {3, 4, 3, 9}};
    static const zy_run runs[] = {{v, 2}, {v, 1}};
    zy_item *item = add(f, ZY_ITEM_AREA, "mark", NULL);

    item->runs = runs;
    item->run_count = 2;
    item->fill = zy_paint_read("red", 1);
    item->tension = 0.5;
    item->interpolate = "monotone";
    assert_has(f, "9]]],\"interpolate\":\"monotone\",\"fill\"");
    item->interpolate = "catmull-rom";
    assert_has(f, "\"interpolate\":\"catmull-rom\",\"tension\":0.5,");
    item->interpolate = "bundle";
    assert_has(f, "\"interpolate\":\"bundle\",\"tension\":0.5,");
    /* A stroke shows the run of one point, too. */
    item->stroke = zy_paint_read("blue", 1);
    item->stroke_width = 1;
    assert_has(f, "[[[1,2,1,9],[3,4,3,9]],[[1,2,1,9]]]");
}

static void arcs_paths_and_images_say_what_is_unusual(void **state)
{
    fixture *f = *state;
    zy_item *item = add(f, ZY_ITEM_ARC, "mark", NULL);

    item->end = 1;
    item->outer = 20;
    item->pad = 0.0234567;
    item->arc_corner = 3;
    item->fill = zy_paint_read("red", 1);
    assert_has(f, "\"outer\":20,\"pad\":0.023457,\"corner\":3,\"fill\"");
    item = add(f, ZY_ITEM_SHAPE, "mark", NULL);
    item->d = "M0,0L1,1L0,1";
    item->angle = 30;
    item->fill = zy_paint_read("red", 1);
    assert_has(f, "\"type\":\"shape\",\"role\":\"mark\",\"items\":[\n"
                  "{\"x\":0,\"y\":0,\"d\":\"M0,0L1,1L0,1\",\"angle\":30,\"fill\"");
    item->scale_y = 0.5;
    assert_has(f, "\"angle\":30,\"scale\":[1,0.5],");
    item = add(f, ZY_ITEM_IMAGE, "mark", NULL);
    item->url = "a.png";
    item->x2 = item->y2 = 20;
    item->fill = zy_paint_read("red", 0.25);
    assert_has(f, "\"url\":\"a.png\",\"fillAlpha\":0.25}");
    item->fill.opacity = 0;
    print(f);
    assert_null(strstr(f->out->str, "a.png"));
}

static void scenes_to_be_checked_say_more_of_their_texts(void **state)
{
    fixture *f = *state;
    static const char *const lines[] = {"ab", "日本"};
    zy_item *item = add(f, ZY_ITEM_TEXT, "mark", NULL);

    f->scene.seen_boxes = true;
    f->scene.labels_asked = 7;
    f->scene.labels_dropped = 2;
    f->scene.about.language = "en";
    item->lines = lines;
    item->line_count = 2;
    item->line_height = 15;
    item->x = 20;
    item->y = 30;
    item->text.size = 10;
    item->fill = zy_paint_read("black", 1);
    assert_has(f, ",\"labels\":{\"asked\":7,\"dropped\":2},\"lang\":\"en\",");
    assert_has(f, "\"fontSize\":10,\"lineHeight\":15,\"box\":");
    f->scene.about.language = NULL;
    item->text.features = ZY_TEXT_PALT | ZY_TEXT_GAP;
    item->halo = (zy_color){255, 255, 255, 0.5f};
    item->halo_width = 1.5;
    assert_has(f, ",\"lang\":\"ja\",");
    assert_has(f, "\"features\":[\"palt\",\"gap\"],\"halo\":\"#ffffff\",\"haloAlpha\":0.5,"
                  "\"haloWidth\":1.5,\"box\":");
    zy_typesetter_set_manner(f->typesetter, ZY_TEXT_TABULAR);
    item->text.features = ZY_TEXT_HALT;
    item->halo.a = 0;
    assert_has(f, "\"features\":[\"halt\",\"tabular\"],\"box\":");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_empty_scene_is_whole, start, stop),
        cmocka_unit_test_setup_teardown(a_bar_is_printed_with_its_paint, start, stop),
        cmocka_unit_test_setup_teardown(what_leaves_no_ink_is_left_out, start, stop),
        cmocka_unit_test_setup_teardown(texts_name_their_font_only_when_it_is_unusual, start, stop),
        cmocka_unit_test_setup_teardown(runs_of_one_point_need_a_cap, start, stop),
        cmocka_unit_test_setup_teardown(areas_have_two_edges, start, stop),
        cmocka_unit_test_setup_teardown(gradients_dashes_and_clips, start, stop),
        cmocka_unit_test_setup_teardown(arcs_paths_and_images, start, stop),
        cmocka_unit_test_setup_teardown(symbols_say_their_shape, start, stop),
        cmocka_unit_test_setup_teardown(strokes_say_what_is_unusual, start, stop),
        cmocka_unit_test_setup_teardown(radial_gradients_say_their_radii, start, stop),
        cmocka_unit_test_setup_teardown(trails_have_widths, start, stop),
        cmocka_unit_test_setup_teardown(tension_is_that_of_curves_with_it, start, stop),
        cmocka_unit_test_setup_teardown(arcs_paths_and_images_say_what_is_unusual, start, stop),
        cmocka_unit_test_setup_teardown(scenes_to_be_checked_say_more_of_their_texts, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
