/* Icons: what a pictogram counts with. Each is one outline, filled by the nonzero rule, on a grid
 * of ZY_ICON_GRID x ZY_ICON_GRID. */
#ifndef ZY_MARKS_ICONS_H
#define ZY_MARKS_ICONS_H

#include "base/geometry.h"
#include "value/value.h"

enum { ZY_ICON_GRID = 24 };

typedef struct zy_icon {
    const char *name;
    const char *d; /* SVG path data */
} zy_icon;

/* icons.c: those that are built in; ends with a NULL name. */
extern const zy_icon zy_icons[];
const char *zy_icon_find(const char *name); /* its path data, or NULL */
const char *const *zy_icon_names(zy_arena *arena);
/* What `symbol: …` names: the file of an icon, or NULL when it is no file; and its path data, where
 * `read` is what the file gave. NULL after a diagnostic. */
const zy_value *zy_icon_file(const zy_value *symbol);
const char *zy_icon_of(zy_arena *arena, zy_diags *diags, const zy_value *symbol, const char *read);

/* icon_file.c: path data on the grid from an SVG file of <path d="…"> elements and a viewBox, and
 * nothing else. NULL after a diagnostic at the place in the file. */
const char *zy_icon_read(zy_arena *arena, zy_diags *diags, const zy_source *source);

/* icon_cut.c: how an icon's area lies from left to right. */
typedef struct zy_icon_cut zy_icon_cut;
zy_icon_cut *zy_icon_cut_new(zy_arena *arena, const char *d);
/* The x, on the grid, left of which lies this part (0 to 1) of the area. */
double zy_icon_cut_at(const zy_icon_cut *cut, double part);
/* Where its ink begins and ends, on the grid. */
zy_box zy_icon_cut_box(const zy_icon_cut *cut);

#endif
