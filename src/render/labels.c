/* Value labels at the marks: the number large, its unit small; names of series at the ends of their
 * lines. They take the place of axis and legend where few marks carry their values. */
#include <math.h>
#include <string.h>

#include "marks/lettering.h"
#include "render/layout.h"

enum { MOST_BARS = 16, MOST_LINES = 24 };

/* ---- Whether ---- */

static bool labels_off(const zy_job *job)
{
    const zy_value *v = job->chart.frame.labels;

    return v && v->kind == ZY_VALUE_BOOL && !v->boolean;
}

static bool labels_on(const zy_job *job)
{
    return job->chart.frame.labels && !labels_off(job);
}

static const zy_def *value_def(const zy_view *unit)
{
    return unit->encoding[unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_X : ZY_CHANNEL_Y];
}

static bool is_bar(const zy_view *unit)
{
    return strcmp(unit->mark->name, "bar") == 0;
}

static const zy_def *category_def(const zy_view *unit)
{
    return unit->encoding[unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_Y : ZY_CHANNEL_X];
}

bool zy_house_labels_bars(const zy_job *job, const zy_view *unit)
{
    const zy_def *value = value_def(unit), *category = category_def(unit);

    if (job->chart.is_vega_lite || labels_off(job) || !is_bar(unit) || !unit->table ||
        !zy_def_is_field(value) || value->type != ZY_TYPE_QUANTITATIVE)
        return false;
    if (!category || !zy_def_is_discrete(category) ||
        unit->encoding[zy_channel_second(value->channel)])
        return false;
    if (unit->stack.is_on && unit->stack.stack_by_count > 0 && unit->stack.by_count > 0) {
        /* Only bars that are really stacked have no end of their own. */
        zy_column *columns[2];
        size_t n = 0;
        for (size_t i = 0; i < unit->stack.by_count; i++)
            columns[n++] = unit->encoding[unit->stack.by_channels[i]]->values;
        zy_groups groups = zy_table_group(job->arena, unit->table, columns, n);
        if (groups.count < unit->table->row_count)
            return false;
    }
    return labels_on(job) || unit->table->row_count <= MOST_BARS;
}

/* ---- Drawing ---- */

static zy_figure figure_of(zy_job *job, const zy_def *def, size_t row)
{
    return zy_figure_of(&job->chart, def->values, row,
                        zy_value_text(zy_value_find(job->chart.frame.labels, "format"), NULL));
}

/* The label of a grey mark is a darker grey; that of a coloured one has its colour, if it is seen.
 */
static zy_color label_color(const zy_job *job, const zy_item *item)
{
    const zy_color context = zy_role_color(&job->chart, "context"),
                   ink = zy_role_color(&job->chart, "ink");
    if (item->fill.kind == ZY_PAINT_NONE)
        return ink;
    if (item->fill.color.r == context.r && item->fill.color.g == context.g &&
        item->fill.color.b == context.b)
        return zy_role_color(&job->chart, "contextLabel");
    return zy_color_contrast(item->fill.color, zy_ground_color(&job->chart)) >= 3 ? item->fill.color
                                                                                  : ink;
}

static double bar_label_size(zy_job *job, const zy_item *bar, bool horizontal)
{
    const double thick = horizontal ? bar->y2 - bar->y : bar->x2 - bar->x;

    return zy_house_px(
        &job->chart,
        fmin(48,
             fmax(horizontal ? thick / job->chart.unit * 0.62 : thick / job->chart.unit * 0.3, 14)),
        11);
}

/* All labels of a chart have one size: that at which the widest fits. */
static double common_size(zy_job *job, const zy_lettering *l, zy_view *unit, const zy_figure *texts,
                          bool horizontal)
{
    const zy_scene_mark *bars = unit->marks.first;
    double size = bars->count ? bar_label_size(job, &bars->items[0], horizontal) : 0;

    for (size_t i = 0; i < bars->count && !horizontal; i++) {
        const zy_scale_part *scale = zy_view_scale(unit, ZY_CHANNEL_X);
        const double room = scale && scale->scale.step > 0 ? scale->scale.step * 0.94
                                                           : bars->items[i].x2 - bars->items[i].x;
        const double wide =
            zy_letter_figure_width(l, &texts[i], &(zy_letter_style){.size = size, .weight = 700});
        if (wide > room)
            size = fmax(11, size * room / wide);
    }
    return size;
}

/* Where bars go both ways, zero is a line of its own, thicker than any grid. */
static void draw_zero(zy_job *job, const zy_view *unit, bool horizontal, zy_marks_list *into)
{
    const zy_scale_part *scale = zy_view_scale(unit, horizontal ? ZY_CHANNEL_X : ZY_CHANNEL_Y);
    zy_item *item;

    if (!scale || scale->scale.domain_count < 2 || zy_datum_number(scale->scale.domain[0]) >= 0)
        return;
    const double zero = zy_scale_map_number(&scale->scale, 0);
    item = zy_scene_item_new(job->arena,
                             zy_scene_mark_new(job->arena, into, ZY_ITEM_RULE, "mark", NULL));
    item->x = horizontal ? zero : 0, item->x2 = horizontal ? zero : unit->width;
    item->y = horizontal ? 0 : zero, item->y2 = horizontal ? unit->height : zero;
    item->stroke = zy_paint_of(zy_role_color(&job->chart, "ink"), 1);
    item->stroke_width = 2;
}

static void label_bars(zy_job *job, zy_view *unit, zy_marks_list *into)
{
    const zy_scene_mark *bars = unit->marks.first;
    const bool horizontal = unit->orient == ZY_ORIENT_HORIZONTAL;
    const zy_def *def = value_def(unit);
    const zy_lettering l = zy_lettering_new(&job->chart, into);
    zy_figure *texts = ZY_NEW_ARRAY(job->arena, zy_figure, bars->count + 1);

    for (size_t i = 0; i < bars->count; i++)
        texts[i] = figure_of(job, def, bars->items[i].row);
    const double size = common_size(job, &l, unit, texts, horizontal), gap = size * 0.34;
    for (size_t i = 0; i < bars->count; i++) {
        const zy_item *bar = &bars->items[i];
        const zy_letter_style style = {.size = size, .weight = 700, .color = label_color(job, bar)};
        const double value = zy_column_number(def->values, bar->row),
                     wide = zy_letter_figure_width(&l, &texts[i], &style);
        if (horizontal)
            zy_letter_figure(&l, &texts[i], value < 0 ? bar->x - gap - wide : bar->x2 + gap,
                             (bar->y + bar->y2) / 2 + ZY_LETTER_MIDDLE * size, &style);
        else
            zy_letter_figure(&l, &texts[i], (bar->x + bar->x2 - wide) / 2,
                             value < 0 ? bar->y2 + gap * 0.6 + size * 0.86 : bar->y - gap * 0.8,
                             &style);
    }
}

/* ---- Lines: the last point with its value, and the name of the series ---- */

typedef struct line_end {
    double x, y, label_y;
    const char *name;
    zy_figure value;
    zy_color color;
    bool strong, is_bound;
} line_end;

static int by_y(const void *a, const void *b)
{
    const line_end *p = a, *q = b;

    return p->y < q->y ? -1 : p->y > q->y;
}

/* Labels keep a line's distance, each as near to its line as the others let it: neighbours that
 * would touch move as one block around their middle. */
static void spread(line_end *ends, size_t count, double distance)
{
    for (size_t i = 0; i < count; i++)
        ends[i].label_y = ends[i].y;
    for (int pass = 0; pass < 64; pass++) {
        bool moved = false;
        for (size_t i = 1; i < count; i++) {
            const double overlap = ends[i - 1].label_y + distance - ends[i].label_y;
            if (overlap <= 0.01)
                continue;
            ends[i - 1].label_y -= overlap / 2;
            ends[i].label_y += overlap / 2;
            moved = true;
        }
        if (!moved)
            return;
    }
}

static const zy_def *series_def(const zy_view *unit)
{
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR];

    if (zy_def_is_field(color) && !color->no_scale && zy_def_is_discrete(color))
        return color;
    for (const zy_def *d = unit->encoding[ZY_CHANNEL_DETAIL]; d; d = d->next)
        if (zy_def_is_field(d))
            return d;
    return NULL;
}

/* Upright lines of a measure, not too many to be named at their ends. */
static bool is_labelled_line(const zy_job *job, const zy_view *unit)
{
    const zy_def *y = unit->encoding[ZY_CHANNEL_Y], *series = unit->encoding[ZY_CHANNEL_COLOR];
    const zy_scale_part *scale = zy_view_scale(unit, ZY_CHANNEL_COLOR);

    if (strcmp(unit->mark->name, "line") != 0 || unit->orient == ZY_ORIENT_HORIZONTAL ||
        labels_off(job))
        return false;
    if (series && scale && scale->base_count > MOST_LINES)
        return false;
    return zy_def_is_field(y) && y->type == ZY_TYPE_QUANTITATIVE;
}

static size_t find_ends(zy_job *job, const zy_view *unit, line_end *ends)
{
    const zy_scene_mark *lines = unit->marks.first;
    const zy_def *series = series_def(unit);
    const zy_color grey = zy_role_color(&job->chart, "contextStrong");
    size_t count = 0;

    for (size_t i = 0; i < lines->count; i++) {
        const zy_item *line = &lines->items[i];
        const zy_run *run = line->run_count ? &line->runs[line->run_count - 1] : NULL;
        if (!run || !run->count)
            continue;
        const zy_vertex *last = &run->vertices[run->count - 1];
        const zy_color c = line->stroke.color;
        const bool context = c.r == grey.r && c.g == grey.g && c.b == grey.b;
        const zy_pen pen = {
            .chart = &job->chart, .unit = (zy_view *)(uintptr_t)unit, .arena = job->arena};
        const char *name = series ? zy_def_text(&pen, series, line->row) : "";
        ends[count++] =
            (line_end){.x = last->x,
                       .y = last->y,
                       .name = name ? name : "",
                       .value = figure_of(job, unit->encoding[ZY_CHANNEL_Y], line->last_row),
                       .color = context ? zy_role_color(&job->chart, "contextLabel") : c,
                       .strong = !context,
                       .is_bound = zy_ending_of(unit->encoding[ZY_CHANNEL_Y]->values,
                                                line->last_row) == ZY_END_ABOVE ||
                                   zy_ending_of(unit->encoding[ZY_CHANNEL_Y]->values,
                                                line->last_row) == ZY_END_BELOW};
    }
    return count;
}

static void label_lines(zy_job *job, zy_view *unit, zy_marks_list *into)
{
    line_end ends[MOST_LINES];
    const size_t count = find_ends(job, unit, ends);
    const double size = zy_house_px(&job->chart, count == 1 ? 28 : 19, 11),
                 name_size = zy_house_px(&job->chart, 17, 11),
                 gap = zy_house_px(&job->chart, 12, 7);
    zy_scene_mark *dots = zy_scene_mark_new(job->arena, into, ZY_ITEM_SYMBOL, "mark", NULL);
    const zy_lettering l = zy_lettering_new(&job->chart, into);

    dots->name = "point";
    qsort(ends, count, sizeof *ends, by_y);
    spread(ends, count, size * 1.2);
    for (size_t i = 0; i < count; i++) {
        const line_end *e = &ends[i];
        zy_item *dot = zy_scene_item_new(job->arena, dots);
        const double d = zy_house_px(&job->chart, e->strong ? 11 : 8, 5),
                     baseline = e->label_y + 0.37 * size;
        dot->x = e->x, dot->y = e->y, dot->size = d * d * G_PI / 4, dot->shape = "circle";
        dot->fill = zy_paint_of(e->color, 1);
        if (e->is_bound) {
            dot->fill = zy_paint_of(zy_ground_color(&job->chart), 1);
            dot->stroke = zy_paint_of(e->color, 1);
            dot->stroke_width = fmax(1.5, d * 0.21);
        }
        double x = e->x + gap;
        const zy_letter_style name = {
            .size = name_size, .weight = e->strong ? 700 : 400, .color = e->color};
        zy_letter_put(&l, e->name, x, baseline, &name);
        if (e->name[0])
            x += zy_letter_width(&l, e->name, &name) + name_size * 0.4;
        zy_letter_figure(&l, &e->value, x, baseline,
                         &(zy_letter_style){.size = size, .weight = 700, .color = e->color});
    }
}

bool zy_house_hides_legend(const zy_job *job, const zy_view *view, zy_channel channel)
{
    const zy_value *wish = job->chart.frame.legend;

    if (job->chart.is_vega_lite)
        return false;
    if (zy_value_is(wish, "none"))
        return true;
    if (view->kind != ZY_VIEW_UNIT) {
        for (const zy_view *child = view->first; child; child = child->next)
            if (child->kind == ZY_VIEW_UNIT && child->encoding[channel] &&
                !zy_house_hides_legend(job, child, channel))
                return false;
        return true;
    }
    if (!zy_channel_is_color(channel) || (wish && !zy_value_is(wish, "direct")))
        return false;
    if (view->mark->names_colors || view->options.part_of)
        return true;
    const zy_def *def = view->encoding[channel];
    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y && def && def->field; c++)
        if (zy_def_is_field(view->encoding[c]) &&
            g_strcmp0(view->encoding[c]->field, def->field) == 0)
            return true;
    return zy_house_labels_arcs(job, view) || is_labelled_line(job, view);
}

static void label_unit(zy_job *job, zy_view *unit, zy_marks_list *into)
{
    if (!unit->marks.first || unit->options.part_of || zy_house_is_reference(unit))
        return;
    if (is_bar(unit) && category_def(unit))
        draw_zero(job, unit, unit->orient == ZY_ORIENT_HORIZONTAL, into);
    if (is_bar(unit) && !zy_house_difference(job, unit, into))
        return;
    if (zy_house_labels_arcs(job, unit))
        zy_house_label_arcs(job, unit, into);
    else if (zy_house_labels_bars(job, unit))
        label_bars(job, unit, into);
    else if (is_labelled_line(job, unit) && unit->marks.first->count > 0 &&
             unit->marks.first->count <= MOST_LINES)
        label_lines(job, unit, into);
}

static void label_all(zy_job *job, zy_view *view, zy_marks_list *into)
{
    if (view->kind == ZY_VIEW_UNIT)
        label_unit(job, view, into);
    for (zy_view *child = view->first; child; child = child->next)
        label_all(job, child, into);
}

void zy_house_labels(zy_job *job, zy_view *plot, zy_group *group)
{
    zy_marks_list labels = {0};

    if (job->chart.is_vega_lite)
        return;
    label_all(job, plot, &labels);
    group->marks = zy_box_union(group->marks, zy_marks_box(&labels, job->chart.typesetter));
    plot->guides->labels = labels;
}
