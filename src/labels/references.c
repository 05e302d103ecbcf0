/* The names of references: at a line, along it; in a range, at its inner upper edge. */
#include <math.h>

#include "labels/parts.h"

enum { WORTH = 150 };

typedef struct band {
    double x0, y0, x1, y1; /* a line: one of both extents is 0 */
    double gap;
} band;

static const char *text_of(zy_job *job, const zy_value *v)
{
    size_t count;
    const char *const *lines = v ? zy_lines_of(job, v, &count) : NULL;
    const char *all = lines && count ? lines[0] : "";

    for (size_t i = 1; lines && i < count; i++)
        all = zy_arena_format(job->arena, "%s\n%s", all, lines[i]);
    return all;
}

/* Over or under a line across, at its right end, its left end, then in between. */
static void add_across(zy_sheet_label *label, const zy_look *look, const band *b)
{
    const double room = b->x1 - b->x0 - look->width;

    for (int k = 0; k <= 8; k++) {
        /* 8 is the right end, 0 the left. */
        const double x = b->x0 + room * k / 8, cost = k == 8 ? 0 : k == 0 ? 2 : 4 + 0.5 * (8 - k);
        zy_sheet_place(label, look, x, b->y0 - b->gap * 0.5 - look->height, cost);
        zy_sheet_place(label, look, x, b->y0 + b->gap * 0.7, cost + 1);
    }
    zy_sheet_place(label, look, b->x1 + b->gap, b->y0 - look->height / 2, 12);
}

/* Beside a line that stands: right of it from the top down, then left. */
static void add_upright(zy_sheet_label *label, const zy_look *look, const band *b)
{
    const double room = b->y1 - b->y0 - look->height;

    for (int k = 0; k <= 8; k++) {
        const double y = b->y0 + room * k / 8;
        zy_sheet_place(label, look, b->x0 + b->gap, y, k * 0.5);
        zy_sheet_place(label, look, b->x0 - b->gap - look->width, y, 1 + k * 0.5);
    }
    zy_sheet_place(label, look, b->x0 - look->width / 2, b->y0 - b->gap - look->height, 10);
}

/* In a band: at its top left when it stands, at its top right when it lies; then lower, or above
 * it. */
static void add_inside(zy_sheet_label *label, const zy_look *look, const band *b, bool upright)
{
    const double room_x = b->x1 - b->x0 - look->width - 2 * b->gap,
                 room_y = b->y1 - b->y0 - look->height - b->gap;

    for (int k = 0; k <= 4 && room_x >= -b->gap && room_y >= 0; k++)
        for (int i = 0; i <= 2; i++) {
            const double along = (upright ? i : 2 - i) / 2.0;
            zy_sheet_place(label, look, b->x0 + b->gap + fmax(0, room_x) * along,
                           b->y0 + b->gap * 0.5 + room_y * k / 4, k * 2 + i * 0.5);
        }
    if (upright)
        zy_sheet_place(label, look, (b->x0 + b->x1 - look->width) / 2,
                       b->y0 - b->gap * 0.5 - look->height, 6);
    else
        zy_sheet_place(label, look, b->x1 - look->width, b->y0 - b->gap * 0.5 - look->height, 9);
}

void zy_label_reference(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    const char *text = text_of(job, unit->options.text);
    const zy_item *item = unit->marks.first->count ? &unit->marks.first->items[0] : NULL;
    const bool range = unit->mark->is_rect;

    if (!text[0] || !item)
        return;
    const band b = {fmin(item->x, item->x2), fmin(item->y, item->y2), fmax(item->x, item->x2),
                    fmax(item->y, item->y2),
                    zy_length_px(&job->chart, job->chart.house->labels.reference_gap)};
    const bool upright = unit->encoding[ZY_CHANNEL_X] != NULL;
    const zy_letter_style style = {
        .size = zy_length_px(&job->chart, job->chart.house->labels.reference),
        .weight = 400,
        .color = zy_role_color(&job->chart, "secondary")};
    const double width =
        range && upright ? fmax(b.x1 - b.x0 - b.gap, 6 * style.size) : 0.35 * unit->width;
    const zy_look *look = zy_look_of_lines(sheet, text, width, !range, &style);
    zy_sheet_label *label = zy_sheet_add(sheet, ZY_LABEL_TEXT, text, WORTH, 0);

    if (range)
        add_inside(label, look, &b, upright);
    else if (upright)
        add_upright(label, look, &b);
    else
        add_across(label, look, &b);
}
