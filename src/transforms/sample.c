/* sample: some of the rows, by chance, but always the same ones. */
#include <math.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("sample", ZY_PROP_NUMBER, "how many rows are kept; 1000"),
    ZY_KEYS_END,
};

/* Vega's linear congruential generator, from the seed of Vega-Lite's own examples. The product is
 * rounded to a double, as in JavaScript: that is part of the sequence. */
static double next_random(double *state)
{
    const double before = *state > 0 ? *state : 123456789;
    const double product = 1103515245.0 * before;
    const double sum = product + 12345;

    *state = fmod(sum, 2147483647);
    return *state / 2147483647;
}

/* A reservoir: row i takes the place of another with probability size / i. */
static void choose(size_t *kept, size_t size, size_t rows, double *state)
{
    for (size_t row = 0; row < rows; row++) {
        if (row < size) {
            kept[row] = row;
            continue;
        }
        const double at = trunc((double)(row + 1) * next_random(state));
        if (at < (double)size)
            kept[(size_t)at] = row;
    }
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const double asked = trunc(zy_value_number(zy_value_find(spec, "sample"), 1000));
    double own = 0;

    if (!zy_props_check(props, spec, job->diags))
        return NULL;
    const size_t size = !(asked > 0)                       ? 0
                        : asked < (double)table->row_count ? (size_t)asked
                                                           : table->row_count;
    size_t *kept = ZY_NEW_ARRAY(job->arena, size_t, size);
    choose(kept, size, table->row_count, job->random ? job->random : &own);
    return zy_table_pick(job->arena, table, kept, size);
}

const zy_transform zy_transform_sample = {
    .name = "sample",
    .doc = "keeps some of the rows, always the same ones",
    .props = props,
    .run = run,
};
