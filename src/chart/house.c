/* The theme's `house`, read once: roles of colour, and the measures of each part of a chart. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "chart/chart.h"

enum { MOST_PIXELS = 4000 }; /* of a length */

/* ---- Measures ---- */

typedef struct length_options {
    zy_given given;
    double size, least;
} length_options;

const zy_prop zy_length_props[] = {
    {"size", ZY_PROP_NUMBER, offsetof(length_options, size), NULL,
     "pixels on a slide of 1280x720, scaled with the canvas", NULL},
    {"least", ZY_PROP_NUMBER, offsetof(length_options, least), NULL,
     "pixels that it has on any canvas", NULL},
    {0},
};

#define ROW(section, name, field, doc)                                                             \
    {                                                                                              \
        name, ZY_PROP_MAP, offsetof(zy_house, section.field), NULL, doc, zy_length_props           \
    }

static const zy_prop page_props[] = {
    ROW(page, "left", left, "margin"),
    ROW(page, "right", right, "margin"),
    ROW(page, "top", top, "margin"),
    ROW(page, "bottom", bottom, "margin"),
    ROW(page, "underTitle", under_title, "between title or subtitle and the plot"),
    ROW(page, "overFooter", over_footer, "between the plot and the footer"),
    {0},
};

static const zy_prop type_props[] = {
    ROW(type, "title", title, "letters of the title"),
    ROW(type, "subtitle", subtitle, "letters of the subtitle"),
    ROW(type, "footer", footer, "letters of notes and sources"),
    ROW(type, "panelTitle", panel_title, "letters of a panel's title"),
    ROW(type, "panelSubtitle", panel_subtitle, "letters of a panel's subtitle"),
    ROW(type, "heading", heading, "letters over small multiples"),
    {0},
};

static const zy_prop panels_props[] = {
    ROW(panels, "gapX", gap_x, "between panels side by side"),
    ROW(panels, "gapY", gap_y, "between panels below each other"),
    ROW(panels, "rule", rule, "room of the line over a panel's title"),
    ROW(panels, "heading", heading, "between the heading of a small multiple and its plot"),
    ROW(panels, "narrowest", narrowest, "width of small multiples that stand in one row"),
    {0},
};

static const zy_prop axis_props[] = {
    ROW(axis, "label", label, "letters of numbers and dates, and of the unit"),
    ROW(axis, "labelGap", label_gap, "between numbers and the plot"),
    ROW(axis, "titleGap", title_gap, "between a title and the numbers"),
    ROW(axis, "labelsApart", labels_apart, "between numbers side by side"),
    ROW(axis, "unitX", unit_x, "how far the unit stands left of the plot"),
    ROW(axis, "unitY", unit_y, "how far the unit stands above the plot"),
    ROW(axis, "overUnit", over_unit, "between the unit and the heading over it"),
    ROW(axis, "nameX", name_x, "the largest letters of names below the plot"),
    ROW(axis, "nameY", name_y, "the largest letters of names beside the plot"),
    ROW(axis, "nameSmall", name_small, "the smallest letters of names, but for want of room"),
    ROW(axis, "nameGapX", name_gap_x, "between the plot and names below it"),
    ROW(axis, "nameGapY", name_gap_y, "between the plot and names beside it"),
    ROW(axis, "clearX", clear_x, "room for labels of negative columns over the names"),
    ROW(axis, "clearY", clear_y, "room for labels of negative bars beside the names"),
    ROW(axis, "year", year, "room that each year has"),
    ROW(axis, "month", month, "room that each month has"),
    ROW(axis, "period", period, "room that each quarter or half has"),
    ROW(axis, "stub", stub, "the part of an axis below its break"),
    ROW(axis, "breakBeyond", break_beyond, "how far the break goes beyond the bars"),
    ROW(axis, "breakThick", break_thick, "thickness of the break"),
    ROW(axis, "breakWave", break_wave, "length of a wave of it"),
    {0},
};

static const zy_prop bars_props[] = {
    ROW(bars, "pitch", pitch, "the most height of a bar with its gap"),
    ROW(bars, "groupPitch", group_pitch, "the same of bars in groups"),
    {0},
};

static const zy_prop ends_props[] = {
    ROW(ends, "fade", fade, "how far a bar fades where its value may go on"),
    ROW(ends, "fadeLeast", fade_least, "the same of short bars"),
    ROW(ends, "soft", soft, "how far the end of an estimate fades"),
    ROW(ends, "cap", cap, "thickness of the line at a bound that a bar may not reach"),
    ROW(ends, "stem", stem, "length of the stem of a point that is a bound"),
    ROW(ends, "softStem", soft_stem, "length of the stems of a point that is an estimate"),
    ROW(ends, "dot", dot, "radius of such a point on a line"),
    {0},
};

static const zy_prop card_props[] = {
    ROW(card, "alone", alone, "the largest number of a card that is all there is"),
    ROW(card, "few", few, "the same of up to three cards"),
    ROW(card, "many", many, "the same of more cards"),
    ROW(card, "amongOthers", among_others, "the same of a card beside other charts"),
    ROW(card, "caption", caption, "the largest letters of captions"),
    ROW(card, "captionSmall", caption_small, "the smallest letters of captions"),
    ROW(card, "change", change, "letters of the change"),
    ROW(card, "overNumber", over_number, "between the line over a card and its number"),
    ROW(card, "underNumber", under_number, "below the number"),
    ROW(card, "bar", bar, "thickness of the bar"),
    ROW(card, "underBar", under_bar, "below the bar"),
    ROW(card, "line", line, "height of the line"),
    ROW(card, "lineLabel", line_label, "letters below the line"),
    ROW(card, "underLine", under_line, "below them"),
    ROW(card, "lineWidth", line_width, "thickness of the line"),
    ROW(card, "dot", dot, "diameter of the dot at its end"),
    ROW(card, "overChange", over_change, "above the change"),
    ROW(card, "gapX", gap_x, "between cards side by side"),
    ROW(card, "gapY", gap_y, "between cards below each other, at least"),
    ROW(card, "pitch", pitch, "between cards below each other where there is room"),
    {0},
};

static const zy_prop waffle_props[] = {
    ROW(waffle, "figure", figure, "the largest number"),
    ROW(waffle, "figureSmall", figure_small, "the same of more than three waffles"),
    ROW(waffle, "caption", caption, "letters of captions"),
    ROW(waffle, "gap", gap, "between squares and words"),
    {0},
};

static const zy_prop pictogram_props[] = {
    ROW(pictogram, "symbol", symbol, "the largest symbols"),
    ROW(pictogram, "symbolEnough", symbol_enough, "smaller ones make the letters smaller"),
    ROW(pictogram, "name", name, "letters of names"),
    ROW(pictogram, "nameGap", name_gap, "between names and symbols"),
    ROW(pictogram, "figure", figure, "letters of the numbers of several rows"),
    ROW(pictogram, "figureGap", figure_gap, "between symbols and these numbers"),
    ROW(pictogram, "beside", beside, "the largest single number beside its symbols"),
    ROW(pictogram, "besideGap", beside_gap, "between symbols and this number"),
    ROW(pictogram, "above", above, "the largest single number above its symbols"),
    ROW(pictogram, "key", key, "letters of what a symbol stands for"),
    ROW(pictogram, "keyGap", key_gap, "above them"),
    {0},
};

static const zy_prop timeline_props[] = {
    ROW(timeline, "typeFew", type_few, "the largest letters of up to six events"),
    ROW(timeline, "type", type, "the same of up to ten"),
    ROW(timeline, "typeMany", type_many, "the same of more"),
    ROW(timeline, "dot", dot, "diameter of a dot"),
    ROW(timeline, "pole", pole, "the shortest line from a dot to words above or below it"),
    ROW(timeline, "leader", leader, "the line from a dot to words beside it"),
    ROW(timeline, "tick", tick, "letters at ticks"),
    ROW(timeline, "tickLength", tick_length, "length of ticks"),
    ROW(timeline, "ticksApart", ticks_apart, "between labelled ticks"),
    {0},
};

static const zy_prop table_props[] = {
    ROW(table, "type", type, "the largest letters"),
    ROW(table, "typeFew", type_few, "the same of up to six rows"),
    ROW(table, "typeStacked", type_stacked, "the same where each row is a block of lines"),
    {0},
};

static const zy_prop labels_props[] = {
    ROW(labels, "bar", bar, "the largest value at a bar"),
    ROW(labels, "segment", segment, "the largest value in a stack"),
    ROW(labels, "point", point, "names and values at points"),
    ROW(labels, "end", end, "the value at the end of a line that is alone"),
    ROW(labels, "ends", ends, "the same of several lines"),
    ROW(labels, "endName", end_name, "their names"),
    ROW(labels, "endGap", end_gap, "between a line and what stands at its end"),
    ROW(labels, "endLeader", end_leader, "the same where leaders are drawn"),
    ROW(labels, "dot", dot, "diameter of the dot at the end of a line"),
    ROW(labels, "dotWeak", dot_weak, "the same of lines that are context"),
    ROW(labels, "slice", slice, "the value of a slice"),
    ROW(labels, "sliceSmall", slice_small, "its name, and both where there are many"),
    ROW(labels, "sliceGap", slice_gap, "between a slice and these"),
    ROW(labels, "total", total, "the largest number in the middle of a ring"),
    ROW(labels, "missing", missing, "what stands where a value is missing"),
    ROW(labels, "reference", reference, "letters at a reference"),
    ROW(labels, "referenceGap", reference_gap, "between them and its line"),
    {0},
};

static const zy_prop notes_props[] = {
    ROW(notes, "annotation", annotation, "letters of annotations"),
    ROW(notes, "annotationWidth", annotation_width, "their width where none is given"),
    ROW(notes, "annotationGap", annotation_gap, "between them and their leaders"),
    ROW(notes, "leaderGap", leader_gap, "between a leader and the mark"),
    ROW(notes, "difference", difference, "the number of a difference"),
    ROW(notes, "differenceHead", difference_head, "the head of its arrow"),
    ROW(notes, "differenceGap", difference_gap, "between the marks and its arrow"),
    ROW(notes, "differenceOver", difference_over, "between its number and what is below"),
    {0},
};

static const zy_prop share_props[] = {
    ROW(share, "pitch", pitch, "the most height of a bar with its gap"),
    ROW(share, "alone", alone, "the same of a single bar"),
    ROW(share, "valueAlone", value_alone, "the value of a single bar"),
    ROW(share, "valueTwo", value_two, "the same of two bars"),
    ROW(share, "valueFew", value_few, "of up to four"),
    ROW(share, "value", value, "of more"),
    ROW(share, "nameFew", name_few, "names of the parts of up to two bars"),
    ROW(share, "name", name, "the same of more"),
    {0},
};

static const zy_prop slope_props[] = {
    ROW(slope, "valueAlone", value_alone, "the value of a single line"),
    ROW(slope, "valueTwo", value_two, "the same of two lines"),
    ROW(slope, "valueFew", value_few, "of up to four"),
    ROW(slope, "valueSome", value_some, "of up to eight"),
    ROW(slope, "value", value, "of more"),
    ROW(slope, "nameFew", name_few, "names of up to four lines"),
    ROW(slope, "name", name, "the same of more"),
    ROW(slope, "gap", gap, "between a line and its value"),
    ROW(slope, "stem", stem, "room for an end that is a bound"),
    ROW(slope, "air", air, "room above and below"),
    ROW(slope, "middle", middle, "the same where values stand between the ends"),
    ROW(slope, "zero", zero, "how far the line at zero goes on"),
    {0},
};

static const zy_prop dumbbell_props[] = {
    ROW(dumbbell, "pitch", pitch, "the most height of a row"),
    ROW(dumbbell, "value", value, "the largest values"),
    ROW(dumbbell, "dot", dot, "the largest dots"),
    ROW(dumbbell, "name", name, "names of the two"),
    {0},
};

#undef ROW

/* ---- The whole ---- */

#define ROLE(name, role, doc)                                                                      \
    {                                                                                              \
        name, ZY_PROP_COLOR, offsetof(zy_house, color_names[ZY_ROLE_##role]), NULL, doc, NULL      \
    }
#define SECTION(at, name, table, doc)                                                              \
    {                                                                                              \
        name, ZY_PROP_MAP, offsetof(zy_house, sections[at]), NULL, doc, table                      \
    }

const zy_prop zy_house_props[] = {
    ROLE("ink", INK, "what is read: titles, names, values"),
    ROLE("secondary", SECONDARY, "what is read after it: subtitles, numbers of axes"),
    ROLE("footer", FOOTER, "notes and sources"),
    ROLE("grid", GRID, "lines behind the marks, and what is left of a whole"),
    ROLE("accent", ACCENT, "what the title speaks of"),
    ROLE("accent2", ACCENT2, "what it is compared with; what falls"),
    ROLE("context", CONTEXT, "marks that the title does not speak of"),
    ROLE("contextStrong", CONTEXT_STRONG, "the same of lines, which are thin"),
    ROLE("contextLabel", CONTEXT_LABEL, "their labels"),
    {"negative", ZY_PROP_TEXT, offsetof(zy_house, negative), NULL, "the sign of negative numbers",
     NULL},
    SECTION(0, "page", page_props, "margins and gaps of the page"),
    SECTION(1, "type", type_props, "sizes of letters"),
    SECTION(2, "panels", panels_props, "charts side by side, and small multiples"),
    SECTION(3, "axis", axis_props, "what stands along the axes"),
    SECTION(4, "bars", bars_props, "bars"),
    SECTION(5, "ends", ends_props, "ends of values that are bounds or estimates"),
    SECTION(6, "card", card_props, "cards"),
    SECTION(7, "waffle", waffle_props, "waffles"),
    SECTION(8, "pictogram", pictogram_props, "pictograms"),
    SECTION(9, "timeline", timeline_props, "timelines"),
    SECTION(10, "table", table_props, "tables"),
    SECTION(11, "labels", labels_props, "what stands at the marks"),
    SECTION(12, "notes", notes_props, "annotations, and differences between marks"),
    SECTION(13, "share", share_props, "shares of a whole"),
    SECTION(14, "slope", slope_props, "slopes"),
    SECTION(15, "dumbbell", dumbbell_props, "dumbbells"),
    {0},
};

/* ---- Reading ---- */

static bool wrong_kind(zy_chart *chart, const zy_prop *row, const zy_value *v)
{
    return zy_fail(
        chart->diags, "wrong-kind", v->span, NULL,
        ZY_SAY(chart->diags, "\"%s\" must be %s, not %s", "「%s」には%sを書きます（%sではなく）"),
        row->name, zy_kind_name(chart->diags, ZY_VALUE_MAP), zy_kind_name(chart->diags, v->kind));
}

static bool is_length(double pixels)
{
    return pixels >= 0 && pixels <= MOST_PIXELS;
}

static bool read_length(zy_chart *chart, const zy_prop *row, const zy_value *v, zy_length *into)
{
    length_options m = {.size = NAN, .least = NAN};

    assert(v); /* paper has them all */
    if (v->kind != ZY_VALUE_MAP)
        return wrong_kind(chart, row, v);
    if (!zy_props_read(zy_length_props, v, &m, chart->arena, chart->diags))
        return false;
    *into = (zy_length){m.size, m.least};
    return (is_length(m.size) && is_length(m.least)) ||
           zy_fail(chart->diags, "bad-length", v->span, NULL,
                   ZY_SAY(chart->diags, "\"%s\" needs a size and a least of 0 to %d pixels",
                          "「%s」には size と least を 0〜%d ピクセルで書きます"),
                   row->name, MOST_PIXELS);
}

static bool read_section(zy_chart *chart, const zy_prop *section, const zy_value *map,
                         zy_house *into)
{
    if (map->kind == ZY_VALUE_NULL)
        return wrong_kind(chart, section, map);
    if (map->kind != ZY_VALUE_MAP)
        return false; /* that has been said */
    bool good = zy_props_check(section->of, map, chart->diags);
    for (const zy_prop *row = section->of; good && row->name; row++)
        good = read_length(chart, row, zy_value_find(map, row->name),
                           (zy_length *)((char *)into + row->at));
    return good;
}

static bool read_color(zy_chart *chart, const zy_prop *row, const zy_value *v, zy_color *color)
{
    return zy_color_read(zy_value_text(v, ""), color) ||
           zy_fail(chart->diags, "unknown-color", v->span, NULL,
                   ZY_SAY(chart->diags, "\"%s\" needs a colour", "「%s」には色が必要です"),
                   row->name);
}

static size_t role_of(const zy_prop *row)
{
    return (row->at - offsetof(zy_house, color_names)) / sizeof(const char *);
}

bool zy_house_read(zy_chart *chart)
{
    const zy_value *house = zy_config(chart, "house");
    zy_house *into = ZY_NEW(chart->arena, zy_house);

    if (!house || house->kind != ZY_VALUE_MAP)
        return wrong_kind(chart, &(zy_prop){.name = "house"}, house);
    const bool known = zy_props_read(zy_house_props, house, into, chart->arena, chart->diags);
    bool good = known;
    for (size_t i = 0; zy_house_props[i].name; i++) {
        const zy_prop *row = &zy_house_props[i];
        const zy_value *v = zy_value_find(house, row->name);
        if (row->kind == ZY_PROP_COLOR && known)
            good &= read_color(chart, row, v, &into->colors[role_of(row)]);
        else if (row->of)
            good &= read_section(chart, row, v, into);
    }
    chart->house = into;
    return good;
}

/* ---- Asked ---- */

const char *zy_house_color_name(const zy_chart *chart, zy_role role)
{
    return chart->house->color_names[role];
}

zy_color zy_house_color(const zy_chart *chart, zy_role role)
{
    return chart->house->colors[role];
}

double zy_length_px(const zy_chart *chart, zy_length length)
{
    return fmax(length.least, round(length.size * chart->unit * 2) / 2);
}
