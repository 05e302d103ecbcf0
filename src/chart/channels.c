#include <string.h>

#include "chart/chart.h"

/* In the order of zy_channel. */
const char *const zy_channel_names[] = {
    "x",           "y",          "xOffset", "yOffset", "x2",          "y2",
    "xError",      "yError",     "xError2", "yError2", "longitude",   "latitude",
    "longitude2",  "latitude2",  "theta",   "radius",  "theta2",      "radius2",
    "color",       "fill",       "stroke",  "opacity", "fillOpacity", "strokeOpacity",
    "strokeWidth", "strokeDash", "size",    "angle",   "shape",       "text",
    "order",       "detail",     "key",     "tooltip", "href",        "url",
    "description", "row",        "column",  "facet",   NULL,
};

const char *const zy_type_names[] = {"quantitative", "temporal", "ordinal",
                                     "nominal",      "geojson",  NULL};

int zy_channel_find(const char *name)
{
    for (int i = 0; zy_channel_names[i]; i++)
        if (strcmp(zy_channel_names[i], name) == 0)
            return i;
    return -1;
}

const char *zy_type_name(zy_type type)
{
    return type == ZY_TYPE_NONE ? "none" : zy_type_names[type - 1];
}

bool zy_channel_has_scale(zy_channel channel)
{
    static const bool has[ZY_CHANNEL_COUNT] = {
        [ZY_CHANNEL_X] = true,
        [ZY_CHANNEL_Y] = true,
        [ZY_CHANNEL_X_OFFSET] = true,
        [ZY_CHANNEL_Y_OFFSET] = true,
        [ZY_CHANNEL_THETA] = true,
        [ZY_CHANNEL_RADIUS] = true,
        [ZY_CHANNEL_COLOR] = true,
        [ZY_CHANNEL_FILL] = true,
        [ZY_CHANNEL_STROKE] = true,
        [ZY_CHANNEL_OPACITY] = true,
        [ZY_CHANNEL_FILL_OPACITY] = true,
        [ZY_CHANNEL_STROKE_OPACITY] = true,
        [ZY_CHANNEL_STROKE_WIDTH] = true,
        [ZY_CHANNEL_STROKE_DASH] = true,
        [ZY_CHANNEL_SIZE] = true,
        [ZY_CHANNEL_ANGLE] = true,
        [ZY_CHANNEL_SHAPE] = true,
    };

    return has[channel];
}

bool zy_channel_is_color(zy_channel channel)
{
    return channel == ZY_CHANNEL_COLOR || channel == ZY_CHANNEL_FILL ||
           channel == ZY_CHANNEL_STROKE;
}

bool zy_channel_is_xy(zy_channel channel)
{
    return channel == ZY_CHANNEL_X || channel == ZY_CHANNEL_Y;
}

bool zy_channel_is_offset(zy_channel channel)
{
    return channel == ZY_CHANNEL_X_OFFSET || channel == ZY_CHANNEL_Y_OFFSET;
}

bool zy_channel_is_position(zy_channel channel)
{
    return channel <= ZY_CHANNEL_RADIUS2;
}

zy_channel zy_channel_main(zy_channel channel)
{
    static const zy_channel pairs[][2] = {
        {ZY_CHANNEL_X2, ZY_CHANNEL_X},
        {ZY_CHANNEL_Y2, ZY_CHANNEL_Y},
        {ZY_CHANNEL_THETA2, ZY_CHANNEL_THETA},
        {ZY_CHANNEL_RADIUS2, ZY_CHANNEL_RADIUS},
        {ZY_CHANNEL_LONGITUDE2, ZY_CHANNEL_LONGITUDE},
        {ZY_CHANNEL_LATITUDE2, ZY_CHANNEL_LATITUDE},
        {ZY_CHANNEL_X_OFFSET, ZY_CHANNEL_X},
        {ZY_CHANNEL_Y_OFFSET, ZY_CHANNEL_Y},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == channel)
            return pairs[i][1];
    return channel;
}

zy_channel zy_channel_second(zy_channel channel)
{
    static const zy_channel pairs[][2] = {
        {ZY_CHANNEL_X, ZY_CHANNEL_X2},
        {ZY_CHANNEL_Y, ZY_CHANNEL_Y2},
        {ZY_CHANNEL_THETA, ZY_CHANNEL_THETA2},
        {ZY_CHANNEL_RADIUS, ZY_CHANNEL_RADIUS2},
        {ZY_CHANNEL_LONGITUDE, ZY_CHANNEL_LONGITUDE2},
        {ZY_CHANNEL_LATITUDE, ZY_CHANNEL_LATITUDE2},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == channel)
            return pairs[i][1];
    return ZY_CHANNEL_COUNT;
}

zy_channel zy_channel_offset(zy_channel channel)
{
    if (channel == ZY_CHANNEL_X)
        return ZY_CHANNEL_X_OFFSET;
    return channel == ZY_CHANNEL_Y ? ZY_CHANNEL_Y_OFFSET : ZY_CHANNEL_COUNT;
}

zy_scale_part *zy_view_scale(const zy_view *view, zy_channel channel)
{
    for (; channel < ZY_CHANNEL_COUNT && view; view = view->parent)
        if (view->scales[channel])
            return view->scales[channel];
    return NULL;
}

void zy_view_each_unit(zy_view *view, void (*visit)(zy_view *unit, void *closure), void *closure)
{
    if (view->kind == ZY_VIEW_UNIT) {
        visit(view, closure);
        return;
    }
    for (zy_view *child = view->first; child; child = child->next)
        zy_view_each_unit(child, visit, closure);
}
