/* stack: numbers of a group on top of each other. */
#include <math.h>
#include <string.h>

#include "transforms/common.h"

static const char *const offsets[] = {"zero", "center", "normalize", NULL};
static const zy_prop props[] = {
    ZY_KEY("stack", ZY_PROP_TEXT, "the column of numbers"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the stacks apart"),
    {"offset", ZY_PROP_WORD, 0, offsets, "where a stack begins", NULL},
    ZY_KEY("sort", ZY_PROP_VALUE, "a list of {field, order}: the order within a stack"),
    ZY_KEY("as", ZY_PROP_TEXTS, "the names of the columns of starts and ends"),
    ZY_KEYS_END,
};

typedef struct stacker {
    const zy_column *column;
    zy_datum *starts, *ends;
    double largest; /* sum of a stack */
} stacker;

static double size_at(const zy_column *column, size_t row)
{
    const double v = zy_datum_number(zy_column_at(column, row));

    return isnan(v) ? 0 : v;
}

static double sum_of(const stacker *s, const size_t *rows, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += fabs(size_at(s->column, rows[i]));
    return sum;
}

static void put(stacker *s, size_t row, double start, double end)
{
    s->starts[row] = ZY_DATUM_NUMBER(start);
    s->ends[row] = ZY_DATUM_NUMBER(end);
}

/* Negative numbers grow downwards from zero, the others upwards. */
static void stack_zero(stacker *s, const size_t *rows, size_t count)
{
    double up = 0, down = 0;

    for (size_t i = 0; i < count; i++) {
        const double v = size_at(s->column, rows[i]);
        double *side = v < 0 ? &down : &up;
        put(s, rows[i], *side, *side + v);
        *side += v;
    }
}

static void stack_center(stacker *s, const size_t *rows, size_t count)
{
    double last = (s->largest - sum_of(s, rows, count)) / 2;

    for (size_t i = 0; i < count; i++) {
        const double next = last + fabs(size_at(s->column, rows[i]));
        put(s, rows[i], last, next);
        last = next;
    }
}

/* A stack of nothing but zeros has no shares: it is flat. */
static void stack_normalize(stacker *s, const size_t *rows, size_t count)
{
    const double sum = sum_of(s, rows, count), scale = sum > 0 ? 1 / sum : 0;
    double last = 0, so_far = 0;

    for (size_t i = 0; i < count; i++) {
        so_far += fabs(size_at(s->column, rows[i]));
        put(s, rows[i], last, scale * so_far);
        last = scale * so_far;
    }
}

/* What is stacked, in which groups and order. */
typedef struct plan {
    const zy_column *column;
    zy_columns by;
    zy_order order;
    const char *offset, *start, *end;
} plan;

static void stack_groups(const zy_transform_job *job, zy_table *table, const plan *s)
{
    const zy_partition p = zy_transform_partition(job->arena, table, &s->by);
    const zy_column like = *s->column;
    const bool normalize = strcmp(s->offset, "normalize") == 0;
    stacker into = {.column = s->column};

    into.starts = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);
    into.ends = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);
    for (size_t g = 0; g < p.count; g++)
        into.largest = fmax(into.largest, sum_of(&into, p.rows[g], p.counts[g]));
    for (size_t g = 0; g < p.count; g++) {
        zy_order_rows(&s->order, p.rows[g], p.counts[g]);
        if (strcmp(s->offset, "center") == 0)
            stack_center(&into, p.rows[g], p.counts[g]);
        else if (normalize)
            stack_normalize(&into, p.rows[g], p.counts[g]);
        else
            stack_zero(&into, p.rows[g], p.counts[g]);
    }
    if (normalize) {
        zy_table_set(table, s->start, into.starts);
        zy_table_set(table, s->end, into.ends);
    } else {
        zy_transform_set_like(table, s->start, into.starts, &like);
        zy_transform_set_like(table, s->end, into.ends, &like);
    }
}

bool zy_stack_add(const zy_transform_job *job, zy_table *table, const zy_stacking *stacking,
                  const zy_value *at)
{
    const zy_names *by = &stacking->by, *sort = &stacking->sort;
    zy_columns sorts;
    plan s = {.column = zy_transform_column(job, table, stacking->field, at),
              .offset = stacking->offset ? stacking->offset : "zero",
              .start = stacking->start,
              .end = stacking->end};

    if (!s.column || !zy_transform_names(job, table, by->items, by->count, at, &s.by) ||
        !zy_transform_names(job, table, sort->items, sort->count, at, &sorts))
        return false;
    s.order = (zy_order){sorts.items, stacking->descending, sort->count};
    stack_groups(job, table, &s);
    return true;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_table *result = zy_table_copy(job->arena, table);
    plan s = {.offset = zy_value_text(zy_value_find(spec, "offset"), "zero")};

    if (!zy_props_check(props, spec, job->diags) ||
        !(s.column = zy_transform_field(job, result, spec, "stack")) ||
        !zy_transform_fields(job, result, zy_transform_option(spec, "groupby"), &s.by) ||
        !zy_order_read(job, result, zy_transform_option(spec, "sort"), &s.order))
        return NULL;
    s.start = zy_transform_as(spec, 0, zy_arena_format(job->arena, "%s_start", s.column->name));
    const bool named = zy_value_find(spec, "as") != NULL;
    s.end = zy_transform_as(
        spec, 1, zy_arena_format(job->arena, "%s_end", named ? s.start : s.column->name));
    stack_groups(job, result, &s);
    return result;
}

const zy_transform zy_transform_stack = {
    .name = "stack",
    .doc = "puts the numbers of a group on top of each other",
    .props = props,
    .run = run,
};
