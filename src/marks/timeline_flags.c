/* Words on poles above and below a horizontal axis.
 *
 *      │ date            A pole stands on its event and carries the words at its right or left.
 *      │ words           Words that another pole would cross have to lie farther from the axis
 *      │   │ date        than that pole's: each crossing is an order of two flags, and the
 *      │   │ words       least distance of each is the longest chain of orders below it.
 *      ●───●─────────
 *
 * Sides are found by descent: each flag is tried above and below, right and left, until nothing is
 * better. */
#include <math.h>

#include "marks/timeline.h"

static const double CLOSE = 4;      /* poles keep this far from words of others */
static const double WRONG = 1e6;    /* what cannot be drawn */
static const double OVER = 1e3;     /* a pixel of missing height */
static const double LEFT = 70;      /* words at the left are read less well */
static const double CROSSED = 60;   /* a pole through a tick's label */
static const double LEANING = 0.35; /* a pixel by which a side is taller */

typedef enum order { NONE, FIRST_FAR, SECOND_FAR, IMPOSSIBLE } order;

typedef struct solver {
    zy_flag *flags;
    size_t count;
    const zy_flag_room *room;
    size_t *side; /* scratch */
} solver;

static double left_of(const zy_flag *f)
{
    return f->left ? f->at - f->width : f->at;
}

/* Whether a pole at x would cross the words or come too near. */
static bool is_crossed(const zy_flag *f, double x)
{
    const double from = left_of(f), to = from + f->width;

    if (fabs(x - f->at) <= 1)
        return false; /* both on one pole */
    return x > from - CLOSE && x < to + CLOSE && !(f->left ? x > to : x < from);
}

static bool meet(const zy_flag *a, const zy_flag *b, double gap)
{
    return left_of(a) < left_of(b) + b->width + gap && left_of(b) < left_of(a) + a->width + gap;
}

/* Which of two flags on one side has to be farther from the axis; a stands before b. */
static order order_of(const zy_flag *a, const zy_flag *b, double gap)
{
    const bool crosses_a = is_crossed(a, b->at), crosses_b = is_crossed(b, a->at);

    if (crosses_a && crosses_b)
        return IMPOSSIBLE;
    if (crosses_a)
        return FIRST_FAR;
    if (crosses_b)
        return SECOND_FAR;
    if (!meet(a, b, gap))
        return NONE;
    /* One pole, or words that meet between their poles. Read from the top: above the axis the
     * earlier is far. */
    return a->below ? SECOND_FAR : FIRST_FAR;
}

/* The least distances of the flags of one side; false when they are contradictory. */
static bool stack_side(const solver *s, bool below, double *reach)
{
    const double base = below ? s->room->below : s->room->above;
    size_t n = 0;

    *reach = base;
    for (size_t i = 0; i < s->count; i++)
        if (s->flags[i].below == below) {
            s->flags[i].near = base;
            s->side[n++] = i;
        }
    for (size_t round = 0, changed = 1; changed; round++) {
        changed = 0;
        for (size_t i = 0; i < n; i++)
            for (size_t k = i + 1; k < n; k++) {
                zy_flag *a = &s->flags[s->side[i]], *b = &s->flags[s->side[k]];
                const order o = order_of(a, b, s->room->gap_x);
                zy_flag *far = o == FIRST_FAR ? a : b, *near = o == FIRST_FAR ? b : a;
                const double least = near->near + near->height + s->room->gap_y;
                if (o == IMPOSSIBLE || round > n)
                    return false;
                if (o != NONE && far->near < least - 0.01)
                    far->near = least, changed = 1;
            }
    }
    for (size_t i = 0; i < n; i++)
        *reach = fmax(*reach, s->flags[s->side[i]].near + s->flags[s->side[i]].height);
    return true;
}

static bool is_inside(const zy_flag *f, double width)
{
    return left_of(f) >= -0.01 && left_of(f) + f->width <= width + 0.01;
}

static double crossings(const solver *s, const zy_flag *f)
{
    double cost = 0;

    for (size_t i = 0; f->below && i < s->room->label_count; i++)
        if (f->at > s->room->labels[i].x0 - CLOSE && f->at < s->room->labels[i].x1 + CLOSE)
            cost += CROSSED;
    return cost;
}

static zy_flag_result judge(const solver *s)
{
    zy_flag_result r = {.fits = true};

    if (!stack_side(s, false, &r.up) || !stack_side(s, true, &r.down))
        return (zy_flag_result){.cost = INFINITY};
    for (size_t i = 0; i < s->count; i++) {
        const zy_flag *f = &s->flags[i];
        r.cost += f->near + (f->left ? LEFT : 0) + crossings(s, f);
        if (!is_inside(f, s->room->width))
            r.cost += WRONG, r.fits = false;
    }
    const double over = r.up + r.down - s->room->height;
    if (over > 0.01)
        r.cost += OVER * over, r.fits = false;
    if (!s->room->one_side)
        r.cost += LEANING * fabs(r.up - r.down);
    return r;
}

static void turn(const solver *s, zy_flag *f, int state)
{
    f->below = !s->room->one_side && (state & 1);
    f->left = state & 2;
}

static int state_of(const zy_flag *f)
{
    return (f->below ? 1 : 0) | (f->left ? 2 : 0);
}

/* The best state of each flag in turn, again until none changes. */
static zy_flag_result descend(const solver *s)
{
    enum { PASSES = 12 };
    zy_flag_result best = judge(s);

    for (int pass = 0, changed = 1; changed && pass < PASSES; pass++) {
        changed = 0;
        for (size_t i = 0; i < s->count; i++) {
            int own = state_of(&s->flags[i]);
            for (int state = 0; state < 4; state++) {
                turn(s, &s->flags[i], state);
                const zy_flag_result r = judge(s);
                if (r.cost < best.cost - 1e-6)
                    best = r, own = state, changed = 1;
            }
            turn(s, &s->flags[i], own);
        }
    }
    return best;
}

static bool hangs_over(const zy_flag *f, double width)
{
    return f->at + f->width > width;
}

/* Starts: by turns above and below; in pairs; all above. */
static void start(const solver *s, int kind)
{
    for (size_t i = 0; i < s->count; i++) {
        zy_flag *f = &s->flags[i];
        f->below = !s->room->one_side && (kind == 0 ? i % 2 : kind == 1 ? i / 2 % 2 : 0);
        f->left = hangs_over(f, s->room->width);
    }
}

static void keep(const solver *s, int *states)
{
    for (size_t i = 0; i < s->count; i++)
        states[i] = state_of(&s->flags[i]);
}

/* Whether there is area enough, before anything is tried. */
static bool may_fit(const zy_flag *flags, size_t count, const zy_flag_room *room)
{
    double area = 0;

    for (size_t i = 0; i < count; i++) {
        area += flags[i].width * flags[i].height;
        if (flags[i].width > room->width)
            return false;
    }
    return area <= room->width * room->height;
}

zy_flag_result zy_flags_place(zy_arena *arena, zy_flag *flags, size_t count,
                              const zy_flag_room *room)
{
    const solver s = {flags, count, room, ZY_NEW_ARRAY(arena, size_t, count + 1)};
    int *states = ZY_NEW_ARRAY(arena, int, count + 1);
    double least = INFINITY;

    if (!may_fit(flags, count, room))
        return (zy_flag_result){.cost = INFINITY};
    for (int kind = 0; kind < (room->one_side ? 1 : 3); kind++) {
        start(&s, kind);
        const zy_flag_result r = descend(&s);
        if (r.cost < least || kind == 0)
            least = r.cost, keep(&s, states);
    }
    for (size_t i = 0; i < count; i++)
        turn(&s, &flags[i], states[i]);
    return judge(&s);
}
