/* What a house chart looks like: colours by their roles and measures, as the theme's `house` says
 * them (src/chart/themes/). Part of chart.h.
 *
 * A role or a length that no theme defines cannot be asked for, and a name that is not in the
 * tables of house.c is an error of the theme. A new one is a field here, a row there, and its value
 * in paper.yaml. */
#ifndef ZY_CHART_HOUSE_H
#define ZY_CHART_HOUSE_H

#include "base/color.h"
#include "props/props.h"

typedef enum zy_role {
    ZY_ROLE_INK,            /* what is read: titles, names, values */
    ZY_ROLE_SECONDARY,      /* what is read after it: subtitles, numbers of axes */
    ZY_ROLE_FOOTER,         /* notes and sources */
    ZY_ROLE_GRID,           /* lines behind the marks, what is left of a whole */
    ZY_ROLE_ACCENT,         /* what the title speaks of */
    ZY_ROLE_ACCENT2,        /* what it is compared with, and falls */
    ZY_ROLE_CONTEXT,        /* marks that the title does not speak of */
    ZY_ROLE_CONTEXT_STRONG, /* the same of lines, which are thin */
    ZY_ROLE_CONTEXT_LABEL,  /* their labels */
    ZY_ROLE_COUNT,
} zy_role;

/* A length or a size of letters: pixels on a slide of 1280x720, scaled with the canvas, and never
 * fewer than `least`. */
typedef struct zy_length {
    double size, least;
} zy_length;

enum { ZY_HOUSE_SECTIONS = 16 };

typedef struct zy_house {
    zy_given given;
    const char *color_names[ZY_ROLE_COUNT];
    zy_color colors[ZY_ROLE_COUNT];
    const char *negative; /* the sign of negative numbers */
    const zy_value *sections[ZY_HOUSE_SECTIONS];

    struct {
        zy_length left, right, top, bottom; /* margins */
        zy_length under_title, over_footer;
    } page;
    struct {
        zy_length title, subtitle, footer;
        zy_length panel_title, panel_subtitle;
        zy_length heading; /* of small multiples */
    } type;
    struct {
        zy_length gap_x, gap_y;
        zy_length rule;      /* room of the line over a panel's title */
        zy_length heading;   /* between the heading of a small multiple and its plot */
        zy_length narrowest; /* width of small multiples that stand in one row */
    } panels;
    struct {
        zy_length label, label_gap, title_gap, labels_apart; /* of values */
        zy_length unit_x, unit_y, over_unit;  /* where the unit stands; a heading's gap over it */
        zy_length name_x, name_y, name_small; /* of categories: the largest letters, the smallest */
        zy_length name_gap_x, name_gap_y;
        zy_length clear_x, clear_y;    /* room for the labels of negative bars */
        zy_length year, month, period; /* room that one date has */
        zy_length stub;                /* the part of an axis below its break */
        zy_length break_beyond, break_thick, break_wave;
    } axis;
    struct {
        zy_length pitch, group_pitch; /* the most height of a bar with its gap; of a group */
    } bars;
    struct {
        zy_length fade, fade_least, soft; /* how far the ends of bars fade */
        zy_length cap;                    /* line at the bound that a bar may not reach */
        zy_length stem, soft_stem, dot;   /* of points and lines */
    } ends;
    struct {
        zy_length alone, few, many, among_others; /* the number, by how many there are */
        zy_length caption, caption_small, change;
        zy_length over_number, under_number;
        zy_length bar, under_bar;
        zy_length line, line_label, under_line, line_width, dot;
        zy_length over_change;
        zy_length gap_x, gap_y, pitch;
    } card;
    struct {
        zy_length figure, figure_small, caption, gap;
    } waffle;
    struct {
        zy_length symbol, symbol_enough; /* the largest; from there on letters may be larger */
        zy_length name, name_gap;
        zy_length figure, figure_gap;        /* in a row of several */
        zy_length beside, above, beside_gap; /* a single figure */
        zy_length key, key_gap;
    } pictogram;
    struct {
        zy_length type_many, type, type_few; /* by how many events there are */
        zy_length dot, leader, pole;
        zy_length tick, tick_length, ticks_apart;
    } timeline;
    struct {
        zy_length type, type_few, type_stacked;
    } table;
    struct {
        zy_length bar, segment, point, end, ends, end_name, end_gap, end_leader, dot, dot_weak,
            slice, slice_small, slice_gap, total, missing, reference, reference_gap;
    } labels;
    struct {
        zy_length annotation, annotation_width, annotation_gap, leader_gap, difference,
            difference_head, difference_gap, difference_over;
    } notes;
    struct {
        zy_length pitch, alone, value_alone, value_two, value_few, value, name_few, name;
    } share;
    struct {
        zy_length value_alone, value_two, value_few, value_some, value, name_few, name, gap, stem,
            air, middle, zero;
    } slope;
    struct {
        zy_length pitch, value, dot, name;
    } dumbbell;
} zy_house;

/* The table of the theme's `house`: roles, the sign, and sections with tables of measures. */
extern const zy_prop zy_house_props[];
/* What each length takes. */
extern const zy_prop zy_length_props[];

#endif
