/* Labels in one line, in order: isotonic regression by pooling adjacent violators (Ayer, Brunk,
 * Ewing, Reid and Silverman, "An Empirical Distribution Function for Sampling with Incomplete
 * Information", 1955; Barlow, Bartholomew, Bremner and Brunk, "Statistical Inference under Order
 * Restrictions", 1972, chapter 1). Its one home: whoever moves things apart along a line asks here.
 */
#include <math.h>

#include "guide/solver.h"

/* Neighbours that would meet, as one: they stand close, around the mean of what they want. */
typedef struct block {
    double sum;
    size_t count;
} block;

static double mean(const block *b)
{
    return b->sum / (double)b->count;
}

/* Without their extents the labels only have to keep their order: `offset` of each is what the
 * extents before it take. */
static double next_offset(const double *half, size_t i, double offset)
{
    return i ? offset + half[i - 1] + half[i] : half[0];
}

/* Blocks whose means ascend; their number. */
static size_t pool(block *blocks, const double *at, const double *half, size_t count)
{
    double offset = 0;
    size_t used = 0;

    for (size_t k = 0; k < count; k++) {
        offset = next_offset(half, k, offset);
        blocks[used++] = (block){at[k] - offset, 1};
        while (used > 1 && mean(&blocks[used - 1]) < mean(&blocks[used - 2])) {
            blocks[used - 2].sum += blocks[used - 1].sum;
            blocks[used - 2].count += blocks[used - 1].count;
            used--;
        }
    }
    return used;
}

bool zy_labels_spread(zy_arena *arena, double *at, const double *half, size_t count, double low,
                      double high)
{
    block *blocks = ZY_NEW_ARRAY(arena, block, count + 1);
    const size_t used = pool(blocks, at, half, count);
    double last = high, offset = 0;

    for (size_t i = 0; i < count; i++)
        last -= 2 * half[i];
    for (size_t b = 0, i = 0; b < used; b++) {
        const double first = fmax(low, fmin(last, mean(&blocks[b])));
        for (size_t k = 0; k < blocks[b].count; k++, i++) {
            offset = next_offset(half, i, offset);
            at[i] = first + offset;
        }
    }
    return !count || last >= low - 1e-6;
}
