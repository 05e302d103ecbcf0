/* A whole chart file -> SVG, with widths of text that need no font, and no file to read. */
#include <stdlib.h>

#include "fuzz.h"
#include "render/render.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char table[] = "国,割合,年\n中国,83%,2023\n米国,39%,2024\n日本,,2024\n";
    static const zy_named_table tables[] = {{"t", table, sizeof table - 1, "t.csv"}};
    zy_render_options options = {
        .metrics = ZY_METRICS_FIXED, .tables = tables, .table_count = 1, .language = "en"};
    zy_render *render = zy_render_new("/nonexistent/fuzz.yaml", (const char *)bytes, len, &options);
    zy_arena *arena = zy_arena_new();
    zy_out_options out = {
        .svg_text = ZY_SVG_PLAIN, .arena = arena, .diags = zy_render_diags(render)};
    GString *svg = g_string_new(NULL);

    bool drawn = zy_render_run(render) && zy_render_write(render, &zy_writer_svg, &out, svg);
    if (!drawn && zy_render_diags(render)->errors == 0)
        abort();
    if (drawn && !g_utf8_validate(svg->str, (gssize)svg->len, NULL))
        abort();
    fuzz_print(zy_render_diags(render));
    g_string_free(svg, TRUE);
    zy_arena_free(arena);
    zy_render_free(render);
    return 0;
}
