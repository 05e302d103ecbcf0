#include <math.h>

#include "marks/waffle/waffle.h"

static const double TINY = 1e-9;

static double sum_of(const double *shares, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += shares[i];
    return sum;
}

/* Which share has the largest remainder: its index, or `count` for the rest that belongs to nobody.
 * `scale` is the number of squares of a share of 1. */
static size_t neediest(const double *shares, const size_t *filled, size_t count, double scale,
                       double rest)
{
    size_t best = count;
    double most = rest;

    for (size_t i = count; i-- > 0;) {
        const double remainder = shares[i] * scale - (double)filled[i];
        if (remainder >= most - TINY) {
            best = i;
            most = fmax(most, remainder);
        }
    }
    return best;
}

void zy_waffle_apportion(const double *shares, size_t count, size_t cells, size_t *filled)
{
    const double sum = sum_of(shares, count), scale = (double)cells / fmax(1, sum);
    double rest = fmax(0, (double)cells - sum * scale);
    size_t given = (size_t)floor(rest + TINY);

    rest -= (double)given;
    for (size_t i = 0; i < count; i++) {
        filled[i] = (size_t)floor(shares[i] * scale + TINY);
        given += filled[i];
    }
    for (; given < cells; given++) {
        const size_t i = neediest(shares, filled, count, scale, rest);
        if (i < count)
            filled[i]++;
        else
            rest -= 1;
    }
}
