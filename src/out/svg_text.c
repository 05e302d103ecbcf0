/* Text in SVG, in three ways:
 *
 *   plain    <text> with families only; the viewer measures and shapes it again
 *   embed    <text> with a place for every cluster, in fonts that come with the picture
 *   outline  the outlines of the glyphs, each once in <defs> */
#include <math.h>
#include <string.h>

#include "out/line.h"
#include "out/svg.h"

static const char *const anchors[] = {NULL, "middle", "end"};

static bool is_plain(const zy_svg *svg)
{
    return svg->options->svg_text == ZY_SVG_PLAIN;
}

static bool is_embedded(const zy_svg *svg)
{
    return svg->options->svg_text == ZY_SVG_EMBED;
}

static void put_font(zy_svg *svg, const zy_item *item)
{
    int weight = is_plain(svg) ? item->text.weight : zy_weight_drawn(&item->text);

    zy_svg_attr(svg->body, "font-size", item->text.size);
    if (weight && weight != 400)
        zy_svg_attr(svg->body, "font-weight", weight);
    if (is_plain(svg) && item->text.italic)
        zy_svg_attr_text(svg->body, "font-style", "italic");
    if (is_plain(svg) && item->text.family && item->text.family[0])
        zy_svg_attr_text(svg->body, "font-family", item->text.family);
    if (is_plain(svg) && anchors[item->align] && !zy_item_is_vertical(item))
        zy_svg_attr_text(svg->body, "text-anchor", anchors[item->align]);
}

void zy_svg_put_style(zy_svg *svg, const zy_item *item)
{
    if (svg->options->svg_text != ZY_SVG_OUTLINE)
        put_font(svg, item);
    zy_svg_put_paint(svg, item, ZY_ITEM_TEXT);
}

/* The paint of the halo: an outline twice as wide as what is seen of it. */
static zy_item halo_of(const zy_item *item)
{
    zy_item halo = *item;

    halo.fill = halo.stroke = zy_paint_of(item->halo, 1);
    halo.stroke_width = 2 * item->halo_width;
    halo.join = ZY_JOIN_ROUND;
    halo.dash_count = 0;
    return halo;
}

void zy_svg_put_pair(GString *out, const char *name, double a, double b)
{
    g_string_append(out, name);
    g_string_append_c(out, '(');
    zy_svg_number(out, a, 3);
    g_string_append_c(out, ' ');
    zy_svg_number(out, b, 3);
    g_string_append_c(out, ')');
}

void zy_svg_put_turn(GString *out, const zy_item *item)
{
    if (item->angle == 0)
        return;
    g_string_append(out, "rotate(");
    zy_svg_number(out, item->angle, 3);
    g_string_append_c(out, ' ');
    zy_svg_number(out, item->x, 3);
    g_string_append_c(out, ' ');
    zy_svg_number(out, item->y, 3);
    g_string_append_c(out, ')');
}

/* Turned about the item's place, then leaning about the baseline. */
void zy_svg_put_lean(zy_svg *svg, const zy_item *item, double baseline)
{
    bool lean = item->text.italic && !is_plain(svg);

    if (item->angle == 0 && !lean)
        return;
    g_string_append(svg->body, " transform=\"");
    zy_svg_put_turn(svg->body, item);
    if (lean) {
        zy_svg_put_pair(svg->body, "translate", 0, baseline);
        g_string_append_printf(svg->body, "skewX(-%d)", (int)ZY_SLANT);
        zy_svg_put_pair(svg->body, "translate", 0, -baseline);
    }
    g_string_append_c(svg->body, '"');
}

/* Whether blanks would be lost: at the ends, and one after another. */
static bool has_blanks(const char *text)
{
    return text[0] == ' ' || g_str_has_suffix(text, " ") || strstr(text, "  ");
}

void zy_svg_open_text(zy_svg *svg, const zy_item *item, bool blanks, bool styled, bool hidden)
{
    svg->has_text = true;
    g_string_append(svg->body, "<text");
    if (!styled)
        zy_svg_put_style(svg, item);
    if (blanks)
        zy_svg_attr_text(svg->body, "xml:space", "preserve");
    if (hidden)
        zy_svg_attr_text(svg->body, "aria-hidden", "true");
}

void zy_svg_close_text(zy_svg *svg, const zy_item *item, bool hidden)
{
    if (item->title && !hidden) {
        g_string_append(svg->body, "<title>");
        zy_svg_escape(svg->body, item->title, strlen(item->title));
        g_string_append(svg->body, "</title>");
    }
    g_string_append(svg->body, "</text>");
}

/* ---- plain ------------------------------------------------------------------------------- */

/* Without fonts a column is one em a character, each on the centre line. */
static void put_plain_column(zy_svg *svg, const zy_item *item, const char *text, zy_point start)
{
    double y = start.y + 0.88 * item->text.size;

    zy_svg_attr_text(svg->body, "text-anchor", "middle");
    zy_svg_put_lean(svg, item, y);
    g_string_append_c(svg->body, '>');
    for (const char *p = text; *p; p = g_utf8_next_char(p), y += item->text.size) {
        g_string_append(svg->body, "<tspan");
        zy_svg_attr(svg->body, "x", start.x);
        zy_svg_attr(svg->body, "y", y);
        g_string_append_c(svg->body, '>');
        zy_svg_escape(svg->body, p, (size_t)(g_utf8_next_char(p) - p));
        g_string_append(svg->body, "</tspan>");
    }
}

static void put_plain(zy_svg *svg, const zy_item *item, size_t line, bool styled, bool hidden)
{
    const char *text = item->lines[line];
    bool column = zy_item_is_vertical(item);
    double length = column ? zy_text_width(svg->typesetter, text, &item->text) : 0;
    zy_point start = zy_line_start(item, line, length);

    zy_svg_open_text(svg, item, has_blanks(text), styled, hidden);
    if (column) {
        put_plain_column(svg, item, text, start);
    } else {
        zy_svg_attr(svg->body, "x", item->x);
        zy_svg_attr(svg->body, "y", start.y);
        zy_svg_put_lean(svg, item, start.y);
        g_string_append_c(svg->body, '>');
        zy_svg_escape(svg->body, text, strlen(text));
    }
    zy_svg_close_text(svg, item, hidden);
}

/* ---- outline ------------------------------------------------------------------------------ */

static void put_use(zy_svg *svg, const char *id, const zy_glyph *glyph, double unit)
{
    GString *out = svg->body;
    double x = glyph->x / unit, y = glyph->y / unit;

    g_string_append_printf(out, "<use xlink:href=\"#" ZY_SVG_ID "%s\" href=\"#" ZY_SVG_ID "%s\"",
                           id, id);
    svg->has_links = true;
    if (glyph->turned || glyph->scale_x != 1 || glyph->scale_y != 1) {
        g_string_append(out, " transform=\"");
        zy_svg_put_pair(out, "translate", round(x), round(y));
        g_string_append(out, glyph->turned ? "rotate(90)" : "");
        zy_svg_put_pair(out, "scale", glyph->scale_x, glyph->scale_y);
        g_string_append_c(out, '"');
    } else {
        zy_svg_attr(out, "x", round(x));
        if (round(y) != 0)
            zy_svg_attr(out, "y", round(y));
    }
    g_string_append(out, "/>");
}

/* Glyphs in units of a thousandth of the em, from the start of the line. */
void zy_svg_put_outlines(zy_svg *svg, const zy_item *item, const zy_glyph *glyphs, size_t count,
                         zy_point start)
{
    double unit = item->text.size / 1000;

    g_string_append(svg->body, " transform=\"");
    zy_svg_put_turn(svg->body, item);
    zy_svg_put_pair(svg->body, "translate", start.x, start.y);
    if (item->text.italic)
        g_string_append_printf(svg->body, "skewX(-%d)", (int)ZY_SLANT);
    g_string_append(svg->body, "scale(");
    zy_svg_number(svg->body, unit, 6);
    g_string_append(svg->body, ")\">");
    for (size_t i = 0; i < count; i++) {
        const char *id = zy_svg_outline(svg, glyphs[i].face, glyphs[i].id);
        if (id)
            put_use(svg, id, &glyphs[i], unit);
    }
}

/* Strokes are scaled with the outlines; their width is given in the outline's units. */
static void put_outline_line(zy_svg *svg, const zy_item *item, size_t i, bool hidden)
{
    const zy_line_of_text *line = zy_text_shape(svg->typesetter, item->lines[i], &item->text);
    zy_item scaled = *item;

    scaled.stroke_width *= 1000 / item->text.size;
    g_string_append(svg->body, "<g");
    zy_svg_put_paint(svg, &scaled, ZY_ITEM_TEXT);
    zy_svg_put_outlines(svg, item, line->glyphs, line->count, zy_line_start(item, i, line->length));
    if (item->title && !hidden) {
        g_string_append(svg->body, "<title>");
        zy_svg_escape(svg->body, item->title, strlen(item->title));
        g_string_append(svg->body, "</title>");
    }
    g_string_append(svg->body, "</g>");
}

/* ---- all three ---------------------------------------------------------------------------- */

static void put_line(zy_svg *svg, const zy_item *item, size_t i, bool styled, bool hidden)
{
    if (!item->lines[i] || !item->lines[i][0])
        return;
    if (is_plain(svg))
        put_plain(svg, item, i, styled, hidden);
    else if (is_embedded(svg))
        zy_svg_put_embedded(svg, item, i, styled, hidden);
    else
        put_outline_line(svg, item, i, hidden);
}

void zy_svg_put_text(zy_svg *svg, const zy_item *item, bool styled)
{
    if (item->halo.a > 0 && item->halo_width > 0) {
        zy_item halo = halo_of(item);
        for (size_t i = 0; i < item->line_count; i++)
            put_line(svg, &halo, i, false, true);
    }
    for (size_t i = 0; i < item->line_count; i++)
        put_line(svg, item, i, styled, false);
}
