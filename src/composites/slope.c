/* slope: what stood where at two (or few) places of x, and how it went from one to the other. A
 * line over points; values and names stand outside at both ends (render/slope_labels.c), so there
 * is no axis of values, and zero is in the picture only when it is near. */
#include <math.h>

#include "composites/common.h"

static const zy_prop props[] = {
    {"size", ZY_PROP_NUMBER, 0, NULL, "of the points, in square pixels", NULL},
    {0},
};

static zy_value *x_defaults(const zy_compose *c)
{
    zy_value *x = zy_value_new_map(c->arena, c->mark), *axis = zy_compose_inner(c, x, "axis");

    zy_compose_set_text(c, axis, "orient", "top");
    zy_compose_set_bool(c, axis, "domain", false);
    zy_compose_set_bool(c, axis, "ticks", false);
    zy_compose_set_bool(c, axis, "grid", true);
    zy_compose_set_number(c, axis, "zindex", 0);
    zy_compose_set_number(c, zy_compose_inner(c, x, "scale"), "padding", 0);
    return x;
}

static zy_value *y_defaults(const zy_compose *c)
{
    zy_value *y = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_null(c, y, "axis");
    zy_compose_set_bool(c, zy_compose_inner(c, y, "scale"), "nice", false);
    return y;
}

static zy_value *point_mark(const zy_compose *c)
{
    const zy_value *size = zy_value_find(c->mark, "size");
    const double across = fmax(8, 15 * c->chart->unit);
    zy_value *mark = zy_compose_mark(c, "point", NULL);

    zy_compose_set_text(c, mark, "partOf", c->composite->name);
    zy_compose_set_bool(c, mark, "filled", true);
    zy_compose_set_number(c, mark, "opacity", 1);
    zy_compose_set_number(c, mark, "size", zy_value_number(size, across * across * G_PI / 4));
    zy_compose_set(c, mark, "color", zy_value_find(c->mark, "color"));
    return mark;
}

static zy_value *rewrite(zy_chart *chart, const zy_value *unit)
{
    zy_compose c;
    zy_value *encoding, *x, *y, *outer, *layers;

    if (!zy_compose_init(&c, chart, &zy_composite_slope, unit))
        return NULL;
    x = zy_compose_over(&c, "x", x_defaults(&c));
    y = zy_compose_over(&c, "y", y_defaults(&c));
    if (!x || !y)
        return NULL;
    encoding = zy_value_copy(c.arena, c.encoding);
    zy_value_set(c.arena, encoding, "x", x);
    zy_value_set(c.arena, encoding, "y", y);
    layers = zy_value_new_list(c.arena, c.mark);
    zy_value_append(layers, zy_compose_unit(&c, zy_compose_kept_mark(&c, "line"), encoding));
    zy_value_append(layers, zy_compose_unit(&c, point_mark(&c), zy_value_copy(c.arena, encoding)));
    outer = zy_compose_outer(&c);
    zy_value_set(c.arena, outer, "layer", layers);
    return outer;
}

const zy_composite zy_composite_slope = {
    .name = "slope",
    .doc = "how values went from one place of x to the next, with values and names at both ends",
    .props = props,
    .rewrite = rewrite,
};
