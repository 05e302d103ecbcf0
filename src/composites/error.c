#include "composites/error.h"

#include <string.h>

const char *const zy_error_centers[] = {"mean", "median", NULL};
const char *const zy_error_extents[] = {"ci", "stderr", "stdev", "iqr", NULL};

/* How the chart says what the interval is. */
typedef enum input {
    RAW,    /* from the rows of a group */
    ENDS,   /* y and y2 */
    ERRORS, /* y and yError, and perhaps yError2 */
} input;

/* ---- Which axis, which input ---- */

static bool has(const zy_compose *c, const char *channel)
{
    return zy_compose_has_data(c, channel);
}

static bool fail_with_both(const zy_compose *c, const char *one, const char *other)
{
    return zy_fail(c->diags, "two-measures", zy_value_find(c->encoding, other)->span, NULL,
                   ZY_SAY(c->diags, "\"%s\" cannot have both %s and %s",
                          "「%s」に %s と %s を両方書くことはできません"),
                   c->composite->name, one, other);
}

static bool fail_without_first(const zy_compose *c, const char *second, const char *first)
{
    return zy_fail(c->diags, "no-field", zy_value_find(c->encoding, second)->span, NULL,
                   ZY_SAY(c->diags, "%s needs %s too", "%s には %s も必要です"), second, first);
}

/* At most one of the two channels, and nothing of the other kind. */
static bool find_axis_of(const zy_compose *c, const char *for_x, const char *for_y, bool *vertical)
{
    if (has(c, for_x) && has(c, for_y))
        return fail_with_both(c, for_x, for_y);
    *vertical = has(c, for_y);
    return zy_compose_check_axis(c, *vertical ? "y" : "x", *vertical ? for_y : for_x);
}

static bool find_input(const zy_compose *c, input *from, bool *vertical)
{
    static const char *const errors[] = {"xError", "yError", "xError2", "yError2"};
    const char *error = NULL;

    for (size_t i = 0; i < sizeof errors / sizeof *errors && !error; i++)
        error = has(c, errors[i]) ? errors[i] : NULL;
    *from = has(c, "x2") || has(c, "y2") ? ENDS : error ? ERRORS : RAW;
    if (*from == RAW)
        return zy_compose_orient(c, vertical);
    if (*from == ENDS)
        return error ? fail_with_both(c, has(c, "x2") ? "x2" : "y2", error)
                     : find_axis_of(c, "x2", "y2", vertical);
    if (has(c, "xError2") && !has(c, "xError"))
        return fail_without_first(c, "xError2", "xError");
    if (has(c, "yError2") && !has(c, "yError"))
        return fail_without_first(c, "yError2", "yError");
    return find_axis_of(c, "xError", "yError", vertical);
}

/* ---- From rows ---- */

static bool fail_at_random(const zy_compose *c, const zy_value *extent)
{
    return zy_fail(
        c->diags, "random-aggregate", extent->span,
        ZY_SAY(c->diags, "stderr, stdev and iqr are exact", "stderr、stdev、iqr が使えます"), "%s",
        ZY_SAY(c->diags, "\"ci\" draws random numbers, so that no two pictures are the same",
               "「ci」は乱数を使うため、描くたびに違う図になります"));
}

static void warn_of_mismatch(const zy_compose *c, const char *center, const char *extent)
{
    const zy_value *at = zy_value_find(c->mark, "center");

    if ((strcmp(center, "median") == 0) != (strcmp(extent, "iqr") == 0))
        zy_warn(c->diags, "unusual-center", (at ? at : c->mark)->span, NULL,
                ZY_SAY(c->diags, "\"%s\" is not usually the centre of \"%s\"",
                       "中心「%s」は範囲「%s」とはふつう組み合わせません"),
                center, extent);
}

static void center_and_spread(const zy_compose *c, const char *center, const char *spread,
                              zy_value *operations, zy_value *calculations)
{
    const char *middle = zy_compose_name(c, "center_"), *extent = zy_compose_name(c, "extent_");
    const char *a = zy_compose_datum(c, middle), *b = zy_compose_datum(c, extent);

    zy_compose_op(c, operations, spread, c->field, extent);
    zy_compose_op(c, operations, center, c->field, middle);
    zy_compose_calculate(c, calculations, zy_arena_format(c->arena, "%s + %s", a, b),
                         zy_compose_name(c, "upper_"));
    zy_compose_calculate(c, calculations, zy_arena_format(c->arena, "%s - %s", a, b),
                         zy_compose_name(c, "lower_"));
}

static void quartiles(const zy_compose *c, zy_value *operations)
{
    zy_compose_op(c, operations, "q1", c->field, zy_compose_name(c, "lower_"));
    zy_compose_op(c, operations, "q3", c->field, zy_compose_name(c, "upper_"));
    zy_compose_op(c, operations, "median", c->field, zy_compose_name(c, "center_"));
}

/* Vega-Lite takes the default centre from config.errorbar, of error bands too. */
static bool from_rows(const zy_compose *c, zy_value *operations, zy_value *calculations)
{
    const zy_value *extent = zy_value_find(c->mark, "extent");
    const char *written = zy_value_text(extent, NULL);
    const char *center = zy_value_text(zy_value_find(c->mark, "center"), NULL);

    if (!center)
        center = written ? strcmp(written, "iqr") == 0 ? "median" : "mean"
                         : zy_value_text(zy_config(&c->job->chart, "errorbar.center"), "mean");
    const char *spread = written ? written : strcmp(center, "mean") == 0 ? "stderr" : "iqr";
    if (strcmp(spread, "ci") == 0)
        return fail_at_random(c, extent);
    warn_of_mismatch(c, center, spread);
    if (strcmp(spread, "iqr") == 0)
        quartiles(c, operations);
    else
        center_and_spread(c, center, spread, operations, calculations);
    return true;
}

/* ---- From columns ---- */

static void warn_of_options(const zy_compose *c)
{
    static const char *const keys[] = {"center", "extent"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const zy_value *v = zy_value_find(c->mark, keys[i]);
        if (v)
            zy_warn(c->diags, "ignored-extent", v->key_span, NULL,
                    ZY_SAY(c->diags, "\"%s\" is left out: the ends are columns of the table",
                           "両端が表の列で指定されているため、「%s」は使われません"),
                    keys[i]);
    }
}

static bool from_ends(const zy_compose *c, zy_value *calculations)
{
    const char *second = zy_compose_field(c, c->vertical ? "y2" : "x2");

    if (!second)
        return false;
    zy_compose_calculate(c, calculations, zy_compose_datum(c, second),
                         zy_compose_name(c, "upper_"));
    zy_compose_calculate(c, calculations, zy_compose_datum(c, c->field),
                         zy_compose_name(c, "lower_"));
    return true;
}

static bool from_errors(const zy_compose *c, zy_value *calculations)
{
    const char *second = c->vertical ? "yError2" : "xError2";
    const char *up = zy_compose_field(c, c->vertical ? "yError" : "xError");
    const char *down = up && has(c, second) ? zy_compose_field(c, second) : up;
    const char *value = zy_compose_datum(c, c->field);

    if (!up || !down)
        return false;
    zy_compose_calculate(c, calculations,
                         zy_arena_format(c->arena, "%s + %s", value, zy_compose_datum(c, up)),
                         zy_compose_name(c, "upper_"));
    zy_compose_calculate(c, calculations,
                         zy_arena_format(c->arena, "%s %s %s", value, has(c, second) ? "+" : "-",
                                         zy_compose_datum(c, down)),
                         zy_compose_name(c, "lower_"));
    return true;
}

/* ---- The whole ---- */

static zy_value *without_measure(const zy_compose *c)
{
    static const char *const vertical[] = {"y", "y2", "yError", "yError2", NULL};
    static const char *const horizontal[] = {"x", "x2", "xError", "xError2", NULL};

    return zy_compose_without(c, c->encoding, c->vertical ? vertical : horizontal);
}

static bool make_columns(const zy_compose *c, input from, zy_compose_rest *rest,
                         zy_value *calculations)
{
    if (from == RAW)
        return from_rows(c, rest->aggregate, calculations);
    warn_of_options(c);
    rest->groupby = zy_value_new_list(c->arena, c->mark);
    return from == ENDS ? from_ends(c, calculations) : from_errors(c, calculations);
}

bool zy_error_prepare(zy_compose *c, zy_job *job, const zy_composite *composite,
                      const zy_value *unit, const zy_value *data, zy_error_parts *parts)
{
    static const char *const gone[] = {"mark", "encoding", "params", "projection", NULL};
    zy_compose_rest rest;
    input from;
    bool vertical = true;

    if (!zy_compose_init(c, job, composite, unit, data) || !find_input(c, &from, &vertical) ||
        !zy_compose_axis(c, vertical) || !zy_compose_split(c, without_measure(c), &rest))
        return false;
    zy_value *calculations = zy_value_new_list(c->arena, c->mark);
    if (!make_columns(c, from, &rest, calculations))
        return false;
    const zy_value *own = zy_value_find(unit, "transform");
    parts->transforms = zy_value_new_list(c->arena, own ? own : c->mark);
    zy_compose_append(c, parts->transforms, own);
    zy_compose_append(c, parts->transforms, rest.transforms);
    if (rest.aggregate->count)
        zy_compose_group(c, parts->transforms, "aggregate", rest.aggregate, rest.groupby);
    zy_compose_append(c, parts->transforms, calculations);
    parts->others = rest.encoding;
    parts->outer = zy_compose_without(c, unit, gone);
    zy_value_set(c->arena, parts->outer, "transform", parts->transforms);
    return true;
}
