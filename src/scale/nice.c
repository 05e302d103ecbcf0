#include <glib.h>
#include <math.h>

#include "scale/parts.h"
#include "scale/time.h"

/* The lower and the upper end of a domain, which may descend. */
typedef struct ends {
    zy_datum *low, *high;
} ends;

static ends ends_of(zy_scale *scale)
{
    zy_datum *first = &scale->domain[0], *last = &scale->domain[scale->domain_count - 1];

    if (zy_datum_number(*last) < zy_datum_number(*first))
        return (ends){last, first};
    return (ends){first, last};
}

/* A domain of texts or booleans becomes one of numbers; instants stay instants. */
static void set(zy_datum *d, double number)
{
    if (d->kind != ZY_TIME)
        d->kind = ZY_NUMBER;
    d->number = number;
}

/* d3's nice: a wider domain may need a wider step, so until it stays the same. */
static void nice_linear(ends e, double count)
{
    double start = zy_datum_number(*e.low), stop = zy_datum_number(*e.high), before = NAN;

    for (int i = 0; i < 10; i++) {
        double step = zy_tick_increment(start, stop, count);
        if (step == before) {
            set(e.low, start);
            set(e.high, stop);
            return;
        }
        if (step > 0) {
            start = floor(start / step) * step;
            stop = ceil(stop / step) * step;
        } else if (step < 0) {
            start = ceil(start * step) / step;
            stop = floor(stop * step) / step;
        } else {
            return;
        }
        before = step;
    }
}

static double log_in(double base, double x)
{
    return base == 10 ? log10(x) : base == 2 ? log2(x) : base == G_E ? log(x) : log(x) / log(base);
}

static void nice_log(ends e, double base)
{
    double low = zy_datum_number(*e.low), high = zy_datum_number(*e.high);

    if (low > 0) {
        set(e.low, pow(base, floor(log_in(base, low))));
        set(e.high, pow(base, ceil(log_in(base, high))));
    } else if (high < 0) {
        set(e.low, -pow(base, ceil(log_in(base, -low))));
        set(e.high, -pow(base, floor(log_in(base, -high))));
    }
}

static void nice_time(ends e, double count, const char *name, double step)
{
    double low = zy_round_half_up(zy_datum_number(*e.low));
    double high = zy_round_half_up(zy_datum_number(*e.high));
    zy_interval interval = zy_interval_read(name, step);

    if (interval.unit == ZY_TICK_NONE)
        interval = zy_interval_choose(low, high, count);
    if (interval.unit == ZY_TICK_NONE)
        return;
    set(e.low, zy_interval_floor(interval, low));
    set(e.high, zy_interval_ceil(interval, high));
}

void zy_scale_nice(zy_scale *scale, double count, const char *interval, double step)
{
    count = count > 0 ? count : 10;
    if (!scale->domain_count)
        return;
    ends e = ends_of(scale);
    switch (scale->type) {
    case ZY_SCALE_LINEAR:
    case ZY_SCALE_POW:
    case ZY_SCALE_SQRT:
    case ZY_SCALE_SYMLOG:
    case ZY_SCALE_IDENTITY:
    case ZY_SCALE_QUANTIZE:
        nice_linear(e, count);
        break;
    case ZY_SCALE_LOG:
        nice_log(e, zy_scale_base(scale));
        break;
    case ZY_SCALE_TIME:
    case ZY_SCALE_UTC:
        nice_time(e, count, interval, step);
        break;
    case ZY_SCALE_QUANTILE:
    case ZY_SCALE_THRESHOLD:
    case ZY_SCALE_BIN_ORDINAL:
    case ZY_SCALE_ORDINAL:
    case ZY_SCALE_BAND:
    case ZY_SCALE_POINT:
        break;
    }
}
