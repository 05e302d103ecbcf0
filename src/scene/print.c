/* The scene as flat-scene-1 JSON, one line a view and an item, so that two of them diff well. */
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "scene/scene.h"

typedef struct printer {
    GString *out;
    zy_typesetter *typesetter;
    bool seen_boxes;
    bool first; /* no member of the object printed yet */
} printer;

static void number(GString *out, double value, double unit)
{
    char text[32];

    zy_number_text(isfinite(value) ? floor(value * unit + 0.5) / unit + 0.0 : 0, text);
    g_string_append(out, text);
}

static void key(printer *p, const char *name)
{
    g_string_append(p->out, p->first ? "\"" : ",\"");
    g_string_append(p->out, name);
    g_string_append(p->out, "\":");
    p->first = false;
}

static void put(printer *p, const char *name, double value)
{
    key(p, name);
    number(p->out, value, 1000);
}

static void put_angle(printer *p, const char *name, double radians)
{
    key(p, name);
    number(p->out, radians, 1e6);
}

static void put_text(printer *p, const char *name, const char *value)
{
    key(p, name);
    zy_buf_json_text(p->out, value);
}

static void put_list(printer *p, const char *name, const double *values, size_t count)
{
    key(p, name);
    for (size_t i = 0; i < count; i++) {
        g_string_append_c(p->out, i ? ',' : '[');
        number(p->out, values[i], 1000);
    }
    g_string_append_c(p->out, ']');
}

static bool any(const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (values[i] > 0)
            return true;
    return false;
}

static void print_gradient(printer *p, const zy_gradient *gradient)
{
    printer g = {p->out, p->typesetter, false, true};
    char hex[8];

    g_string_append_c(p->out, '{');
    put_text(&g, "gradient", gradient->radial ? "radial" : "linear");
    put(&g, "x1", gradient->x1);
    put(&g, "y1", gradient->y1);
    put(&g, "x2", gradient->x2);
    put(&g, "y2", gradient->y2);
    if (gradient->radial) {
        put(&g, "r1", gradient->r1);
        put(&g, "r2", gradient->r2);
    }
    key(&g, "stops");
    for (size_t i = 0; i < gradient->stop_count; i++) {
        const zy_stop *stop = &gradient->stops[i];
        g_string_append(p->out, i ? ",[" : "[[");
        number(p->out, stop->offset, 1000);
        zy_color_text(stop->color, hex);
        g_string_append_printf(p->out, ",\"%s\"", hex);
        if (stop->color.a < 1) {
            g_string_append_c(p->out, ',');
            number(p->out, (double)stop->color.a, 1000);
        }
        g_string_append_c(p->out, ']');
    }
    g_string_append(p->out, gradient->stop_count ? "]}" : "[]}");
}

static void print_paint(printer *p, const char *name, const char *alpha_name, const zy_paint *paint)
{
    double alpha = paint->opacity;
    char hex[8];

    key(p, name);
    if (paint->kind == ZY_PAINT_GRADIENT) {
        print_gradient(p, paint->gradient);
    } else {
        zy_color_text(paint->color, hex);
        zy_buf_json_text(p->out, hex);
        alpha *= (double)paint->color.a;
    }
    if (floor(alpha * 1000 + 0.5) < 1000)
        put(p, alpha_name, alpha);
}

static void print_stroke(printer *p, const zy_item *item)
{
    static const char *const caps[] = {NULL, "round", "square"};
    static const char *const joins[] = {NULL, "round", "bevel"};

    print_paint(p, "stroke", "strokeAlpha", &item->stroke);
    put(p, "strokeWidth", item->stroke_width);
    if (any(item->dash, item->dash_count)) {
        put_list(p, "dash", item->dash, item->dash_count);
        if (item->dash_offset != 0)
            put(p, "dashOffset", item->dash_offset);
    }
    if (caps[item->cap])
        put_text(p, "cap", caps[item->cap]);
    if (joins[item->join])
        put_text(p, "join", joins[item->join]);
}

static void print_style(printer *p, const zy_item *item, zy_item_type type)
{
    if (type != ZY_ITEM_RULE && zy_paint_is_visible(&item->fill))
        print_paint(p, "fill", "fillAlpha", &item->fill);
    if (item->stroke_width > 0 && zy_paint_is_visible(&item->stroke))
        print_stroke(p, item);
    if (item->blend && strcmp(item->blend, "normal") != 0)
        put_text(p, "blend", item->blend);
}

static void print_rect(printer *p, const zy_item *item)
{
    put(p, "x", fmin(item->x, item->x2));
    put(p, "y", fmin(item->y, item->y2));
    put(p, "w", fabs(item->x2 - item->x));
    put(p, "h", fabs(item->y2 - item->y));
}

/* What the box was measured with and what lies behind the glyphs, so that others can check it. */
static void print_setting(printer *p, const zy_item *item)
{
    static const char *const names[] = {"palt", "halt", "gap", "tabular", "vertical"};
    const unsigned features = item->text.features | zy_typesetter_manner(p->typesetter);
    bool first = true;
    char hex[8];

    if (features) {
        key(p, "features");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (!(features & 1u << i))
                continue;
            g_string_append_printf(p->out, "%s\"%s\"", first ? "[" : ",", names[i]);
            first = false;
        }
        g_string_append(p->out, first ? "[]" : "]");
    }
    if (item->halo_width > 0 && item->halo.a > 0) {
        zy_color_text(item->halo, hex);
        put_text(p, "halo", hex);
        put(p, "haloAlpha", (double)item->halo.a);
        put(p, "haloWidth", item->halo_width);
    }
}

static void print_text(printer *p, const zy_item *item)
{
    static const char *const aligns[] = {"left", "center", "right"};
    const zy_box box = p->seen_boxes ? zy_text_seen_box(item, p->typesetter)
                                     : zy_item_box(item, ZY_ITEM_TEXT, p->typesetter);
    int weight = item->text.weight;

    key(p, "text");
    for (size_t i = 0; i < item->line_count; i++) {
        g_string_append_c(p->out, i ? ',' : '[');
        zy_buf_json_text(p->out, item->lines[i]);
    }
    g_string_append_c(p->out, ']');
    put(p, "x", item->x);
    put(p, "y", item->y);
    put_text(p, "align", aligns[item->align]);
    put(p, "fontSize", item->text.size);
    if (item->line_count > 1)
        put(p, "lineHeight", item->line_height > 0 ? item->line_height : item->text.size + 2);
    if (item->angle != 0)
        put(p, "angle", item->angle);
    if (item->text.family && strcmp(item->text.family, "sans-serif") != 0)
        put_text(p, "font", item->text.family);
    if (weight && weight != 400)
        put(p, "weight", weight);
    if (item->text.italic)
        put_text(p, "style", "italic");
    if (p->seen_boxes)
        print_setting(p, item);
    put_list(p, "box", (double[]){box.x0, box.y0, box.x1, box.y1}, 4);
}

static void print_vertex(printer *p, const zy_item *item, zy_item_type type, const zy_vertex *v)
{
    double x = item->x, y = item->y;
    double values[4] = {x + v->x, y + v->y, type == ZY_ITEM_TRAIL ? v->x2 : x + v->x2, y + v->y2};
    size_t count = type == ZY_ITEM_LINE ? 2 : type == ZY_ITEM_TRAIL ? 3 : 4;

    for (size_t i = 0; i < count; i++) {
        g_string_append_c(p->out, i ? ',' : '[');
        number(p->out, values[i], 1000);
    }
    g_string_append_c(p->out, ']');
}

/* A run of one point leaves ink only where caps or strokes make it a dot. */
static size_t least_run(const zy_item *item, zy_item_type type)
{
    bool stroke = item->stroke_width > 0 && zy_paint_is_visible(&item->stroke);

    if (type == ZY_ITEM_LINE)
        return item->cap == ZY_CAP_BUTT ? 2 : 1;
    return type == ZY_ITEM_AREA && !stroke ? 2 : 1;
}

static bool has_tension(const zy_item *item)
{
    return !isnan(item->tension) && item->interpolate &&
           (strstr(item->interpolate, "cardinal") || strstr(item->interpolate, "catmull") ||
            strstr(item->interpolate, "bundle"));
}

static void print_runs(printer *p, const zy_item *item, zy_item_type type)
{
    size_t least = least_run(item, type), printed = 0;

    key(p, "runs");
    g_string_append_c(p->out, '[');
    for (size_t i = 0; i < item->run_count; i++) {
        const zy_run *run = &item->runs[i];
        if (run->count < least)
            continue;
        g_string_append(p->out, printed++ ? ",[" : "[");
        for (size_t k = 0; k < run->count; k++) {
            if (k)
                g_string_append_c(p->out, ',');
            print_vertex(p, item, type, &run->vertices[k]);
        }
        g_string_append_c(p->out, ']');
    }
    g_string_append_c(p->out, ']');
    if (type == ZY_ITEM_AREA && item->horizontal)
        put_text(p, "orient", "horizontal");
    if (item->interpolate && strcmp(item->interpolate, "linear") != 0)
        put_text(p, "interpolate", item->interpolate);
    if (has_tension(item))
        put(p, "tension", item->tension);
}

static void print_arc(printer *p, const zy_item *item)
{
    put(p, "x", item->x);
    put(p, "y", item->y);
    put_angle(p, "start", item->start);
    put_angle(p, "end", item->end);
    put(p, "inner", fmin(item->inner, item->outer));
    put(p, "outer", fmax(item->inner, item->outer));
    if (item->pad != 0)
        put_angle(p, "pad", item->pad);
    if (item->arc_corner != 0)
        put(p, "corner", item->arc_corner);
}

static void print_path(printer *p, const zy_item *item)
{
    double scale[2] = {item->scale_x == 0 ? 1 : item->scale_x,
                       item->scale_y == 0 ? 1 : item->scale_y};

    put(p, "x", item->x);
    put(p, "y", item->y);
    put_text(p, "d", item->d);
    if (item->angle != 0)
        put(p, "angle", item->angle);
    if (scale[0] != 1 || scale[1] != 1)
        put_list(p, "scale", scale, 2);
}

static void print_symbol(printer *p, const zy_item *item)
{
    put(p, "x", item->x);
    put(p, "y", item->y);
    put(p, "size", item->size);
    put_text(p, "shape", item->shape ? item->shape : "circle");
    if (item->angle != 0)
        put(p, "angle", item->angle);
}

static void print_image(printer *p, const zy_item *item)
{
    print_rect(p, item);
    put_text(p, "url", item->url);
    if (item->aspect && strcmp(item->aspect, "none") == 0) {
        key(p, "aspect");
        g_string_append(p->out, "false");
    }
    if (item->fill.kind != ZY_PAINT_NONE && item->fill.opacity < 1)
        put(p, "fillAlpha", item->fill.opacity);
}

static void print_geometry(printer *p, const zy_item *item, zy_item_type type)
{
    switch (type) {
    case ZY_ITEM_RECT:
    case ZY_ITEM_GROUP:
        print_rect(p, item);
        if (any(item->corner, 4))
            put_list(p, "corner", item->corner, 4);
        break;
    case ZY_ITEM_SYMBOL:
        print_symbol(p, item);
        break;
    case ZY_ITEM_RULE:
        put(p, "x", item->x);
        put(p, "y", item->y);
        put(p, "x2", item->x2);
        put(p, "y2", item->y2);
        break;
    case ZY_ITEM_TEXT:
        print_text(p, item);
        break;
    case ZY_ITEM_LINE:
    case ZY_ITEM_AREA:
    case ZY_ITEM_TRAIL:
        print_runs(p, item, type);
        break;
    case ZY_ITEM_ARC:
        print_arc(p, item);
        break;
    case ZY_ITEM_PATH:
    case ZY_ITEM_SHAPE:
        print_path(p, item);
        break;
    case ZY_ITEM_IMAGE:
        print_image(p, item);
        break;
    }
}

static void print_item(printer *p, const zy_item *item, zy_item_type type)
{
    p->first = true;
    g_string_append_c(p->out, '{');
    print_geometry(p, item, type);
    if (type != ZY_ITEM_IMAGE)
        print_style(p, item, type);
    g_string_append_c(p->out, '}');
}

static void print_clip(printer *p, const zy_scene_mark *mark)
{
    const zy_box *c = &mark->clip;

    put_list(p, "clip", (double[]){c->x0, c->y0, c->x1, c->y1}, 4);
    if (any(mark->clip_corner, 4)) {
        g_string_truncate(p->out, p->out->len - 1);
        g_string_append_c(p->out, ',');
        for (int i = 0; i < 4; i++) {
            g_string_append_c(p->out, i ? ',' : '[');
            number(p->out, mark->clip_corner[i], 1000);
        }
        g_string_append(p->out, "]]");
    }
}

static void print_head(printer *p, const zy_scene_mark *mark)
{
    static const char *const types[] = {"rect", "group", "symbol", "rule", "text",  "line",
                                        "area", "trail", "arc",    "path", "shape", "image"};

    p->first = true;
    g_string_append_c(p->out, '{');
    key(p, "view");
    if (mark->view < 0)
        g_string_append(p->out, "null");
    else
        number(p->out, mark->view, 1);
    put_text(p, "type", types[mark->type]);
    put_text(p, "role", mark->role ? mark->role : "mark");
    if (mark->within)
        put_text(p, "within", mark->within);
    if (mark->name)
        put_text(p, "name", mark->name);
    if (mark->clipped)
        print_clip(p, mark);
}

/* False when nothing of the mark leaves ink: then nothing was printed. */
static bool print_mark(printer *p, const zy_scene_mark *mark, bool first)
{
    bool begun = false;

    for (size_t i = 0; i < mark->count; i++) {
        if (!zy_item_has_ink(&mark->items[i], mark->type))
            continue;
        if (!begun) {
            g_string_append(p->out, first ? "" : ",\n");
            print_head(p, mark);
            g_string_append(p->out, ",\"items\":[\n");
        } else {
            g_string_append(p->out, ",\n");
        }
        begun = true;
        print_item(p, &mark->items[i], mark->type);
    }
    if (begun)
        g_string_append(p->out, "\n]}");
    return begun;
}

static void print_views(printer *p, const zy_scene *scene)
{
    g_string_append(p->out, ",\n\"views\":[\n");
    for (size_t i = 0; i < scene->view_count; i++) {
        const zy_scene_view *view = &scene->views[i];
        g_string_append(p->out, i ? ",\n{" : "{");
        p->first = true;
        put(p, "x", view->x);
        put(p, "y", view->y);
        put(p, "w", view->width);
        put(p, "h", view->height);
        g_string_append_c(p->out, '}');
    }
    g_string_append(p->out, "\n],\n");
}

static void print_background(printer *p, const zy_paint *paint)
{
    if (!zy_paint_is_visible(paint))
        return;
    if (paint->kind == ZY_PAINT_GRADIENT) {
        key(p, "background");
        print_gradient(p, paint->gradient);
    } else {
        print_paint(p, "background", "backgroundAlpha", paint);
    }
}

void zy_scene_print(const zy_scene *scene, zy_typesetter *typesetter, GString *out)
{
    printer p = {out, typesetter, scene->seen_boxes, true};
    bool first = true;

    g_string_append_c(out, '{');
    put_text(&p, "format", "flat-scene-1");
    put(&p, "width", scene->width);
    put(&p, "height", scene->height);
    print_background(&p, &scene->background);
    if (scene->labels_asked)
        g_string_append_printf(out, ",\"labels\":{\"asked\":%zu,\"dropped\":%zu}",
                               scene->labels_asked, scene->labels_dropped);
    if (scene->seen_boxes)
        put_text(&p, "lang", scene->about.language ? scene->about.language : "ja");
    print_views(&p, scene);
    g_string_append(out, "\"groups\":[],\n\"marks\":[\n");
    for (const zy_scene_mark *mark = scene->first; mark; mark = mark->next)
        first = !print_mark(&p, mark, first) && first;
    g_string_append(out, "\n]}\n");
}
