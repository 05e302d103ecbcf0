/* Aggregates, with the arithmetic and the odd cases of vega-transforms: null and "" are missing,
 * NaN is neither missing nor valid, a text counts as its number. */
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lookup.h"
#include "base/number.h"
#include "calc/node.h"

typedef enum op {
    COUNT,
    VALID,
    MISSING,
    DISTINCT,
    SUM,
    PRODUCT,
    MEAN,
    AVERAGE,
    VARIANCE,
    VARIANCEP,
    STDEV,
    STDEVP,
    STDERR,
    MEDIAN,
    Q1,
    Q3,
    MIN,
    MAX,
    ARGMIN,
    ARGMAX,
    VALUES,
    EXPONENTIAL,
    EXPONENTIALB,
} op;

const char *const zy_aggregate_names[] = {
    "count",  "valid",   "missing",  "distinct",    "sum",          "product",
    "mean",   "average", "variance", "variancep",   "stdev",        "stdevp",
    "stderr", "median",  "q1",       "q3",          "min",          "max",
    "argmin", "argmax",  "values",   "exponential", "exponentialb", NULL,
};

/* "exponential(0.5)": the word and the factor. */
static int find_op(const char *name, double *factor)
{
    const size_t len = strcspn(name, "("), all = strlen(name);

    *factor = NAN;
    if (name[len] == '(' &&
        (name[all - 1] != ')' || !zy_number_read(name + len + 1, all - len - 2, factor)))
        return -1;
    for (int i = 0; zy_aggregate_names[i]; i++)
        if (strlen(zy_aggregate_names[i]) == len && strncmp(zy_aggregate_names[i], name, len) == 0)
            return i < EXPONENTIAL && name[len] ? -1 : i;
    return -1;
}

bool zy_aggregate_exists(const char *name)
{
    double factor;

    return find_op(name, &factor) >= 0;
}

bool zy_measure_init(zy_measure *measure, const char *name, zy_table *table,
                     const zy_column *column)
{
    double factor;
    const int found = find_op(name, &factor);

    *measure = (zy_measure){.op = found, .table = table, .column = column, .product = 1};
    measure->factor = isnan(factor) ? 0 : factor;
    measure->extreme = (zy_datum){.kind = ZY_UNDEFINED};
    return found >= 0 && (column || found == COUNT);
}

bool zy_measure_is_number(const zy_measure *m)
{
    return m->op < MIN || m->op > VALUES;
}

static bool is_missing(zy_datum d)
{
    return zy_datum_is_missing(d) || (d.kind == ZY_TEXT && !d.text[0]);
}

static bool is_nan(zy_datum d)
{
    return (d.kind == ZY_NUMBER || d.kind == ZY_TIME) && isnan(d.number);
}

static bool is_more_extreme(const zy_measure *m, zy_datum d, zy_datum than)
{
    zy_arena *arena = m->table->arena;

    if (than.kind == ZY_UNDEFINED)
        return true;
    return m->op == MIN || m->op == ARGMIN ? zy_calc_less(arena, d, than)
                                           : zy_calc_less(arena, than, d);
}

static void add_extreme(zy_measure *m, zy_datum d, size_t row)
{
    if (m->stale || !is_more_extreme(m, d, m->extreme))
        return;
    m->extreme = d;
    m->extreme_row = row;
}

static void add_mean(zy_measure *m, double v)
{
    const double from_mean = v - m->mean;

    m->mean += from_mean / (double)m->valid;
    m->dev += from_mean * (v - m->mean);
}

static void remove_mean(zy_measure *m, double v)
{
    const double from_mean = v - m->mean;

    m->mean -= m->valid ? from_mean / (double)m->valid : m->mean;
    m->dev -= from_mean * (v - m->mean);
}

static void add_value(zy_measure *m, zy_datum d, size_t row)
{
    switch ((op)m->op) {
    case SUM:
        m->sum += zy_datum_number(d);
        break;
    case PRODUCT:
        m->product *= zy_datum_number(d);
        break;
    case MEAN:
    case AVERAGE:
    case VARIANCE:
    case VARIANCEP:
    case STDEV:
    case STDEVP:
    case STDERR:
        add_mean(m, zy_datum_number(d));
        break;
    case MIN:
    case MAX:
    case ARGMIN:
    case ARGMAX:
        add_extreme(m, d, row);
        break;
    case EXPONENTIAL:
    case EXPONENTIALB:
        m->exponential = m->factor * m->exponential + zy_datum_number(d);
        break;
    case COUNT:
    case VALID:
    case MISSING:
    case DISTINCT:
    case MEDIAN:
    case Q1:
    case Q3:
    case VALUES:
        break;
    }
}

static void remove_value(zy_measure *m, zy_datum d)
{
    const double v = zy_datum_number(d);

    switch ((op)m->op) {
    case SUM:
        m->sum -= v;
        break;
    case PRODUCT:
        m->product /= v;
        break;
    case MEAN:
    case AVERAGE:
    case VARIANCE:
    case VARIANCEP:
    case STDEV:
    case STDEVP:
    case STDERR:
        remove_mean(m, v);
        break;
    case MIN:
    case MAX:
    case ARGMIN:
    case ARGMAX:
        m->stale = m->stale || !is_more_extreme(m, m->extreme, d);
        break;
    case EXPONENTIAL:
    case EXPONENTIALB:
        m->exponential = (m->exponential - v / pow(m->factor, (double)m->valid - 1)) / m->factor;
        break;
    case COUNT:
    case VALID:
    case MISSING:
    case DISTINCT:
    case MEDIAN:
    case Q1:
    case Q3:
    case VALUES:
        break;
    }
}

void zy_measure_add(zy_measure *m, size_t row)
{
    m->count++;
    if (!m->column)
        return;
    const zy_datum d = zy_column_at(m->column, row);
    if (is_missing(d)) {
        m->missing++;
    } else if (!is_nan(d)) {
        m->valid++;
        add_value(m, d, row);
    }
}

void zy_measure_remove(zy_measure *m, size_t row)
{
    m->count--;
    if (!m->column)
        return;
    const zy_datum d = zy_column_at(m->column, row);
    if (is_missing(d)) {
        m->missing--;
    } else if (!is_nan(d)) {
        m->valid--;
        remove_value(m, d);
    }
}

/* ---- Quantiles ---- */

double zy_quantile(const double *sorted, size_t count, double p)
{
    if (!count || isnan(p))
        return NAN;
    if (p <= 0 || count < 2)
        return sorted[0];
    if (p >= 1)
        return sorted[count - 1];
    const double at = (double)(count - 1) * p, below = floor(at);
    const double lo = sorted[(size_t)below], hi = sorted[(size_t)below + 1];
    return lo + (hi - lo) * (at - below);
}

static int compare_numbers(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double *zy_numbers_sorted(zy_arena *arena, const zy_column *column, const size_t *rows,
                          size_t count, size_t *found)
{
    double *numbers = ZY_NEW_ARRAY(arena, double, count);

    *found = 0;
    for (size_t i = 0; i < count; i++) {
        const zy_datum d = zy_column_at(column, rows[i]);
        const double number = zy_datum_number(d);
        if (!is_missing(d) && !isnan(number))
            numbers[(*found)++] = number;
    }
    if (*found > 1)
        qsort(numbers, *found, sizeof *numbers, compare_numbers);
    return numbers;
}

static zy_datum number_or_none(double number, bool any)
{
    return any ? ZY_DATUM_NUMBER(number) : (zy_datum){.kind = ZY_UNDEFINED};
}

static zy_datum quartile(zy_arena *arena, const zy_measure *m, const size_t *rows, size_t count)
{
    const double p = m->op == Q1 ? 0.25 : m->op == Q3 ? 0.75 : 0.5;
    size_t found;
    const double *sorted = zy_numbers_sorted(arena, m->column, rows, count, &found);

    return number_or_none(zy_quantile(sorted, found, p), found > 0);
}

/* ---- Distinct values: as texts, so that 1 and "1" are one, null and undefined two ---- */

static size_t distinct_numbers(const zy_column *column, const size_t *rows, size_t count)
{
    double *numbers = g_new(double, count + 1);
    size_t n = 0, others = 0;
    bool null = false, undefined = false, nan = false;

    for (size_t i = 0; i < count; i++) {
        const zy_datum d = zy_column_at(column, rows[i]);
        null |= d.kind == ZY_NULL;
        undefined |= d.kind == ZY_UNDEFINED;
        nan |= is_nan(d);
        if (!zy_datum_is_missing(d) && !is_nan(d))
            numbers[n++] = d.number;
    }
    qsort(numbers, n, sizeof *numbers, compare_numbers);
    for (size_t i = 1; i < n; i++)
        others += numbers[i] != numbers[i - 1];
    g_free(numbers);
    return others + (n > 0) + null + undefined + nan;
}

static size_t distinct(zy_arena *arena, const zy_column *column, const size_t *rows, size_t count)
{
    if (column->kind == ZY_COLUMN_NUMBER || column->kind == ZY_COLUMN_TIME)
        return distinct_numbers(column, rows, count);
    GHashTable *seen = zy_lookup_new();
    for (size_t i = 0; i < count; i++) {
        const char *text = zy_datum_text(arena, zy_column_at(column, rows[i]));
        zy_lookup_add(seen, text);
    }
    const size_t found = g_hash_table_size(seen);
    g_hash_table_destroy(seen);
    return found;
}

/* ---- Results ---- */

static void refresh_extreme(zy_measure *m, const size_t *rows, size_t count)
{
    m->stale = false;
    m->extreme = (zy_datum){.kind = ZY_UNDEFINED};
    for (size_t i = 0; i < count; i++) {
        const zy_datum d = zy_column_at(m->column, rows[i]);
        if (!is_missing(d) && !is_nan(d))
            add_extreme(m, d, rows[i]);
    }
}

static zy_datum spread(const zy_measure *m)
{
    const double dev = m->dev < 0 ? 0 : m->dev, n = (double)m->valid;

    const double variance = dev / (n - 1);

    if (m->op == VARIANCEP || m->op == STDEVP)
        return number_or_none(m->op == STDEVP ? sqrt(dev / n) : dev / n, n > 0);
    if (m->op == STDERR)
        return number_or_none(sqrt(dev / (n * (n - 1))), n > 1);
    return number_or_none(m->op == STDEV ? sqrt(variance) : variance, n > 1);
}

static zy_datum row_objects(zy_arena *arena, zy_table *table, const size_t *rows, size_t count)
{
    zy_datum *items = ZY_NEW_ARRAY(arena, zy_datum, count);

    for (size_t i = 0; i < count; i++)
        items[i] = zy_table_row(arena, table, rows[i]);
    return zy_datum_array(arena, items, count);
}

static zy_datum exponential(const zy_measure *m)
{
    const double scaled = m->exponential * (1 - m->factor);

    if (m->op == EXPONENTIAL)
        return number_or_none(scaled / (1 - pow(m->factor, (double)m->valid)), m->valid > 0);
    return number_or_none(scaled, m->valid > 0);
}

zy_datum zy_measure_value(zy_measure *m, zy_arena *arena, const size_t *rows, size_t count)
{
    if (m->stale)
        refresh_extreme(m, rows, count);
    switch ((op)m->op) {
    case COUNT:
        return ZY_DATUM_NUMBER((double)m->count);
    case VALID:
        return ZY_DATUM_NUMBER((double)m->valid);
    case MISSING:
        return ZY_DATUM_NUMBER((double)m->missing);
    case DISTINCT:
        return ZY_DATUM_NUMBER((double)distinct(arena, m->column, rows, count));
    case SUM:
        return number_or_none(m->sum, m->valid > 0);
    case PRODUCT:
        return number_or_none(m->product, m->valid > 0);
    case MEAN:
    case AVERAGE:
        return number_or_none(m->mean, m->valid > 0);
    case VARIANCE:
    case VARIANCEP:
    case STDEV:
    case STDEVP:
    case STDERR:
        return spread(m);
    case MEDIAN:
    case Q1:
    case Q3:
        return quartile(arena, m, rows, count);
    case MIN:
    case MAX:
        return m->extreme;
    case ARGMIN:
    case ARGMAX:
        return m->extreme.kind == ZY_UNDEFINED ? m->extreme
                                               : zy_table_row(arena, m->table, m->extreme_row);
    case VALUES:
        return row_objects(arena, m->table, rows, count);
    case EXPONENTIAL:
    case EXPONENTIALB:
        return exponential(m);
    }
    return (zy_datum){.kind = ZY_UNDEFINED};
}

zy_datum zy_aggregate(zy_arena *arena, const char *name, zy_table *table, const zy_column *column,
                      const size_t *rows, size_t count)
{
    zy_measure m;

    if (!zy_measure_init(&m, name, table, column))
        return (zy_datum){.kind = ZY_UNDEFINED};
    for (size_t i = 0; i < count; i++)
        zy_measure_add(&m, rows[i]);
    return zy_measure_value(&m, arena, rows, count);
}
