/* What the transforms share. */
#ifndef ZY_TRANSFORMS_COMMON_H
#define ZY_TRANSFORMS_COMMON_H

#include "transforms/transforms.h"

/* The property table of a key that only has to be of a kind; the run functions read the values
 * themselves. */
#define ZY_KEY(name, kind, doc)                                                                    \
    {                                                                                              \
        (name), (kind), 0, NULL, (doc), NULL                                                       \
    }
#define ZY_KEYS_END                                                                                \
    {                                                                                              \
        NULL, ZY_PROP_VALUE, 0, NULL, NULL, NULL                                                   \
    }

/* The column, or NULL after "unknown-field" at `at`. A table without any columns (an empty list of
 * rows) has every column, empty. */
zy_column *zy_transform_column(const zy_transform_job *job, zy_table *table, const char *name,
                               const zy_value *at);
/* The column that the key names; NULL after a diagnostic, also when the key is not there. */
zy_column *zy_transform_field(const zy_transform_job *job, zy_table *table, const zy_value *spec,
                              const char *key);

typedef struct zy_columns {
    zy_column **items;
    size_t count;
} zy_columns;
/* The value of the key; NULL when it is null, too. */
const zy_value *zy_transform_option(const zy_value *spec, const char *key);
/* The columns of a list of names, or of one name; none when `list` is NULL. */
bool zy_transform_fields(const zy_transform_job *job, zy_table *table, const zy_value *list,
                         zy_columns *columns);
bool zy_transform_names(const zy_transform_job *job, zy_table *table, const char *const *names,
                        size_t count, const zy_value *at, zy_columns *columns);

/* Name `i` of `as`, which is a text or a list of texts. */
const char *zy_transform_as(const zy_value *spec, size_t i, const char *fallback);
/* The numbers of a list of two; false when it is none. */
bool zy_transform_pair(const zy_value *list, double pair[2]);

/* The rows by groups, each in the order of the table. */
typedef struct zy_partition {
    size_t count;
    size_t **rows;
    size_t *counts;
    zy_groups groups;
} zy_partition;
zy_partition zy_transform_partition(zy_arena *arena, zy_table *table, const zy_columns *by);

/* An order of rows: Vega's compare over several columns. */
typedef struct zy_order {
    zy_column **columns;
    const bool *descending;
    size_t count;
} zy_order;
/* Reads [{field, order}]. */
bool zy_order_read(const zy_transform_job *job, zy_table *table, const zy_value *sort,
                   zy_order *order);
int zy_order_compare(const zy_order *order, size_t a, size_t b);
/* Stable; no columns: nothing is done. */
void zy_order_rows(const zy_order *order, size_t *rows, size_t count);

/* A table of these rows of these columns only. */
zy_table *zy_transform_narrow(zy_arena *arena, zy_table *table, const zy_columns *columns,
                              const size_t *rows, size_t count);
/* Sets a column that tells the same things as `like`: its unit, its kind of date. */
zy_column *zy_transform_set_like(zy_table *table, const char *name, const zy_datum *data,
                                 const zy_column *like);

/* A list of maps such as `aggregate`, `window`: {op, field, as, param}. */
typedef struct zy_operation {
    const char *op, *field, *as;
    double param; /* NAN: none */
    const zy_value *at;
} zy_operation;
bool zy_operations_read(const zy_transform_job *job, const zy_value *list, bool windows,
                        zy_operation **operations, size_t *count);
bool zy_is_window_op(const char *op);
/* False after "unknown-aggregate". */
bool zy_aggregate_check(const zy_transform_job *job, const char *op, const zy_value *at,
                        bool windows);

/* Which rows before and after count with a row; unbounded where not given. */
typedef struct zy_frame {
    bool has_first, has_last;
    double first, last;
} zy_frame;
bool zy_frame_read(const zy_transform_job *job, const zy_value *list, zy_frame *frame);
/* The measure, freshly initialised, of the frame around each of the rows, which are in no order. */
void zy_frame_aggregate(zy_arena *arena, const zy_frame *frame, zy_measure *measure,
                        const size_t *rows, size_t count, zy_datum *result);

typedef double zy_curve(const void *curve, double x);
/* Where a curve is looked at: from lo to hi, equally spaced when minsteps is maxsteps. */
typedef struct zy_sampling {
    zy_curve *f;
    const void *curve; /* what f is given */
    double lo, hi;
    size_t minsteps, maxsteps;
} zy_sampling;
/* vega-statistics' sampleCurve: points, denser where the curve bends. `points` becomes an array of
 * x and y in turn; the number of points. */
size_t zy_curve_sample(zy_arena *arena, const zy_sampling *sampling, double **points);
/* A count from the chart file, within sense: false after a diagnostic. */
bool zy_transform_steps(const zy_transform_job *job, const zy_value *spec, const char *key,
                        size_t fallback, size_t *steps);

/* Rows that a transform makes: columns by name, filled row by row. */
typedef struct zy_maker {
    zy_arena *arena;
    const char *const *names;
    size_t columns, count, room;
    zy_datum *cells; /* row after row */
} zy_maker;
/* The grouping columns, then the named ones. */
zy_maker zy_maker_new(zy_arena *arena, const zy_columns *by, const char *const *names,
                      size_t count);
/* The cells of a new row, all undefined. */
zy_datum *zy_maker_add(zy_maker *maker);
zy_table *zy_maker_table(const zy_maker *maker, const zy_columns *like);

#endif
