/* zy_spread: labels moved apart as little as possible. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "render/forms.h"

static void leaves_what_has_room(void **state)
{
    double at[] = {10, 40, 90};
    const double extents[] = {20, 20, 20};

    (void)state;
    zy_spread(at, extents, 3, 0, 100);
    assert_true(at[0] == 10 && at[1] == 40 && at[2] == 90);
}

static void moves_neighbours_around_their_mean(void **state)
{
    double at[] = {50, 50};
    const double extents[] = {20, 10};

    (void)state;
    zy_spread(at, extents, 2, -INFINITY, INFINITY);
    assert_true(fabs(at[1] - at[0] - 15) < 1e-9);
    assert_true(fabs((at[0] + at[1]) / 2 - 50) < 1e-9);
}

static void stays_between_the_bounds(void **state)
{
    double at[] = {2, 3, 4, 99};
    const double extents[] = {10, 10, 10, 10};

    (void)state;
    zy_spread(at, extents, 4, 0, 100);
    assert_true(at[0] >= 5 && at[3] <= 95);
    for (int i = 1; i < 4; i++)
        assert_true(at[i] - at[i - 1] >= 10 - 1e-9);
}

static void begins_at_the_low_bound_without_room(void **state)
{
    double at[] = {5, 6};
    const double extents[] = {10, 10};

    (void)state;
    zy_spread(at, extents, 2, 0, 12);
    assert_true(at[0] == 5 && at[1] == 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_what_has_room),
        cmocka_unit_test(moves_neighbours_around_their_mean),
        cmocka_unit_test(stays_between_the_bounds),
        cmocka_unit_test(begins_at_the_low_bound_without_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
