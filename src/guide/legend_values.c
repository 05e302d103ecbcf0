/* Which values a legend shows, and what it calls them: vega-encode's LegendEntries with
 * vega-scale's labels. */
#include <math.h>

#include "guide/legend.h"

static const double *numbers_of(const zy_datum *data, size_t count, zy_arena *arena)
{
    double *numbers = ZY_NEW_ARRAY(arena, double, count + 1);

    for (size_t i = 0; i < count; i++)
        numbers[i] = zy_datum_number(data[i]);
    return numbers;
}

/* The boundaries of a scale's bins; NULL and count 0 when it has none. */
static const double *bins_of(const zy_scale *scale, zy_arena *arena, size_t *count)
{
    *count = 0;
    if (scale->bins) {
        *count = scale->bin_count;
        return scale->bins;
    }
    if (scale->bins_step > 0) {
        double steps =
            ceil((scale->bins_stop + scale->bins_step / 2 - scale->bins_start) / scale->bins_step);
        if (!(steps >= 1 && steps < 1e6))
            return NULL;
        double *bins = ZY_NEW_ARRAY(arena, double, (size_t)steps);
        for (; *count < (size_t)steps; (*count)++)
            bins[*count] = scale->bins_start + (double)*count * scale->bins_step;
        return bins;
    }
    if (scale->type != ZY_SCALE_BIN_ORDINAL || !scale->domain_count)
        return NULL;
    *count = scale->domain_count;
    return numbers_of(scale->domain, *count, arena);
}

static bool has_thresholds(const zy_scale *scale)
{
    return scale->type == ZY_SCALE_QUANTILE || scale->type == ZY_SCALE_QUANTIZE ||
           scale->type == ZY_SCALE_THRESHOLD;
}

static bool is_temporal(const zy_scale *scale)
{
    return scale->type == ZY_SCALE_TIME || scale->type == ZY_SCALE_UTC;
}

static bool is_logarithmic(const zy_scale *scale)
{
    return scale->type == ZY_SCALE_LOG || scale->type == ZY_SCALE_SYMLOG;
}

/* Fewer ticks where steps would become smaller than wished: vega-scale's tickCount. */
static double count_for_step(const zy_scale *scale, double count, double min_step, bool has_bins)
{
    double a = zy_datum_number(scale->domain[0]);
    double b = zy_datum_number(scale->domain[scale->domain_count - 1]);
    double low = fmin(a, b), high = fmax(a, b), steps = (high - low) / min_step;

    count = fmin(count, floor(steps != 0 && !isnan(steps) ? steps : 1) + 1);
    if (!has_bins && !is_logarithmic(scale) && !is_temporal(scale) && low < high)
        while (count > 1 && zy_tick_step(low, high, count) < min_step)
            count--;
    return count;
}

static double tick_count(const zy_legend *legend, double count, zy_arena *arena)
{
    const zy_scale *scale = zy_legend_scale(legend);
    double min_step = legend->options->tick_min_step;
    size_t bins;

    if (isnan(count))
        count = zy_legend_type_of(legend) == ZY_LEGEND_GRADIENT
                    ? fmax(2, 2 * floor(zy_guide_or(legend->options->gradient_length, 0) / 100))
                    : 5;
    bins_of(scale, arena, &bins);
    if (bins)
        count = fmax(count, (double)bins);
    if (min_step > 0 && scale->domain_count)
        count = count_for_step(scale, count, min_step, bins > 0);
    return count;
}

static zy_datum *numbers_as_data(const double *numbers, size_t count, zy_arena *arena)
{
    zy_datum *data = ZY_NEW_ARRAY(arena, zy_datum, count + 1);

    for (size_t i = 0; i < count; i++)
        data[i] = ZY_DATUM_NUMBER(numbers[i]);
    return data;
}

static zy_datum *all_values(const zy_scale *scale, double count, zy_arena *arena,
                            size_t *value_count)
{
    const double *numbers = bins_of(scale, arena, value_count);

    if (*value_count) {
        *value_count -= 1;
        return numbers_as_data(numbers, *value_count, arena);
    }
    if (!has_thresholds(scale))
        return zy_scale_legend_ticks(scale, arena, count, 0, value_count);
    numbers = zy_scale_boundaries(scale, arena, value_count);
    *value_count -= 1;
    return numbers_as_data(numbers, *value_count, arena);
}

/* A symbol of size 0 says nothing. */
static bool starts_with_nothing(const zy_scale *scale, const zy_datum *values, size_t count)
{
    return count && scale->range_count && scale->range[0].kind == ZY_NUMBER &&
           zy_scale_map(scale, values[0]) == 0;
}

/* Two values or fewer cannot show a gradient; its ends can. */
static zy_datum *ends_of(const zy_scale *scale, zy_datum *values, size_t *count, zy_arena *arena)
{
    if (*count >= 3 || scale->domain_count < 2)
        return values;
    zy_datum first = scale->domain[0], last = scale->domain[scale->domain_count - 1];
    if (zy_datum_number(first) == zy_datum_number(last))
        return values;
    values = ZY_NEW_ARRAY(arena, zy_datum, 2);
    values[0] = first, values[1] = last;
    *count = 2;
    return values;
}

/* Too many entries: the last one stands for all that follow. A list whose first value says nothing
 * is cut where Vega cuts it, one value early. */
static zy_datum *cut_to_limit(const zy_scale *scale, const zy_datum *values, size_t *count,
                              double limit, size_t *more, zy_arena *arena)
{
    size_t first = starts_with_nothing(scale, values, *count) ? 1 : 0;
    bool cut = limit >= 1 && (double)*count > limit;
    size_t left = cut ? (size_t)limit - 1 : *count;
    zy_datum *kept = ZY_NEW_ARRAY(arena, zy_datum, left + 1);
    size_t filled = 0;

    for (size_t i = first; i < left; i++)
        kept[filled++] = values[i];
    *more = cut ? *count - filled : 0;
    if (cut) {
        zy_datum next = values[filled];
        kept[filled++] = next;
    }
    *count = filled;
    return kept;
}

zy_datum *zy_legend_values(const zy_legend *legend, zy_arena *arena, double count,
                           size_t *value_count, double *count_used, size_t *more)
{
    const zy_scale *scale = zy_legend_scale(legend);
    double limit = zy_guide_or(legend->options->symbol_limit, 0);

    *more = 0;
    *count_used = tick_count(legend, count, arena);
    zy_datum *values = all_values(scale, *count_used, arena, value_count);
    switch (zy_legend_type_of(legend)) {
    case ZY_LEGEND_BANDS:
        break;
    case ZY_LEGEND_GRADIENT:
        return ends_of(scale, values, value_count, arena);
    case ZY_LEGEND_SYMBOLS:
        return cut_to_limit(scale, values, value_count, limit, more, arena);
    }
    return values;
}

typedef struct labelling {
    const zy_scale *scale;
    zy_arena *arena;
    const zy_tick_format *format;
    bool keeps_all;
} labelling;

static const char *value_label(const labelling *l, zy_datum value)
{
    const zy_tick_format *format = l->format;

    if (has_thresholds(l->scale))
        return zy_scale_boundary_label(l->scale, l->arena, format, zy_datum_number(value));
    const char *label = zy_scale_tick_label(l->scale, l->arena, format, value);
    /* Axes leave out labels of a log scale where they would be crowded; entries are few. */
    if (l->keeps_all && is_logarithmic(l->scale) && label && !*label)
        return zy_number_format(l->arena, format->locale, format->specifier,
                                zy_datum_number(value));
    return label;
}

static const char *range_label(const labelling *l, const zy_datum *values, size_t value_count,
                               size_t index)
{
    double low = zy_datum_number(values[index]), high = INFINITY;
    size_t bin_count;
    const double *bins = bins_of(l->scale, l->arena, &bin_count);

    if (index + 1 < value_count)
        high = zy_datum_number(values[index + 1]);
    else if (bin_count)
        high = bins[bin_count - 1];
    return zy_scale_class_label(l->scale, l->arena, l->format, low, high);
}

const char *zy_legend_label(const zy_legend *legend, zy_arena *arena, const zy_tick_format *format,
                            const zy_datum *values, size_t value_count, size_t index)
{
    const zy_scale *scale = zy_legend_scale(legend);
    zy_legend_type type = zy_legend_type_of(legend);
    labelling l = {.scale = scale,
                   .arena = arena,
                   .format = format,
                   .keeps_all = legend->options->values != NULL};
    size_t bin_count;

    bins_of(scale, arena, &bin_count);
    if (type == ZY_LEGEND_SYMBOLS && (has_thresholds(scale) || bin_count))
        return range_label(&l, values, value_count, index);
    if (type == ZY_LEGEND_BANDS && index == 0)
        return "";
    return value_label(&l, values[index]);
}
