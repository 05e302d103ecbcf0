/* dumbbell: two values of each item (before and after, women and men) as two dots on one line. The
 * two come as rows (a column on `color` tells them apart) or as columns (`x` and `x2`), which are
 * folded into rows. Values and the names of the two stand at the dots (render/dumbbell_labels.c).
 */
#include <math.h>
#include <string.h>

#include "composites/common.h"

static const zy_prop props[] = {
    {"size", ZY_PROP_NUMBER, 0, NULL, "of the dots, in square pixels", NULL},
    {"thickness", ZY_PROP_NUMBER, 0, NULL, "of the line between the dots, in pixels", NULL},
    {0},
};

/* The first of the two is what was, in grey; the accent is on what is now. */
static zy_value *color_defaults(const zy_compose *c)
{
    static const char *const roles[] = {"contextStrong", "accent", "accent2"};
    zy_value *color = zy_value_new_map(c->arena, c->mark),
             *range = zy_value_new_list(c->arena, c->mark);

    for (int i = 0; i < 3; i++)
        zy_value_append(range,
                        zy_value_new_text(c->arena, zy_role_name(c->chart, roles[i]), c->mark));
    zy_value_set(c->arena, zy_compose_inner(c, color, "scale"), "range", range);
    return color;
}

static zy_value *x_defaults(const zy_compose *c)
{
    zy_value *x = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_bool(c, zy_compose_inner(c, x, "scale"), "nice", false);
    return x;
}

static zy_value *y_defaults(const zy_compose *c)
{
    zy_value *y = zy_value_new_map(c->arena, c->mark), *axis = zy_compose_inner(c, y, "axis");

    zy_compose_set_bool(c, axis, "domain", false);
    return y;
}

static zy_value *dot_mark(const zy_compose *c)
{
    const double across = fmax(9, 20 * c->chart->unit);
    zy_value *mark = zy_compose_mark(c, "point", "dumbbell");

    zy_compose_set_text(c, mark, "partOf", c->composite->name);
    zy_compose_set_bool(c, mark, "filled", true);
    zy_compose_set_number(c, mark, "opacity", 1);
    zy_compose_set_number(
        c, mark, "size",
        zy_value_number(zy_value_find(c->mark, "size"), across * across * G_PI / 4));
    return mark;
}

static zy_value *line_mark(const zy_compose *c)
{
    zy_value *mark = zy_compose_mark(c, "line", NULL);

    zy_compose_set_text(c, mark, "partOf", c->composite->name);
    zy_compose_set_text(c, mark, "color", zy_role_name(c->chart, "context"));
    zy_compose_set_number(
        c, mark, "strokeWidth",
        zy_value_number(zy_value_find(c->mark, "thickness"), fmax(3, 6 * c->chart->unit)));
    zy_compose_set_text(c, mark, "strokeCap", "butt");
    return mark;
}

/* The line of an item is told from others by the item; what else is encoded is the dots'. */
static zy_value *line_encoding(const zy_compose *c, const zy_value *x, const zy_value *y)
{
    zy_value *encoding = zy_value_new_map(c->arena, c->encoding),
             *detail = zy_value_new_map(c->arena, y);

    zy_compose_set(c, detail, "field", zy_value_find(y, "field"));
    zy_compose_set(c, encoding, "x", x);
    zy_compose_set(c, encoding, "y", y);
    zy_value_set(c->arena, encoding, "detail", detail);
    return encoding;
}

/* ---- Two columns ---- */

static const char VALUE[] = "(value)", WHICH[] = "(which)";

/* x and x2 become rows: `outer` gets a fold, and the encoding says so. False after a diagnostic. */
static bool fold_columns(const zy_compose *c, zy_value *outer, zy_value *encoding)
{
    const char *a = zy_compose_field(c, "x"), *b = zy_compose_field(c, "x2");
    zy_value *fold = zy_value_new_map(c->arena, c->mark), *x, *color;
    zy_value *fields = zy_value_new_list(c->arena, c->mark),
             *as = zy_value_new_list(c->arena, c->mark),
             *transforms = zy_value_new_list(c->arena, c->mark);

    if (!a || !b)
        return false;
    zy_value_append(fields, zy_value_new_text(c->arena, a, c->mark));
    zy_value_append(fields, zy_value_new_text(c->arena, b, c->mark));
    zy_value_append(as, zy_value_new_text(c->arena, WHICH, c->mark));
    zy_value_append(as, zy_value_new_text(c->arena, VALUE, c->mark));
    zy_value_set(c->arena, fold, "fold", fields);
    zy_value_set(c->arena, fold, "as", as);
    zy_compose_append(c, transforms, zy_value_find(c->unit, "transform"));
    zy_value_append(transforms, fold);
    zy_value_set(c->arena, outer, "transform", transforms);
    x = zy_value_copy(c->arena, zy_value_find(encoding, "x"));
    zy_compose_set_text(c, x, "field", VALUE);
    color = color_defaults(c);
    zy_compose_set_text(c, color, "field", WHICH);
    zy_value_set(c->arena, encoding, "x", x);
    zy_value_set(c->arena, encoding, "x2", NULL);
    zy_value_set(c->arena, encoding, "color", color);
    return true;
}

static zy_value *rewrite(zy_chart *chart, const zy_value *unit)
{
    zy_compose c;
    zy_value *encoding, *x, *y, *outer, *layers, *color;

    if (!zy_compose_init(&c, chart, &zy_composite_dumbbell, unit))
        return NULL;
    x = zy_compose_over(&c, "x", x_defaults(&c));
    y = zy_compose_over(&c, "y", y_defaults(&c));
    if (!x || !y)
        return NULL;
    outer = zy_compose_outer(&c);
    encoding = zy_value_copy(c.arena, c.encoding);
    zy_value_set(c.arena, encoding, "x", x);
    zy_value_set(c.arena, encoding, "y", y);
    if (zy_value_find(encoding, "x2")) {
        if (!fold_columns(&c, outer, encoding))
            return NULL;
    } else {
        color = zy_compose_over(&c, "color", color_defaults(&c));
        if (!color)
            return NULL;
        zy_value_set(c.arena, encoding, "color", color);
    }
    layers = zy_value_new_list(c.arena, c.mark);
    zy_value_append(layers, zy_compose_unit(&c, line_mark(&c),
                                            line_encoding(&c, zy_value_find(encoding, "x"), y)));
    zy_value_append(layers, zy_compose_unit(&c, dot_mark(&c), encoding));
    zy_value_set(c.arena, outer, "layer", layers);
    return outer;
}

const zy_composite zy_composite_dumbbell = {
    .name = "dumbbell",
    .doc = "two values of each item as two dots on one line",
    .props = props,
    .rewrite = rewrite,
};
