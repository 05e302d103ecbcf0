/* Scene JSON -> items of the scene. */
#include <math.h>
#include <string.h>

#include "check.h"

static const char *const types[] = {"rect", "group", "symbol", "rule", "text",  "line",
                                    "area", "trail", "arc",    "path", "shape", "image"};

static double number(const zy_value *map, const char *key, double fallback)
{
    return zy_value_number(zy_value_find(map, key), fallback);
}

static size_t numbers(const zy_value *list, double *into, size_t most)
{
    size_t count = 0;

    for (const zy_value *v = list ? list->child : NULL; v && count < most; v = v->next)
        into[count++] = zy_value_number(v, 0);
    return count;
}

static size_t word_at(const char *const *list, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return i;
    return count;
}

/* ---- Paint ---- */

static zy_paint gradient(picture *p, const zy_value *v)
{
    zy_gradient *g = ZY_NEW(p->arena, zy_gradient);
    const zy_value *list = zy_value_find(v, "stops");
    zy_stop *stops = ZY_NEW_ARRAY(p->arena, zy_stop, list ? list->count + 1 : 1);

    *g = (zy_gradient){.radial = zy_value_is(zy_value_find(v, "gradient"), "radial"),
                       .x1 = number(v, "x1", 0),
                       .y1 = number(v, "y1", 0),
                       .x2 = number(v, "x2", 1),
                       .y2 = number(v, "y2", 0),
                       .stops = stops};
    for (const zy_value *s = list ? list->child : NULL; s; s = s->next) {
        zy_stop *stop = &stops[g->stop_count++];
        stop->offset = zy_value_number(s->child, 0);
        zy_color_read(zy_value_text(s->child ? s->child->next : NULL, "black"), &stop->color);
        if (s->count > 2)
            stop->color.a = (float)zy_value_number(s->last, 1);
    }
    return (zy_paint){.kind = ZY_PAINT_GRADIENT, .gradient = g, .opacity = 1};
}

static zy_paint paint(picture *p, const zy_value *item, const char *key, const char *alpha)
{
    const zy_value *v = zy_value_find(item, key);
    zy_paint out = {.kind = ZY_PAINT_NONE};

    if (v && v->kind == ZY_VALUE_MAP)
        out = gradient(p, v);
    else if (v)
        out = zy_paint_read(v->text, 1);
    out.opacity = v ? number(item, alpha, 1) : 0;
    return out;
}

/* ---- Geometry ---- */

static void read_runs(picture *p, const zy_value *v, zy_item_type type, zy_item *item)
{
    const zy_value *list = zy_value_find(v, "runs");
    zy_run *runs = ZY_NEW_ARRAY(p->arena, zy_run, list ? list->count + 1 : 1);

    item->runs = runs;
    for (const zy_value *r = list ? list->child : NULL; r; r = r->next) {
        zy_vertex *vertices = ZY_NEW_ARRAY(p->arena, zy_vertex, r->count + 1);
        zy_run *run = &runs[item->run_count++];
        run->vertices = vertices;
        for (const zy_value *point = r->child; point; point = point->next) {
            double n[4] = {0};
            numbers(point, n, 4);
            vertices[run->count++] = type == ZY_ITEM_TRAIL ? (zy_vertex){n[0], n[1], n[2], 0}
                                                           : (zy_vertex){n[0], n[1], n[2], n[3]};
        }
    }
    item->horizontal = zy_value_is(zy_value_find(v, "orient"), "horizontal");
    item->interpolate = zy_value_text(zy_value_find(v, "interpolate"), NULL);
    item->tension = number(v, "tension", NAN);
}

static unsigned features_of(const zy_value *list)
{
    static const char *const names[] = {"palt", "halt", "gap", "tabular", "vertical"};
    unsigned features = 0;

    for (const zy_value *f = list ? list->child : NULL; f; f = f->next)
        features |= 1u << word_at(names, 5, zy_value_text(f, ""));
    return features & 31;
}

static void read_text(picture *p, const zy_value *v, const char *language, zy_item *item)
{
    static const char *const aligns[] = {"left", "center", "right"};
    const zy_value *list = zy_value_find(v, "text");
    const char **lines = ZY_NEW_ARRAY(p->arena, const char *, list ? list->count + 1 : 1);

    item->lines = lines;
    for (const zy_value *line = list ? list->child : NULL; line; line = line->next)
        lines[item->line_count++] = zy_value_text(line, "");
    item->align = (zy_align)word_at(aligns, 2, zy_value_text(zy_value_find(v, "align"), "left"));
    item->line_height = number(v, "lineHeight", 0);
    item->text = (zy_text_style){.size = number(v, "fontSize", 0),
                                 .weight = (int)number(v, "weight", 400),
                                 .italic = zy_value_is(zy_value_find(v, "style"), "italic"),
                                 .family = zy_value_text(zy_value_find(v, "font"), NULL),
                                 .language = language,
                                 .features = features_of(zy_value_find(v, "features"))};
    item->halo_width = number(v, "haloWidth", 0);
    if (item->halo_width > 0 &&
        zy_color_read(zy_value_text(zy_value_find(v, "halo"), "white"), &item->halo))
        item->halo.a = (float)number(v, "haloAlpha", 1);
}

static void read_geometry(picture *p, const zy_value *v, zy_item_type type, zy_item *item)
{
    item->x = number(v, "x", 0), item->y = number(v, "y", 0);
    item->x2 = number(v, "x2", item->x + number(v, "w", 0));
    item->y2 = number(v, "y2", item->y + number(v, "h", 0));
    numbers(zy_value_find(v, "corner"), item->corner, 4);
    item->angle = number(v, "angle", 0);
    item->size = number(v, "size", 0);
    item->shape = zy_value_text(zy_value_find(v, "shape"), NULL);
    item->start = number(v, "start", 0), item->end = number(v, "end", 0);
    item->inner = number(v, "inner", 0), item->outer = number(v, "outer", 0);
    item->pad = number(v, "pad", 0);
    item->d = zy_value_text(zy_value_find(v, "d"), NULL);
    if (type == ZY_ITEM_ARC)
        item->arc_corner = number(v, "corner", 0);
    if (zy_value_find(v, "scale")) {
        double scale[2] = {1, 1};
        numbers(zy_value_find(v, "scale"), scale, 2);
        item->scale_x = scale[0], item->scale_y = scale[1];
    }
    item->tension = NAN;
    if (type == ZY_ITEM_LINE || type == ZY_ITEM_AREA || type == ZY_ITEM_TRAIL) {
        item->x = item->y = 0;
        read_runs(p, v, type, item);
    }
}

/* ---- Marks ---- */

static void read_clip(const zy_value *mark, drawn *d)
{
    double c[4];

    d->clipped = numbers(zy_value_find(mark, "clip"), c, 4) == 4;
    if (d->clipped)
        d->clip = (zy_box){c[0], c[1], c[2], c[3]};
}

static void read_item(picture *p, const zy_value *mark, const zy_value *v, const char *language)
{
    drawn *d = &p->items[p->count++];
    double b[4];

    d->type = (zy_item_type)word_at(types, sizeof types / sizeof *types - 1,
                                    zy_value_text(zy_value_find(mark, "type"), ""));
    d->role = zy_value_text(zy_value_find(mark, "role"), "mark");
    read_geometry(p, v, d->type, &d->item);
    d->item.fill = paint(p, v, "fill", "fillAlpha");
    d->item.stroke = paint(p, v, "stroke", "strokeAlpha");
    d->item.stroke_width = number(v, "strokeWidth", 0);
    if (d->type == ZY_ITEM_TEXT)
        read_text(p, v, language, &d->item);
    d->box = d->type == ZY_ITEM_TEXT ? zy_text_seen_box(&d->item, p->typesetter)
                                     : zy_item_box(&d->item, d->type, p->typesetter);
    read_clip(mark, d);
    d->has_given = numbers(zy_value_find(v, "box"), b, 4) == 4;
    if (d->has_given)
        d->given = (zy_box){b[0], b[1], b[2], b[3]};
    if (d->clipped && d->type != ZY_ITEM_TEXT)
        d->box = zy_box_cut(d->box, d->clip);
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

static void add_lines(picture *p, size_t at)
{
    const zy_item *item = &p->items[at].item;

    for (size_t i = 0; i < item->line_count; i++) {
        words *line = &p->lines[p->line_count];
        if (is_blank(item->lines[i]) || !zy_item_has_ink(item, ZY_ITEM_TEXT))
            continue;
        p->line_count++;
        *line = (words){.at = at,
                        .text = item->lines[i],
                        .quad = zy_text_quad(item, i, p->typesetter),
                        .box = ZY_BOX_EMPTY,
                        .size = item->text.size};
        for (int k = 0; k < 4; k++)
            line->box = zy_box_add(line->box, line->quad.corner[k].x, line->quad.corner[k].y);
    }
}

bool picture_read(picture *p, const zy_value *scene)
{
    const zy_value *marks = zy_value_find(scene, "marks");
    const char *language = zy_value_text(zy_value_find(scene, "lang"), NULL);
    size_t items = 0, lines = 0;

    if (!zy_value_is(zy_value_find(scene, "format"), "flat-scene-1") || !marks)
        return false;
    p->width = number(scene, "width", 0), p->height = number(scene, "height", 0);
    p->background = (zy_color){255, 255, 255, 1};
    zy_color_read(zy_value_text(zy_value_find(scene, "background"), "#ffffff"), &p->background);
    p->labels_asked = (size_t)zy_value_number(zy_value_path(scene, "labels.asked"), 0);
    p->labels_dropped = (size_t)zy_value_number(zy_value_path(scene, "labels.dropped"), 0);
    for (const zy_value *mark = marks->child; mark; mark = mark->next)
        items += zy_value_find(mark, "items") ? zy_value_find(mark, "items")->count : 0;
    p->items = ZY_NEW_ARRAY(p->arena, drawn, items + 1);
    for (const zy_value *mark = marks->child; mark; mark = mark->next)
        for (const zy_value *v = zy_value_find(mark, "items")->child; v; v = v->next)
            read_item(p, mark, v, language);
    for (size_t i = 0; i < p->count; i++)
        lines += p->items[i].item.line_count;
    p->lines = ZY_NEW_ARRAY(p->arena, words, lines + 1);
    for (size_t i = 0; i < p->count; i++)
        add_lines(p, i);
    return true;
}
