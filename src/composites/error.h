/* What error bars and error bands share, after Vega-Lite's errorBarParams: columns lower_FIELD,
 * upper_FIELD and, where they are made from rows, center_FIELD. */
#ifndef ZY_COMPOSITES_ERROR_H
#define ZY_COMPOSITES_ERROR_H

#include "composites/common.h"

/* Words of `center` and `extent`, for the property tables. */
extern const char *const zy_error_centers[], *const zy_error_extents[];

typedef struct zy_error_parts {
    zy_value *transforms; /* the unit's own, then those that make the columns */
    zy_value *others;     /* the channels beside the measured ones */
    zy_value *outer;      /* the unit without mark and encoding, with the transforms */
} zy_error_parts;

/* Also fills in `c`. False after a diagnostic. */
bool zy_error_prepare(zy_compose *c, zy_job *job, const zy_composite *composite,
                      const zy_value *unit, const zy_value *data, zy_error_parts *parts);

#endif
