/* The widths of columns, solved. Starting from the narrowest, the step that saves most height for
 * its width is taken as long as there is room; then columns give width to each other while that
 * saves anything. Widths at which nothing changes are never tried. */
#include <math.h>
#include <stdlib.h>

#include "marks/table/table.h"

static const double LINE = 1e4;  /* a line of height against lines of single cells */
static const double FULL = 0.72; /* a table that covers so much of the room covers all of it */
static const double BAR = 14;    /* em: the longest room for a bar */
static const double WIDE = 7;    /* em: what a column of a small table grows to */

typedef struct solver {
    const zy_tabular_parts *t;
    zy_arena *scratch;
    double *widths;
    double room;    /* left */
    size_t *others; /* the lines of each row without the column that is being changed */
} solver;

/* Row 0 is the header. */
static const zy_tabular_cell *cell_at(const zy_tabular_column *c, size_t line)
{
    return line == 0 ? &c->head : &c->cells[line - 1];
}

/* A cell that stands for several rows has a line in each of them for nothing. */
static size_t lines_of(const zy_tabular_cell *cell, double width)
{
    const zy_tabular_way *way = zy_tabular_way_at(cell, width);
    const size_t free = cell->span > 1 ? cell->span - 1 : 0;

    return !way ? 0 : way->lines > free ? way->lines - free : 1;
}

size_t zy_tabular_lines(const zy_tabular_parts *t, size_t row, const double *widths)
{
    size_t most = row == SIZE_MAX && !t->has_header ? 0 : 1;

    for (size_t i = 0; i < t->column_count; i++) {
        const size_t lines = lines_of(cell_at(&t->columns[i], row + 1), widths[i]);
        most = lines > most ? lines : most;
    }
    return most;
}

/* ---- What widths cost ---- */

static void count_others(const solver *s, size_t column, size_t besides)
{
    for (size_t line = 0; line <= s->t->row_count; line++) {
        s->others[line] = 0;
        for (size_t i = 0; i < s->t->column_count; i++) {
            if (i == column || i == besides)
                continue;
            const size_t lines = lines_of(cell_at(&s->t->columns[i], line), s->widths[i]);
            s->others[line] = MAX(s->others[line], lines);
        }
    }
}

/* Of two columns at these widths, over the others: the height first, then all their lines. */
static double cost_of(const solver *s, size_t a, double wa, size_t b, double wb)
{
    double cost = 0;

    for (size_t line = 0; line <= s->t->row_count; line++) {
        const size_t la = lines_of(cell_at(&s->t->columns[a], line), wa),
                     lb = lines_of(cell_at(&s->t->columns[b], line), wb);
        const size_t most = MAX(s->others[line], MAX(la, lb));
        cost += (double)most * LINE + (double)(la + (a == b ? 0 : lb));
    }
    return cost;
}

/* ---- Candidates ---- */

typedef struct candidates {
    double *widths;
    size_t count;
} candidates;

static int by_width(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

/* The widths at which a cell of the column loses a line, rising. */
static candidates candidates_of(const solver *s, const zy_tabular_column *c)
{
    candidates all = {0};
    size_t most = 0, kept = 0;

    for (size_t line = 0; line <= s->t->row_count; line++)
        most += cell_at(c, line)->way_count;
    all.widths = ZY_NEW_ARRAY(s->scratch, double, most + 1);
    for (size_t line = 0; line <= s->t->row_count; line++)
        for (size_t i = 0; i < cell_at(c, line)->way_count; i++)
            all.widths[all.count++] = fmax(c->least, cell_at(c, line)->ways[i].width);
    qsort(all.widths, all.count, sizeof *all.widths, by_width);
    for (size_t i = 0; i < all.count; i++)
        if (kept == 0 || all.widths[i] > all.widths[kept - 1] + 1e-6)
            all.widths[kept++] = all.widths[i];
    all.count = kept;
    return all;
}

/* ---- Steps ---- */

static bool is_fixed(const zy_tabular_column *c)
{
    return c->given > 0;
}

/* Widens the column whose step saves most for what it takes; false: none saves anything. */
static bool widen_best(solver *s, const candidates *all)
{
    double best = 0, width = 0;
    size_t chosen = 0;

    for (size_t c = 0; c < s->t->column_count; c++) {
        if (is_fixed(&s->t->columns[c]))
            continue;
        count_others(s, c, c);
        const double now = cost_of(s, c, s->widths[c], c, s->widths[c]);
        for (size_t i = 0; i < all[c].count; i++) {
            const double wanted = all[c].widths[i], more = wanted - s->widths[c];
            if (more <= 1e-6 || more > s->room + 1e-9)
                continue;
            const double saved = (now - cost_of(s, c, wanted, c, wanted)) / more;
            if (saved > best * (1 + 1e-9)) {
                best = saved;
                chosen = c;
                width = wanted;
            }
        }
    }
    if (!(best > 0))
        return false;
    s->room -= width - s->widths[chosen];
    s->widths[chosen] = width;
    return true;
}

/* Column a gives b as much width as makes things better; false: nothing does. */
static bool exchange(solver *s, const candidates *all, size_t a, size_t b)
{
    count_others(s, a, b);
    double best = cost_of(s, a, s->widths[a], b, s->widths[b]), wa = 0, wb = 0;
    const double both = s->widths[a] + s->widths[b] + s->room, before = best;

    for (size_t i = 0; i < all[a].count && all[a].widths[i] < s->widths[a] - 1e-6; i++) {
        const double left = both - all[a].widths[i],
                     cost = cost_of(s, a, all[a].widths[i], b, left);
        if (cost < best) {
            best = cost;
            wa = all[a].widths[i];
            wb = left;
        }
    }
    if (best >= before)
        return false;
    /* b takes no more than it needs for that. */
    for (size_t i = all[b].count; i-- > 0;)
        if (all[b].widths[i] <= wb + 1e-9) {
            wb = all[b].widths[i];
            break;
        }
    s->room = both - wa - wb;
    s->widths[a] = wa;
    s->widths[b] = wb;
    return true;
}

static bool exchange_any(solver *s, const candidates *all)
{
    bool any = false;

    for (size_t a = 0; a < s->t->column_count; a++)
        for (size_t b = 0; b < s->t->column_count; b++)
            if (a != b && !is_fixed(&s->t->columns[a]) && !is_fixed(&s->t->columns[b]))
                any |= exchange(s, all, a, b);
    return any;
}

/* ---- What is left over ---- */

static void grow(solver *s, size_t c, double most)
{
    const double more = fmin(s->room, most - s->widths[c]);

    if (more > 0 && !is_fixed(&s->t->columns[c])) {
        s->widths[c] += more;
        s->room -= more;
    }
}

/* Columns grow together, the narrowest first, until all have `most`. */
static void level(solver *s, double most)
{
    enum { STEPS = 64 };
    double low = 0, high = most;

    for (int i = 0; i < STEPS; i++) {
        const double middle = (low + high) / 2;
        double needed = 0;
        for (size_t c = 1; c < s->t->column_count; c++)
            if (!is_fixed(&s->t->columns[c]))
                needed += fmax(0, middle - s->widths[c]);
        *(needed <= s->room ? &low : &high) = middle;
    }
    for (size_t c = 1; c < s->t->column_count; c++)
        grow(s, c, low);
}

/* Bars first; then columns become alike, as far as a row can still be read across. A table of words
 * and one that nearly fills the room fill it. */
static void spread(solver *s, double room)
{
    double words = 0;

    for (size_t c = 0; c < s->t->column_count; c++) {
        const zy_tabular_column *column = &s->t->columns[c];
        if (column->has_bar)
            grow(s, c, fmax(column->least, column->number + BAR));
        words = column->is_number ? words : fmax(words, column->widest);
    }
    if (s->t->column_count > 1)
        grow(s, 0, fmin(s->widths[0] + s->room * 0.12, s->widths[0] * 1.4));
    level(s, WIDE);
    if (s->t->is_words || room - s->room > FULL * room)
        level(s, room);
}

/* ---- */

static bool set_narrowest(solver *s, double size)
{
    for (size_t c = 0; c < s->t->column_count; c++) {
        const zy_tabular_column *column = &s->t->columns[c];
        s->widths[c] = is_fixed(column) ? fmax(column->given / size, column->least) : column->least;
        s->room -= s->widths[c];
    }
    s->room -= ZY_TABLE_GAP * (double)(s->t->column_count - 1);
    return s->room >= -1e-6;
}

size_t zy_tabular_solve(const zy_tabular_parts *t, double room, double size, double *widths)
{
    solver s = {.t = t, .scratch = zy_arena_new(), .widths = widths, .room = room};
    size_t lines = 0;

    if (set_narrowest(&s, size)) {
        candidates *all = ZY_NEW_ARRAY(s.scratch, candidates, t->column_count);
        s.others = ZY_NEW_ARRAY(s.scratch, size_t, t->row_count + 1);
        for (size_t c = 0; c < t->column_count; c++)
            all[c] = candidates_of(&s, &t->columns[c]);
        do
            while (widen_best(&s, all))
                ;
        while (exchange_any(&s, all));
        spread(&s, room);
        for (size_t r = 0; r < t->row_count; r++)
            lines += zy_tabular_lines(t, r, widths);
        lines += zy_tabular_lines(t, SIZE_MAX, widths);
    }
    zy_arena_free(s.scratch);
    return lines;
}
