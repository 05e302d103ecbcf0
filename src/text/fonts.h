/* Where the files of the families are. */
#ifndef ZY_TEXT_FONTS_H
#define ZY_TEXT_FONTS_H

#include "text/text.h"

/* The default family and, after it, what fills its holes; their number. */
size_t zy_font_default(zy_font_file files[ZY_FONT_FILES]);

/* True when the first known name of a CSS list is "sans-serif" or the like: whatever fonts the
 * typesetter was given. */
bool zy_font_is_generic(const char *family);

#endif
