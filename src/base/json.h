/* Texts as JSON writes them. */
#ifndef ZY_BASE_JSON_H
#define ZY_BASE_JSON_H

#include <glib.h>

/* Appends `text` in quotes. Bytes that are not UTF-8 become U+FFFD. */
void zy_buf_json_text(GString *out, const char *text);

#endif
