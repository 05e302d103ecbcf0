/* The kinds of scales, and what is asked of a scale without preparing it. */
#include <math.h>
#include <string.h>

#include "scale/parts.h"

const char *const zy_scale_type_names[] = {
    "linear",   "log",      "pow",       "sqrt",        "symlog",  "identity", "time",  "utc",
    "quantile", "quantize", "threshold", "bin-ordinal", "ordinal", "band",     "point", NULL,
};

const char *zy_scale_type_name(zy_scale_type type)
{
    return zy_scale_type_names[type];
}

bool zy_scale_is_continuous(zy_scale_type type)
{
    return type <= ZY_SCALE_UTC;
}

bool zy_scale_is_discrete(zy_scale_type type)
{
    return type >= ZY_SCALE_ORDINAL;
}

bool zy_scale_is_discretizing(zy_scale_type type)
{
    return type >= ZY_SCALE_QUANTILE && type <= ZY_SCALE_BIN_ORDINAL;
}

zy_datum zy_scale_range_at(const zy_scale *scale, size_t i)
{
    if (i >= scale->range_count)
        return (zy_datum){0};
    return scale->range[scale->reverse ? scale->range_count - 1 - i : i];
}
