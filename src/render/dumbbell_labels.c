/* Labels of dumbbells: the values outside of both dots, and over the first row what the two are. */
#include <math.h>
#include <string.h>

#include "render/forms.h"

typedef struct row_of_dots {
    double y;
    const zy_item *low, *high; /* leftmost and rightmost */
} row_of_dots;

typedef struct dumbbell {
    zy_job *job;
    const zy_view *plot, *unit;
    zy_lettering letters;
    zy_scene_mark *lines;
    row_of_dots *rows;
    size_t count;
    double size, name_size, radius;
} dumbbell;

static row_of_dots *row_at(dumbbell *d, double y)
{
    for (size_t i = 0; i < d->count; i++)
        if (fabs(d->rows[i].y - y) < 0.01)
            return &d->rows[i];
    d->rows[d->count] = (row_of_dots){.y = y};
    return &d->rows[d->count++];
}

static void gather(dumbbell *d)
{
    const zy_scene_mark *dots = d->unit->marks.first;

    d->rows = ZY_NEW_ARRAY(d->job->arena, row_of_dots, dots->count + 1);
    for (size_t i = 0; i < dots->count; i++) {
        const zy_item *dot = &dots->items[i];
        row_of_dots *row = row_at(d, dot->y);
        if (!row->low || dot->x < row->low->x)
            row->low = dot;
        if (!row->high || dot->x >= row->high->x)
            row->high = dot;
        d->radius = fmax(d->radius, sqrt(dot->size / G_PI));
    }
}

static zy_figure figure_of(const dumbbell *d, const zy_item *dot)
{
    return zy_figure_of(&d->job->chart, d->unit->encoding[ZY_CHANNEL_X]->values, dot->row,
                        zy_value_text(zy_value_find(d->job->chart.frame.labels, "format"), NULL));
}

/* From the name to what stands leftmost in its row: the eye keeps to the row, no text is crossed.
 */
static void lead(const dumbbell *d, double x, double y)
{
    zy_item *line;

    if (x < d->size * 1.5)
        return;
    line = zy_scene_item_new(d->job->arena, d->lines);
    line->x = 0, line->x2 = x - d->size * 0.4;
    line->y = line->y2 = y;
    line->stroke = zy_paint_of(zy_role_color(&d->job->chart, "grid"), 1);
    line->stroke_width = 1;
}

static void put_value(const dumbbell *d, const zy_item *dot, bool left)
{
    const zy_letter_style style = {
        .size = d->size, .weight = 700, .color = zy_form_color(d->job, dot)};
    const zy_figure figure = figure_of(d, dot);
    const zy_ending ending = zy_ending_of(d->unit->encoding[ZY_CHANNEL_X]->values, dot->row);
    const double gap =
        d->radius + d->size * 0.34 + zy_honest_reach(&d->job->chart, ending, !left) * 0.8;
    const double width = zy_letter_figure_width(&d->letters, &figure, &style);

    zy_letter_figure(&d->letters, &figure, left ? dot->x - gap - width : dot->x + gap,
                     dot->y + ZY_LETTER_MIDDLE * d->size, &style);
    if (left)
        lead(d, dot->x - gap - width, dot->y);
}

static void find_extent(const zy_column *column, double *low, double *high)
{
    *low = INFINITY, *high = -INFINITY;
    for (size_t r = 0; r < column->count; r++) {
        const double value = zy_column_number(column, r);
        *low = fmin(*low, isfinite(value) ? value : INFINITY);
        *high = fmax(*high, isfinite(value) ? value : -INFINITY);
    }
}

static double size_in(const zy_job *job, double each)
{
    return fmax(11, fmin(zy_house_px(&job->chart, 28, 14), each * 0.52));
}

/* The widest of the least (and of the largest) values, with its dot. */
static void room_of_values(zy_job *job, const zy_def *def, double size, double *left, double *right)
{
    const zy_lettering l = {&job->chart, NULL};
    const zy_letter_style style = {.size = size, .weight = 700};
    const double dot = fmin(zy_house_px(&job->chart, 24, 12), size);
    double low, high;

    *left = *right = dot;
    if (!def->values)
        return;
    find_extent(def->values, &low, &high);
    for (size_t r = 0; r < def->values->count; r++) {
        const double value = zy_column_number(def->values, r), quarter = (high - low) / 4;
        if (!isfinite(value))
            continue;
        const zy_figure figure = zy_figure_of(&job->chart, def->values, r, NULL);
        const zy_ending ending = zy_ending_of(def->values, r);
        const double width = dot + zy_letter_figure_width(&l, &figure, &style);
        if (value <= low + quarter)
            *left = fmax(*left, width + zy_honest_reach(&job->chart, ending, false) * 0.8);
        if (value >= high - quarter)
            *right = fmax(*right, width + zy_honest_reach(&job->chart, ending, true) * 0.8);
    }
}

static double room_each(const zy_view *plot, const zy_scale_part *rows)
{
    const double height = plot->room_y > 0 ? fmin(plot->room_y, plot->height) : plot->height;

    return height / fmax(1, (double)rows->base_count);
}

void zy_dumbbell_room(zy_job *job, const zy_view *plot, const zy_scale_part *part, double *left,
                      double *right)
{
    const zy_scale_part *rows = zy_view_scale(part->unit, ZY_CHANNEL_Y);
    const double size = size_in(job, rows ? room_each(plot, rows) : INFINITY);

    room_of_values(job, part->def, size, left, right);
    if (!zy_dumbbell_has_values(job, plot, part->unit))
        *left = *right = fmin(zy_house_px(&job->chart, 24, 12), size);
}

/* Half of the room is for the values, at most: the dots must part. */
bool zy_dumbbell_has_values(zy_job *job, const zy_view *plot, const zy_view *unit)
{
    const zy_scale_part *rows = zy_view_scale(unit, ZY_CHANNEL_Y);
    const double lowest = 13.5; /* pixels of a line of the smallest label */
    double left, right;

    if (!zy_is_part_of(unit, "dumbbell") || !rows || !zy_def_is_field(unit->encoding[ZY_CHANNEL_X]))
        return false;
    const double each = room_each(plot, rows),
                 room = plot->room_x > 0 ? plot->room_x : plot->width * 1.5;
    room_of_values(job, unit->encoding[ZY_CHANNEL_X], size_in(job, each), &left, &right);
    return each >= lowest && left + right <= 0.36 * room;
}

/* Where the other value is missing stands what its cell says, before the only dot. */
static void put_missing(const dumbbell *d)
{
    const zy_def *value = d->unit->encoding[ZY_CHANNEL_X];
    const zy_pen pen = {
        .chart = &d->job->chart, .unit = (zy_view *)(uintptr_t)d->unit, .arena = d->job->arena};
    const zy_letter_style style = {.size = fmax(11, d->size * 0.68),
                                   .color = zy_role_color(&d->job->chart, "contextLabel"),
                                   .align = ZY_ALIGN_RIGHT};

    for (size_t r = 0; r < d->unit->table->row_count; r++) {
        const char *symbol = zy_missing_symbol(d->job, value, r);
        const double y = symbol ? zy_point_position(&pen, ZY_CHANNEL_Y, r, ZY_POSITION_MID) : NAN;
        for (size_t i = 0; i < d->count && symbol; i++) {
            const row_of_dots *row = &d->rows[i];
            const double x = row->low->x - d->radius - style.size * 0.5;
            if (fabs(row->y - y) >= 0.01 || row->low != row->high)
                continue;
            zy_letter_put(&d->letters, symbol, x, y + ZY_LETTER_MIDDLE * style.size, &style);
            lead(d, x - zy_letter_width(&d->letters, symbol, &style), y);
        }
    }
}

/* Many rows have small dots. */
static void shrink_dots(dumbbell *d, double each)
{
    zy_scene_mark *dots = d->unit->marks.first;
    const double most = fmax(2.5, each * 0.36);

    if (d->radius <= most)
        return;
    for (size_t i = 0; i < dots->count; i++)
        dots->items[i].size = fmin(dots->items[i].size, most * most * G_PI);
    d->radius = most;
}

/* ---- What the two are ---- */

static const char *name_of(const dumbbell *d, const zy_item *dot)
{
    const zy_pen pen = {
        .chart = &d->job->chart, .unit = (zy_view *)(uintptr_t)d->unit, .arena = d->job->arena};
    const zy_def *color = d->unit->encoding[ZY_CHANNEL_COLOR];
    const char *name;

    if (!zy_def_is_field(color) || color->no_scale)
        color = d->unit->encoding[ZY_CHANNEL_DETAIL];
    name = zy_def_is_field(color) ? zy_def_text(&pen, color, dot->row) : NULL;
    return name ? name : "";
}

static const row_of_dots *topmost(const dumbbell *d)
{
    const row_of_dots *top = NULL;

    for (size_t i = 0; i < d->count; i++)
        if (d->rows[i].low != d->rows[i].high && (!top || d->rows[i].y < top->y))
            top = &d->rows[i];
    return top;
}

/* Each over its dot, all dots of the row, moved apart where they would touch. */
static void name_dots(const dumbbell *d)
{
    const row_of_dots *top = topmost(d);
    const zy_scene_mark *dots = d->unit->marks.first;
    const zy_item *named[16];
    const char *names[16];
    double centres[16], extents[16];
    const double gap = d->name_size * 0.8, width = d->unit->width,
                 room = fmax(d->plot->room_x, width);
    size_t count = 0;

    for (size_t i = 0; top && i < dots->count && count < 16; i++)
        if (fabs(dots->items[i].y - top->y) < 0.01) {
            size_t at = count++;
            for (; at > 0 && named[at - 1]->x > dots->items[i].x; at--)
                named[at] = named[at - 1];
            named[at] = &dots->items[i];
        }
    for (size_t i = 0; i < count; i++) {
        const zy_text_style style = {
            .size = d->name_size, .weight = 700, .language = d->job->chart.language};
        size_t lines;
        names[i] = zy_house_lines(d->job, d->plot, name_of(d, named[i]), room / (double)count - gap,
                                  1, &style, &lines)[0];
        centres[i] = named[i]->x;
        extents[i] = zy_text_width(d->job->chart.typesetter, names[i], &style) + gap;
    }
    /* Over the names of the rows there is room, beyond the plot is none. */
    zy_spread(centres, extents, count, width - room, width + gap);
    for (size_t i = 0; i < count; i++)
        zy_letter_put(&d->letters, names[i], centres[i],
                      top->y - fmax(d->radius, d->size * 0.5) - d->name_size * 0.55,
                      &(zy_letter_style){.size = d->name_size,
                                         .weight = 700,
                                         .color = zy_form_color(d->job, named[i]),
                                         .align = ZY_ALIGN_CENTER});
}

void zy_label_dumbbell(zy_job *job, zy_view *plot, zy_view *unit, zy_marks_list *into)
{
    dumbbell d = {.job = job, .plot = plot, .unit = unit};
    double each;

    if (!zy_def_is_field(unit->encoding[ZY_CHANNEL_X]) || !unit->marks.first->count)
        return;
    gather(&d);
    each = unit->height / (double)d.count;
    shrink_dots(&d, each);
    d.size = size_in(job, each);
    d.name_size = fmax(11, fmin(zy_house_px(&job->chart, 18, 12), d.size));
    d.lines = zy_scene_mark_new(job->arena, into, ZY_ITEM_RULE, "mark", NULL);
    d.letters = zy_lettering_new(&job->chart, into);
    const bool values = zy_dumbbell_has_values(job, plot, unit);
    for (size_t i = 0; i < d.count && values; i++) {
        const row_of_dots *row = &d.rows[i];
        if (row->low != row->high)
            put_value(&d, row->low, true);
        put_value(&d, row->high, false);
    }
    if (values)
        put_missing(&d);
    name_dots(&d);
}
