#include "composites_fixture.h"

static void a_bar_spans_the_standard_error(void **state)
{
    assert_kept(*state, "errorbar_stderr");
}

static void ticks_take_size_and_thickness(void **state)
{
    assert_kept(*state, "errorbar_ticks");
}

static void a_bar_between_two_columns(void **state)
{
    assert_kept(*state, "errorbar_ends");
}

static void a_bar_with_two_errors(void **state)
{
    assert_kept(*state, "errorbar_errors");
}

static void a_band_over_months(void **state)
{
    assert_kept(*state, "errorband_months");
}

static void a_band_across_the_plot(void **state)
{
    assert_kept(*state, "errorband_flat");
}

static void a_tooltip_tells_groups_apart_though_it_is_not_drawn(void **state)
{
    const zy_value *view =
        rewrite(*state, "{mark: {type: errorbar}, encoding: {x: {field: k, type: nominal},"
                        " y: {field: v, type: quantitative}, tooltip: {field: t}}}");
    const zy_value *by = zy_value_find(zy_value_find(view, "transform")->child, "groupby");

    assert_int_equal(by->count, 2);
    assert_true(zy_value_is(by->child->next, "t"));
    assert_null(zy_value_path(view, "encoding.tooltip"));
}

static void a_symmetric_error_goes_both_ways(void **state)
{
    const zy_value *view =
        rewrite(*state, "{mark: {type: errorbar}, encoding: {x: {field: v, type: quantitative},"
                        " xError: {field: e}}}");
    const zy_value *up = zy_value_find(view, "transform")->child;

    assert_true(zy_value_is(zy_value_find(up, "calculate"), "datum['v'] + datum['e']"));
    assert_true(zy_value_is(zy_value_find(up->next, "calculate"), "datum['v'] - datum['e']"));
    assert_int_equal(zy_value_find(view, "transform")->count, 2);
    assert_quiet(*state);
}

static void random_intervals_are_refused_by_name(void **state)
{
    assert_refused(*state,
                   "{mark: {type: errorband, extent: ci}, encoding: {y: {field: v, type: Q}}}",
                   "random-aggregate");
}

static void unknown_extents_and_centers_are_refused(void **state)
{
    assert_refused(*state,
                   "{mark: {type: errorbar, extent: sd}, encoding: {y: {field: v, type: Q}}}",
                   "unknown-word");
    assert_refused(*state,
                   "{mark: {type: errorbar, center: mode}, encoding: {y: {field: v, type: Q}}}",
                   "unknown-word");
}

static void a_median_with_a_standard_deviation_is_warned_of(void **state)
{
    fixture *f = *state;

    assert_non_null(rewrite(f, "{mark: {type: errorbar, center: median, extent: stdev},"
                               " encoding: {y: {field: v, type: Q}}}"));
    assert_code(f, "unusual-center");
    assert_int_equal(f->diags.errors, 0);
}

static void an_extent_of_given_ends_is_warned_of(void **state)
{
    fixture *f = *state;

    assert_non_null(rewrite(f, "{mark: {type: errorbar, extent: stdev},"
                               " encoding: {y: {field: v, type: Q}, y2: {field: w}}}"));
    assert_code(f, "ignored-extent");
}

static void interpolation_of_a_flat_band_is_warned_of(void **state)
{
    assert_non_null(rewrite(*state, "{mark: {type: errorband, interpolate: monotone},"
                                    " encoding: {y: {field: v, type: Q}}}"));
    assert_code(*state, "ignored-interpolate");
}

static void two_intervals_are_refused(void **state)
{
    const char *units[] = {
        "{mark: {type: errorbar}, encoding: {x: {field: a, type: Q}, y: {field: b, type: Q},"
        " x2: {field: c}, y2: {field: d}}}",
        "{mark: {type: errorbar}, encoding: {x: {field: a, type: Q}, y: {field: b, type: Q},"
        " xError: {field: c}, yError: {field: d}}}",
        "{mark: {type: errorbar}, encoding: {x: {field: a, type: Q}, y: {field: b, type: Q},"
        " x2: {field: c}, yError: {field: d}}}",
    };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        tear_down(state);
        set_up(state);
        assert_refused(*state, units[i], "two-measures");
    }
}

static void a_second_error_alone_is_refused(void **state)
{
    assert_refused(
        *state, "{mark: {type: errorbar}, encoding: {y: {field: v, type: Q}, yError2: {field: e}}}",
        "no-field");
}

static void an_end_on_an_axis_of_names_is_refused(void **state)
{
    assert_refused(*state,
                   "{mark: {type: errorbar}, encoding: {y: {field: v, type: N}, y2: {field: w}}}",
                   "no-measure");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_bar_spans_the_standard_error),
        TEST(ticks_take_size_and_thickness),
        TEST(a_bar_between_two_columns),
        TEST(a_bar_with_two_errors),
        TEST(a_band_over_months),
        TEST(a_band_across_the_plot),
        TEST(a_tooltip_tells_groups_apart_though_it_is_not_drawn),
        TEST(a_symmetric_error_goes_both_ways),
        TEST(random_intervals_are_refused_by_name),
        TEST(unknown_extents_and_centers_are_refused),
        TEST(a_median_with_a_standard_deviation_is_warned_of),
        TEST(an_extent_of_given_ends_is_warned_of),
        TEST(interpolation_of_a_flat_band_is_warned_of),
        TEST(two_intervals_are_refused),
        TEST(a_second_error_alone_is_refused),
        TEST(an_end_on_an_axis_of_names_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
