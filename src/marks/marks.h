/* Marks: from encoded rows to items of the scene. Each mark is one file, src/marks/NAME.c, or a
 * folder of its own, src/marks/NAME/NAME.c, that defines the constant zy_mark_NAME (chart/mark.h);
 * the list is made by the build. Marks draw with pens (src/pens). */
#ifndef ZY_MARKS_MARKS_H
#define ZY_MARKS_MARKS_H

#include "guide/guide.h"
#include "pens/pens.h"

extern const zy_mark *const zy_marks[]; /* ends with NULL */
/* NULL if there is no such mark; `zy_mark_names` helps to suggest one. */
const zy_mark *zy_mark_find(const char *name);
const char *const *zy_mark_names(zy_arena *arena);

/* Draws the whole unit into its marks list. */
void zy_unit_draw(const zy_pen *pen);
/* brush.c: the intervals that selections of the unit were given: their tints, or their outlines. */
void zy_brushes_draw(const zy_pen *pen, bool outlines);
/* Whether Vega-Lite puts the unit's marks into groups: several paths, rounded stacks. Groups keep
 * legends away as axes do. */
bool zy_unit_is_grouped(const zy_view *unit);

#endif
