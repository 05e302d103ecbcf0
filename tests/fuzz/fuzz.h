/* What every fuzzer needs: an arena and diagnostics for one run. A fuzzer is one file,
 * NAME_fuzz.c, with LLVMFuzzerTestOneInput; its first inputs are named in fuzz.cmake, what it
 * found is kept in found/NAME/ and replayed by `ctest -R fuzz`. */
#ifndef ZY_TESTS_FUZZ_H
#define ZY_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static inline zy_diags fuzz_diags(zy_arena *arena)
{
    return (zy_diags){.arena = arena};
}

/* Messages quote what they are about: printing them is part of what may fail. */
static inline void fuzz_print(const zy_diags *diags)
{
    static FILE *nowhere;

    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    for (const zy_diag *diag = diags->first; diag && nowhere; diag = diag->next) {
        zy_diag_print(diag, nowhere, true);
        zy_diag_print_json(diag, nowhere);
    }
}

#endif
