/* What the files of this folder share. Private to src/render. */
#ifndef ZY_RENDER_INSIDE_H
#define ZY_RENDER_INSIDE_H

#include "layout/layout.h"
#include "render/render.h"

/* draw.c: marks and guides -> scene. */
bool zy_draw(zy_job *job);
/* dump.c: what the stages up to `stage` made, as text; before it, what holds of that, as lines of
 * comment. */
void zy_dump(zy_job *job, const char *stage, GString *out);
void zy_dump_invariants(const zy_invariant *table, GString *out);
/* alt.c: an alternative text drafted from the data. */
const char *zy_alt_draft(zy_job *job);
/* alt_table.c: the rows of a table, read out. */
void zy_alt_table(zy_job *job, const zy_view *unit, GString *text);

#endif
