/* Vega's expression language (a JavaScript subset): lexer, parser, checker, evaluator. Data are zy_datum; times are UTC,
 * so local and utc functions are the same. Deterministic: random() is refused by name; now() too. */
#ifndef ZY_CALC_CALC_H
#define ZY_CALC_CALC_H

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
} zy_parameters;

/* Parses and checks. NULL after a diagnostic that points into the text (span is where the text stands in the chart file):
 * syntax, an unknown function or name with the nearest one suggested. */
zy_expression *zy_expression_read(zy_arena *arena, zy_diags *diags, const char *text, zy_span span,
                                  const zy_parameters *parameters);

/* The columns it reads through datum.x / datum['x'], NULL-terminated; `whole` when it uses datum itself. */
const char *const *zy_expression_fields(const zy_expression *expression, bool *whole);

/* Evaluates for one row (table NULL: no datum). Results live in the arena. */
zy_datum zy_expression_run(const zy_expression *expression, zy_arena *arena, zy_table *table, size_t row);
/* The same with `datum` given. */
zy_datum zy_expression_run_datum(const zy_expression *expression, zy_arena *arena, zy_datum datum);

/* A predicate of Vega-Lite: an expression text, {field, equal|lt|lte|gt|gte|range|oneOf|valid, timeUnit}, {and|or|not}.
 * {param: …} of a selection without value is true and noted. NULL after a diagnostic. */
typedef struct zy_predicate zy_predicate;
zy_predicate *zy_predicate_read(zy_arena *arena, zy_diags *diags, const zy_value *value, zy_table *table,
                                const zy_parameters *parameters);
bool zy_predicate_holds(const zy_predicate *predicate, zy_arena *arena, zy_table *table, size_t row);

/* Aggregates of Vega over some rows of a column (column NULL: count): count valid missing distinct sum product mean average
 * variance variancep stdev stdevp stderr median q1 q3 ci0 ci1 min max argmin argmax values exponential. `argument` is the second column of
 * argmin/argmax, else NULL. Undefined for an unknown op. ci0/ci1 are refused by name (random). */
bool zy_aggregate_exists(const char *op);
extern const char *const zy_aggregate_names[];
zy_datum zy_aggregate(zy_arena *arena, const char *op, zy_table *table, const zy_column *column,
                      const size_t *rows, size_t count);

#endif
