/* Texts beside points: in the eight directions around them; and values along lines. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

enum { MOST_POINTS = 400, WORTH = 170 };
static const double LEAST = 11;

/* To the right first, as one reads on from the point; the corners after the sides. */
typedef struct direction {
    double x, y; /* -1, 0, 1: where the label lies */
    double cost;
    double shift; /* along x, in widths of the label */
} direction;
static const direction around[] = {
    {1, 0, 0, 0},     {0, -1, 2, 0},     {-1, 0, 3, 0},   {0, 1, 3, 0},
    {1, -1, 1, 0},    {1, 1, 2, 0},      {-1, -1, 4, 0},  {-1, 1, 5, 0},
    {0, -1, 4, 0.25}, {0, -1, 5, -0.25}, {0, 1, 5, 0.25}, {0, 1, 6, -0.25},
};
enum { DIRECTIONS = sizeof around / sizeof *around };

bool zy_labels_points(const zy_job *job, const zy_view *unit)
{
    return unit->mark->item == ZY_ITEM_SYMBOL && job->chart.style->labels_marks &&
           !zy_labels_off(job) && unit->table && unit->table->row_count <= MOST_POINTS &&
           (zy_labels_on(job) || unit->encoding[ZY_CHANNEL_TEXT]);
}

/* ---- What it says ---- */

/* The name of a row: what its text channel says, else the first column of words that it shows. */
static const zy_def *text_def(const zy_view *unit)
{
    static const zy_channel channels[] = {ZY_CHANNEL_DETAIL, ZY_CHANNEL_COLOR, ZY_CHANNEL_SHAPE};

    if (unit->encoding[ZY_CHANNEL_TEXT])
        return unit->encoding[ZY_CHANNEL_TEXT];
    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        const zy_def *def = unit->encoding[channels[i]];
        if (zy_def_is_field(def) && zy_def_is_discrete(def) && !def->no_scale)
            return def;
    }
    return zy_def_is_field(unit->encoding[ZY_CHANNEL_Y]) ? unit->encoding[ZY_CHANNEL_Y] : NULL;
}

static const char *text_of(zy_job *job, zy_view *unit, const zy_def *def, size_t row)
{
    const zy_pen pen = {.chart = &job->chart, .unit = unit, .arena = job->arena};
    const char *text;

    if (def->type == ZY_TYPE_QUANTITATIVE && zy_def_is_field(def) && def->values) {
        const zy_figure f = zy_label_figure(job, def, row);
        return zy_arena_format(job->arena, "%s%s%s", f.before, f.number, f.after);
    }
    text = zy_def_text(&pen, def, row);
    return text ? text : "";
}

/* ---- Where ---- */

static double wish_cost(const zy_job *job, const direction *d)
{
    switch ((zy_label_position)job->labels.position) {
    case ZY_LABEL_ABOVE:
        return d->x == 0 && d->y < 0 ? 0 : 6 + d->cost;
    case ZY_LABEL_BELOW:
        return d->x == 0 && d->y > 0 ? 0 : 6 + d->cost;
    case ZY_LABEL_LEFT:
        return d->x < 0 && d->y == 0 ? 0 : 6 + d->cost;
    case ZY_LABEL_RIGHT:
    case ZY_LABEL_AUTO:
    case ZY_LABEL_OUTSIDE:
    case ZY_LABEL_INSIDE:
    case ZY_LABEL_CENTER:
        break;
    }
    return d->cost;
}

/* The upper left corner of a look beside a point, `away` from its middle. */
static zy_point corner(const direction *d, const zy_look *look, zy_point at, double away)
{
    const double reach = d->x != 0 && d->y != 0 ? away * 0.75 : away;

    return (zy_point){at.x + d->x * reach + d->shift * look->width +
                          (d->x < 0   ? -look->width
                           : d->x > 0 ? 0
                                      : -look->width / 2),
                      at.y + d->y * reach +
                          (d->y < 0   ? -look->height
                           : d->y > 0 ? 0
                                      : -look->height / 2)};
}

/* The point of the look's box that is nearest to `at`. */
static zy_point nearest(zy_point corner, const zy_look *look, zy_point at)
{
    return (zy_point){fmin(fmax(at.x, corner.x), corner.x + look->width),
                      fmin(fmax(at.y, corner.y), corner.y + look->height)};
}

/* A name that sticks out makes the whole plot smaller, and its points closer: only a little of that
 * is allowed, and none over an axis. NAN: too far. */
static double beyond_cost(const zy_sheet *sheet, const zy_look *look, zy_point c)
{
    const zy_view *plot = zy_sheet_plot(sheet);
    const double over = c.x + look->width - plot->width;

    if (c.x < -4 || over > 0.1 * zy_sheet_room(sheet) || c.y < -1.5 * look->height ||
        c.y + look->height > plot->height + 4)
        return NAN;
    return over > 4 ? 25 : 0;
}

static void add_around(zy_sheet *sheet, zy_sheet_label *label, const zy_look *look, zy_point at,
                       double away, double cost)
{
    const zy_job *job = zy_sheet_job(sheet);

    for (size_t k = 0; k < DIRECTIONS; k++) {
        const zy_point c = corner(&around[k], look, at, away);
        const double beyond = beyond_cost(sheet, look, c);
        if (!isnan(beyond))
            zy_sheet_place(label, look, c.x, c.y, cost + wish_cost(job, &around[k]) + beyond);
    }
}

/* Further away, with a line to the point. */
/* The places on a circle around a point, and the edge of its mark, where leaders end. */
typedef struct orbit {
    zy_point at;
    double away, radius;
} orbit;

static void add_far(zy_sheet *sheet, zy_sheet_label *label, const zy_look *look, const orbit *o,
                    double cost)
{
    const zy_job *job = zy_sheet_job(sheet);

    for (size_t k = 0; k < DIRECTIONS; k++) {
        const zy_point c = corner(&around[k], look, o->at, o->away), from = nearest(c, look, o->at);
        const double length = hypot(from.x - o->at.x, from.y - o->at.y);
        const zy_point to = {o->at.x + (from.x - o->at.x) * o->radius / length,
                             o->at.y + (from.y - o->at.y) * o->radius / length};
        const double beyond = beyond_cost(sheet, look, c);
        if (!isnan(beyond))
            zy_sheet_place_led(label, look, c, cost + wish_cost(job, &around[k]) + beyond, from,
                               to);
    }
}

/* Names have one size, the smaller the more of the plot they would cover. */
static double crowded_size(const zy_sheet *sheet, double size, const char *const *texts,
                           size_t count)
{
    static const double BEARABLE = 0.12; /* of the plot */
    const zy_view *plot = zy_sheet_plot(sheet);
    const zy_letter_style style = {.size = size, .weight = 400};
    double covered = 0;

    for (size_t i = 0; i < count; i++)
        covered += zy_letter_width(zy_sheet_lettering(sheet), texts[i], &style) * size;
    const double share = covered / fmax(1, plot->width * plot->height);
    if (share <= BEARABLE || size <= LEAST)
        return size;
    return fmax(LEAST, floor(size * sqrt(BEARABLE / share) * 2) / 2);
}

/* Places of the text in letters of one small size: in one line and in several, at the point and led
 * to it. */
static void add_small(zy_sheet *sheet, zy_sheet_label *label, const zy_item *symbol,
                      const char *text, const zy_letter_style *style, double cost)
{
    static const double rings[] = {1.4, 2, 2.8, 3.8, 5, 6.4}, ems[] = {10, 7, 5};
    const double radius = sqrt(symbol->size / G_PI);
    const zy_point at = {symbol->x, symbol->y};
    const zy_look *looks[4];
    size_t count = 0;

    looks[count++] = zy_look_of_lines(sheet, text, INFINITY, false, style);
    for (size_t k = 0; k < sizeof ems / sizeof *ems; k++)
        if (looks[0]->width > ems[k] * style->size)
            looks[count++] = zy_look_of_lines(sheet, text, ems[k] * style->size, false, style);
    for (size_t i = 0; i < count; i++)
        add_around(sheet, label, looks[i], at, radius + 3, cost + 5 * (double)i);
    for (size_t k = 0; k < sizeof rings / sizeof *rings; k++) {
        const orbit o = {at, radius + LEAST * 1.2 * rings[k], radius + 1};
        for (size_t i = 0; i < count; i++)
            add_far(sheet, label, looks[i], &o, cost + 19 + 6 * rings[k] + 3 * (double)i);
    }
}

static void add_named(zy_sheet *sheet, const zy_item *symbol, const char *text,
                      const zy_letter_style *style, double worth)
{
    const double least = zy_label_least(&zy_sheet_job(sheet)->chart);
    const double width = zy_letter_width(zy_sheet_lettering(sheet), text, style);
    zy_letter_style small = *style;
    /* Short names before long ones: more of them have a place. */
    zy_sheet_label *label =
        zy_sheet_add(sheet, ZY_LABEL_VALUE, text,
                     worth * (1 - 0.3 * fmin(1, width / (0.6 * zy_sheet_plot(sheet)->width))),
                     zy_sheet_owner(sheet, symbol));

    if (style->size > LEAST)
        add_around(sheet, label, zy_look_of_lines(sheet, text, INFINITY, false, style),
                   (zy_point){symbol->x, symbol->y}, sqrt(symbol->size / G_PI) + style->size * 0.3,
                   0);
    small.size = fmin(style->size, LEAST);
    add_small(sheet, label, symbol, text, &small, 15);
    small.size = fmin(style->size, least);
    if (least < LEAST)
        add_small(sheet, label, symbol, text, &small, 35);
}

static void add_point(zy_sheet *sheet, const zy_view *unit, const zy_item *item, const char *text,
                      double size)
{
    const zy_chart *chart = &zy_sheet_job(sheet)->chart;
    const zy_paint *paint = item->fill.kind == ZY_PAINT_COLOR ? &item->fill : &item->stroke;
    const bool strong = chart->frame.highlight && paint->kind == ZY_PAINT_COLOR &&
                        !zy_row_is_context(unit, item->row);
    const zy_letter_style style = {
        .size = size,
        .weight = strong ? 700 : 400,
        .color = strong ? zy_label_color(chart, paint->color, false)
                        : zy_role_color(chart, chart->frame.highlight ? "contextLabel" : "ink")};

    add_named(sheet, item, text, &style, strong ? WORTH * 2 : WORTH);
}

void zy_label_points(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    const zy_def *def = text_def(unit), *value = zy_value_def(unit);
    const zy_scene_mark *mark = unit->marks.first;
    const size_t count = mark->type == ZY_ITEM_SYMBOL && def ? mark->count : 0;
    double *values = ZY_NEW_ARRAY(job->arena, double, count + 1);
    const char **texts = ZY_NEW_ARRAY(job->arena, const char *, count + 1);

    for (size_t i = 0; i < count; i++) {
        values[i] = zy_def_is_field(value) && value->values
                        ? zy_column_number(value->values, mark->items[i].row)
                        : NAN;
        texts[i] = text_of(job, unit, def, mark->items[i].row);
    }
    const double size = crowded_size(
        sheet, zy_length_px(&job->chart, job->chart.house->labels.point), texts, count);
    for (size_t i = 0; i < count; i++)
        if (texts[i][0] && zy_label_is_asked(job, values, count, i))
            add_point(sheet, unit, &mark->items[i], texts[i], size);
}

/* ---- Layers of texts over points ---- */

struct zy_loose_text {
    zy_loose_text *next;
    zy_item text;
};

/* Texts of which nothing is said but their places: they are names of what stands there. */
static bool is_loose(const zy_job *job, const zy_view *unit)
{
    static const char *const settled[] = {"dx",    "dy",     "align",   "baseline", "angle",
                                          "limit", "radius", "xOffset", "yOffset",  NULL};

    if (!job->chart.style->labels_marks || unit->mark->item != ZY_ITEM_TEXT || unit->form)
        return false;
    for (int i = 0; settled[i]; i++)
        if (zy_mark_says(unit, settled[i]))
            return false;
    return true;
}

static const zy_item *symbol_at(const zy_view *view, double x, double y)
{
    for (const zy_scene_mark *mark = view->marks.first; mark; mark = mark->next)
        for (size_t i = 0; mark->type == ZY_ITEM_SYMBOL && i < mark->count; i++)
            if (fabs(mark->items[i].x - x) < 0.75 && fabs(mark->items[i].y - y) < 0.75)
                return &mark->items[i];
    for (const zy_view *child = view->first; child; child = child->next) {
        const zy_item *found = symbol_at(child, x, y);
        if (found)
            return found;
    }
    return NULL;
}

static void take_from(zy_job *job, zy_view *plot, zy_scene_mark *mark)
{
    size_t kept = 0;

    for (size_t i = 0; mark->type == ZY_ITEM_TEXT && i < mark->count; i++) {
        const zy_item *item = &mark->items[i];
        if (item->line_count != 1 || item->fill.kind != ZY_PAINT_COLOR ||
            !symbol_at(plot, item->x, item->y - item->text.size * 0.3)) {
            mark->items[kept++] = *item;
            continue;
        }
        zy_loose_text *loose = ZY_NEW(job->arena, zy_loose_text);
        loose->text = *item;
        loose->next = plot->guides->loose;
        plot->guides->loose = loose;
    }
    if (mark->type == ZY_ITEM_TEXT)
        mark->count = kept;
}

static void take_texts(zy_job *job, zy_view *plot, zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT && is_loose(job, view))
        for (zy_scene_mark *mark = view->marks.first; mark; mark = mark->next)
            take_from(job, plot, mark);
    for (zy_view *child = view->first; child; child = child->next)
        take_texts(job, plot, child);
}

void zy_house_texts_take(zy_job *job, zy_view *plot)
{
    take_texts(job, plot, plot);
}

/* The size of the loose texts, those of one size made smaller where they are many. */
static double loose_size(const zy_sheet *sheet, const zy_loose_text *texts, double size)
{
    zy_arena *arena = zy_sheet_job(sheet)->arena;
    size_t count = 0;

    for (const zy_loose_text *t = texts; t; t = t->next)
        count++;
    const char **all = ZY_NEW_ARRAY(arena, const char *, count + 1);
    count = 0;
    for (const zy_loose_text *t = texts; t; t = t->next)
        all[count++] = t->text.lines[0];
    return crowded_size(sheet, size, all, count);
}

void zy_label_texts(zy_sheet *sheet, zy_view *plot)
{
    const zy_loose_text *first = plot->guides->loose;
    const double largest = first ? first->text.text.size : 0,
                 size = first ? loose_size(sheet, first, largest) : 0;

    for (const zy_loose_text *t = first; t; t = t->next) {
        const zy_item *item = &t->text;
        const zy_letter_style style = {.size = fmin(item->text.size, size),
                                       .weight = item->text.weight,
                                       .color = item->fill.color,
                                       .features = item->text.features};
        add_named(sheet, symbol_at(plot, item->x, item->y - item->text.size * 0.3), item->lines[0],
                  &style, WORTH);
    }
}

/* ---- Values along lines ---- */

typedef struct vertices {
    zy_sheet *sheet;
    zy_job *job;
    zy_view *unit;
    const zy_item *line;
} vertices;

static void add_vertex(const vertices *v, size_t row, zy_point at)
{
    const double size = zy_length_px(&v->job->chart, v->job->chart.house->labels.point),
                 away = size * 0.55;
    const zy_letter_style style = {.size = size,
                                   .weight = 700,
                                   .color =
                                       zy_label_color(&v->job->chart, v->line->stroke.color,
                                                      zy_row_is_context(v->unit, v->line->row))};
    const zy_figure figure = zy_label_figure(v->job, v->unit->encoding[ZY_CHANNEL_Y], row);
    const zy_look *look = zy_look_of_figure(v->sheet, &figure, &style);
    /* Its own line is to be avoided too: a value stands above a peak and below a valley. */
    zy_sheet_label *label = zy_sheet_add(v->sheet, ZY_LABEL_VALUE, figure.number, WORTH * 0.9, 0);
    static const direction sides[] = {{0, -1, 0, 0},  {0, 1, 3, 0}, {1, -1, 6, 0},
                                      {-1, -1, 6, 0}, {1, 1, 8, 0}, {-1, 1, 8, 0}};

    /* The smallest value hangs in its valley. */
    const double least = v->job->labels.of == ZY_LABEL_MIN ? 6 : 0;

    for (size_t k = 0; k < sizeof sides / sizeof *sides; k++) {
        const zy_point c = corner(&sides[k], look, at, away);
        zy_sheet_place(label, look, c.x, c.y,
                       sides[k].cost + wish_cost(v->job, &sides[k]) * 0.1 +
                           (sides[k].y < 0 ? least : 0));
    }
}

/* The rows of one line, in the order of the table, and where they stand. */
static size_t rows_of(const vertices *v, size_t *rows, zy_point *points, double *values)
{
    const zy_view *unit = v->unit;
    const zy_pen pen = {.chart = &v->job->chart, .unit = v->unit, .arena = v->job->arena};
    const zy_def *series = zy_series_def(unit), *y = unit->encoding[ZY_CHANNEL_Y];
    size_t count = 0;

    for (size_t r = 0; r < unit->table->row_count; r++) {
        if (series && series->values &&
            !zy_datum_equal(zy_column_at(series->values, r),
                            zy_column_at(series->values, v->line->row)))
            continue;
        const zy_point at = {zy_point_position(&pen, ZY_CHANNEL_X, r, ZY_POSITION_MID),
                             zy_point_position(&pen, ZY_CHANNEL_Y, r, ZY_POSITION_MID)};
        if (!isfinite(at.x) || !isfinite(at.y))
            continue;
        rows[count] = r, points[count] = at;
        values[count++] = zy_column_number(y->values, r);
    }
    return count;
}

void zy_label_vertices(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    const size_t all = unit->table->row_count;
    size_t *rows = ZY_NEW_ARRAY(job->arena, size_t, all + 1);
    zy_point *points = ZY_NEW_ARRAY(job->arena, zy_point, all + 1);
    double *values = ZY_NEW_ARRAY(job->arena, double, all + 1);

    for (const zy_scene_mark *mark = unit->marks.first; mark; mark = mark->next)
        for (size_t i = 0; mark->type == ZY_ITEM_LINE && i < mark->count; i++) {
            const vertices v = {sheet, job, unit, &mark->items[i]};
            const size_t count = rows_of(&v, rows, points, values);
            for (size_t k = 0; k < count; k++)
                if ((rows[k] != v.line->last_row || job->labels.of != ZY_LABEL_ALL) &&
                    zy_label_is_asked(job, values, count, k))
                    add_vertex(&v, rows[k], points[k]);
        }
}
