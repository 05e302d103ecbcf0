/* zy_labels_spread: labels moved apart as little as possible. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "guide/guide.h"

static int set_up(void **state)
{
    *state = zy_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    zy_arena_free(*state);
    return 0;
}

static void assert_near(double value, double expected)
{
    if (fabs(value - expected) > 1e-6)
        fail_msg("%g, not %g", value, expected);
}

static double random_number(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*seed >> 33) / 2147483648.0;
}

static void leaves_what_has_room(void **state)
{
    double at[] = {10, 40, 90};
    const double half[] = {10, 10, 10};

    assert_true(zy_labels_spread(*state, at, half, 3, 0, 100));
    assert_near(at[0], 10);
    assert_near(at[1], 40);
    assert_near(at[2], 90);
}

static void has_nothing_to_do_for_none(void **state)
{
    assert_true(zy_labels_spread(*state, NULL, NULL, 0, 10, 0));
}

static void moves_neighbours_around_their_mean(void **state)
{
    double at[] = {50, 50};
    const double half[] = {10, 5};

    assert_true(zy_labels_spread(*state, at, half, 2, -INFINITY, INFINITY));
    assert_near(at[0], 42.5);
    assert_near(at[1], 57.5);
}

static void leaves_alone_who_is_far_from_the_block(void **state)
{
    double at[] = {20, 22, 60};
    const double half[] = {5, 5, 5};

    assert_true(zy_labels_spread(*state, at, half, 3, 0, 100));
    assert_near(at[0], 16);
    assert_near(at[1], 26);
    assert_near(at[2], 60);
}

/* The third pushes the block of the first two, which had room before it came. */
static void pools_again_what_a_later_one_pushes(void **state)
{
    double at[] = {10, 20, 20, 20};
    const double half[] = {5, 5, 5, 5};

    assert_true(zy_labels_spread(*state, at, half, 4, -100, 100));
    assert_near(at[0], 2.5);
    assert_near(at[3], 32.5);
}

static void stays_between_the_bounds(void **state)
{
    double at[] = {-20, 0, 200};
    const double half[] = {5, 10, 5};

    assert_true(zy_labels_spread(*state, at, half, 3, 0, 100));
    assert_near(at[0], 5);
    assert_near(at[1], 20);
    assert_near(at[2], 95);
}

static void begins_at_the_low_bound_without_room(void **state)
{
    double at[] = {50, 60};
    const double half[] = {5, 5};

    assert_false(zy_labels_spread(*state, at, half, 2, 0, 12));
    assert_near(at[0], 5);
    assert_near(at[1], 15);
}

static void fills_a_room_to_its_end(void **state)
{
    double at[] = {50, 60};
    const double half[] = {5, 5};

    assert_true(zy_labels_spread(*state, at, half, 2, 0, 20));
    assert_near(at[0], 5);
    assert_near(at[1], 15);
}

enum { MOST = 600 };

/* What is asked of `count` labels that want to stand anywhere in order. */
static double random_line(uint64_t *seed, double *at, double *half, size_t count)
{
    double room = 0;

    for (size_t i = 0; i < count; i++) {
        at[i] = (i ? at[i - 1] : 0) + random_number(seed) * 12;
        half[i] = 1 + random_number(seed) * 9;
        room += 2 * half[i];
    }
    return room;
}

static void keeps_order_and_distance(void **state)
{
    double at[MOST], half[MOST];
    uint64_t seed = 5;

    for (int round = 0; round < 500; round++) {
        const size_t count = round ? (size_t)round % 40 + 1 : MOST;
        const double high = random_line(&seed, at, half, count) + random_number(&seed) * 100;
        assert_true(zy_labels_spread(*state, at, half, count, 0, high));
        assert_true(at[0] - half[0] >= -1e-6);
        assert_true(at[count - 1] + half[count - 1] <= high + 1e-6);
        for (size_t i = 1; i < count; i++)
            assert_true(at[i] - at[i - 1] >= half[i] + half[i - 1] - 1e-6);
    }
}

static double moved(const double *at, const double *wanted, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (at[i] - wanted[i]) * (at[i] - wanted[i]);
    return sum;
}

/* The sum of squares is convex: a row that is nearest among those close by is the nearest. */
static void no_row_close_by_is_nearer(void **state)
{
    enum { COUNT = 12 };
    double at[COUNT], wanted[COUNT], half[COUNT], other[COUNT];
    uint64_t seed = 11;

    for (int round = 0; round < 300; round++) {
        const double high = random_line(&seed, wanted, half, COUNT) + random_number(&seed) * 60;
        for (size_t i = 0; i < COUNT; i++)
            at[i] = wanted[i];
        assert_true(zy_labels_spread(*state, at, half, COUNT, 0, high));
        for (int trial = 0; trial < 40; trial++) {
            double least = 0;
            /* Some stretch of the row a little up or down, those it meets pushed on. */
            const size_t from = (size_t)(random_number(&seed) * COUNT),
                         to = from + (size_t)(random_number(&seed) * (double)(COUNT - from));
            const double by = random_number(&seed) - 0.5;
            for (size_t i = 0; i < COUNT; i++) {
                other[i] = fmax(at[i] + (i >= from && i <= to ? by : 0), least + half[i]);
                least = other[i] + half[i];
            }
            if (least <= high)
                assert_true(moved(other, wanted, COUNT) >= moved(at, wanted, COUNT) - 1e-6);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(leaves_what_has_room),
        TEST(has_nothing_to_do_for_none),
        TEST(moves_neighbours_around_their_mean),
        TEST(leaves_alone_who_is_far_from_the_block),
        TEST(pools_again_what_a_later_one_pushes),
        TEST(stays_between_the_bounds),
        TEST(begins_at_the_low_bound_without_room),
        TEST(fills_a_room_to_its_end),
        TEST(keeps_order_and_distance),
        TEST(no_row_close_by_is_nearer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
