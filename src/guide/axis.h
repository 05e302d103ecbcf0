/* What the files that draw axes share. Axes are drawn in their own coordinates - along the axis the
 * pixels of the scale, across it 0 at the axis - and moved to their side of the view at the end. */
#ifndef ZY_GUIDE_AXIS_H
#define ZY_GUIDE_AXIS_H

#include "guide/parts.h"

typedef struct zy_axis_job {
    const zy_axis *axis;
    const zy_axis_options *options;
    zy_side side;
    bool is_x;   /* at top or bottom */
    double sign; /* which way is out: -1 at top and left */
    double range_start, range_end;
    double band;   /* which part of a band is added to a tick */
    bool extra;    /* one more tick at the start of the first band */
    double offset; /* along the axis, of ticks, labels and grid lines */
    zy_arena *arena;
    zy_typesetter *typesetter;
} zy_axis_job;

/* Where a value stands: `band` of its band further than its start. */
double zy_axis_place(const zy_axis_job *job, zy_datum value, double band, double offset);

/* Each adds a mark and returns the box that layout counts. */
zy_box zy_axis_draw_labels(const zy_axis_job *job, zy_marks_list *marks);
/* `extent`: the room that ticks and labels take before the title. */
zy_box zy_axis_draw_title(const zy_axis_job *job, double extent, zy_marks_list *marks);

#endif
