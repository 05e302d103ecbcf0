/* density: how dense the numbers of a column lie, smoothed. */
#include <math.h>
#include <string.h>

#include "transforms/common.h"

static const char *const resolves[] = {"independent", "shared", NULL};
static const zy_prop props[] = {
    ZY_KEY("density", ZY_PROP_TEXT, "the column of numbers"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEY("cumulative", ZY_PROP_BOOL, "whether densities are added up"),
    ZY_KEY("counts", ZY_PROP_BOOL, "counts of rows instead of shares"),
    ZY_KEY("bandwidth", ZY_PROP_NUMBER, "how far a number is smeared; 0: by Scott's rule"),
    ZY_KEY("extent", ZY_PROP_NUMBERS, "[from, to] instead of the smallest and largest number"),
    ZY_KEY("minsteps", ZY_PROP_NUMBER, "the fewest points; 25"),
    ZY_KEY("maxsteps", ZY_PROP_NUMBER, "the most points; 200"),
    ZY_KEY("steps", ZY_PROP_NUMBER, "how many points exactly"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns; value, density"),
    {"resolve", ZY_PROP_WORD, 0, resolves, "whether groups have their own points", NULL},
    ZY_KEYS_END,
};

/* A sum of normal distributions, one around each number. */
typedef struct kernel {
    const double *numbers;
    size_t count;
    double bandwidth;
} kernel;

static double density_at(const void *curve, double x)
{
    const kernel *k = curve;
    double sum = 0;

    for (size_t i = 0; i < k->count; i++)
        sum += zy_normal_density((x - k->numbers[i]) / k->bandwidth, 0, 1);
    return sum / k->bandwidth / (double)k->count;
}

static double cumulative_at(const void *curve, double x)
{
    const kernel *k = curve;
    double sum = 0;

    for (size_t i = 0; i < k->count; i++)
        sum += zy_normal_cumulative((x - k->numbers[i]) / k->bandwidth, 0, 1);
    return sum / (double)k->count;
}

static double deviation(const double *numbers, size_t count)
{
    double mean = 0, sum = 0;

    for (size_t i = 0; i < count; i++) {
        const double delta = numbers[i] - mean;
        mean += delta / (double)(i + 1);
        sum += delta * (numbers[i] - mean);
    }
    return count > 1 ? sqrt(sum / (double)(count - 1)) : NAN;
}

/* D. W. Scott, Multivariate Density Estimation, 1992. */
static double estimate_bandwidth(const double *sorted, size_t count, size_t all)
{
    const double d = deviation(sorted, count), low = zy_quantile(sorted, count, 0.25);
    const double h = (zy_quantile(sorted, count, 0.75) - low) / 1.34;
    double v = isnan(d) ? NAN : fmin(d, h);

    v = v > 0 ? v : d > 0 ? d : fabs(low) > 0 ? fabs(low) : 1;
    return 1.06 * v * pow((double)all, -0.2);
}

typedef struct density {
    const zy_column *column;
    bool cumulative, counts, has_extent;
    double bandwidth, extent[2];
    size_t minsteps, maxsteps;
} density;

/* The numbers of a group in the order of its rows: sums depend on it. A null counts as 0, because
 * Vega's kernel takes it so; what is no number at all is left out. */
static double *numbers_of(zy_arena *arena, const zy_column *column, const size_t *rows,
                          size_t count, size_t *found)
{
    double *numbers = ZY_NEW_ARRAY(arena, double, count);

    *found = 0;
    for (size_t i = 0; i < count; i++) {
        const double v = zy_datum_number(zy_column_at(column, rows[i]));
        if (isfinite(v))
            numbers[(*found)++] = v;
    }
    return numbers;
}

static void warn_about_nulls(const zy_transform_job *job, const zy_column *column,
                             const zy_value *spec)
{
    size_t nulls = 0;

    for (size_t row = 0; row < column->count; row++)
        nulls += zy_column_at(column, row).kind == ZY_NULL;
    if (nulls)
        zy_warn(job->diags, "null-as-zero", zy_value_find(spec, "density")->span,
                ZY_SAY(job->diags, "filter them out before", "先に filter で除いてください"),
                ZY_SAY(job->diags, "%zu empty values of \"%s\" count as 0, as they do in Vega-Lite",
                       "%zu個の空の値（%s）は、Vega-Lite と同じく 0 と数えられます"),
                nulls, column->name);
}

static void add_group(zy_maker *maker, const zy_columns *by, const density *d, const size_t *rows,
                      size_t row_count)
{
    size_t n, found;
    const double *numbers = numbers_of(maker->arena, d->column, rows, row_count, &n);
    const double *sorted = zy_numbers_sorted(maker->arena, d->column, rows, row_count, &found);
    double *xy;

    if (!n || (!found && !d->has_extent))
        return;
    const kernel k = {numbers, n,
                      d->bandwidth > 0 ? d->bandwidth : estimate_bandwidth(sorted, found, n)};
    const double lo = d->has_extent ? d->extent[0] : sorted[0];
    const double hi = d->has_extent ? d->extent[1] : sorted[found - 1];
    const zy_sampling sampling = {
        d->cumulative ? cumulative_at : density_at, &k, lo, hi, d->minsteps, d->maxsteps};
    const size_t count = zy_curve_sample(maker->arena, &sampling, &xy);
    for (size_t i = 0; i < count; i++) {
        zy_datum *row = zy_maker_add(maker);
        for (size_t c = 0; c < by->count; c++)
            row[c] = zy_column_at(by->items[c], rows[0]);
        row[by->count] = ZY_DATUM_NUMBER(xy[2 * i]);
        row[by->count + 1] = ZY_DATUM_NUMBER(xy[2 * i + 1] * (d->counts ? (double)n : 1));
    }
}

/* Shared: all groups have the same points. */
static void share(density *d, size_t steps)
{
    double lo = INFINITY, hi = -INFINITY;

    for (size_t row = 0; row < d->column->count; row++) {
        const zy_datum cell = zy_column_at(d->column, row);
        const double v = zy_datum_number(cell);
        if (zy_datum_is_missing(cell) || (cell.kind == ZY_TEXT && !cell.text[0]) || !isfinite(v))
            continue;
        lo = fmin(lo, v);
        hi = fmax(hi, v);
    }
    if (!d->has_extent) {
        d->extent[0] = lo;
        d->extent[1] = hi;
        d->has_extent = true;
    }
    d->minsteps = d->maxsteps = steps ? steps : d->maxsteps;
}

static bool read_options(const zy_transform_job *job, const zy_value *spec, density *d)
{
    const zy_value *extent = zy_transform_option(spec, "extent");
    size_t steps;

    d->cumulative = zy_value_bool(zy_value_find(spec, "cumulative"), false);
    d->counts = zy_value_bool(zy_value_find(spec, "counts"), false);
    d->bandwidth = zy_value_number(zy_value_find(spec, "bandwidth"), 0);
    d->has_extent = zy_transform_pair(extent, d->extent);
    if (extent && !d->has_extent)
        return zy_fail(job->diags, "wrong-kind", extent->span, NULL, "%s",
                       ZY_SAY(job->diags, "\"extent\" must be a list of two numbers",
                              "「extent」には二つの数の並びを書きます"));
    if (!zy_transform_steps(job, spec, "steps", 0, &steps) ||
        !zy_transform_steps(job, spec, "minsteps", 25, &d->minsteps) ||
        !zy_transform_steps(job, spec, "maxsteps", 200, &d->maxsteps))
        return false;
    if (steps)
        d->minsteps = d->maxsteps = steps;
    if (!zy_value_is(zy_value_find(spec, "resolve"), "independent"))
        share(d, steps);
    return true;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_columns by;
    density d = {.column = NULL};

    if (!zy_props_check(props, spec, job->diags))
        return NULL;
    d.column = zy_transform_field(job, table, spec, "density");
    if (!d.column || !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &by) ||
        !read_options(job, spec, &d))
        return NULL;
    warn_about_nulls(job, d.column, spec);
    const zy_partition p = zy_transform_partition(job->arena, table, &by);
    const char *more[] = {zy_transform_as(spec, 0, "value"), zy_transform_as(spec, 1, "density")};
    zy_maker maker = zy_maker_new(job->arena, &by, more, 2);
    for (size_t g = 0; g < p.count; g++)
        add_group(&maker, &by, &d, p.rows[g], p.counts[g]);
    return zy_maker_table(&maker, &by);
}

const zy_transform zy_transform_density = {
    .name = "density",
    .doc = "how dense the numbers of a column lie, smoothed",
    .props = props,
    .run = run,
};
