/* Composite marks: each is rewritten into layers of primitive marks while values are still values,
 * as Vega-Lite does with boxplot. Each is one file, src/composites/NAME.c. */
#ifndef ZY_COMPOSITES_COMPOSITES_H
#define ZY_COMPOSITES_COMPOSITES_H

#include "chart/chart.h"

typedef struct zy_composite {
    const char *name, *doc;
    const zy_prop *props; /* what its mark definition takes besides zy_mark_props */
    /* The unit spec (mark a map, encoding with shorthand written out) as a layer or unit spec. NULL
     * after a diagnostic. */
    zy_value *(*rewrite)(zy_chart *chart, const zy_value *unit);
} zy_composite;

extern const zy_composite *const zy_composites[]; /* ends with NULL */
/* NULL when there is none of that name. */
const zy_composite *zy_composite_find(const char *name);

#endif
