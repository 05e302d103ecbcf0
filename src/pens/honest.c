/* Honest ends: an article's 50%以上 is a bound and its 約1万 an estimate, and neither is drawn as
 * if it were exact. A bar is solid as far as is known and fades where it may go on; a bar that may
 * end earlier fades before its figure, whose place a thin line keeps; an estimate has a soft edge.
 * Points of bounds are open, with a stem that fades in the direction in which the value may lie.
 * How far a fade reaches says nothing: it has one length in the whole chart. */
#include <math.h>
#include <string.h>

#include "pens/pens.h"

enum { OPEN = ZY_AT_LEAST | ZY_OVER | ZY_AT_MOST | ZY_UNDER };

static const double STEP = 0.6; /* what is left of the colour just beyond the known end */

zy_ending zy_ending_of(const zy_column *column, size_t row)
{
    const unsigned q = column && column->qualifiers ? column->qualifiers[row] : 0;

    if (q & (ZY_AT_LEAST | ZY_OVER))
        return ZY_END_ABOVE;
    if (q & (ZY_AT_MOST | ZY_UNDER))
        return ZY_END_BELOW;
    if (q & ZY_NEARLY)
        return ZY_END_JUST_BELOW;
    if (q & ZY_BARELY)
        return ZY_END_JUST_ABOVE;
    return q & ZY_ABOUT ? ZY_END_ABOUT : ZY_END_EXACT;
}

static bool is_symbol(const zy_view *unit)
{
    return unit->mark->item == ZY_ITEM_SYMBOL;
}

/* Lines of a composite mark have points of their own. */
static bool measures(const zy_view *unit, zy_channel channel)
{
    const bool across = channel == ZY_CHANNEL_X;

    if (zy_unit_is_bar(unit))
        return across == (unit->orient == ZY_ORIENT_HORIZONTAL);
    if (unit->mark->item == ZY_ITEM_LINE)
        return across == (unit->orient == ZY_ORIENT_HORIZONTAL) && !unit->form;
    return is_symbol(unit);
}

const zy_def *zy_honest_def(const zy_chart *chart, const zy_view *unit, zy_channel channel)
{
    const zy_def *def = unit->encoding[channel];

    if (!chart->style->honest_ends || !zy_def_is_field(def) || def->type != ZY_TYPE_QUANTITATIVE ||
        !def->values || !def->values->qualifiers || unit->encoding[zy_channel_second(channel)])
        return NULL;
    return measures(unit, channel) ? def : NULL;
}

static zy_color faded(zy_color color, double alpha)
{
    color.a = (float)((double)color.a * alpha);
    return color;
}

/* A gradient along x or y of the box; `back`: from right to left, or from the bottom up. */
static const zy_gradient *gradient_of(zy_arena *arena, bool across, bool back, const zy_stop *stops,
                                      size_t count)
{
    zy_gradient *g = ZY_NEW(arena, zy_gradient);

    *g = (zy_gradient){.stops = zy_arena_copy(arena, stops, count * sizeof *stops),
                       .stop_count = count};
    *(across ? &g->x1 : &g->y1) = back ? 1 : 0;
    *(across ? &g->x2 : &g->y2) = back ? 0 : 1;
    return g;
}

void zy_honest_stem(zy_arena *arena, zy_scene_mark *rects, const zy_stem *s)
{
    const bool across = s->dy == 0;
    const zy_stop stops[] = {{0, faded(s->color, STEP)}, {1, faded(s->color, 0)}};
    zy_item *item = zy_scene_item_new(arena, rects);

    item->x = across ? fmin(s->x, s->x + s->dx) : s->x - s->thick / 2;
    item->x2 = across ? fmax(s->x, s->x + s->dx) : s->x + s->thick / 2;
    item->y = across ? s->y - s->thick / 2 : fmin(s->y, s->y + s->dy);
    item->y2 = across ? s->y + s->thick / 2 : fmax(s->y, s->y + s->dy);
    item->fill = zy_paint_of(s->color, 1);
    item->fill.kind = ZY_PAINT_GRADIENT;
    item->fill.gradient = gradient_of(arena, across, across ? s->dx < 0 : s->dy < 0, stops, 2);
}

/* ---- Bars ---- */

bool zy_cut_box(const zy_pen *pen, zy_box *box)
{
    const zy_view *unit = pen->unit;
    const bool across = unit->orient == ZY_ORIENT_HORIZONTAL;
    const zy_channel channel = across ? ZY_CHANNEL_X : ZY_CHANNEL_Y;
    const zy_scale_part *part = zy_view_scale(unit, channel);

    if (!pen->chart->style->cuts_lengths || !part || part->type != ZY_SCALE_LINEAR ||
        !unit->mark->has_length || unit->encoding[zy_channel_second(channel)] ||
        part->scale.domain_count < 2 || !(zy_datum_number(part->scale.domain[0]) > 0))
        return false;
    *box = (zy_box){across ? 0 : -unit->width, -unit->height, 2 * unit->width,
                    across ? 2 * unit->height : unit->height};
    return true;
}

/* How far a bar is solid, where its fade ends, and how strong it is there. */
typedef struct fade {
    double from, to; /* pixels before (-) and beyond (+) the end */
    double step, end;
} fade;

static fade fade_of(const zy_pen *pen, zy_ending ending, double length)
{
    const zy_chart *chart = pen->chart;
    const double most = zy_length_px(chart, chart->house->ends.fade),
                 least = zy_length_px(chart, chart->house->ends.fade_least),
                 open = fmin(most, fmax(least, length * 0.5)), before = fmin(most, length * 0.7),
                 soft = zy_length_px(chart, chart->house->ends.soft);

    switch (ending) {
    case ZY_END_ABOVE:
        return (fade){0, open, STEP, 0};
    case ZY_END_BELOW:
        return (fade){-before, 0, 1, 0.16};
    case ZY_END_ABOUT:
        return (fade){-fmin(soft, length / 2), soft, 1, 0};
    case ZY_END_JUST_BELOW:
        return (fade){-fmin(2 * soft, length / 2), 0, 1, 0};
    case ZY_END_JUST_ABOVE:
        return (fade){0, 2 * soft, 1, 0};
    case ZY_END_EXACT:
        break;
    }
    return (fade){0, 0, 1, 1};
}

/* The thin line that keeps the place of a bound before which a bar fades. */
static void add_cap(const zy_pen *pen, zy_scene_mark *caps, const zy_item *bar, bool across,
                    bool back)
{
    const double thick = zy_length_px(pen->chart, pen->chart->house->ends.cap);
    zy_item *cap = zy_scene_item_new(pen->arena, caps);

    cap->x = bar->x, cap->x2 = bar->x2, cap->y = bar->y, cap->y2 = bar->y2;
    *(across ? (back ? &cap->x2 : &cap->x) : (back ? &cap->y2 : &cap->y)) =
        across ? (back ? bar->x + thick : bar->x2 - thick)
               : (back ? bar->y + thick : bar->y2 - thick);
    cap->fill = zy_paint_of(bar->fill.color, 1);
}

static void fade_bar(const zy_pen *pen, zy_item *bar, zy_ending ending, zy_scene_mark **caps)
{
    const bool across = pen->unit->orient == ZY_ORIENT_HORIZONTAL;
    double end, base;

    if (bar->fill.kind != ZY_PAINT_COLOR ||
        !zy_rect_position(pen, across ? ZY_CHANNEL_X : ZY_CHANNEL_Y, bar->row, &end, &base))
        return;
    const double length = fabs(end - base);
    const bool back = end < base;
    const fade f = fade_of(pen, ending, length);
    const double whole = length + f.to;
    if (!(whole > 0))
        return;
    const double known = (length + f.from) / whole;
    const zy_color color = bar->fill.color;
    const zy_stop stops[] = {
        {0, color}, {known, color}, {known, faded(color, f.step)}, {1, faded(color, f.end)}};
    *(across ? (back ? &bar->x : &bar->x2) : (back ? &bar->y : &bar->y2)) += back ? -f.to : f.to;
    bar->fill.kind = ZY_PAINT_GRADIENT;
    bar->fill.gradient = gradient_of(pen->arena, across, back, stops, 4);
    if (ending != ZY_END_BELOW)
        return;
    if (!*caps)
        *caps = zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_RECT, "mark", NULL);
    add_cap(pen, *caps, bar, across, back);
}

/* Whether the bar is the outermost of its stack; what stands inside ends at its neighbour. */
static bool is_outermost(const zy_pen *pen, const zy_item *bar)
{
    const bool across = pen->unit->orient == ZY_ORIENT_HORIZONTAL;
    const zy_scene_mark *bars = pen->mark;

    if (!pen->unit->stack.is_on || !pen->unit->stack.stack_by_count)
        return true;
    for (size_t i = 0; i < bars->count; i++) {
        const zy_item *other = &bars->items[i];
        if (across ? other->y == bar->y && other->x2 > bar->x2 + 0.01
                   : other->x == bar->x && other->y < bar->y - 0.01)
            return false;
    }
    return true;
}

static void fade_bars(const zy_pen *pen, const zy_def *def)
{
    zy_scene_mark *caps = NULL;

    for (size_t i = 0; i < pen->mark->count; i++) {
        zy_item *bar = &pen->mark->items[i];
        const zy_ending ending = zy_ending_of(def->values, bar->row);
        if (ending != ZY_END_EXACT && is_outermost(pen, bar))
            fade_bar(pen, bar, ending, &caps);
    }
}

/* ---- Points ---- */

typedef struct dots {
    const zy_pen *pen;
    zy_scene_mark *stems, *rings;
    bool across;
    double up; /* the direction of more: -1 or 1 in pixels */
} dots;

double zy_honest_reach(const zy_chart *chart, zy_ending ending, bool more)
{
    const double bound = zy_length_px(chart, chart->house->ends.stem),
                 soft = zy_length_px(chart, chart->house->ends.soft_stem);

    switch (ending) {
    case ZY_END_ABOVE:
        return more ? bound : 0;
    case ZY_END_BELOW:
        return more ? 0 : bound;
    case ZY_END_ABOUT:
        return soft;
    case ZY_END_JUST_BELOW:
        return more ? 0 : soft;
    case ZY_END_JUST_ABOVE:
        return more ? soft : 0;
    case ZY_END_EXACT:
        break;
    }
    return 0;
}

/* One dot that stems grow from. */
typedef struct spot {
    double x, y, radius;
    zy_color color;
} spot;

static void add_stem(const dots *d, const spot *at, double sign, double length)
{
    const double way = d->up * sign, from = way * at->radius, by = way * length;

    zy_honest_stem(d->pen->arena, d->stems,
                   &(zy_stem){.color = at->color,
                              .x = at->x + (d->across ? from : 0),
                              .y = at->y + (d->across ? 0 : from),
                              .dx = d->across ? by : 0,
                              .dy = d->across ? 0 : by,
                              .thick = fmax(4, at->radius * 1.5)});
}

static void add_stems(const dots *d, zy_ending ending, const spot *at)
{
    for (int more = 0; more < 2; more++) {
        const double length = zy_honest_reach(d->pen->chart, ending, more);
        if (length > 0)
            add_stem(d, at, more ? 1 : -1, length);
    }
}

/* The dot of a bound is open: the value is not there. */
static void open_dot(const dots *d, zy_item *dot, zy_color color, double radius)
{
    dot->fill = zy_paint_of(zy_ground_color(d->pen->chart), 1);
    dot->stroke = zy_paint_of(color, 1);
    dot->stroke_width = fmax(1.5, radius * 0.42);
}

static void mark_symbols(const dots *d, const zy_def *def)
{
    for (size_t i = 0; i < d->pen->mark->count; i++) {
        zy_item *dot = &d->pen->mark->items[i];
        const zy_ending ending = zy_ending_of(def->values, dot->row);
        const bool filled = dot->fill.kind == ZY_PAINT_COLOR;
        const zy_color color = filled ? dot->fill.color : dot->stroke.color;
        const double radius = sqrt(dot->size / G_PI);
        if (ending == ZY_END_EXACT)
            continue;
        add_stems(d, ending, &(spot){dot->x, dot->y, radius, color});
        if (ending <= ZY_END_BELOW && filled)
            open_dot(d, dot, color, radius);
    }
}

static void mark_line(const dots *d, const zy_def *def, const size_t *rows, size_t count)
{
    const double radius = zy_length_px(d->pen->chart, d->pen->chart->house->ends.dot);

    for (size_t i = 0; i < count; i++) {
        const zy_ending ending = zy_ending_of(def->values, rows[i]);
        zy_vertex at;
        zy_item paint = {0};
        if (ending == ZY_END_EXACT || zy_row_is_invalid(d->pen, rows[i]) ||
            !d->pen->unit->mark->vertex(d->pen, rows[i], &at) || !isfinite(at.x + at.y))
            continue;
        zy_item_paint(d->pen, rows[i], &paint);
        add_stems(d, ending, &(spot){at.x, at.y, radius, paint.stroke.color});
        zy_item *dot = zy_scene_item_new(d->pen->arena, d->rings);
        dot->x = at.x, dot->y = at.y, dot->size = radius * radius * G_PI, dot->shape = "circle";
        dot->row = rows[i];
        dot->fill = zy_paint_of(paint.stroke.color, 1);
        if (ending <= ZY_END_BELOW)
            open_dot(d, dot, paint.stroke.color, radius);
    }
}

static dots new_dots(const zy_pen *pen, zy_channel channel)
{
    const zy_scale_part *scale = zy_view_scale(pen->unit, channel);
    const bool across = channel == ZY_CHANNEL_X;
    const double first = scale ? zy_datum_number(scale->scale.range[0]) : 0,
                 last = scale ? zy_datum_number(scale->scale.range[1]) : 0;
    dots d = {.pen = pen, .across = across, .up = last < first ? -1 : 1};

    d.stems = zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_RECT, "mark", NULL);
    d.rings = zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_SYMBOL, "mark", NULL);
    return d;
}

void zy_honest_ends(const zy_pen *pen, const size_t *rows, size_t count)
{
    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y; c++) {
        const zy_def *def = zy_honest_def(pen->chart, pen->unit, (zy_channel)c);
        if (!def)
            continue;
        if (zy_unit_is_bar(pen->unit)) {
            fade_bars(pen, def);
            continue;
        }
        const dots d = new_dots(pen, (zy_channel)c);
        if (is_symbol(pen->unit))
            mark_symbols(&d, def);
        else
            mark_line(&d, def, rows, count);
    }
}
