/* A value that is missing is not nothing: where its bar or point would be stands what the cell says
 * (…, -, x, 非公表), in grey. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

enum { MOST_IN_LINE = 12 };

typedef struct gaps {
    zy_sheet *sheet;
    zy_job *job;
    const zy_view *unit;
    zy_pen pen;
    zy_letter_style style;
    const zy_def *value;
    zy_channel channel;
} gaps;

static const char *written(const gaps *g, size_t row)
{
    return zy_missing_symbol(g->job, g->value, row);
}

/* A sign is larger than a word: a dash alone would be taken for dust. */
static zy_letter_style style_for(const gaps *g, const char *text)
{
    zy_letter_style style = g->style;

    if (g_utf8_strlen(text, -1) == 1)
        style.size = round(style.size * 1.5);
    return style;
}

static bool is_missing(const gaps *g, size_t row)
{
    return isnan(zy_column_number(g->value->values, row));
}

/* ---- Bars ---- */

static double base_of(const gaps *g)
{
    const zy_scale_part *part = zy_view_scale(g->unit, g->channel);
    const zy_scale *s = &part->scale;

    if (s->domain_count > 1 && zy_datum_number(s->domain[0]) <= 0 &&
        zy_datum_number(s->domain[1]) >= 0)
        return zy_scale_map_number(s, 0);
    return g->channel == ZY_CHANNEL_X ? 0 : g->unit->height;
}

static void put_at_bar(const gaps *g, size_t row, const char *text)
{
    zy_letter_style style = style_for(g, text);
    const double gap = g->style.size * 0.5, em = style.size;
    double from, to;

    if (!zy_rect_position(&g->pen, g->channel == ZY_CHANNEL_X ? ZY_CHANNEL_Y : ZY_CHANNEL_X, row,
                          &from, &to) ||
        !isfinite(from + to))
        return;
    if (g->channel == ZY_CHANNEL_X) {
        zy_sheet_put_text(g->sheet, ZY_LABEL_VALUE, text, base_of(g) + gap,
                          (from + to) / 2 + ZY_LETTER_MIDDLE * em, &style);
        return;
    }
    style.align = ZY_ALIGN_CENTER;
    style.line_height = em * 1.2;
    const zy_look *look =
        zy_look_of_lines(g->sheet, text, fmax(fabs(to - from) * 1.3, em), false, &style);
    zy_sheet_put(g->sheet, ZY_LABEL_VALUE, text, look, (from + to - look->width) / 2,
                 base_of(g) - gap - (look->height - ZY_LOOK_DESCENT * em));
}

static void mark_bars(const gaps *g)
{
    const char *none = zy_is_japanese(&g->job->chart) ? "データなし" : "no data";

    for (size_t r = 0; r < g->unit->table->row_count; r++)
        if (is_missing(g, r)) {
            const char *text = written(g, r);
            put_at_bar(g, r, text ? text : none);
        }
}

/* ---- Lines ---- */

/* Of the values of the same line the nearest before (or after) x: its height; NAN: none. */
static double height_beside(const gaps *g, size_t row, double x, bool before)
{
    const zy_def *series = g->unit->encoding[ZY_CHANNEL_DETAIL]
                               ? g->unit->encoding[ZY_CHANNEL_DETAIL]
                               : g->unit->encoding[ZY_CHANNEL_COLOR];
    const zy_column *names = zy_def_is_field(series) ? series->values : NULL;
    double nearest = INFINITY, height = NAN;

    for (size_t r = 0; r < g->unit->table->row_count; r++) {
        const double at = zy_point_position(&g->pen, ZY_CHANNEL_X, r, ZY_POSITION_MID),
                     off = before ? x - at : at - x;
        if (is_missing(g, r) || !(off > 0) || off >= nearest ||
            (names && !zy_datum_equal(zy_column_at(names, r), zy_column_at(names, row))))
            continue;
        nearest = off;
        height = zy_point_position(&g->pen, ZY_CHANNEL_Y, r, ZY_POSITION_MID);
    }
    return height;
}

/* In the gap of the line, between the heights of its ends. */
static void put_in_line(const gaps *g, size_t row, const char *text)
{
    const double x = zy_point_position(&g->pen, ZY_CHANNEL_X, row, ZY_POSITION_MID);
    zy_letter_style style = style_for(g, text);

    if (!isfinite(x))
        return;
    double a = height_beside(g, row, x, true), b = height_beside(g, row, x, false);
    a = isnan(a) ? b : a;
    b = isnan(b) ? a : b;
    style.align = ZY_ALIGN_CENTER;
    if (isfinite(a))
        zy_sheet_put_text(g->sheet, ZY_LABEL_VALUE, text, x,
                          (a + b) / 2 + ZY_LETTER_MIDDLE * style.size, &style);
}

static void mark_lines(const gaps *g)
{
    size_t count = 0;

    for (size_t r = 0; r < g->unit->table->row_count; r++)
        count += is_missing(g, r) && written(g, r);
    for (size_t r = 0; r < g->unit->table->row_count && count <= MOST_IN_LINE; r++)
        if (is_missing(g, r) && written(g, r))
            put_in_line(g, r, written(g, r));
}

void zy_label_missing(zy_sheet *sheet, zy_view *unit)
{
    zy_job *job = zy_sheet_job(sheet);
    const bool across = unit->orient == ZY_ORIENT_HORIZONTAL,
               line = unit->mark->item == ZY_ITEM_LINE;
    gaps g = {.sheet = sheet,
              .job = job,
              .unit = unit,
              .pen = {.chart = &job->chart, .unit = unit, .arena = job->arena},
              .channel = across ? ZY_CHANNEL_X : ZY_CHANNEL_Y,
              .style = {.size = zy_length_px(&job->chart, job->chart.house->labels.missing),
                        .color = zy_role_color(&job->chart, "contextLabel")}};

    g.value = unit->encoding[g.channel];
    if (!zy_def_is_field(g.value) || !g.value->values || g.value->type != ZY_TYPE_QUANTITATIVE ||
        !zy_view_scale(unit, g.channel))
        return;
    if (line ? across : !zy_house_labels_bars(job, unit))
        return;
    if (line)
        mark_lines(&g);
    else
        mark_bars(&g);
}
