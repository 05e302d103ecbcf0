/* One cell: numbers with units and qualifiers, dates of Japan and of JavaScript. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "table/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    const char *cell = zy_arena_text(arena, (const char *)bytes, len);
    zy_cell_number number = {0};
    zy_missing missing = ZY_PRESENT;
    zy_cell_date date = {0};

    if (zy_cell_number_read(cell, &number, &missing) == ZY_CELL_NUMBER &&
        (!isfinite(number.value) || !memchr(number.unit, '\0', sizeof number.unit)))
        abort();
    if (zy_cell_date_read(cell, &date) && !(date.start < date.end))
        abort();
    if (isinf(zy_js_date_parse(cell)))
        abort();
    zy_arena_free(arena);
    return 0;
}
