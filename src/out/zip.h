/* A zip archive in memory, over minizip. It holds no clock: every entry is of 1980-01-01, the first
 * day that zip knows, so that the same entries give the same bytes. */
#ifndef ZY_OUT_ZIP_H
#define ZY_OUT_ZIP_H

#include <glib.h>
#include <stdbool.h>

typedef struct zy_zip zy_zip;

/* Appends the archive to `out`, which must stay until zy_zip_close. */
zy_zip *zy_zip_new(GString *out);
/* `packed`: the bytes are compressed already and are stored as they are. */
void zy_zip_add(zy_zip *zip, const char *name, const char *bytes, size_t len, bool packed);
/* Writes the directory and frees the archive. False when something failed on the way. */
bool zy_zip_close(zy_zip *zip);

#endif
