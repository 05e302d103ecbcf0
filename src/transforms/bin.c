/* bin: numbers into intervals of equal width. */
#include <math.h>
#include <string.h>

#include "transforms/common.h"

/* The keys of a `bin` object. */
static const zy_prop bin_props[] = {
    ZY_KEY("maxbins", ZY_PROP_NUMBER, "the most bins; 10"),
    ZY_KEY("step", ZY_PROP_NUMBER, "the width of a bin"),
    ZY_KEY("steps", ZY_PROP_NUMBERS, "the widths to choose from"),
    ZY_KEY("minstep", ZY_PROP_NUMBER, "the smallest width"),
    ZY_KEY("base", ZY_PROP_NUMBER, "the number base of round widths; 10"),
    ZY_KEY("divide", ZY_PROP_NUMBERS, "by what a width may be divided; [5, 2]"),
    ZY_KEY("nice", ZY_PROP_BOOL, "whether boundaries are round numbers"),
    ZY_KEY("anchor", ZY_PROP_NUMBER, "a number that must be a boundary"),
    ZY_KEY("extent", ZY_PROP_VALUE, "[from, to] instead of the smallest and largest number"),
    ZY_KEY("binned", ZY_PROP_BOOL, "whether the data are binned already"),
    ZY_KEYS_END,
};
static const zy_prop props[] = {
    ZY_KEY("bin", ZY_PROP_VALUE, "true, or a map: maxbins, step, nice, ..."),
    ZY_KEY("field", ZY_PROP_TEXT, "the column of numbers"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns of starts and ends"),
    ZY_KEYS_END,
};

/* Vega adds this before it rounds down, so that 0.3 lies in the bin that begins at 3 * 0.1. */
static const double bias = 1e-14;

/* null and "" are no number, NaN neither. */
static double number_at(const zy_column *column, size_t row)
{
    const zy_datum d = zy_column_at(column, row);

    if (zy_datum_is_missing(d) || (d.kind == ZY_TEXT && !d.text[0]))
        return NAN;
    return zy_datum_number(d);
}

static void extent_of(const zy_column *column, double extent[2])
{
    extent[0] = INFINITY;
    extent[1] = -INFINITY;
    for (size_t row = 0; row < column->count; row++) {
        const double v = number_at(column, row);
        if (v < extent[0])
            extent[0] = v;
        if (v > extent[1])
            extent[1] = v;
    }
}

/* {param: name}: the parameter's two numbers, when it has them. */
static bool read_parameter(const zy_transform_job *job, const zy_value *v, double extent[2])
{
    const char *name = zy_value_text(zy_value_find(v, "param"), NULL);

    for (size_t i = 0; name && job->parameters && i < job->parameters->count; i++) {
        const zy_datum d = job->parameters->items[i].value;
        if (strcmp(job->parameters->items[i].name, name) == 0 && d.kind == ZY_ARRAY &&
            d.array->count == 2) {
            extent[0] = zy_datum_number(d.array->items[0]);
            extent[1] = zy_datum_number(d.array->items[1]);
            return isfinite(extent[0]) && isfinite(extent[1]);
        }
    }
    return false;
}

static bool read_extent(const zy_transform_job *job, const zy_value *bin, const zy_column *column,
                        double extent[2])
{
    const zy_value *v = zy_transform_option(bin, "extent");

    if (zy_transform_pair(v, extent) || read_parameter(job, v, extent))
        return true;
    extent_of(column, extent);
    return !v || v->kind == ZY_VALUE_MAP ||
           zy_fail(job->diags, "wrong-kind", v->span, NULL, "%s",
                   ZY_SAY(job->diags, "\"extent\" must be a list of two numbers",
                          "「extent」には二つの数の並びを書きます"));
}

static double *numbers_of(zy_arena *arena, const zy_value *list, size_t *count)
{
    size_t i = 0;

    *count = list && list->kind == ZY_VALUE_LIST ? list->count : 0;
    double *numbers = ZY_NEW_ARRAY(arena, double, *count);
    for (const zy_value *v = *count ? list->child : NULL; v; v = v->next)
        numbers[i++] = v->number;
    return *count ? numbers : NULL;
}

static zy_bin_options options_of(const zy_transform_job *job, const zy_value *bin)
{
    const zy_value *anchor = zy_value_find(bin, "anchor");
    size_t divide_count;
    const double *divide = numbers_of(job->arena, zy_value_find(bin, "divide"), &divide_count);
    zy_bin_options o = {
        .maxbins = zy_value_number(zy_value_find(bin, "maxbins"), 10),
        .base = zy_value_number(zy_value_find(bin, "base"), 10),
        .step = zy_value_number(zy_value_find(bin, "step"), 0),
        .minstep = zy_value_number(zy_value_find(bin, "minstep"), 0),
        .divide = {5, 2},
        .nice = zy_value_bool(zy_value_find(bin, "nice"), true),
        .anchored = anchor && anchor->kind == ZY_VALUE_NUMBER,
        .anchor = zy_value_number(anchor, 0),
    };

    o.steps = numbers_of(job->arena, zy_value_find(bin, "steps"), &o.step_count);
    for (size_t i = 0; divide && i < 2; i++)
        o.divide[i] = i < divide_count ? divide[i] : 0;
    return o;
}

static zy_datum start_of(const zy_bins *b, double v)
{
    if (isnan(v))
        return ZY_DATUM_NULL;
    if (v < b->start || v > b->stop)
        return ZY_DATUM_NUMBER(v < b->start ? -INFINITY : INFINITY);
    v = fmax(b->start, fmin(v, b->stop - b->step));
    return ZY_DATUM_NUMBER(b->start + b->step * floor(bias + (v - b->start) / b->step));
}

static void add_columns(const zy_transform_job *job, zy_table *table, const zy_column *column,
                        const zy_bins *b, const zy_cut *cut)
{
    const size_t n = table->row_count;
    zy_datum *starts = ZY_NEW_ARRAY(job->arena, zy_datum, n);
    zy_datum *ends = ZY_NEW_ARRAY(job->arena, zy_datum, n);
    const zy_column like = *column;

    for (size_t row = 0; row < n; row++) {
        starts[row] = ends[row] = start_of(b, number_at(column, row));
        /* A long way round, so that the end of a bin is exactly the start of the next. */
        if (ends[row].kind == ZY_NUMBER)
            ends[row].number = b->start + b->step * (1 + (ends[row].number - b->start) / b->step);
    }
    zy_transform_set_like(table, cut->start, starts, &like);
    if (cut->end)
        zy_transform_set_like(table, cut->end, ends, &like);
}

bool zy_bin_add(const zy_transform_job *job, zy_table *table, const zy_cut *cut,
                const zy_value *bin, zy_bins *bins)
{
    const zy_column *column = zy_transform_column(job, table, cut->field, cut->at);
    double extent[2];

    if (bin && bin->kind == ZY_VALUE_MAP && !zy_props_check(bin_props, bin, job->diags))
        return false;
    if (!column || !read_extent(job, bin, column, extent))
        return false;
    const zy_bin_options options = options_of(job, bin);
    if (options.step > 0 && (extent[1] - extent[0]) / options.step > 1e6) {
        zy_fail(job->diags, "too-many-bins", bin->span, NULL, "%s",
                ZY_SAY(job->diags, "more than a million bins", "区間が100万個を超えます"));
        zy_diag_fault(job->diags, ZY_FAULT_LIMIT);
        return false;
    }
    *bins = zy_bin(extent[0], extent[1], &options);
    bins->stop = bins->start + ceil((bins->stop - bins->start) / bins->step) * bins->step;
    add_columns(job, table, column, bins, cut);
    return true;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const char *as = zy_transform_as(spec, 0, NULL);
    zy_table *result = zy_table_copy(job->arena, table);
    zy_bins bins;

    if (!zy_props_check(props, spec, job->diags) || !zy_transform_field(job, result, spec, "field"))
        return NULL;
    if (!as) {
        zy_fail(job->diags, "no-name", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "\"as\" is missing: the name of the new column",
                       "新しい列の名「as」がありません"));
        return NULL;
    }
    const zy_value *field = zy_value_find(spec, "field");
    const char *end = zy_transform_as(spec, 1, zy_arena_format(job->arena, "%s_end", as));
    const zy_cut cut = {field->text, as, end, field};
    return zy_bin_add(job, result, &cut, zy_value_find(spec, "bin"), &bins) ? result : NULL;
}

const zy_transform zy_transform_bin = {
    .name = "bin",
    .doc = "puts numbers into intervals of equal width",
    .props = props,
    .run = run,
};
