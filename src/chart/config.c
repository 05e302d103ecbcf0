#include "chart/chart.h"

#include <math.h>
#include <string.h>

const zy_value *zy_config(const zy_chart *chart, const char *path)
{
    return zy_value_path(chart->config, path);
}

double zy_config_number(const zy_chart *chart, const char *path, double fallback)
{
    return zy_value_number(zy_config(chart, path), fallback);
}

const zy_value *zy_theme_read(zy_chart *chart, const char *name)
{
    zy_source *source = ZY_NEW(chart->arena, zy_source);

    source->name = name;
    source->text = zy_theme_text(name, &source->len);
    return source->text ? zy_value_read(source, chart->arena, chart->diags) : NULL;
}

/* {house: that of paper} */
static const zy_value *house_alone(zy_chart *chart)
{
    const zy_value *paper = zy_theme_read(chart, "paper");
    zy_value *alone = zy_value_new_map(chart->arena, paper);

    zy_value_set(chart->arena, alone, "house",
                 zy_value_copy(chart->arena, zy_value_find(paper, "house")));
    return alone;
}

const zy_value *zy_config_build(zy_chart *chart, const zy_value *theme, const zy_value *own)
{
    const zy_value *config = zy_theme_read(chart, "vega-lite");

    config = zy_value_merge(chart->arena, config, theme ? theme : house_alone(chart));
    return own && own->kind == ZY_VALUE_MAP ? zy_value_merge(chart->arena, config, own) : config;
}

const char *zy_role_name(const zy_chart *chart, const char *role)
{
    return zy_value_text(zy_value_find(zy_config(chart, "house"), role), "#000000");
}

zy_color zy_role_color(const zy_chart *chart, const char *role)
{
    zy_color color = {0, 0, 0, 1};

    zy_color_read(zy_role_name(chart, role), &color);
    return color;
}

zy_color zy_ground_color(const zy_chart *chart)
{
    zy_color ground = {255, 255, 255, 1};

    zy_color_read(zy_value_text(zy_config(chart, "background"), "#ffffff"), &ground);
    return ground;
}
