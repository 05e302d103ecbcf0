/* What the files that draw and place legends share. */
#ifndef ZY_GUIDE_LEGEND_H
#define ZY_GUIDE_LEGEND_H

#include "guide/parts.h"

zy_legend_orient zy_legend_orient_of(const zy_legend *legend);

/* Places drawn legends around a group. `beside`: the plot with the axes at its sides; `above`: with
 * those at top and bottom. */
void zy_legends_place(zy_group *group, zy_box beside, zy_box above, zy_arena *arena);

/* Each draws the entries of a legend from 0,0 and returns the box that layout counts. `bar`: the
 * box of the coloured bar of a gradient alone. */
zy_box zy_legend_draw_symbols(const zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter,
                              zy_marks_list *marks);
zy_box zy_legend_draw_gradient(const zy_legend *legend, zy_arena *arena, zy_typesetter *typesetter,
                               zy_marks_list *marks, zy_box *bar);

/* The label of an entry with everything but its place. */
zy_label zy_legend_entry_label(const zy_legend *legend, const zy_legend_entry *entry);
/* What an entry's symbol overrides. */
const zy_legend_look *zy_legend_entry_look(const zy_legend *legend, const zy_legend_entry *entry);

#endif
