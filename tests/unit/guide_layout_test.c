/* Grids against what Vega 6.4 makes of the same groups. */
#include "guide_fixture.h"

enum { DOWN = 0, ACROSS = 1 };

static void assert_at(const zy_grid_cell *cell, double x, double y)
{
    assert_near(cell->x, x), assert_near(cell->y, y);
}

/* The picture around everything, with 5 pixels of padding. */
static void assert_picture(zy_box box, double width, double height, double x, double y)
{
    zy_box bounds = zy_box_union(box, (zy_box){0, 0, 0, 0});
    zy_picture_size size = zy_picture_layout(ZY_AUTOSIZE_PAD, false, (zy_padding){5, 5, 5, 5},
                                             (zy_size){0, 0}, (zy_size){0, 0}, bounds);

    assert_near(size.width, width), assert_near(size.height, height);
    assert_near(size.x, x), assert_near(size.y, y);
}

/* A group that holds only a title. */
static zy_grid_cell titled(fixture *f, const char *text, const char *options, double width,
                           double height)
{
    zy_title_options o = title_options(f, options);
    zy_title title = {.options = &o, .text = one_line(f, text), .text_count = 1};
    zy_group group = {.width = width,
                      .height = height,
                      .marks = ZY_BOX_EMPTY,
                      .x_axes = ZY_BOX_EMPTY,
                      .y_axes = ZY_BOX_EMPTY,
                      .inner = ZY_BOX_EMPTY,
                      .title = &title};

    zy_group_layout(&group, f->arena, f->typesetter);
    return (zy_grid_cell){.width = width, .height = height, .box = group.box};
}

static zy_trellis five_groups(fixture *f)
{
    static const zy_grid_cell cells[] = {
        {.width = 30, .height = 20, .box = {-8.5, -0.5, 30.5, 20.5}},
        {.width = 50, .height = 40, .box = {-3, -6.5, 50.5, 40.5}},
        {.width = 25, .height = 10, .box = {-0.5, -0.5, 25.5, 10.5}},
        {.width = 10, .height = 60, .box = {-0.5, -6.5, 10.5, 75.5}},
        {.width = 44, .height = 33, .box = {-0.5, -0.5, 44.5, 33.5}},
    };
    zy_trellis t = {
        .cells = ZY_NEW_ARRAY(f->arena, zy_grid_cell, 5),
        .cell_count = 5,
        .row_headers = ZY_NEW_ARRAY(f->arena, zy_grid_cell, 2),
        .row_header_count = 2,
        .column_headers = ZY_NEW_ARRAY(f->arena, zy_grid_cell, 2),
        .column_header_count = 2,
        .column_footers = ZY_NEW_ARRAY(f->arena, zy_grid_cell, 3),
        .column_footer_count = 3,
        .row_title = ZY_NEW(f->arena, zy_grid_cell),
        .column_title = ZY_NEW(f->arena, zy_grid_cell),
        .row_title_offset = 6,
        .column_title_offset = 4,
        .row_header_offset = 3,
        .column_footer_offset = 2,
        .header_band = {NAN, NAN},
        .footer_band = {NAN, NAN},
        .title_band = {NAN, NAN},
        .title_anchor = {ZY_ANCHOR_END, ZY_ANCHOR_START},
    };

    memcpy(t.cells, cells, sizeof cells);
    t.row_headers[0] = titled(f, "R1", "{'orient': 'left', 'frame': 'group'}", 0, 20);
    t.row_headers[1] = titled(f, "R2", "{'orient': 'left', 'frame': 'group'}", 0, 20);
    t.column_headers[0] = titled(f, "C1", "{'frame': 'group'}", 30, 0);
    t.column_headers[1] = titled(f, "C2", "{'frame': 'group'}", 30, 0);
    t.column_footers[0] = titled(f, "F1", "{'orient': 'bottom', 'frame': 'group'}", 30, 0);
    t.column_footers[1] = titled(f, "F2", "{'orient': 'bottom', 'frame': 'group'}", 30, 0);
    t.column_footers[2] = titled(f, "F3", "{'orient': 'bottom', 'frame': 'group'}", 30, 0);
    *t.row_title = titled(f, "Rows", "{'orient': 'right'}", 0, 0);
    *t.column_title = titled(f, "Columns", "{}", 0, 0);
    return t;
}

static void aligns_rows_each_and_columns_all_by_what_is_drawn(void **state)
{
    fixture *f = *state;
    zy_trellis t = five_groups(f);

    t.grid = (zy_grid_options){.columns = 3,
                               .align = {ZY_GRID_EACH, ZY_GRID_ALL},
                               .center = {true, true},
                               .padding = {7, 11}};
    t.header_band[DOWN] = 0.5;
    zy_box box = zy_trellis_layout(&t, f->arena);
    assert_at(&t.row_headers[0], -3, 20);
    assert_at(&t.row_headers[1], -3, 90);
    assert_at(&t.column_headers[0], 10.25, -7);
    assert_at(&t.column_headers[1], 65, -7);
    assert_at(&t.column_footers[0], 20.25, 133);
    assert_at(&t.column_footers[1], 65, 133);
    assert_at(&t.column_footers[2], 130, 133);
    assert_at(&t.row_title[0], 162, 62);
    assert_at(&t.column_title[0], 79, -28);
    assert_at(&t.cells[0], 10.25, 10.25);
    assert_at(&t.cells[1], 65, 0.25);
    assert_at(&t.cells[2], 130, 15.25);
    assert_at(&t.cells[3], 20.25, 55);
    assert_at(&t.cells[4], 65, 55);
    assert_picture(box, 209, 205, 25, 50);
}

static void aligns_columns_each_by_size(void **state)
{
    fixture *f = *state;
    zy_trellis t = five_groups(f);

    t.grid = (zy_grid_options){.columns = 2,
                               .align = {ZY_GRID_NONE, ZY_GRID_EACH},
                               .flush = true,
                               .center = {true, true},
                               .padding = {7, 11}};
    t.footer_band[ACROSS] = 1;
    zy_box box = zy_trellis_layout(&t, f->arena);
    assert_at(&t.row_headers[0], -3, 0);
    assert_at(&t.row_headers[1], -3, 47);
    assert_at(&t.column_headers[0], 7, 0);
    assert_at(&t.column_headers[1], 55, 0);
    assert_at(&t.column_footers[0], 45, 149);
    assert_at(&t.column_footers[1], 66, 149);
    assert_at(&t.row_title[0], 111, 71);
    assert_at(&t.column_title[0], 52, -21);
    assert_at(&t.cells[0], 7, 0);
    assert_at(&t.cells[1], 55, 0);
    assert_at(&t.cells[2], 9.5, 47);
    assert_at(&t.cells[3], 55, 47);
    assert_at(&t.cells[4], 0, 114);
    assert_picture(box, 158, 214, 25, 43);
}

static void places_nothing_when_there_is_nothing(void **state)
{
    fixture *f = *state;
    zy_trellis t = {.header_band = {NAN, NAN}, .footer_band = {NAN, NAN}};

    assert_true(zy_box_is_empty(zy_trellis_layout(&t, f->arena)));
}

static void leaves_one_cell_where_it_is(void **state)
{
    fixture *f = *state;
    zy_grid_cell cell = {.width = 10, .height = 10, .box = {-30, -20, 15, 12}};
    zy_grid_options grid = {.padding = {20, 20}, .align = {ZY_GRID_ALL, ZY_GRID_ALL}};

    assert_box(zy_grid_layout(&cell, 1, &grid, f->arena), -30, -20, 15, 12);
    assert_at(&cell, 0, 0);
}

static void keeps_room_for_what_hangs_over(void **state)
{
    fixture *f = *state;
    zy_grid_cell cells[] = {{.width = 10, .height = 10, .box = {-5, -1, 10, 10}},
                            {.width = 10, .height = 10, .box = {-30.2, -1, 10, 10}}};
    zy_grid_options grid = {.padding = {20, 20}};

    zy_grid_layout(cells, 2, &grid, f->arena);
    assert_at(&cells[1], 10 + 20 + 31, 0);
}

static void fits_a_view_into_the_given_size(void **state)
{
    zy_padding padding = {5, 5, 5, 5};
    zy_box bounds = {-40, -5, 201, 130};
    zy_picture_size s;

    (void)state;
    s = zy_picture_layout(ZY_AUTOSIZE_FIT, true, padding, (zy_size){200, 100}, (zy_size){200, 100},
                          bounds);
    assert_near(s.view_width, 200 - 10 - 41), assert_near(s.view_height, 100 - 10 - 35);
    assert_near(s.width, 200), assert_near(s.height, 100);
    assert_near(s.x, 45), assert_near(s.y, 10);
    s = zy_picture_layout(ZY_AUTOSIZE_FIT_X, false, padding, (zy_size){200, 100},
                          (zy_size){200, 100}, bounds);
    assert_near(s.view_width, 159), assert_near(s.view_height, 100);
    assert_near(s.width, 210), assert_near(s.height, 145);
    s = zy_picture_layout(ZY_AUTOSIZE_FIT_Y, false, padding, (zy_size){200, 100},
                          (zy_size){200, 100}, bounds);
    assert_near(s.view_width, 200), assert_near(s.view_height, 65);
    assert_near(s.width, 251), assert_near(s.height, 110);
    s = zy_picture_layout(ZY_AUTOSIZE_NONE, false, padding, (zy_size){200, 100},
                          (zy_size){200, 100}, bounds);
    assert_near(s.x, 5), assert_near(s.width, 210), assert_near(s.height, 110);
}

static void counts_only_the_plot_of_a_clipped_group(void **state)
{
    fixture *f = *state;
    zy_group group = {.width = 20,
                      .height = 10,
                      .clipped = true,
                      .stroke_width = 2,
                      .marks = {-50, -50, 90, 90},
                      .x_axes = ZY_BOX_EMPTY,
                      .y_axes = ZY_BOX_EMPTY,
                      .inner = ZY_BOX_EMPTY};

    zy_group_layout(&group, f->arena, f->typesetter);
    assert_box(group.bounds, 0, 0, 20, 10);
    assert_box(group.box, -1, -1, 21, 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(aligns_rows_each_and_columns_all_by_what_is_drawn, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(aligns_columns_each_by_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(places_nothing_when_there_is_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_one_cell_where_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_room_for_what_hangs_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fits_a_view_into_the_given_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_only_the_plot_of_a_clipped_group, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
