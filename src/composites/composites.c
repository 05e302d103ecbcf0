#include "composites/composites.h"

#include <string.h>

const zy_composite *zy_composite_find(const char *name)
{
    for (size_t i = 0; zy_composites[i]; i++)
        if (strcmp(zy_composites[i]->name, name) == 0)
            return zy_composites[i];
    return NULL;
}
