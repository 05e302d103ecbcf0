/* Texts for generated charts: real-looking names of a wanted length, and sentences. All of it
 * follows from the seed. */
#ifndef ZY_TESTS_GENERATE_WORDS_H
#define ZY_TESTS_GENERATE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dice {
    uint64_t state;
} dice;

/* 0 to below `sides`. */
size_t roll(dice *d, size_t sides);
/* From `least` to `most`, both included. */
size_t roll_between(dice *d, size_t least, size_t most);
/* True in `percent` of all cases. */
bool chance(dice *d, unsigned percent);
double roll_share(dice *d); /* 0 to 1 */

typedef enum tongue { JAPANESE, ENGLISH, MIXED, TONGUES } tongue;
/* How long names are: 1 or 2 characters; as they are in articles; up to 40 characters. */
typedef enum lengths { TINY, USUAL, LONG, ANY_LENGTH, LENGTHS } lengths;

enum { NAME_BYTES = 256, MOST_NAMES = 64 };

/* `count` different names, at most 60. */
void make_names(dice *d, tongue t, lengths l, size_t count, char names[][NAME_BYTES]);
/* A sentence of about `characters` characters, for titles, subtitles, notes. */
void make_sentence(dice *d, tongue t, size_t characters, char out[NAME_BYTES * 4]);

#endif
