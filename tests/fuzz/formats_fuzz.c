/* Small languages within a chart: number and time formats, SVG paths, colours. The first byte
 * chooses one; for formats, a line break stands between the format and what it is used on. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/color.h"
#include "base/geometry.h"
#include "base/number.h"
#include "format/format.h"
#include "fuzz.h"

static void try_path(zy_arena *arena, const char *text)
{
    zy_path path;

    zy_path_init(&path, arena);
    if (!zy_path_read(&path, text))
        return;
    for (size_t i = 0; i < path.point_count; i++) {
        if (!isfinite(path.points[i].x) || !isfinite(path.points[i].y))
            abort();
    }
}

static void try_formats(zy_arena *arena, char *text)
{
    char *rest = strchr(text, '\n');
    double number = 0;

    if (rest)
        *rest++ = '\0';
    if (!rest || !zy_number_read(rest, strlen(rest), &number))
        number = 1234.5;
    if (zy_number_format_is_valid(text))
        zy_number_format(arena, &zy_locale_ja, text, number);
    zy_time_format(arena, &zy_locale_ja, text, number);
    if (rest && isinf(zy_time_parse(&zy_locale_en, text, rest)))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    char *text = zy_arena_text(arena, (const char *)bytes, len);
    zy_color color;

    switch (*text) {
    case 'p':
        try_path(arena, text + 1);
        break;
    case 'c':
        zy_color_read(text + 1, &color);
        break;
    default:
        try_formats(arena, text);
        break;
    }
    zy_arena_free(arena);
    return 0;
}
