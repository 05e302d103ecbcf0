/* The hole of a ring carries what the ring is of: the total with its unit, large, or what the
 * mark's `text` says. Of percentages that come to 100 the total says nothing and is left out. */
#include <math.h>
#include <string.h>

#include "render/forms.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

static const zy_def *value_of(const zy_view *unit)
{
    return unit->encoding[ZY_CHANNEL_THETA];
}

/* The radius of the hole; 0 where the ring is inside out. */
static double hole_of(const zy_item *arc)
{
    return arc->inner < arc->outer ? arc->inner : 0;
}

/* The largest size at which the widest line stays inside of the hole. */
static double fitting(const zy_lettering *l, const zy_figure *figure, double inner, double wanted)
{
    zy_letter_style style = {.size = wanted, .weight = 700};
    const double width = zy_letter_figure_width(l, figure, &style);

    return width > 1.6 * inner ? wanted * 1.6 * inner / width : wanted;
}

static zy_figure total_of(zy_job *job, const zy_view *unit)
{
    const zy_column *values = value_of(unit)->values;
    zy_table *one = zy_table_new(job->arena, 1);
    double sum = 0;

    for (size_t r = 0; r < values->count; r++)
        if (isfinite(zy_column_number(values, r)))
            sum += zy_column_number(values, r);
    sum = round(sum * 1e9) / 1e9;
    zy_datum total = ZY_DATUM_NUMBER(sum);
    zy_column *column = zy_table_set(one, "total", &total);
    column->unit = values->unit;
    return zy_figure_of(&job->chart, column, 0, NULL);
}

static bool is_of_percent(const zy_view *unit)
{
    return g_strcmp0(value_of(unit)->values->unit, "%") == 0;
}

static void put_total(zy_job *job, const zy_lettering *l, const zy_view *unit, const zy_item *arc)
{
    const zy_figure figure = total_of(job, unit);
    const double size = fitting(l, &figure, hole_of(arc), zy_house_px(&job->chart, 52, 18)),
                 small = fmax(11, size * 0.42);
    const zy_letter_style style = {
        .size = size, .weight = 700, .color = zy_role_color(&job->chart, "ink")};
    const double width = zy_letter_figure_width(l, &figure, &style);

    zy_letter_put(l, job->chart.locale->myriads ? "合計" : "Total", arc->x, arc->y - size * 0.42,
                  &(zy_letter_style){.size = small,
                                     .color = zy_role_color(&job->chart, "secondary"),
                                     .align = ZY_ALIGN_CENTER});
    zy_letter_figure(l, &figure, arc->x - width / 2, arc->y + size * 0.62, &style);
}

/* The first line large, those under it small. */
static void put_text(zy_job *job, const zy_lettering *l, const zy_value *text, const zy_item *arc)
{
    size_t count;
    const char *const *lines = zy_lines_of(job, text, &count);
    const zy_figure first = {.before = "", .number = count ? lines[0] : "", .after = ""};
    const double size = fitting(l, &first, hole_of(arc), zy_house_px(&job->chart, 52, 18)),
                 small = fmax(11, size * 0.42),
                 whole = size + (double)(count ? count - 1 : 0) * small * 1.4;
    double y = arc->y - whole / 2 + size * 0.86;

    for (size_t i = 0; i < count; i++, y += small * 1.45)
        zy_letter_put(
            l, lines[i], arc->x, y,
            &(zy_letter_style){.size = i ? small : size,
                               .weight = i ? 400 : 700,
                               .color = zy_role_color(&job->chart, i ? "secondary" : "ink"),
                               .align = ZY_ALIGN_CENTER});
}

void zy_draw_arc_total(zy_job *job, const zy_view *unit, zy_marks_list *into)
{
    const zy_scene_mark *arcs = unit->marks.first;

    if (strcmp(unit->mark->name, "arc") != 0 || !arcs->count || hole_of(&arcs->items[0]) < 20 ||
        !zy_def_is_field(value_of(unit)) || !value_of(unit)->values)
        return;
    const zy_lettering l = zy_lettering_new(&job->chart, into);
    if (HAS(unit, text) && unit->options.text)
        put_text(job, &l, unit->options.text, &arcs->items[0]);
    else if (!is_of_percent(unit))
        put_total(job, &l, unit, &arcs->items[0]);
}
