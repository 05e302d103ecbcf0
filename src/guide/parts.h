/* What the files of this folder share: JavaScript's rounding, dashes, and the hiding of labels that
 * overlap. */
#ifndef ZY_GUIDE_PARTS_H
#define ZY_GUIDE_PARTS_H

#include "guide/guide.h"

/* Every property of a struct of defaults. */
#define ZY_ALL_GIVEN                                                                               \
    {                                                                                              \
        .bits = { UINT64_MAX, UINT64_MAX }                                                         \
    }

/* JavaScript's Math.round: halves go up. */
double zy_guide_round(double number);

/* `number`, or `fallback` when it is unset (NAN). */
double zy_guide_or(double number, double fallback);

/* The numbers of a list; NULL and count 0 for NULL and what is no list. */
const double *zy_guide_dash(zy_arena *arena, const zy_value *list, size_t *count);

/* The first and last number of the range of a scale of positions; 0 when it has none. */
double zy_guide_range_start(const zy_scale *scale);
double zy_guide_range_end(const zy_scale *scale);

/* "start" is left, "end" right. */
zy_align zy_guide_align_of(int anchor);

/* Where a stroke is drawn: paint, width, dash and cap of an item. */
typedef struct zy_guide_stroke {
    const char *color;
    const zy_value *dash;
    double opacity, width, dash_offset;
    int cap;
} zy_guide_stroke;
void zy_guide_stroke_apply(const zy_guide_stroke *stroke, zy_arena *arena, zy_item *item);

/* The box of all items of a mark. */
zy_box zy_guide_mark_box(const zy_scene_mark *mark, zy_typesetter *typesetter);

/* Vega keeps two labels whether they overlap or not; else the later or the earlier of them goes. */
typedef enum zy_overlap_last {
    ZY_OVERLAP_KEEP,
    ZY_OVERLAP_HIDE_LATER,
    ZY_OVERLAP_HIDE_EARLIER
} zy_overlap_last;

typedef struct zy_overlap {
    const zy_value *method; /* NULL or false: nothing is hidden; true and "parity", "greedy" */
    double separation;      /* px; NAN: 0 */
    bool bounded;           /* labels must lie within `bounds` */
    zy_box bounds;
    zy_overlap_last last; /* what becomes of two that still overlap */
} zy_overlap;
/* Removes labels that overlap others from a text mark, as vega-view-transforms' Overlap: the mark
 * keeps the visible ones. Returns the box that remains to be counted. */
zy_box zy_overlap_hide(const zy_overlap *overlap, zy_scene_mark *mark, zy_arena *arena,
                       zy_typesetter *typesetter);

/* A number or a boolean property such as labelFlush: false when it is off, else its number (true is
 * 1). */
bool zy_guide_switch(const zy_value *value, double *number);

/* The paint order of every mark of the list; NAN: 0. */
void zy_marks_set_z(zy_marks_list *list, double z);

#endif
