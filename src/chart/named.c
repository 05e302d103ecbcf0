/* Values of the chart file in the terms of the data: which row, which instant they mean. */
#include <math.h>
#include <string.h>

#include "chart/chart.h"

/* "mon" or 3 where the time unit is one alone, such as day or hours: a part of a date. */
static bool is_part_of_date(const zy_def *def, zy_datum d)
{
    const unsigned units = def->units;

    if (!units || (units & (units - 1)))
        return false;
    return d.kind == ZY_NUMBER ? d.number < 10000
                               : d.kind == ZY_TEXT && isnan(zy_js_date_parse(d.text));
}

static zy_datum instant_of(zy_job *job, const zy_value *v)
{
    double ms = NAN;

    zy_date_time_read(job->diags, v, &ms);
    return ZY_DATUM_TIME(ms);
}

static zy_datum part_of_date(zy_job *job, const zy_value *v, const zy_def *def)
{
    zy_value *map = zy_value_new_map(job->arena, v);

    zy_value_set(job->arena, map, zy_time_unit_name(def->units), zy_value_copy(job->arena, v));
    return instant_of(job, map);
}

/* Dates in bands are named as the cells are: 2019年, or 2019 where they are of years. */
static bool names_date(const zy_job *job, const zy_def *def, zy_datum d, double *ms)
{
    zy_cell_date date;
    char year[32];

    if (!job->chart.style->reads_cells || !def->values || def->values->kind != ZY_COLUMN_TIME ||
        (d.kind != ZY_TEXT && d.kind != ZY_NUMBER))
        return false;
    if (d.kind == ZY_NUMBER)
        zy_number_text(d.number, year);
    if (!zy_cell_date_read(d.kind == ZY_TEXT ? d.text : year, &date))
        return false;
    *ms = date.start;
    return true;
}

zy_datum zy_datum_in(zy_job *job, const zy_value *v, const zy_def *def)
{
    double named;

    if (zy_is_date_time(v))
        return instant_of(job, v);
    const zy_datum d = zy_value_datum(job->arena, v);
    if (is_part_of_date(def, d))
        return part_of_date(job, v, def);
    if ((def->type == ZY_TYPE_TEMPORAL || def->units) && d.kind == ZY_TEXT) {
        zy_cell_date date;
        const double ms = zy_js_date_parse(d.text);
        if (!isnan(ms))
            return ZY_DATUM_TIME(ms);
        if (zy_cell_date_read(d.text, &date))
            return ZY_DATUM_TIME(date.start);
    }
    if (def->type == ZY_TYPE_ORDINAL && names_date(job, def, d, &named))
        return ZY_DATUM_TIME(named);
    if (def->type == ZY_TYPE_TEMPORAL && d.kind == ZY_NUMBER) {
        /* A bare number on a time scale is a year when it looks like one, else milliseconds. */
        return ZY_DATUM_TIME(def->units && d.number < 3000 ? zy_date_ms((int)d.number, 1, 1)
                                                           : d.number);
    }
    return d;
}

/* Whether the instant lies in the day, month or year that the text says. */
static bool lies_in(double ms, const char *text)
{
    zy_cell_date date;

    return zy_cell_date_read(text, &date) && ms >= date.start && ms < date.end;
}

bool zy_row_is_named(zy_job *job, const zy_column *column, size_t row, const zy_value *name)
{
    const char *text = zy_datum_text(job->arena, zy_value_datum(job->arena, name));
    const zy_datum d = zy_column_at(column, row);

    if (zy_datum_is_missing(d))
        return false;
    if (column->written && column->written[row] && strcmp(column->written[row], text) == 0)
        return true;
    if (d.kind == ZY_TIME && name->kind == ZY_VALUE_NUMBER)
        return zy_civil_of(d.number).year == (int)name->number;
    if (d.kind == ZY_TIME && lies_in(d.number, text))
        return true;
    return strcmp(zy_datum_text(job->arena, d), text) == 0;
}

static bool says(zy_job *job, const zy_value *v, zy_datum value, const char *label)
{
    const char *text = zy_datum_text(job->arena, zy_value_datum(job->arena, v));

    if (strcmp(text, label) == 0)
        return true;
    /* 2024 names the bar that is labelled 2024年. */
    return value.kind == ZY_TIME && v->kind == ZY_VALUE_NUMBER &&
           zy_civil_of(value.number).year == (int)v->number;
}

bool zy_house_is_highlighted(zy_job *job, zy_datum value, const char *label)
{
    const zy_value *h = job->chart.frame.highlight;

    if (!h || !job->chart.style->has_frame)
        return false;
    if (h->kind == ZY_VALUE_MAP)
        return zy_value_find(h, label) != NULL;
    for (const zy_value *v = h->kind == ZY_VALUE_LIST ? h->child : h; v;
         v = h->kind == ZY_VALUE_LIST ? v->next : NULL)
        if (says(job, v, value, label))
            return true;
    return false;
}

const char *zy_units_name(zy_arena *arena, const zy_def *def)
{
    const char *name = zy_arena_format(arena, "%s%s", def->utc ? "utc" : "",
                                       zy_time_units_join(arena, def->units, ""));

    return def->unit_step > 1 ? zy_arena_format(arena, "%s_step_%d", name, def->unit_step) : name;
}
