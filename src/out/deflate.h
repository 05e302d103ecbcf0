/* Deflate for filtered picture rows: matches come from the byte or pixel to the left, the same
 * place in an earlier row, or the last place with the same beginning. */
#ifndef ZY_OUT_DEFLATE_H
#define ZY_OUT_DEFLATE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct zy_deflate zy_deflate;

zy_deflate *zy_deflate_new(GString *out);

/* One row of `len` bytes with pixels of `unit` bytes. It must stay where it is until the end. */
void zy_deflate_row(zy_deflate *deflate, const uint8_t *row, size_t len, size_t unit);
/* `count` rows of the byte `first` and then `len` - 1 zeros; len >= 2. */
void zy_deflate_same(zy_deflate *deflate, uint8_t first, size_t len, size_t count);

/* Writes what is left and the check sum, and releases. */
void zy_deflate_finish(zy_deflate *deflate);

#endif
