#include <math.h>
#include <string.h>

#include "marks/waffle/waffle.h"

#define HAS(o, field)                                                                              \
    ((o) && zy_props_has((pen)->unit->mark->props, (o), offsetof(zy_waffle_options, field)))

static const double SLACK = 0.01; /* percentages are rounded: 33, 33 and 35 are a whole */

enum { MOST_CELLS = 10000 };

/* ---- Channels and options ---- */

static bool is_number(const zy_def *def)
{
    return zy_def_is_field(def) && def->values && def->type == ZY_TYPE_QUANTITATIVE;
}

static bool find_channels(zy_waffle *w)
{
    static const zy_channel channels[] = {ZY_CHANNEL_THETA, ZY_CHANNEL_X, ZY_CHANNEL_Y};
    const zy_view *unit = w->pen->unit;
    const zy_def *color = unit->encoding[ZY_CHANNEL_COLOR];

    for (size_t i = 0; i < 3; i++) {
        const zy_def *def = unit->encoding[channels[i]];
        if (is_number(def) && !w->value)
            w->value = def;
        else if (zy_def_is_field(def) && def->values && channels[i] != ZY_CHANNEL_THETA)
            w->category = def;
    }
    /* What highlight paints was the colour's field, and is a detail now. */
    if (color && color->no_scale)
        color = unit->encoding[ZY_CHANNEL_DETAIL];
    if (zy_def_is_field(color) && color->values)
        w->color = color;
    return w->value ||
           zy_fail(w->pen->chart->diags, "no-value", zy_value_find(unit->spec, "mark")->span, NULL,
                   ZY_SAY(w->pen->chart->diags, "a waffle needs a column of numbers at theta or x",
                          "waffle には theta か x に数の列が必要です"));
}

static bool read_count(const zy_pen *pen, const char *key, double number, size_t *count)
{
    const zy_value *at = zy_value_find(zy_value_find(pen->unit->spec, "mark"), key);

    *count = number >= 1 && number <= MOST_CELLS ? (size_t)number : 0;
    return *count == number ||
           zy_fail(pen->chart->diags, "bad-count",
                   at ? at->span : zy_value_find(pen->unit->spec, "mark")->span, NULL,
                   ZY_SAY(pen->chart->diags, "\"%s\" must be a whole number from 1 to %d",
                          "%s には 1 から %d までの整数を書きます"),
                   key, MOST_CELLS);
}

static bool read_options(zy_waffle *w)
{
    const zy_pen *pen = w->pen;
    const zy_waffle_options *o = pen->unit->own;

    if (!read_count(pen, "cells", HAS(o, cells) ? o->cells : 100, &w->cells) ||
        !read_count(pen, "columns", HAS(o, columns) ? o->columns : 10, &w->columns))
        return false;
    w->columns = MIN(w->columns, w->cells);
    w->lines = (w->cells + w->columns - 1) / w->columns;
    return true;
}

/* ---- Panels ---- */

/* Dates as they were written. */
static const char *text_at(const zy_waffle *w, const zy_def *def, size_t row)
{
    const zy_column *column = def ? def->values : NULL;
    const bool written = column && column->kind == ZY_COLUMN_TIME && column->written &&
                         column->written[row] && !def->format && !def->units;
    const char *text = written ? column->written[row] : def ? zy_def_text(w->pen, def, row) : NULL;

    return text ? text : "";
}

static zy_waffle_panel *panel_of(zy_waffle *w, const char *caption, size_t most)
{
    for (size_t i = 0; i < w->panel_count; i++)
        if (strcmp(w->panels[i].caption, caption) == 0)
            return &w->panels[i];
    zy_waffle_panel *panel = &w->panels[w->panel_count++];
    *panel = (zy_waffle_panel){.caption = caption,
                               .groups = ZY_NEW_ARRAY(w->pen->arena, zy_waffle_group, most)};
    return panel;
}

static zy_paint paint_of(const zy_pen *pen, size_t row)
{
    zy_marks_list aside = {0};
    zy_item *item =
        zy_scene_item_new(pen->arena, zy_scene_mark_new(pen->arena, &aside, ZY_ITEM_RECT, "", ""));

    zy_item_paint(pen, row, item);
    /* Grey squares have to be told from empty ones. */
    if (zy_row_is_context(pen->unit, row))
        item->fill.color = zy_house_color(pen->chart, ZY_ROLE_CONTEXT_STRONG);
    return item->fill;
}

static void add_rows(zy_waffle *w, const size_t *rows, size_t count)
{
    w->panels = ZY_NEW_ARRAY(w->pen->arena, zy_waffle_panel, count + 1);
    for (size_t i = 0; i < count; i++) {
        zy_waffle_panel *panel = panel_of(w, text_at(w, w->category, rows[i]), count);
        panel->groups[panel->count++] =
            (zy_waffle_group){.row = rows[i],
                              .name = w->color ? text_at(w, w->color, rows[i]) : NULL,
                              .paint = paint_of(w->pen, rows[i])};
    }
}

/* ---- Shares ---- */

static bool bad_share(const zy_waffle *w, size_t row, double sum)
{
    zy_diags *diags = w->pen->chart->diags;
    const char *said = zy_figure_text(w->pen->chart, w->value->values, row);
    char percent[32];

    zy_number_text(round(sum * 1000) / 10, percent);
    if (sum > 1)
        zy_fail(diags, "bad-share", w->value->written->span, NULL,
                ZY_SAY(diags, "with %s the parts come to %s%% of the whole",
                       "%sを加えると、部分の合計が全体の%s%%になります"),
                said, percent);
    else
        zy_fail(diags, "bad-share", w->value->written->span, NULL,
                ZY_SAY(diags, "a part of a whole is never less than nothing: %s",
                       "全体に対する部分は 0 より小さくできません：%s"),
                said);
    zy_diag_fault(diags, ZY_FAULT_DATA);
    zy_diag_also(diags, zy_cell_span(w->pen->unit->table, w->value->values, row));
    return false;
}

/* What all squares together stand for: as written, 100 of percentages, or the sum. One number
 * alone is a part of nothing that is known: NAN. */
static double whole_of(const zy_waffle *w, const zy_waffle_panel *panel)
{
    const zy_pen *pen = w->pen;
    const zy_waffle_options *o = pen->unit->own;
    const char *unit = w->value->values->unit;
    double sum = 0;

    if (HAS(o, total))
        return o->total;
    if (unit && (strcmp(unit, "%") == 0 || strcmp(unit, "％") == 0))
        return 100;
    if (unit && strcmp(unit, "割") == 0)
        return 10;
    for (size_t i = 0; i < panel->count; i++) {
        const double value = zy_column_number(w->value->values, panel->groups[i].row);
        sum += value > 0 ? value : 0;
    }
    return panel->count > 1 && sum > 0 ? sum : NAN;
}

static bool no_whole(const zy_waffle *w)
{
    zy_diags *diags = w->pen->chart->diags;

    return zy_fail(
        diags, "no-whole", w->value->written->span,
        ZY_SAY(diags, "write percentages, or the whole: mark: {type: waffle, total: 1000}",
               "割合を % で書くか、全体を mark: {type: waffle, total: 1000} のように書きます"),
        ZY_SAY(diags, "\"%s\" alone does not say what it is a part of",
               "「%s」だけでは、全体がいくつか分かりません"),
        w->value->field ? w->value->field : "");
}

static bool find_shares(const zy_waffle *w, zy_waffle_panel *panel)
{
    const double whole = whole_of(w, panel);
    double sum = 0;

    for (size_t i = 0; i < panel->count; i++) {
        zy_waffle_group *g = &panel->groups[i];
        const double value = zy_column_number(w->value->values, g->row);
        if (!isnan(value) && !(whole > 0))
            return no_whole(w);
        g->share = value / whole;
        sum += isnan(value) ? 0 : g->share;
        if (g->share < 0 || sum > 1 + SLACK + 1e-9)
            return bad_share(w, g->row, g->share < 0 ? g->share : sum);
    }
    return true;
}

/* A group that is there, but too small for a square, is said. */
static void note_lost(const zy_waffle *w, const zy_waffle_panel *panel)
{
    const zy_pen *pen = w->pen;

    for (size_t i = 0; i < panel->count; i++) {
        const zy_waffle_group *g = &panel->groups[i];
        if (!(g->share > 0) || g->cells > 0)
            continue;
        zy_note(pen->chart->diags, "no-square", w->value->written->span, NULL,
                ZY_SAY(pen->chart->diags,
                       "%s %s is less than half of one of %zu squares: it has none",
                       "%s %sは %zu マスの 1 マスに満たないため、マスがありません"),
                g->name ? g->name : panel->caption,
                zy_figure_text(pen->chart, w->value->values, g->row), w->cells);
        zy_diag_also(pen->chart->diags, zy_cell_span(pen->unit->table, w->value->values, g->row));
    }
}

static void count_squares(const zy_waffle *w, zy_waffle_panel *panel)
{
    double *shares = ZY_NEW_ARRAY(w->pen->arena, double, panel->count + 1);
    size_t *filled = ZY_NEW_ARRAY(w->pen->arena, size_t, panel->count + 1);

    for (size_t i = 0; i < panel->count; i++)
        shares[i] = isnan(panel->groups[i].share) ? 0 : panel->groups[i].share;
    zy_waffle_apportion(shares, panel->count, w->cells, filled);
    for (size_t i = 0; i < panel->count; i++)
        panel->groups[i].cells = filled[i];
    note_lost(w, panel);
}

bool zy_waffle_read(const zy_pen *pen, const size_t *rows, size_t count, zy_waffle *w)
{
    bool good = true;

    *w = (zy_waffle){.pen = pen};
    if (!find_channels(w) || !read_options(w))
        return false;
    add_rows(w, rows, count);
    for (size_t i = 0; i < w->panel_count; i++)
        good &= find_shares(w, &w->panels[i]);
    for (size_t i = 0; good && i < w->panel_count; i++)
        count_squares(w, &w->panels[i]);
    return good;
}
