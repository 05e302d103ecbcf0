#include "text/icu.h"

#include <dlfcn.h>
#include <string.h>
#include <unicode/uversion.h>

/* ICU's headers rename every function after the version: ubrk_open is ubrk_open_72. */
#define QUOTE(name) #name
#define NAME_OF(function) QUOTE(function)
#define LIBRARY "libicuuc.so." NAME_OF(U_ICU_VERSION_MAJOR_NUM)

/* C has no conversion from an object's address to a function's; POSIX promises that the bytes are
 * the same. */
static bool find(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);

    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

/* False when this machine has no ICU of the version that the program was built for. */
static bool open_icu(zy_icu *icu)
{
    zy_icu_calls *calls = &icu->calls;

    if (icu->tried)
        return icu->library != NULL;
    icu->tried = true;
    /* Never closed: ICU keeps caches that would be lost with it. */
    void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
    if (library && find(library, NAME_OF(ubrk_open), &calls->open) &&
        find(library, NAME_OF(ubrk_close), &calls->close) &&
        find(library, NAME_OF(ubrk_setText), &calls->set_text) &&
        find(library, NAME_OF(ubrk_next), &calls->next))
        icu->library = library;
    return icu->library != NULL;
}

static UBreakIterator *iterator_of(zy_icu *icu, zy_icu_kind kind)
{
    static const char *const locales[ZY_ICU_KINDS] = {
        [ZY_ICU_STRICT] = "ja@lb=strict", [ZY_ICU_PHRASE] = "ja@lb=strict;lw=phrase"};
    UErrorCode status = U_ZERO_ERROR;

    if (!icu->iterators[kind]) {
        icu->iterators[kind] = icu->calls.open(UBRK_LINE, locales[kind], NULL, 0, &status);
        if (U_FAILURE(status))
            icu->iterators[kind] = NULL;
    }
    return icu->iterators[kind];
}

bool zy_icu_breaks(zy_icu *icu, zy_icu_kind kind, const UChar *text, size_t len, bool *breaks)
{
    UBreakIterator *iterator = open_icu(icu) ? iterator_of(icu, kind) : NULL;
    UErrorCode status = U_ZERO_ERROR;

    if (!iterator)
        return false;
    icu->calls.set_text(iterator, text, (int32_t)len, &status);
    if (U_FAILURE(status))
        return false;
    for (int32_t at; (at = icu->calls.next(iterator)) != UBRK_DONE;)
        if ((size_t)at < len)
            breaks[at] = true;
    return true;
}

void zy_icu_release(zy_icu *icu)
{
    for (size_t i = 0; i < ZY_ICU_KINDS; i++)
        if (icu->iterators[i])
            icu->calls.close(icu->iterators[i]);
}
