/* errorbar: a rule from the lower to the upper end of an interval, with ticks at its ends if
 * wanted. After Vega-Lite's compositemark/errorbar.ts. */
#include "composites/error.h"

static const zy_prop props[] = {
    {"extent", ZY_PROP_WORD, 0, zy_error_extents,
     "what the bar spans: stderr, stdev or iqr (ci is random and refused)", NULL},
    {"center", ZY_PROP_WORD, 0, zy_error_centers, "what it spans about: mean or median", NULL},
    {"orient", ZY_PROP_WORD, 0, zy_compose_orients, "the direction of the bar", NULL},
    {"thickness", ZY_PROP_NUMBER, 0, NULL, "pixels, of the rule and the ticks", NULL},
    {"size", ZY_PROP_NUMBER, 0, NULL, "pixels, of the ticks", NULL},
    {0},
};

static zy_value *tick_mark(const zy_compose *c)
{
    zy_value *mark = zy_compose_mark(c, "tick", NULL);

    zy_compose_set_text(c, mark, "orient", c->vertical ? "horizontal" : "vertical");
    zy_compose_set(c, mark, "thickness", zy_value_find(c->mark, "thickness"));
    zy_compose_set(c, mark, "size", zy_value_find(c->mark, "size"));
    return mark;
}

static zy_value *rule_mark(const zy_compose *c)
{
    zy_value *mark = zy_compose_mark(c, "rule", "errorbar");

    zy_compose_set(c, mark, "size", zy_value_find(c->mark, "thickness"));
    return mark;
}

static zy_value *layers_of(const zy_compose *c, const zy_value *others)
{
    zy_value *layers = zy_value_new_list(c->arena, c->mark);

    zy_compose_add(c, layers,
                   &(zy_compose_part){
                       .name = "ticks", .mark = tick_mark(c), .from = "lower_", .others = others});
    zy_compose_add(c, layers,
                   &(zy_compose_part){
                       .name = "ticks", .mark = tick_mark(c), .from = "upper_", .others = others});
    zy_compose_add(c, layers,
                   &(zy_compose_part){.name = "rule",
                                      .mark = rule_mark(c),
                                      .from = "lower_",
                                      .to = "upper_",
                                      .others = others});
    return layers;
}

/* A single layer is no layer but the unit itself. */
static zy_value *rewrite(const zy_composite *self, zy_job *job, const zy_value *unit,
                         const zy_value *data)
{
    static const char *const unused[] = {"size", NULL};
    zy_compose c;
    zy_error_parts parts;

    if (!zy_error_prepare(&c, job, self, unit, data, &parts))
        return NULL;
    zy_value *layers = layers_of(&c, zy_compose_without(&c, parts.others, unused));
    if (layers->count != 1) {
        zy_value_set(c.arena, parts.outer, "layer", layers);
        return parts.outer;
    }
    for (const zy_value *v = layers->child->child; v; v = v->next)
        zy_compose_set(&c, parts.outer, v->key, v);
    return parts.outer;
}

const zy_composite zy_composite_errorbar = {
    .name = "errorbar",
    .doc = "a rule over an interval about the mean or median, or between two columns",
    .props = props,
    .rewrite = rewrite,
};
