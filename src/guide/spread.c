/* Labels in one line, in order: isotonic regression by pooling adjacent violators. */
#include <math.h>

#include "guide/solver.h"

enum { MOST_LABELS = 512 };

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

bool zy_labels_spread(double *at, const double *half, size_t count, double low, double high)
{
    block blocks[MOST_LABELS];
    size_t used = 0, i = 0;
    double offset = 0;

    if (!count || count > MOST_LABELS)
        return count == 0;
    for (size_t k = 0; k < count; k++) {
        offset = next_offset(half, k, offset);
        blocks[used++] = (block){at[k] - offset, 1};
        while (used > 1 && mean(&blocks[used - 1]) < mean(&blocks[used - 2])) {
            blocks[used - 2].sum += blocks[used - 1].sum;
            blocks[used - 2].count += blocks[used - 1].count;
            used--;
        }
    }
    const double last = high - offset - half[count - 1];
    offset = 0;
    for (size_t b = 0; b < used; b++) {
        const double middle = fmax(low, fmin(last, mean(&blocks[b])));
        for (size_t k = 0; k < blocks[b].count; k++, i++) {
            offset = next_offset(half, i, offset);
            at[i] = middle + offset;
        }
    }
    return last >= low - 1e-6;
}
