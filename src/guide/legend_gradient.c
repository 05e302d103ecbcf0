#include <math.h>

#include "guide/legend.h"

static double length_of(const zy_legend *legend)
{
    return zy_guide_or(legend->options->gradient_length, 0);
}

static double thickness_of(const zy_legend *legend)
{
    return zy_guide_or(legend->options->gradient_thickness, 0);
}

/* A continuous scale from end to end of the domain, without the points between and without bins. */
static zy_scale straight(const zy_scale *scale, zy_arena *arena, zy_diags *diags)
{
    zy_datum *ends = ZY_NEW_ARRAY(arena, zy_datum, 2), *range = ZY_NEW_ARRAY(arena, zy_datum, 2);
    zy_scale out = {.type = scale->type,
                    .domain = ends,
                    .domain_count = 2,
                    .range = range,
                    .range_count = 2,
                    .base = scale->base,
                    .exponent = scale->exponent,
                    .constant = scale->constant};

    ends[0] = scale->domain[0];
    ends[1] = scale->domain[scale->domain_count - 1];
    range[0] = ZY_DATUM_NUMBER(0);
    range[1] = ZY_DATUM_NUMBER(1);
    zy_scale_prepare(&out, arena, diags, (zy_span){0});
    return out;
}

static double span_of(const zy_scale *scale)
{
    if (scale->domain_count < 2)
        return 0;
    return zy_datum_number(scale->domain[scale->domain_count - 1]) -
           zy_datum_number(scale->domain[0]);
}

/* Fraction 0 to 1 of a value between the ends of the domain. */
static double fraction_of(const zy_scale *ends, zy_datum value)
{
    return zy_scale_map(ends, value);
}

static void add_stop(const zy_scale *scale, zy_datum value, double offset, zy_gradient *gradient,
                     zy_stop *stops)
{
    zy_color color;

    if (isfinite(offset) && zy_scale_color(scale, value, &color))
        stops[gradient->stop_count++] = (zy_stop){fmin(1, fmax(0, offset)), color};
}

/* One colour at each of about 15 ticks, and at both ends. */
static void add_stops(const zy_scale *scale, const zy_scale *ends, zy_gradient *gradient,
                      zy_arena *arena)
{
    zy_scale ticked = *scale;
    size_t count;

    ticked.bins_step = 0, ticked.bins = NULL, ticked.bin_count = 0;
    zy_datum *ticks = zy_scale_ticks(&ticked, arena, &(zy_tick_wish){.count = 15}, &count);
    zy_stop *stops = ZY_NEW_ARRAY(arena, zy_stop, count + 2);
    gradient->stops = stops;
    add_stop(scale, ends->domain[0], 0, gradient, stops);
    for (size_t i = 0; i < count; i++)
        if (!zy_datum_equal(ticks[i], ends->domain[0]) &&
            !zy_datum_equal(ticks[i], ends->domain[1]))
            add_stop(scale, ticks[i], fraction_of(ends, ticks[i]), gradient, stops);
    add_stop(scale, ends->domain[1], 1, gradient, stops);
}

/* The colours of a domain without extent: those of the whole range. */
static void add_whole_range(const zy_scale *scale, zy_gradient *gradient, zy_arena *arena,
                            zy_diags *diags)
{
    enum { PARTS = 15 };
    zy_datum *domain = ZY_NEW_ARRAY(arena, zy_datum, 2);
    zy_scale whole = *scale;
    zy_stop *stops = ZY_NEW_ARRAY(arena, zy_stop, PARTS + 1);

    domain[0] = ZY_DATUM_NUMBER(0), domain[1] = ZY_DATUM_NUMBER(1);
    whole.type = ZY_SCALE_LINEAR;
    whole.domain = domain, whole.domain_count = 2;
    whole.bins_step = 0, whole.bins = NULL, whole.bin_count = 0;
    gradient->stops = stops;
    if (!zy_scale_prepare(&whole, arena, diags, (zy_span){0}))
        return;
    for (int i = 0; i <= PARTS; i++)
        add_stop(&whole, ZY_DATUM_NUMBER((double)i / PARTS), (double)i / PARTS, gradient, stops);
}

static const zy_gradient *gradient_of(const zy_legend *legend, zy_arena *arena)
{
    zy_diags ignored = {.arena = arena};
    zy_gradient *gradient = ZY_NEW(arena, zy_gradient);
    const zy_scale *scale = zy_legend_scale(legend);

    if (zy_legend_is_vertical(legend))
        gradient->y1 = 1;
    else
        gradient->x2 = 1;
    if (span_of(scale) != 0) {
        zy_scale ends = straight(scale, arena, &ignored);
        add_stops(scale, &ends, gradient, arena);
    } else if (scale->domain_count) {
        add_whole_range(scale, gradient, arena, &ignored);
    }
    return gradient;
}

/* What bar and bands have in common: a rect from `from` to `to`, as fractions of the length. */
static zy_item *add_rect(const zy_legend *legend, double from, double to, zy_arena *arena,
                         zy_scene_mark *mark)
{
    const zy_legend_options *o = legend->options;
    zy_item *item = zy_scene_item_new(arena, mark);
    double length = length_of(legend), thickness = thickness_of(legend);
    double opacity = zy_guide_or(legend->look.opacity, zy_guide_or(o->gradient_opacity, 1));

    if (zy_legend_is_vertical(legend)) {
        item->x2 = thickness;
        item->y = fmin(1 - from, 1 - to) * length;
        item->y2 = fmax(1 - from, 1 - to) * length;
    } else {
        item->x = fmin(from, to) * length;
        item->x2 = fmax(from, to) * length;
        item->y2 = thickness;
    }
    item->stroke = zy_paint_read(o->gradient_stroke_color, opacity);
    item->stroke_width = zy_guide_or(o->gradient_stroke_width, 1);
    item->fill.opacity = opacity;
    return item;
}

static zy_scene_mark *draw_bar(const zy_legend *legend, zy_arena *arena, zy_marks_list *marks)
{
    zy_scene_mark *mark =
        zy_scene_mark_new(arena, marks, ZY_ITEM_RECT, "legend-gradient", "legend");
    zy_item *item = add_rect(legend, 0, 1, arena, mark);

    item->fill.kind = ZY_PAINT_GRADIENT;
    item->fill.gradient = gradient_of(legend, arena);
    if (item->fill.gradient->stop_count == 0)
        item->fill.kind = ZY_PAINT_NONE;
    return mark;
}

/* Fractions of a band legend: cut values are evenly scaled, and beyond the outer cuts a band of
 * average width is drawn. */
static double band_fraction(const zy_scale *scale, double value)
{
    double low = zy_datum_number(scale->domain[0]);
    double high = zy_datum_number(scale->domain[scale->domain_count - 1]);

    if (scale->type == ZY_SCALE_THRESHOLD) {
        size_t spans = scale->domain_count - 1;
        double adjust = spans ? (high - low) / (double)spans : 0.1;
        low -= adjust, high += adjust;
    }
    return (value - low) / (high - low);
}

static double band_start(const zy_legend *legend, const zy_scale *scale, size_t i)
{
    if (i == 0)
        return 0;
    if (i == legend->entry_count)
        return 1;
    return band_fraction(scale, zy_datum_number(legend->entries[i].value));
}

static zy_scene_mark *draw_bands(const zy_legend *legend, zy_arena *arena, zy_marks_list *marks)
{
    const zy_scale *scale = zy_legend_scale(legend);
    zy_scene_mark *mark = zy_scene_mark_new(arena, marks, ZY_ITEM_RECT, "legend-band", "legend");
    zy_color color;

    for (size_t i = 0; scale->domain_count && i < legend->entry_count; i++) {
        double from = band_start(legend, scale, i), to = band_start(legend, scale, i + 1);
        if (!isfinite(from) || !isfinite(to))
            continue;
        zy_item *item = add_rect(legend, from, to, arena, mark);
        if (zy_scale_color(scale, legend->entries[i].value, &color))
            item->fill = zy_paint_of(color, item->fill.opacity);
    }
    return mark;
}

static bool is_own(const zy_legend *legend, size_t offset)
{
    return legend->own && zy_props_has(zy_legend_props, legend->own, offset);
}

static void place_label(const zy_legend *legend, double fraction, zy_label *label)
{
    const zy_legend_options *o = legend->options;
    bool own = is_own(legend, offsetof(zy_legend_options, label_offset));
    double offset = zy_guide_or(own ? o->label_offset : o->gradient_label_offset, 0);
    double across = thickness_of(legend) + offset, length = length_of(legend);
    int end = fraction <= 0 ? -1 : fraction >= 1 ? 1 : 0;

    if (zy_legend_is_vertical(legend)) {
        label->x = across, label->y = (1 - fraction) * length;
        label->align = ZY_ALIGN_LEFT;
        label->baseline = end < 0   ? ZY_BASELINE_BOTTOM
                          : end > 0 ? ZY_BASELINE_TOP
                                    : ZY_BASELINE_MIDDLE;
    } else {
        label->x = fraction * length, label->y = across;
        label->align = end < 0 ? ZY_ALIGN_LEFT : end > 0 ? ZY_ALIGN_RIGHT : ZY_ALIGN_CENTER;
        label->baseline = ZY_BASELINE_TOP;
    }
    own = is_own(legend, offsetof(zy_legend_options, label_limit));
    label->limit = own ? o->label_limit : o->gradient_label_limit;
}

/* Where along the bar each entry is labelled. */
static double *fractions_of(const zy_legend *legend, zy_arena *arena)
{
    const zy_scale *scale = zy_legend_scale(legend);
    zy_diags ignored = {.arena = arena};
    double *fractions = ZY_NEW_ARRAY(arena, double, legend->entry_count + 1);
    bool bands = zy_legend_type_of(legend) == ZY_LEGEND_BANDS;
    bool flat = span_of(scale) == 0;
    zy_scale ends = {0};

    if (!scale->domain_count)
        return fractions;
    if (!bands && !flat)
        ends = straight(scale, arena, &ignored);
    for (size_t i = 0; i < legend->entry_count; i++)
        fractions[i] = bands  ? band_start(legend, scale, i)
                       : flat ? 0.5
                              : fraction_of(&ends, legend->entries[i].value);
    return fractions;
}

static zy_box draw_labels(const zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter,
                          zy_marks_list *marks)
{
    const zy_legend_options *o = legend->options;
    zy_scene_mark *mark = zy_scene_mark_new(arena, marks, ZY_ITEM_TEXT, "legend-label", "legend");
    const double *fractions = fractions_of(legend, arena);
    zy_overlap overlap = {.method = o->label_overlap,
                          .separation = o->label_separation,
                          .last = legend->parted_labels ? ZY_OVERLAP_HIDE_LATER : ZY_OVERLAP_KEEP};

    for (size_t i = 0; i < legend->entry_count; i++) {
        if (!isfinite(fractions[i]))
            continue;
        zy_label label = zy_legend_entry_label(legend, &legend->entries[i]);
        place_label(legend, fractions[i], &label);
        zy_label_draw(&label, arena, typesetter, mark);
    }
    return zy_overlap_hide(&overlap, mark, arena, typesetter);
}

zy_box zy_legend_draw_gradient(const zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter,
                               zy_marks_list *marks, zy_box *bar)
{
    zy_scene_mark *mark = zy_legend_type_of(legend) == ZY_LEGEND_BANDS
                              ? draw_bands(legend, arena, marks)
                              : draw_bar(legend, arena, marks);

    *bar = zy_guide_mark_box(mark, typesetter);
    return zy_box_union(*bar, draw_labels(legend, arena, typesetter, marks));
}
