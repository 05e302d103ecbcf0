#include <string.h>

#include "chart/chart.h"

const zy_composite *zy_composite_find(const zy_chart *chart, const char *name)
{
    for (size_t i = 0; chart->composites && chart->composites[i]; i++)
        if (strcmp(chart->composites[i]->name, name) == 0)
            return chart->composites[i];
    return NULL;
}
