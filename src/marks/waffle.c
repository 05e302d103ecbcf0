/* waffle: a whole of (mostly) 100 squares, filled as the share says, with the figure beside it. */
#include "marks/waffle.h"

#include <math.h>
#include <string.h>

static const zy_prop props[] = {
    {"cells", ZY_PROP_NUMBER, offsetof(zy_waffle_options, cells), NULL,
     "squares that make up the whole, 100 by default", NULL},
    {"columns", ZY_PROP_NUMBER, offsetof(zy_waffle_options, columns), NULL,
     "squares in a row, 10 by default", NULL},
    {"total", ZY_PROP_NUMBER, offsetof(zy_waffle_options, total), NULL,
     "what all squares together stand for; by default 100 of percentages, else the sum of the "
     "groups",
     NULL},
    {0},
};

static const double SQUARE = 0.88; /* of the pitch; the rest is the gap */
static const double LEADING = 1.5; /* of caption and keys */
static const double SWATCH = 0.8;  /* of a key, in its type's size, and the gap after it */
static const double KEY_GAP = 0.45;

/* How everything is arranged; lengths in pixels. */
typedef struct layout {
    size_t across, down;   /* panels */
    bool beside;           /* labels at the right of the squares, not below */
    double pitch;          /* of squares */
    double width, height;  /* of the squares of a panel */
    double step_x, step_y; /* from panel to panel */
    double label_x, label_width, label_height;
} layout;

typedef struct lettered {
    const zy_waffle *w;
    zy_lettering letters;
    double figure, caption, gap; /* sizes of type; between squares and label */
} lettered;

/* ---- Labels ---- */

static zy_letter_style caption_style(const lettered *l, bool strong)
{
    return (zy_letter_style){.size = l->caption,
                             .weight = strong ? 700 : 400,
                             .color = zy_role_color(l->w->pen->chart, "ink"),
                             .features = ZY_TEXT_HALT | ZY_TEXT_GAP | ZY_TEXT_PHRASES,
                             .line_height = round(l->caption * LEADING)};
}

static zy_text_style text_style(const lettered *l, const zy_letter_style *style)
{
    return (zy_text_style){.size = style->size,
                           .weight = style->weight,
                           .language = l->w->pen->chart->language,
                           .features = style->features};
}

static zy_figure figure_at(const zy_waffle *w, size_t row)
{
    const zy_column *column = w->value->values;
    const zy_figure none = {.before = "", .number = "…", .after = ""};
    const char *written = column->written ? column->written[row] : NULL;

    if (!isnan(zy_column_number(column, row)))
        return zy_figure_of(w->pen->chart, column, row, zy_value_text(w->value->format, NULL));
    return written && written[0] ? (zy_figure){.before = "", .number = written, .after = ""} : none;
}

/* One figure of one colour stands large; several are a list of keys. */
static bool is_single(const zy_waffle_panel *panel)
{
    return panel->count == 1 && !panel->groups[0].name;
}

static size_t lines_of(const lettered *l, const char *text, const zy_letter_style *style,
                       double width)
{
    const zy_text_style own = text_style(l, style);
    size_t count;

    if (!text[0])
        return 0;
    zy_text_wrap(l->w->pen->chart->typesetter, text, width, &own, &count);
    return count;
}

static double key_width(const lettered *l, const zy_waffle_group *g)
{
    const zy_letter_style name = caption_style(l, false), number = caption_style(l, true);
    const zy_figure f = figure_at(l->w, g->row);

    return l->caption * (SWATCH + 2 * KEY_GAP) + zy_letter_width(&l->letters, g->name, &name) +
           zy_letter_figure_width(&l->letters, &f, &number);
}

/* Between the large figure and what it means. */
static double caption_gap(const lettered *l)
{
    return round(l->caption * 0.35);
}

static double label_height(const lettered *l, const zy_waffle_panel *panel, double width)
{
    const zy_letter_style caption = caption_style(l, !is_single(panel));
    const double lines = (double)lines_of(l, panel->caption, &caption, width);

    if (is_single(panel))
        return l->figure * ZY_LETTER_ASCENT + caption_gap(l) + lines * caption.line_height;
    return ((double)panel->count + lines) * caption.line_height;
}

/* The narrowest label: the figure or the keys whole, the caption not broken within its phrases. */
static double least_label(const lettered *l)
{
    const zy_letter_style large = {.size = l->figure, .weight = 700};
    double least = 0;

    for (size_t i = 0; i < l->w->panel_count; i++) {
        const zy_waffle_panel *panel = &l->w->panels[i];
        const zy_letter_style style = caption_style(l, !is_single(panel));
        const zy_text_style caption = text_style(l, &style);
        const zy_figure f = figure_at(l->w, panel->groups[0].row);
        least = fmax(least,
                     zy_text_widest(l->w->pen->chart->typesetter, panel->caption, false, &caption));
        if (panel->caption[0])
            least = fmax(
                least, fmin(8 * l->caption, zy_letter_width(&l->letters, panel->caption, &style)));
        for (size_t g = 0; !is_single(panel) && g < panel->count; g++)
            least = fmax(least, key_width(l, &panel->groups[g]));
        if (is_single(panel))
            least = fmax(least, zy_letter_figure_width(&l->letters, &f, &large));
    }
    return least;
}

static double tallest_label(const lettered *l, double width)
{
    double tallest = 0;

    for (size_t i = 0; i < l->w->panel_count; i++)
        tallest = fmax(tallest, label_height(l, &l->w->panels[i], width));
    return tallest;
}

/* ---- Arrangement ---- */

static void set_pitch(const zy_waffle *w, layout *a, double pitch)
{
    a->pitch = fmax(0, pitch);
    a->width = a->pitch * ((double)w->columns - 1 + SQUARE);
    a->height = a->pitch * ((double)w->lines - 1 + SQUARE);
}

static layout arrange_beside(const lettered *l, layout a, double width, double height)
{
    const zy_waffle *w = l->w;
    const double least = least_label(l);

    set_pitch(w, &a,
              fmin((width - least - l->gap) / ((double)w->columns - 1 + SQUARE),
                   height / ((double)w->lines - 1 + SQUARE)));
    a.label_x = a.width + l->gap;
    a.label_width = fmin(width - a.label_x, fmax(least, 12 * l->caption));
    a.label_height = tallest_label(l, a.label_width);
    a.step_y = fmax(a.height, a.label_height);
    if (a.label_height > height)
        set_pitch(w, &a, 0);
    return a;
}

/* The label's lines depend on the width of the squares, and that on the height they leave. */
static layout arrange_below(const lettered *l, layout a, double width, double height)
{
    enum { PASSES = 4 };
    const zy_waffle *w = l->w;
    const double least = least_label(l);
    double pitch = width / ((double)w->columns - 1 + SQUARE);

    for (int i = 0; i < PASSES; i++) {
        set_pitch(w, &a, pitch);
        a.label_width = fmin(width, fmax(a.width, least));
        a.label_height = tallest_label(l, a.label_width);
        pitch =
            fmin(pitch, (height - a.label_height - l->gap * 0.7) / ((double)w->lines - 1 + SQUARE));
    }
    set_pitch(w, &a, pitch);
    a.step_y = a.height + l->gap * 0.7 + a.label_height;
    return least > width ? (set_pitch(w, &a, 0), a) : a;
}

static layout arrange(const lettered *l, size_t across, bool beside)
{
    const zy_view *unit = l->w->pen->unit;
    const double room = unit->height - l->gap * 0.6; /* not down to the footer's edge */
    const size_t down = (l->w->panel_count + across - 1) / across;
    const double gap_x = l->gap * 1.6, gap_y = l->gap;
    const double width = (unit->width - (double)(across - 1) * gap_x) / (double)across,
                 height = (room - (double)(down - 1) * gap_y) / (double)down;
    layout a = {.across = across, .down = down, .beside = beside};

    a = beside ? arrange_beside(l, a, width, height) : arrange_below(l, a, width, height);
    a.step_x = width + gap_x;
    a.step_y += gap_y;
    return a;
}

/* The arrangement with the largest squares. */
static layout best_arrangement(const lettered *l)
{
    layout best = {0};

    for (size_t across = 1; across <= l->w->panel_count; across++)
        for (int beside = 1; beside >= 0; beside--) {
            const layout a = arrange(l, across, beside);
            if (a.pitch > best.pitch * 1.001 || best.across == 0)
                best = a;
        }
    return best;
}

/* ---- Drawing ---- */

static bool is_same(zy_color a, zy_color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* A figure has the colour of its squares if that can be read. */
static zy_color figure_color(const zy_waffle *w, const zy_waffle_group *g)
{
    const zy_chart *chart = w->pen->chart;

    if (g->paint.kind != ZY_PAINT_COLOR)
        return zy_role_color(chart, "ink");
    if (is_same(g->paint.color, zy_role_color(chart, "context")))
        return zy_role_color(chart, "contextLabel");
    return zy_color_contrast(g->paint.color, zy_ground_color(chart)) >= 3
               ? g->paint.color
               : zy_role_color(chart, "ink");
}

/* From the group's colour to that of empty squares: a bound that is not sharp. */
static zy_paint fading(const zy_waffle *w, zy_paint from)
{
    zy_arena *arena = w->pen->arena;
    zy_gradient *g = ZY_NEW(arena, zy_gradient);
    zy_stop *stops = ZY_NEW_ARRAY(arena, zy_stop, 2);

    if (from.kind != ZY_PAINT_COLOR)
        return from;
    stops[0] = (zy_stop){0, from.color};
    stops[1] = (zy_stop){1, zy_role_color(w->pen->chart, "grid")};
    *g = (zy_gradient){.x2 = 1, .stops = stops, .stop_count = 2};
    return (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = g, .opacity = from.opacity};
}

static void put_square(const zy_waffle *w, const layout *a, size_t index, double x, double y,
                       zy_paint paint, size_t row)
{
    zy_item *item = zy_scene_item_new(w->pen->arena, w->pen->mark);
    const double size = a->pitch * SQUARE;

    item->x = x + (double)(index % w->columns) * a->pitch;
    item->y = y + (double)(w->lines - 1 - index / w->columns) * a->pitch;
    item->x2 = item->x + size, item->y2 = item->y + size;
    item->fill = paint;
    item->row = item->last_row = row;
    for (int i = 0; i < 4; i++)
        item->corner[i] = w->pen->unit->options.corner_radius;
}

/* 以上 fades into the square after its own, 約 and 未満 within its last. */
static zy_paint paint_of_square(const zy_waffle *w, const zy_waffle_group *g, size_t index)
{
    const uint16_t *all = w->value->values->qualifiers;
    const unsigned q = all ? all[g->row] : 0;
    const bool soft = q & (ZY_ABOUT | ZY_NEARLY | ZY_AT_MOST | ZY_UNDER);

    return soft && index + 1 == g->cells ? fading(w, g->paint) : g->paint;
}

static bool is_open(const zy_waffle *w, const zy_waffle_group *g)
{
    const uint16_t *all = w->value->values->qualifiers;

    return all && all[g->row] & (ZY_AT_LEAST | ZY_OVER | ZY_BARELY);
}

static void draw_squares(const zy_waffle *w, const layout *a, const zy_waffle_panel *panel,
                         double x, double y)
{
    const zy_paint pale = zy_paint_of(zy_role_color(w->pen->chart, "grid"), 1);
    size_t at = 0;

    for (size_t g = 0; g < panel->count; g++) {
        const zy_waffle_group *group = &panel->groups[g];
        for (size_t i = 0; i < group->cells; i++)
            put_square(w, a, at++, x, y, paint_of_square(w, group, i), group->row);
    }
    const zy_waffle_group *last = panel->count ? &panel->groups[panel->count - 1] : NULL;
    if (last && at < w->cells && is_open(w, last))
        put_square(w, a, at++, x, y, fading(w, last->paint), last->row);
    while (at < w->cells)
        put_square(w, a, at++, x, y, pale, last ? last->row : 0);
}

static void draw_single(const lettered *l, const layout *a, const zy_waffle_panel *panel, double x,
                        double baseline)
{
    const zy_letter_style caption = caption_style(l, false),
                          large = {.size = l->figure,
                                   .weight = 700,
                                   .color = figure_color(l->w, &panel->groups[0])};
    const zy_figure f = figure_at(l->w, panel->groups[0].row);

    zy_letter_figure(&l->letters, &f, x, baseline, &large);
    zy_letter_wrap(&l->letters, panel->caption, a->label_width, x,
                   baseline + caption_gap(l) + caption.line_height, &caption);
}

static void draw_key(const lettered *l, const zy_waffle_group *g, zy_scene_mark *swatches, double x,
                     double baseline)
{
    const zy_letter_style name = caption_style(l, false);
    zy_letter_style number = caption_style(l, true);
    const zy_figure f = figure_at(l->w, g->row);
    zy_item *item = zy_scene_item_new(l->w->pen->arena, swatches);
    const double side = l->caption * SWATCH;

    number.color = figure_color(l->w, g);
    item->fill = g->paint;
    item->x = x, item->x2 = x + side;
    item->y2 = baseline + l->caption * 0.06, item->y = item->y2 - side;
    x += side + l->caption * KEY_GAP;
    zy_letter_put(&l->letters, g->name, x, baseline, &name);
    x += zy_letter_width(&l->letters, g->name, &name) + l->caption * KEY_GAP;
    zy_letter_figure(&l->letters, &f, x, baseline, &number);
}

/* Keys stand in the order of the squares, the first lowest. */
static void draw_keys(const lettered *l, const layout *a, const zy_waffle_panel *panel,
                      zy_scene_mark *swatches, double x, double y)
{
    const zy_letter_style caption = caption_style(l, true);
    const zy_item *item = zy_letter_wrap(&l->letters, panel->caption, a->label_width, x,
                                         y + l->caption * ZY_LETTER_ASCENT, &caption);

    y +=
        l->caption * ZY_LETTER_ASCENT + (item ? (double)item->line_count : 0) * caption.line_height;
    for (size_t i = panel->count; i-- > 0; y += caption.line_height)
        draw_key(l, &panel->groups[i], swatches, x, y);
}

static void draw_label(const lettered *l, const layout *a, const zy_waffle_panel *panel,
                       zy_scene_mark *swatches, double x, double y)
{
    /* Beside the squares: at their foot, where they are filled. */
    const double own = a->across == 1 ? label_height(l, panel, a->label_width) : a->label_height;
    const double foot = a->height - own - l->caption * ZY_LETTER_DESCENT;
    const double top = y + (a->beside ? fmax(0, foot) : a->height + l->gap * 0.7);

    x += a->beside ? a->label_x : 0;
    if (panel->count && is_single(panel))
        draw_single(l, a, panel, x, top + l->figure * ZY_LETTER_ASCENT);
    else if (panel->count)
        draw_keys(l, a, panel, swatches, x, top);
}

static void draw_panels(const lettered *l, const layout *a, zy_scene_mark *swatches)
{
    const zy_view *unit = l->w->pen->unit;
    const double used = a->step_y * (double)a->down - l->gap,
                 top = fmax(0, unit->height - used) * 0.22;

    for (size_t i = 0; i < l->w->panel_count; i++) {
        const double x = a->step_x * (double)(i % a->across),
                     y = top + a->step_y * (double)(i / a->across);
        draw_squares(l->w, a, &l->w->panels[i], x, y);
        draw_label(l, a, &l->w->panels[i], swatches, x, y);
    }
}

static bool no_room(const zy_pen *pen, size_t panels)
{
    zy_diags *diags = pen->chart->diags;

    return zy_fail(diags, "no-room", zy_value_find(pen->unit->spec, "mark")->span, NULL,
                   ZY_SAY(diags, "%zu waffles with their labels do not fit into %.0f x %.0f px",
                          "%zu 個の waffle とその文字は %.0f × %.0f px に入りません"),
                   panels, pen->unit->width, pen->unit->height);
}

static void draw_all(const zy_pen *pen, const size_t *rows, size_t count)
{
    const zy_chart *chart = pen->chart;
    zy_waffle w;

    if (!zy_waffle_read(pen, rows, count, &w) || w.panel_count == 0)
        return;
    zy_scene_mark *swatches =
        zy_scene_mark_new(pen->arena, &pen->unit->marks, ZY_ITEM_RECT, "mark", NULL);
    lettered l = {.w = &w,
                  .letters = zy_lettering_new(chart, &pen->unit->marks),
                  .figure = zy_house_px(chart, w.panel_count > 3 ? 48 : 80, 24),
                  .caption = zy_house_px(chart, 20, 12),
                  .gap = zy_house_px(chart, 30, 14)};
    layout a = best_arrangement(&l);
    if (a.pitch < 3) {
        no_room(pen, w.panel_count);
        return;
    }
    swatches->name = "waffle";
    draw_panels(&l, &a, swatches);
}

const zy_mark zy_mark_waffle = {
    .name = "waffle",
    .doc = "a whole of squares, filled as the share says",
    .item = ZY_ITEM_RECT,
    .is_path = false,
    .is_rect = true,
    .filled = true,
    .names_colors = true,
    .draw_all = draw_all,
    .props = props,
    .own_size = sizeof(zy_waffle_options),
};
