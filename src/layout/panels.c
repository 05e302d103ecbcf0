/* Panels: the charts of a concat in the house style. The room is cut into cells of one size, with
 * one distance between them; each chart is laid out afresh in its cell, with its own heading, and
 * what stands side by side is aligned. */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

static const double NARROWEST_SET = 200; /* the same of marks that are mostly large type */

enum { RULED = 3 }; /* so many headed panels have lines over their headings */

static const double LOWEST = 150; /* px of a cell: below that a canvas that flows becomes higher */
static const double LOW = 90;     /* the same of marks that read well in a low room */
static const double ROOMY = 230;  /* px of a cell on such a canvas */

typedef struct panel {
    zy_view *view;
    double x, y, width, height; /* of the cell */
    double unit;                /* the house's measure in it */
    double heading;             /* how much of it its heading takes */
} panel;

typedef struct sheet {
    zy_job *job;
    zy_view *grid;
    panel *panels;
    size_t count, columns, rows;
    double gap_x, gap_y;
    double rule; /* room of the line over each heading; 0: there is none */
} sheet;

/* ---- Columns and rows ---- */

static bool is_set(const zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        return view->mark->draw_all != NULL;
    for (const zy_view *child = view->first; child; child = child->next)
        if (is_set(child))
            return true;
    return false;
}

static bool is_too_narrow(const sheet *s, size_t columns)
{
    return (s->grid->width - s->gap_x * (double)(columns - 1)) / (double)columns <
           (is_set(s->grid) ? NARROWEST_SET : ZY_CELL_NARROWEST);
}

/* The most columns that are wide enough; rows without a hole before others. */
static size_t fewer_columns(const sheet *s, size_t columns)
{
    size_t widest = 1;

    for (size_t n = columns; n > 1; n--) {
        if (is_too_narrow(s, n))
            continue;
        if (s->count % n == 0)
            return n;
        widest = widest > 1 ? widest : n;
    }
    return s->count > 4 ? widest : 1;
}

static size_t column_count(const sheet *s)
{
    const zy_view *grid = s->grid;
    const bool hconcat = zy_value_find(grid->spec, "hconcat") != NULL;
    size_t columns = grid->vertical ? 1 : hconcat ? s->count : grid->columns;

    if (grid->panel_columns)
        return grid->panel_columns;
    if (columns == 0)
        columns = zy_columns_for(s->count, grid->width, grid->height);
    columns = columns > s->count ? s->count : columns;
    return is_too_narrow(s, columns) ? fewer_columns(s, columns) : columns;
}

/* ---- Cells ---- */

static double asked_size(const zy_value *given)
{
    return given && given->kind == ZY_VALUE_NUMBER ? given->number : 0;
}

/* The sizes of the columns (or rows): those asked for in px, and equal shares of the rest. */
static void share_out(const sheet *s, bool across, double *sizes)
{
    const size_t lines = across ? s->columns : s->rows;
    double rest = (across ? s->grid->width : s->grid->height) -
                  (across ? s->gap_x : s->gap_y) * (double)(lines - 1);
    size_t open = 0;

    memset(sizes, 0, lines * sizeof *sizes);
    for (size_t i = 0; i < s->count; i++) {
        const zy_view *view = s->panels[i].view;
        const size_t line = across ? i % s->columns : i / s->columns;
        sizes[line] =
            fmax(sizes[line], asked_size(across ? view->width_given : view->height_given));
    }
    const double most = rest / (double)lines * 1.8;
    for (size_t i = 0; i < lines; i++) {
        sizes[i] = fmin(sizes[i], most);
        rest -= sizes[i];
        open += sizes[i] == 0;
    }
    for (size_t i = 0; i < lines; i++)
        if (sizes[i] == 0)
            sizes[i] = fmax(20, rest / (double)open);
}

static void cut(sheet *s)
{
    double *widths = ZY_NEW_ARRAY(s->job->arena, double, s->columns),
           *heights = ZY_NEW_ARRAY(s->job->arena, double, s->rows), y = 0;
    const double whole = s->grid->width * s->grid->height;

    share_out(s, true, widths);
    share_out(s, false, heights);
    for (size_t r = 0; r < s->rows; r++) {
        double x = 0;
        for (size_t c = 0; c < s->columns && r * s->columns + c < s->count; c++) {
            panel *p = &s->panels[r * s->columns + c];
            p->x = x, p->y = y, p->width = widths[c], p->height = heights[r];
            p->unit =
                s->job->chart.unit * fmin(1, fmax(0.62, 1.25 * sqrt(p->width * p->height / whole)));
            x += widths[c] + s->gap_x;
        }
        y += heights[r] + s->gap_y;
    }
}

static sheet *new_sheet(zy_job *job, zy_view *grid)
{
    sheet *s = ZY_NEW(job->arena, sheet);

    *s = (sheet){.job = job, .grid = grid};
    for (const zy_view *child = grid->first; child; child = child->next)
        s->count++;
    s->panels = ZY_NEW_ARRAY(job->arena, panel, s->count + 1);
    s->gap_x = zy_length_px(&job->chart, job->chart.house->panels.gap_x);
    s->gap_y = zy_length_px(&job->chart, job->chart.house->panels.gap_y);
    s->columns = column_count(s);
    s->rows = (s->count + s->columns - 1) / s->columns;
    size_t i = 0, headed = 0;
    for (zy_view *child = grid->first; child; child = child->next) {
        headed += zy_value_find(child->spec, "title") != NULL;
        s->panels[i++].view = child;
    }
    s->rule = s->count >= RULED && headed == s->count
                  ? zy_length_px(&job->chart, job->chart.house->panels.rule)
                  : 0;
    cut(s);
    return s;
}

/* ---- Canvases that may become higher ---- */

static bool are_low(const sheet *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->panels[i].view->kind != ZY_VIEW_UNIT || !s->panels[i].view->mark->low)
            return false;
    return true;
}

double zy_panels_height(zy_job *job, zy_view *grid, double width, double height)
{
    sheet *s;

    grid->width = width, grid->height = height, grid->panel_columns = 0;
    s = new_sheet(job, grid);
    if (s->panels[s->count - 1].height >= (are_low(s) ? LOW : LOWEST) || s->rows < 2)
        return height;
    grid->panel_columns = MAX(1, MIN(s->columns, (size_t)(width / ROOMY)));
    s = new_sheet(job, grid);
    return (double)s->rows * fmax(LOWEST, s->panels[0].width / ZY_CELL_ASPECT) +
           (double)(s->rows - 1) * s->gap_y;
}

/* ---- Headings ---- */

static const char *text_at(const zy_value *title, const char *key)
{
    return zy_value_text(title && title->kind == ZY_VALUE_MAP ? zy_value_find(title, key)
                         : strcmp(key, "text") == 0           ? title
                                                              : NULL,
                         "");
}

static double in_panel(const zy_chart *chart, const panel *p, zy_length length)
{
    length.size = length.size * p->unit / chart->unit;
    return zy_length_px(chart, length);
}

/* The heading of a panel, at the top of its cell; its height. */
static double set_heading(const sheet *s, const panel *p)
{
    const zy_chart *chart = &s->job->chart;
    const zy_value *title = zy_value_find(p->view->spec, "title");
    const zy_lettering l = zy_lettering_new(chart, &s->grid->guides->labels);
    const zy_letter_style bold = {.size = in_panel(chart, p, chart->house->type.panel_title),
                                  .weight = 700,
                                  .color = zy_house_color(chart, ZY_ROLE_INK),
                                  .features = ZY_TEXT_PALT | ZY_TEXT_GAP,
                                  .line_height = 0};
    const zy_letter_style plain = {.size = in_panel(chart, p, chart->house->type.panel_subtitle),
                                   .weight = 400,
                                   .color = zy_house_color(chart, ZY_ROLE_SECONDARY),
                                   .features = ZY_TEXT_HALT | ZY_TEXT_GAP};
    const zy_item *item = zy_letter_wrap(&l, text_at(title, "text"), p->width, p->x,
                                         p->y + s->rule + bold.size * ZY_LETTER_ASCENT, &bold);
    double height = item ? (double)item->line_count * item->line_height : 0;

    item = zy_letter_wrap(&l, text_at(title, "subtitle"), p->width, p->x,
                          p->y + s->rule + height + plain.size * ZY_LETTER_ASCENT, &plain);
    if (item)
        height += (double)item->line_count * item->line_height;
    return height > 0 ? height + round(bold.size * 0.45) : 0;
}

/* A line over a heading keeps many panels apart. */
static void draw_rule(const sheet *s, const panel *p)
{
    const zy_chart *chart = &s->job->chart;
    zy_item *item =
        zy_scene_item_new(s->job->arena, zy_scene_mark_new(s->job->arena, &s->grid->guides->labels,
                                                           ZY_ITEM_RULE, "panel-rule", NULL));

    item->x = p->x, item->x2 = p->x + p->width;
    item->y = item->y2 = p->y + 0.5;
    item->stroke = zy_paint_of(zy_house_color(chart, ZY_ROLE_CONTEXT), 1);
    item->stroke_width = 1;
}

/* All headings of a row are as high as its highest. */
static void set_headings(const sheet *s)
{
    for (size_t r = 0; r < s->rows; r++) {
        const size_t end = MIN(s->count, (r + 1) * s->columns);
        double highest = 0;
        for (size_t i = r * s->columns; i < end; i++) {
            if (s->rule > 0)
                draw_rule(s, &s->panels[i]);
            highest = fmax(highest, s->rule + set_heading(s, &s->panels[i]));
        }
        for (size_t i = r * s->columns; i < end; i++)
            s->panels[i].heading = highest;
    }
}

/* ---- The charts in their cells ---- */

static bool lay_out(const sheet *s, const panel *p, double width, double height)
{
    const double unit = s->job->chart.unit;
    zy_view *view = p->view;

    const zy_frame_options page = zy_frame_enter(s->job, view);
    s->job->chart.unit = p->unit;
    const bool good = zy_house_fit(s->job, view, width, height);
    s->job->chart.unit = unit;
    zy_frame_leave(s->job, page);
    if (!good)
        return false;
    const zy_box box = zy_view_box(view);
    view->x = round(p->x - box.x0);
    view->y = round(p->y + p->heading - box.y0);
    return true;
}

/* Whether the view is a plot with an axis below it. */
static bool has_axis_below(const zy_view *view)
{
    return view->kind != ZY_VIEW_GRID && view->guides->bounds.y1 > view->height + 4;
}

/* The plots of a row stand on one line. */
static bool align_row(const sheet *s, size_t from, size_t to)
{
    double base = INFINITY;

    for (size_t i = from; i < to; i++)
        if (has_axis_below(s->panels[i].view))
            base = fmin(base, s->panels[i].view->y + s->panels[i].view->height);
    for (size_t i = from; i < to && isfinite(base); i++) {
        const panel *p = &s->panels[i];
        const double over = p->view->y + p->view->height - base;
        if (over > 0.5 && has_axis_below(p->view) &&
            !lay_out(s, p, p->width, p->height - p->heading - over))
            return false;
    }
    return true;
}

static bool runs_along_x(const zy_view *view)
{
    const zy_view *unit = view;

    while (unit && unit->kind == ZY_VIEW_LAYER)
        unit = unit->first;
    const zy_scale_part *x =
        unit && unit->kind == ZY_VIEW_UNIT ? zy_view_scale(unit, ZY_CHANNEL_X) : NULL;
    return x && !zy_scale_is_discrete(x->type) && has_axis_below(view);
}

/* Plots below each other whose x runs on begin and end on one line. */
static bool align_column(const sheet *s)
{
    double left = -INFINITY, right = INFINITY;

    for (size_t i = 0; i < s->count; i++) {
        const zy_view *view = s->panels[i].view;
        if (!runs_along_x(view))
            return true;
        left = fmax(left, view->x);
        right = fmin(right, view->x + view->width);
    }
    for (size_t i = 0; i < s->count; i++) {
        const panel *p = &s->panels[i];
        const zy_box box = zy_view_box(p->view);
        const double over = p->view->width - (right - left);
        if (over > 0.5 && !lay_out(s, p, box.x1 - box.x0 - over, p->height - p->heading))
            return false;
        p->view->x = left;
    }
    return true;
}

bool zy_panels_place(zy_job *job, zy_view *grid)
{
    sheet *s = new_sheet(job, grid);

    set_headings(s);
    /* Cards and symbols side by side have one size: each must know the room of the others. */
    for (size_t i = 0; i < s->count; i++) {
        s->panels[i].view->width = s->panels[i].width;
        s->panels[i].view->height = s->panels[i].height - s->panels[i].heading;
    }
    for (size_t i = 0; i < s->count; i++) {
        const panel *p = &s->panels[i];
        if (!lay_out(s, p, p->width, p->height - p->heading))
            return false;
    }
    for (size_t r = 0; r < s->rows; r++)
        if (!align_row(s, r * s->columns, MIN(s->count, (r + 1) * s->columns)))
            return false;
    if (s->columns == 1 && s->count > 1 && !align_column(s))
        return false;
    grid->guides->box = (zy_box){0, 0, grid->width, grid->height};
    return true;
}
