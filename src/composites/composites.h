/* Composite marks (chart/mark.h says what one is): a family, one file a member with its constant
 * zy_composite_NAME. Those of the house (slope, dumbbell, share) write around their marks what no
 * axis says. */
#ifndef ZY_COMPOSITES_COMPOSITES_H
#define ZY_COMPOSITES_COMPOSITES_H

#include "labels/labels.h"

extern const zy_composite *const zy_composites[]; /* ends with NULL */

#endif
