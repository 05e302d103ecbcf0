/* Axes against what Vega 6.4 draws, measured with its estimate of text widths. Coordinates count
 * from the upper left corner of the plot. */
#include "guide_fixture.h"

static zy_tick *number_ticks(fixture *f, double first, double step, size_t count, int decimals)
{
    zy_tick *ticks = ZY_NEW_ARRAY(f->arena, zy_tick, count);

    for (size_t i = 0; i < count; i++) {
        double value = first + step * (double)i;
        const char *zeros = decimals ? ".000" : "";
        ticks[i].value = ZY_DATUM_NUMBER(value);
        ticks[i].lines = one_line(f, zy_arena_format(f->arena, "%d%s", (int)value, zeros));
        ticks[i].line_count = 1;
    }
    return ticks;
}

static zy_tick *letter_ticks(fixture *f, const char *letters)
{
    zy_tick *ticks = ZY_NEW_ARRAY(f->arena, zy_tick, strlen(letters));

    for (size_t i = 0; letters[i]; i++) {
        const char *letter = zy_arena_text(f->arena, letters + i, 1);
        ticks[i].value = ZY_DATUM_TEXT(letter);
        ticks[i].lines = one_line(f, letter);
        ticks[i].line_count = 1;
    }
    return ticks;
}

static void check_axis(fixture *f, const zy_axis *axis, const char *expected)
{
    zy_guide guide;

    zy_axis_draw(axis, f->arena, f->typesetter, &guide);
    assert_marks(f, &guide.marks, expected);
}

static void check_grid(fixture *f, const zy_axis *axis, const char *expected)
{
    zy_guide guide;

    zy_axis_draw_grid(axis, f->arena, f->typesetter, &guide);
    assert_marks(f, &guide.marks, expected);
}

static void draws_the_band_axis_of_a_bar_chart(void **state)
{
    fixture *f = *state;
    zy_scale scale = band_scale(f, "ABCDEFGHI", 0, 180, 0);
    zy_axis_options o = axis_options(f, "{'orient': 'bottom', 'tickOffset': -0.5}");
    zy_guide guide;
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = letter_ticks(f, "ABCDEFGHI"),
                    .tick_count = 9,
                    .title = one_line(f, "a"),
                    .title_count = 1,
                    .width = 180,
                    .height = 300};

    zy_axis_draw(&axis, f->arena, f->typesetter, &guide);
    assert_marks(f, &guide.marks,
                 "axis-tick 10.5 300.5 10.5 305.5\n"
                 "axis-tick 30.5 300.5 30.5 305.5\n"
                 "axis-tick 50.5 300.5 50.5 305.5\n"
                 "axis-tick 70.5 300.5 70.5 305.5\n"
                 "axis-tick 90.5 300.5 90.5 305.5\n"
                 "axis-tick 110.5 300.5 110.5 305.5\n"
                 "axis-tick 130.5 300.5 130.5 305.5\n"
                 "axis-tick 150.5 300.5 150.5 305.5\n"
                 "axis-tick 170.5 300.5 170.5 305.5\n"
                 "axis-label 10 315.5 center 0 A\n"
                 "axis-label 30 315.5 center 0 B\n"
                 "axis-label 50 315.5 center 0 C\n"
                 "axis-label 70 315.5 center 0 D\n"
                 "axis-label 90 315.5 center 0 E\n"
                 "axis-label 110 315.5 center 0 F\n"
                 "axis-label 130 315.5 center 0 G\n"
                 "axis-label 150 315.5 center 0 H\n"
                 "axis-label 170 315.5 center 0 I\n"
                 "axis-domain 0.5 300.5 180.5 300.5\n"
                 "axis-title 90.5 330.5 center 0 a\n");
    assert_box(guide.box, 0, 299.5, 180, 332);
}

static void draws_the_number_axis_of_a_bar_chart(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 100, 300, 0);
    zy_axis_options o = axis_options(f, "{'orient': 'left', 'grid': true}");
    zy_guide guide;
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = number_ticks(f, 0, 10, 11, 0),
                    .tick_count = 11,
                    .title = one_line(f, "b"),
                    .title_count = 1,
                    .width = 180,
                    .height = 300};

    zy_axis_draw(&axis, f->arena, f->typesetter, &guide);
    assert_marks(f, &guide.marks,
                 "axis-tick 0.5 300.5 -4.5 300.5\n"
                 "axis-tick 0.5 270.5 -4.5 270.5\n"
                 "axis-tick 0.5 240.5 -4.5 240.5\n"
                 "axis-tick 0.5 210.5 -4.5 210.5\n"
                 "axis-tick 0.5 180.5 -4.5 180.5\n"
                 "axis-tick 0.5 150.5 -4.5 150.5\n"
                 "axis-tick 0.5 120.5 -4.5 120.5\n"
                 "axis-tick 0.5 90.5 -4.5 90.5\n"
                 "axis-tick 0.5 60.5 -4.5 60.5\n"
                 "axis-tick 0.5 30.5 -4.5 30.5\n"
                 "axis-tick 0.5 0.5 -4.5 0.5\n"
                 "axis-label -6.5 303.5 right 0 0\n"
                 "axis-label -6.5 273.5 right 0 10\n"
                 "axis-label -6.5 243.5 right 0 20\n"
                 "axis-label -6.5 213.5 right 0 30\n"
                 "axis-label -6.5 183.5 right 0 40\n"
                 "axis-label -6.5 153.5 right 0 50\n"
                 "axis-label -6.5 123.5 right 0 60\n"
                 "axis-label -6.5 93.5 right 0 70\n"
                 "axis-label -6.5 63.5 right 0 80\n"
                 "axis-label -6.5 33.5 right 0 90\n"
                 "axis-label -6.5 3.5 right 0 100\n"
                 "axis-domain 0.5 300.5 0.5 0.5\n"
                 "axis-title -36.5 150.5 center -90 b\n");
    assert_box(guide.box, -46, -5, 0.5, 305);
    check_grid(f, &axis,
               "axis-grid 0.5 300.5 180.5 300.5\n"
               "axis-grid 0.5 270.5 180.5 270.5\n"
               "axis-grid 0.5 240.5 180.5 240.5\n"
               "axis-grid 0.5 210.5 180.5 210.5\n"
               "axis-grid 0.5 180.5 180.5 180.5\n"
               "axis-grid 0.5 150.5 180.5 150.5\n"
               "axis-grid 0.5 120.5 180.5 120.5\n"
               "axis-grid 0.5 90.5 180.5 90.5\n"
               "axis-grid 0.5 60.5 180.5 60.5\n"
               "axis-grid 0.5 30.5 180.5 30.5\n"
               "axis-grid 0.5 0.5 180.5 0.5\n");
}

static void keeps_flush_labels_at_the_ends_and_stacks_title_lines(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 100, 0, 200);
    const char *const title[] = {"One", "Two"};
    zy_axis_options o = axis_options(
        f, "{'orient': 'bottom', 'labelFlush': true, 'labelFlushOffset': 3, 'labelOverlap': true,"
           " 'titleAnchor': 'start', 'offset': 4, 'grid': true, 'gridDash': [2, 2]}");
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = number_ticks(f, 0, 25, 5, 0),
                    .tick_count = 5,
                    .title = title,
                    .title_count = 2,
                    .width = 200,
                    .height = 100};

    check_grid(f, &axis,
               "axis-grid 0.5 100.5 0.5 0.5\n"
               "axis-grid 50.5 100.5 50.5 0.5\n"
               "axis-grid 100.5 100.5 100.5 0.5\n"
               "axis-grid 150.5 100.5 150.5 0.5\n"
               "axis-grid 200.5 100.5 200.5 0.5\n");
    check_axis(f, &axis,
               "axis-tick 0.5 104.5 0.5 109.5\n"
               "axis-tick 50.5 104.5 50.5 109.5\n"
               "axis-tick 100.5 104.5 100.5 109.5\n"
               "axis-tick 150.5 104.5 150.5 109.5\n"
               "axis-tick 200.5 104.5 200.5 109.5\n"
               "axis-label -2.5 119.5 left 0 0\n"
               "axis-label 50.5 119.5 center 0 25\n"
               "axis-label 100.5 119.5 center 0 50\n"
               "axis-label 150.5 119.5 center 0 75\n"
               "axis-label 203.5 119.5 right 0 100\n"
               "axis-domain 0.5 104.5 200.5 104.5\n"
               "axis-title 0.5 134.5 left 0 One/Two\n");
}

static void turns_labels_and_puts_the_title_beyond_them(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 100, 0, 200);
    const char *const title[] = {"Up", "per"};
    zy_axis_options o = axis_options(
        f, "{'orient': 'top', 'labelAngle': -45, 'labelAlign': 'left', 'labelBaseline': 'middle',"
           " 'titleAnchor': 'end', 'minExtent': 30, 'titlePadding': 7, 'tickSize': 8,"
           " 'labelOffset': 2}");
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = number_ticks(f, 0, 50, 3, 0),
                    .tick_count = 3,
                    .title = title,
                    .title_count = 2,
                    .width = 200,
                    .height = 100};

    check_axis(f, &axis,
               "axis-tick 0.5 0.5 0.5 -7.5\n"
               "axis-tick 100.5 0.5 100.5 -7.5\n"
               "axis-tick 200.5 0.5 200.5 -7.5\n"
               "axis-label 4.621 -7.379 left -45 0\n"
               "axis-label 104.621 -7.379 left -45 50\n"
               "axis-label 204.621 -7.379 left -45 100\n"
               "axis-domain 0.5 0.5 200.5 0.5\n"
               "axis-title 200.5 -52.006 right 0 Up/per\n");
}

static void puts_ticks_between_bands(void **state)
{
    fixture *f = *state;
    zy_scale scale = band_scale(f, "abcd", 0, 100, 0.1);
    zy_axis_options o = axis_options(
        f, "{'orient': 'left', 'tickBand': 'extent', 'titleAngle': 0, 'titleAlign': 'right',"
           " 'labelLimit': 20, 'labelPadding': 5}");
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = letter_ticks(f, "abcd"),
                    .tick_count = 4,
                    .title = one_line(f, "Bands"),
                    .title_count = 1,
                    .width = 200,
                    .height = 100};

    check_axis(f, &axis,
               "axis-tick 0.5 24.5 -4.5 24.5\n"
               "axis-tick 0.5 49.5 -4.5 49.5\n"
               "axis-tick 0.5 73.5 -4.5 73.5\n"
               "axis-tick 0.5 98.5 -4.5 98.5\n"
               "axis-tick 0.5 2.5 -4.5 2.5\n"
               "axis-label -9.5 16.915 right 0 a\n"
               "axis-label -9.5 41.305 right 0 b\n"
               "axis-label -9.5 65.695 right 0 c\n"
               "axis-label -9.5 90.085 right 0 d\n"
               "axis-domain 0.5 0.5 0.5 100.5\n"
               "axis-title -21.5 48.5 right 0 Bands\n");
}

static void takes_the_given_place_of_a_title_and_moves_along_itself(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 10, 100, 0);
    zy_axis_options o = axis_options(
        f, "{'orient': 'right', 'labelFlush': 2, 'ticks': false, 'position': 3, 'titleX': 40,"
           " 'titleY': 10, 'maxExtent': 10, 'domainWidth': 3, 'translate': 0}");
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = number_ticks(f, 0, 5, 3, 0),
                    .tick_count = 3,
                    .title = one_line(f, "Right"),
                    .title_count = 1,
                    .width = 200,
                    .height = 100};

    check_axis(f, &axis,
               "axis-label 202 101 left 0 0\n"
               "axis-label 202 56 left 0 5\n"
               "axis-label 202 11 left 0 10\n"
               "axis-domain 200 103 200 3\n"
               "axis-title 242 13 center 90 Right\n");
}

static void thins_labels_greedily_within_bounds(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 100, 0, 200);
    zy_axis_options o = axis_options(
        f, "{'orient': 'bottom', 'offset': 60, 'ticks': false, 'tickSize': 5, 'labelPadding': 7,"
           " 'labelOverlap': 'greedy', 'labelSeparation': 4, 'labelBound': true}");
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = number_ticks(f, 0, 5, 21, 3),
                    .tick_count = 21,
                    .width = 200,
                    .height = 100};

    check_axis(f, &axis,
               "axis-label 50.5 175.5 center 0 25.000\n"
               "axis-label 110.5 175.5 center 0 55.000\n"
               "axis-label 170.5 175.5 center 0 85.000\n"
               "axis-domain 0.5 160.5 200.5 160.5\n");
}

static void thins_labels_by_halves(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 100, 0, 200);
    zy_axis_options o = axis_options(f, "{'orient': 'bottom', 'offset': 90, 'ticks': false,"
                                        " 'labelPadding': 7, 'labelOverlap': true}");
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = number_ticks(f, 0, 5, 21, 3),
                    .tick_count = 21,
                    .width = 200,
                    .height = 100};

    check_axis(f, &axis,
               "axis-label 0.5 205.5 center 0 0.000\n"
               "axis-label 80.5 205.5 center 0 40.000\n"
               "axis-label 160.5 205.5 center 0 80.000\n"
               "axis-domain 0.5 190.5 200.5 190.5\n");
}

static void lets_a_condition_change_one_tick(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 10, 0, 100);
    zy_axis_options o = axis_options(f, "{'orient': 'bottom', 'domain': false}");
    zy_axis_options longer = o;
    zy_tick *ticks = number_ticks(f, 0, 10, 2, 0);
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = ticks,
                    .tick_count = 2,
                    .width = 100,
                    .height = 50};

    longer.tick_size = 12;
    ticks[1].options = &longer;
    check_axis(f, &axis,
               "axis-tick 0.5 50.5 0.5 55.5\n"
               "axis-tick 100.5 50.5 100.5 62.5\n"
               "axis-label 0.5 65.5 center 0 0\n"
               "axis-label 100.5 72.5 center 0 10\n");
}

static void draws_only_its_line_without_ticks(void **state)
{
    fixture *f = *state;
    zy_scale scale = linear_scale(f, 0, 10, 0, 100);
    zy_axis_options o = axis_options(f, "{'orient': 'bottom', 'grid': true}");
    zy_axis axis = {.options = &o, .scale = &scale, .width = 100, .height = 50};
    zy_guide guide;

    zy_axis_draw(&axis, f->arena, f->typesetter, &guide);
    assert_marks(f, &guide.marks, "axis-domain 0.5 50.5 100.5 50.5\n");
    assert_box(guide.box, 0, 50, 100, 50);
    check_grid(f, &axis, "");
}

static void leaves_out_ticks_without_a_place(void **state)
{
    fixture *f = *state;
    zy_scale scale = band_scale(f, "ab", 0, 100, 0);
    zy_axis_options o = axis_options(f, "{'orient': 'bottom', 'domain': false, 'grid': true}");
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = letter_ticks(f, "az"),
                    .tick_count = 2,
                    .width = 100,
                    .height = 50};

    check_axis(f, &axis, "axis-tick 25.5 50.5 25.5 55.5\naxis-label 25.5 65.5 center 0 a\n");
    check_grid(f, &axis, "axis-grid 25.5 50.5 25.5 0.5\n");
}

static void cuts_labels_to_their_limit(void **state)
{
    fixture *f = *state;
    zy_scale scale = band_scale(f, "a", 0, 100, 0);
    zy_axis_options o =
        axis_options(f, "{'orient': 'bottom', 'domain': false, 'ticks': false, 'labelLimit': 40}");
    zy_tick tick = {
        .value = ZY_DATUM_TEXT("a"), .lines = one_line(f, " abcdefghij "), .line_count = 1};
    zy_axis axis = {.options = &o,
                    .scale = &scale,
                    .ticks = &tick,
                    .tick_count = 1,
                    .width = 100,
                    .height = 50};

    check_axis(f, &axis, "axis-label 50.5 60.5 center 0 abc…\n");
}

static void gives_band_axes_half_a_pixel_of_tick_offset_only(void **state)
{
    (void)state;
    for (const zy_prop *p = zy_axis_props; p->name; p++)
        assert_int_equal(zy_props_has(zy_axis_props, &zy_axis_vega_band_defaults, p->at),
                         strcmp(p->name, "tickOffset") == 0);
    assert_near(zy_axis_vega_band_defaults.tick_offset, -0.5);
}

/* Two labels 20 px apart, each wider than that: Vega keeps both. */
static void keeps_one_of_two_labels_that_overlap(void **state)
{
    fixture *f = *state;
    zy_scale x = linear_scale(f, 0, 1, 0, 20), y = linear_scale(f, 0, 1, 6, 0);
    const char *const flat =
        "{'orient': 'bottom', 'ticks': false, 'domain': false, 'labelOverlap': true}";
    const char *const upright =
        "{'orient': 'left', 'ticks': false, 'domain': false, 'labelOverlap': true}";
    zy_axis_options o = axis_options(f, flat), p = axis_options(f, upright);
    zy_axis axis = {.options = &o,
                    .scale = &x,
                    .ticks = number_ticks(f, 0, 1, 2, 3),
                    .tick_count = 2,
                    .width = 20,
                    .height = 6};

    axis.parted_labels = false;
    check_axis(f, &axis,
               "axis-label 0.5 16.5 center 0 0.000\n"
               "axis-label 20.5 16.5 center 0 1.000\n");
    axis.parted_labels = true;
    check_axis(f, &axis, "axis-label 0.5 16.5 center 0 0.000\n");
    axis.options = &p, axis.scale = &y;
    check_axis(f, &axis, "axis-label -1.5 3.5 right 0 1.000\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(draws_the_band_axis_of_a_bar_chart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(draws_the_number_axis_of_a_bar_chart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_flush_labels_at_the_ends_and_stacks_title_lines,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(turns_labels_and_puts_the_title_beyond_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(puts_ticks_between_bands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_the_given_place_of_a_title_and_moves_along_itself,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(thins_labels_greedily_within_bounds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(thins_labels_by_halves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lets_a_condition_change_one_tick, set_up, tear_down),
        cmocka_unit_test_setup_teardown(draws_only_its_line_without_ticks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_out_ticks_without_a_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cuts_labels_to_their_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gives_band_axes_half_a_pixel_of_tick_offset_only, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(keeps_one_of_two_labels_that_overlap, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
