/* timeline: events in time with their words. Private to the files timeline_*.c.
 *
 *     dates    what a cell says: a day, a month, a range, 2025年初頭, 今後数年
 *     label    how a newspaper writes it
 *     axis     where it stands: in true time, or evenly
 *     flags    words above and below a horizontal axis, without overlap (geometry only)
 *     column   words beside a vertical axis, without overlap (geometry only)
 *     words    dates, texts and details wrapped and measured
 *     across   the horizontal timeline, planned and drawn
 *     down     the vertical one */
#ifndef ZY_MARKS_TIMELINE_H
#define ZY_MARKS_TIMELINE_H

#include "marks/marks.h"
#include "pens/pens.h"

/* ---- Dates ---- */

/* What a cell says about when. */
typedef struct zy_when {
    double start, end; /* ms UTC, the end exclusive; NAN: it says no date (今後数年) */
    zy_date_unit unit;
    bool era;   /* written with an era */
    bool range; /* from one date to another */
    bool soft;  /* in words (2025年春, mid-2025): printed as written, drawn without edges */
    bool open;  /* goes on: 2025年以降, since 2025 */
} zy_when;

zy_when zy_when_read(zy_arena *arena, const char *cell);

/* ---- Events ---- */

/* Lines of one text wrapped at a width, measured in parts of its size. */
typedef struct zy_words {
    const char *const *lines;
    size_t count;
    double width;
} zy_words;

enum { ZY_TIMELINE_WIDTHS = 7 }; /* wrapping widths that are tried across; see timeline_words.c */

typedef struct zy_event {
    size_t row;
    zy_when when;
    const char *written;   /* the cell */
    const char *label;     /* the date as printed */
    const char *breakable; /* the same with places to break it */
    const char *text, *detail, *group;
    zy_color color;
    bool strong, faint;  /* highlighted; not, beside others that are */
    bool wordless;       /* left out for want of room: only its dot is drawn */
    double at, from, to; /* along the axis, in pixels: of its pole, and what it covers */
    bool spans;          /* is drawn as a bar from..to, not as a dot */
    int tier; /* of bars that would cover each other: 0 on the axis, 1 above, -1 below … */
    double label_width; /* in parts of its size */
    struct {
        bool made;
        zy_words text, detail;
    } wrapped[ZY_TIMELINE_WIDTHS];
} zy_event;

typedef struct zy_timeline {
    const zy_pen *pen;
    const zy_chart *chart;
    zy_arena *arena;
    zy_event *events; /* in the order of time */
    size_t count;
    double width, height;
    bool tight;  /* lines and blocks closer together, when nothing else helps */
    bool even;   /* evenly spaced, not by time */
    double size; /* of the texts */
    zy_color ink, secondary, ground, grid;
    /* The axis, after zy_timeline_set. */
    double length, low, high;    /* pixels; ms of the dated stretch */
    double solid_from, solid_to; /* pixels: dashed outside, where events have no date */
    int tick_months;             /* between labelled ticks, when in true time */
    bool ahead;                  /* the last event has no date: the axis ends in an arrow */
    /* What the plans found. */
    struct zy_flags *across;
    struct zy_columns *down;
} zy_timeline;

/* label.c: the dates of all events as they are printed one after the other; a year that stands in
 * the date before is said again only when they are not read in order. */
void zy_timeline_label(zy_timeline *t, bool every_year);

/* axis.c: at, from, to, tier of all events on an axis of the length. */
void zy_timeline_set(zy_timeline *t, double length, double dot);
/* Puts one event there, without regard to time. */
void zy_timeline_at(const zy_timeline *t, zy_event *event, double at);
/* Whether dots in true time would stand upon each other too often for anybody to tell them apart.
 */
bool zy_timeline_crowds(zy_timeline *t, double length, double dot);

typedef struct zy_timeline_tick {
    double at;
    const char *label; /* or NULL: a minor tick */
    double width;      /* of the label */
    bool year;
} zy_timeline_tick;
/* tick_months: labels stand at least so far apart. */
void zy_timeline_set_ticks(zy_timeline *t, double apart);
/* Ticks of the dated stretch, none when evenly spaced; labels of the size. */
zy_timeline_tick *zy_timeline_ticks(const zy_timeline *t, double size, size_t *count);

/* ---- Words ---- */

typedef struct zy_block {
    double width, height;
    zy_words text, detail;
} zy_block;

/* How badly its lines are broken; 0: nowhere inside a word. */
double zy_words_roughness(const zy_words *words);
double zy_timeline_date_size(double size);
double zy_timeline_detail_size(double size);
double zy_timeline_leading(const zy_timeline *t, double size);
/* The words of an event at one of the widths; with its date above the text. */
zy_block zy_timeline_block(const zy_timeline *t, zy_event *event, int width);
/* The same wrapped to `pixels`; the date stands elsewhere. */
zy_block zy_timeline_block_in(const zy_timeline *t, const zy_event *event, double pixels);
/* label_width of all events. */
void zy_timeline_measure_labels(const zy_timeline *t);
/* Its date in lines no wider than `pixels`. */
zy_words zy_timeline_date_in(const zy_timeline *t, const zy_event *event, double pixels);
/* Its date (in lines, or NULL: in one), and its text and detail, from the top y; x is the left or
 * the right edge. Returns where the date ends. */
typedef struct zy_timeline_place {
    double x, y;
    zy_align align;
} zy_timeline_place;
double zy_timeline_put_date(const zy_timeline *t, const zy_lettering *l, const zy_event *event,
                            const zy_words *lines, zy_timeline_place at);
void zy_timeline_put_text(const zy_timeline *t, const zy_lettering *l, const zy_event *event,
                          const zy_block *block, zy_timeline_place at);

/* ---- Flags: words on poles that stand on a horizontal axis ---- */

/* Where words stand: at the right or left of their pole, or centred on its end. Of words that are
 * centred and meet, the low ones lie nearer to the axis. */
typedef enum zy_lean { ZY_LEAN_RIGHT, ZY_LEAN_LEFT, ZY_LEAN_LOW, ZY_LEAN_HIGH } zy_lean;

typedef struct zy_flag {
    double at;            /* of the pole */
    double width, height; /* of the words */
    double pad;           /* between pole and words at its side */
    int prefers;          /* > 0: above, < 0: below, where its bar lies */
    bool below;           /* found: the side of the axis */
    zy_lean lean;         /* found */
    double near;          /* found: from the axis to the words */
} zy_flag;

typedef struct zy_flag_room {
    double width, height; /* of everything; the axis takes none of the height */
    double gap_x, gap_y;  /* between words */
    double above, below;  /* the least distance of words from the axis */
    const zy_box *labels; /* of ticks, below the axis: poles had better not cross them */
    size_t label_count;
    bool one_side; /* all above */
    bool centres;  /* words may be centred on their poles */
} zy_flag_room;

typedef struct zy_flag_result {
    bool fits;
    double up, down; /* how far the words reach */
    double cost;
} zy_flag_result;

/* Flags in the order of `at`. No words overlap, no pole crosses the words of another. */
zy_flag_result zy_flags_place(zy_arena *arena, zy_flag *flags, size_t count,
                              const zy_flag_room *room);

/* ---- Blocks beside a vertical axis ---- */

/* Moves `at`, tops of blocks in order, as little as possible (least squares) so that they stand in
 * 0..length with `gap` between them. False when they cannot. */
bool zy_blocks_settle(double *at, const double *heights, size_t count, double length, double gap,
                      zy_arena *arena);
/* Parts blocks in order into columns of about equal height: last[c] is one behind the last block of
 * a column. The height of the tallest. */
double zy_blocks_part(const double *heights, size_t count, double gap, size_t columns,
                      size_t *last);

/* ---- The two ways ---- */

/* The largest size of texts at which all events have room; 0: none has. `most` is tried first. */
double zy_timeline_plan_across(zy_timeline *t, double most);
void zy_timeline_draw_across(zy_timeline *t);
double zy_timeline_plan_down(zy_timeline *t, double most);
void zy_timeline_draw_down(zy_timeline *t);

/* parts.c: of both. */
double zy_timeline_dot(const zy_timeline *t);
typedef struct zy_timeline_rule {
    double x, y, x2, y2;
    zy_color color;
    double width;
    bool dashed;
} zy_timeline_rule;
void zy_timeline_draw_rule(const zy_timeline *t, zy_scene_mark *rules,
                           const zy_timeline_rule *rule);
/* The dot or bar of an event; `x`, `y` its place, along x or y. */
void zy_timeline_draw_event(const zy_timeline *t, const zy_event *event, zy_scene_mark *bars,
                            zy_scene_mark *dots, double across_at, bool down);
/* The axis from its start at x,y, with its ends dashed and an arrow where it goes on. */
void zy_timeline_draw_axis(const zy_timeline *t, zy_scene_mark *rules, zy_scene_mark *heads,
                           double x, double y, bool down);
/* A new scene mark of the unit. */
zy_scene_mark *zy_timeline_layer(const zy_timeline *t, zy_item_type type, const char *name);

#endif
