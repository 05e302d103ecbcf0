/* window: ranks, neighbours, running sums ... */
#include <math.h>
#include <string.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("window", ZY_PROP_VALUE, "a list of {op, field, as, param}"),
    ZY_KEY("frame", ZY_PROP_VALUE, "[before, after]: which rows count with a row; [null, 0]"),
    ZY_KEY("ignorePeers", ZY_PROP_BOOL, "whether rows of equal rank are not taken together"),
    ZY_KEY("groupby", ZY_PROP_TEXTS, "the columns that tell the groups apart"),
    ZY_KEY("sort", ZY_PROP_VALUE, "a list of {field, order}"),
    ZY_KEYS_END,
};

static const char *const op_names[] = {
    "row_number", "rank",        "dense_rank", "percent_rank", "cume_dist",  "ntile",     "lag",
    "lead",       "first_value", "last_value", "nth_value",    "prev_value", "next_value"};
typedef enum window_op {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST,
    NTILE,
    LAG,
    LEAD,
    FIRST_VALUE,
    LAST_VALUE,
    NTH_VALUE,
    PREV_VALUE,
    NEXT_VALUE,
    NO_WINDOW_OP,
} window_op;

static window_op find_op(const char *name)
{
    int i = 0;

    while (i < NO_WINDOW_OP && strcmp(op_names[i], name) != 0)
        i++;
    return (window_op)i;
}

bool zy_is_window_op(const char *op)
{
    return find_op(op) != NO_WINDOW_OP;
}

/* The rows of a group in their order. */
typedef struct partition {
    const size_t *rows;
    size_t count;
    const zy_order *order;
    zy_frame frame;
    bool peers; /* frames take in all rows of equal rank */
    size_t *first_peer, *past_peer;
} partition;

/* Whether sorted rows a and b (a < b) differ. Without an order all do. */
static bool differs(const partition *p, size_t a, size_t b)
{
    return p->order->count == 0 || zy_order_compare(p->order, p->rows[a], p->rows[b]) != 0;
}

static size_t clamp(double x, size_t most)
{
    return x < 0 ? 0 : x > (double)most ? most : (size_t)x;
}

/* Rows *from to *to (exclusive) count with row i. */
static void frame_of(const partition *p, size_t i, size_t *from, size_t *to)
{
    const size_t n = p->count;

    *from = p->frame.has_first ? clamp((double)i + p->frame.first, n) : 0;
    *to = p->frame.has_last ? clamp((double)i + p->frame.last + 1, n) : n;
    if (p->peers && *from < n)
        *from = p->first_peer[*from];
    if (p->peers && *to > 0)
        *to = p->past_peer[*to - 1];
}

static void find_peers(zy_arena *arena, partition *p)
{
    p->first_peer = ZY_NEW_ARRAY(arena, size_t, p->count);
    p->past_peer = ZY_NEW_ARRAY(arena, size_t, p->count);
    for (size_t i = 1; i < p->count; i++)
        p->first_peer[i] = differs(p, i - 1, i) ? i : p->first_peer[i - 1];
    for (size_t i = p->count; i-- > 0;)
        p->past_peer[i] = i + 1 < p->count && !differs(p, i, i + 1) ? p->past_peer[i + 1] : i + 1;
}

/* ---- Aggregates ---- */

/* Frames only move forward: what leaves is taken away, what comes is added. */
static void run_aggregate(zy_arena *arena, const partition *p, zy_measure *m, zy_datum *result)
{
    zy_arena *scratch = zy_arena_new();
    size_t from = 0, to = 0;

    for (size_t i = 0; i < p->count; i++) {
        size_t next_from, next_to;
        frame_of(p, i, &next_from, &next_to);
        for (; from < next_from && from < to; from++)
            zy_measure_remove(m, p->rows[from]);
        from = from < next_from ? next_from : from;
        for (to = to < from ? from : to; to < next_to; to++)
            zy_measure_add(m, p->rows[to]);
        /* What sorts the rows of a frame gives a number and needs its memory no longer. */
        zy_arena *into = zy_measure_is_number(m) ? scratch : arena;
        result[p->rows[i]] = zy_measure_value(m, into, p->rows + from, to - from);
        zy_arena_empty(scratch);
    }
    zy_arena_free(scratch);
}

void zy_frame_aggregate(zy_arena *arena, const zy_frame *frame, zy_measure *measure,
                        const size_t *rows, size_t count, zy_datum *result)
{
    const zy_order none = {.count = 0};
    const partition p = {.rows = rows, .count = count, .order = &none, .frame = *frame};

    run_aggregate(arena, &p, measure, result);
}

/* ---- Ranks ---- */

static void run_ranks(const partition *p, window_op op, zy_datum *result)
{
    double rank = 1, dense = 1;
    const double n = (double)p->count;

    for (size_t i = 0; i < p->count; i++) {
        if (i && differs(p, i - 1, i)) {
            rank = (double)i + 1;
            dense++;
        }
        result[p->rows[i]] = ZY_DATUM_NUMBER(op == ROW_NUMBER   ? (double)i + 1
                                             : op == RANK       ? rank
                                             : op == DENSE_RANK ? dense
                                                                : (rank - 1) / (n - 1));
    }
}

/* As in Vega, equals of the first row are not counted for the first row. */
static void run_cumulative(const partition *p, window_op op, double param, zy_datum *result)
{
    size_t last = 0;

    for (size_t i = 0; i < p->count; i++) {
        if (last < i) {
            last = i;
            while (last + 1 < p->count && !differs(p, last, last + 1))
                last++;
        }
        const double share = (1 + (double)last) / (double)p->count;
        result[p->rows[i]] = ZY_DATUM_NUMBER(op == NTILE ? ceil(param * share) : share);
    }
}

/* ---- Neighbours ---- */

static zy_datum at(const partition *p, const zy_column *column, double i, size_t from, size_t to)
{
    if (!(i >= (double)from && i < (double)to))
        return ZY_DATUM_NULL;
    return zy_column_at(column, p->rows[(size_t)i]);
}

static void run_neighbours(const partition *p, window_op op, double param, const zy_column *column,
                           zy_datum *result)
{
    const size_t n = p->count;
    /* An offset of 0 is as if none were given. */
    const double offset = isnan(param) || param == 0 ? 1 : trunc(param);

    for (size_t i = 0; i < n; i++) {
        size_t from, to;
        frame_of(p, i, &from, &to);
        zy_datum *d = &result[p->rows[i]];
        if (op == LAG)
            *d = at(p, column, (double)i - offset, 0, n);
        else if (op == LEAD)
            *d = at(p, column, (double)i + offset, 0, n);
        else if (op == FIRST_VALUE)
            *d = at(p, column, (double)from, 0, n);
        else if (op == LAST_VALUE)
            *d = at(p, column, (double)to - 1, 0, n);
        else
            *d = at(p, column, (double)from + offset - 1, from, to);
    }
}

/* The nearest value at or before the row, or at or after it. */
static void run_fill(const partition *p, window_op op, const zy_column *column, zy_datum *result)
{
    zy_datum near = ZY_DATUM_NULL;

    for (size_t k = 0; k < p->count; k++) {
        const size_t row = p->rows[op == PREV_VALUE ? k : p->count - 1 - k];
        const zy_datum d = zy_column_at(column, row);
        near = zy_datum_is_missing(d) ? near : d;
        result[row] = near;
    }
}

/* ---- Running ---- */

static void run_window_op(const partition *p, window_op op, double param, const zy_column *column,
                          zy_datum *result)
{
    switch (op) {
    case ROW_NUMBER:
    case RANK:
    case DENSE_RANK:
    case PERCENT_RANK:
        run_ranks(p, op, result);
        break;
    case CUME_DIST:
    case NTILE:
        run_cumulative(p, op, param, result);
        break;
    case LAG:
    case LEAD:
    case FIRST_VALUE:
    case LAST_VALUE:
    case NTH_VALUE:
        run_neighbours(p, op, param, column, result);
        break;
    case PREV_VALUE:
    case NEXT_VALUE:
        run_fill(p, op, column, result);
        break;
    case NO_WINDOW_OP:
        break;
    }
}

static bool check(const zy_transform_job *job, const zy_operation *o, window_op op,
                  const zy_column *column)
{
    if (op >= LAG && op < NO_WINDOW_OP && !column)
        return zy_fail(job->diags, "no-field", o->at->span, NULL,
                       ZY_SAY(job->diags, "\"%s\" needs a field", "「%s」には field が要ります"),
                       o->op);
    if ((op == NTILE || op == NTH_VALUE) && !(o->param > 0))
        return zy_fail(job->diags, "no-param", o->at->span, NULL,
                       ZY_SAY(job->diags, "\"%s\" needs a param greater than 0",
                              "「%s」には 0 より大きい param が要ります"),
                       o->op);
    return true;
}

/* The data of the new column; NULL after a diagnostic. */
static zy_datum *run_operation(const zy_transform_job *job, zy_table *table, const zy_operation *o,
                               const zy_partition *groups, partition p)
{
    const window_op op = find_op(o->op);
    const zy_column *column = o->field ? zy_transform_column(job, table, o->field, o->at) : NULL;
    zy_datum *result = ZY_NEW_ARRAY(job->arena, zy_datum, table->row_count);

    if ((o->field && !column) || !check(job, o, op, column))
        return NULL;
    for (size_t g = 0; g < groups->count; g++) {
        zy_measure m;
        p.rows = groups->rows[g];
        p.count = groups->counts[g];
        if (p.peers)
            find_peers(job->arena, &p);
        if (op != NO_WINDOW_OP)
            run_window_op(&p, op, o->param, column, result);
        else if (zy_measure_init(&m, o->op, table, column))
            run_aggregate(job->arena, &p, &m, result);
    }
    return result;
}

static bool read_end(const zy_value *v, bool *has, double *offset)
{
    *has = v->kind != ZY_VALUE_NULL;
    *offset = trunc(zy_value_number(v, NAN));
    return !*has || isfinite(*offset);
}

bool zy_frame_read(const zy_transform_job *job, const zy_value *list, zy_frame *frame)
{
    if (!list || list->kind == ZY_VALUE_NULL)
        return true;
    if (list->kind == ZY_VALUE_LIST && list->count == 2 &&
        read_end(list->child, &frame->has_first, &frame->first) &&
        read_end(list->child->next, &frame->has_last, &frame->last))
        return true;
    return zy_fail(job->diags, "wrong-kind", list->span, NULL, "%s",
                   ZY_SAY(job->diags, "\"frame\" must be a list of two numbers or nulls",
                          "「frame」には二つの数か null の並びを書きます"));
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    zy_operation *operations;
    size_t count;
    zy_columns by;
    zy_order order;
    partition p = {.order = &order, .frame = {.has_last = true}};

    if (!zy_props_check(props, spec, job->diags) ||
        !zy_operations_read(job, zy_value_find(spec, "window"), true, &operations, &count) ||
        !zy_transform_fields(job, table, zy_transform_option(spec, "groupby"), &by) ||
        !zy_order_read(job, table, zy_transform_option(spec, "sort"), &order) ||
        !zy_frame_read(job, zy_transform_option(spec, "frame"), &p.frame))
        return NULL;
    p.peers = order.count && !zy_value_bool(zy_value_find(spec, "ignorePeers"), false);
    const zy_partition groups = zy_transform_partition(job->arena, table, &by);
    for (size_t g = 0; g < groups.count; g++)
        zy_order_rows(&order, groups.rows[g], groups.counts[g]);
    zy_table *result = zy_table_copy(job->arena, table);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const zy_datum *data = run_operation(job, table, &operations[i], &groups, p);
        good &= data != NULL;
        if (data)
            zy_table_set(result, operations[i].as, data);
    }
    return good ? result : NULL;
}

const zy_transform zy_transform_window = {
    .name = "window",
    .doc = "ranks, neighbouring rows, running sums and means",
    .props = props,
    .run = run,
};
