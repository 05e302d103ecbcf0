/* Intervals of time, after d3-time, in UTC. Private to this folder. */
#ifndef ZY_SCALE_TIME_H
#define ZY_SCALE_TIME_H

#include "scale/scale.h"

typedef enum zy_tick_unit {
    ZY_TICK_NONE,
    ZY_TICK_MILLISECOND,
    ZY_TICK_SECOND,
    ZY_TICK_MINUTE,
    ZY_TICK_HOUR,
    ZY_TICK_DAY,      /* days of the month: every second one begins anew each month */
    ZY_TICK_UNIX_DAY, /* days since 1970 */
    ZY_TICK_WEEK,
    ZY_TICK_MONTH,
    ZY_TICK_YEAR,
} zy_tick_unit;

typedef struct zy_interval {
    zy_tick_unit unit;
    double step;
} zy_interval;

/* "month" or any other unit of vega-time, every `step`th; ZY_TICK_NONE when it is none. */
zy_interval zy_interval_read(const char *name, double step);
/* The interval that gives about `count` ticks between two instants. */
zy_interval zy_interval_choose(double start, double stop, double count);
double zy_interval_floor(zy_interval interval, double ms);
double zy_interval_ceil(zy_interval interval, double ms);
/* The interval's instants in start..stop, at most ZY_TICKS_MAX. */
double *zy_interval_range(zy_interval interval, zy_arena *arena, double start, double stop,
                          size_t *count);

#endif
