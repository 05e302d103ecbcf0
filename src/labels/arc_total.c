/* The hole of a ring carries what the ring is of: the total with its unit, large, or what the
 * mark's `text` says. Of percentages that come to 100 the total says nothing and is left out. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

enum { SMALLEST = 14 }; /* of a first line that has others under it */

static const zy_def *value_of(const zy_view *unit)
{
    return unit->encoding[ZY_CHANNEL_THETA];
}

/* The radius of the hole; 0 where the ring is inside out. */
static double hole_of(const zy_item *arc)
{
    return arc->inner < arc->outer ? arc->inner : 0;
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

/* What is written into which hole. */
typedef struct hole {
    zy_sheet *sheet;
    zy_job *job;
    const zy_view *unit;
    const zy_item *arc;
} hole;

static zy_letter_style style_of(const hole *h, double size, bool large)
{
    return (zy_letter_style){.size = size,
                             .weight = large ? 700 : 400,
                             .color = zy_role_color(&h->job->chart, large ? "ink" : "secondary"),
                             .align = ZY_ALIGN_CENTER};
}

/* The largest size at which the widest line stays inside of the hole. */
static double fitting(const hole *h, const zy_figure *figure)
{
    const double wanted = zy_length_px(&h->job->chart, h->job->chart.house->labels.total),
                 room = 1.6 * hole_of(h->arc);
    const zy_letter_style style = {.size = wanted, .weight = 700};
    const double width = zy_letter_figure_width(zy_sheet_lettering(h->sheet), figure, &style);

    return width > room ? wanted * room / width : wanted;
}

static double small_of(double size)
{
    return fmax(11, size * 0.42);
}

static void put_total(const hole *h)
{
    const zy_lettering *l = zy_sheet_lettering(h->sheet);
    const zy_figure figure = total_of(h->job, h->unit);
    const double size = fitting(h, &figure);
    const zy_letter_style large = style_of(h, size, true),
                          small = style_of(h, small_of(size), false);

    zy_sheet_put_text(h->sheet, ZY_LABEL_TEXT, zy_is_japanese(&h->job->chart) ? "合計" : "Total",
                      h->arc->x, h->arc->y - size * 0.42, &small);
    zy_sheet_put_figure(h->sheet, ZY_LABEL_VALUE, &figure,
                        h->arc->x - zy_letter_figure_width(l, &figure, &large) / 2,
                        h->arc->y + size * 0.62, &large);
}

/* Lines of a text, the first large, those under it small, in the middle of the hole. */
typedef struct lines {
    const char *const *texts;
    size_t count;
    double size;
} lines;

static double size_of_line(const lines *l, size_t i)
{
    return i ? small_of(l->size) : l->size;
}

/* From the middle of the hole. */
static double baseline_of(const lines *l, size_t i)
{
    const double small = small_of(l->size),
                 whole = l->size + (double)(l->count ? l->count - 1 : 0) * small * 1.4;

    return l->size * 0.86 - whole / 2 + (double)i * small * 1.45;
}

/* Whether the corners of every line are in the hole. */
static bool are_inside(const hole *h, const lines *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const zy_letter_style style = style_of(h, size_of_line(l, i), i == 0);
        const double half = zy_letter_width(zy_sheet_lettering(h->sheet), l->texts[i], &style) / 2,
                     y = baseline_of(l, i), top = y - 0.75 * style.size;
        if (hypot(half, fmax(fabs(y), fabs(top))) > hole_of(h->arc))
            return false;
    }
    return true;
}

static void put_text(const hole *h, const zy_value *text)
{
    lines l = {0};

    l.texts = zy_lines_of(h->job, text, &l.count);
    const zy_figure first = {.before = "", .number = l.count ? l.texts[0] : "", .after = ""};
    for (l.size = fitting(h, &first); l.size > SMALLEST && !are_inside(h, &l);)
        l.size = fmax(SMALLEST, l.size - 1);
    for (size_t i = 0; i < l.count; i++) {
        const zy_letter_style style = style_of(h, size_of_line(&l, i), i == 0);
        zy_sheet_put_text(h->sheet, ZY_LABEL_TEXT, l.texts[i], h->arc->x,
                          h->arc->y + baseline_of(&l, i), &style);
    }
}

void zy_label_arc_total(zy_sheet *sheet, const zy_view *unit)
{
    const zy_scene_mark *arcs = unit->marks.first;

    if (unit->mark->item != ZY_ITEM_ARC || !arcs->count || hole_of(&arcs->items[0]) < 20 ||
        !zy_def_is_field(value_of(unit)) || !value_of(unit)->values)
        return;
    const hole h = {sheet, zy_sheet_job(sheet), unit, &arcs->items[0]};
    if (HAS(unit, text) && unit->options.text)
        put_text(&h, unit->options.text);
    else if (!is_of_percent(unit))
        put_total(&h);
}
