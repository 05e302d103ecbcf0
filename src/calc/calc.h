/* Vega's expression language (a JavaScript subset): lexer, parser, checker, evaluator. Data are
 * zy_datum; times are UTC, so local and utc functions are the same. Deterministic: random() is
 * refused by name; now() too.
 *
 * Where JavaScript has Date objects there are instants (ZY_TIME), which compare and calculate as
 * their milliseconds. What throws in JavaScript (a member of undefined) is undefined here. */
#ifndef ZY_CALC_CALC_H
#define ZY_CALC_CALC_H

#include "format/format.h"
#include "table/table.h"

typedef struct zy_expression zy_expression;

/* Names an expression may use besides `datum`: parameters with a value. */
typedef struct zy_parameter {
    const char *name;
    zy_datum value;
} zy_parameter;
typedef struct zy_parameters {
    const zy_parameter *items;
    size_t count;
    const zy_locale *locale; /* of format() and timeFormat(); NULL: English */
    /* What only the chart knows: scale, invert, domain, range, bandwidth, bandspace, data. NULL:
     * these functions are refused. */
    zy_datum (*ask)(void *asked, zy_arena *arena, const char *function, const zy_datum *args,
                    size_t count);
    void *asked;
} zy_parameters;

/* Parses and checks. NULL after a diagnostic that points into the text (span is where the text
 * stands in the chart file): syntax, an unknown function or name with the nearest one suggested.
 * `parameters` may be NULL; it must outlive the expression otherwise, and so must `diags`. */
zy_expression *zy_expression_read(zy_arena *arena, zy_diags *diags, const char *text, zy_span span,
                                  const zy_parameters *parameters);

/* Warns about each datum.x for which the table has no column (unless it has no columns at all). */
void zy_expression_check_fields(const zy_expression *expression, zy_table *table);

/* Evaluates for one row (table NULL: no datum). Results live in the arena. An expression is used by
 * one thread at a time: it remembers where the columns of the last table were. */
zy_datum zy_expression_run(const zy_expression *expression, zy_arena *arena, zy_table *table,
                           size_t row);
/* The same with `datum` given. */
zy_datum zy_expression_run_datum(const zy_expression *expression, zy_arena *arena, zy_datum datum);

/* A predicate of Vega-Lite: an expression text, {field, equal|lt|lte|gt|gte|range|oneOf|valid,
 * timeUnit}, {and|or|not}. {param: ...} holds for the rows that the parameter's value selects; a
 * parameter without value selects all (or none with empty: false) and is noted. NULL after a
 * diagnostic. */
typedef struct zy_predicate zy_predicate;
zy_predicate *zy_predicate_read(zy_arena *arena, zy_diags *diags, const zy_value *value,
                                zy_table *table, const zy_parameters *parameters);
bool zy_predicate_holds(const zy_predicate *predicate, zy_arena *arena, zy_table *table,
                        size_t row);

/* A moment of Vega-Lite, {year, quarter, month, date, day, hours, ...}, in ms UTC. */
bool zy_is_date_time(const zy_value *value);
/* False after a diagnostic: a month or day that is none. */
bool zy_date_time_read(zy_diags *diags, const zy_value *value, double *ms);

/* Aggregates of Vega over some rows of a column (column NULL: count): count valid missing distinct
 * sum product mean average variance variancep stdev stdevp stderr median q1 q3 min max argmin
 * argmax values, and exponential and exponentialb, whose factor stands in the name:
 * "exponential(0.5)". argmin, argmax: the row as an object. Undefined for an unknown op. ci0 and
 * ci1 draw random numbers and are no aggregates here. */
bool zy_aggregate_exists(const char *op);
extern const char *const zy_aggregate_names[];
zy_datum zy_aggregate(zy_arena *arena, const char *op, zy_table *table, const zy_column *column,
                      const size_t *rows, size_t count);

/* The same bit by bit, for sliding windows and groups in one pass. */
typedef struct zy_measure {
    int op;
    zy_table *table;
    const zy_column *column;
    double factor; /* exponential */
    size_t count, valid, missing;
    double sum, product, mean, dev, exponential; /* those that the op needs */
    zy_datum extreme;                            /* min, max, argmin, argmax so far */
    size_t extreme_row;
    bool stale; /* the extreme was removed */
} zy_measure;

/* False: there is no such op, or it needs a column. */
bool zy_measure_init(zy_measure *measure, const char *op, zy_table *table, const zy_column *column);
void zy_measure_add(zy_measure *measure, size_t row);
void zy_measure_remove(zy_measure *measure, size_t row);
/* Whether its value is always a number or undefined: then nothing of it lies in the arena. */
bool zy_measure_is_number(const zy_measure *measure);
/* `rows` are the ones added and not removed; used by median, distinct, values and the like, and
 * when an extreme was removed. */
zy_datum zy_measure_value(zy_measure *measure, zy_arena *arena, const size_t *rows, size_t count);

/* ---- Statistics shared with the transforms ---- */

/* The quantile at `p` of sorted numbers, R-7 as d3; NAN when there are none. */
double zy_quantile(const double *sorted, size_t count, double p);
/* The numbers of some rows of a column, sorted: not missing, not "", not NaN. */
double *zy_numbers_sorted(zy_arena *arena, const zy_column *column, const size_t *rows,
                          size_t count, size_t *found);
double zy_normal_density(double value, double mean, double stdev);
double zy_normal_cumulative(double value, double mean, double stdev);

#endif
