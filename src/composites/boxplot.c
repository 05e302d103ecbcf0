/* boxplot: quartiles as boxes, the spread as whiskers, what lies beyond as points. After
 * Vega-Lite's compositemark/boxplot.ts.
 *
 * Three groups of layers read the table in their own ways: the boxes one row a group, the whiskers
 * the rows within reach of the boxes, the outliers those beyond. */
#include <math.h>
#include <string.h>

#include "composites/common.h"

static const zy_prop props[] = {
    {"extent", ZY_PROP_VALUE, 0, NULL,
     "how far whiskers reach: a multiple of the interquartile range, or min-max", NULL},
    {"orient", ZY_PROP_WORD, 0, zy_compose_orients, "the direction of the whiskers", NULL},
    {"size", ZY_PROP_VALUE, 0, NULL, "pixels, of the box and its median", NULL},
    {0},
};

typedef struct plot {
    zy_compose c;
    bool to_the_ends;  /* extent: min-max */
    const char *reach; /* else the multiple of the interquartile range */
    const zy_value *size;
    zy_compose_rest rest;
    zy_value *bare; /* the other channels without size and color */
} plot;

/* ---- Options ---- */

static bool read_extent(plot *p)
{
    const zy_value *v = zy_value_find(p->c.mark, "extent");
    char text[32];

    if (!v || v->kind == ZY_VALUE_NULL)
        v = zy_config(&p->c.job->chart, "boxplot.extent");
    p->to_the_ends = zy_value_is(v, "min-max");
    if (p->to_the_ends)
        return true;
    if (!v || v->kind != ZY_VALUE_NUMBER || v->number < 0)
        return zy_fail(p->c.diags, "unknown-word", v ? v->span : p->c.mark->span, NULL, "%s",
                       ZY_SAY(p->c.diags, "\"extent\" is a number of 0 or more, or min-max",
                              "「extent」は0以上の数か min-max です"));
    zy_number_text(v->number, text);
    p->reach = zy_arena_text(p->c.arena, text, strlen(text));
    return true;
}

static const zy_value *size_in_style(const plot *p, const zy_value *style)
{
    const zy_value *styles = zy_config(&p->c.job->chart, "style");

    return zy_value_find(zy_value_find(styles, zy_value_text(style, "")), "size");
}

/* The mark's own size, else that of its styles, of config.boxplot, of config.mark. */
static const zy_value *size_of(const plot *p)
{
    const zy_value *own = zy_value_find(p->c.mark, "size"),
                   *style = zy_value_find(p->c.mark, "style");
    const zy_value *size = NULL;

    if (own)
        return own;
    for (const zy_value *v = style && style->kind == ZY_VALUE_LIST ? style->child : NULL; v;
         v = v->next)
        size = size_in_style(p, v) ? size_in_style(p, v) : size;
    if (!size)
        size = size_in_style(p, style);
    if (!size)
        size = zy_config(&p->c.job->chart, "style.boxplot.size");
    if (!size)
        size = zy_config(&p->c.job->chart, "boxplot.size");
    return size ? size : zy_config(&p->c.job->chart, "mark.size");
}

/* ---- Marks of the parts ---- */

static zy_value *part_mark(const plot *p, const char *type, const char *role)
{
    zy_value *mark = zy_compose_mark(&p->c, type, role);

    zy_compose_set(&p->c, mark, "invalid", zy_value_find(p->c.mark, "invalid"));
    return mark;
}

static void set_size(const plot *p, zy_value *mark)
{
    if (zy_compose_truth(p->size))
        zy_compose_set(&p->c, mark, "size", p->size);
}

static zy_value *whisker_end(const plot *p)
{
    zy_value *mark = part_mark(p, "tick", NULL);

    zy_compose_set_text(&p->c, mark, "color", "black");
    zy_value_set(p->c.arena, mark, "opacity", zy_value_new_number(p->c.arena, 1, p->c.mark));
    zy_compose_set_text(&p->c, mark, "orient", p->c.vertical ? "horizontal" : "vertical");
    return mark;
}

static zy_value *box_mark(const plot *p)
{
    zy_value *mark = part_mark(p, "bar", "box");

    set_size(p, mark);
    zy_compose_set_text(&p->c, mark, "orient", p->c.vertical ? "vertical" : "horizontal");
    return mark;
}

static zy_value *median_mark(const plot *p)
{
    zy_value *mark = part_mark(p, "tick", NULL);
    const zy_value *color = zy_config(&p->c.job->chart, "boxplot.median.color");

    if (zy_compose_truth(color))
        zy_compose_set(&p->c, mark, "color", color);
    set_size(p, mark);
    zy_compose_set_text(&p->c, mark, "orient", p->c.vertical ? "horizontal" : "vertical");
    return mark;
}

/* ---- Layers ---- */

static void add_whiskers(const plot *p, zy_value *layers)
{
    static const struct {
        const char *name, *from, *to;
    } whiskers[] = {
        {"rule", "lower_whisker_", "lower_box_"},
        {"rule", "upper_box_", "upper_whisker_"},
        {"ticks", "lower_whisker_", NULL},
        {"ticks", "upper_whisker_", NULL},
    };

    for (size_t i = 0; i < sizeof whiskers / sizeof *whiskers; i++)
        zy_compose_add(&p->c, layers,
                       &(zy_compose_part){
                           .name = whiskers[i].name,
                           .mark = whiskers[i].to ? part_mark(p, "rule", NULL) : whisker_end(p),
                           .from = whiskers[i].from,
                           .to = whiskers[i].to,
                           .others = p->bare,
                       });
}

/* A median that is the whole box, of one value say, is seen by the colour of the box. */
static zy_value *median_color(const plot *p)
{
    const zy_compose *c = &p->c;
    const zy_value *color = zy_value_find(p->rest.encoding, "color");
    const zy_value *box = zy_config(&c->job->chart, "boxplot.box");
    const zy_value *fallback = box && box->kind == ZY_VALUE_MAP
                                   ? zy_value_find(box, "color")
                                   : zy_config(&c->job->chart, "mark.color");
    zy_value *condition = zy_value_new_map(c->arena, color ? color : c->mark);
    zy_value *out = zy_value_new_map(c->arena, color ? color : c->mark);

    zy_compose_set_text(c, condition, "test",
                        zy_arena_format(c->arena, "%s >= %s",
                                        zy_compose_datum(c, zy_compose_name(c, "lower_box_")),
                                        zy_compose_datum(c, zy_compose_name(c, "upper_box_"))));
    for (const zy_value *v = color && color->kind == ZY_VALUE_MAP ? color->child : NULL; v;
         v = v->next)
        zy_compose_set(c, condition, v->key, v);
    if (!color && zy_compose_truth(fallback))
        zy_compose_set(c, condition, "value", fallback);
    else if (!color)
        zy_compose_set_text(c, condition, "value", "#4c78a8");
    zy_value_set(c->arena, out, "condition", condition);
    return out;
}

static void add_box(const plot *p, zy_value *layers)
{
    const zy_compose *c = &p->c;
    zy_value *median = zy_value_copy(c->arena, p->bare);

    zy_compose_set(c, median, "size", zy_value_find(p->rest.encoding, "size"));
    zy_value_set(c->arena, median, "color", median_color(p));
    zy_compose_add(c, layers,
                   &(zy_compose_part){.name = "box",
                                      .mark = box_mark(p),
                                      .from = "lower_box_",
                                      .to = "upper_box_",
                                      .others = p->rest.encoding});
    zy_compose_add(
        c, layers,
        &(zy_compose_part){
            .name = "median", .mark = median_mark(p), .from = "mid_box_", .others = median});
}

/* ---- Tables ---- */

static void add_quartiles(const plot *p, zy_value *operations)
{
    zy_compose_op(&p->c, operations, "q1", p->c.field, zy_compose_name(&p->c, "lower_box_"));
    zy_compose_op(&p->c, operations, "q3", p->c.field, zy_compose_name(&p->c, "upper_box_"));
}

/* One row a group. */
static void summarise(const plot *p, zy_value *transforms)
{
    const zy_compose *c = &p->c;
    zy_value *operations = zy_value_copy(c->arena, p->rest.aggregate);

    add_quartiles(p, operations);
    zy_compose_op(c, operations, "median", c->field, zy_compose_name(c, "mid_box_"));
    zy_compose_op(c, operations, "min", c->field,
                  zy_compose_name(c, p->to_the_ends ? "lower_whisker_" : "min_"));
    zy_compose_op(c, operations, "max", c->field,
                  zy_compose_name(c, p->to_the_ends ? "upper_whisker_" : "max_"));
    zy_compose_append(c, transforms, p->rest.transforms);
    zy_compose_group(c, transforms, "aggregate", operations, p->rest.groupby);
}

/* How far the lower (-) or upper (+) whisker may reach. */
static const char *fence(const plot *p, const char *sign)
{
    const zy_compose *c = &p->c;
    const char *lower = zy_compose_datum(c, zy_compose_name(c, "lower_box_"));
    const char *upper = zy_compose_datum(c, zy_compose_name(c, "upper_box_"));

    return zy_arena_format(c->arena, "%s %s %s * (%s - %s)", *sign == '-' ? lower : upper, sign,
                           p->reach, upper, lower);
}

/* The first and last value within the fences; the ends of the box are kept beside them. */
static zy_value *whisker_view(const plot *p)
{
    const zy_compose *c = &p->c;
    zy_value *view = zy_value_new_map(c->arena, c->unit);
    zy_value *transforms = zy_value_new_list(c->arena, c->mark);
    zy_value *operations = zy_value_new_list(c->arena, c->mark);
    zy_value *layers = zy_value_new_list(c->arena, c->mark);
    const char *lower = zy_compose_name(c, "lower_box_"), *upper = zy_compose_name(c, "upper_box_");
    const char *value = zy_compose_datum(c, c->field);

    zy_compose_filter(c, transforms,
                      zy_arena_format(c->arena, "(%s <= %s) && (%s <= %s)", fence(p, "-"), value,
                                      value, fence(p, "+")));
    zy_compose_op(c, operations, "min", c->field, zy_compose_name(c, "lower_whisker_"));
    zy_compose_op(c, operations, "max", c->field, zy_compose_name(c, "upper_whisker_"));
    zy_compose_op(c, operations, "min", lower, lower);
    zy_compose_op(c, operations, "max", upper, upper);
    zy_compose_append(c, operations, p->rest.aggregate);
    zy_compose_group(c, transforms, "aggregate", operations, p->rest.groupby);
    add_whiskers(p, layers);
    zy_value_set(c->arena, view, "transform", transforms);
    zy_value_set(c->arena, view, "layer", layers);
    return view;
}

/* NULL when outliers are switched off. */
static zy_value *outlier_view(const plot *p)
{
    const zy_compose *c = &p->c;
    zy_value *mark = zy_value_new_map(c->arena, c->mark);
    zy_value *encoding = zy_value_new_map(c->arena, c->encoding);
    zy_value *transforms = zy_value_new_list(c->arena, c->mark);
    const char *value = zy_compose_datum(c, c->field);

    zy_compose_set_text(c, mark, "type", "point");
    zy_value_set(c->arena, encoding, c->axis, zy_compose_position(c, c->field));
    for (const zy_value *v = p->bare->child; v; v = v->next)
        zy_compose_set(c, encoding, v->key, v);
    zy_compose_set(c, encoding, "color", zy_value_find(p->rest.encoding, "color"));
    zy_compose_filter(c, transforms,
                      zy_arena_format(c->arena, "(%s < %s) || (%s > %s)", value, fence(p, "-"),
                                      value, fence(p, "+")));
    zy_value *view = zy_compose_layer(c, "outliers", mark, encoding);
    if (view)
        zy_value_set(c->arena, view, "transform", transforms);
    return view;
}

/* Outliers and whiskers: rows that know the quartiles of their group. */
static zy_value *reaching_view(const plot *p)
{
    const zy_compose *c = &p->c;
    zy_value *transforms = zy_value_copy(c->arena, p->rest.transforms);
    zy_value *quartiles = zy_value_new_list(c->arena, c->mark);
    zy_value *whiskers = whisker_view(p), *outliers = outlier_view(p);

    add_quartiles(p, quartiles);
    zy_compose_group(c, transforms, "joinaggregate", quartiles, p->rest.groupby);
    if (!outliers) {
        zy_compose_append(c, transforms, zy_value_find(whiskers, "transform"));
        zy_value_set(c->arena, whiskers, "transform", transforms);
        return whiskers;
    }
    zy_value *view = zy_value_new_map(c->arena, c->unit),
             *layers = zy_value_new_list(c->arena, c->mark);
    zy_value_append(layers, outliers);
    zy_value_append(layers, whiskers);
    zy_value_set(c->arena, view, "transform", transforms);
    zy_value_set(c->arena, view, "layer", layers);
    return view;
}

/* ---- The whole ---- */

static zy_value *outer(const plot *p)
{
    static const char *const gone[] = {"mark", "encoding", "params", "projection", NULL};

    return zy_compose_without(&p->c, p->c.unit, gone);
}

static zy_value *plot_to_the_ends(const plot *p)
{
    const zy_compose *c = &p->c;
    zy_value *out = outer(p), *layers = zy_value_new_list(c->arena, c->mark);
    const zy_value *own = zy_value_find(c->unit, "transform");
    zy_value *transforms = zy_value_new_list(c->arena, own ? own : c->mark);

    zy_compose_append(c, transforms, own);
    summarise(p, transforms);
    add_whiskers(p, layers);
    add_box(p, layers);
    zy_value_set(c->arena, out, "transform", transforms);
    zy_value_set(c->arena, out, "layer", layers);
    return out;
}

static zy_value *plot_with_outliers(const plot *p)
{
    const zy_compose *c = &p->c;
    zy_value *out = outer(p), *views = zy_value_new_list(c->arena, c->mark);
    zy_value *boxes = zy_value_new_map(c->arena, c->unit);
    zy_value *transforms = zy_value_new_list(c->arena, c->mark);
    zy_value *layers = zy_value_new_list(c->arena, c->mark);

    summarise(p, transforms);
    add_box(p, layers);
    zy_value_set(c->arena, boxes, "transform", transforms);
    zy_value_set(c->arena, boxes, "layer", layers);
    zy_value_append(views, reaching_view(p));
    zy_value_append(views, boxes);
    zy_value_set(c->arena, out, "layer", views);
    return out;
}

static zy_value *rewrite(const zy_composite *self, zy_job *job, const zy_value *unit,
                         const zy_value *data)
{
    static const char *const painted[] = {"size", "color", NULL};
    plot p = {.reach = NULL};
    bool vertical = true;

    if (!zy_compose_init(&p.c, job, self, unit, data) || !read_extent(&p) ||
        !zy_compose_orient(&p.c, &vertical) || !zy_compose_axis(&p.c, vertical))
        return NULL;
    const char *const measured[] = {p.c.axis, "tooltip", NULL};
    if (!zy_compose_split(&p.c, zy_compose_without(&p.c, p.c.encoding, measured), &p.rest))
        return NULL;
    p.size = size_of(&p);
    p.bare = zy_compose_without(&p.c, p.rest.encoding, painted);
    return p.to_the_ends ? plot_to_the_ends(&p) : plot_with_outliers(&p);
}

const zy_composite zy_composite_boxplot = {
    .name = "boxplot",
    .doc = "boxes from the first to the third quartile, whiskers, and outliers as points",
    .props = props,
    .rewrite = rewrite,
};
