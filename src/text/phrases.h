/* Where a line may end, and how well it reads. */
#ifndef ZY_TEXT_PHRASES_H
#define ZY_TEXT_PHRASES_H

#include "base/arena.h"
#include "base/diag.h"
#include "text/chars.h"
#include "text/icu.h"

typedef enum zy_tier {
    ZY_TIER_NEVER,
    ZY_TIER_AUTHOR, /* at a zero-width space */
    ZY_TIER_PHRASE, /* 中国の|産業用ロボットは */
    ZY_TIER_WORD,   /* 一般|会計|予算は */
    ZY_TIER_LEANING, /* 産業|用, 35%|に: not forbidden, but what follows leans on what precedes */
    ZY_TIER_STRICT, /* not forbidden: within a word */
    ZY_TIER_TORN,   /* within a Latin word or an address that is longer than the line */
} zy_tier;

/* A text without line ends. tiers[i] is about the place before character i. */
typedef struct zy_paragraph {
    const char *text;
    size_t count;
    uint32_t *chars; /* and a 0 at the end */
    size_t *at;      /* byte offsets, count + 1 of them */
    unsigned char *tiers;
} zy_paragraph;

zy_paragraph *zy_paragraph_read(zy_arena *arena, const char *text, size_t len);

/* Fills in the tiers. `scratch` holds what is needed meanwhile. */
void zy_paragraph_classify(zy_paragraph *paragraph, zy_icu *icu, zy_diags *diags,
                           zy_arena *scratch);

/* What is known about the places of a paragraph. */
typedef struct zy_places {
    const uint32_t *chars;
    size_t count;
    const zy_char_kind *kinds;
    bool *strict; /* a line may end before it */
    bool *phrase; /* ICU finds a phrase before it */
    bool *glued;  /* part of a number */
} zy_places;

/* attached.c: true when what begins at i leans on the word before it, or the word before it leans
 * on what follows, so that a phrase should not be cut here. */
bool zy_places_is_attached(const zy_places *places, size_t i);

/* english.c: true when the word that begins at i, after a blank, and the word before it are one
 * figure or name: 17 million, 5 May, No. 3, Mr Smith. */
bool zy_places_is_bound(const zy_places *places, size_t i);
/* True when the word that ends before the blank at i - 1 wants to be followed by something: a, the,
 * of. */
bool zy_word_is_weak_end(const uint32_t *chars, size_t i);

/* kinsoku.c: false when no line may ever end between a and b. */
bool zy_kinsoku_allows(uint32_t a, uint32_t b);
/* Places where a line may end, after our own rules: enough for Latin, and for Japanese where there
 * is no ICU. */
void zy_kinsoku_breaks(const uint32_t *chars, size_t count, bool *breaks);

/* counters.c: sets glued[i] within numbers, and between them and what belongs to them. */
void zy_counters_glue(const uint32_t *chars, size_t count, bool *glued);

#endif
