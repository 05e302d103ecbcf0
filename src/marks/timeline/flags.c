/* Words on poles above and below a horizontal axis.
 *
 *      │ date            A pole stands on its event and carries the words at its right or left.
 *      │ words           Words that another pole would cross have to lie farther from the axis
 *      │   │ date        than that pole's: each crossing is an order of two flags, and the
 *      │   │ words       least distance of each is the longest chain of orders below it.
 *      ●───●─────────
 *
 * Words may also be centred on the end of their pole, which is how many short ones stand close.
 *
 * Sides are found by descent: each flag is tried above and below, right and left, until nothing is
 * better. */
#include <math.h>

#include "marks/timeline/timeline.h"

static const double CLOSE = 4;      /* poles keep this far from words of others */
static const double WRONG = 1e6;    /* what cannot be drawn */
static const double OVER = 1e3;     /* a pixel of missing height */
static const double CENTRED = 90;   /* one manner is better than two */
static const double LEFT = 70;      /* words at the left are read less well */
static const double FAR_SIDE = 90;  /* words on the other side of the axis than their bar */
static const double CROSSED = 60;   /* a pole through a tick's label */
static const double LEANING = 0.35; /* a pixel by which a side is taller */

enum { LEANS = 4, WAYS = LEANS * LEANS, STARTS = 4 };

typedef enum order { NONE, FIRST_FAR, SECOND_FAR, UPPER_FIRST, IMPOSSIBLE } order;

typedef struct solver {
    zy_flag *flags;
    size_t count;
    const zy_flag_room *room;
    uint8_t *orders; /* of each pair in each of the ways their words may lie */
    size_t *side;    /* scratch */
} solver;

static bool is_centred(const zy_flag *f)
{
    return f->lean >= ZY_LEAN_LOW;
}

static double left_of(const zy_flag *f)
{
    if (is_centred(f))
        return f->at - f->width / 2;
    return f->lean == ZY_LEAN_LEFT ? f->at - f->pad - f->width : f->at;
}

static double right_of(const zy_flag *f)
{
    if (is_centred(f))
        return f->at + f->width / 2;
    return f->lean == ZY_LEAN_LEFT ? f->at : f->at + f->pad + f->width;
}

static bool is_one_pole(const zy_flag *a, const zy_flag *b)
{
    return fabs(a->at - b->at) <= 1;
}

/* Whether a pole at x would cross the words or come too near. */
static bool is_crossed(const zy_flag *f, double x)
{
    const double from = left_of(f) - (f->lean == ZY_LEAN_RIGHT ? 0 : CLOSE),
                 to = right_of(f) + (f->lean == ZY_LEAN_LEFT ? 0 : CLOSE);

    return x > from && x < to;
}

static bool meet(const zy_flag *a, const zy_flag *b, double gap)
{
    return left_of(a) < right_of(b) + gap && left_of(b) < right_of(a) + gap;
}

/* Of words that meet and may lie either way. Read from the top: above the axis the earlier is far.
 */
static order free_order(const zy_flag *a, const zy_flag *b)
{
    static const int rank[] = {1, 1, 0, 2};

    if (rank[a->lean] != rank[b->lean])
        return rank[a->lean] > rank[b->lean] ? FIRST_FAR : SECOND_FAR;
    return UPPER_FIRST;
}

/* Which of two flags on one side has to be farther from the axis; a stands before b. */
static order order_of(const zy_flag *a, const zy_flag *b, double gap)
{
    const bool one = is_one_pole(a, b);
    /* A pole beside its own words may pass those of another beside the same pole. */
    const bool crosses_a = one ? is_centred(a) : is_crossed(a, b->at),
               crosses_b = one ? is_centred(b) : is_crossed(b, a->at);

    if (crosses_a && crosses_b)
        return IMPOSSIBLE;
    if (crosses_a)
        return FIRST_FAR;
    if (crosses_b)
        return SECOND_FAR;
    return meet(a, b, gap) ? free_order(a, b) : NONE;
}

static size_t pair_at(const solver *s, size_t i, size_t k)
{
    return WAYS * (i * s->count + k);
}

static void find_orders(const solver *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = i + 1; k < s->count; k++)
            for (size_t way = 0; way < WAYS; way++) {
                zy_flag a = s->flags[i], b = s->flags[k];
                a.lean = (zy_lean)(way % LEANS), b.lean = (zy_lean)(way / LEANS);
                s->orders[pair_at(s, i, k) + way] = (uint8_t)order_of(&a, &b, s->room->gap_x);
            }
}

static order look_up(const solver *s, size_t i, size_t k)
{
    const zy_flag *a = &s->flags[i], *b = &s->flags[k];
    const order o = (order)s->orders[pair_at(s, i, k) + a->lean + LEANS * b->lean];

    return o != UPPER_FIRST ? o : a->below ? SECOND_FAR : FIRST_FAR;
}

/* Moves the farther of a pair away from the nearer; whether it moved. */
static bool part(const solver *s, order o, size_t i, size_t k)
{
    zy_flag *far = &s->flags[o == FIRST_FAR ? i : k], *near = &s->flags[o == FIRST_FAR ? k : i];
    const double least = near->near + near->height + s->room->gap_y;

    if (o == NONE || far->near >= least - 0.01)
        return false;
    far->near = least;
    return true;
}

static size_t flags_of(const solver *s, bool below)
{
    size_t n = 0;

    for (size_t i = 0; i < s->count; i++)
        if (s->flags[i].below == below) {
            s->flags[i].near = below ? s->room->below : s->room->above;
            s->side[n++] = i;
        }
    return n;
}

/* The least distances of the flags of one side; false when they are contradictory. Most chains run
 * from right to left, so that this is the order of going through them. */
static bool stack_side(const solver *s, bool below, double *reach)
{
    const size_t n = flags_of(s, below);

    bool changed = true;

    *reach = below ? s->room->below : s->room->above;
    for (size_t round = 0; changed; round++) {
        changed = false;
        for (size_t i = n; i-- > 0;)
            for (size_t k = n; k-- > i + 1;) {
                const order o = look_up(s, s->side[i], s->side[k]);
                if (o == IMPOSSIBLE || round > n)
                    return false;
                changed |= part(s, o, s->side[i], s->side[k]);
            }
    }
    for (size_t i = 0; i < n; i++)
        *reach = fmax(*reach, s->flags[s->side[i]].near + s->flags[s->side[i]].height);
    return true;
}

static bool is_inside(const zy_flag *f, double width)
{
    return left_of(f) >= -0.01 && right_of(f) <= width + 0.01;
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
    static const double leaning[] = {0, LEFT, CENTRED, CENTRED};
    zy_flag_result r = {.fits = true};

    if (!stack_side(s, false, &r.up) || !stack_side(s, true, &r.down))
        return (zy_flag_result){.cost = INFINITY};
    for (size_t i = 0; i < s->count; i++) {
        const zy_flag *f = &s->flags[i];
        r.cost += f->near + leaning[f->lean] + crossings(s, f);
        if (f->below ? f->prefers > 0 : f->prefers < 0)
            r.cost += FAR_SIDE;
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
    f->lean = (zy_lean)(state / 2);
}

static int state_of(const zy_flag *f)
{
    return (f->below ? 1 : 0) + 2 * (int)f->lean;
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
            for (int state = 0; state < (s->room->centres ? 2 * LEANS : 4); state++) {
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
    return f->at + f->pad + f->width > width;
}

/* Starts: by turns above and below; in pairs; all above; by turns and centred, low and
 * high. */
static void start(const solver *s, int kind)
{
    for (size_t i = 0; i < s->count; i++) {
        zy_flag *f = &s->flags[i];
        f->below = !s->room->one_side && (kind == 1 ? i / 2 % 2 : kind != 2 && i % 2);
        f->lean = hangs_over(f, s->room->width) ? ZY_LEAN_LEFT
                  : kind == 3                   ? (i / 2 % 2 ? ZY_LEAN_HIGH : ZY_LEAN_LOW)
                                                : ZY_LEAN_RIGHT;
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
    return area <= 0.85 * room->width * room->height;
}

zy_flag_result zy_flags_place(zy_arena *arena, zy_flag *flags, size_t count,
                              const zy_flag_room *room)
{
    const solver s = {flags, count, room, ZY_NEW_ARRAY(arena, uint8_t, WAYS * count * count + 1),
                      ZY_NEW_ARRAY(arena, size_t, count + 1)};
    int *states = ZY_NEW_ARRAY(arena, int, count + 1);
    double least = INFINITY;

    if (!may_fit(flags, count, room))
        return (zy_flag_result){.cost = INFINITY};
    find_orders(&s);
    for (int kind = 0; kind < (room->one_side ? 1 : room->centres ? STARTS : STARTS - 1); kind++) {
        start(&s, kind);
        const zy_flag_result r = descend(&s);
        if (r.cost < least || kind == 0)
            least = r.cost, keep(&s, states);
    }
    for (size_t i = 0; i < count; i++)
        turn(&s, &flags[i], states[i]);
    return judge(&s);
}
