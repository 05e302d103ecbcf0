/* What expressions of marks may ask for besides the row: parameters, the size of the plot, scales.
 */
#include <math.h>
#include <string.h>

#include "pens/pens.h"

static const zy_scale *scale_of(const zy_pen *pen, const zy_datum *args, size_t count)
{
    const int channel = count && args[0].kind == ZY_TEXT ? zy_channel_find(args[0].text) : -1;
    const zy_scale_part *part = channel >= 0 && zy_channel_has_scale((zy_channel)channel)
                                    ? zy_view_scale(pen->unit, (zy_channel)channel)
                                    : NULL;

    return part ? &part->scale : NULL;
}

static zy_datum number_or_nothing(double number)
{
    return isnan(number) ? (zy_datum){.kind = ZY_UNDEFINED} : ZY_DATUM_NUMBER(number);
}

static zy_datum list(zy_arena *arena, const zy_datum *items, size_t count)
{
    zy_array *array = ZY_NEW(arena, zy_array);

    array->count = count;
    array->items = zy_arena_copy(arena, items, count * sizeof *items);
    return (zy_datum){.kind = ZY_ARRAY, .array = array};
}

static zy_datum scaled(const zy_scale *scale, zy_arena *arena, const zy_datum *args)
{
    const zy_channel channel = (zy_channel)zy_channel_find(args[0].text);
    zy_color color;

    if (zy_channel_is_color(channel)) {
        char text[8];
        if (!zy_scale_color(scale, args[1], &color))
            return (zy_datum){.kind = ZY_UNDEFINED};
        zy_color_text(color, text);
        return ZY_DATUM_TEXT(zy_arena_text(arena, text, strlen(text)));
    }
    if (channel == ZY_CHANNEL_SHAPE || channel == ZY_CHANNEL_STROKE_DASH)
        return zy_scale_pick(scale, args[1]);
    return number_or_nothing(zy_scale_map(scale, args[1]));
}

static double argument(const zy_datum *args, size_t count, size_t i)
{
    return i < count ? zy_datum_number(args[i]) : 0;
}

static double band_space(const zy_datum *args, size_t count)
{
    const double n = argument(args, count, 0), inner = argument(args, count, 1);
    const double space = n - inner + 2 * argument(args, count, 2);

    return n > 0 ? (space > 0 ? space : 1) : 0;
}

static zy_datum ask(void *asked, zy_arena *arena, const char *function, const zy_datum *args,
                    size_t count)
{
    const zy_pen *pen = asked;
    const zy_scale *scale = scale_of(pen, args, count);

    if (strcmp(function, "bandspace") == 0)
        return ZY_DATUM_NUMBER(band_space(args, count));
    if (!scale)
        return (zy_datum){.kind = ZY_UNDEFINED};
    if (strcmp(function, "scale") == 0)
        return scaled(scale, arena, args);
    if (strcmp(function, "invert") == 0)
        return number_or_nothing(zy_scale_invert(scale, zy_datum_number(args[1])));
    if (strcmp(function, "bandwidth") == 0)
        return ZY_DATUM_NUMBER(scale->type == ZY_SCALE_BAND ? scale->bandwidth : 0);
    if (strcmp(function, "domain") == 0)
        return list(arena, scale->domain, scale->domain_count);
    if (strcmp(function, "range") == 0)
        return list(arena, scale->range, scale->range_count);
    return (zy_datum){.kind = ZY_UNDEFINED};
}

const zy_parameters *zy_pen_parameters(const zy_pen *pen)
{
    const zy_parameters *all = &pen->chart->parameters;
    zy_parameters *own = ZY_NEW(pen->arena, zy_parameters);
    zy_parameter *items = ZY_NEW_ARRAY(pen->arena, zy_parameter, all->count + 2);

    if (all->count)
        memcpy(items, all->items, all->count * sizeof *items);
    items[all->count] = (zy_parameter){"width", ZY_DATUM_NUMBER(pen->unit->width)};
    items[all->count + 1] = (zy_parameter){"height", ZY_DATUM_NUMBER(pen->unit->height)};
    *own = *all;
    own->items = items, own->count = all->count + 2;
    own->ask = ask, own->asked = zy_arena_copy(pen->arena, pen, sizeof *pen);
    return own;
}
