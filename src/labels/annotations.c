/* annotations: the author's words at a place in the data, set where they disturb nothing, with a
 * thin arrow when they stand away from it. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

typedef struct annotation {
    zy_given given;
    const zy_value *text, *at;
    int place;
    bool arrow;
    double width;
} annotation;

enum { PLACE_AUTO, PLACE_ABOVE, PLACE_BELOW, PLACE_LEFT, PLACE_RIGHT };
static const char *const places[] = {"auto", "above", "below", "left", "right", NULL};

static const zy_prop at_props[] = {
    {"x", ZY_PROP_VALUE, 0, NULL, "a value of x", NULL},
    {"y", ZY_PROP_VALUE, 0, NULL, "a value of y", NULL},
    {0},
};
static const zy_prop props[] = {
    {"text", ZY_PROP_TEXTS, offsetof(annotation, text), NULL, "what it says", NULL},
    {"at", ZY_PROP_MAP, offsetof(annotation, at), NULL, "the place in the data", at_props},
    {"place", ZY_PROP_WORD, offsetof(annotation, place), places, "on which side it stands", NULL},
    {"arrow", ZY_PROP_BOOL, offsetof(annotation, arrow), NULL,
     "whether an arrow leads to the place", NULL},
    {"width", ZY_PROP_NUMBER, offsetof(annotation, width), NULL, "where lines break, in pixels",
     NULL},
    {0},
};

/* ---- Where it points ---- */

static bool find_point(zy_sheet *sheet, zy_view *plot, const zy_value *at, zy_point *point)
{
    zy_job *job = zy_sheet_job(sheet);
    const zy_value *x = zy_value_find(at, "x"), *y = zy_value_find(at, "y");
    double half;

    *point = (zy_point){NAN, NAN};
    if (x && !zy_data_position(job, plot, ZY_CHANNEL_X, x, &point->x, &half))
        return false;
    if (y && !zy_data_position(job, plot, ZY_CHANNEL_Y, y, &point->y, &half))
        return false;
    if (!x) {
        point->x = zy_marks_end(job, plot, point->y, true);
        *point = zy_sheet_end(sheet, *point, true);
    }
    if (!y) {
        point->y = zy_marks_end(job, plot, point->x, false);
        *point = zy_sheet_end(sheet, *point, false);
    }
    /* Where no mark is: the middle of the line of that value, or its upper end. */
    if (isnan(point->x))
        point->x = plot->width / 2;
    if (isnan(point->y))
        point->y = 0;
    return true;
}

/* ---- Places ---- */

typedef struct side {
    double x, y;
    double cost;
    int place;
} side;
static const side sides[] = {{0, -1, 0, PLACE_ABOVE},  {1, -1, 1, PLACE_ABOVE},
                             {-1, -1, 2, PLACE_ABOVE}, {1, 0, 2, PLACE_RIGHT},
                             {-1, 0, 3, PLACE_LEFT},   {0, 1, 4, PLACE_BELOW},
                             {1, 1, 5, PLACE_BELOW},   {-1, 1, 5, PLACE_BELOW}};
enum { SIDES = sizeof sides / sizeof *sides };

typedef struct writer {
    zy_job *job;
    zy_sheet *sheet;
    zy_sheet_label *label;
    const annotation *a;
    zy_point at;
    zy_box frame; /* where it makes nothing smaller */
    bool arrow_given;
} writer;

static bool fits_word(const side *s, int place)
{
    return s->place == place || (place == PLACE_RIGHT && s->x > 0) ||
           (place == PLACE_LEFT && s->x < 0);
}

static double side_cost(const writer *w, const side *s)
{
    if (w->a->place == PLACE_AUTO)
        return s->cost;
    return fits_word(s, w->a->place) ? (s->place == w->a->place ? 0 : 1) : 60 + s->cost;
}

static double frame_cost(const writer *w, const zy_look *look, zy_point c)
{
    const zy_box f = w->frame;
    const bool within = c.x >= f.x0 - 1 && c.y >= f.y0 - 1 && c.x + look->width <= f.x1 + 1 &&
                        c.y + look->height <= f.y1 + 1;

    return within ? 0 : 30;
}

/* The leader leaves the text at the point of its box nearest to the place, a little off both. */
static void add_led(const writer *w, const zy_look *look, zy_point c, double cost)
{
    const double off = zy_length_px(&w->job->chart, w->job->chart.house->notes.annotation_gap),
                 stop = zy_length_px(&w->job->chart, w->job->chart.house->notes.leader_gap);
    const zy_box box = {c.x - off, c.y - off, c.x + look->width + off, c.y + look->height + off};
    const zy_point near = {fmin(fmax(w->at.x, box.x0), box.x1),
                           fmin(fmax(w->at.y, box.y0), box.y1)};
    const double length = hypot(near.x - w->at.x, near.y - w->at.y);

    if (length < stop * 2) {
        if (!w->arrow_given)
            zy_sheet_place(w->label, look, c.x, c.y, cost + frame_cost(w, look, c));
        return;
    }
    zy_sheet_place_led(w->label, look, c, cost + frame_cost(w, look, c), near,
                       (zy_point){w->at.x + (near.x - w->at.x) * stop / length,
                                  w->at.y + (near.y - w->at.y) * stop / length});
}

static zy_point corner(const side *s, const zy_look *look, zy_point at, double away)
{
    const double reach = s->x != 0 && s->y != 0 ? away * 0.75 : away;

    return (zy_point){at.x + s->x * reach -
                          (s->x < 0   ? look->width
                           : s->x > 0 ? 0
                                      : look->width / 2),
                      at.y + s->y * reach -
                          (s->y < 0   ? look->height
                           : s->y > 0 ? 0
                                      : look->height / 2)};
}

/* Lines of a text at the left of its place end there; at the right they begin there. */
static zy_align align_of(const side *s)
{
    return s->x > 0 ? ZY_ALIGN_LEFT : s->x < 0 ? ZY_ALIGN_RIGHT : ZY_ALIGN_CENTER;
}

static void add_side(const writer *w, const side *s, const zy_look *look, double more)
{
    static const double steps[] = {12, 30, 52, 84, 124, 172};
    const bool led = !w->arrow_given || w->a->arrow;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const double away = zy_length_px(&w->job->chart, (zy_length){steps[i], steps[i] * 0.5});
        const zy_point c = corner(s, look, w->at, away);
        const double cost = more + side_cost(w, s) + steps[i] / 12;
        if (i == 0 && (!w->arrow_given || !w->a->arrow))
            zy_sheet_place(w->label, look, c.x, c.y, cost + frame_cost(w, look, c));
        else if (led)
            add_led(w, look, c, cost + (w->arrow_given ? 0 : 5));
        else if (i == 1)
            zy_sheet_place(w->label, look, c.x, c.y, cost + 4 + frame_cost(w, look, c));
    }
}

/* Anywhere in the frame, when nothing near is free. */
static void add_anywhere(const writer *w, const zy_look *look)
{
    const double room_x = w->frame.x1 - w->frame.x0 - look->width,
                 room_y = w->frame.y1 - w->frame.y0 - look->height;

    if (w->arrow_given && !w->a->arrow)
        return;
    for (int i = 0; i <= 10 && room_x > 0; i++)
        for (int k = 0; k <= 8 && room_y > 0; k++) {
            const zy_point c = {w->frame.x0 + room_x * i / 10, w->frame.y0 + room_y * k / 8};
            const double far =
                hypot(c.x + look->width / 2 - w->at.x, c.y + look->height / 2 - w->at.y);
            add_led(w, look, c, 30 + far / zy_length_px(&w->job->chart, (zy_length){12, 6}));
        }
}

static void add_look(const writer *w, const zy_look *lines, double more)
{
    const zy_look *looks[3];

    for (int a = 0; a < 3; a++)
        looks[a] = zy_look_aligned(w->sheet, lines, (zy_align)a);
    for (size_t s = 0; s < SIDES; s++)
        add_side(w, &sides[s], looks[align_of(&sides[s])], more);
    add_anywhere(w, looks[ZY_ALIGN_LEFT]);
}

static void add_places(const writer *w, const char *text)
{
    static const double widths[] = {1, 1.5, 0.7};
    const bool own = w->a->width > 0;
    const double width =
        own ? w->a->width
            : zy_length_px(&w->job->chart, w->job->chart.house->notes.annotation_width);
    const zy_letter_style style = {
        .size = zy_length_px(&w->job->chart, w->job->chart.house->notes.annotation),
        .weight = 400,
        .color = zy_role_color(&w->job->chart, "ink")};
    size_t lines = 0;

    for (int k = 0; k < (own ? 1 : 3); k++) {
        const zy_look *look = zy_look_of_lines(w->sheet, text, width * widths[k], true, &style);
        /* Other widths that break it into as many lines give nothing new. */
        if (k == 0 || look->count != lines)
            add_look(w, look, 3.0 * k);
        lines = k == 0 ? look->count : lines;
    }
}

/* ---- All of them ---- */

static const char *text_of(zy_job *job, const zy_value *v)
{
    size_t count;
    const char *const *lines = zy_lines_of(job, v, &count);
    const char *all = count ? lines[0] : "";

    for (size_t i = 1; i < count; i++)
        all = zy_arena_format(job->arena, "%s\n%s", all, lines[i]);
    return all;
}

static bool is_complete(zy_job *job, const annotation *a, const zy_value *one)
{
    if (a->text && a->at && (zy_value_find(a->at, "x") || zy_value_find(a->at, "y")))
        return true;
    return zy_fail(job->diags, "bad-annotation", a->at ? a->at->span : one->span, NULL,
                   ZY_SAY(job->diags, "an annotation needs a text and a place: at: {x: …, y: …}",
                          "注釈には text と場所 at: {x: …, y: …} が必要です"));
}

static bool add_annotation(zy_sheet *sheet, zy_view *plot, const zy_value *one, zy_box frame)
{
    zy_job *job = zy_sheet_job(sheet);
    annotation *a = ZY_NEW(job->arena, annotation);
    writer w = {.job = job, .sheet = sheet, .a = a, .frame = frame};

    if (one->kind != ZY_VALUE_MAP)
        return zy_fail(job->diags, "bad-annotation", one->span, NULL,
                       ZY_SAY(job->diags, "an annotation is a map: {text: …, at: {x: …, y: …}}",
                              "注釈は {text: …, at: {x: …, y: …}} のように書きます"));
    if (!zy_props_read(props, one, a, job->arena, job->diags) || !is_complete(job, a, one) ||
        !find_point(sheet, plot, a->at, &w.at))
        return false;
    w.arrow_given = zy_props_has(props, a, offsetof(annotation, arrow));
    const char *text = text_of(job, a->text);
    w.label = zy_sheet_add(sheet, ZY_LABEL_TEXT, text, ZY_LABEL_ANYWHERE, 0);
    zy_sheet_leader(w.label, ZY_LEADER_ARROW, zy_role_color(&job->chart, "secondary"));
    add_places(&w, text);
    return true;
}

bool zy_label_annotations(zy_sheet *sheet, zy_view *plot)
{
    const zy_value *all = zy_sheet_job(sheet)->chart.frame.annotations;
    const zy_box frame = zy_sheet_frame(sheet);
    bool good = true;

    if (!all || all->kind == ZY_VALUE_NULL)
        return true;
    for (const zy_value *one = all->kind == ZY_VALUE_LIST ? all->child : all; one;
         one = all->kind == ZY_VALUE_LIST ? one->next : NULL)
        good &= add_annotation(sheet, plot, one, frame);
    return good;
}
