#include "text/measure.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "text/chars.h"

/* ---- Without fonts ----------------------------------------------------------------------------
 */

double zy_measure_fixed_character(uint32_t c, const zy_text_style *style)
{
    if (zy_char_is_joined(c) || c == 0x200B || c == 0x2060 || c == 0xAD)
        return 0;
    return (g_unichar_iswide(c) ? 1 : 0.5) * style->size;
}

double zy_measure_fixed(const char *text, const zy_text_style *style)
{
    double width = 0;

    for (const char *p = text; *p; p = zy_char_next(p))
        width += zy_measure_fixed_character(g_utf8_get_char(p), style);
    return width;
}

double zy_measure_estimate(size_t units, const zy_text_style *style)
{
    return trunc(0.8 * (double)units * style->size);
}

static size_t utf16_length(const char *text)
{
    size_t units = 0;

    for (const char *p = text; *p; p = zy_char_next(p))
        units += g_utf8_get_char(p) > 0xFFFF ? 2 : 1;
    return units;
}

double zy_text_width(zy_typesetter *typesetter, const char *text, const zy_text_style *style)
{
    switch (zy_typesetter_metrics(typesetter)) {
    case ZY_METRICS_FONT:
        return zy_text_shape(typesetter, text, style)->length;
    case ZY_METRICS_ESTIMATE:
        return zy_measure_estimate(utf16_length(text), style);
    case ZY_METRICS_FIXED:
        return zy_measure_fixed(text, style);
    }
    return 0;
}

/* ---- Cutting ----------------------------------------------------------------------------------
 */

/* The bytes of the first `units` UTF-16 units; half a pair is left out. */
static size_t prefix_bytes(const char *text, size_t units)
{
    const char *p = text;

    for (size_t n = 0; *p; p = zy_char_next(p)) {
        n += g_utf8_get_char(p) > 0xFFFF ? 2 : 1;
        if (n > units)
            break;
    }
    return (size_t)(p - text);
}

static double prefix_width(zy_typesetter *typesetter, const char *text, size_t units,
                           const zy_text_style *style)
{
    if (zy_typesetter_metrics(typesetter) == ZY_METRICS_ESTIMATE)
        return zy_measure_estimate(units, style);
    char *prefix = g_strndup(text, prefix_bytes(text, units));
    const double width = zy_text_width(typesetter, prefix, style);
    g_free(prefix);
    return width;
}

const char *zy_text_cut(zy_typesetter *typesetter, const char *text, double limit,
                        const char *ellipsis, const zy_text_style *style)
{
    size_t low = 0, high = utf16_length(text);

    if (!(limit > 0) || zy_text_width(typesetter, text, style) < limit)
        return text;
    if (!ellipsis || !ellipsis[0])
        ellipsis = "…";
    const double room = limit - zy_text_width(typesetter, ellipsis, style);
    while (low < high) {
        const size_t middle = 1 + (low + high) / 2;
        if (prefix_width(typesetter, text, middle, style) < room)
            low = middle;
        else
            high = middle - 1;
    }
    return zy_arena_format(zy_typesetter_arena(typesetter), "%.*s%s", (int)prefix_bytes(text, low),
                           text, ellipsis);
}

const char *zy_text_cut_front(zy_typesetter *typesetter, const char *text, double limit,
                              const char *ellipsis, const zy_text_style *style)
{
    size_t low = 0, high = utf16_length(text);

    if (!(limit > 0) || zy_text_width(typesetter, text, style) < limit)
        return text;
    if (!ellipsis || !ellipsis[0])
        ellipsis = "…";
    const double room = limit - zy_text_width(typesetter, ellipsis, style);
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (zy_text_width(typesetter, text + prefix_bytes(text, middle), style) > room)
            low = middle + 1;
        else
            high = middle;
    }
    return zy_arena_format(zy_typesetter_arena(typesetter), "%s%s", ellipsis,
                           text + prefix_bytes(text, low));
}
