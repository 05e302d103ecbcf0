/* timeline: events in time with their words. */
#include "marks/timeline/timeline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMED = 12 };

typedef enum spacing { SPACING_AUTO, SPACING_TIME, SPACING_EVEN } spacing;

typedef struct options {
    zy_given given;
    int spacing;
    bool told; /* of events left out: layout draws more than once */
} options;

static const char *const spacings[] = {"auto", "time", "even", NULL};

static const zy_prop props[] = {
    {"spacing", ZY_PROP_WORD, offsetof(options, spacing), spacings,
     "how events stand on the axis: in true time, evenly, or as there is room", NULL},
    {0},
};

static const double LEAST = 11;         /* px: no text is smaller */
static const double NARROW = 30;        /* ems: a plot less wide turns the axis upright */
static const double UPRIGHT = 0.72;     /* of its width: and a plot as high as that */
static const double MUCH_SMALLER = 0.8; /* texts across may be so much smaller than down */
static const double SMALLER = 0.75;     /* in true time, than evenly */

/* ---- Reading ---- */

/* Few events carry the names of their groups; many have a legend, unless detail says the same. */
static bool names_groups(const zy_view *unit)
{
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR],
                 *detail = unit->encoding[ZY_CHANNEL_DETAIL],
                 *description = unit->encoding[ZY_CHANNEL_DESCRIPTION],
                 *said = description ? description : detail;

    if (said)
        return color && g_strcmp0(said->field, color->field) == 0;
    return unit->table->row_count <= MOST_NAMED;
}

/* The cell as it was written. */
static const char *cell_of(const zy_pen *pen, const zy_def *def, size_t row)
{
    const zy_column *c = def ? def->values : NULL;

    if (!zy_def_is_field(def))
        return def ? zy_datum_text(pen->arena, zy_def_datum(pen, def, row)) : "";
    if (!c || (c->missing && c->missing[row]))
        return "";
    if (c->written && c->written[row])
        return c->written[row];
    return zy_datum_text(pen->arena, zy_column_at(c, row));
}

static double date_share(const zy_pen *pen, const zy_def *def, const size_t *rows, size_t count)
{
    size_t dates = 0;

    for (size_t i = 0; i < count; i++)
        dates += isfinite(zy_when_read(pen->arena, cell_of(pen, def, rows[i])).start);
    return count ? (double)dates / (double)count : 0;
}

/* x or y, whichever is the time. */
static zy_channel time_channel(const zy_pen *pen, const size_t *rows, size_t count)
{
    const zy_def *x = pen->unit->encoding[ZY_CHANNEL_X], *y = pen->unit->encoding[ZY_CHANNEL_Y];

    if (!x || !y)
        return x ? ZY_CHANNEL_X : ZY_CHANNEL_Y;
    return date_share(pen, y, rows, count) > date_share(pen, x, rows, count) ? ZY_CHANNEL_Y
                                                                             : ZY_CHANNEL_X;
}

/* A stamp is where its column has it, which knows the clock of all and whether all are midnights;
 * so is a day that is written as the column's cells alone tell: 31.12.2024. */
static zy_when when_of_cell(const zy_pen *pen, const zy_def *def, size_t row)
{
    static const double DAY = 86400000, MINUTE = 60000;
    const zy_column *c = zy_def_is_field(def) ? def->values : NULL;
    zy_when when = zy_when_read(pen->arena, cell_of(pen, def, row));

    if (!c || c->kind != ZY_COLUMN_TIME || !isfinite(zy_column_number(c, row)) ||
        (c->date_unit != ZY_DATE_DAY && c->date_unit != ZY_DATE_MINUTE) ||
        (isfinite(when.start) && (when.unit != ZY_DATE_MINUTE || when.range)))
        return when;
    when.start = zy_column_number(c, row);
    when.unit = c->date_unit;
    when.end = when.start + (c->date_unit == ZY_DATE_DAY ? DAY : MINUTE);
    return when;
}

static zy_when when_of(const zy_pen *pen, zy_channel channel, size_t row)
{
    const zy_def *second = pen->unit->encoding[zy_channel_second(channel)];
    zy_when when = when_of_cell(pen, pen->unit->encoding[channel], row);

    if (!second || !cell_of(pen, second, row)[0])
        return when;
    const zy_when end = when_of_cell(pen, second, row);
    if (!isfinite(when.start) || !(end.end > when.start))
        return when;
    when.end = end.end;
    when.range = true;
    when.unit = MAX(when.unit, end.unit);
    return when;
}

static const char *text_of(const zy_pen *pen, zy_channel channel, size_t row)
{
    const zy_def *def = pen->unit->encoding[channel];

    if (!def)
        return NULL;
    return zy_def_is_field(def) ? cell_of(pen, def, row) : zy_def_text(pen, def, row);
}

static const char *group_of(const zy_pen *pen, size_t row)
{
    const zy_def *color = pen->unit->encoding[ZY_CHANNEL_COLOR];

    return zy_def_is_field(color) && !color->no_scale ? cell_of(pen, color, row) : NULL;
}

/* What stands under the text: description, detail, the other of x and y, or the group. */
static const char *detail_of(const zy_pen *pen, zy_channel time, size_t row)
{
    const zy_channel others[] = {ZY_CHANNEL_DESCRIPTION, ZY_CHANNEL_DETAIL,
                                 time == ZY_CHANNEL_X ? ZY_CHANNEL_Y : ZY_CHANNEL_X};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *text = text_of(pen, others[i], row);
        if (text && text[0])
            return text;
    }
    return names_groups(pen->unit) ? group_of(pen, row) : NULL;
}

static zy_color color_of(const zy_pen *pen, size_t row, zy_color fallback)
{
    zy_item item = {.tension = NAN};

    zy_item_paint(pen, row, &item);
    return item.fill.kind == ZY_PAINT_COLOR ? item.fill.color : fallback;
}

static void read_look(const zy_timeline *t, zy_event *e)
{
    const bool told = t->pen->unit->emphasis != NULL;

    e->color = color_of(t->pen, e->row, zy_house_color(t->chart, ZY_ROLE_ACCENT));
    e->faint = told && zy_row_is_context(t->pen->unit, e->row);
    e->strong = told && !e->faint;
    if (e->faint)
        e->color = zy_house_color(t->chart, ZY_ROLE_CONTEXT_STRONG);
}

static zy_event event_of(const zy_timeline *t, zy_channel channel, size_t row)
{
    const zy_pen *pen = t->pen;
    zy_event e = {.row = row,
                  .when = when_of(pen, channel, row),
                  .written = cell_of(pen, pen->unit->encoding[channel], row),
                  .text = text_of(pen, ZY_CHANNEL_TEXT, row),
                  .group = group_of(pen, row),
                  .detail = detail_of(pen, channel, row)};

    if (!e.text)
        e.text = "";
    read_look(t, &e);
    return e;
}

/* ---- In the order of time ---- */

typedef struct place {
    double when;
    size_t index;
} place;

static int by_time(const void *a, const void *b)
{
    const place *x = a, *y = b;

    if (x->when != y->when)
        return x->when < y->when ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* What has no date stays behind the row before it. */
static void sort_events(zy_timeline *t)
{
    place *places = ZY_NEW_ARRAY(t->arena, place, t->count + 1);
    zy_event *sorted = ZY_NEW_ARRAY(t->arena, zy_event, t->count + 1);
    double when = -INFINITY;

    for (size_t i = 0; i < t->count; i++) {
        if (isfinite(t->events[i].when.start))
            when = t->events[i].when.start;
        places[i] = (place){when, i};
    }
    qsort(places, t->count, sizeof *places, by_time);
    for (size_t i = 0; i < t->count; i++)
        sorted[i] = t->events[places[i].index];
    t->events = sorted;
}

static zy_timeline read_all(const zy_pen *pen, const size_t *rows, size_t count, zy_channel channel)
{
    zy_timeline t = {.pen = pen,
                     .chart = pen->chart,
                     .arena = pen->arena,
                     .width = pen->unit->width,
                     .height = pen->unit->height,
                     .ink = zy_house_color(pen->chart, ZY_ROLE_INK),
                     .secondary = zy_house_color(pen->chart, ZY_ROLE_SECONDARY),
                     .grid = zy_house_color(pen->chart, ZY_ROLE_GRID),
                     .ground = zy_ground_color(pen->chart)};

    t.events = ZY_NEW_ARRAY(pen->arena, zy_event, count + 1);
    for (size_t i = 0; i < count; i++) {
        const zy_event e = event_of(&t, channel, rows[i]);
        if (e.written[0] || e.text[0])
            t.events[t.count++] = e;
    }
    sort_events(&t);
    return t;
}

/* ---- Which way, and how large ---- */

typedef struct way {
    bool down, even;
    double size;
} way;

static double plan(zy_timeline *t, bool down, bool even, double most)
{
    t->even = even;
    return down ? zy_timeline_plan_down(t, most) : zy_timeline_plan_across(t, most);
}

static way best_spacing(zy_timeline *t, bool down, int wanted, double most)
{
    const bool crowded = wanted == SPACING_AUTO &&
                         zy_timeline_crowds(t, down ? t->height : t->width, zy_timeline_dot(t));
    way in_time = {.down = down, .even = false}, even = {.down = down, .even = true};

    if (wanted != SPACING_EVEN && !crowded)
        in_time.size = plan(t, down, false, most);
    if (wanted == SPACING_TIME || in_time.size >= most)
        return in_time;
    even.size = plan(t, down, true, most);
    return in_time.size >= SMALLER * even.size && in_time.size > 0 ? in_time : even;
}

/* Across when x was asked for, there is room, and texts are not much smaller than down. */
static way best_way(zy_timeline *t, zy_channel channel, int wanted, double most)
{
    const char *orient = zy_mark_says(t->pen->unit, "orient") ? t->pen->unit->options.orient : "";
    const bool fixed = orient[0] != '\0', across = fixed ? strcmp(orient, "horizontal") == 0
                                                         : channel == ZY_CHANNEL_X &&
                                                               t->width >= NARROW * most &&
                                                               t->height <= UPRIGHT * t->width;
    const way first = best_spacing(t, !across, wanted, most);

    if (fixed || !across || first.size >= MUCH_SMALLER * most)
        return first;
    const way second = best_spacing(t, true, wanted, most);
    return first.size >= MUCH_SMALLER * second.size && first.size > 0 ? first : second;
}

/* ---- Too many ---- */

/* Time to the nearer of the neighbours that have their words. */
static double distance(const zy_timeline *t, size_t i)
{
    double least = INFINITY;
    size_t before = i, after = i + 1;

    while (before > 0 && t->events[before - 1].wordless)
        before--;
    while (after < t->count && t->events[after].wordless)
        after++;
    if (before > 0)
        least = fabs(t->events[i].when.start - t->events[before - 1].when.start);
    return after < t->count
               ? fmin(least, fabs(t->events[after].when.start - t->events[i].when.start))
               : least;
}

/* The event that stands closest to its neighbours, of those that are not highlighted; SIZE_MAX:
 * none is left. */
static size_t closest(const zy_timeline *t)
{
    size_t found = SIZE_MAX;
    double least = INFINITY;

    for (int strong = 0; strong < 2 && found == SIZE_MAX; strong++)
        for (size_t i = 0; i < t->count; i++) {
            const zy_event *e = &t->events[i];
            if (e->wordless || (e->strong && !strong))
                continue;
            const double apart = distance(t, i);
            if (found != SIZE_MAX && !(apart < least))
                continue;
            least = apart;
            found = i;
        }
    return found;
}

/* The events in the order in which they lose their words. */
static size_t *order_of_loss(zy_timeline *t)
{
    size_t *order = ZY_NEW_ARRAY(t->arena, size_t, t->count + 1);

    for (size_t n = 0; n < t->count; n++) {
        order[n] = closest(t);
        t->events[order[n]].wordless = true;
    }
    return order;
}

static way without(zy_timeline *t, const size_t *order, size_t lost, zy_channel channel, int wanted)
{
    for (size_t i = 0; i < t->count; i++)
        t->events[order[i]].wordless = i < lost;
    return best_way(t, channel, wanted, LEAST);
}

/* As few as possible lose their words, by halving. */
static way leave_out(zy_timeline *t, zy_channel channel, int wanted)
{
    const size_t *order = order_of_loss(t);
    size_t low = 0, high = t->count;

    while (high - low > 1) {
        const size_t middle = (low + high) / 2;
        if (without(t, order, middle, channel, wanted).size > 0)
            high = middle;
        else
            low = middle;
    }
    return without(t, order, high, channel, wanted);
}

static void tell_left_out(const zy_timeline *t)
{
    zy_view *unit = t->pen->unit;
    options *own = unit->own;
    GString *names = g_string_new(NULL);
    size_t count = 0;

    for (size_t i = 0; i < t->count; i++)
        if (t->events[i].wordless)
            g_string_append_printf(names, "%s%s %s", count++ ? ", " : "", t->events[i].label,
                                   t->events[i].text);
    if (count && !own->told)
        zy_warn(t->chart->diags, "left-out", zy_value_find(unit->spec, "mark")->span, NULL,
                ZY_SAY(t->chart->diags,
                       "%zu events have no room for their words and are only dots: %s",
                       "%zu 件の出来事は文字の場所がないため、点だけを描きます：%s"),
                count, names->str);
    own->told |= count > 0;
    g_string_free(names, TRUE);
}

/* ---- Drawing ---- */

static void draw_all(const zy_pen *pen, const size_t *rows, size_t count)
{
    const zy_channel channel = time_channel(pen, rows, count);
    const options *own = pen->unit->own;
    zy_timeline t = read_all(pen, rows, count, channel);
    const zy_house *house = t.chart->house;
    const double most = zy_length_px(t.chart, t.count > 10  ? house->timeline.type_many
                                              : t.count > 6 ? house->timeline.type
                                                            : house->timeline.type_few);

    if (!t.count)
        return;
    way w = best_way(&t, channel, own->spacing, most);
    if (w.size <= 0)
        w = leave_out(&t, channel, own->spacing);
    tell_left_out(&t);
    if (w.size <= 0)
        return;
    plan(&t, w.down, w.even, w.size);
    if (w.down)
        zy_timeline_draw_down(&t);
    else
        zy_timeline_draw_across(&t);
}

const zy_mark zy_mark_timeline = {
    .name = "timeline",
    .doc = "events in time, points and ranges, with their words placed beside the axis",
    .item = ZY_ITEM_RULE,
    .filled = true,
    .tells_all = true,
    .chart_en = "Timeline",
    .chart_ja = "年表",
    .draw_all = draw_all,
    .names_groups = names_groups,
    .props = props,
    .own_size = sizeof(options),
};
