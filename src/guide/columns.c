#include <math.h>

#include "guide/guide.h"

static double aspect_error(size_t count, size_t columns, double width, double height)
{
    const size_t rows = (count + columns - 1) / columns;
    const double aspect = width / (double)columns / (height / (double)rows);

    return fabs(log(aspect / ZY_CELL_ASPECT)) + 0.6 * (double)(rows * columns - count);
}

size_t zy_columns_for(size_t count, double width, double height)
{
    size_t best = 1;

    for (size_t n = 2; n <= count; n++)
        if (width / (double)n >= ZY_CELL_NARROWEST &&
            aspect_error(count, n, width, height) < aspect_error(count, best, width, height))
            best = n;
    return best;
}
