/* Two styles of pictures: that of Vega-Lite's documents, exactly as Vega draws them, and that of
 * the house. A style is a row of answers to questions that stages ask; which style a chart has is
 * settled once, when its $schema is read (views/normalise.c), and asked by nobody. Each field says
 * what holds where it is true, or not NULL, or not 0. */
#ifndef ZY_STYLE_STYLE_H
#define ZY_STYLE_STYLE_H

#include <stdbool.h>

typedef struct zy_style {
    /* ---- Reading ---- */
    const char *theme;  /* by default; NULL: none but the config */
    const char *locale; /* of numbers and dates where no language is written; NULL: the chart's */
    bool has_frame;     /* title, highlight, notes, reference … of the frame are at work */
    bool
        has_canvas; /* the picture has a given size: plots are fitted into it, type grows with it */
    bool own_fonts; /* font files are looked for by the theme's family */
    unsigned manner;       /* of all texts: ZY_TEXT_HALT … */
    bool own_signs;        /* the sign of negative numbers is the theme's, or the cells' own */
    double repeat_columns; /* of a repeated list; 0: one row */

    /* ---- Data ---- */
    bool infers_types;    /* from what the cells say, where the chart says nothing */
    bool reads_cells;     /* as articles write them (59.7mm, 令和6年), when a definition asks */
    bool keeps_order;     /* names, slices, cells and segments stand in the order of the table */
    bool needs_rows;      /* a chart without a table or without rows is told so */
    bool bands_dates;     /* bars of dates stand in bands */
    bool caps_bars;       /* bars have a greatest thickness */
    bool counts_by_field; /* {aggregate: count, field} counts the field's values */

    /* ---- Scales ---- */
    bool keeps_places;    /* of categories whose rows have no value */
    bool takes_undefined; /* into discrete domains */
    bool cuts_lengths;    /* lengths that do not begin at zero are cut, and said to be */
    bool rests_on_zero;   /* zeros alone stand on the base line, not in the middle */
    double empty_domain;  /* both ends where there is no number; NAN: none */

    /* ---- Marks ---- */
    bool rounds_alone;        /* one segment alone has the corners of its stack itself */
    bool strays_at_start;     /* what is no value of a discrete scale stands at the plot's start */
    bool bands_by_config;     /* sizes of bands on continuous scales are the config's alone */
    bool dots_lone_values;    /* of lines and areas between missing ones */
    bool honest_ends;         /* bounds and estimates fade, or have open dots */
    bool local_dates;         /* dates are written as the cells or the language have them */
    bool hides_missing_names; /* a text of a missing name is none, whatever its format */
    bool writes_figures; /* numbers are written as articles do: 30万台以上, one unit an axis */
    bool faint;          /* points, ticks and the like are 0.7 opaque */
    const char *line_break; /* in texts of marks; NULL: none */

    /* ---- Labels and guides ---- */
    bool labels_marks;  /* values and names stand at marks, and make axes and legends needless */
    bool parted_labels; /* number and unit of a label are spaced as the language has it */
    bool titles_from_fields; /* axes, legends and headers are titled by what they show */
    bool plain_titles;       /* such a title is the field's name alone */
    bool turns_labels;       /* of names along x, a quarter */
    bool breaks_names;       /* of categories, into lines or columns, or shortens them */
    bool grids_by_range;     /* grid lines are as long as the other scale's range */
    bool lean_axes;          /* axes say no more than is needed beside the marks */
    bool heads_all_cells;    /* of wrapped facets, with or without labels */
} zy_style;

extern const zy_style zy_style_vega, zy_style_house;
/* Of a table that is read without a chart. */
const zy_style *zy_style_of_tables(void);

#endif
