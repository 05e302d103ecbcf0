#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "marks/table/table.h"

/* Tables of cells that take n lines at widest / n em, no narrower than their phrases. */
enum { MOST_COLUMNS = 4, MOST_ROWS = 6, WAYS = 8 };

typedef struct sketch {
    zy_tabular_parts parts;
    zy_tabular_column columns[MOST_COLUMNS];
    zy_tabular_row rows[MOST_ROWS];
    zy_tabular_cell cells[MOST_COLUMNS][MOST_ROWS];
    zy_tabular_way ways[MOST_COLUMNS][MOST_ROWS][WAYS];
} sketch;

static void sketch_cell(sketch *s, size_t c, size_t r, double full, double phrase)
{
    zy_tabular_cell *cell = &s->cells[c][r];

    *cell = (zy_tabular_cell){.ways = s->ways[c][r], .span = 1, .text = ""};
    for (size_t lines = 1; lines <= WAYS; lines++) {
        const double width = full / (double)lines;
        if (lines > 1 && width < phrase)
            break;
        s->ways[c][r][cell->way_count++] = (zy_tabular_way){.width = width, .lines = lines};
    }
    s->columns[c].least = fmax(s->columns[c].least, cell->ways[cell->way_count - 1].width);
    s->columns[c].widest = fmax(s->columns[c].widest, full);
}

static sketch *new_sketch(size_t columns, size_t rows, const double *full, double phrase)
{
    sketch *s = g_new0(sketch, 1);

    s->parts = (zy_tabular_parts){.columns = s->columns,
                                  .column_count = columns,
                                  .rows = s->rows,
                                  .row_count = rows,
                                  .is_words = true};
    for (size_t c = 0; c < columns; c++) {
        s->columns[c] = (zy_tabular_column){.cells = s->cells[c], .unit = ""};
        for (size_t r = 0; r < rows; r++)
            sketch_cell(s, c, r, full[r * columns + c], phrase);
    }
    return s;
}

static double sum(const double *widths, size_t count)
{
    double all = ZY_TABLE_GAP * (double)(count - 1);

    for (size_t i = 0; i < count; i++)
        all += widths[i];
    return all;
}

/* The height at the best of all widths, tried one em after the other. */
static size_t best_by_trying(const zy_tabular_parts *t, double room)
{
    size_t best = SIZE_MAX;
    double w[3];

    room -= 2 * ZY_TABLE_GAP;
    for (w[0] = t->columns[0].least; w[0] < room; w[0] += 0.25)
        for (w[1] = t->columns[1].least; w[0] + w[1] < room; w[1] += 0.25) {
            size_t lines = 0;
            w[2] = room - w[0] - w[1];
            if (w[2] < t->columns[2].least)
                continue;
            for (size_t r = 0; r < t->row_count; r++)
                lines += zy_tabular_lines(t, r, w);
            best = lines < best ? lines : best;
        }
    return best;
}

static void breaks_nothing_where_there_is_room(void **state)
{
    const double full[] = {4, 10, 12, 5, 8, 20};
    sketch *s = new_sketch(3, 2, full, 3);
    double widths[MOST_COLUMNS];

    (void)state;
    assert_int_equal(zy_tabular_solve(&s->parts, 60, 20, widths), 2);
    assert_true(widths[0] >= 5 && widths[1] >= 10 && widths[2] >= 20);
    assert_true(sum(widths, 3) <= 60 + 1e-6);
    g_free(s);
}

static void says_when_columns_do_not_fit(void **state)
{
    const double full[] = {12, 12, 12};
    sketch *s = new_sketch(3, 1, full, 6);
    double widths[MOST_COLUMNS];

    (void)state;
    assert_int_equal(zy_tabular_solve(&s->parts, 20, 20, widths), 0);
    assert_int_not_equal(zy_tabular_solve(&s->parts, 22, 20, widths), 0);
    g_free(s);
}

/* A table of its own each time, by a small generator: the solver is never far from the best. */
static void is_as_low_as_the_best_by_trying(void **state)
{
    uint32_t seed = 7;
    size_t solved = 0, best = 0;

    (void)state;
    for (int i = 0; i < 60; i++) {
        double full[3 * MOST_ROWS], widths[MOST_COLUMNS];
        const size_t rows = 2 + (size_t)i % (MOST_ROWS - 1);
        for (size_t k = 0; k < 3 * rows; k++) {
            seed = seed * 1664525u + 1013904223u;
            full[k] = 3 + (double)(seed >> 24) / 256 * 27;
        }
        sketch *s = new_sketch(3, rows, full, 4);
        const size_t lines = zy_tabular_solve(&s->parts, 36, 20, widths);
        const size_t tried = best_by_trying(&s->parts, 36);
        if (lines > tried + 1)
            fail_msg("table %d: %zu lines, and %zu are enough", i, lines, tried);
        solved += lines;
        best += tried;
        g_free(s);
    }
    assert_true((double)solved <= 1.02 * (double)best);
}

static void keeps_the_widths_that_are_given(void **state)
{
    const double full[] = {6, 30, 30};
    sketch *s = new_sketch(3, 1, full, 4);
    double widths[MOST_COLUMNS];

    (void)state;
    s->columns[1].given = 200;
    assert_int_not_equal(zy_tabular_solve(&s->parts, 50, 20, widths), 0);
    assert_true(fabs(widths[1] - 10) < 1e-9);
    g_free(s);
}

static void a_cell_of_several_rows_has_a_line_in_each(void **state)
{
    const double full[] = {24, 4, 4, 4, 4, 4};
    sketch *s = new_sketch(2, 3, full, 3);
    double widths[MOST_COLUMNS] = {8, 4};

    (void)state;
    assert_int_equal(zy_tabular_lines(&s->parts, 0, widths), 3);
    s->cells[0][0].span = 3;
    s->cells[0][1].span = s->cells[0][2].span = 0;
    assert_int_equal(zy_tabular_lines(&s->parts, 0, widths), 1);
    g_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_nothing_where_there_is_room),
        cmocka_unit_test(says_when_columns_do_not_fit),
        cmocka_unit_test(is_as_low_as_the_best_by_trying),
        cmocka_unit_test(keeps_the_widths_that_are_given),
        cmocka_unit_test(a_cell_of_several_rows_has_a_line_in_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
