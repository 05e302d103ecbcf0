#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "marks/waffle/waffle.h"

enum { MOST = 8 };

typedef struct apportioned {
    const char *what;
    double shares[MOST];
    size_t count, cells, filled[MOST];
} apportioned;

static const apportioned cases[] = {
    {"a part leaves the rest empty", {0.31}, 1, 100, {31}},
    {"thirds: the first gets the last square", {1. / 3, 1. / 3, 1. / 3}, 3, 100, {34, 33, 33}},
    {"the largest remainder first", {0.415, 0.275, 0.31}, 3, 100, {42, 27, 31}},
    {"rounded percentages, nothing left over", {0.333, 0.333, 0.333}, 3, 100, {34, 33, 33}},
    {"a little more than the whole", {0.505, 0.505}, 2, 100, {50, 50}},
    {"half a square goes to the part, not to the rest", {0.005}, 1, 100, {1}},
    {"less than half a square is none", {0.004}, 1, 100, {0}},
    {"the whole", {1}, 1, 100, {100}},
    {"nothing", {0}, 1, 100, {0}},
    {"few squares", {0.6, 0.25, 0.15}, 3, 4, {2, 1, 1}},
    {"one square", {0.4, 0.35, 0.25}, 3, 1, {1, 0, 0}},
};

static void gives_every_square_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const apportioned *a = &cases[i];
        size_t filled[MOST] = {0};
        zy_waffle_apportion(a->shares, a->count, a->cells, filled);
        for (size_t k = 0; k < a->count; k++)
            if (filled[k] != a->filled[k])
                fail_msg("%s: part %zu has %zu squares, not %zu", a->what, k, filled[k],
                         a->filled[k]);
    }
}

static void a_whole_fills_all_squares(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 7; n++)
        for (size_t cells = 1; cells <= 120; cells++) {
            double shares[MOST];
            size_t filled[MOST], sum = 0;
            for (size_t i = 0; i < n; i++)
                shares[i] = 1 / (double)n;
            zy_waffle_apportion(shares, n, cells, filled);
            for (size_t i = 0; i < n; i++)
                sum += filled[i];
            assert_int_equal(sum, cells);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_every_square_once),
        cmocka_unit_test(a_whole_fills_all_squares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
