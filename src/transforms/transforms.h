/* Transforms of Vega-Lite: table in, table out. Each is one file, src/transforms/NAME.c, that
 * defines the constant zy_transform_NAME; the list is made by the build. */
#ifndef ZY_TRANSFORMS_TRANSFORMS_H
#define ZY_TRANSFORMS_TRANSFORMS_H

#include "calc/calc.h"
#include "props/props.h"
#include "scale/scale.h"

typedef struct zy_transform_job {
    zy_arena *arena;
    zy_diags *diags;
    const zy_parameters *parameters;
    /* The table named by lookup's from.data; NULL after a diagnostic. */
    zy_table *(*load)(void *loader, const zy_value *data);
    void *loader;
    /* Receives what {extent, param} found: an array of two numbers, or of two undefined. NULL: such
     * a transform is refused. */
    bool (*set)(void *setter, const char *parameter, zy_datum value);
    void *setter;
    /* Where Vega's generator of random numbers stands, for `sample`; 0 is its beginning, and NULL
     * begins anew at each transform. */
    double *random;
    bool says_gaps; /* cells that a sum lacks are told */
} zy_transform_job;

typedef struct zy_transform {
    const char *name; /* the key that tells it: "filter", "aggregate", "joinaggregate", "bin", … */
    const char *doc;
    const zy_prop *props; /* every key of the object, for checking, help and schema */
    /* NULL after a diagnostic. Never changes `table`. */
    zy_table *(*run)(const zy_transform_job *job, const zy_value *spec, zy_table *table);
} zy_transform;

extern const zy_transform *const zy_transforms[]; /* ends with NULL */

/* By the keys of a transform object; NULL after a diagnostic. */
const zy_transform *zy_transform_find(zy_diags *diags, const zy_value *spec);

/* Used by encodings as well as by transform objects. What they add, they add to `table` itself. */

/* A column that is cut into pieces, and the columns that get where each row's piece begins and
 * ends. */
typedef struct zy_cut {
    const char *field, *start, *end; /* end: NULL for none */
    const zy_value *at;              /* where it is asked for, or NULL */
} zy_cut;
/* Cuts numbers into bins; `bin` is true or an object of bin params. Returns the bins used in
 * `*bins`. Rows without a number get none. */
bool zy_bin_add(const zy_transform_job *job, zy_table *table, const zy_cut *cut,
                const zy_value *bin, zy_bins *bins);
/* Cuts times into units of time. */
bool zy_time_unit_add(const zy_transform_job *job, zy_table *table, const zy_cut *cut,
                      unsigned units, int step);
/* The units that cut the times from `lo` to `hi` (ms) into at most about `maxbins`: vega-time's
 * timeBin. */
void zy_time_unit_infer(double lo, double hi, double maxbins, unsigned *units, int *step);

/* Names of columns. */
typedef struct zy_names {
    const char *const *items;
    size_t count;
} zy_names;

typedef struct zy_aggregate_op {
    const char *op, *field,
        *as;            /* field NULL for count; argmin/argmax: `as` holds the row object */
    const zy_value *at; /* where it is asked for, or NULL */
} zy_aggregate_op;
/* One row a group, in order of first appearance; grouping columns first. No rows, no groups. */
zy_table *zy_table_aggregate(const zy_transform_job *job, zy_table *table, zy_names by,
                             const zy_aggregate_op *ops, size_t op_count, const zy_value *at);

/* How the numbers of a column are put on top of each other. */
typedef struct zy_stacking {
    const char *field;
    zy_names by;             /* one stack a group */
    zy_names sort;           /* within a stack */
    const bool *descending;  /* by each of them */
    const char *offset;      /* "zero", "normalize", "center"; NULL: zero */
    const char *start, *end; /* the columns that are made */
} zy_stacking;
/* Vega's stack. A missing value takes no room. */
bool zy_stack_add(const zy_transform_job *job, zy_table *table, const zy_stacking *stacking,
                  const zy_value *at);
/* Vega-Lite's impute; `spec` holds method, value, frame and keyvals. New rows come last. */
zy_table *zy_impute(const zy_transform_job *job, zy_table *table, const zy_value *spec,
                    const char *field, const char *key, zy_names by);

#endif
