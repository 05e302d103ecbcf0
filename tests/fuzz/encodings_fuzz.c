/* Bytes of any encoding -> UTF-8. */
#include <glib.h>
#include <stdlib.h>

#include "fuzz.h"
#include "table/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char *const encodings[] = {NULL,     "utf-8",  "cp932",
                                            "euc-jp", "utf-16", "iso-2022-jp"};
    size_t count = sizeof encodings / sizeof *encodings;
    zy_arena *arena = zy_arena_new();
    zy_diags diags = fuzz_diags(arena);
    const char *encoding = len ? encodings[bytes[0] % count] : NULL;
    const char *text = len ? (const char *)bytes + 1 : "";

    zy_source *source =
        zy_source_decode(arena, &diags, (zy_file_bytes){"fuzz.csv", text, len ? len - 1 : 0},
                         encoding, (zy_span){0});
    if (source && !g_utf8_validate(source->text, (gssize)source->len, NULL))
        abort();
    if (!source && !diags.errors)
        abort();
    fuzz_print(&diags);
    zy_arena_free(arena);
    return 0;
}
