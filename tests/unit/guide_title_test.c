/* Titles against what Vega 6.4 draws around a plot of 200 x 150 pixels with two axes. */
#include "guide_fixture.h"

/* The plot with its axes: labels and a title at the left, a title below. */
static const zy_box around = {-70, -5, 200, 165};

static void check_title(fixture *f, const char *options, const char *const *text, size_t text_count,
                        const char *const *subtitle, size_t subtitle_count, const char *expected)
{
    zy_title_options o = title_options(f, options);
    zy_title title = {.options = &o,
                      .text = text,
                      .text_count = text_count,
                      .subtitle = subtitle,
                      .subtitle_count = subtitle_count};
    zy_guide guide;

    zy_title_draw(&title, (zy_size){200, 150}, around, f->arena, f->typesetter, &guide);
    assert_marks(f, &guide.marks, expected);
}

static void reads_upwards_at_the_left(void **state)
{
    static const char *const text[] = {"Left title"};
    static const char *const subtitle[] = {"sub", "two"};

    check_title(*state, "{'orient': 'left', 'anchor': 'start', 'dx': 3}", text, 1, subtitle, 2,
                "title-text -105 162 left -90 Left title\n"
                "title-subtitle -90 162 left -90 sub/two\n");
}

static void reads_downwards_at_the_right(void **state)
{
    static const char *const text[] = {"Right", "title"};
    static const char *const subtitle[] = {"sub"};

    check_title(*state,
                "{'orient': 'right', 'anchor': 'end', 'frame': 'group', 'subtitlePadding': 8}",
                text, 2, subtitle, 1,
                "title-text 241 150 right 90 Right/title\n"
                "title-subtitle 206 150 right 90 sub\n");
}

static void stands_below_the_axes(void **state)
{
    static const char *const text[] = {"Bottom"};
    static const char *const subtitle[] = {"sub of it"};

    check_title(*state,
                "{'orient': 'bottom', 'align': 'right', 'offset': 12, 'lineHeight': 20, "
                "'subtitleFontSize': 15}",
                text, 1, subtitle, 1,
                "title-text 65 187 right 0 Bottom\n"
                "title-subtitle 65 205 right 0 sub of it\n");
}

static void is_cut_and_turned(void **state)
{
    static const char *const text[] = {"A title of some length"};

    check_title(*state,
                "{'limit': 90, 'angle': 10, 'anchor': 'end', 'baseline': 'bottom', 'fontSize': 20}",
                text, 1, NULL, 0, "title-text 200.695 -46.527 right 10 A ti…\n");
}

static void is_nothing_without_text(void **state)
{
    fixture *f = *state;
    zy_title_options o = title_options(f, "{}");
    zy_title title = {.options = &o};
    zy_guide guide;

    zy_title_draw(&title, (zy_size){200, 150}, around, f->arena, f->typesetter, &guide);
    assert_marks(f, &guide.marks, "");
    assert_true(zy_box_is_empty(guide.box));
}

static void belongs_to_what_it_is_told(void **state)
{
    fixture *f = *state;
    zy_title_options o = title_options(f, "{'zindex': 1}");
    zy_title title = {
        .options = &o, .text = one_line(f, "Europe"), .text_count = 1, .within = "column-header"};
    zy_guide guide;

    zy_title_draw(&title, (zy_size){200, 150}, around, f->arena, f->typesetter, &guide);
    assert_string_equal(guide.marks.first->within, "column-header");
    assert_int_equal(guide.marks.first->z, 1);
}

/* trellis_row_column: 300 pixels wide, 10 px off. */
static void labels_columns_and_rows_of_a_facet(void **state)
{
    fixture *f = *state;
    zy_title_options o;
    zy_title title = {
        .options = &o, .text = one_line(f, "Europe"), .text_count = 1, .within = "column-header"};
    zy_guide guide;

    zy_header_label_options(&zy_header_defaults, false, &o);
    zy_title_draw(&title, (zy_size){300, 0}, (zy_box){0, 0, 300, 0}, f->arena, f->typesetter,
                  &guide);
    assert_marks(f, &guide.marks, "title-text 150 -12 center 0 Europe\n");

    title.text = one_line(f, "3");
    zy_header_label_options(&zy_header_defaults, true, &o);
    zy_title_draw(&title, (zy_size){0, 300}, (zy_box){-38, -5, 0.5, 305}, f->arena, f->typesetter,
                  &guide);
    assert_marks(f, &guide.marks, "title-text -50 150 center -90 3\n");
}

static void turns_labels_of_rows_flat(void **state)
{
    fixture *f = *state;
    zy_header_options header = zy_header_defaults;
    zy_title_options o;

    (void)f;
    header.label_angle = 0;
    zy_header_label_options(&header, true, &o);
    assert_int_equal(o.align, ZY_ALIGN_RIGHT);
    assert_int_equal(o.baseline, ZY_BASELINE_MIDDLE);
    assert_near(o.angle, 0);
    header.label_align = ZY_ALIGN_LEFT;
    zy_header_label_options(&header, true, &o);
    assert_int_equal(o.align, ZY_ALIGN_LEFT);
    header.label_angle = NAN, header.label_align = -1, header.label_anchor = ZY_ANCHOR_START;
    zy_header_label_options(&header, false, &o);
    assert_int_equal(o.align, ZY_ALIGN_LEFT);
    assert_int_equal(o.anchor, ZY_ANCHOR_START);
}

static void puts_headers_where_orient_says(void **state)
{
    zy_header_options header = zy_header_defaults;

    (void)state;
    assert_int_equal(zy_header_label_orient(&header, true), ZY_SIDE_LEFT);
    assert_int_equal(zy_header_title_orient(&header, false), ZY_SIDE_TOP);
    header.orient = ZY_SIDE_BOTTOM;
    assert_int_equal(zy_header_label_orient(&header, false), ZY_SIDE_BOTTOM);
    header.title_orient = ZY_SIDE_TOP;
    assert_int_equal(zy_header_title_orient(&header, false), ZY_SIDE_TOP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_upwards_at_the_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_downwards_at_the_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stands_below_the_axes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_cut_and_turned, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_nothing_without_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(belongs_to_what_it_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(labels_columns_and_rows_of_a_facet, set_up, tear_down),
        cmocka_unit_test_setup_teardown(turns_labels_of_rows_flat, set_up, tear_down),
        cmocka_unit_test_setup_teardown(puts_headers_where_orient_says, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
