#include <math.h>

#include "render/forms.h"

/* A run of things that touch: they move as one, around the mean of where each wants to be. */
typedef struct block {
    double sum; /* of the wanted places, each less the extents before it */
    size_t count;
} block;

static double mean(const block *b)
{
    return b->sum / (double)b->count;
}

/* Taking the extents before each thing off its place leaves places that must only ascend: the
 * nearest such sequence is found by pooling neighbours that do not (isotonic regression). */
void zy_spread(double *centres, const double *extents, size_t count, double low, double high)
{
    block *blocks = g_new0(block, count + 1);
    size_t used = 0, at = 0;
    double before = 0;

    for (size_t i = 0; i < count; i++) {
        blocks[used++] = (block){centres[i] - before - extents[i] / 2, 1};
        before += extents[i];
        while (used > 1 && mean(&blocks[used - 1]) < mean(&blocks[used - 2])) {
            blocks[used - 2].sum += blocks[used - 1].sum;
            blocks[used - 2].count += blocks[used - 1].count;
            used--;
        }
    }
    const double last = fmax(low, high - before);
    before = 0;
    for (size_t b = 0; b < used; b++)
        for (size_t k = 0; k < blocks[b].count; k++, at++) {
            centres[at] = fmin(fmax(mean(&blocks[b]), low), last) + before + extents[at] / 2;
            before += extents[at];
        }
    g_free(blocks);
}
