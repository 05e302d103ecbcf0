/* Names of categories along an axis of the house style. All names of an axis have one size. They
 * stand in one line where they can; else in lines broken at phrases; else, under an axis along x,
 * in columns, never sideways (names of Latin letters alone are turned a quarter, to be read from
 * below, as in Western charts); then they are shortened; and where even one line has no room at its
 * category, only every second, third … name stands. */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

#define GIVEN(o, field) zy_props_has(zy_axis_props, o, offsetof(zy_axis_options, field))
#define GIVE(o, field, value)                                                                      \
    ((o)->field = (value), zy_props_give(zy_axis_props, o, offsetof(zy_axis_options, field)))

static const double SMALLEST = 9.5; /* px: below 11 only where there are too many names */
static const double USUAL_SHARE = 0.32, MOST_SHARE = 0.4; /* of the width, for names left of bars */
static const double PITCH = 1.16;                         /* em from column to column */

enum { MOST_LINES = 4 };

typedef struct names {
    zy_job *job;
    const zy_view *plot;
    const zy_axis_options *options;
    zy_tick *ticks;
    const char **texts; /* in full */
    double *lengths;    /* of the texts in one line, at the size that is wished */
    size_t count;
    double step, limit;   /* px; the most that the author lets a line have */
    double wished, usual; /* sizes; below the usual one is a last resort */
    double size, room;    /* what was chosen: size of the text, room of a line */
    size_t every;         /* 1: all names stand */
    bool columns;
    bool cuts; /* words may be cut */
} names;

static zy_text_style style_of(const names *n, double size)
{
    return (zy_text_style){.size = size,
                           .weight = n->job->chart.frame.highlight ? 700 : 400,
                           .family = n->options->label_font,
                           .language = n->job->chart.language,
                           .features = n->columns ? ZY_TEXT_VERTICAL : ZY_TEXT_TABULAR};
}

/* ---- Setting ---- */

static void set_name(const names *n, size_t at, size_t most)
{
    const zy_text_style style = style_of(n, n->size);
    zy_tick *tick = &n->ticks[at];

    const zy_lines lines = zy_house_lines(n->job, n->plot, n->texts[at], n->room, most, &style);
    tick->lines = lines.texts, tick->line_count = lines.count;
}

static void set_names(const names *n, size_t most)
{
    for (size_t i = 0; i < n->count; i++)
        if (n->ticks[i].line_count)
            set_name(n, i, most);
}

/* ---- What fits ---- */

static double longest_at(const names *n, double size)
{
    double most = 0;

    for (size_t i = 0; i < n->count; i++)
        most = fmax(most, n->lengths[i]);
    return most * size / n->wished;
}

/* A line of one character below others reads as a slip. */
static bool leaves_one(const char *const *lines, size_t count)
{
    for (size_t k = 0; count > 1 && k < count; k++)
        if (g_utf8_strlen(lines[k], -1) == 1)
            return true;
    return false;
}

static bool is_in_word(gunichar c)
{
    return g_unichar_isalnum(c) && !g_unichar_iswide(c);
}

/* Whether a line ends within a word of letters. */
static bool cuts_word(const char *text, const char *const *lines, size_t count)
{
    for (size_t k = 1; k < count; k++) {
        const char *next = zy_rest_of_lines(text, lines, k),
                   *last = g_utf8_find_prev_char(text, next);
        if (last && is_in_word(g_utf8_get_char(last)) && is_in_word(g_utf8_get_char(next)))
            return true;
    }
    return false;
}

static bool name_fits(const names *n, size_t at, double size, double room, size_t most, bool alone)
{
    const zy_text_style style = style_of(n, size);
    size_t count;

    if (n->lengths[at] * size / n->wished <= room && !strchr(n->texts[at], '\n'))
        return true;
    if (most == 1)
        return false;
    const char *const *lines =
        zy_text_wrap(n->job->chart.typesetter, n->texts[at], room, &style, &count);
    if (count > most || (!alone && leaves_one(lines, count)) ||
        (!n->cuts && cuts_word(n->texts[at], lines, count)))
        return false;
    for (size_t k = 0; k < count; k++)
        if (zy_text_width(n->job->chart.typesetter, lines[k], &style) > room + 0.01)
            return false;
    return true;
}

/* Whether all names fit into so many lines of this size; then it is what was chosen. */
static bool all_fit(names *n, double size, double room, size_t most, bool alone)
{
    room = fmin(room, n->limit);
    if (room <= 0 || most == 0 || longest_at(n, size) > room * (double)most * 1.02)
        return false;
    for (size_t i = 0; i < n->count; i++)
        if (!name_fits(n, i, size, room, most, alone))
            return false;
    n->size = size, n->room = room;
    return true;
}

/* The next smaller size to try. */
static double smaller(double size)
{
    return floor(size * 0.92 * 2) / 2;
}

/* ---- Every second, third … ---- */

static bool is_strong(const names *n, size_t at)
{
    return zy_house_is_highlighted(n->job, n->ticks[at].value, n->texts[at]);
}

/* Takes away names between those that stay; highlighted ones stay, and their neighbours go. */
static void thin(names *n, size_t every)
{
    const size_t none = n->count;
    size_t last = none;

    n->every = every;
    for (size_t i = 0; i < n->count; i++) {
        bool stays = i % every == 0 || is_strong(n, i);
        for (size_t k = 1; k < every && !is_strong(n, i); k++)
            stays &= !(i + k < n->count && is_strong(n, i + k));
        stays &= last == none || i - last >= every || is_strong(n, i);
        if (!stays) {
            n->ticks[i].line_count = 0;
            continue;
        }
        if (last != none && i - last < every && !is_strong(n, last))
            n->ticks[last].line_count = 0;
        last = i;
    }
}

/* Years, dates and numbers are understood when some of them are left out. */
static bool is_in_order(const names *n)
{
    for (size_t i = 0; i < n->count; i++)
        if (n->ticks[i].value.kind != ZY_TIME && n->ticks[i].value.kind != ZY_NUMBER)
            return false;
    return true;
}

/* ---- Along y: left of lying bars ---- */

static size_t lines_in(double step, double size)
{
    const double lines = floor((step - fmax(1, 0.12 * size) + 2) / (size + 2));

    return lines < 1 ? 0 : lines > MOST_LINES ? MOST_LINES : (size_t)lines;
}

static bool fit_rows(names *n, double width)
{
    for (double size = n->wished; size >= n->usual; size = smaller(size)) {
        const size_t most = lines_in(n->step, size), calm = most > 3 ? 3 : most;
        if (all_fit(n, size, USUAL_SHARE * width, size > n->usual ? calm : most, true) ||
            all_fit(n, size, MOST_SHARE * width, size > n->usual ? calm : most, true))
            return true;
    }
    return false;
}

static void place_rows(names *n, double width)
{
    if (fit_rows(n, width)) {
        set_names(n, MOST_LINES);
        return;
    }
    n->room = fmin(n->limit, MOST_SHARE * width);
    for (n->size = n->usual; n->size > SMALLEST && !lines_in(n->step, n->size);)
        n->size = fmax(SMALLEST, n->size - 0.5);
    if (!lines_in(n->step, n->size)) {
        n->size = fmin(n->usual, 10);
        thin(n, (size_t)ceil((n->size + 1) / n->step));
    }
    n->room = fmin(n->room, longest_at(n, n->size) + 0.02);
    set_names(n, lines_in(n->step * (double)n->every, n->size));
}

/* ---- Along x: below standing bars ---- */

/* Some air between neighbours in one row. */
static double row_room(const names *n, double size, size_t every)
{
    return n->step * (double)every - 0.3 * size;
}

static bool fit_under(names *n)
{
    const double near = fmax(n->usual, n->wished * 0.75);

    for (double size = n->wished; size >= near; size = smaller(size))
        if (all_fit(n, size, row_room(n, size, 1), 1, true) ||
            all_fit(n, size, row_room(n, size, 1), 2, false))
            return true;
    for (double size = n->wished; size >= n->usual; size = smaller(size))
        if (all_fit(n, size, row_room(n, size, 1), size > n->usual ? 3 : 4, false))
            return true;
    /* Short codes rather stand close than turned. */
    return all_fit(n, n->usual, n->step - fmax(2, 0.15 * n->usual), 1, true) ||
           all_fit(n, fmin(n->usual, 10), n->step - 2, 1, true);
}

/* In a wide row a long word is rather cut than turned. */
static bool fit_cut(names *n)
{
    n->cuts = n->step >= 7 * n->usual;
    return n->cuts && fit_under(n);
}

/* How far apart neighbours must stand: 2014年度 is long, 15 beside it short. */
static double widest_pair(const names *n)
{
    double most = n->count ? n->lengths[0] : 0;

    for (size_t i = 1; i < n->count; i++)
        most = fmax(most, (n->lengths[i - 1] + n->lengths[i]) / 2);
    return most * n->size / n->wished;
}

/* Names that may be left out, in one line each. */
static void thin_row(names *n)
{
    n->size = n->usual;
    n->every = (size_t)fmax(1, ceil((widest_pair(n) + 0.5 * n->size) / n->step));
    thin(n, n->every);
    n->room = INFINITY;
    set_names(n, 1);
}

/* Columns of some size that all names fit into, so many side by side. */
static bool fits_beside(names *n, double size, double height, size_t beside)
{
    const double room = n->step * (double)n->every;

    for (; size >= n->usual; size = smaller(size))
        if ((double)beside * size * PITCH <= room && all_fit(n, size, height, beside, true))
            return true;
    return false;
}

/* Columns, side by side where one is not enough for a name. */
static void stand(names *n, double height)
{
    double size = fmin(n->wished, n->step / PITCH);
    size_t beside, most;

    n->columns = true;
    if (size < SMALLEST) {
        size = fmin(n->usual, 10);
        thin(n, (size_t)ceil(size * PITCH / n->step));
    }
    size = floor(size * 2) / 2;
    most = (size_t)fmin(3, floor(n->step * (double)n->every / (fmin(size, n->usual) * PITCH)));
    most = most < 1 ? 1 : most;
    for (beside = 1; beside < most && !fits_beside(n, size, height, beside); beside++)
        ;
    if (beside == most)
        n->size = fmin(size, n->usual);
    n->room = height;
    set_names(n, beside);
}

/* ---- Options ---- */

static bool has_wide(const names *n)
{
    for (size_t i = 0; i < n->count; i++)
        for (const char *p = n->texts[i]; *p; p = g_utf8_next_char(p))
            if (g_unichar_iswide(g_utf8_get_char(p)))
                return true;
    return false;
}

/* Read from below, the end of the name at its bar. */
static void turn(zy_axis_options *o)
{
    GIVE(o, label_angle, 270);
    GIVE(o, label_align, ZY_ALIGN_RIGHT);
    GIVE(o, label_baseline, ZY_BASELINE_MIDDLE);
}

static void give_size(const names *n, zy_axis_options *o)
{
    GIVE(o, label_font_size, n->size);
    GIVE(o, label_limit, 0);
    GIVE(o, label_overlap, zy_value_new_bool(n->job->arena, false, NULL));
    if (n->columns)
        GIVE(o, label_line_height, n->size * PITCH);
    else
        GIVE(o, label_line_height, n->size + 2);
}

static bool begin(names *n, const zy_axis_plan *plan, double step)
{
    const zy_text_style style = style_of(n, n->wished);

    n->step = fmax(step, 0.01); /* of a plot without extent */
    n->texts = ZY_NEW_ARRAY(n->job->arena, const char *, n->count + 1);
    n->lengths = ZY_NEW_ARRAY(n->job->arena, double, n->count + 1);
    for (size_t i = 0; i < n->count; i++) {
        n->texts[i] = n->ticks[i].line_count ? n->ticks[i].lines[0] : "";
        n->lengths[i] = zy_text_width(n->job->chart.typesetter, n->texts[i], &style);
    }
    n->size = n->wished;
    return step > 0 && n->count &&
           !(GIVEN(&plan->options, label_angle) && plan->options.label_angle != 0);
}

bool zy_house_names(zy_job *job, zy_axis_plan *plan, const zy_view *plot, zy_tick *ticks,
                    size_t count)
{
    zy_axis_options *o = &plan->options;
    const double wished = GIVEN(o, label_font_size) ? o->label_font_size : 11;
    const double width = plot->room_x > 0 ? plot->room_x : job->chart.canvas_width,
                 height = plot->room_y > 0 ? plot->room_y : job->chart.canvas_height;
    names n = {.job = job,
               .plot = plot,
               .options = o,
               .ticks = ticks,
               .count = count,
               .limit = GIVEN(o, label_limit) && o->label_limit > 0 ? o->label_limit : INFINITY,
               .wished = wished,
               .usual = fmin(wished, 11),
               .every = 1};

    if (!begin(&n, plan, plan->scale->scale.step))
        return false;
    if (plan->channel == ZY_CHANNEL_Y)
        place_rows(&n, width);
    else if (fit_under(&n) || fit_cut(&n))
        set_names(&n, MOST_LINES);
    else if (is_in_order(&n) || o->orient != ZY_SIDE_BOTTOM)
        thin_row(&n);
    else
        stand(&n, fmax(0.36 * height, fmin(60, 0.45 * height)));
    if (n.every > 1 && !is_in_order(&n))
        zy_house_thinned(plot, n.count, n.every);
    give_size(&n, o);
    if (n.columns && !has_wide(&n)) {
        turn(o);
        return false;
    }
    return n.columns;
}

/* Columns of one name stand with their middle, not with the first, at its category. */
const zy_axis_options *zy_house_beside(zy_job *job, const zy_axis_options *options, size_t columns)
{
    zy_axis_options *beside = ZY_NEW(job->arena, zy_axis_options);

    *beside = *options;
    zy_props_inherit(zy_axis_props, beside, &zy_axis_vega_defaults, job->arena);
    beside->label_offset += (double)(columns - 1) * beside->label_line_height / 2;
    return beside;
}

/* ---- What is said of it ---- */

void zy_house_thinned(const zy_view *view, size_t count, size_t every)
{
    view->guides->thinned = count, view->guides->thinned_every = every;
}

static void gather(const zy_view *view, GHashTable *shortened, const zy_guides **thinned)
{
    for (const zy_view *child = view->first; child; child = child->next)
        gather(child, shortened, thinned);
    if (!view->guides)
        return;
    for (const zy_shortened *s = view->guides->shortened; s; s = s->next)
        g_hash_table_add(shortened, (gpointer)(uintptr_t)s->text);
    if (view->guides->thinned && (!*thinned || view->guides->thinned > (*thinned)->thinned))
        *thinned = view->guides;
}

void zy_house_say_names(zy_job *job)
{
    GHashTable *shortened = g_hash_table_new(g_str_hash, g_str_equal);
    const zy_guides *thinned = NULL;
    const char *hint = ZY_SAY(job->diags, "a larger size, or fewer and shorter names",
                              "サイズを大きくするか、項目名を短く、少なくしてください");

    gather(job->chart.root, shortened, &thinned);
    if (g_hash_table_size(shortened))
        zy_note(job->diags, "shortened-names", (zy_span){0}, hint,
                ZY_SAY(job->diags, "names without room are shortened with …: %u",
                       "入りきらない項目名を…で短くしました（%u個）"),
                g_hash_table_size(shortened));
    if (thinned)
        zy_note(job->diags, "thinned-names", (zy_span){0}, hint,
                ZY_SAY(job->diags, "of %zu names on an axis only one in %zu has room",
                       "軸の%zu個の項目名のうち、%zu個に1個しか入りません"),
                thinned->thinned, thinned->thinned_every);
    g_hash_table_destroy(shortened);
}
