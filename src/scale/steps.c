/* Steps of ticks (d3-array src/ticks.js). */
#include <math.h>

#include "scale/parts.h"

/* First and last multiple of the increment in the domain; a negative increment divides. */
typedef struct tick_spec {
    double first, last, increment;
} tick_spec;

static tick_spec spec_of(double start, double stop, double count)
{
    double step = (stop - start) / fmax(0, count), power = floor(log10(step));
    double error = step / pow(10, power);
    double factor = error >= sqrt(50) ? 10 : error >= sqrt(10) ? 5 : error >= sqrt(2) ? 2 : 1;
    tick_spec s;

    if (power < 0) {
        double inc = pow(10, -power) / factor;
        s = (tick_spec){zy_round_half_up(start * inc), zy_round_half_up(stop * inc), -inc};
        s.first += s.first / inc < start;
        s.last -= s.last / inc > stop;
    } else {
        double inc = pow(10, power) * factor;
        s = (tick_spec){zy_round_half_up(start / inc), zy_round_half_up(stop / inc), inc};
        s.first += s.first * inc < start;
        s.last -= s.last * inc > stop;
    }
    if (s.last < s.first && count >= 0.5 && count < 2)
        return spec_of(start, stop, count * 2);
    return s;
}

double zy_tick_increment(double start, double stop, double count)
{
    return spec_of(start, stop, count).increment;
}

double zy_tick_step(double start, double stop, double count)
{
    bool reverse = stop < start;
    double inc =
        reverse ? zy_tick_increment(stop, start, count) : zy_tick_increment(start, stop, count);

    return (reverse ? -1 : 1) * (inc < 0 ? 1 / -inc : inc);
}

double *zy_linear_ticks(zy_arena *arena, double start, double stop, double count,
                        size_t *tick_count)
{
    bool reverse = stop < start;
    double *ticks;

    *tick_count = 0;
    if (!(count > 0) || !isfinite(start) || !isfinite(stop))
        return NULL;
    if (start == stop) {
        ticks = ZY_NEW(arena, double);
        *ticks = start;
        *tick_count = 1;
        return ticks;
    }
    count = fmin(count, ZY_TICKS_MAX / 10);
    tick_spec s = reverse ? spec_of(stop, start, count) : spec_of(start, stop, count);
    if (!(s.last >= s.first))
        return NULL;
    *tick_count = (size_t)fmin(s.last - s.first + 1, ZY_TICKS_MAX);
    ticks = ZY_NEW_ARRAY(arena, double, *tick_count);
    for (size_t i = 0; i < *tick_count; i++) {
        double k = reverse ? s.last - (double)i : s.first + (double)i;
        ticks[i] = s.increment < 0 ? k / -s.increment : k * s.increment;
    }
    return ticks;
}
