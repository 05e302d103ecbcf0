/* Values at bars: beyond their ends, or inside where there is no room; inside the segments of
 * stacks. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

enum { MOST_BARS = 16, MOST_SEGMENTS = 60, WORTH = 100 };
static const double LEAST = 11;

/* ---- Whether ---- */

/* Bars that lie on each other: only the whole stack has an end of its own. */
static bool is_stacked(const zy_job *job, const zy_view *unit)
{
    zy_column *columns[2];
    size_t n = 0;

    if (!unit->stack.is_on || !unit->stack.stack_by_count || !unit->stack.by_count)
        return false;
    for (size_t i = 0; i < unit->stack.by_count && i < 2; i++)
        columns[n++] = unit->encoding[unit->stack.by_channels[i]]->values;
    return zy_table_group(job->arena, unit->table, columns, n).count < unit->table->row_count;
}

static bool has_bars_of_values(const zy_job *job, const zy_view *unit)
{
    const zy_def *value = zy_value_def(unit), *category = zy_category_def(unit);

    return job->chart.style->labels_marks && !zy_labels_off(job) && zy_unit_is_bar(unit) &&
           unit->table && zy_def_is_field(value) && value->type == ZY_TYPE_QUANTITATIVE &&
           category && zy_def_is_discrete(category) &&
           !unit->encoding[zy_channel_second(value->channel)];
}

bool zy_labels_bars(const zy_job *job, const zy_view *unit)
{
    return has_bars_of_values(job, unit) && !is_stacked(job, unit) &&
           (zy_labels_on(job) || unit->table->row_count <= MOST_BARS);
}

bool zy_house_labels_bars(const zy_job *job, const zy_view *unit)
{
    return job->labels.of <= ZY_LABEL_ALL && !unit->axis_needed && zy_labels_bars(job, unit);
}

bool zy_labels_segments(const zy_job *job, const zy_view *unit)
{
    return has_bars_of_values(job, unit) && is_stacked(job, unit) &&
           (zy_labels_on(job) || unit->table->row_count <= MOST_SEGMENTS);
}

/* ---- How large ---- */

typedef struct bars {
    zy_sheet *sheet;
    zy_job *job;
    zy_view *unit;
    const zy_item *items;
    size_t count;
    zy_figure *texts;
    double *values;
    bool horizontal;
    double size, gap;
} bars;

static double thickness(const bars *b, const zy_item *bar)
{
    return b->horizontal ? bar->y2 - bar->y : bar->x2 - bar->x;
}

/* By the thickness of the bars; over standing bars of a low plot no more than its height bears. */
static double first_size(const bars *b)
{
    const double thick = thickness(b, &b->items[0]) / b->job->chart.unit;
    const zy_length most = b->job->chart.house->labels.bar;
    const double wished = fmax(thick * (b->horizontal ? 0.62 : 0.3), 14);
    const double size =
        zy_length_px(&b->job->chart, (zy_length){fmin(most.size, wished), most.least});

    return b->horizontal ? size : fmax(LEAST, fmin(size, b->unit->height * 0.2));
}

static double figure_width(const bars *b, size_t i, double size)
{
    return zy_letter_figure_width(zy_sheet_lettering(b->sheet), &b->texts[i],
                                  &(zy_letter_style){.size = size, .weight = 700});
}

/* From the middle of one bar to the next. */
static double pitch(const bars *b, const zy_item *bar)
{
    const zy_channel along = b->horizontal ? ZY_CHANNEL_Y : ZY_CHANNEL_X;
    const zy_scale_part *offset = zy_view_scale(b->unit, zy_channel_offset(along)),
                        *band = zy_view_scale(b->unit, along);

    if (offset && offset->scale.step > 0)
        return offset->scale.step;
    return band && band->scale.step > 0 ? band->scale.step : thickness(b, bar);
}

/* All labels of a chart have one size: that at which the widest fits between its neighbours. */
static double common_size(const bars *b)
{
    double size = b->count ? first_size(b) : 0;

    for (size_t i = 0; i < b->count; i++) {
        const double room = pitch(b, &b->items[i]);
        const double wide = b->horizontal ? size * (ZY_LOOK_ASCENT + ZY_LOOK_DESCENT)
                                          : figure_width(b, i, size) / 0.94;
        if (wide > room)
            size = fmax(LEAST, size * room / wide);
    }
    return floor(size * 2) / 2;
}

static bars bars_of(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    const zy_scene_mark *mark = unit->marks.first;
    const zy_def *def = zy_value_def(unit);
    bars b = {.sheet = sheet,
              .job = job,
              .unit = unit,
              .items = mark->items,
              .count = mark->count,
              .texts = ZY_NEW_ARRAY(job->arena, zy_figure, mark->count + 1),
              .values = ZY_NEW_ARRAY(job->arena, double, mark->count + 1),
              .horizontal = unit->orient == ZY_ORIENT_HORIZONTAL};

    for (size_t i = 0; i < b.count; i++) {
        b.texts[i] = zy_label_figure(job, def, b.items[i].row);
        b.values[i] = zy_column_number(def->values, b.items[i].row);
    }
    return b;
}

/* ---- Where ---- */

static zy_color fill_of(const bars *b, const zy_item *bar)
{
    return bar->fill.kind == ZY_PAINT_NONE ? zy_role_color(&b->job->chart, "ink") : bar->fill.color;
}

static const zy_look *look_at(const bars *b, size_t i, double size, bool inside)
{
    const zy_color fill = fill_of(b, &b->items[i]);
    const zy_letter_style style = {
        .size = size,
        .weight = 700,
        .color = inside ? zy_color_upon(&b->job->chart, fill)
                        : zy_label_color(&b->job->chart, fill,
                                         zy_row_is_context(b->unit, b->items[i].row))};

    return zy_look_of_figure(b->sheet, &b->texts[i], &style);
}

/* The upper left corner of a look of that size at the end of a bar. A line stands in the middle of
 * a lying bar when its baseline is ZY_LETTER_MIDDLE below. */
static zy_point corner(const bars *b, size_t i, const zy_look *look, double size, bool inside)
{
    const zy_item *bar = &b->items[i];
    const bool back = b->values[i] < 0;
    const double gap = size * 0.34, up = size * ZY_LOOK_ASCENT;

    if (b->horizontal) {
        const double y = (bar->y + bar->y2) / 2 + ZY_LETTER_MIDDLE * size - up;
        const double x = back ? (inside ? bar->x + gap : bar->x - gap - look->width)
                              : (inside ? bar->x2 - gap - look->width : bar->x2 + gap);
        return (zy_point){x, y};
    }
    const double below = size * 0.2 + gap * 0.6 + 0.02 * size, above = gap * 0.8 + size;
    const double baseline =
        back ? (inside ? bar->y2 - above + size * 0.8 : bar->y2 + gap * 0.6 + size * 0.86)
             : (inside ? bar->y + below + size * 0.8 : bar->y - gap * 0.8);
    return (zy_point){(bar->x + bar->x2 - look->width) / 2, baseline - up};
}

static bool fits_inside(const bars *b, size_t i, const zy_look *look, double size)
{
    const zy_item *bar = &b->items[i];

    /* A bar that fades out has no end to write on. */
    if (bar->fill.kind == ZY_PAINT_GRADIENT)
        return false;
    return look->width + (b->horizontal ? size * 0.68 : 4) <= bar->x2 - bar->x &&
           look->height + (b->horizontal ? 0 : size * 0.4) <= bar->y2 - bar->y;
}

static void add_place(const bars *b, zy_sheet_label *label, size_t i, double size, bool inside,
                      double cost)
{
    const zy_look *look = look_at(b, i, size, inside);
    const zy_point at = corner(b, i, look, size, inside);

    if (!inside || fits_inside(b, i, look, size))
        zy_sheet_place(label, look, at.x, at.y, cost);
}

/* Outside the end, inside it, then both again smaller. */
static void add_label(const bars *b, size_t i)
{
    const zy_item *bar = &b->items[i];
    const bool inner =
        b->job->labels.position == ZY_LABEL_INSIDE || b->job->labels.position == ZY_LABEL_CENTER;
    const double name_cost = inner ? 20 : 0;
    zy_sheet_label *label =
        zy_sheet_add(b->sheet, ZY_LABEL_VALUE,
                     zy_figure_text(&b->job->chart, zy_value_def(b->unit)->values, bar->row), WORTH,
                     zy_sheet_owner(b->sheet, bar));

    for (int step = 0; step < 3; step++) {
        const double size = step == 0 ? b->size : step == 1 ? fmax(LEAST, b->size * 0.8) : LEAST;
        if (step && size >= b->size)
            break;
        add_place(b, label, i, size, false, name_cost + 12 * step);
        if (b->job->labels.position != ZY_LABEL_OUTSIDE)
            add_place(b, label, i, size, true, (inner ? 0 : 6) + 12 * step);
    }
}

/* Where an axis tells the values, only the bar that the chart is about has its own. */
static bool is_message(const bars *b, size_t i)
{
    return b->job->chart.frame.highlight && !zy_row_is_context(b->unit, b->items[i].row);
}

void zy_label_bars(zy_sheet *sheet, zy_view *unit)
{
    bars b = bars_of(sheet, unit);

    b.size = common_size(&b);
    for (size_t i = 0; i < b.count; i++)
        if (isfinite(b.values[i]) && zy_label_is_asked(b.job, b.values, b.count, i) &&
            (!unit->axis_needed || zy_labels_on(b.job) || is_message(&b, i)))
            add_label(&b, i);
}

/* ---- Segments of stacks ---- */

static bool segment_fits(const bars *b, size_t i, double size)
{
    const zy_item *bar = &b->items[i];

    return figure_width(b, i, size) + size * 0.4 <= bar->x2 - bar->x &&
           size * 1.05 <= bar->y2 - bar->y;
}

static size_t count_fitting(const bars *b, double size)
{
    size_t count = 0;

    for (size_t i = 0; i < b->count; i++)
        count += segment_fits(b, i, size);
    return count;
}

/* A thin segment has its value in the gap beside it: right or left of a standing bar, above or
 * below a lying one. */
static void add_beside(const bars *b, zy_sheet_label *label, size_t i)
{
    const zy_item *bar = &b->items[i];
    const zy_look *look = look_at(b, i, LEAST, false);
    const double x = (bar->x + bar->x2 - look->width) / 2,
                 y = (bar->y + bar->y2) / 2 + (ZY_LETTER_MIDDLE - ZY_LOOK_ASCENT) * LEAST;

    if (b->horizontal) {
        zy_sheet_place(label, look, x, bar->y - 1 - look->height, 30);
        zy_sheet_place(label, look, x, bar->y2 + 1, 32);
        return;
    }
    for (int k = 0; k < 3; k++) {
        /* A little higher or lower where neighbours are thin, too. */
        const double shift = k == 0 ? 0 : (k == 1 ? -0.5 : 0.5) * look->height;
        zy_sheet_place(label, look, bar->x2 + 4, y + shift, 30 + 2 * k);
        zy_sheet_place(label, look, bar->x - 4 - look->width, y + shift, 36 + 2 * k);
    }
}

/* The axis says the unit, too: where a number fits only without it, it stands alone. */
static void drop_unit(const bars *b, size_t i)
{
    const zy_column *column = zy_value_def(b->unit)->values;
    const char *unit = b->job->chart.frame.unit ? b->job->chart.frame.unit : column->unit;
    zy_figure *f = &b->texts[i];

    if (segment_fits(b, i, LEAST) || !unit || strcmp(f->after, unit) != 0)
        return;
    f->after = "";
    if (!segment_fits(b, i, LEAST))
        f->after = unit;
}

static void add_segment(const bars *b, size_t i)
{
    const zy_item *bar = &b->items[i];
    zy_sheet_label *label =
        zy_sheet_add(b->sheet, ZY_LABEL_VALUE,
                     zy_figure_text(&b->job->chart, zy_value_def(b->unit)->values, bar->row), WORTH,
                     zy_sheet_owner(b->sheet, bar));

    drop_unit(b, i);
    for (double size = b->size; size >= LEAST; size = size > LEAST ? LEAST : 0) {
        const zy_look *look = look_at(b, i, size, true);
        if (segment_fits(b, i, size))
            zy_sheet_place(label, look, (bar->x + bar->x2 - look->width) / 2,
                           (bar->y + bar->y2) / 2 + (ZY_LETTER_MIDDLE - ZY_LOOK_ASCENT) * size,
                           size < b->size ? 10 : 0);
    }
    if (zy_labels_on(b->job))
        add_beside(b, label, i);
}

/* Nobody asked for them: they stand there when nearly all of them can. */
void zy_label_segments(zy_sheet *sheet, zy_view *unit)
{
    bars b = bars_of(sheet, unit);
    const double most = zy_length_px(&b.job->chart, b.job->chart.house->labels.segment);

    b.size = most;
    /* A few thin segments have small figures; they do not make those of all others small. */
    while (b.size > LEAST && count_fitting(&b, b.size) * 4 < count_fitting(&b, LEAST) * 3)
        b.size = fmax(LEAST, b.size - 1);
    if (!zy_labels_on(b.job) && count_fitting(&b, LEAST) * 10 < b.count * 9)
        return;
    for (size_t i = 0; i < b.count; i++)
        if (isfinite(b.values[i]) && (zy_labels_on(b.job) || segment_fits(&b, i, LEAST)) &&
            zy_label_is_asked(b.job, b.values, b.count, i))
            add_segment(&b, i);
}
