/* errorband: an area from the lower to the upper end of an interval, with lines along its borders
 * if wanted. After Vega-Lite's compositemark/errorband.ts. */
#include "composites/error.h"

static const zy_prop props[] = {
    {"extent", ZY_PROP_WORD, 0, zy_error_extents,
     "what the band spans: stderr, stdev or iqr (ci is random and refused)", NULL},
    {"center", ZY_PROP_WORD, 0, zy_error_centers, "what it spans about: mean or median", NULL},
    {"orient", ZY_PROP_WORD, 0, zy_compose_orients, "the direction of the interval", NULL},
    {0},
};

/* With one axis only the band is a rectangle across the plot, and nothing is interpolated. */
static bool is_flat(const zy_compose *c)
{
    return !zy_value_find(c->encoding, "x") || !zy_value_find(c->encoding, "y");
}

static void warn_of_interpolation(const zy_compose *c)
{
    static const char *const keys[] = {"interpolate", "tension"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const zy_value *v = zy_value_find(c->mark, keys[i]);
        if (zy_compose_truth(v)) {
            zy_warn(c->diags, "ignored-interpolate", v->key_span, NULL,
                    ZY_SAY(c->diags, "\"%s\" is left out: the band has one axis only",
                           "帯の軸が一つしかないため、「%s」は使われません"),
                    keys[i]);
            return;
        }
    }
}

static void set_interpolation(const zy_compose *c, zy_value *mark)
{
    const zy_value *interpolate = zy_value_find(c->mark, "interpolate");
    const zy_value *tension = zy_value_find(c->mark, "tension");

    if (!zy_compose_truth(interpolate))
        return;
    zy_compose_set(c, mark, "interpolate", interpolate);
    if (zy_compose_truth(tension))
        zy_compose_set(c, mark, "tension", tension);
}

static zy_value *plain_mark(const zy_compose *c, const char *type)
{
    zy_value *mark = zy_value_new_map(c->arena, c->mark);

    zy_compose_set_text(c, mark, "type", type);
    return mark;
}

static zy_value *band_mark(const zy_compose *c)
{
    if (is_flat(c))
        return plain_mark(c, "rect");
    zy_value *mark = zy_compose_mark(c, "area", "errorband");
    set_interpolation(c, mark);
    return mark;
}

static zy_value *border_mark(const zy_compose *c)
{
    if (is_flat(c))
        return plain_mark(c, "rule");
    zy_value *mark = zy_compose_mark(c, "line", NULL);
    set_interpolation(c, mark);
    return mark;
}

static zy_value *rewrite(const zy_composite *self, zy_job *job, const zy_value *unit,
                         const zy_value *data)
{
    static const char *const borders[] = {"lower_", "upper_"};
    zy_compose c;
    zy_error_parts parts;

    if (!zy_error_prepare(&c, job, self, unit, data, &parts))
        return NULL;
    if (is_flat(&c))
        warn_of_interpolation(&c);
    zy_value *layers = zy_value_new_list(c.arena, c.mark);
    zy_compose_add(&c, layers,
                   &(zy_compose_part){.name = "band",
                                      .mark = band_mark(&c),
                                      .from = "lower_",
                                      .to = "upper_",
                                      .others = parts.others});
    for (size_t i = 0; i < sizeof borders / sizeof *borders; i++)
        zy_compose_add(&c, layers,
                       &(zy_compose_part){.name = "borders",
                                          .mark = border_mark(&c),
                                          .from = borders[i],
                                          .others = parts.others});
    zy_value_set(c.arena, parts.outer, "layer", layers);
    return parts.outer;
}

const zy_composite zy_composite_errorband = {
    .name = "errorband",
    .doc = "an area over an interval about the mean or median, or between two columns",
    .props = props,
    .rewrite = rewrite,
};
