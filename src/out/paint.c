#include "out/paint.h"

#include <math.h>
#include <string.h>

#include "out/line.h"

/* ---- paths -------------------------------------------------------------------------------- */

static double in_range(const zy_painter *painter, double v)
{
    double most = ZY_FARTHEST / fmax(painter->scale, 1);

    return isnan(v) ? 0 : fmax(-most, fmin(most, v));
}

void zy_painter_add(const zy_painter *painter, zy_verb verb, const zy_point *p)
{
    cairo_t *cr = painter->cr;
    double v[6];

    for (int i = 0; i < (verb == ZY_CURVE ? 3 : verb == ZY_CLOSE ? 0 : 1); i++) {
        v[2 * i] = in_range(painter, p[i].x);
        v[2 * i + 1] = in_range(painter, p[i].y);
    }
    switch (verb) {
    case ZY_MOVE:
        cairo_move_to(cr, v[0], v[1]);
        break;
    case ZY_LINE:
        cairo_line_to(cr, v[0], v[1]);
        break;
    case ZY_CURVE:
        cairo_curve_to(cr, v[0], v[1], v[2], v[3], v[4], v[5]);
        break;
    case ZY_CLOSE:
        cairo_close_path(cr);
        break;
    }
}

size_t zy_verb_points(zy_verb verb)
{
    return verb == ZY_CURVE ? 3 : verb == ZY_CLOSE ? 0 : 1;
}

void zy_painter_path(zy_painter *painter, const zy_path *path)
{
    const zy_point *p = path->points;

    for (size_t i = 0; i < path->verb_count; i++) {
        zy_painter_add(painter, path->verbs[i], p);
        p += zy_verb_points(path->verbs[i]);
    }
}

/* The painter's path, empty. */
static zy_path *fresh_path(zy_painter *painter)
{
    if (!painter->path.arena)
        zy_path_init(&painter->path, painter->arena);
    painter->path.verb_count = painter->path.point_count = 0;
    return &painter->path;
}

/* ---- paint -------------------------------------------------------------------------------- */

void zy_painter_color(zy_painter *painter, zy_color color, double opacity)
{
    cairo_set_source_rgba(painter->cr, color.r / 255.0, color.g / 255.0, color.b / 255.0,
                          (double)color.a * opacity);
}

/* Coordinates are fractions of the item's box; a slanted gradient is squeezed with it. */
static cairo_pattern_t *new_gradient(const zy_gradient *g, zy_box box)
{
    double w = box.x1 - box.x0, h = box.y1 - box.y0, most = fmax(w, h);
    cairo_pattern_t *pattern;
    cairo_matrix_t matrix;

    if (g->radial)
        return cairo_pattern_create_radial(box.x0 + g->x1 * w, box.y0 + g->y1 * h, most * g->r1,
                                           box.x0 + g->x2 * w, box.y0 + g->y2 * h, most * g->r2);
    if (g->x1 == g->x2 || g->y1 == g->y2 || w == h || !(w > 0 && h > 0))
        return cairo_pattern_create_linear(box.x0 + g->x1 * w, box.y0 + g->y1 * h,
                                           box.x0 + g->x2 * w, box.y0 + g->y2 * h);
    pattern = cairo_pattern_create_linear(g->x1, g->y1, g->x2, g->y2);
    cairo_matrix_init(&matrix, 1 / w, 0, 0, 1 / h, -box.x0 / w, -box.y0 / h);
    cairo_pattern_set_matrix(pattern, &matrix);
    return pattern;
}

bool zy_box_is_near(zy_box b)
{
    return fabs(b.x0) < ZY_FARTHEST && fabs(b.y0) < ZY_FARTHEST && fabs(b.x1) < ZY_FARTHEST &&
           fabs(b.y1) < ZY_FARTHEST;
}

/* False when there is nothing to paint with. */
static bool set_source(zy_painter *painter, const zy_paint *paint, const zy_item *item,
                       zy_item_type type)
{
    const zy_gradient *g = paint->gradient;
    cairo_pattern_t *pattern;
    zy_box box;

    if (!zy_paint_is_visible(paint))
        return false;
    if (paint->kind == ZY_PAINT_COLOR) {
        zy_painter_color(painter, paint->color, paint->opacity);
        return true;
    }
    box = zy_item_box(item, type, painter->typesetter);
    if (zy_box_is_empty(box) || !zy_box_is_near(box))
        return false;
    pattern = new_gradient(g, box);
    for (size_t i = 0; i < g->stop_count; i++) {
        zy_color c = g->stops[i].color;
        cairo_pattern_add_color_stop_rgba(pattern, g->stops[i].offset, c.r / 255.0, c.g / 255.0,
                                          c.b / 255.0, (double)c.a * paint->opacity);
    }
    cairo_set_source(painter->cr, pattern);
    cairo_pattern_destroy(pattern);
    return true;
}

void zy_painter_dash(zy_painter *painter, const zy_item *item, double run)
{
    double dash[16];
    int count = (int)MIN(item->dash_count, G_N_ELEMENTS(dash));

    for (int i = 0; i < count; i++)
        dash[i] = isfinite(item->dash[i]) ? fmax(item->dash[i], 0) : 0;
    if (zy_item_is_dashed(item))
        cairo_set_dash(painter->cr, dash, count, item->dash_offset + run);
    else
        cairo_set_dash(painter->cr, NULL, 0, 0);
}

void zy_painter_pen(zy_painter *painter, const zy_item *item)
{
    static const cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND,
                                            CAIRO_LINE_CAP_SQUARE};
    static const cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND,
                                              CAIRO_LINE_JOIN_BEVEL};

    cairo_set_line_width(painter->cr, fmin(item->stroke_width, 10000));
    cairo_set_line_cap(painter->cr, caps[item->cap]);
    cairo_set_line_join(painter->cr, joins[item->join]);
    cairo_set_miter_limit(painter->cr, item->miter_limit >= 1 ? item->miter_limit : 4);
    zy_painter_dash(painter, item, 0);
}

/* The overlaps of pieces must not show: they are drawn opaque and laid on as a whole. */
static void stroke_long(zy_painter *painter, const zy_item *item, zy_item_type type,
                        const zy_path *path)
{
    bool solid = item->stroke.kind == ZY_PAINT_COLOR;
    double alpha = item->stroke.opacity * (solid ? (double)item->stroke.color.a : 1);
    bool grouped = alpha < 1 || cairo_get_operator(painter->cr) != CAIRO_OPERATOR_OVER;
    zy_item opaque = *item;

    if (grouped) {
        opaque.stroke.opacity = 1;
        opaque.stroke.color.a = 1;
        cairo_push_group(painter->cr);
    }
    if (set_source(painter, &opaque.stroke, &opaque, type)) {
        zy_painter_pen(painter, item);
        zy_painter_pieces(painter, item, path);
    }
    if (grouped) {
        cairo_pop_group_to_source(painter->cr);
        cairo_paint_with_alpha(painter->cr, alpha);
    }
}

static void stroke(zy_painter *painter, const zy_item *item, zy_item_type type, const zy_path *path)
{
    if (!(item->stroke_width > 0) || !zy_paint_is_visible(&item->stroke))
        return;
    if (painter->chunked && path->point_count > ZY_PIECE) {
        stroke_long(painter, item, type, path);
        return;
    }
    if (!set_source(painter, &item->stroke, item, type))
        return;
    zy_painter_pen(painter, item);
    zy_painter_path(painter, path);
    cairo_stroke(painter->cr);
}

static void draw_shape(zy_painter *painter, const zy_item *item, zy_item_type type)
{
    zy_path *path = fresh_path(painter);

    zy_item_path(item, type, path);
    if (type != ZY_ITEM_RULE && set_source(painter, &item->fill, item, type)) {
        zy_painter_path(painter, path);
        cairo_fill(painter->cr);
    }
    stroke(painter, item, type, path);
}

/* ---- text --------------------------------------------------------------------------------- */

static void add_glyph(zy_painter *painter, const zy_item *item, const zy_glyph *glyph,
                      zy_point start)
{
    cairo_matrix_t matrix;
    zy_path *path = fresh_path(painter);

    zy_face_outline(glyph->face, glyph->id, item->text.size, 0, 0, path);
    zy_glyph_place(item, glyph, start, &matrix);
    cairo_save(painter->cr);
    cairo_transform(painter->cr, &matrix);
    zy_painter_path(painter, path);
    cairo_restore(painter->cr);
}

/* Glyph by glyph, filled or stroked: outlines, halos and gradients. */
static void draw_outlined(zy_painter *painter, const zy_item *item, bool filled)
{
    for (size_t i = 0; i < item->line_count; i++) {
        const zy_line_of_text *line =
            zy_text_shape(painter->typesetter, item->lines[i], &item->text);
        zy_point start = zy_line_start(item, i, line->length);
        for (size_t k = 0; k < line->count; k++) {
            add_glyph(painter, item, &line->glyphs[k], start);
            if (filled)
                cairo_fill(painter->cr);
            else
                cairo_stroke(painter->cr);
        }
    }
}

/* Overlapping glyphs of a translucent halo must not show through each other. */
static void draw_halo(zy_painter *painter, const zy_item *item)
{
    zy_color color = item->halo;
    bool grouped = color.a < 1;

    if (!(item->halo_width > 0) || !(color.a > 0))
        return;
    if (grouped)
        cairo_push_group(painter->cr);
    color.a = 1;
    zy_painter_color(painter, color, 1);
    cairo_set_line_width(painter->cr, 2 * item->halo_width);
    cairo_set_line_join(painter->cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(painter->cr, NULL, 0, 0);
    draw_outlined(painter, item, false);
    if (grouped) {
        cairo_pop_group_to_source(painter->cr);
        cairo_paint_with_alpha(painter->cr, (double)item->halo.a);
    }
}

static void draw_text(zy_painter *painter, const zy_item *item)
{
    bool plain =
        item->fill.kind == ZY_PAINT_COLOR && cairo_get_operator(painter->cr) == CAIRO_OPERATOR_OVER;

    draw_halo(painter, item);
    if (plain && zy_paint_is_visible(&item->fill)) {
        for (size_t i = 0; i < item->line_count; i++)
            painter->text(painter, item, i);
    } else if (set_source(painter, &item->fill, item, ZY_ITEM_TEXT)) {
        draw_outlined(painter, item, true);
    }
    if (item->stroke_width > 0 && set_source(painter, &item->stroke, item, ZY_ITEM_TEXT)) {
        zy_painter_pen(painter, item);
        draw_outlined(painter, item, false);
    }
}

/* ---- marks -------------------------------------------------------------------------------- */

static void set_blend(zy_painter *painter, const char *blend)
{
    static const struct {
        const char *name;
        cairo_operator_t operator;
    } blends[] = {
        {"multiply", CAIRO_OPERATOR_MULTIPLY},         {"screen", CAIRO_OPERATOR_SCREEN},
        {"overlay", CAIRO_OPERATOR_OVERLAY},           {"darken", CAIRO_OPERATOR_DARKEN},
        {"lighten", CAIRO_OPERATOR_LIGHTEN},           {"color-dodge", CAIRO_OPERATOR_COLOR_DODGE},
        {"color-burn", CAIRO_OPERATOR_COLOR_BURN},     {"hard-light", CAIRO_OPERATOR_HARD_LIGHT},
        {"soft-light", CAIRO_OPERATOR_SOFT_LIGHT},     {"difference", CAIRO_OPERATOR_DIFFERENCE},
        {"exclusion", CAIRO_OPERATOR_EXCLUSION},       {"hue", CAIRO_OPERATOR_HSL_HUE},
        {"saturation", CAIRO_OPERATOR_HSL_SATURATION}, {"color", CAIRO_OPERATOR_HSL_COLOR},
        {"luminosity", CAIRO_OPERATOR_HSL_LUMINOSITY},
    };
    cairo_operator_t operator= CAIRO_OPERATOR_OVER;

    for (size_t i = 0; blend && i < G_N_ELEMENTS(blends); i++)
        if (strcmp(blend, blends[i].name) == 0)
            operator= blends[i].operator;
    cairo_set_operator(painter->cr, operator);
}

static bool is_quick(const zy_painter *painter, const zy_item *item, zy_item_type type)
{
    return type == ZY_ITEM_SYMBOL && painter->symbol && !painter->rounded &&
           item->fill.kind != ZY_PAINT_GRADIENT && item->stroke.kind != ZY_PAINT_GRADIENT &&
           item->dash_count == 0 && !item->blend;
}

static void draw_item(zy_painter *painter, const zy_item *item, zy_item_type type)
{
    if (!zy_item_has_ink(item, type))
        return;
    if (is_quick(painter, item, type) && painter->symbol(painter, item))
        return;
    set_blend(painter, item->blend);
    if (type == ZY_ITEM_TEXT)
        draw_text(painter, item);
    else if (type == ZY_ITEM_IMAGE)
        zy_painter_image(painter, item);
    else
        draw_shape(painter, item, type);
}

static void set_clip(zy_painter *painter, const zy_scene_mark *mark)
{
    zy_item rect = {.x = mark->clip.x0, .y = mark->clip.y0};
    zy_path *path = fresh_path(painter);

    rect.x2 = fmax(mark->clip.x0, mark->clip.x1);
    rect.y2 = fmax(mark->clip.y0, mark->clip.y1);
    memcpy(rect.corner, mark->clip_corner, sizeof rect.corner);
    for (int i = 0; i < 4; i++)
        painter->rounded |= mark->clip_corner[i] > 0;
    zy_item_path(&rect, ZY_ITEM_RECT, path);
    zy_painter_path(painter, path);
    cairo_clip(painter->cr);
}

static bool draw_mark(zy_painter *painter, const zy_scene_mark *mark)
{
    cairo_status_t status;

    cairo_save(painter->cr);
    painter->rounded = false;
    if (mark->clipped)
        set_clip(painter, mark);
    for (size_t i = 0; i < mark->count; i++)
        draw_item(painter, &mark->items[i], mark->type);
    cairo_restore(painter->cr);
    /* After one bad call the context silently drops all that is drawn later. */
    status = cairo_status(painter->cr);
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    return zy_fail(painter->diags, "drawing", (zy_span){0}, NULL,
                   ZY_SAY(painter->diags, "drawing the marks \"%s\" failed: %s",
                          "「%s」の描画に失敗しました: %s"),
                   mark->role ? mark->role : "mark", cairo_status_to_string(status));
}

bool zy_painter_draw(zy_painter *painter)
{
    const zy_scene *scene = painter->scene;
    zy_item page = {.fill = scene->background, .x2 = scene->width, .y2 = scene->height};

    if (set_source(painter, &page.fill, &page, ZY_ITEM_RECT))
        cairo_paint(painter->cr);
    for (const zy_scene_mark *mark = scene->first; mark; mark = mark->next)
        if (!draw_mark(painter, mark))
            return false;
    return !painter->failed;
}
