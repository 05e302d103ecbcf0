/* A bar or area whose axis does not begin at zero is cut, and says so as newspapers do: two wavy
 * lines across bars and axis, zero under them, and a note. Below them nothing is to scale. Lines
 * and points show positions, not lengths: their axes may begin anywhere without it. */
#include <math.h>
#include <string.h>

#include "render/forms.h"

static bool has_length(const zy_view *unit)
{
    return strcmp(unit->mark->name, "bar") == 0 || strcmp(unit->mark->name, "area") == 0;
}

/* The channel along which the lengths of the unit's marks are measured. */
static zy_channel measured(const zy_view *unit)
{
    return unit->orient == ZY_ORIENT_HORIZONTAL ? ZY_CHANNEL_X : ZY_CHANNEL_Y;
}

bool zy_has_length(const zy_job *job, const zy_scale_part *part)
{
    const zy_view *unit = part->unit;

    return !job->chart.is_vega_lite && part->type == ZY_SCALE_LINEAR && has_length(unit) &&
           zy_channel_is_xy(part->channel) && part->channel == measured(unit) &&
           part->def->type == ZY_TYPE_QUANTITATIVE && !zy_def_is_binning(part->def) &&
           !unit->encoding[zy_channel_second(part->channel)] &&
           !(unit->stack.is_on && g_strcmp0(unit->stack.offset, "center") == 0);
}

bool zy_axis_is_cut(zy_job *job, const zy_scale_part *part)
{
    return zy_has_length(job, part) && zy_scale_part_low_end(job, part) > 0;
}

double zy_axis_stub(const zy_job *job, const zy_view *plot, zy_channel channel)
{
    const double whole = channel == ZY_CHANNEL_X ? plot->width : plot->height;

    return fmin(whole * 0.2, zy_house_px(&job->chart, 52, 26));
}

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

/* The band of the ground between the two waves, which start at (x, y). */
static void draw_wave(zy_job *job, zy_marks_list *into, bool across, double x, double y,
                      double length)
{
    const int half = (int)round(zy_house_px(&job->chart, 12, 8) / 2) * 2,
              high = (int)zy_house_px(&job->chart, 9, 6),
              thick = (int)zy_house_px(&job->chart, 9, 6),
              count = ((int)ceil(length / half) + 1) / 2 * 2;
    zy_scene_mark *mark = zy_scene_mark_new(job->arena, into, ZY_ITEM_PATH, "mark", NULL);
    GString *band = g_string_new("M0 0");

    wave(band, across, half, high, count);
    g_string_append_printf(band, across ? "l0 %d" : "l%d 0", thick);
    wave(band, across, -half, -high, count);
    g_string_append(band, "Z");
    add_path(job, mark, band, x, y)->fill = zy_paint_of(zy_ground_color(&job->chart), 1);
    for (int k = 0; k < 2; k++) {
        GString *edge = g_string_new("M0 0");
        wave(edge, across, half, high, count);
        zy_item *line =
            add_path(job, mark, edge, x + (across ? 0 : k * thick), y + (across ? k * thick : 0));
        line->stroke = zy_paint_of(zy_role_color(&job->chart, "contextLabel"), 1);
        line->stroke_width = fmax(1, 1.3 * job->chart.unit);
    }
}

/* Zero, where the bars stand: the axis' own ticks begin beyond the cut. */
static void put_zero(zy_job *job, const zy_view *plot, zy_channel channel, zy_marks_list *into)
{
    const double size = zy_house_px(&job->chart, 16, 11), pad = zy_house_px(&job->chart, 10, 5);
    const zy_lettering l = zy_lettering_new(&job->chart, into);
    zy_letter_style style = {.size = size, .color = zy_role_color(&job->chart, "secondary")};

    style.align = channel == ZY_CHANNEL_Y ? ZY_ALIGN_RIGHT : ZY_ALIGN_CENTER;
    if (channel == ZY_CHANNEL_Y)
        zy_letter_put(&l, "0", -pad, plot->height + ZY_LETTER_MIDDLE * size, &style);
    else
        zy_letter_put(&l, "0", 0, plot->height + pad + size, &style);
}

void zy_draw_axis_break(zy_job *job, const zy_view *plot, const zy_view *unit, zy_marks_list *into)
{
    const zy_channel channel = has_length(unit) ? measured(unit) : ZY_CHANNEL_X;
    const zy_scale_part *part = zy_view_scale(unit, channel);
    const bool across = channel == ZY_CHANNEL_Y;
    const double beyond = zy_house_px(&job->chart, 14, 8);

    if (!part || part->unit != unit || !zy_axis_is_cut(job, part))
        return;
    const double stub = zy_axis_stub(job, plot, channel), half = zy_house_px(&job->chart, 9, 6) / 2;
    if (across)
        draw_wave(job, into, true, -beyond, plot->height - stub / 2 - half,
                  plot->width + 2 * beyond);
    else
        draw_wave(job, into, false, stub / 2 - half, -beyond, plot->height + 2 * beyond);
    if (!zy_house_labels_bars(job, unit) && !part->def->no_guide)
        put_zero(job, plot, channel, into);
}
