/* The two ends of a difference. Private to src/labels. */
#ifndef ZY_LABELS_DIFFERENCE_H
#define ZY_LABELS_DIFFERENCE_H

#include "labels/parts.h"

typedef struct zy_step_end {
    double x, y; /* where the value stands */
    double value;
    size_t row;
    const zy_item *bar; /* or NULL: a point of a line */
} zy_step_end;

typedef struct zy_step {
    zy_step_end from, to;
    const char *unit;
    double years;    /* NAN: the ends are no dates */
    bool two_series; /* ends of two lines, at one place along x */
} zy_step;

/* difference_ends.c: the ends that the chart file names; false after a diagnostic. */
bool zy_step_find(zy_job *job, zy_view *unit, const zy_value *difference, zy_step *step);

#endif
