/* What holds of the tree of views once a stage is done, and from then on. Part of chart.h.
 *
 * Each stage has one table of such rows in its check.c: its door says them in words, --dump prints
 * them, and after the stage each of them is asked of each view. */
#ifndef ZY_CHART_INVARIANT_H
#define ZY_CHART_INVARIANT_H

#include "chart/job.h"

typedef struct zy_invariant {
    const char *words;
    bool (*holds)(const zy_job *job, const zy_view *view);
    bool by_row; /* takes a step for each row or drawn item: asked by zy_debug_checks only */
} zy_invariant;

/* Whether the program was built with ZY_DEBUG_CHECKS, as presets dev and fuzz do. */
extern const bool zy_debug_checks;

/* The first row of the table that the view or one below it breaks, and which; NULL: all hold. The
 * table ends with an empty row; rows by_row are asked when `by_row` is. */
const zy_invariant *zy_invariant_broken(const zy_invariant *table, const zy_job *job, bool by_row,
                                        const zy_view *view, const zy_view **where);
/* An assertion over the whole tree: a broken row ends the program with its words and the stage
 * after which it was asked. */
void zy_invariants_assert(const zy_invariant *table, const zy_job *job, const char *stage);

/* Whether something holds of each definition of the unit, those of conditions too, with the channel
 * it is found at. */
bool zy_unit_defs_hold(const zy_view *unit,
                       bool (*holds)(const zy_view *unit, zy_channel channel, const zy_def *def));

#endif
