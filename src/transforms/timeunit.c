/* timeUnit: times down to the start of their month, hour ... */
#include <glib.h>
#include <math.h>

#include "transforms/common.h"

static const zy_prop props[] = {
    ZY_KEY("timeUnit", ZY_PROP_VALUE, "a unit such as yearmonth, or {unit, step, maxbins}"),
    ZY_KEY("field", ZY_PROP_TEXT, "the column of times"),
    ZY_KEY("as", ZY_PROP_TEXT, "the name of the new column; that of the ends has _end behind it"),
    ZY_KEYS_END,
};
static const zy_prop unit_props[] = {
    ZY_KEY("unit", ZY_PROP_TEXT, "a unit such as yearmonth"),
    ZY_KEY("step", ZY_PROP_NUMBER, "how many of the smallest unit make one"),
    ZY_KEY("maxbins", ZY_PROP_NUMBER, "without a unit: the most intervals; 40"),
    ZY_KEY("utc", ZY_PROP_BOOL, "always so"),
    ZY_KEY("binned", ZY_PROP_BOOL, "whether the times are starts of units already"),
    ZY_KEYS_END,
};

static const double second = 1000, minute = 60000, hour = 3600000, day = 86400000;

/* NAN where there is no time. */
static double time_at(const zy_column *column, size_t row)
{
    const zy_datum d = zy_column_at(column, row);

    if (zy_datum_is_missing(d))
        return NAN;
    return d.kind == ZY_TEXT ? zy_js_date_parse(d.text) : zy_datum_number(d);
}

static zy_datum time_or_null(double ms)
{
    return isnan(ms) ? ZY_DATUM_NULL : ZY_DATUM_TIME(ms);
}

typedef struct time_steps {
    unsigned units;
    int step;
    bool binned; /* the times are starts of units already */
} time_steps;

static void add(const zy_transform_job *job, zy_table *table, const zy_column *column,
                const zy_cut *cut, time_steps by)
{
    const size_t n = table->row_count;
    zy_datum *starts = ZY_NEW_ARRAY(job->arena, zy_datum, n);
    zy_datum *ends = ZY_NEW_ARRAY(job->arena, zy_datum, n);
    const zy_column like = *column;

    for (size_t row = 0; row < n; row++) {
        const double ms = time_at(column, row);
        const double start =
            isnan(ms) || by.binned ? ms : zy_time_units_floor(by.units, by.step, ms);
        starts[row] = time_or_null(start);
        ends[row] = time_or_null(isnan(start) ? NAN : zy_time_units_next(by.units, by.step, start));
    }
    zy_transform_set_like(table, cut->start, starts, &like);
    if (cut->end)
        zy_transform_set_like(table, cut->end, ends, &like);
}

bool zy_time_unit_add(const zy_transform_job *job, zy_table *table, const zy_cut *cut,
                      unsigned units, int step)
{
    const zy_column *column = zy_transform_column(job, table, cut->field, cut->at);

    if (column)
        add(job, table, column, cut, (time_steps){units, step > 0 ? step : 1, false});
    return column != NULL;
}

void zy_time_unit_infer(double lo, double hi, double maxbins, unsigned *units, int *step)
{
    enum {
        MONTHS = ZY_UNIT_YEAR | ZY_UNIT_MONTH,
        DAYS = MONTHS | ZY_UNIT_DATE,
        HOURS = DAYS | ZY_UNIT_HOURS,
        MINUTES = HOURS | ZY_UNIT_MINUTES,
        SECONDS = MINUTES | ZY_UNIT_SECONDS,
    };
    const struct {
        unsigned units;
        int step;
        double length;
    } known[] = {{SECONDS, 1, second},
                 {SECONDS, 5, 5 * second},
                 {SECONDS, 15, 15 * second},
                 {SECONDS, 30, 30 * second},
                 {MINUTES, 1, minute},
                 {MINUTES, 5, 5 * minute},
                 {MINUTES, 15, 15 * minute},
                 {MINUTES, 30, 30 * minute},
                 {HOURS, 1, hour},
                 {HOURS, 3, 3 * hour},
                 {HOURS, 6, 6 * hour},
                 {HOURS, 12, 12 * hour},
                 {DAYS, 1, day},
                 {ZY_UNIT_YEAR | ZY_UNIT_WEEK, 1, 7 * day},
                 {MONTHS, 1, 30 * day},
                 {MONTHS, 3, 90 * day},
                 {ZY_UNIT_YEAR, 1, 365 * day}};
    const double target = fabs(hi - lo) / maxbins, year = 365 * day;
    size_t i = 0;

    while (i < G_N_ELEMENTS(known) && known[i].length <= target)
        i++;
    if (i == G_N_ELEMENTS(known)) {
        *units = ZY_UNIT_YEAR;
        *step = (int)fmax(1, fmin(1e5, zy_tick_step(lo / year, hi / year, maxbins)));
    } else if (i == 0) {
        *units = SECONDS | ZY_UNIT_MILLISECONDS;
        *step = (int)fmax(1, zy_tick_step(lo, hi, maxbins));
    } else {
        i -= target / known[i - 1].length < known[i].length / target;
        *units = known[i].units;
        *step = known[i].step;
    }
}

static void infer(const zy_column *column, double maxbins, unsigned *units, int *step)
{
    double lo = NAN, hi = NAN;

    for (size_t row = 0; row < column->count; row++) {
        lo = fmin(lo, time_at(column, row));
        hi = fmax(hi, time_at(column, row));
    }
    zy_time_unit_infer(isnan(lo) ? 0 : lo, isnan(hi) ? 0 : hi, maxbins >= 1 ? maxbins : 40, units,
                       step);
}

static zy_table *run(const zy_transform_job *job, const zy_value *spec, zy_table *table)
{
    const zy_value *v = zy_value_find(spec, "timeUnit");
    const bool is_map = v->kind == ZY_VALUE_MAP;
    const zy_value *unit = is_map ? zy_value_find(v, "unit") : v;
    const char *as = zy_transform_as(spec, 0, NULL);
    zy_table *result = zy_table_copy(job->arena, table);
    bool utc = false, binned = false;
    int step = (int)fmax(1, fmin(1e5, zy_value_number(zy_value_find(v, "step"), 1)));
    unsigned units = unit ? zy_time_units_read(zy_value_text(unit, ""), &utc, &binned) : 0;

    if (!zy_props_check(props, spec, job->diags) ||
        (is_map && !zy_props_check(unit_props, v, job->diags)))
        return NULL;
    const zy_column *column = zy_transform_field(job, result, spec, "field");
    if (unit && !units)
        zy_fail(job->diags, "unknown-time-unit", unit->span, NULL,
                ZY_SAY(job->diags, "\"%s\" is no time unit", "「%s」という時間の単位はありません"),
                zy_value_text(unit, ""));
    if (!as)
        zy_fail(job->diags, "no-name", spec->span, NULL, "%s",
                ZY_SAY(job->diags, "\"as\" is missing: the name of the new column",
                       "新しい列の名「as」がありません"));
    if (!column || !as || (unit && !units))
        return NULL;
    if (!unit)
        infer(column, zy_value_number(zy_value_find(v, "maxbins"), 40), &units, &step);
    binned |= zy_value_bool(zy_value_find(v, "binned"), false);
    const zy_cut cut = {column->name, as, zy_arena_format(job->arena, "%s_end", as), NULL};
    add(job, result, column, &cut, (time_steps){units, step, binned});
    return result;
}

const zy_transform zy_transform_timeunit = {
    .name = "timeUnit",
    .doc = "takes times down to the start of their month, hour or other unit",
    .props = props,
    .run = run,
};
