#include "out/huffman.h"

#include <stdlib.h>
#include <string.h>

typedef struct leaf {
    uint32_t count;
    uint16_t symbol;
} leaf;

static int compare_leaves(const void *a, const void *b)
{
    const leaf *x = a, *y = b;

    if (x->count != y->count)
        return x->count < y->count ? -1 : 1;
    return (x->symbol > y->symbol) - (x->symbol < y->symbol);
}

static size_t collect(const uint32_t *counts, size_t symbols, leaf *leaves)
{
    size_t n = 0;

    for (size_t i = 0; i < symbols; i++)
        if (counts[i])
            leaves[n++] = (leaf){counts[i], (uint16_t)i};
    qsort(leaves, n, sizeof *leaves, compare_leaves);
    return n;
}

/* Depths of a Huffman tree over the leaves, in ascending order of their counts: two queues, of
 * leaves and of inner nodes. */
static void measure(const leaf *leaves, size_t n, uint8_t *depth)
{
    uint32_t weight[ZY_HUFFMAN_SYMBOLS];
    size_t parent[2 * ZY_HUFFMAN_SYMBOLS], next_leaf = 0, next_inner = 0;
    uint8_t inner_depth[ZY_HUFFMAN_SYMBOLS];

    for (size_t inner = 0; inner + 1 < n; inner++) {
        weight[inner] = 0;
        for (int child = 0; child < 2; child++) {
            if (next_leaf < n &&
                (next_inner >= inner || leaves[next_leaf].count <= weight[next_inner])) {
                weight[inner] += leaves[next_leaf].count;
                parent[next_leaf++] = inner;
            } else {
                weight[inner] += weight[next_inner];
                parent[n + next_inner++] = inner;
            }
        }
    }
    inner_depth[n - 2] = 0;
    for (size_t i = n - 2; i-- > 0;)
        inner_depth[i] = (uint8_t)(inner_depth[parent[n + i]] + 1);
    for (size_t i = 0; i < n; i++)
        depth[i] = (uint8_t)(inner_depth[parent[i]] + 1);
}

/* Makes the codes fit the limit: codes that are too long are cut, which takes more room than there
 * is, and the longest of the others, of the rarest symbols, grow until it is right again. */
static void limit_depths(uint8_t *depth, size_t n, unsigned limit)
{
    uint32_t room = (uint32_t)1 << limit, used = 0;

    for (size_t i = 0; i < n; i++) {
        if (depth[i] > limit)
            depth[i] = (uint8_t)limit;
        used += room >> depth[i];
    }
    while (used > room) {
        size_t i = 0;
        while (depth[i] >= limit)
            i++;
        depth[i]++;
        used -= room >> depth[i];
    }
    /* That may have freed too much; a decoder wants every code used up. */
    for (size_t i = n; used < room && i-- > 0;)
        for (; used + (room >> depth[i]) <= room && depth[i] > 1; depth[i]--)
            used += room >> depth[i];
}

static uint16_t reversed(uint32_t code, unsigned length)
{
    uint32_t out = 0;

    for (unsigned i = 0; i < length; i++)
        out |= (code >> i & 1) << (length - 1 - i);
    return (uint16_t)out;
}

static void assign(const uint8_t *lengths, size_t symbols, uint16_t *codes)
{
    uint32_t counts[16] = {0}, next[16] = {0}, code = 0;

    for (size_t i = 0; i < symbols; i++)
        counts[lengths[i]]++;
    counts[0] = 0;
    for (unsigned length = 1; length < 16; length++) {
        code = (code + counts[length - 1]) << 1;
        next[length] = code;
    }
    for (size_t i = 0; i < symbols; i++)
        codes[i] = lengths[i] ? reversed(next[lengths[i]]++, lengths[i]) : 0;
}

void zy_huffman_build(const uint32_t *counts, size_t symbols, unsigned limit, uint8_t *lengths,
                      uint16_t *codes)
{
    leaf leaves[ZY_HUFFMAN_SYMBOLS];
    uint8_t depth[ZY_HUFFMAN_SYMBOLS] = {1};
    size_t n = collect(counts, symbols, leaves);

    if (n > 1) {
        measure(leaves, n, depth);
        limit_depths(depth, n, limit);
    }
    memset(lengths, 0, symbols);
    for (size_t i = 0; i < n; i++)
        lengths[leaves[i].symbol] = depth[i];
    assign(lengths, symbols, codes);
}
