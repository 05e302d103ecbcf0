/* loess: a smooth curve through points, fitted piece by piece. */
#include <math.h>

#include "transforms/common.h"
#include "transforms/fit.h"

static const zy_prop props[] = {
    ZY_KEY("loess", ZY_PROP_TEXT, "the column that is smoothed"),
    ZY_KEY("on", ZY_PROP_TEXT, "the column it is smoothed along"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEY("bandwidth", ZY_PROP_NUMBER, "the share of points a piece looks at, 0 to 1; 0.3"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns"),
    ZY_KEYS_END,
};

/* y is smoothed along x. */
typedef struct smoothing {
    zy_columns by;
    zy_column *x;
    const zy_column *y;
    double bandwidth;
} smoothing;

static void add_group(zy_maker *maker, smoothing *s, size_t *rows, size_t count)
{
    const bool descending = false;
    const zy_order order = {&s->x, &descending, 1};
    const size_t first = rows[0];
    zy_points smooth;

    zy_order_rows(&order, rows, count);
    const zy_points points = zy_points_read(maker->arena, s->x, s->y, rows, count);
    zy_fit_loess(maker->arena, &points, s->bandwidth, &smooth);
    for (size_t i = 0; i < smooth.count; i++) {
        zy_datum *row = zy_maker_add(maker);
        for (size_t c = 0; c < s->by.count; c++)
            row[c] = zy_column_at(s->by.items[c], first);
        row[s->by.count] = ZY_DATUM_NUMBER(smooth.x[i]);
        row[s->by.count + 1] = ZY_DATUM_NUMBER(smooth.y[i]);
    }
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const double given = zy_value_number(zy_value_find(spec, "bandwidth"), 0.3);

    if (!zy_props_check(props, spec, job->diags))
        return NULL;
    smoothing s = {.x = zy_transform_field(job, table, spec, "on"),
                   .y = zy_transform_field(job, table, spec, "loess"),
                   .bandwidth = given > 0 ? fmin(given, 1) : 0.3};
    if (!s.x || !s.y ||
        !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &s.by))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &s.by);
    const char *more[] = {zy_transform_as(spec, 0, s.x->name), zy_transform_as(spec, 1, s.y->name)};
    zy_maker maker = zy_maker_new(job->arena, &s.by, more, 2);
    for (size_t g = 0; g < p.count; g++)
        add_group(&maker, &s, p.rows[g], p.counts[g]);
    return zy_maker_table(&maker, &s.by);
}

const zy_transform zy_transform_loess = {
    .name = "loess",
    .doc = "a smooth curve through points, fitted piece by piece",
    .props = props,
    .run = run,
};
