/* The cut of a bar or area whose axis does not begin at zero: two wavy lines across bars and axis,
 * and zero under them. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

/* A wave along x or y as path data, of `count` half waves: each `half` long, bent by `high` to one
 * side and the other. */
static void wave(GString *d, bool across, int half, int high, int count)
{
    for (int i = 0; i < count; i++) {
        const int bend = i % 2 ? -high : high;
        if (across)
            g_string_append_printf(d, "q%d %d %d 0", half / 2, bend, half);
        else
            g_string_append_printf(d, "q%d %d 0 %d", bend, half / 2, half);
    }
}

static zy_item *add_path(zy_job *job, zy_scene_mark *mark, GString *d, double x, double y)
{
    zy_item *item = zy_scene_item_new(job->arena, mark);

    item->x = x, item->y = y;
    item->d = zy_arena_text(job->arena, d->str, d->len);
    g_string_free(d, TRUE);
    return item;
}

/* The two waves across a plot. */
typedef struct cut {
    zy_sheet *sheet;
    zy_job *job;
    zy_scene_mark *mark;
    bool across;
    double x, y, length; /* where they start, and how far they go */
    int half, high, thick;
} cut;

static GString *edge_of(const cut *c, int count)
{
    GString *edge = g_string_new("M0 0");

    wave(edge, c->across, c->half, c->high, count);
    return edge;
}

/* The band of the ground between the two waves: no label stands on it. */
static void draw_band(const cut *c, int count)
{
    const double bend = c->high / 2.0;
    const zy_box box = c->across
                           ? (zy_box){c->x, c->y - bend, c->x + c->length, c->y + c->thick + bend}
                           : (zy_box){c->x - bend, c->y, c->x + c->thick + bend, c->y + c->length};
    GString *band = edge_of(c, count);

    g_string_append_printf(band, c->across ? "l0 %d" : "l%d 0", c->thick);
    wave(band, c->across, -c->half, -c->high, count);
    g_string_append(band, "Z");
    zy_item *item = add_path(c->job, c->mark, band, c->x, c->y);
    item->fill = zy_paint_of(zy_ground_color(&c->job->chart), 1);
    zy_sheet_box_obstacle(c->sheet, box, NULL);
}

static void draw_waves(const cut *c)
{
    const int count = ((int)ceil(c->length / c->half) + 1) / 2 * 2;

    draw_band(c, count);
    for (int k = 0; k < 2; k++) {
        zy_item *line =
            add_path(c->job, c->mark, edge_of(c, count), c->x + (c->across ? 0 : k * c->thick),
                     c->y + (c->across ? k * c->thick : 0));
        line->stroke = zy_paint_of(zy_role_color(&c->job->chart, "contextLabel"), 1);
        line->stroke_width = fmax(1, 1.3 * c->job->chart.unit);
    }
}

/* Zero, where the bars stand: the axis' own ticks begin beyond the cut. */
static void put_zero(zy_sheet *sheet, zy_channel channel)
{
    const zy_chart *chart = &zy_sheet_job(sheet)->chart;
    const double size = zy_length_px(chart, chart->house->axis.label),
                 pad = zy_length_px(chart, chart->house->axis.label_gap);
    zy_letter_style style = {.size = size, .color = zy_role_color(chart, "secondary")};

    style.align = channel == ZY_CHANNEL_Y ? ZY_ALIGN_RIGHT : ZY_ALIGN_CENTER;
    if (channel == ZY_CHANNEL_Y)
        zy_sheet_put_text(sheet, ZY_LABEL_TEXT, "0", -pad,
                          zy_sheet_plot(sheet)->height + ZY_LETTER_MIDDLE * size, &style);
    else
        zy_sheet_put_text(sheet, ZY_LABEL_TEXT, "0", 0, zy_sheet_plot(sheet)->height + pad + size,
                          &style);
}

void zy_label_axis_break(zy_sheet *sheet, const zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    const zy_view *plot = zy_sheet_plot(sheet);
    const zy_channel channel = zy_length_channel(unit);
    const zy_scale_part *part = channel == ZY_CHANNEL_COUNT ? NULL : zy_view_scale(unit, channel);
    const double beyond = zy_length_px(&job->chart, job->chart.house->axis.break_beyond);

    if (!part || part->unit != unit || !zy_axis_is_cut(job, part))
        return;
    const double stub = zy_axis_stub(job, plot, channel),
                 thick = zy_length_px(&job->chart, job->chart.house->axis.break_thick);
    cut c = {
        .sheet = sheet,
        .job = job,
        .mark = zy_scene_mark_new(job->arena, zy_sheet_under(sheet), ZY_ITEM_PATH, "mark", NULL),
        .across = channel == ZY_CHANNEL_Y,
        .half = (int)round(zy_length_px(&job->chart, job->chart.house->axis.break_wave) / 2) * 2,
        .high = (int)thick,
        .thick = (int)thick};
    c.x = c.across ? -beyond : stub / 2 - thick / 2;
    c.y = c.across ? plot->height - stub / 2 - thick / 2 : -beyond;
    c.length = (c.across ? plot->width : plot->height) + 2 * beyond;
    draw_waves(&c);
    if (!zy_house_labels_bars(job, unit) && !part->def->no_guide)
        put_zero(sheet, channel);
}
