/* Bars of years, months, weekdays or hours stand in bands; where one between others has no row, its
 * band stays empty, as on an axis of time. */
#include <math.h>

#include "scaling/scaling.h"

typedef enum step { BY_NOTHING, BY_MONTH, BY_DAY, BY_HOUR } step;

static step step_of_units(unsigned units)
{
    if (units & (ZY_UNIT_MINUTES | ZY_UNIT_SECONDS | ZY_UNIT_MILLISECONDS))
        return BY_NOTHING;
    if (units & ZY_UNIT_HOURS)
        return BY_HOUR;
    return units & (ZY_UNIT_DATE | ZY_UNIT_DAY | ZY_UNIT_WEEK | ZY_UNIT_DAYOFYEAR) ? BY_DAY
                                                                                   : BY_MONTH;
}

/* Days are left as they are: there may be no markets and no schools on some of them. */
static step step_of(const zy_def *def)
{
    if (def->units)
        return step_of_units(def->units);
    switch (def->values ? def->values->date_unit : ZY_DATE_NONE) {
    case ZY_DATE_YEAR:
    case ZY_DATE_FISCAL_YEAR:
    case ZY_DATE_HALF:
    case ZY_DATE_QUARTER:
    case ZY_DATE_MONTH:
        return BY_MONTH;
    case ZY_DATE_WEEK: /* seven of them */
        return BY_DAY;
    case ZY_DATE_CLOCK:
        return BY_HOUR;
    case ZY_DATE_NONE:
    case ZY_DATE_DAY:
    case ZY_DATE_MINUTE:
        break;
    }
    return BY_NOTHING;
}

/* The number of the month, day or hour that begins at the instant; NAN: none does. */
static double number_of(step by, double ms)
{
    const double unit = by == BY_HOUR ? 3600e3 : 86400e3, n = ms / unit;

    if (by != BY_MONTH || !isfinite(ms))
        return n == floor(n) ? n : NAN;
    const zy_civil c = zy_civil_of(ms);
    return ms == zy_date_ms(c.year, c.month, 1) ? c.year * 12.0 + c.month - 1 : NAN;
}

static double instant_of(step by, double number)
{
    if (by != BY_MONTH)
        return number * (by == BY_HOUR ? 3600e3 : 86400e3);
    return zy_date_ms((int)floor(number / 12), (int)(number - 12 * floor(number / 12)) + 1, 1);
}

/* The least distance of neighbours, of which all others are multiples; 0: there is none such, or
 * they do not stand in their order. */
static double pitch_of(const zy_scale *s, step by)
{
    double least = INFINITY;

    for (size_t i = 1; i < s->domain_count; i++) {
        const double gap = number_of(by, zy_datum_number(s->domain[i])) -
                           number_of(by, zy_datum_number(s->domain[i - 1]));
        if (!(gap > 0))
            return 0;
        least = fmin(least, gap);
    }
    for (size_t i = 1; i < s->domain_count; i++)
        if (fmod(number_of(by, zy_datum_number(s->domain[i])) -
                     number_of(by, zy_datum_number(s->domain[0])),
                 least) != 0)
            return 0;
    return isfinite(least) ? least : 0;
}

void zy_domain_fill_gaps(zy_job *job, zy_scale_part *part)
{
    zy_scale *s = &part->scale;
    const zy_def *def = part->def;

    if (!job->chart.style->bands_dates || !zy_scale_is_discrete(part->type) || part->domain_given ||
        !zy_def_is_field(def) || def->type_given || def->sort || def->channel > ZY_CHANNEL_Y ||
        s->domain_count < 3 || s->domain[0].kind != ZY_TIME)
        return;
    const step by = step_of(def);
    const double pitch = by == BY_NOTHING ? 0 : pitch_of(s, by);
    if (pitch == 0)
        return;
    const double first = number_of(by, zy_datum_number(s->domain[0])),
                 last = number_of(by, zy_datum_number(s->domain[s->domain_count - 1]));
    const double count = (last - first) / pitch + 1;
    /* Where more than half as many lack, it is no series with gaps. */
    if (count == (double)s->domain_count || count > 1.5 * (double)s->domain_count)
        return;
    s->domain = ZY_NEW_ARRAY(job->arena, zy_datum, (size_t)count + 1);
    s->domain_count = (size_t)count;
    for (size_t i = 0; i < s->domain_count; i++)
        s->domain[i] = ZY_DATUM_TIME(instant_of(by, first + (double)i * pitch));
}
