/* Legends while they are planned. Private to src/layout/legend*.c. */
#ifndef ZY_LAYOUT_LEGENDS_H
#define ZY_LAYOUT_LEGENDS_H

#include "layout/layout.h"

#define ZY_LEGEND_GIVEN(o, field)                                                                  \
    zy_props_has(zy_legend_props, o, offsetof(zy_legend_options, field))
#define ZY_LEGEND_GIVE(o, field, value)                                                            \
    ((o)->field = (value), zy_props_give(zy_legend_props, o, offsetof(zy_legend_options, field)))

/* What one channel of a view, or several together, say of their legend (Vega-Lite's
 * LegendComponent). */
typedef struct zy_legend_part {
    struct zy_legend_part *next;
    zy_channel channel; /* the first */
    const zy_scale_part *scale;
    zy_view *unit;
    const zy_def *def;
    bool disabled, disabled_given;
    zy_legend_options own;     /* as written */
    zy_legend_options implied; /* what follows from scale, mark and config */
    zy_value *values;          /* what two channels with given domains show together */
    const char *title;
    bool titled, title_given; /* titled: something is known of it, be it that there is none */
    zy_legend legend;
    bool look_given;
    bool is_gradient; /* the first is: what is said of its opacity is not of symbols */
} zy_legend_part;

/* The legends that stand at each view; NULL: none. Stored by view. */
zy_legend_part *zy_legend_parts_of(zy_job *job, zy_view *view);

/* house_legend.c: sizes and distance of the house style, where nothing is written. */
void zy_house_legend_options(zy_job *job, const zy_view *unit, zy_legend_options *options);
/* Rows that fit the room of the view, of which there are `beside` legends side by side. */
void zy_house_legend_rows(zy_job *job, const zy_view *view, const zy_legend *legend, size_t beside,
                          zy_legend_options *options);

/* legend_look.c: what symbols look like besides the legend's own channels; of gradients only the
 * opacity. */
zy_legend_look zy_legend_look_of(zy_job *job, const zy_legend_part *part, bool symbols);
bool zy_legend_look_is_none(const zy_legend_look *look);
/* What is not said twice: a channel of the legend itself is no look of its symbols. */
void zy_legend_look_settle(zy_legend *legend);
/* The first constant that a channel gives, as value or on a condition; NULL: none. */
const zy_value *zy_def_first_value(const zy_def *def);

#endif
