/* Standard input: it can be read only once, but several tables, and charts drawn at a time, may ask
 * for it. It is read when the first does, and shared. */
#ifndef ZY_BASE_INPUT_H
#define ZY_BASE_INPUT_H

#include "base/diag.h"

typedef struct zy_input zy_input;

zy_input *zy_input_new(void);
/* The bytes are gone then. NULL is allowed. */
void zy_input_free(zy_input *input);
/* All of it, at most `most` bytes, with a NUL after them; from any thread. NULL after a failure, as
 * zy_file_read says it; `span` is the place that asked. */
const char *zy_input_read(zy_input *input, zy_diags *diags, size_t most, zy_span span, size_t *len);

#endif
