#include "out/out.h"

#include <string.h>

#include "base/file.h"

const zy_writer *zy_writer_find(const char *name)
{
    for (const zy_writer *const *writer = zy_writers; *writer; writer++)
        if (strcmp((*writer)->name, name) == 0)
            return *writer;
    return NULL;
}

const zy_writer *zy_writer_of_file(const char *path)
{
    const zy_writer *best = NULL;

    for (const zy_writer *const *writer = zy_writers; *writer; writer++)
        if (zy_path_has_ending(path, (*writer)->ending) &&
            (!best || strlen((*writer)->ending) > strlen(best->ending)))
            best = *writer;
    return best;
}
