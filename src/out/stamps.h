/* Symbols that follow one another and differ in place and colour only: drawn once for every eighth
 * of a pixel, then stamped. A scatter plot takes a tenth of the time so. */
#ifndef ZY_OUT_STAMPS_H
#define ZY_OUT_STAMPS_H

#include "out/paint.h"

typedef struct zy_stamps zy_stamps;

zy_stamps *zy_stamps_new(zy_arena *arena);

/* False when the symbol is not (yet) worth a stamp; it is to be drawn as any shape then. Fill and
 * stroke are colours, without dashes. */
bool zy_stamps_draw(zy_stamps *stamps, zy_painter *painter, const zy_item *item);

#endif
