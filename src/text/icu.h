/* ICU's line breaking, opened only when a Japanese text really must wrap: linking it, with the C++
 * library behind it, would cost every run. */
#ifndef ZY_TEXT_ICU_H
#define ZY_TEXT_ICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/ubrk.h>

typedef enum zy_icu_kind {
    ZY_ICU_STRICT, /* Unicode's rules with strict kinsoku */
    ZY_ICU_PHRASE, /* between Japanese phrases */
    ZY_ICU_KINDS,
} zy_icu_kind;

typedef struct zy_icu_calls {
    UBreakIterator *(*open)(UBreakIteratorType type, const char *locale, const UChar *text,
                            int32_t len, UErrorCode *status);
    void (*close)(UBreakIterator *iterator);
    void (*set_text)(UBreakIterator *iterator, const UChar *text, int32_t len, UErrorCode *status);
    int32_t (*next)(UBreakIterator *iterator);
} zy_icu_calls;

/* Zeroed: not tried yet. */
typedef struct zy_icu {
    bool tried;
    void *library;
    zy_icu_calls calls;
    UBreakIterator *iterators[ZY_ICU_KINDS];
} zy_icu;

/* Sets breaks[i] where a line may end before unit i, for 0 < i < len. False when ICU cannot. */
bool zy_icu_breaks(zy_icu *icu, zy_icu_kind kind, const UChar *text, size_t len, bool *breaks);

void zy_icu_release(zy_icu *icu);

#endif
