/* Where data that the chart file names stand in a plot. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

/* ---- Values along an axis ---- */

static bool find_row(zy_job *job, const zy_def *def, const zy_value *v, zy_datum *found)
{
    if (!zy_def_is_field(def) || !def->values)
        return false;
    for (size_t r = 0; r < def->values->count; r++)
        if (zy_row_is_named(job, def->values, r, v)) {
            *found = zy_column_at(def->values, r);
            return true;
        }
    return false;
}

/* A value that no row has: a date between two, a number. */
static zy_datum read_value(zy_job *job, const zy_def *def, const zy_value *v)
{
    const zy_datum d = zy_datum_in(job, v, def);
    zy_cell_number number;
    zy_missing missing;

    if (def->type == ZY_TYPE_QUANTITATIVE && d.kind == ZY_TEXT &&
        zy_cell_number_read(d.text, &number, &missing) == ZY_CELL_NUMBER)
        return ZY_DATUM_NUMBER(number.value);
    if (def->type == ZY_TYPE_TEMPORAL && v->kind == ZY_VALUE_NUMBER && v->number < 3000)
        return ZY_DATUM_TIME(zy_date_ms((int)v->number, 1, 1));
    return d;
}

static const char *const *names_on(zy_job *job, const zy_scale *scale)
{
    const char **names = ZY_NEW_ARRAY(job->arena, const char *, scale->domain_count + 1);

    for (size_t i = 0; zy_scale_is_discrete(scale->type) && i < scale->domain_count; i++)
        names[i] = zy_datum_text(job->arena, scale->domain[i]);
    return names;
}

static bool no_place(zy_job *job, zy_channel channel, const zy_scale *scale, const zy_value *v)
{
    const char *text = zy_datum_text(job->arena, zy_value_datum(job->arena, v));

    return zy_fail(job->diags, "unknown-place", v->span,
                   zy_hint_nearest(job->diags, text, names_on(job, scale)),
                   ZY_SAY(job->diags, "\"%s\" is nowhere on the %s axis of this chart",
                          "「%s」はこの図の%s軸の上にありません"),
                   text, zy_channel_names[channel]);
}

bool zy_data_position(zy_job *job, zy_view *plot, zy_channel channel, const zy_value *v, double *at,
                      double *half)
{
    zy_view *unit = zy_main_unit(plot);
    const zy_def *def = unit ? unit->encoding[channel] : NULL;
    const zy_scale_part *part = unit ? zy_view_scale(unit, channel) : NULL;
    const double extent = channel == ZY_CHANNEL_X ? plot->width : plot->height;
    zy_datum d;

    if (!def || !part)
        return zy_fail(
            job->diags, "unknown-place", v->span, NULL,
            ZY_SAY(job->diags, "this chart has no %s axis", "この図には%s軸がありません"),
            zy_channel_names[channel]);
    if (!find_row(job, def, v, &d))
        d = read_value(job, def, v);
    *half = part->type == ZY_SCALE_BAND ? part->scale.bandwidth / 2 : 0;
    *at = zy_scale_map(&part->scale, d) + *half;
    if (!isfinite(*at) || *at < -1 || *at > extent + 1)
        return no_place(job, channel, &part->scale, v);
    return true;
}

/* ---- Where marks end ---- */

typedef struct search {
    zy_job *job;
    double at, found;
    bool along_y, strong; /* found on a mark that is no context */
} search;

static void found(search *s, double end, bool strong)
{
    if (isnan(s->found) || (strong && !s->strong) ||
        (strong == s->strong && (s->along_y ? end > s->found : end < s->found))) {
        s->found = end;
        s->strong = strong;
    }
}

static void look_at_rect(search *s, const zy_item *item, bool strong)
{
    const double from = s->along_y ? item->y : item->x, to = s->along_y ? item->y2 : item->x2;

    if (s->at >= from && s->at <= to)
        found(s, s->along_y ? item->x2 : item->y, strong);
}

static void look_at_run(search *s, const zy_item *item, const zy_run *run, bool strong)
{
    for (size_t i = 0; i < run->count && !s->along_y; i++) {
        const zy_vertex *a = &run->vertices[i], *b = &run->vertices[i ? i - 1 : 0];
        const double x = s->at - item->x, t = a->x == b->x ? 0 : (x - b->x) / (a->x - b->x);
        if (a->x == b->x ? fabs(a->x - x) < 0.5 : t >= 0 && t <= 1)
            found(s, item->y + b->y + (a->y - b->y) * t, strong);
    }
}

static void look_at(search *s, const zy_view *unit, const zy_item *item, zy_item_type type)
{
    const bool strong = !zy_row_is_context(unit, item->row);

    if (type == ZY_ITEM_RECT)
        look_at_rect(s, item, strong);
    if (type == ZY_ITEM_LINE || type == ZY_ITEM_AREA)
        for (size_t i = 0; i < item->run_count; i++)
            look_at_run(s, item, &item->runs[i], strong);
    if (type == ZY_ITEM_SYMBOL && fabs((s->along_y ? item->y : item->x) - s->at) < 1)
        found(s, s->along_y ? item->x : item->y, strong);
}

static void search_units(search *s, const zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT && !view->is_reference)
        for (const zy_scene_mark *mark = view->marks.first; mark; mark = mark->next)
            for (size_t i = 0; i < mark->count; i++)
                look_at(s, view, &mark->items[i], mark->type);
    for (const zy_view *child = view->first; child; child = child->next)
        search_units(s, child);
}

double zy_marks_end(zy_job *job, zy_view *plot, double at, bool along_y)
{
    search s = {.job = job, .at = at, .found = NAN, .along_y = along_y};

    search_units(&s, plot);
    return s.found;
}
