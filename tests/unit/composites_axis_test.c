/* Which of x and y a composite mark measures. */
#include "composites_fixture.h"

/* "x" or "y", in which the first layer stands at a made column. */
static const char *measured(fixture *f, const char *x, const char *y, const char *more)
{
    const char *text =
        zy_arena_format(f->arena, "{mark: {type: errorbar%s}, encoding: {%s%s%s%s%s}}", more,
                        *x ? "x: " : "", x, *x && *y ? ", " : "", *y ? "y: " : "", y);
    const zy_value *view = rewrite(f, text);

    assert_non_null(view);
    const bool of_x = strncmp(in_first_layer(view, "encoding.x.field"), "lower_", 6) == 0;
    const bool of_y = strncmp(in_first_layer(view, "encoding.y.field"), "lower_", 6) == 0;
    assert_true(of_x != of_y);
    return of_x ? "x" : "y";
}

static void the_continuous_axis_is_measured(void **state)
{
    fixture *f = *state;

    f->job.chart.style = &zy_style_vega;
    assert_string_equal(measured(f, "{field: a, type: Q}", "{field: b, type: N}", ""), "x");
    assert_string_equal(measured(f, "{field: a}", "{field: b, type: Q}", ""), "y");
    assert_string_equal(measured(f, "{field: a, type: Q}", "", ""), "x");
    assert_string_equal(measured(f, "{field: a, bin: true, type: Q}", "{field: b, type: Q}", ""),
                        "y");
    assert_string_equal(measured(f, "{field: a, type: Q}", "{field: b, type: O}", ""), "x");
    assert_quiet(f);
}

static void of_two_continuous_axes_it_is_y_unless_that_is_time(void **state)
{
    fixture *f = *state;

    assert_string_equal(measured(f, "{field: a, type: Q}", "{field: b, type: Q}", ""), "y");
    assert_string_equal(measured(f, "{field: a, type: T}", "{field: b, type: Q}", ""), "y");
    assert_string_equal(measured(f, "{field: a, type: Q}", "{field: b, type: T}", ""), "x");
    assert_string_equal(measured(f, "{field: a, type: Q}", "{field: b, timeUnit: year}", ""), "x");
    assert_string_equal(measured(f, "{field: a, type: T}", "{field: b, type: T}", ""), "y");
    assert_quiet(f);
}

static void orient_and_the_marks_own_aggregate_decide(void **state)
{
    fixture *f = *state;

    assert_string_equal(
        measured(f, "{field: a, type: Q}", "{field: b, type: Q}", ", orient: horizontal"), "x");
    assert_string_equal(measured(f, "{field: a, aggregate: errorbar}", "{field: b, type: Q}", ""),
                        "x");
    assert_string_equal(measured(f, "{field: a}", "{field: b, aggregate: errorbar}", ""), "y");
    assert_quiet(f);
}

static void a_type_that_is_given_tells_of_the_other(void **state)
{
    fixture *f = *state;

    assert_string_equal(measured(f, "{field: a, type: Q}", "{field: b}", ""), "x");
    assert_string_equal(measured(f, "{field: a}", "{field: b, type: N}", ""), "x");
    assert_string_equal(measured(f, "{field: a, timeUnit: month}", "{field: b}", ""), "y");
    assert_string_equal(measured(f, "{field: a}", "{field: b, timeUnit: month}", ""), "x");
    assert_string_equal(measured(f, "{field: a}", "{field: b, sort: [x, y]}", ""), "x");
    assert_string_equal(measured(f, "{field: a}", "{field: b, scale: {type: band}}", ""), "x");
    assert_string_equal(measured(f, "", "{field: b}", ""), "y");
    assert_quiet(f);
}

static void without_any_type_it_is_y_and_that_is_said(void **state)
{
    fixture *f = *state;

    assert_string_equal(measured(f, "{field: a}", "{field: b}", ""), "y");
    assert_code(f, "guessed-orient");
    assert_int_equal(f->diags.notes, 1);
    assert_int_equal(f->diags.errors, 0);
}

static void without_any_type_vega_lite_has_names_only(void **state)
{
    fixture *f = *state;

    f->job.chart.style = &zy_style_vega;
    assert_refused(f, "{mark: {type: boxplot}, encoding: {x: {field: a}, y: {field: b}}}",
                   "no-measure");
}

static void names_alone_are_refused(void **state)
{
    assert_refused(*state, "{mark: {type: boxplot}, encoding: {x: {field: a, type: N}}}",
                   "no-measure");
}

static void nothing_at_all_is_refused(void **state)
{
    assert_refused(*state, "{mark: {type: boxplot}, encoding: {}}", "no-measure");
}

static void an_orient_without_its_axis_is_refused(void **state)
{
    assert_refused(*state,
                   "{mark: {type: boxplot, orient: vertical}, encoding: {x: {field: a, type: Q}}}",
                   "no-field");
}

static void two_own_aggregates_are_refused(void **state)
{
    assert_refused(*state,
                   "{mark: {type: boxplot}, encoding: {x: {field: a, aggregate: boxplot},"
                   " y: {field: b, aggregate: boxplot}}}",
                   "two-measures");
}

static void another_aggregate_of_the_measured_axis_is_warned_of(void **state)
{
    fixture *f = *state;

    assert_string_equal(measured(f, "{field: a, type: N}", "{field: b, aggregate: mean}", ""), "y");
    assert_code(f, "ignored-aggregate");
    assert_int_equal(f->diags.warnings, 1);
}

static void bad_definitions_are_said_where_they_stand(void **state)
{
    assert_refused(*state,
                   "{mark: {type: boxplot}, encoding: {x: {field: a, timeUnit: yaer},"
                   " y: {field: b, type: Q}}}",
                   "unknown-time-unit");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_continuous_axis_is_measured),
        TEST(of_two_continuous_axes_it_is_y_unless_that_is_time),
        TEST(orient_and_the_marks_own_aggregate_decide),
        TEST(a_type_that_is_given_tells_of_the_other),
        TEST(without_any_type_it_is_y_and_that_is_said),
        TEST(without_any_type_vega_lite_has_names_only),
        TEST(names_alone_are_refused),
        TEST(nothing_at_all_is_refused),
        TEST(an_orient_without_its_axis_is_refused),
        TEST(two_own_aggregates_are_refused),
        TEST(another_aggregate_of_the_measured_axis_is_warned_of),
        TEST(bad_definitions_are_said_where_they_stand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
