/* share: the parts of a whole as bars of 100 % (帯グラフ), boundaries joined from bar to bar. It is
 * a stacked bar; what the parts are of, what is missing to the whole, and the labels are found
 * where the values are known (render/share.c, render/share_labels.c). */
#include "composites/common.h"

/* `rest` is read with the mark's other options: the labels need it. */
static const zy_prop props[] = {{0}};

static zy_value *value_defaults(const zy_compose *c)
{
    zy_value *value = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_null(c, value, "axis");
    zy_compose_set_text(c, value, "stack", "normalize");
    zy_compose_set_bool(c, zy_compose_inner(c, value, "scale"), "nice", false);
    return value;
}

static zy_value *category_defaults(const zy_compose *c)
{
    zy_value *y = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_bool(c, zy_compose_inner(c, y, "axis"), "domain", false);
    return y;
}

static zy_value *rewrite(zy_chart *chart, const zy_value *unit)
{
    zy_compose c;
    zy_value *encoding, *x, *y, *outer;

    if (!zy_compose_init(&c, chart, &zy_composite_share, unit))
        return NULL;
    x = zy_compose_over(&c, "x", value_defaults(&c));
    if (!x)
        return NULL;
    encoding = zy_value_copy(c.arena, c.encoding);
    zy_value_set(c.arena, encoding, "x", x);
    if (zy_value_find(encoding, "y")) {
        y = zy_compose_over(&c, "y", category_defaults(&c));
        if (!y)
            return NULL;
        zy_value_set(c.arena, encoding, "y", y);
    }
    outer = zy_compose_outer(&c);
    zy_value_set(c.arena, outer, "mark", zy_compose_kept_mark(&c, "bar"));
    zy_value_set(c.arena, outer, "encoding", encoding);
    return outer;
}

const zy_composite zy_composite_share = {
    .name = "share",
    .doc = "parts of a whole as bars of 100 %, joined from bar to bar",
    .props = props,
    .rewrite = rewrite,
};
