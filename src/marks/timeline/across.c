/* The horizontal timeline: words on poles above and below the axis. */
#include <math.h>
#include <stdlib.h>

#include "marks/timeline/timeline.h"

static const double LEAST = 11;  /* px */
static const double STEP = 0.5;  /* px by which texts get smaller */
static const double TIER = 0.87; /* of the dot: how far apart bars lie */

enum { MOST_FLAGS = 90, WIDTHS_A_SIZE = ZY_TIMELINE_WIDTHS };

typedef struct zy_flags {
    zy_flag *flags; /* in the order of the axis */
    size_t *event;
    size_t count;
    int width;
    double cost;
    zy_flag_result result;
    zy_timeline_tick *ticks;
    size_t tick_count;
    bool centres;        /* words may be centred */
    double above, below; /* the least distances of words from the axis */
} zy_flags;

static double pad(const zy_timeline *t)
{
    return fmax(5, 0.5 * t->size);
}

static double tick_size(const zy_timeline *t)
{
    return zy_length_px(t->chart, t->chart->house->timeline.tick);
}

static double tick_length(const zy_timeline *t)
{
    return zy_length_px(t->chart, t->chart->house->timeline.tick_length);
}

/* ---- Before placing ---- */

static int by_place(const void *a, const void *b, void *closure)
{
    const zy_timeline *t = closure;
    const size_t i = *(const size_t *)a, k = *(const size_t *)b;
    const double x = t->events[i].at, y = t->events[k].at;

    return x < y ? -1 : x > y ? 1 : i < k ? -1 : i > k;
}

static zy_flags *new_flags(zy_timeline *t)
{
    zy_flags *f = ZY_NEW(t->arena, zy_flags);

    f->flags = ZY_NEW_ARRAY(t->arena, zy_flag, t->count + 1);
    f->event = ZY_NEW_ARRAY(t->arena, size_t, t->count + 1);
    for (size_t i = 0; i < t->count; i++)
        if (!t->events[i].wordless)
            f->event[f->count++] = i;
    g_qsort_with_data(f->event, (int)f->count, sizeof *f->event, by_place, t);
    return f;
}

static void find_distances(const zy_timeline *t, zy_flags *f)
{
    const double dot = zy_timeline_dot(t),
                 gap = zy_length_px(t->chart, t->chart->house->timeline.pole);
    int above = 0, below = 0;

    for (size_t i = 0; i < t->count; i++) {
        above = MAX(above, t->events[i].tier);
        below = MAX(below, -t->events[i].tier);
    }
    f->above = (0.5 + TIER * above) * dot + gap;
    f->below = (0.5 + TIER * below) * dot + gap;
    if (f->tick_count)
        f->below += tick_length(t) + tick_size(t);
}

static zy_box label_box(const zy_timeline *t, const zy_timeline_tick *tick)
{
    const double x = fmin(fmax(0, tick->at - tick->width / 2), t->width - tick->width);

    return (zy_box){x, 0, x + tick->width, 1};
}

static zy_flag_room room_of(const zy_timeline *t, const zy_flags *f)
{
    zy_box *labels = ZY_NEW_ARRAY(t->arena, zy_box, f->tick_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < f->tick_count; i++)
        if (f->ticks[i].label)
            labels[count++] = label_box(t, &f->ticks[i]);
    return (zy_flag_room){.width = t->width,
                          .height = t->height,
                          .gap_x = 1.1 * t->size,
                          .gap_y = 0.55 * t->size,
                          .above = f->above,
                          .below = f->below,
                          .labels = labels,
                          .label_count = count,
                          .centres = f->centres};
}

/* ---- Placing ---- */

static double lines_cost(const zy_words *text)
{
    const size_t lines = text->count;

    return (lines > 2 ? 9 * (double)((lines - 2) * (lines - 2)) : 0) +
           20 * zy_words_roughness(text);
}

static bool try_width(zy_timeline *t, const zy_flags *like, int width, zy_flags *f)
{
    const zy_flag_room room = room_of(t, like);

    *f = *like;
    f->flags = ZY_NEW_ARRAY(t->arena, zy_flag, f->count + 1);
    f->width = width;
    f->cost = 0;
    for (size_t i = 0; i < f->count; i++) {
        zy_event *e = &t->events[f->event[i]];
        const zy_block block = zy_timeline_block(t, e, width);
        f->flags[i] = (zy_flag){.at = e->at,
                                .width = block.width,
                                .height = block.height,
                                .pad = pad(t),
                                .prefers = e->tier};
        f->cost += lines_cost(&block.text);
    }
    f->result = zy_flags_place(t->arena, f->flags, f->count, &room);
    f->cost += f->result.cost + 0.7 * (f->result.up + f->result.down);
    return f->result.fits;
}

/* The best of the widths at the size of t; NULL when the words have no room in any. */
static zy_flags *place(zy_timeline *t, const zy_flags *like)
{
    zy_flags *best = NULL;

    for (int width = 0; width < WIDTHS_A_SIZE; width++) {
        zy_flags *one = ZY_NEW(t->arena, zy_flags);
        if (try_width(t, like, width, one) && (!best || one->cost < best->cost))
            best = one;
    }
    return best;
}

static bool fits(zy_timeline *t, const zy_flags *like, double size)
{
    zy_flags *found;

    t->size = size;
    found = place(t, like);
    if (found)
        t->across = found;
    return found != NULL;
}

/* The largest size that fits, by halving; 0: none. */
static double largest(zy_timeline *t, const zy_flags *like, double most)
{
    double low = LEAST, high = most;

    if (fits(t, like, most))
        return most;
    if (most <= LEAST || !fits(t, like, LEAST))
        return 0;
    while (high - low > STEP) {
        const double middle = floor((low + high) / 2 / STEP) * STEP;
        if (fits(t, like, middle))
            low = middle;
        else
            high = middle;
    }
    t->size = low;
    return low;
}

double zy_timeline_plan_across(zy_timeline *t, double most)
{
    zy_timeline_set(t, t->width, zy_timeline_dot(t));
    zy_timeline_set_ticks(t, zy_length_px(t->chart, t->chart->house->timeline.ticks_apart));
    /* Neighbours may stand on other sides; the year is known where ticks of months say it. */
    zy_timeline_label(t, t->even || t->tick_months >= 12);
    zy_timeline_measure_labels(t);
    zy_flags *like = new_flags(t);

    t->across = NULL;
    t->tight = false;
    if (like->count > MOST_FLAGS)
        return 0;
    like->ticks = zy_timeline_ticks(t, tick_size(t), &like->tick_count);
    find_distances(t, like);
    const double size = largest(t, like, most);
    if (size > 0)
        return size;
    like->centres = true; /* less tidy, but more has room */
    return largest(t, like, most);
}

/* ---- Drawing ---- */

/* What draws: the axis lies at y, words stand `more` farther from it than they must. */
typedef struct easel {
    zy_timeline *t;
    const zy_flags *flags;
    double axis, more;
    zy_scene_mark *rules;
    zy_lettering letters;
} easel;

static void draw_pole(const easel *d, const zy_event *e, const zy_flag *f)
{
    const zy_timeline *t = d->t;
    const double end = f->near + d->more + (f->lean < ZY_LEAN_LOW ? f->height : 0),
                 from = -e->tier * TIER * zy_timeline_dot(t);
    const zy_color color = e->strong ? e->color : zy_house_color(t->chart, ZY_ROLE_CONTEXT_STRONG);

    zy_timeline_draw_rule(t, d->rules,
                          &(zy_timeline_rule){f->at, d->axis + from, f->at,
                                              f->below ? d->axis + end : d->axis - end, color,
                                              e->strong ? 1.5 : 1, false});
}

static zy_align align_of(zy_lean lean)
{
    return lean == ZY_LEAN_RIGHT  ? ZY_ALIGN_LEFT
           : lean == ZY_LEAN_LEFT ? ZY_ALIGN_RIGHT
                                  : ZY_ALIGN_CENTER;
}

static void draw_words(const easel *d, zy_event *e, const zy_flag *f)
{
    const zy_timeline *t = d->t;
    const zy_block block = zy_timeline_block(t, e, d->flags->width);
    const zy_align align = align_of(f->lean);
    const double pad = align == ZY_ALIGN_LEFT ? f->pad : align == ZY_ALIGN_RIGHT ? -f->pad : 0;
    zy_timeline_place at = {
        f->at + pad,
        f->below ? d->axis + f->near + d->more : d->axis - f->near - d->more - f->height, align};

    at.y = zy_timeline_put_date(t, &d->letters, e, NULL, at);
    zy_timeline_put_text(t, &d->letters, e, &block, at);
}

static bool is_crossed(const zy_flags *f, const zy_box *label)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->flags[i].below && f->flags[i].at > label->x0 - 3 && f->flags[i].at < label->x1 + 3)
            return true;
    return false;
}

/* A tick's label stands where no pole goes through it. */
static void draw_ticks(const easel *d)
{
    const zy_timeline *t = d->t;
    const zy_flags *f = d->flags;
    const double length = tick_length(t), size = tick_size(t);

    for (size_t i = 0; i < f->tick_count; i++) {
        const zy_timeline_tick *tick = &f->ticks[i];
        const zy_letter_style style = {.size = size,
                                       .weight = tick->year ? 700 : 400,
                                       .color = t->secondary,
                                       .features = ZY_TEXT_HALT};
        const double end = d->axis + (tick->year || tick->label ? length : length * 0.6);
        zy_timeline_draw_rule(
            t, d->rules, &(zy_timeline_rule){tick->at, d->axis, tick->at, end, t->ink, 1, false});
        if (!tick->label)
            continue;
        const zy_box box = label_box(t, tick);
        if (!is_crossed(f, &box))
            zy_letter_put(&d->letters, tick->label, box.x0, d->axis + length + 3 + size, &style);
    }
}

void zy_timeline_draw_across(zy_timeline *t)
{
    const zy_flags *f = t->across;
    const double spare = fmax(0, t->height - f->result.up - f->result.down),
                 more = fmin(spare * 0.2, 2.2 * t->size);
    const double axis = round(f->result.up + more + (spare - 2 * more) * 0.3);
    zy_scene_mark *rules = t->pen->mark, *bars = zy_timeline_layer(t, ZY_ITEM_RECT, "rect"),
                  *dots = zy_timeline_layer(t, ZY_ITEM_SYMBOL, "symbol"),
                  *heads = zy_timeline_layer(t, ZY_ITEM_PATH, "path");
    const easel d = {.t = t,
                     .flags = f,
                     .axis = axis,
                     .more = more,
                     .rules = rules,
                     .letters = zy_lettering_new(t->chart, &t->pen->unit->marks)};

    for (size_t i = 0; i < f->count; i++)
        draw_pole(&d, &t->events[f->event[i]], &f->flags[i]);
    zy_timeline_draw_axis(t, rules, heads, 0, axis, false);
    draw_ticks(&d);
    for (size_t i = 0; i < t->count; i++)
        zy_timeline_draw_event(t, &t->events[i], bars, dots, axis, false);
    for (size_t i = 0; i < f->count; i++)
        draw_words(&d, &t->events[f->event[i]], &f->flags[i]);
}
