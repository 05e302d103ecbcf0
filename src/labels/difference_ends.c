/* Which bars or points a difference is between. */
#include <math.h>
#include <string.h>

#include "labels/difference.h"

static const zy_prop keys[] = {
    {"from", ZY_PROP_VALUE, 0, NULL, "the bar, date or series before", NULL},
    {"to", ZY_PROP_VALUE, 0, NULL, "the bar, date or series after", NULL},
    {"as", ZY_PROP_VALUE, 0, NULL, "points, percent, ratio or cagr", NULL},
    {0}};

static const char *text_of(zy_job *job, const zy_value *v)
{
    return zy_datum_text(job->arena, zy_value_datum(job->arena, v));
}

static bool unknown(zy_job *job, const zy_column *column, const zy_value *name, bool bar)
{
    const char **names = ZY_NEW_ARRAY(job->arena, const char *, column->count + 1);

    for (size_t r = 0; r < column->count; r++)
        names[r] = zy_datum_text(job->arena, zy_column_at(column, r));
    return zy_fail(job->diags, "unknown-bar", name->span,
                   zy_hint_nearest(job->diags, text_of(job, name), names),
                   bar ? ZY_SAY(job->diags, "no bar is called \"%s\"", "「%s」という棒はありません")
                       : ZY_SAY(job->diags, "no point and no series is called \"%s\"",
                                "「%s」という点も系列もありません"),
                   text_of(job, name));
}

/* ---- Bars ---- */

/* Of several bars of one name, the one that the chart is about. */
static bool find_bar(zy_job *job, const zy_view *unit, const zy_value *name, zy_step_end *end)
{
    const zy_column *categories = zy_category_def(unit)->values,
                    *values = zy_value_def(unit)->values;
    const zy_scene_mark *bars = unit->marks.first;
    const zy_item *found = NULL;

    for (size_t i = 0; i < bars->count; i++) {
        const zy_item *bar = &bars->items[i];
        if (zy_row_is_named(job, categories, bar->row, name) &&
            (!found || (zy_row_is_context(unit, found->row) && !zy_row_is_context(unit, bar->row))))
            found = bar;
    }
    if (!found)
        return unknown(job, categories, name, true);
    const double value = zy_column_number(values, found->row);
    *end = (zy_step_end){.value = value, .row = found->row, .bar = found};
    end->x = value < 0 ? found->x : found->x2;
    end->y = value < 0 ? found->y2 : found->y;
    return true;
}

/* ---- Lines ---- */

typedef struct lines {
    zy_job *job;
    zy_view *unit;
    const zy_column *x, *y, *series;
} lines;

static zy_step_end end_at(const lines *l, size_t row)
{
    const zy_pen pen = {.chart = &l->job->chart, .unit = l->unit, .arena = l->job->arena};

    return (zy_step_end){.x = zy_point_position(&pen, ZY_CHANNEL_X, row, ZY_POSITION_MID),
                         .y = zy_point_position(&pen, ZY_CHANNEL_Y, row, ZY_POSITION_MID),
                         .value = zy_column_number(l->y, row),
                         .row = row};
}

/* The line that a step along x is of: the only one, or the only one that is highlighted. */
static const zy_item *main_line(const lines *l)
{
    const zy_scene_mark *mark = l->unit->marks.first;
    const zy_item *found = NULL;

    for (size_t i = 0; i < mark->count; i++) {
        const bool context = mark->count > 1 && (!l->job->chart.frame.highlight ||
                                                 zy_row_is_context(l->unit, mark->items[i].row));
        if (context)
            continue;
        if (found)
            return NULL;
        found = &mark->items[i];
    }
    return found;
}

static bool is_of_line(const lines *l, size_t row, const zy_item *line)
{
    return !l->series ||
           zy_datum_equal(zy_column_at(l->series, row), zy_column_at(l->series, line->row));
}

static bool find_along(const lines *l, const zy_value *name, zy_step_end *end)
{
    const zy_item *line = main_line(l);

    if (!line)
        return zy_fail(l->job->diags, "bad-difference", name->span, NULL,
                       ZY_SAY(l->job->diags,
                              "there are several lines; highlight the one that is meant",
                              "線が複数あります。どの線の差かを highlight で示してください"));
    for (size_t r = 0; r < l->x->count; r++)
        if (zy_row_is_named(l->job, l->x, r, name) && is_of_line(l, r, line)) {
            *end = end_at(l, r);
            return true;
        }
    return unknown(l->job, l->x, name, false);
}

/* The last point of the series. */
static bool find_series(const lines *l, const zy_value *name, zy_step_end *end)
{
    const zy_scene_mark *mark = l->unit->marks.first;

    for (size_t i = 0; i < mark->count; i++)
        if (zy_row_is_named(l->job, l->series, mark->items[i].row, name)) {
            *end = end_at(l, mark->items[i].last_row);
            return true;
        }
    return unknown(l->job, l->series, name, false);
}

static bool has(const lines *l, const zy_column *column, const zy_value *name)
{
    for (size_t r = 0; column && r < column->count; r++)
        if (zy_row_is_named(l->job, column, r, name))
            return true;
    return false;
}

static bool find_on_lines(zy_job *job, zy_view *unit, const zy_value *from, const zy_value *to,
                          zy_step *s)
{
    const zy_def *series = zy_series_def(unit);
    const lines l = {job, unit, unit->encoding[ZY_CHANNEL_X]->values,
                     unit->encoding[ZY_CHANNEL_Y]->values, series ? series->values : NULL};

    s->two_series = has(&l, l.series, from) && has(&l, l.series, to);
    if (s->two_series)
        return find_series(&l, from, &s->from) && find_series(&l, to, &s->to);
    return find_along(&l, from, &s->from) && find_along(&l, to, &s->to);
}

/* ---- Both ---- */

static double years_between(const zy_column *column, size_t from, size_t to)
{
    if (column->kind != ZY_COLUMN_TIME)
        return NAN;
    return fabs(zy_column_number(column, to) - zy_column_number(column, from)) /
           (365.2425 * 86400e3);
}

bool zy_step_find(zy_job *job, zy_view *unit, const zy_value *difference, zy_step *s)
{
    const zy_value *from = zy_value_find(difference, "from"), *to = zy_value_find(difference, "to");
    const zy_column *values = zy_value_def(unit)->values;

    if (!zy_props_check(keys, difference, job->diags))
        return false;
    if (!from || !to)
        return zy_fail(job->diags, "bad-difference", difference->span, NULL,
                       ZY_SAY(job->diags, "a difference needs from and to",
                              "difference には from と to が必要です"));
    if (zy_unit_is_bar(unit)
            ? !find_bar(job, unit, from, &s->from) || !find_bar(job, unit, to, &s->to)
            : !find_on_lines(job, unit, from, to, s))
        return false;
    s->unit = job->chart.frame.unit ? job->chart.frame.unit : values->unit ? values->unit : "";
    s->years = years_between(zy_category_def(unit)->values, s->from.row, s->to.row);
    return true;
}
