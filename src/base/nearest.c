/* Suggestions for misspelt words. */
#include <glib.h>
#include <string.h>

#include "base/diag.h"

enum { LONGEST = 48 };

/* A word as code points; full-width and half-width forms, and upper and lower case, are one. */
typedef struct word {
    gunichar points[LONGEST];
    size_t len;
    bool too_long, ascii;
} word;

static word word_of(const char *text)
{
    word w = {.ascii = true};

    if (strlen(text) > LONGEST * 4 || !g_utf8_validate(text, -1, NULL)) {
        w.too_long = true;
        return w;
    }
    char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    char *folded = g_utf8_casefold(plain, -1);
    for (const char *at = folded; *at && !w.too_long; at = g_utf8_next_char(at)) {
        w.ascii &= (unsigned char)*at < 0x80;
        if (w.len == LONGEST)
            w.too_long = true;
        else
            w.points[w.len++] = g_utf8_get_char(at);
    }
    g_free(folded);
    g_free(plain);
    return w;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Damerau and Levenshtein: insertions, deletions, changes, and neighbours that changed places. */
static size_t distance(const word *a, const word *b)
{
    size_t rows[3][LONGEST + 1];

    for (size_t j = 0; j <= b->len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a->len; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b->len; j++) {
            bool same = a->points[i - 1] == b->points[j - 1];
            row[j] = least(above[j - 1] + !same, 1 + least(above[j], row[j - 1]));
            if (i > 1 && j > 1 && a->points[i - 1] == b->points[j - 2] &&
                a->points[i - 2] == b->points[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a->len % 3][b->len];
}

/* How many slips are still the same word. A Japanese word of two characters says as much as an
 * English one of six. */
static size_t tolerance(const word *w)
{
    size_t slips = w->len / 3;

    if (!w->ascii && w->len >= 2 && slips == 0)
        slips = 1;
    return least(slips, 4);
}

const char *zy_nearest(const char *text, const char *const *words)
{
    const char *best = NULL;
    const word wanted = word_of(text);
    size_t best_distance = tolerance(&wanted) + 1;

    if (wanted.too_long)
        return NULL;
    for (; *words; words++) {
        const word offered = word_of(*words);
        if (offered.too_long || offered.len + best_distance <= wanted.len ||
            wanted.len + best_distance <= offered.len)
            continue;
        size_t d = distance(&wanted, &offered);
        if (d < best_distance) {
            best = *words;
            best_distance = d;
        }
    }
    return best;
}
