/* Whole files: read at once, and written so that a failure leaves the old file as it was.
 *
 * What goes wrong is said in `diags` with the code word "cannot-read" or "cannot-write" (or
 * "file-too-large") and counts as a fault of files. "-" is standard input or output. */
#ifndef ZY_BASE_FILE_H
#define ZY_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* Reads at most `most` bytes into the arena, with a NUL after them. NULL after a failure; `span` is
 * the place that asked for the file, or none. */
char *zy_file_read(zy_arena *arena, zy_diags *diags, const char *path, size_t most, zy_span span,
                   size_t *len);

/* Bytes on their way into a file. */
typedef struct zy_staged {
    const char *target; /* the file that will be replaced */
    const char *temp;   /* written and synced beside it; NULL: nothing is left to do */
    const char *shown;  /* as the user named it */
} zy_staged;

/* Writes a temporary file beside `path`, checking every write, fsync and close. What is no regular
 * file (standard output, a device, a pipe) is written at once. With `if_changed` a file that
 * already holds these bytes is left alone. False after a failure; nothing is left behind then. */
bool zy_file_stage(zy_diags *diags, const char *path, const char *bytes, size_t len,
                   bool if_changed, zy_staged *staged);
/* Puts the temporary file in the place of the old one. */
bool zy_file_commit(zy_diags *diags, const zy_staged *staged);
/* Removes the temporary file; the old one stays. */
void zy_file_drop(const zy_staged *staged);

/* Both steps for one file. */
bool zy_file_write(zy_diags *diags, const char *path, const char *bytes, size_t len,
                   bool if_changed);

/* ---- Names of files ---- */

/* What stands behind the last slash. */
const char *zy_path_name(const char *path);
/* Whether the name ends with `ending` (".svg", in capitals too) and has something before it. */
bool zy_path_has_ending(const char *path, const char *ending);
/* The bytes of `path` without `ending`, or without what its name has from the last point on: a name
 * such as ".profile" has no ending. */
size_t zy_path_stem(const char *path, const char *ending);

#endif
