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

static void stack_groups(const zy_transform_job *job, zy_table *table, const zy_column *column,
                         const zy_columns *by, const zy_order *order, const char *offset,
                         const char *as0, const char *as1)
{
    const zy_partition p = zy_transform_partition(job->arena, table, by);
    const zy_column like = *column;
    stacker s = {.column = column};

    s.starts = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);
    s.ends = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);
    for (size_t g = 0; g < p.count; g++)
        s.largest = fmax(s.largest, sum_of(&s, p.rows[g], p.counts[g]));
    for (size_t g = 0; g < p.count; g++) {
        zy_order_rows(order, p.rows[g], p.counts[g]);
        if (strcmp(offset, "center") == 0)
            stack_center(&s, p.rows[g], p.counts[g]);
        else if (strcmp(offset, "normalize") == 0)
            stack_normalize(&s, p.rows[g], p.counts[g]);
        else
            stack_zero(&s, p.rows[g], p.counts[g]);
    }
    if (strcmp(offset, "normalize") == 0) {
        zy_table_set(table, as0, s.starts);
        zy_table_set(table, as1, s.ends);
    } else {
        zy_transform_set_like(table, as0, s.starts, &like);
        zy_transform_set_like(table, as1, s.ends, &like);
    }
}

bool zy_stack_add(const zy_transform_job *job, zy_table *table, const char *field,
                  const char *const *by, size_t by_count, const char *const *sort_fields,
                  const bool *descending, size_t sort_count, const char *offset, const char *as0,
                  const char *as1, const zy_value *at)
{
    const zy_column *column = zy_transform_column(job, table, field, at);
    zy_columns groups, sorts;
    zy_order order = {.count = sort_count,
                      .descending = ZY_NEW_ARRAY(job->arena, bool, sort_count)};

    if (!column || !zy_transform_names(job, table, by, by_count, at, &groups) ||
        !zy_transform_names(job, table, sort_fields, sort_count, at, &sorts))
        return false;
    order.columns = sorts.items;
    for (size_t i = 0; i < sort_count; i++)
        order.descending[i] = descending[i];
    stack_groups(job, table, column, &groups, &order, offset ? offset : "zero", as0, as1);
    return true;
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_table *result = zy_table_copy(job->arena, table);
    const zy_column *column;
    zy_columns by;
    zy_order order;

    if (!zy_props_check(props, spec, job->diags) ||
        !(column = zy_transform_field(job, result, spec, "stack")) ||
        !zy_transform_fields(job, result, zy_transform_option(spec, "groupby"), &by) ||
        !zy_order_read(job, result, zy_transform_option(spec, "sort"), &order))
        return NULL;
    const char *as0 =
        zy_transform_as(spec, 0, zy_arena_format(job->arena, "%s_start", column->name));
    const bool named = zy_value_find(spec, "as") != NULL;
    const char *as1 =
        zy_transform_as(spec, 1, zy_arena_format(job->arena, "%s_end", named ? as0 : column->name));
    stack_groups(job, result, column, &by, &order,
                 zy_value_text(zy_value_find(spec, "offset"), "zero"), as0, as1);
    return result;
}

const zy_transform zy_transform_stack = {
    .name = "stack",
    .doc = "puts the numbers of a group on top of each other",
    .props = props,
    .run = run,
};
