/* dumbbell: two values of each item (before and after, women and men) as two dots on one line. The
 * two come as rows (a column on `color` tells them apart) or as columns (`x` and `x2`), which are
 * folded into rows. Values stand outside of both dots, and over the first row what the two are. */
#include <math.h>
#include <string.h>

#include "composites/common.h"

static const zy_prop props[] = {
    {"size", ZY_PROP_NUMBER, 0, NULL, "of the dots, in square pixels", NULL},
    {"thickness", ZY_PROP_NUMBER, 0, NULL, "of the line between the dots, in pixels", NULL},
    {0},
};

/* The first of the two is what was, in grey; the accent is on what is now. */
static zy_value *color_defaults(const zy_compose *c)
{
    static const char *const roles[] = {"contextStrong", "accent", "accent2"};
    zy_value *color = zy_value_new_map(c->arena, c->mark),
             *range = zy_value_new_list(c->arena, c->mark);

    for (int i = 0; i < 3; i++)
        zy_value_append(
            range, zy_value_new_text(c->arena, zy_role_name(&c->job->chart, roles[i]), c->mark));
    zy_compose_sign(c, range);
    zy_value_set(c->arena, zy_compose_inner(c, color, "scale"), "range", range);
    return color;
}

static zy_value *x_defaults(const zy_compose *c)
{
    zy_value *x = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_bool(c, zy_compose_inner(c, x, "scale"), "nice", false);
    return x;
}

static zy_value *y_defaults(const zy_compose *c)
{
    zy_value *y = zy_value_new_map(c->arena, c->mark), *axis = zy_compose_inner(c, y, "axis");

    zy_compose_set_bool(c, axis, "domain", false);
    return y;
}

static zy_value *dot_mark(const zy_compose *c)
{
    const double across = fmax(9, 20 * c->job->chart.unit);
    zy_value *mark = zy_compose_mark(c, "point", "dumbbell");

    zy_compose_sign(c, mark);
    zy_compose_set_bool(c, mark, "filled", true);
    zy_compose_set_number(c, mark, "opacity", 1);
    zy_compose_set_number(
        c, mark, "size",
        zy_value_number(zy_value_find(c->mark, "size"), across * across * G_PI / 4));
    return mark;
}

static zy_value *line_mark(const zy_compose *c)
{
    zy_value *mark = zy_compose_mark(c, "line", NULL);

    zy_compose_sign(c, mark);
    zy_compose_set_text(c, mark, "color", zy_role_name(&c->job->chart, "context"));
    zy_compose_set_number(
        c, mark, "strokeWidth",
        zy_value_number(zy_value_find(c->mark, "thickness"), fmax(3, 6 * c->job->chart.unit)));
    zy_compose_set_text(c, mark, "strokeCap", "butt");
    return mark;
}

/* The line of an item is told from others by the item; what else is encoded is the dots'. */
static zy_value *line_encoding(const zy_compose *c, const zy_value *x, const zy_value *y)
{
    zy_value *encoding = zy_value_new_map(c->arena, c->encoding),
             *detail = zy_value_new_map(c->arena, y);

    zy_compose_set(c, detail, "field", zy_value_find(y, "field"));
    zy_compose_set(c, encoding, "x", x);
    zy_compose_set(c, encoding, "y", y);
    zy_value_set(c->arena, encoding, "detail", detail);
    return encoding;
}

/* ---- Two columns ---- */

static const char VALUE[] = "(value)", WHICH[] = "(which)";

/* x and x2 become rows: `outer` gets a fold, and the encoding says so. False after a diagnostic. */
static bool fold_columns(const zy_compose *c, zy_value *outer, zy_value *encoding)
{
    const char *a = zy_compose_field(c, "x"), *b = zy_compose_field(c, "x2");
    zy_value *fold = zy_value_new_map(c->arena, c->mark), *x, *color;
    zy_value *fields = zy_value_new_list(c->arena, c->mark),
             *as = zy_value_new_list(c->arena, c->mark),
             *transforms = zy_value_new_list(c->arena, c->mark);

    if (!a || !b)
        return false;
    zy_value_append(fields, zy_value_new_text(c->arena, a, c->mark));
    zy_value_append(fields, zy_value_new_text(c->arena, b, c->mark));
    zy_value_append(as, zy_value_new_text(c->arena, WHICH, c->mark));
    zy_value_append(as, zy_value_new_text(c->arena, VALUE, c->mark));
    zy_value_set(c->arena, fold, "fold", fields);
    zy_value_set(c->arena, fold, "as", as);
    zy_compose_append(c, transforms, zy_value_find(c->unit, "transform"));
    zy_value_append(transforms, fold);
    zy_value_set(c->arena, outer, "transform", transforms);
    x = zy_value_copy(c->arena, zy_value_find(encoding, "x"));
    zy_compose_set_text(c, x, "field", VALUE);
    color = color_defaults(c);
    zy_compose_set_text(c, color, "field", WHICH);
    zy_value_set(c->arena, encoding, "x", x);
    zy_value_set(c->arena, encoding, "x2", NULL);
    zy_value_set(c->arena, encoding, "color", color);
    return true;
}

static zy_value *rewrite(const zy_composite *self, zy_job *job, const zy_value *unit,
                         const zy_value *data)
{
    zy_compose c;
    zy_value *encoding, *x, *y, *outer, *layers, *color;

    if (!zy_compose_init(&c, job, self, unit, data))
        return NULL;
    x = zy_compose_over(&c, "x", x_defaults(&c));
    y = zy_compose_over(&c, "y", y_defaults(&c));
    if (!x || !y)
        return NULL;
    outer = zy_compose_outer(&c);
    encoding = zy_value_copy(c.arena, c.encoding);
    zy_value_set(c.arena, encoding, "x", x);
    zy_value_set(c.arena, encoding, "y", y);
    if (zy_value_find(encoding, "x2")) {
        if (!fold_columns(&c, outer, encoding))
            return NULL;
    } else {
        color = zy_compose_over(&c, "color", color_defaults(&c));
        if (!color)
            return NULL;
        zy_value_set(c.arena, encoding, "color", color);
    }
    layers = zy_value_new_list(c.arena, c.mark);
    zy_value_append(layers, zy_compose_unit(&c, line_mark(&c),
                                            line_encoding(&c, zy_value_find(encoding, "x"), y)));
    zy_value_append(layers, zy_compose_unit(&c, dot_mark(&c), encoding));
    zy_value_set(c.arena, outer, "layer", layers);
    return outer;
}

/* ---- Labels ---- */

typedef struct row_of_dots {
    double y;
    const zy_item *low, *high; /* leftmost and rightmost */
} row_of_dots;

typedef struct dumbbell {
    zy_sheet *sheet;
    zy_job *job;
    const zy_view *plot;
    zy_view *unit;
    const zy_lettering *letters; /* for measuring */
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
    line = zy_sheet_line(d->sheet, d->lines, (zy_point){0, y}, (zy_point){x - d->size * 0.4, y},
                         ZY_SHEET_FAINT);
    line->stroke = zy_paint_of(zy_role_color(&d->job->chart, "grid"), 1);
    line->stroke_width = 1;
}

static void put_value(const dumbbell *d, const zy_item *dot, bool left)
{
    const zy_letter_style style = {.size = d->size,
                                   .weight = 700,
                                   .color = zy_label_color(&d->job->chart, zy_item_color(dot),
                                                           zy_row_is_context(d->unit, dot->row))};
    const zy_figure figure = figure_of(d, dot);
    const zy_ending ending = zy_ending_of(d->unit->encoding[ZY_CHANNEL_X]->values, dot->row);
    const double gap =
        d->radius + d->size * 0.34 + zy_honest_reach(&d->job->chart, ending, !left) * 0.8;
    const double width = zy_letter_figure_width(d->letters, &figure, &style);

    zy_sheet_put_figure(d->sheet, ZY_LABEL_VALUE, &figure,
                        left ? dot->x - gap - width : dot->x + gap,
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
    return fmax(11, fmin(zy_length_px(&job->chart, job->chart.house->dumbbell.value), each * 0.52));
}

/* The widest of the least (and of the largest) values, with its dot. */
static void room_of_values(zy_job *job, const zy_def *def, double size, double *left, double *right)
{
    const zy_lettering l = {&job->chart, NULL};
    const zy_letter_style style = {.size = size, .weight = 700};
    const double dot = fmin(zy_length_px(&job->chart, job->chart.house->dumbbell.dot), size);
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

/* Half of the room is for the values, at most: the dots must part. */
static bool has_values(zy_job *job, const zy_view *plot, const zy_view *unit)
{
    const zy_scale_part *rows = zy_view_scale(unit, ZY_CHANNEL_Y);
    const double lowest = 13.5; /* pixels of a line of the smallest label */
    double left, right;

    if (!rows || !zy_def_is_field(unit->encoding[ZY_CHANNEL_X]))
        return false;
    const double each = room_each(plot, rows),
                 room = plot->room_x > 0 ? plot->room_x : plot->width * 1.5;
    room_of_values(job, unit->encoding[ZY_CHANNEL_X], size_in(job, each), &left, &right);
    return each >= lowest && left + right <= 0.36 * room;
}

/* The room that values outside of the first and the last dots take of the plot. */
static void inset(zy_job *job, const zy_scale_part *part, const zy_view *plot, double *left,
                  double *right)
{
    const zy_scale_part *rows = zy_view_scale(part->unit, ZY_CHANNEL_Y);
    const double size = size_in(job, rows ? room_each(plot, rows) : INFINITY);

    if (part->channel != ZY_CHANNEL_X)
        return;
    room_of_values(job, part->def, size, left, right);
    if (!has_values(job, plot, part->unit))
        *left = *right = fmin(zy_length_px(&job->chart, job->chart.house->dumbbell.dot), size);
}

/* Few rows of dots do not fill the height. */
static double extent(zy_job *job, const zy_view *plot, const zy_view *unit, zy_channel channel)
{
    const zy_scale_part *scale = zy_view_scale(unit, channel);

    (void)plot;
    if (!scale || !zy_scale_is_discrete(scale->type) || channel != ZY_CHANNEL_Y)
        return INFINITY;
    return fmax(1, (double)scale->base_count) *
           zy_length_px(&job->chart, job->chart.house->dumbbell.pitch);
}

/* Where the other value is missing stands what its cell says, before the only dot. */
static void put_missing(const dumbbell *d)
{
    const zy_def *value = d->unit->encoding[ZY_CHANNEL_X];
    const zy_pen pen = {.chart = &d->job->chart, .unit = d->unit, .arena = d->job->arena};
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
            zy_sheet_put_text(d->sheet, ZY_LABEL_VALUE, symbol, x,
                              y + ZY_LETTER_MIDDLE * style.size, &style);
            lead(d, x - zy_letter_width(d->letters, symbol, &style), y);
        }
    }
}

/* ---- What the two are ---- */

static const char *name_of(const dumbbell *d, const zy_item *dot)
{
    const zy_pen pen = {.chart = &d->job->chart, .unit = d->unit, .arena = d->job->arena};
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

static int by_x(const void *a, const void *b)
{
    const zy_item *const *p = a, *const *q = b;

    if ((*p)->x != (*q)->x)
        return (*p)->x < (*q)->x ? -1 : 1;
    return (*p)->row < (*q)->row ? -1 : (*p)->row > (*q)->row;
}

/* The dots of a row, from the left. */
static const zy_item **dots_of(const dumbbell *d, const row_of_dots *row, size_t *count)
{
    const zy_scene_mark *dots = d->unit->marks.first;
    const zy_item **found = ZY_NEW_ARRAY(d->job->arena, const zy_item *, dots->count + 1);

    *count = 0;
    for (size_t i = 0; i < dots->count; i++)
        if (fabs(dots->items[i].y - row->y) < 0.01)
            found[(*count)++] = &dots->items[i];
    qsort(found, *count, sizeof *found, by_x);
    return found;
}

static zy_letter_style name_style(const dumbbell *d, const zy_item *dot)
{
    return (zy_letter_style){.size = d->name_size,
                             .weight = 700,
                             .color = zy_label_color(&d->job->chart, zy_item_color(dot),
                                                     zy_row_is_context(d->unit, dot->row)),
                             .align = ZY_ALIGN_CENTER};
}

/* Each over its dot, all dots of the row, moved apart where they would touch. Over the names of the
 * rows there is room if they are low, beyond the plot is none. */
static void name_dots(const dumbbell *d)
{
    const row_of_dots *top = topmost(d);
    size_t count;

    if (!top)
        return;
    const double baseline = top->y - fmax(d->radius, d->size * 0.5) - d->name_size * 0.55,
                 gap = d->name_size * 0.8, end = d->unit->width + gap,
                 start = fmax(zy_sheet_left(d->sheet),
                              zy_sheet_words_end(d->sheet, baseline - d->name_size,
                                                 baseline + d->name_size * 0.4));
    const zy_item **dots = dots_of(d, top, &count);
    const char **names = ZY_NEW_ARRAY(d->job->arena, const char *, count);
    double *centres = ZY_NEW_ARRAY(d->job->arena, double, count),
           *half = ZY_NEW_ARRAY(d->job->arena, double, count);
    for (size_t i = 0; i < count; i++) {
        const zy_text_style style = {
            .size = d->name_size, .weight = 700, .language = d->job->chart.language};
        names[i] = zy_house_lines(d->job, d->plot, name_of(d, dots[i]),
                                  (end - gap - start) / (double)count - gap, 1, &style)
                       .texts[0];
        centres[i] = dots[i]->x;
        half[i] = (zy_text_width(d->job->chart.typesetter, names[i], &style) + gap) / 2;
    }
    zy_labels_spread(d->job->arena, centres, half, count, start, end);
    for (size_t i = 0; i < count; i++) {
        const zy_letter_style style = name_style(d, dots[i]);
        zy_sheet_put_text(d->sheet, ZY_LABEL_NAME, names[i], centres[i], baseline, &style);
    }
}

static bool has_dots(const zy_view *unit)
{
    return unit->mark->item == ZY_ITEM_SYMBOL && zy_def_is_field(unit->encoding[ZY_CHANNEL_X]) &&
           unit->marks.first->count;
}

/* Many rows have small dots. */
static void fit(zy_job *job, zy_view *unit)
{
    dumbbell d = {.job = job, .unit = unit};
    zy_scene_mark *dots = unit->marks.first;

    if (!has_dots(unit))
        return;
    gather(&d);
    const double most = fmax(2.5, unit->height / (double)d.count * 0.36);
    for (size_t i = 0; d.radius > most && i < dots->count; i++)
        dots->items[i].size = fmin(dots->items[i].size, most * most * G_PI);
}

static void label(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    dumbbell d = {.sheet = sheet,
                  .job = job,
                  .plot = zy_sheet_plot(sheet),
                  .unit = unit,
                  .letters = zy_sheet_lettering(sheet)};

    if (!has_dots(unit))
        return;
    gather(&d);
    d.size = size_in(job, unit->height / (double)d.count);
    d.name_size =
        fmax(11, fmin(zy_length_px(&job->chart, job->chart.house->dumbbell.name), d.size));
    d.lines = zy_scene_mark_new(job->arena, zy_sheet_under(sheet), ZY_ITEM_RULE, "mark", NULL);
    const bool values = has_values(job, d.plot, unit);
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

static void types(zy_view *unit)
{
    zy_form_places(unit, ZY_CHANNEL_Y);
}

const zy_composite zy_composite_dumbbell = {
    .name = "dumbbell",
    .doc = "two values of each item as two dots on one line",
    .chart_en = "Dumbbell chart",
    .chart_ja = "ダンベルチャート",
    .props = props,
    .rewrite = rewrite,
    .types = types,
    .quiet_lines = true,
    .from_context = true,
    .inset = inset,
    .may_leave_zero = true,
    .extent = extent,
    .has_values = has_values,
    .fit = fit,
    .label = label,
};
