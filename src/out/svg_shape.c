/* Everything in an SVG that is not text: shapes, their paint, images. */
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "out/svg.h"

/* Images are carried within the SVG up to this size. */
enum { LARGEST_IMAGE = 32 << 20 };

static void put_coordinates(GString *out, const zy_point *p, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            g_string_append_c(out, ' ');
        zy_svg_number(out, p[i].x, 2);
        g_string_append_c(out, ',');
        zy_svg_number(out, p[i].y, 2);
    }
}

static void put_line(GString *out, zy_point from, zy_point to)
{
    if (from.y == to.y) {
        g_string_append_c(out, 'H');
        zy_svg_number(out, to.x, 2);
    } else if (from.x == to.x) {
        g_string_append_c(out, 'V');
        zy_svg_number(out, to.y, 2);
    } else {
        g_string_append_c(out, 'L');
        put_coordinates(out, &to, 1);
    }
}

static void put_path(GString *out, const zy_path *path)
{
    const zy_point *p = path->points;
    zy_point start = {0, 0}, at = {0, 0};

    for (size_t i = 0; i < path->verb_count; i++) {
        switch (path->verbs[i]) {
        case ZY_MOVE:
            g_string_append_c(out, 'M');
            put_coordinates(out, p, 1);
            start = at = *p++;
            break;
        case ZY_LINE:
            put_line(out, at, *p);
            at = *p++;
            break;
        case ZY_CURVE:
            g_string_append_c(out, 'C');
            put_coordinates(out, p, 3);
            at = p[2];
            p += 3;
            break;
        case ZY_CLOSE:
            g_string_append_c(out, 'Z');
            at = start;
            break;
        }
    }
}

static void put_stop(GString *out, const zy_stop *stop)
{
    char hex[8];

    zy_color_text(stop->color, hex);
    g_string_append(out, "<stop");
    zy_svg_attr(out, "offset", stop->offset);
    zy_svg_attr_text(out, "stop-color", hex);
    if (stop->color.a < 1)
        zy_svg_attr(out, "stop-opacity", (double)stop->color.a);
    g_string_append(out, "/>");
}

/* In the picture's own coordinates: units of the box are undefined for straight lines. */
static void put_gradient(zy_svg *svg, const zy_gradient *g, zy_box box)
{
    double w = box.x1 - box.x0, h = box.y1 - box.y0, most = fmax(w, h);
    const char *kind = g->radial ? "radialGradient" : "linearGradient";
    GString *out = svg->defs;

    g_string_append_printf(out, "<%s id=\"" ZY_SVG_ID "g%zu\" gradientUnits=\"userSpaceOnUse\"",
                           kind, ++svg->gradients);
    if (g->radial) {
        zy_svg_attr(out, "fx", box.x0 + g->x1 * w);
        zy_svg_attr(out, "fy", box.y0 + g->y1 * h);
        zy_svg_attr(out, "cx", box.x0 + g->x2 * w);
        zy_svg_attr(out, "cy", box.y0 + g->y2 * h);
        zy_svg_attr(out, "r", most * g->r2);
        if (g->r1 > 0)
            zy_svg_attr(out, "fr", most * g->r1);
    } else if (g->x1 == g->x2 || g->y1 == g->y2 || w == h) {
        zy_svg_attr(out, "x1", box.x0 + g->x1 * w);
        zy_svg_attr(out, "y1", box.y0 + g->y1 * h);
        zy_svg_attr(out, "x2", box.x0 + g->x2 * w);
        zy_svg_attr(out, "y2", box.y0 + g->y2 * h);
    } else {
        zy_svg_attr(out, "x1", g->x1);
        zy_svg_attr(out, "y1", g->y1);
        zy_svg_attr(out, "x2", g->x2);
        zy_svg_attr(out, "y2", g->y2);
        g_string_append(out, " gradientTransform=\"matrix(");
        zy_svg_number(out, w, 3);
        g_string_append(out, " 0 0 ");
        zy_svg_number(out, h, 3);
        g_string_append_c(out, ' ');
        zy_svg_number(out, box.x0, 3);
        g_string_append_c(out, ' ');
        zy_svg_number(out, box.y0, 3);
        g_string_append(out, ")\"");
    }
    g_string_append_c(out, '>');
    for (size_t i = 0; i < g->stop_count; i++)
        put_stop(out, &g->stops[i]);
    g_string_append_printf(out, "</%s>", kind);
}

static void put_paint(zy_svg *svg, const char *name, const char *opacity_name,
                      const zy_paint *paint, const zy_item *item, zy_item_type type)
{
    double alpha = paint->opacity;
    char hex[8];

    if (paint->kind == ZY_PAINT_GRADIENT) {
        put_gradient(svg, paint->gradient, zy_item_box(item, type, svg->typesetter));
        g_string_append_printf(svg->body, " %s=\"url(#" ZY_SVG_ID "g%zu)\"", name, svg->gradients);
    } else {
        zy_color_text(paint->color, hex);
        zy_svg_attr_text(svg->body, name, hex);
        alpha *= (double)paint->color.a;
    }
    if (alpha < 0.9995)
        zy_svg_attr(svg->body, opacity_name, alpha);
}

static void put_dash(GString *out, const zy_item *item)
{
    if (!zy_item_is_dashed(item))
        return;
    g_string_append(out, " stroke-dasharray=\"");
    for (size_t i = 0; i < item->dash_count; i++) {
        if (i)
            g_string_append_c(out, ' ');
        zy_svg_number(out, fmax(item->dash[i], 0), 3);
    }
    g_string_append_c(out, '"');
    if (item->dash_offset != 0)
        zy_svg_attr(out, "stroke-dashoffset", item->dash_offset);
}

static void put_stroke(zy_svg *svg, const zy_item *item, zy_item_type type)
{
    static const char *const caps[] = {NULL, "round", "square"};
    static const char *const joins[] = {NULL, "round", "bevel"};

    put_paint(svg, "stroke", "stroke-opacity", &item->stroke, item, type);
    if (item->stroke_width != 1)
        zy_svg_attr(svg->body, "stroke-width", item->stroke_width);
    put_dash(svg->body, item);
    if (caps[item->cap])
        zy_svg_attr_text(svg->body, "stroke-linecap", caps[item->cap]);
    if (joins[item->join])
        zy_svg_attr_text(svg->body, "stroke-linejoin", joins[item->join]);
    if (item->miter_limit >= 1 && item->miter_limit != 4)
        zy_svg_attr(svg->body, "stroke-miterlimit", item->miter_limit);
}

void zy_svg_put_paint(zy_svg *svg, const zy_item *item, zy_item_type type)
{
    if (type == ZY_ITEM_IMAGE) {
        if (item->fill.kind != ZY_PAINT_NONE && item->fill.opacity < 1)
            zy_svg_attr(svg->body, "opacity", item->fill.opacity);
    } else {
        if (type != ZY_ITEM_RULE && zy_paint_is_visible(&item->fill))
            put_paint(svg, "fill", "fill-opacity", &item->fill, item, type);
        else if (type != ZY_ITEM_RULE)
            zy_svg_attr_text(svg->body, "fill", "none");
        if (item->stroke_width > 0 && zy_paint_is_visible(&item->stroke))
            put_stroke(svg, item, type);
    }
    if (item->blend && strcmp(item->blend, "normal") != 0) {
        g_string_append(svg->body, " style=\"mix-blend-mode:");
        zy_svg_escape(svg->body, item->blend, strspn(item->blend, "abcdefghijklmnopqrstuvwxyz-"));
        g_string_append_c(svg->body, '"');
    }
}

static bool is_same_paint(const zy_paint *a, const zy_paint *b)
{
    if (a->kind == ZY_PAINT_GRADIENT || a->kind != b->kind)
        return false;
    return a->kind == ZY_PAINT_NONE || (zy_color_is_same(a->color, b->color) &&
                                        a->color.a == b->color.a && a->opacity == b->opacity);
}

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_dash(const zy_item *a, const zy_item *b)
{
    if (a->dash_count != b->dash_count || a->dash_offset != b->dash_offset)
        return false;
    return a->dash == b->dash || a->dash_count == 0 ||
           memcmp(a->dash, b->dash, a->dash_count * sizeof *a->dash) == 0;
}

static bool is_same_font(const zy_item *a, const zy_item *b)
{
    return a->text.size == b->text.size && a->text.weight == b->text.weight &&
           a->text.italic == b->text.italic && a->align == b->align &&
           is_same_text(a->text.family, b->text.family);
}

bool zy_svg_is_alike(const zy_item *a, const zy_item *b, zy_item_type type)
{
    return is_same_paint(&a->fill, &b->fill) && is_same_paint(&a->stroke, &b->stroke) &&
           a->stroke_width == b->stroke_width && is_same_dash(a, b) && a->cap == b->cap &&
           a->join == b->join && a->miter_limit == b->miter_limit &&
           is_same_text(a->blend, b->blend) && (type != ZY_ITEM_TEXT || is_same_font(a, b));
}

/* The one radius of all corners, 0 for none, -1 when they differ. */
static double one_corner(const zy_item *item)
{
    double most = fmin(fabs(item->x2 - item->x), fabs(item->y2 - item->y)) / 2;
    double first = fmax(0, fmin(item->corner[0], most));

    for (int i = 1; i < 4; i++)
        if (fmax(0, fmin(item->corner[i], most)) != first)
            return -1;
    return first;
}

static const char *put_rect(zy_svg *svg, const zy_item *item)
{
    GString *out = svg->body;
    double corner = one_corner(item);

    g_string_append(out, "<rect");
    if (fmin(item->x, item->x2) != 0)
        zy_svg_attr(out, "x", fmin(item->x, item->x2));
    if (fmin(item->y, item->y2) != 0)
        zy_svg_attr(out, "y", fmin(item->y, item->y2));
    zy_svg_attr(out, "width", fabs(item->x2 - item->x));
    zy_svg_attr(out, "height", fabs(item->y2 - item->y));
    if (corner > 0)
        zy_svg_attr(out, "rx", corner);
    return "rect";
}

static const char *put_circle(zy_svg *svg, const zy_item *item)
{
    g_string_append(svg->body, "<circle");
    zy_svg_attr(svg->body, "cx", item->x);
    zy_svg_attr(svg->body, "cy", item->y);
    zy_svg_attr(svg->body, "r", sqrt(item->size) / 2);
    return "circle";
}

static const char *put_rule(zy_svg *svg, const zy_item *item)
{
    g_string_append(svg->body, "<line");
    zy_svg_attr(svg->body, "x1", item->x);
    zy_svg_attr(svg->body, "y1", item->y);
    zy_svg_attr(svg->body, "x2", item->x2);
    zy_svg_attr(svg->body, "y2", item->y2);
    return "line";
}

static const char *put_outline(zy_svg *svg, const zy_item *item, zy_item_type type)
{
    zy_path path;

    zy_path_init(&path, svg->arena);
    zy_item_path(item, type, &path);
    g_string_append(svg->body, "<path d=\"");
    put_path(svg->body, &path);
    g_string_append_c(svg->body, '"');
    return "path";
}

static const char *image_type(const char *bytes, size_t len)
{
    static const struct {
        const char *start, *type;
    } types[] = {
        {"\x89PNG", "image/png"}, {"\xff\xd8\xff", "image/jpeg"}, {"GIF8", "image/gif"},
        {"RIFF", "image/webp"},   {"<svg", "image/svg+xml"},      {"<?xml", "image/svg+xml"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (len > strlen(types[i].start) &&
            memcmp(bytes, types[i].start, strlen(types[i].start)) == 0)
            return types[i].type;
    return NULL;
}

/* A data: URI of the file, so that the SVG stands alone; its address when it cannot be read. */
static const char *image_link(zy_svg *svg, const zy_item *item)
{
    size_t len = 0;
    const char *bytes, *type;
    char *coded;

    if (!item->file)
        return item->url;
    bytes = zy_file_read(svg->arena, svg->options->diags, item->file, LARGEST_IMAGE, (zy_span){0},
                         &len);
    svg->failed |= !bytes;
    type = bytes ? image_type(bytes, len) : NULL;
    if (!type)
        return item->url;
    coded = g_base64_encode((const guchar *)bytes, len);
    zy_arena_defer(svg->arena, g_free, coded);
    return zy_arena_format(svg->arena, "data:%s;base64,%s", type, coded);
}

static const char *put_image(zy_svg *svg, const zy_item *item)
{
    const char *link = image_link(svg, item);

    g_string_append(svg->body, "<image");
    zy_svg_attr(svg->body, "x", fmin(item->x, item->x2));
    zy_svg_attr(svg->body, "y", fmin(item->y, item->y2));
    zy_svg_attr(svg->body, "width", fabs(item->x2 - item->x));
    zy_svg_attr(svg->body, "height", fabs(item->y2 - item->y));
    if (item->aspect && strcmp(item->aspect, "none") == 0)
        zy_svg_attr_text(svg->body, "preserveAspectRatio", "none");
    zy_svg_attr_text(svg->body, "href", link);
    zy_svg_attr_text(svg->body, "xlink:href", link);
    svg->has_links = true;
    return "image";
}

static const char *put_geometry(zy_svg *svg, const zy_item *item, zy_item_type type)
{
    switch (type) {
    case ZY_ITEM_RECT:
    case ZY_ITEM_GROUP:
        return one_corner(item) < 0 ? put_outline(svg, item, type) : put_rect(svg, item);
    case ZY_ITEM_SYMBOL:
        if (!item->shape || strcmp(item->shape, "circle") == 0)
            return put_circle(svg, item);
        break;
    case ZY_ITEM_RULE:
        return put_rule(svg, item);
    case ZY_ITEM_IMAGE:
        return put_image(svg, item);
    case ZY_ITEM_TEXT:
    case ZY_ITEM_LINE:
    case ZY_ITEM_AREA:
    case ZY_ITEM_TRAIL:
    case ZY_ITEM_ARC:
    case ZY_ITEM_PATH:
    case ZY_ITEM_SHAPE:
        break;
    }
    return put_outline(svg, item, type);
}

void zy_svg_put_shape(zy_svg *svg, const zy_item *item, zy_item_type type, bool painted)
{
    const char *element = put_geometry(svg, item, type);

    if (!painted)
        zy_svg_put_paint(svg, item, type);
    if (item->title) {
        g_string_append(svg->body, "><title>");
        zy_svg_escape(svg->body, item->title, strlen(item->title));
        g_string_append_printf(svg->body, "</title></%s>", element);
    } else {
        g_string_append(svg->body, "/>");
    }
}
