/* regression: a line or curve through points. */
#include <math.h>
#include <string.h>

#include "transforms/common.h"
#include "transforms/fit.h"

static const char *const methods[] = {"linear", "log",  "exp",      "pow",
                                      "quad",   "poly", "constant", NULL};
static const zy_prop props[] = {
    ZY_KEY("regression", ZY_PROP_TEXT, "the column that is predicted"),
    ZY_KEY("on", ZY_PROP_TEXT, "the column it is predicted from"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    {"method", ZY_PROP_WORD, 0, methods, "the form of the curve", NULL},
    ZY_KEY("order", ZY_PROP_NUMBER, "of a polynomial; 3"),
    ZY_KEY("extent", ZY_PROP_NUMBERS, "[from, to]: where the curve begins and ends"),
    ZY_KEY("params", ZY_PROP_BOOL, "the coefficients instead of points"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns"),
    ZY_KEYS_END,
};

typedef struct regression {
    const zy_transform_job *job;
    const zy_column *x, *y;
    zy_columns by;
    zy_fit_method method;
    size_t order;
    bool has_extent;
    double extent[2];
} regression;

static size_t freedom(const regression *r)
{
    return r->method == ZY_FIT_POLY ? r->order : r->method == ZY_FIT_QUAD ? 2 : 1;
}

/* Vega looks at all x of the group, also where y is missing. */
static bool extent_of(const regression *r, const size_t *rows, size_t count, double extent[2])
{
    extent[0] = INFINITY;
    extent[1] = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        const double x = zy_column_number(r->x, rows[i]);
        if (x < extent[0])
            extent[0] = x;
        if (x > extent[1])
            extent[1] = x;
    }
    if (r->has_extent)
        memcpy(extent, r->extent, sizeof r->extent);
    return isfinite(extent[0]) && isfinite(extent[1]);
}

static double predict(const void *curve, double x)
{
    const zy_fit *fit = curve;

    return fit->predict(fit, x);
}

static void add_point(const regression *r, zy_maker *maker, size_t first, double x, double y)
{
    zy_datum *row = zy_maker_add(maker);

    for (size_t c = 0; c < r->by.count; c++)
        row[c] = zy_column_at(r->by.items[c], first);
    row[r->by.count] = ZY_DATUM_NUMBER(x);
    row[r->by.count + 1] = ZY_DATUM_NUMBER(y);
}

static void add_curve(const regression *r, zy_maker *maker, const zy_fit *fit, const size_t *rows,
                      size_t count)
{
    double extent[2], *xy;

    if (!extent_of(r, rows, count, extent))
        return;
    if (r->method == ZY_FIT_LINEAR || r->method == ZY_FIT_CONSTANT) {
        for (size_t i = 0; i < 2; i++)
            add_point(r, maker, rows[0], extent[i], predict(fit, extent[i]));
        return;
    }
    const zy_sampling sampling = {predict, fit, extent[0], extent[1], 25, 200};
    const size_t n = zy_curve_sample(r->job->arena, &sampling, &xy);
    for (size_t i = 0; i < n; i++)
        add_point(r, maker, rows[0], xy[2 * i], xy[2 * i + 1]);
}

static zy_datum array_of(zy_arena *arena, size_t count, zy_array **array)
{
    *array = ZY_NEW(arena, zy_array);
    (*array)->count = count;
    (*array)->items = ZY_NEW_ARRAY(arena, zy_datum, count);
    return (zy_datum){.kind = ZY_ARRAY, .array = *array};
}

static void add_parameters(const regression *r, zy_maker *maker, const zy_fit *fit, size_t first)
{
    zy_datum *row = zy_maker_add(maker);
    zy_array *keys, *coefficients;

    if (r->by.count) {
        row[0] = array_of(r->job->arena, r->by.count, &keys);
        for (size_t c = 0; c < r->by.count; c++)
            keys->items[c] = zy_column_at(r->by.items[c], first);
    }
    row[1] = array_of(r->job->arena, fit->count, &coefficients);
    for (size_t i = 0; i < fit->count; i++)
        coefficients->items[i] = ZY_DATUM_NUMBER(fit->coefficients[i]);
    row[2] = ZY_DATUM_NUMBER(fit->r_squared);
}

static void add_group(const regression *r, zy_maker *maker, bool parameters, const zy_value *spec,
                      const size_t *rows, size_t count)
{
    if (count <= freedom(r)) {
        zy_warn(r->job->diags, "too-few-points", spec->span, NULL, "%s",
                ZY_SAY(r->job->diags, "a group has too few points for a regression; it is left out",
                       "回帰には点が少なすぎる組があり、省きました"));
        return;
    }
    const zy_points points = zy_points_read(r->job->arena, r->x, r->y, rows, count);
    const zy_fit fit = zy_fit_points(r->job->arena, r->method, &points, r->order);
    if (parameters)
        add_parameters(r, maker, &fit, rows[0]);
    else
        add_curve(r, maker, &fit, rows, count);
}

static bool read_options(regression *r, const zy_value *spec)
{
    zy_diags *diags = r->job->diags;
    const zy_value *order = zy_transform_option(spec, "order"),
                   *extent = zy_transform_option(spec, "extent");
    const char *method = zy_value_text(zy_value_find(spec, "method"), "linear");
    const double given = zy_value_number(order, 3);

    for (int i = 0; methods[i]; i++)
        if (strcmp(methods[i], method) == 0)
            r->method = (zy_fit_method)i;
    if (!(given >= 0 && given <= ZY_MOST_ORDER))
        return zy_fail(diags, "bad-order", order->span, NULL,
                       ZY_SAY(diags, "\"order\" must be a number from 0 to %d",
                              "「order」には 0 から %d までの数を書きます"),
                       ZY_MOST_ORDER);
    r->order = (size_t)given;
    r->has_extent = zy_transform_pair(extent, r->extent);
    if (extent && !r->has_extent)
        return zy_fail(diags, "wrong-kind", extent->span, NULL, "%s",
                       ZY_SAY(diags, "\"extent\" must be a list of two numbers",
                              "「extent」には二つの数の並びを書きます"));
    if (r->has_extent && r->method == ZY_FIT_LOG && r->extent[0] <= 0) {
        zy_warn(diags, "ignored-extent", extent->span, NULL, "%s",
                ZY_SAY(diags, "a logarithm has no values at 0 and below; the extent is ignored",
                       "対数は 0 以下にありません。範囲は無視されます"));
        r->has_extent = false;
    }
    return true;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    static const char *const parameter_names[] = {"keys", "coef", "rSquared"};
    const zy_columns none = {.count = 0};
    const bool parameters = zy_value_bool(zy_value_find(spec, "params"), false);
    regression r = {.job = job};

    if (!zy_props_check(props, spec, job->diags) || !read_options(&r, spec))
        return NULL;
    r.x = zy_transform_field(job, table, spec, "on");
    r.y = zy_transform_field(job, table, spec, "regression");
    if (!r.x || !r.y ||
        !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &r.by))
        return NULL;
    const zy_partition p = zy_transform_partition(job->arena, table, &r.by);
    const char *more[] = {zy_transform_as(spec, 0, r.x->name), zy_transform_as(spec, 1, r.y->name)};
    zy_maker maker = parameters ? zy_maker_new(job->arena, &none, parameter_names, 3)
                                : zy_maker_new(job->arena, &r.by, more, 2);
    for (size_t g = 0; g < p.count; g++)
        add_group(&r, &maker, parameters, spec, p.rows[g], p.counts[g]);
    return zy_maker_table(&maker, parameters ? &none : &r.by);
}

const zy_transform zy_transform_regression = {
    .name = "regression",
    .doc = "a line or curve through points",
    .props = props,
    .run = run,
};
