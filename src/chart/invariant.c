/* The walk over the tree of views that asks what a stage says of it. */
#include <stdio.h>
#include <stdlib.h>

#include "chart/chart.h"

#ifdef ZY_DEBUG_CHECKS
const bool zy_debug_checks = true;
#else
const bool zy_debug_checks = false;
#endif

const zy_invariant *zy_invariant_broken(const zy_invariant *table, const zy_job *job, bool by_row,
                                        const zy_view *view, const zy_view **where)
{
    const zy_invariant *broken = NULL;

    for (const zy_invariant *row = table; row->words; row++)
        if ((by_row || !row->by_row) && !row->holds(job, view)) {
            *where = view;
            return row;
        }
    for (const zy_view *child = view->first; child && !broken; child = child->next)
        broken = zy_invariant_broken(table, job, by_row, child, where);
    return broken;
}

void zy_invariants_assert(const zy_invariant *table, const zy_job *job, const char *stage)
{
    const zy_view *where = NULL;
    const zy_invariant *broken =
        zy_invariant_broken(table, job, zy_debug_checks, job->chart.root, &where);
    int line = 0, column = 0;

    if (!broken)
        return;
    zy_span_locate(where->spec->span, &line, &column);
    fprintf(stderr, "zuhyo: %s:%d:%d: after the stage \"%s\" it does not hold that %s\n",
            job->chart.source->name, line, column, stage, broken->words);
    abort();
}

typedef bool (*def_test)(const zy_view *unit, zy_channel channel, const zy_def *def);

static bool defs_hold(const zy_view *unit, zy_channel channel, const zy_def *def, def_test holds)
{
    for (; def; def = def->next) {
        if (!holds(unit, channel, def))
            return false;
        for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
            if (!defs_hold(unit, channel, rule->def, holds))
                return false;
    }
    return true;
}

bool zy_unit_defs_hold(const zy_view *unit, def_test holds)
{
    for (int c = 0; c < ZY_CHANNEL_COUNT; c++)
        if (!defs_hold(unit, (zy_channel)c, unit->encoding[c], holds))
            return false;
    return true;
}
