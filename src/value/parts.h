/* What the files of this folder share about reading. */
#ifndef ZY_VALUE_PARTS_H
#define ZY_VALUE_PARTS_H

#include <libfyaml.h>

#include "value/value.h"

/* Whether the source is UTF-8 without NUL; else an error that names the encoding it looks like. */
bool zy_value_check_encoding(const zy_source *source, zy_diags *diags);

/* Gives a value read from a plain scalar its kind, by YAML's core schema. */
void zy_value_set_plain(zy_value *value, zy_arena *arena, const char *text, size_t len);

/* Turns the first complaint of the parser into an error. Their places lack `offset` bytes; `unread`
 * is where reading stopped, `opened` the innermost list or map in brackets that is not closed,
 * source NULL when there is none. */
void zy_value_report_syntax(struct fy_diag *complaints, size_t offset, zy_span unread,
                            zy_span opened, zy_diags *diags);

#endif
