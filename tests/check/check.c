#include "check.h"

#include <math.h>
#include <string.h>

static const double LEAST_CONTRAST = 3, LEAST_SIZE = 9, MOST_OVERLAP = 1;
static const double SLACK = 0.25;     /* px beyond the canvas: rounding */
static const double BOX_SLACK = 0.51; /* px between two measurings */

const char *const check_names[CHECK_KINDS] = {"outside", "overlap", "contrast", "covered",
                                              "small",   "crossed", "box"};

typedef struct report {
    const picture *picture;
    GString *said;
    size_t *found;
} report;

__attribute__((format(printf, 4, 5))) static void say(const report *r, check_kind kind,
                                                      const words *line, const char *format, ...)
{
    va_list args;

    r->found[kind]++;
    g_string_append_printf(r->said, "    %-9s\"%s\" at %.0f,%.0f: ", check_names[kind], line->text,
                           line->box.x0, line->box.y0);
    va_start(args, format);
    g_string_append_vprintf(r->said, format, args);
    va_end(args);
    g_string_append_c(r->said, '\n');
}

static bool meet(zy_box a, zy_box b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

static void check_place(const report *r, const words *line)
{
    const picture *p = r->picture;
    const drawn *d = &p->items[line->at];
    zy_box room = {0, 0, p->width, p->height};
    const char *what = "the canvas";

    if (d->clipped)
        room = zy_box_cut(room, d->clip), what = "the canvas or its clip";
    const double out = fmax(fmax(room.x0 - line->box.x0, room.y0 - line->box.y0),
                            fmax(line->box.x1 - room.x1, line->box.y1 - room.y1));
    if (out > SLACK)
        say(r, CHECK_OUTSIDE, line, "%.1f px beyond %s", out, what);
    if (line->size < LEAST_SIZE)
        say(r, CHECK_SMALL, line, "%.1f px", line->size);
}

static void check_overlaps(const report *r, size_t at)
{
    const picture *p = r->picture;

    for (size_t i = 0; i < at; i++) {
        if (!meet(p->lines[i].box, p->lines[at].box))
            continue;
        const double area = quad_overlap(&p->lines[i].quad, &p->lines[at].quad);
        if (area > MOST_OVERLAP)
            say(r, CHECK_OVERLAP, &p->lines[at], "shares %.1f px2 with \"%s\"", area,
                p->lines[i].text);
    }
}

static bool has_halo(const zy_item *item)
{
    return item->halo_width >= 1 && (double)item->halo.a >= 0.6;
}

/* The worst contrast of a line with what it stands on. */
static void check_contrast(const report *r, const words *line)
{
    const picture *p = r->picture;
    const drawn *d = &p->items[line->at];
    zy_point points[POINTS];
    zy_color worst_ground = p->background;
    double worst = 21;

    points_of(line, points);
    for (int i = 0; i < POINTS; i++) {
        zy_color ground = ground_at(p, line->at, points[i]);
        if (has_halo(&d->item))
            ground = zy_color_over(d->item.halo, ground);
        const zy_color ink = zy_color_over(fill_at(d, points[i]), ground);
        const double contrast = zy_color_contrast(ink, ground);
        if (contrast < worst)
            worst = contrast, worst_ground = ground;
    }
    if (worst < LEAST_CONTRAST)
        say(r, CHECK_CONTRAST, line, "%.2f:1 on #%02x%02x%02x", worst, worst_ground.r,
            worst_ground.g, worst_ground.b);
}

static void check_covered(const report *r, const words *line)
{
    const picture *p = r->picture;
    zy_point points[POINTS];

    points_of(line, points);
    for (size_t i = line->at + 1; i < p->count; i++) {
        const drawn *d = &p->items[i];
        bool covers = false;
        if (d->type == ZY_ITEM_TEXT || d->type == ZY_ITEM_RULE || d->type == ZY_ITEM_LINE ||
            d->item.fill.kind == ZY_PAINT_NONE || !meet(d->box, line->box))
            continue;
        for (int k = 0; k < POINTS && !covers; k++)
            covers = fill_covers(d, points[k]) && (double)fill_at(d, points[k]).a > 0.1;
        if (covers) {
            say(r, CHECK_COVERED, line, "a later %s lies over it", d->role);
            return;
        }
    }
}

static void check_crossed(const report *r, const words *line)
{
    const picture *p = r->picture;
    const zy_quad inner = quad_inset(&line->quad, 0.14 * line->size);
    const bool halo = has_halo(&p->items[line->at].item);

    for (size_t i = 0; i < p->count; i++) {
        const drawn *d = &p->items[i];
        if ((d->type != ZY_ITEM_RULE && d->type != ZY_ITEM_LINE && d->type != ZY_ITEM_TRAIL) ||
            (halo && i < line->at) || strcmp(d->role, "axis-grid") == 0 || !meet(d->box, line->box))
            continue;
        if (stroke_enters(d, &inner)) {
            say(r, CHECK_CROSSED, line, "a %s (%s) runs through it",
                d->type == ZY_ITEM_RULE ? "rule" : "line", d->role);
            return;
        }
    }
}

static void check_box(const report *r, const words *line)
{
    const drawn *d = &r->picture->items[line->at];
    const zy_box a = d->box, b = d->given;
    const double off = fmax(fmax(fabs(a.x0 - b.x0), fabs(a.x1 - b.x1)),
                            fmax(fabs(a.y0 - b.y0), fabs(a.y1 - b.y1)));

    if (!d->has_given || off > BOX_SLACK)
        say(r, CHECK_BOX, line, "the scene's box is %.1f px off", d->has_given ? off : -1);
}

void picture_check(const picture *p, GString *said, size_t found[CHECK_KINDS])
{
    const report r = {p, said, found};

    for (size_t i = 0; i < p->line_count; i++) {
        check_place(&r, &p->lines[i]);
        check_overlaps(&r, i);
        check_contrast(&r, &p->lines[i]);
        check_covered(&r, &p->lines[i]);
        check_crossed(&r, &p->lines[i]);
        check_box(&r, &p->lines[i]);
    }
}
