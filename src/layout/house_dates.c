/* Time axes of the house style: which dates are marked, and how little has to be said of each. */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

#define GIVEN(o, field) zy_props_has(zy_axis_props, o, offsetof(zy_axis_options, field))

/* ---- Which ---- */

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

/* The dates of a column, each once, in order. */
static double *dates_of(zy_job *job, const zy_column *column, size_t *count)
{
    double *at = ZY_NEW_ARRAY(job->arena, double, column->count + 1);
    size_t found = 0, kept = 0;

    for (size_t r = 0; r < column->count; r++)
        if (isfinite(zy_column_number(column, r)))
            at[found++] = zy_column_number(column, r);
    qsort(at, found, sizeof *at, ascending);
    for (size_t i = 0; i < found; i++)
        if (kept == 0 || at[i] != at[kept - 1])
            at[kept++] = at[i];
    *count = kept;
    return at;
}

/* Years, or months, by which steps are counted: 1990, 1995, 2000; January, April, July. Halves may
 * begin in April. */
static int number_of(zy_date_unit unit, double ms)
{
    const zy_civil c = zy_civil_of(ms);

    if (unit == ZY_DATE_YEAR)
        return c.year;
    if (unit == ZY_DATE_FISCAL_YEAR)
        return c.month >= 4 ? c.year : c.year - 1;
    if (unit == ZY_DATE_WEEK)
        return (zy_civil_of(ms + 3 * 86400000.0).yearday + 6) / 7 - 1;
    return 12 * c.year + c.month - (unit == ZY_DATE_HALF && c.month % 6 == 4 ? 4 : 1);
}

/* Steps at which people count. */
static int step_for(zy_date_unit unit, const double *at, size_t count, size_t most)
{
    static const int years[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 0},
                     months[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 0},
                     weeks[] = {1, 2, 4, 13, 26, 52, 0};
    const int *steps = unit == ZY_DATE_WEEK ? weeks : unit <= ZY_DATE_FISCAL_YEAR ? years : months;
    size_t kept;

    for (;; steps++) {
        kept = 0;
        for (size_t i = 0; i < count; i++)
            kept += number_of(unit, at[i]) % *steps == 0;
        if ((kept && kept <= most) || !steps[1])
            return *steps;
    }
}

static double room_of(const zy_job *job, zy_date_unit unit)
{
    if (unit <= ZY_DATE_FISCAL_YEAR)
        return zy_length_px(&job->chart, job->chart.house->axis.year);
    return unit == ZY_DATE_MONTH ? zy_length_px(&job->chart, job->chart.house->axis.month)
                                 : zy_length_px(&job->chart, job->chart.house->axis.period);
}

void zy_house_date_ticks(zy_job *job, const zy_def *def, double room, zy_axis_options *o)
{
    const zy_column *column = zy_def_is_field(def) ? def->values : NULL;
    size_t count;

    if (!column || column->kind != ZY_COLUMN_TIME || column->date_unit == ZY_DATE_NONE ||
        column->date_unit >= ZY_DATE_DAY || def->units || GIVEN(o, values))
        return;
    const double *at = dates_of(job, column, &count);
    const size_t most = (size_t)fmax(2, floor(room / room_of(job, column->date_unit)));
    const int step = step_for(column->date_unit, at, count, most);
    zy_value *values = zy_value_new_list(job->arena, NULL);
    for (size_t i = 0; i < count; i++)
        if (number_of(column->date_unit, at[i]) % step == 0)
            zy_value_append(values, zy_value_new_number(job->arena, at[i], NULL));
    if (!values->count)
        return;
    o->values = values;
    zy_props_give(zy_axis_props, o, offsetof(zy_axis_options, values));
}

/* The unit of all instants that the column has, in ms; 0: finer than minutes. */
static double unit_of(const zy_column *column)
{
    static const double DAY = 86400000, MINUTE = 60000;

    if (column->date_unit == ZY_DATE_DAY)
        return DAY;
    if (column->date_unit != ZY_DATE_MINUTE && column->date_unit != ZY_DATE_CLOCK)
        return 0;
    for (size_t r = 0; r < column->count; r++) {
        const double ms = zy_column_number(column, r);
        if (isfinite(ms) && fmod(ms, MINUTE) != 0)
            return 0;
    }
    return MINUTE;
}

void zy_house_fine_ticks(const zy_def *def, const zy_scale *scale, double most, zy_arena *arena,
                         zy_axis_options *o)
{
    const zy_column *column = zy_def_is_field(def) ? def->values : NULL;

    if (!column || column->kind != ZY_COLUMN_TIME || def->units || GIVEN(o, values) ||
        GIVEN(o, tick_count) || scale->domain_count < 2)
        return;
    const double unit = unit_of(column);
    const double span = fabs(zy_datum_number(scale->domain[scale->domain_count - 1]) -
                             zy_datum_number(scale->domain[0]));
    if (!unit || !(span / most < unit))
        return;
    o->tick_count =
        zy_value_new_text(arena, column->date_unit == ZY_DATE_DAY ? "day" : "minutes", NULL);
    zy_props_give(zy_axis_props, o, offsetof(zy_axis_options, tick_count));
}

/* ---- What they say ---- */

/* Few years are written in full: 2023年 2024年. */
static bool is_short_row(const zy_column *column, size_t count)
{
    return (column->date_unit == ZY_DATE_YEAR || column->date_unit == ZY_DATE_FISCAL_YEAR) &&
           count <= (column->era ? 2 : 4);
}

static bool is_in_order(const zy_tick *ticks, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (!(zy_datum_number(ticks[i].value) > zy_datum_number(ticks[i - 1].value)))
            return false;
    return true;
}

void zy_house_short_years(zy_job *job, const zy_def *def, zy_tick *ticks, size_t count)
{
    const zy_column *column = zy_def_is_field(def) ? def->values : NULL;

    if (!job->chart.style->local_dates || !column || column->kind != ZY_COLUMN_TIME ||
        column->date_unit == ZY_DATE_NONE || def->units || is_short_row(column, count) ||
        !is_in_order(ticks, count))
        return;
    for (size_t i = 0, last = count; i < count; i++) {
        if (!ticks[i].line_count)
            continue;
        if (last < count)
            ticks[i].lines =
                zy_one_line(job,
                            zy_date_label_after(job->arena, job->chart.locale, column->date_unit,
                                                column->era, zy_datum_number(ticks[i].value),
                                                zy_datum_number(ticks[last].value)),
                            &ticks[i].line_count);
        last = i;
    }
}
