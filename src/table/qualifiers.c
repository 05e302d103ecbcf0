/* What remains of 約, 以上 and their like when numbers are reckoned with: a bound of a part bounds
 * the sum, and an estimate among exact numbers makes it an estimate. */
#include "table/table.h"

enum {
    FROM_BELOW = ZY_AT_LEAST | ZY_OVER,
    FROM_ABOVE = ZY_AT_MOST | ZY_UNDER,
    ESTIMATES = ZY_ABOUT | ZY_NEARLY | ZY_BARELY,
    STATES = ZY_PROVISIONAL | ZY_REVISED,
};

/* A strict bound among others is strict in their sum. Bounds in both directions bound nothing. */
static unsigned bound_of(unsigned q)
{
    if ((q & FROM_BELOW) && (q & FROM_ABOVE))
        return 0;
    if (q & ZY_OVER)
        return ZY_OVER;
    return q & ZY_UNDER ? ZY_UNDER : q & (FROM_BELOW | FROM_ABOVE);
}

unsigned zy_qualifiers_of_sum(unsigned all)
{
    const unsigned bound = bound_of(all),
                   about = all & (ESTIMATES | FROM_BELOW | FROM_ABOVE) ? ZY_ABOUT : 0;

    return (all & STATES) | (bound ? bound : about);
}

/* Those of the number with the other sign. */
static unsigned turned(unsigned q)
{
    static const unsigned pairs[][2] = {
        {ZY_AT_LEAST, ZY_AT_MOST}, {ZY_OVER, ZY_UNDER}, {ZY_NEARLY, ZY_BARELY}};
    unsigned out = q & ~(unsigned)(FROM_BELOW | FROM_ABOVE | ZY_NEARLY | ZY_BARELY);

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        out |= q & pairs[i][0] ? pairs[i][1] : 0;
        out |= q & pairs[i][1] ? pairs[i][0] : 0;
    }
    return out;
}

unsigned zy_qualifiers_of_change(unsigned from, unsigned to)
{
    const unsigned all = turned(from) | to, sum = zy_qualifiers_of_sum(all);

    return sum | (all & ESTIMATES ? ZY_ABOUT : 0);
}
