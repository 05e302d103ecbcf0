/* The label solver: geometry of obstacles, small cases with one answer, and what holds of thousands
 * of random ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

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

static const zy_box bounds = {0, 0, 400, 300};

static zy_solver_place place(double x, double y, double cost)
{
    return (zy_solver_place){.box = {x, y, x + 40, y + 12}, .cost = cost};
}

static double solve(zy_arena *arena, zy_solver_label *labels, size_t count,
                    const zy_obstacle *obstacles, size_t obstacle_count)
{
    zy_solver_problem problem = {labels, count, obstacles, obstacle_count, bounds, 1, false};

    return zy_labels_solve(&problem, arena);
}

/* ---- Geometry ---- */

static void a_box_covers_its_share(void **state)
{
    const zy_obstacle o = {.kind = ZY_OBSTACLE_BOX, .box = {0, 0, 10, 100}};

    (void)state;
    assert_near(zy_obstacle_cover(&o, (zy_box){5, 0, 15, 10}), 0.5);
    assert_near(zy_obstacle_cover(&o, (zy_box){20, 0, 30, 10}), 0);
}

static void a_line_covers_by_its_length_within(void **state)
{
    const zy_point points[] = {{0, 0}, {100, 0}};
    const zy_obstacle o = {.kind = ZY_OBSTACLE_LINE, .points = points, .count = 2, .radius = 1};

    (void)state;
    assert_near(zy_obstacle_cover(&o, (zy_box){10, -5, 50, 5}), 1);
    assert_near(zy_obstacle_cover(&o, (zy_box){10, 2, 50, 12}), 0);
    assert_near(zy_obstacle_cover(&o, (zy_box){98, -5, 138, 5}), 3.0 / 12);
}

static void a_disc_covers_what_is_near_its_centre(void **state)
{
    const zy_point centre = {50, 50};
    const zy_obstacle o = {.kind = ZY_OBSTACLE_DISC, .points = &centre, .count = 1, .radius = 10};

    (void)state;
    assert_near(zy_obstacle_cover(&o, (zy_box){40, 40, 60, 60}), 1);
    assert_near(zy_obstacle_cover(&o, (zy_box){55, 45, 80, 55}), 0.5);
    assert_near(zy_obstacle_cover(&o, (zy_box){60, 60, 80, 80}), 0);
}

static void a_polygon_covers_the_area_within(void **state)
{
    const zy_point points[] = {{0, 0}, {100, 0}, {0, 100}};
    const zy_obstacle o = {.kind = ZY_OBSTACLE_POLYGON, .points = points, .count = 3};

    (void)state;
    assert_near(zy_obstacle_cover(&o, (zy_box){10, 10, 20, 20}), 1);
    assert_near(zy_obstacle_cover(&o, (zy_box){0, 0, 100, 100}), 0.5);
    assert_near(zy_obstacle_cover(&o, (zy_box){45, 45, 55, 55}), 0.5);
    assert_near(zy_obstacle_cover(&o, (zy_box){80, 80, 90, 90}), 0);
}

static void a_segment_meets_what_it_crosses(void **state)
{
    const zy_point points[] = {{0, 0}, {100, 0}, {0, 100}};
    const zy_obstacle polygon = {.kind = ZY_OBSTACLE_POLYGON, .points = points, .count = 3};
    const zy_obstacle disc = {
        .kind = ZY_OBSTACLE_DISC, .points = points + 1, .count = 1, .radius = 5};

    (void)state;
    assert_true(zy_obstacle_meets(&polygon, (zy_point){-5, 20}, (zy_point){5, 20}));
    assert_false(zy_obstacle_meets(&polygon, (zy_point){90, 90}, (zy_point){80, 80}));
    assert_true(zy_obstacle_meets(&disc, (zy_point){90, 4}, (zy_point){110, 4}));
    assert_false(zy_obstacle_meets(&disc, (zy_point){90, 6}, (zy_point){110, 6}));
    for (int kind = ZY_OBSTACLE_LINE; kind <= ZY_OBSTACLE_POLYGON; kind++) {
        const zy_obstacle none = {.kind = (zy_obstacle_kind)kind};
        assert_false(zy_obstacle_meets(&none, (zy_point){0, 0}, (zy_point){1, 1}));
    }
}

/* ---- Choosing ---- */

static void a_free_label_takes_its_cheapest_place(void **state)
{
    const zy_solver_place places[] = {place(10, 10, 3), place(60, 10, 1), place(10, 60, 2)};
    zy_solver_label label = {.places = places, .count = 3, .worth = 100};

    assert_near(solve(*state, &label, 1, NULL, 0), 1);
    assert_int_equal(label.chosen, 1);
}

static void a_hard_obstacle_is_never_covered(void **state)
{
    const zy_solver_place places[] = {place(10, 10, 0), place(60, 10, 50)};
    const zy_obstacle wall = {.kind = ZY_OBSTACLE_BOX, .hard = true, .box = {0, 0, 55, 300}};
    zy_solver_label label = {.places = places, .count = 2, .worth = 100};

    solve(*state, &label, 1, &wall, 1);
    assert_int_equal(label.chosen, 1);
    label.count = 1;
    solve(*state, &label, 1, &wall, 1);
    assert_true(label.chosen == ZY_LABEL_DROPPED);
}

static void its_own_mark_is_no_obstacle(void **state)
{
    const zy_solver_place places[] = {place(10, 10, 0), place(60, 10, 50)};
    const zy_obstacle wall = {
        .kind = ZY_OBSTACLE_BOX, .hard = true, .owner = 7, .box = {0, 0, 55, 300}};
    zy_solver_label label = {.places = places, .count = 2, .worth = 100, .owner = 7};

    solve(*state, &label, 1, &wall, 1);
    assert_int_equal(label.chosen, 0);
}

static void nothing_is_placed_outside(void **state)
{
    const zy_solver_place places[] = {place(380, 10, 0), place(10, 295, 0)};
    zy_solver_label label = {.places = places, .count = 2, .worth = 100};

    solve(*state, &label, 1, NULL, 0);
    assert_true(label.chosen == ZY_LABEL_DROPPED);
    label.worth = ZY_LABEL_MUST;
    solve(*state, &label, 1, NULL, 0);
    assert_false(label.chosen == ZY_LABEL_DROPPED);
}

static void the_worthier_of_two_stays(void **state)
{
    const zy_solver_place here[] = {place(10, 10, 0)};
    zy_solver_label labels[] = {{.places = here, .count = 1, .worth = 10},
                                {.places = here, .count = 1, .worth = 20}};

    assert_near(solve(*state, labels, 2, NULL, 0), 10);
    assert_true(labels[0].chosen == ZY_LABEL_DROPPED);
    assert_int_equal(labels[1].chosen, 0);
}

/* The first comes to stand where the second has its only place; it has to be pushed on. */
static void a_label_makes_room_for_another(void **state)
{
    const zy_solver_place both[] = {place(10, 10, 0), place(60, 10, 5)};
    zy_solver_label labels[] = {{.places = both, .count = 2, .worth = 100},
                                {.places = both, .count = 1, .worth = 90}};

    assert_near(solve(*state, labels, 2, NULL, 0), 5);
    assert_int_equal(labels[0].chosen, 1);
    assert_int_equal(labels[1].chosen, 0);
}

static void a_leader_does_not_run_through_a_label(void **state)
{
    zy_solver_place far[] = {place(200, 10, 0), place(10, 60, 4)};
    const zy_solver_place middle[] = {place(100, 10, 0)};
    zy_solver_label labels[] = {{.places = middle, .count = 1, .worth = 200},
                                {.places = far, .count = 2, .worth = 100}};

    far[0].has_leader = true, far[0].from = (zy_point){200, 16}, far[0].to = (zy_point){20, 16};
    solve(*state, labels, 2, NULL, 0);
    assert_int_equal(labels[1].chosen, 1);
}

/* ---- Random ones ---- */

/* A generator of its own: the same cases on every machine. */
static double random_number(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*seed >> 33) / 2147483648.0;
}

enum { LABELS = 60, PLACES = 8, OBSTACLES = 200 };

typedef struct random_case {
    zy_solver_label labels[LABELS];
    zy_solver_place places[LABELS][PLACES];
    zy_obstacle obstacles[OBSTACLES];
    zy_point points[OBSTACLES][3];
} random_case;

static void random_obstacle(random_case *c, size_t i, uint64_t *seed)
{
    static const zy_obstacle_kind kinds[] = {ZY_OBSTACLE_BOX, ZY_OBSTACLE_LINE, ZY_OBSTACLE_DISC,
                                             ZY_OBSTACLE_POLYGON};
    const double x = random_number(seed) * 400, y = random_number(seed) * 300;

    for (size_t k = 0; k < 3; k++)
        c->points[i][k] = (zy_point){x + random_number(seed) * 20, y + random_number(seed) * 20};
    c->obstacles[i] = (zy_obstacle){.kind = kinds[i % 4],
                                    .hard = random_number(seed) < 0.5,
                                    .penalty = random_number(seed) * 60,
                                    .box = {x, y, x + 12, y + 7},
                                    .points = c->points[i],
                                    .count = kinds[i % 4] == ZY_OBSTACLE_DISC ? 1 : 3,
                                    .radius = 3};
}

static void random_label(random_case *c, size_t i, uint64_t *seed)
{
    const double x = random_number(seed) * 380, y = random_number(seed) * 280,
                 w = 10 + random_number(seed) * 40;

    for (size_t k = 0; k < PLACES; k++) {
        const double dx = 26 * cos((double)k * 0.785398), dy = 14 * sin((double)k * 0.785398);
        c->places[i][k] = (zy_solver_place){.box = {x + dx, y + dy, x + dx + w, y + dy + 11},
                                            .cost = (double)k,
                                            .has_leader = k > 5,
                                            .from = {x + dx, y + dy},
                                            .to = {x, y}};
    }
    c->labels[i] = (zy_solver_label){.places = c->places[i],
                                     .count = PLACES,
                                     .worth = random_number(seed) < 0.3 ? 200 : 100,
                                     .owner = 0};
}

static void make_case(random_case *c, size_t labels, size_t obstacles, uint64_t seed)
{
    for (size_t i = 0; i < obstacles; i++)
        random_obstacle(c, i, &seed);
    for (size_t i = 0; i < labels; i++)
        random_label(c, i, &seed);
}

static bool overlap(zy_box a, zy_box b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

static void check_valid(const random_case *c, size_t labels, size_t obstacles)
{
    for (size_t i = 0; i < labels; i++) {
        const zy_solver_label *a = &c->labels[i];
        if (a->chosen == ZY_LABEL_DROPPED)
            continue;
        const zy_box box = a->places[a->chosen].box;
        assert_true(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= 400.02 && box.y1 <= 300.02);
        for (size_t k = 0; k < obstacles; k++)
            assert_true(!c->obstacles[k].hard || zy_obstacle_cover(&c->obstacles[k], box) <= 1e-3);
        for (size_t j = 0; j < labels; j++) {
            const zy_solver_label *b = &c->labels[j];
            if (j == i || b->chosen == ZY_LABEL_DROPPED)
                continue;
            const zy_solver_place *p = &a->places[a->chosen], *q = &b->places[b->chosen];
            zy_point from = p->from, to = p->to;
            assert_false(overlap(p->box, q->box));
            assert_false(p->has_leader && zy_segment_cut(q->box, &from, &to));
        }
    }
}

static void what_is_chosen_never_overlaps(void **state)
{
    random_case *c = ZY_NEW(*state, random_case);

    for (uint64_t seed = 1; seed <= 300; seed++) {
        const size_t labels = seed % LABELS + 1, obstacles = seed * 7 % OBSTACLES;
        make_case(c, labels, obstacles, seed);
        solve(*state, c->labels, labels, c->obstacles, obstacles);
        check_valid(c, labels, obstacles);
    }
}

static void the_same_labels_get_the_same_places(void **state)
{
    random_case *a = ZY_NEW(*state, random_case), *b = ZY_NEW(*state, random_case);

    for (uint64_t seed = 1; seed <= 50; seed++) {
        make_case(a, LABELS, OBSTACLES, seed);
        make_case(b, LABELS, OBSTACLES, seed);
        assert_near(solve(*state, a->labels, LABELS, a->obstacles, OBSTACLES),
                    solve(*state, b->labels, LABELS, b->obstacles, OBSTACLES));
        for (size_t i = 0; i < LABELS; i++)
            assert_int_equal(a->labels[i].chosen, b->labels[i].chosen);
    }
}

static void the_order_of_the_input_does_not_count(void **state)
{
    random_case *c = ZY_NEW(*state, random_case);
    zy_solver_label turned[LABELS];

    for (uint64_t seed = 1; seed <= 100; seed++) {
        make_case(c, LABELS, 40, seed);
        for (size_t i = 0; i < LABELS; i++)
            turned[i] = c->labels[(i * 7 + seed) % LABELS];
        solve(*state, c->labels, LABELS, c->obstacles, 40);
        solve(*state, turned, LABELS, c->obstacles, 40);
        for (size_t i = 0; i < LABELS; i++)
            assert_int_equal(turned[i].chosen, c->labels[(i * 7 + seed) % LABELS].chosen);
    }
}

static void a_rough_choice_is_valid_too(void **state)
{
    random_case *c = ZY_NEW(*state, random_case);

    for (uint64_t seed = 1; seed <= 50; seed++) {
        make_case(c, LABELS, 40, seed);
        zy_solver_problem problem = {c->labels, LABELS, c->obstacles, 40, bounds, 1, true};
        const double rough = zy_labels_solve(&problem, *state);
        check_valid(c, LABELS, 40);
        assert_true(solve(*state, c->labels, LABELS, c->obstacles, 40) <= rough + 1e-6);
    }
}

/* The best of all choices, by trying them all. */
static double try_all(const random_case *c, size_t count, size_t at, size_t *chosen, double *alone)
{
    double best = 1e300;

    if (at == count)
        return 0;
    for (size_t k = 0; k <= 4; k++) {
        double cost = k == 4 ? c->labels[at].worth : alone[at * 4 + k];
        chosen[at] = k;
        for (size_t j = 0; k < 4 && j < at; j++)
            if (chosen[j] < 4 && overlap(zy_box_grow(c->places[j][chosen[j]].box, 0.5),
                                         zy_box_grow(c->places[at][k].box, 0.5)))
                cost = 1e300;
        if (cost < 1e299)
            best = fmin(best, cost + try_all(c, count, at + 1, chosen, alone));
    }
    return best;
}

static void it_is_near_the_best_of_all_choices(void **state)
{
    random_case *c = ZY_NEW(*state, random_case);
    size_t chosen[6];
    double alone[24], found = 0, best = 0;

    for (uint64_t seed = 1; seed <= 100; seed++) {
        make_case(c, 6, 0, seed);
        for (size_t i = 0; i < 6; i++) {
            c->labels[i].count = 4;
            for (size_t k = 0; k < 4; k++) {
                zy_box *box = &c->places[i][k].box;
                /* All in one corner, so that they are in each other's way. */
                *box = zy_box_move(*box, 40 - 0.8 * box->x0, 40 - 0.85 * box->y0);
                alone[i * 4 + k] = c->places[i][k].cost;
            }
        }
        found += solve(*state, c->labels, 6, NULL, 0);
        best += try_all(c, 6, 0, chosen, alone);
    }
    if (found > best * 1.05)
        fail_msg("%g, where %g can be had", found, best);
    assert_true(found >= best - 1e-6);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_box_covers_its_share),
        TEST(a_line_covers_by_its_length_within),
        TEST(a_disc_covers_what_is_near_its_centre),
        TEST(a_polygon_covers_the_area_within),
        TEST(a_segment_meets_what_it_crosses),
        TEST(a_free_label_takes_its_cheapest_place),
        TEST(a_hard_obstacle_is_never_covered),
        TEST(its_own_mark_is_no_obstacle),
        TEST(nothing_is_placed_outside),
        TEST(the_worthier_of_two_stays),
        TEST(a_label_makes_room_for_another),
        TEST(a_leader_does_not_run_through_a_label),
        TEST(what_is_chosen_never_overlaps),
        TEST(the_same_labels_get_the_same_places),
        TEST(the_order_of_the_input_does_not_count),
        TEST(a_rough_choice_is_valid_too),
        TEST(it_is_near_the_best_of_all_choices),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
