/* Timelines: what cells say about when; words that overlap nothing, whatever the events. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "marks/timeline/timeline.h"

static int set_up(void **state)
{
    *state = zy_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    zy_arena_free(*state);
    return 0;
}

/* ---- Dates ---- */

static const char *day(zy_arena *arena, double ms)
{
    const zy_civil c = zy_civil_of(ms);

    return zy_arena_format(arena, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static void assert_when(zy_arena *arena, const char *cell, const char *start, const char *end,
                        bool range, bool soft, bool open)
{
    const zy_when when = zy_when_read(arena, cell);

    assert_true(isfinite(when.start));
    assert_string_equal(day(arena, when.start), start);
    assert_string_equal(day(arena, when.end), end);
    assert_int_equal(when.range, range);
    assert_int_equal(when.soft, soft);
    assert_int_equal(when.open, open);
}

static void plain_dates_are_those_of_cells(void **state)
{
    assert_when(*state, "2025年1月13日", "2025-01-13", "2025-01-14", false, false, false);
    assert_when(*state, " 2024年5月 ", "2024-05-01", "2024-06-01", false, false, false);
    assert_when(*state, "令和7年8月5日", "2025-08-05", "2025-08-06", false, false, false);
    assert_when(*state, "2025-07-26/2025-07-28", "2025-07-26", "2025-07-29", true, false, false);
    assert_when(*state, "2025年上半期", "2025-01-01", "2025-07-01", false, true, false);
}

static void words_are_soft_parts(void **state)
{
    assert_when(*state, "2025年初頭", "2025-01-01", "2025-04-02", false, true, false);
    assert_when(*state, "2025年春", "2025-03-02", "2025-06-02", false, true, false);
    assert_when(*state, "2025年5月下旬", "2025-05-21", "2025-06-01", false, true, false);
    assert_when(*state, "2025年2月3日ごろ", "2025-02-03", "2025-02-04", false, true, false);
    assert_when(*state, "2020年代", "2020-01-01", "2030-01-01", false, true, false);
    assert_when(*state, "2020年代後半", "2024-12-31", "2030-01-01", false, true, false);
    assert_when(*state, "Late 2025", "2025-10-01", "2026-01-01", false, true, false);
    assert_when(*state, "the 1990s", "1990-01-01", "2000-01-01", false, true, false);
    assert_when(*state, "2025年以降", "2025-01-01", "2026-01-01", false, true, true);
    assert_when(*state, "since May 2025", "2025-05-01", "2025-06-01", false, true, true);
}

/* Fractions of 365 days, or of the 31 of May, and the day in which they end. */
static void every_word_is_its_part(void **state)
{
    static const char *const parts[][3] = {
        {"2025年初頭", "2025-01-01", "2025-04-02"},
        {"2025年初め", "2025-01-01", "2025-04-02"},
        {"2025年はじめ", "2025-01-01", "2025-04-02"},
        {"2025年始め", "2025-01-01", "2025-04-02"},
        {"2025年前半", "2025-01-01", "2025-07-01"},
        {"2025年半ば", "2025-05-01", "2025-09-02"},
        {"2025年なかば", "2025-05-01", "2025-09-02"},
        {"2025年中頃", "2025-05-01", "2025-09-02"},
        {"2025年中ごろ", "2025-05-01", "2025-09-02"},
        {"2025年中盤", "2025-05-01", "2025-09-02"},
        {"2025年後半", "2025-07-01", "2026-01-01"},
        {"2025年終盤", "2025-10-01", "2026-01-01"},
        {"2025年末", "2025-11-07", "2026-01-01"},
        {"2025年終わり", "2025-11-07", "2026-01-01"},
        {"2025年5月上旬", "2025-05-01", "2025-05-11"},
        {"2025年5月初旬", "2025-05-01", "2025-05-11"},
        {"2025年5月中旬", "2025-05-11", "2025-05-21"},
        {"2025年5月下旬", "2025-05-21", "2025-06-01"},
        {"2025年春", "2025-03-02", "2025-06-02"},
        {"2025年夏", "2025-06-02", "2025-09-01"},
        {"2025年秋", "2025-09-01", "2025-12-01"},
        {"2025年冬", "2025-12-01", "2026-03-02"},
        {"2025年ごろ", "2025-01-01", "2026-01-01"},
        {"2025年頃", "2025-01-01", "2026-01-01"},
        {"2025年前後", "2025-01-01", "2026-01-01"},
        {"約2025年", "2025-01-01", "2026-01-01"},
        {"およそ2025年", "2025-01-01", "2026-01-01"},
        {"early 2025", "2025-01-01", "2025-04-02"},
        {"mid-2025", "2025-05-01", "2025-09-02"},
        {"mid 2025", "2025-05-01", "2025-09-02"},
        {"middle of 2025", "2025-05-01", "2025-09-02"},
        {"late 2025", "2025-10-01", "2026-01-01"},
        {"end of 2025", "2025-11-07", "2026-01-01"},
        {"beginning of 2025", "2025-01-01", "2025-04-02"},
        {"start of 2025", "2025-01-01", "2025-04-02"},
        {"first half of 2025", "2025-01-01", "2025-07-02"},
        {"second half of 2025", "2025-07-02", "2026-01-01"},
        {"spring 2025", "2025-03-02", "2025-06-02"},
        {"summer 2025", "2025-06-02", "2025-09-01"},
        {"autumn 2025", "2025-09-01", "2025-12-01"},
        {"fall 2025", "2025-09-01", "2025-12-01"},
        {"winter 2025", "2025-12-01", "2026-03-02"},
        {"spring of 2025", "2025-03-02", "2025-06-02"},
        {"summer of 2025", "2025-06-02", "2025-09-01"},
        {"autumn of 2025", "2025-09-01", "2025-12-01"},
        {"fall of 2025", "2025-09-01", "2025-12-01"},
        {"winter of 2025", "2025-12-01", "2026-03-02"},
        {"around 2025", "2025-01-01", "2026-01-01"},
        {"about 2025", "2025-01-01", "2026-01-01"},
        {"circa 2025", "2025-01-01", "2026-01-01"},
        {"c. 2025", "2025-01-01", "2026-01-01"},
    };
    static const char *const open[] = {"2025年以降", "2025年以来", "2025年から",
                                       "2025年〜",   "2025年～",   "2025年~",
                                       "since 2025", "from 2025",  "after 2025"};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_when(*state, parts[i][0], parts[i][1], parts[i][2], false, true, false);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        assert_when(*state, open[i], "2025-01-01", "2026-01-01", false, true, true);
}

static void what_is_no_date_is_none(void **state)
{
    static const char *const cells[] = {"今後数年", "近い将来",       "",     "春",
                                        "末",       "2025年13月ごろ", "soon", "2025年5月春",
                                        "since",    "2025年下旬"};

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_true(isnan(zy_when_read(*state, cells[i]).start));
}

/* ---- Random events ---- */

typedef struct dice {
    uint64_t state;
} dice;

static double roll(dice *d)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (double)(d->state >> 33) / 2147483648.0;
}

static int by_at(const void *a, const void *b)
{
    const zy_flag *x = a, *y = b;

    return x->at < y->at ? -1 : x->at > y->at;
}

static zy_flag *random_flags(zy_arena *arena, dice *d, size_t count, double width, bool clustered)
{
    zy_flag *flags = ZY_NEW_ARRAY(arena, zy_flag, count);

    for (size_t i = 0; i < count; i++)
        flags[i] = (zy_flag){.at = width * (clustered ? pow(roll(d), 3) : roll(d)),
                             .width = 40 + 80 * roll(d),
                             .height = 24 + 14 * floor(3 * roll(d)),
                             .pad = 7};
    qsort(flags, count, sizeof *flags, by_at);
    return flags;
}

/* y grows away from the axis on either side; a box of the words. */
static zy_box words_of(const zy_flag *f)
{
    const double x = f->lean == ZY_LEAN_RIGHT  ? f->at + f->pad
                     : f->lean == ZY_LEAN_LEFT ? f->at - f->pad - f->width
                                               : f->at - f->width / 2;

    return (zy_box){x, f->near, x + f->width, f->near + f->height};
}

/* Poles go up to the end of words at their side, to the start of centred ones. */
static bool is_crossed(const zy_flag *f, const zy_flag *pole)
{
    const zy_box box = words_of(f);
    const double end = pole->near + (pole->lean < ZY_LEAN_LOW ? pole->height : 0);

    return pole->at > box.x0 + 0.1 && pole->at < box.x1 - 0.1 && box.y0 < end - 0.1;
}

static void assert_apart(const zy_flag *a, const zy_flag *b)
{
    const zy_box p = words_of(a), q = words_of(b);

    if (a->below != b->below)
        return;
    assert_false(p.x0 < q.x1 - 0.1 && q.x0 < p.x1 - 0.1 && p.y0 < q.y1 - 0.1 && q.y0 < p.y1 - 0.1);
    assert_false(is_crossed(a, b));
    assert_false(is_crossed(b, a));
}

static void assert_good(const zy_flag *flags, size_t count, const zy_flag_room *room,
                        const zy_flag_result *result)
{
    double up = 0, down = 0;

    for (size_t i = 0; i < count; i++) {
        const zy_box box = words_of(&flags[i]);
        assert_true(box.x0 >= -0.1 && box.x1 <= room->width + 0.1);
        assert_true(box.y0 >= (flags[i].below ? room->below : room->above) - 0.1);
        *(flags[i].below ? &down : &up) = fmax(flags[i].below ? down : up, box.y1);
        for (size_t k = 0; k < i; k++)
            assert_apart(&flags[k], &flags[i]);
    }
    assert_true(up <= result->up + 0.1 && down <= result->down + 0.1);
    assert_true(up + down <= room->height + 0.1);
}

static void try_random_flags(zy_arena *arena, bool centres, size_t least)
{
    const zy_flag_room room = {.width = 1168,
                               .height = 560,
                               .gap_x = 12,
                               .gap_y = 6,
                               .above = 18,
                               .below = 34,
                               .centres = centres};
    dice d = {7};
    size_t fitting = 0;

    for (size_t count = 1; count <= 60; count += count < 12 ? 1 : 6)
        for (int clustered = 0; clustered < 2; clustered++) {
            zy_flag *flags = random_flags(arena, &d, count, room.width, clustered);
            const zy_flag_result r = zy_flags_place(arena, flags, count, &room);
            if (!r.fits)
                continue;
            fitting++;
            assert_good(flags, count, &room, &r);
        }
    /* Not by refusing everything. */
    assert_true(fitting >= least);
}

static void flags_that_fit_are_apart(void **state)
{
    try_random_flags(*state, false, 26);
    try_random_flags(*state, true, 30);
}

static void thirty_even_flags_fit_a_slide(void **state)
{
    const zy_flag_room room = {.width = 1168,
                               .height = 480,
                               .gap_x = 12,
                               .gap_y = 6,
                               .above = 18,
                               .below = 18,
                               .centres = true};
    zy_flag flags[30];

    for (size_t i = 0; i < 30; i++)
        flags[i] = (zy_flag){.at = 10 + 38 * (double)i, .width = 120, .height = 54, .pad = 7};
    const zy_flag_result r = zy_flags_place(*state, flags, 30, &room);
    assert_true(r.fits);
    assert_good(flags, 30, &room, &r);
}

static void flags_without_room_do_not_fit(void **state)
{
    const zy_flag_room room = {.width = 200, .height = 60, .above = 10, .below = 10};
    zy_flag flags[6];

    for (size_t i = 0; i < 6; i++)
        flags[i] = (zy_flag){.at = 30 * (double)i, .width = 120, .height = 40, .pad = 7};
    assert_false(zy_flags_place(*state, flags, 6, &room).fits);
}

static void settled_blocks_are_apart_and_inside(void **state)
{
    dice d = {11};

    for (size_t count = 1; count <= 60; count++) {
        double at[60], heights[60], total = 0;
        for (size_t i = 0; i < count; i++) {
            at[i] = 1000 * (double)i / (double)count * roll(&d);
            heights[i] = 10 + 20 * roll(&d);
            total += heights[i] + 4;
        }
        const double length = total + 100 * roll(&d);
        assert_true(zy_blocks_settle(at, heights, count, length, 4, *state));
        assert_true(at[0] >= -0.01);
        assert_true(at[count - 1] + heights[count - 1] <= length + 0.01);
        for (size_t i = 1; i < count; i++)
            assert_true(at[i] >= at[i - 1] + heights[i - 1] + 3.99);
        assert_false(zy_blocks_settle(at, heights, count, total - 10, 4, *state));
    }
}

static void blocks_with_room_stay(void **state)
{
    double at[] = {10, 60, 150};
    const double heights[] = {20, 30, 20};

    assert_true(zy_blocks_settle(at, heights, 3, 200, 5, *state));
    assert_true(fabs(at[0] - 10) < 0.01 && fabs(at[1] - 60) < 0.01 && fabs(at[2] - 150) < 0.01);
}

static void columns_are_about_equal(void **state)
{
    const double heights[] = {10, 10, 10, 30, 10, 10};
    size_t last[2];

    (void)state;
    assert_true(fabs(zy_blocks_part(heights, 6, 0, 2, last) - 50) < 0.2);
    assert_int_equal(last[1], 6);
    assert_true(last[0] == 3 || last[0] == 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_dates_are_those_of_cells, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_are_soft_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_word_is_its_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_date_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flags_that_fit_are_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(thirty_even_flags_fit_a_slide, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flags_without_room_do_not_fit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(settled_blocks_are_apart_and_inside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blocks_with_room_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(columns_are_about_equal, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
