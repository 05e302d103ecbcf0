/* Any bytes as an icon: what is read lies within bounds that a cut can be found in. */
#include <math.h>
#include <stdlib.h>

#include "fuzz.h"
#include "pens/pens.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    const zy_source source = {
        .name = "icon.svg", .text = zy_arena_text(arena, (const char *)bytes, len), .len = len};
    const char *d = zy_icon_read(arena, &diags, &source);

    if (!d && diags.errors == 0)
        abort();
    if (d) {
        zy_icon_cut *cut = zy_icon_cut_new(arena, d);
        const zy_box box = zy_icon_cut_box(cut);
        const double half = zy_icon_cut_at(cut, 0.5);
        if (!(half >= box.x0 && half <= box.x1))
            abort();
    }
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
