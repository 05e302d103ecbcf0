/* Words beside a vertical axis: moved as little as possible, parted into columns. */
#include <math.h>

#include "marks/timeline/timeline.h"

/* Blocks that have been pushed together: they stand at the mean of what they wish. */
typedef struct heap {
    size_t first;
    double wish, count, height; /* wish: the sum of the wishes of its top */
} heap;

static double top_of(const heap *h)
{
    return h->wish / h->count;
}

/* Pool adjacent violators, the exact answer for least squares in order. */
bool zy_blocks_settle(double *at, const double *heights, size_t count, double length, double gap,
                      zy_arena *arena)
{
    heap *heaps = ZY_NEW_ARRAY(arena, heap, count + 1);
    size_t used = 0;
    double total = 0;

    for (size_t i = 0; i < count; i++) {
        const double height = heights[i] + (i + 1 < count ? gap : 0);
        heap h = {i, at[i], 1, height};
        while (used && top_of(&heaps[used - 1]) + heaps[used - 1].height > top_of(&h)) {
            const heap *before = &heaps[--used];
            h = (heap){before->first, before->wish + h.wish - h.count * before->height,
                       before->count + h.count, before->height + h.height};
        }
        heaps[used++] = h;
        total += height;
    }
    if (total > length + 0.01)
        return false;
    /* The ends hold: down from the top, then up from the bottom. */
    for (size_t k = 0, i = 0; k < used; k++) {
        double y = top_of(&heaps[k]);
        for (const size_t end = k + 1 < used ? heaps[k + 1].first : count; i < end; i++) {
            at[i] = y;
            y += heights[i] + gap;
        }
    }
    for (size_t i = 0; i < count; i++)
        at[i] = fmax(at[i], i ? at[i - 1] + heights[i - 1] + gap : 0);
    for (size_t i = count; i-- > 0;)
        at[i] = fmin(at[i], (i + 1 < count ? at[i + 1] - gap : length) - heights[i]);
    return true;
}

/* How many columns of the height are needed; where they end. */
static size_t columns_at(const double *heights, size_t count, double gap, double most, size_t *last,
                         size_t columns)
{
    size_t used = 0, in_column = 0;
    double y = 0;

    for (size_t i = 0; i < count; i++) {
        if (in_column && y + gap + heights[i] > most + 1e-9) {
            if (used < columns)
                last[used] = i;
            used++, in_column = 0, y = 0;
        }
        y += (in_column ? gap : 0) + heights[i];
        in_column++;
    }
    if (used < columns)
        last[used] = count;
    return used + 1;
}

double zy_blocks_part(const double *heights, size_t count, double gap, size_t columns, size_t *last)
{
    double low = 0, high = 0;

    for (size_t i = 0; i < count; i++) {
        low = fmax(low, heights[i]);
        high += heights[i] + gap;
    }
    for (int step = 0; step < 60 && high - low > 0.05; step++) {
        const double middle = (low + high) / 2;
        if (columns_at(heights, count, gap, middle, last, columns) <= columns)
            high = middle;
        else
            low = middle;
    }
    for (size_t c = 0; c < columns; c++)
        last[c] = count;
    columns_at(heights, count, gap, high, last, columns);
    return high;
}
