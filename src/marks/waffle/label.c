/* What stands beside the squares of a waffle: one large figure, or keys of its groups. */
#include <math.h>
#include <string.h>

#include "marks/waffle/waffle.h"

static const double LEADING = 1.5; /* of caption and keys */
static const double SWATCH = 0.8;  /* of a key, in its type's size, and the gap after it */
static const double KEY_GAP = 0.45;

static zy_letter_style caption_style(const zy_waffle_letters *l, bool strong)
{
    return (zy_letter_style){.size = l->caption,
                             .weight = strong ? 700 : 400,
                             .color = zy_house_color(l->w->pen->chart, ZY_ROLE_INK),
                             .features = ZY_TEXT_HALT | ZY_TEXT_GAP | ZY_TEXT_PHRASES,
                             .line_height = round(l->caption * LEADING)};
}

static zy_text_style text_style(const zy_waffle_letters *l, const zy_letter_style *style)
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

static size_t lines_of(const zy_waffle_letters *l, const char *text, const zy_letter_style *style,
                       double width)
{
    const zy_text_style own = text_style(l, style);
    size_t count;

    if (!text[0])
        return 0;
    zy_text_wrap(l->w->pen->chart->typesetter, text, width, &own, &count);
    return count;
}

static const char *key_text(const zy_waffle_letters *l, const zy_waffle_group *g)
{
    const zy_figure f = figure_at(l->w, g->row);

    return zy_arena_format(l->w->pen->arena, "%s%s%s", f.before, f.number, f.after);
}

static const char *name_of(const zy_waffle_group *g)
{
    return g->name ? g->name : "";
}

static double key_width(const zy_waffle_letters *l, const zy_waffle_group *g)
{
    const zy_letter_style name = caption_style(l, false), number = caption_style(l, true);

    return l->caption * (SWATCH + 2 * KEY_GAP) + zy_letter_width(&l->letters, name_of(g), &name) +
           zy_letter_width(&l->letters, key_text(l, g), &number);
}

/* Between the large figure and what it means. */
static double caption_gap(const zy_waffle_letters *l)
{
    return round(l->caption * 0.35);
}

double zy_waffle_label_height(const zy_waffle_letters *l, const zy_waffle_panel *panel,
                              double width)
{
    const zy_letter_style caption = caption_style(l, !is_single(panel));
    const double lines = (double)lines_of(l, panel->caption, &caption, width);

    if (is_single(panel))
        return l->figure * ZY_LETTER_ASCENT + caption_gap(l) + lines * caption.line_height;
    return ((double)panel->count + lines) * caption.line_height;
}

/* The narrowest label: the figure or the keys whole, the caption not broken within its phrases. */
double zy_waffle_least_label(const zy_waffle_letters *l)
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

/* ---- Drawing ---- */

/* A figure has the colour of its squares if that can be read. */
static zy_color figure_color(const zy_waffle *w, const zy_waffle_group *g)
{
    const zy_chart *chart = w->pen->chart;

    if (g->paint.kind != ZY_PAINT_COLOR)
        return zy_house_color(chart, ZY_ROLE_INK);
    return zy_label_color(chart, g->paint.color, zy_row_is_context(w->pen->unit, g->row));
}

static void draw_single(const zy_waffle_letters *l, const zy_waffle_layout *a,
                        const zy_waffle_panel *panel, double x, double baseline)
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

static void draw_key(const zy_waffle_letters *l, const zy_waffle_group *g, zy_scene_mark *swatches,
                     double x, double baseline)
{
    const zy_letter_style name = caption_style(l, false);
    zy_letter_style number = caption_style(l, true);
    zy_item *item = zy_scene_item_new(l->w->pen->arena, swatches);
    const double side = l->caption * SWATCH;

    number.color = figure_color(l->w, g);
    item->fill = g->paint;
    item->x = x, item->x2 = x + side;
    item->y2 = baseline + l->caption * 0.06, item->y = item->y2 - side;
    x += side + l->caption * KEY_GAP;
    zy_letter_put(&l->letters, name_of(g), x, baseline, &name);
    x += zy_letter_width(&l->letters, name_of(g), &name) + l->caption * KEY_GAP;
    zy_letter_put(&l->letters, key_text(l, g), x, baseline, &number);
}

/* Keys stand in the order of the squares, the first lowest. */
static void draw_keys(const zy_waffle_letters *l, const zy_waffle_layout *a,
                      const zy_waffle_panel *panel, zy_scene_mark *swatches, double x, double y)
{
    const zy_letter_style caption = caption_style(l, true);
    const zy_item *item = zy_letter_wrap(&l->letters, panel->caption, a->label_width, x,
                                         y + l->caption * ZY_LETTER_ASCENT, &caption);

    y +=
        l->caption * ZY_LETTER_ASCENT + (item ? (double)item->line_count : 0) * caption.line_height;
    for (size_t i = panel->count; i-- > 0; y += caption.line_height)
        draw_key(l, &panel->groups[i], swatches, x, y);
}

void zy_waffle_draw_label(const zy_waffle_letters *l, const zy_waffle_layout *a,
                          const zy_waffle_panel *panel, zy_scene_mark *swatches, double x, double y)
{
    /* Beside the squares: at their foot, where they are filled. */
    const double own =
        a->across == 1 ? zy_waffle_label_height(l, panel, a->label_width) : a->label_height;
    const double foot = a->height - own - l->caption * ZY_LETTER_DESCENT;
    const double top = y + (a->beside ? fmax(0, foot) : a->height + l->gap * 0.7);

    x += a->beside ? a->label_x : 0;
    if (panel->count && is_single(panel))
        draw_single(l, a, panel, x, top + l->figure * ZY_LETTER_ASCENT);
    else if (panel->count)
        draw_keys(l, a, panel, swatches, x, top);
}
