#include "out/deflate.h"

#include <string.h>
#include <zlib.h>

#include "out/huffman.h"

enum {
    WINDOW = 32768,
    SHORTEST = 3,
    LONGEST = 258,
    HASH_BITS = 13,
    WAYS = 2,
    ENOUGH = 32,   /* no better match is looked for */
    BLOCK = 65536, /* tokens of one block */
    LITERALS = 286,
    DISTANCES = 30,
    END = 256,
};

/* A literal, or 1 << 31 | length << 16 | distance - 1. */
typedef uint32_t token;

typedef struct place {
    const uint8_t *bytes, *end; /* to the end of the row */
    size_t at;
} place;

struct zy_deflate {
    GString *out;
    size_t done;   /* bytes taken */
    uint32_t a, b; /* Adler-32 */
    uint64_t bits;
    unsigned bit_count;
    size_t count;
    bool matches; /* the block has some */
    uint32_t literals[LITERALS], distances[DISTANCES];
    const uint8_t *earlier; /* the last row that was no repetition, and where it stood */
    size_t earlier_at, earlier_len;
    place heads[1 << HASH_BITS][WAYS]; /* the last places with a hash, newest first */
    uint8_t length_codes[LONGEST + 1];
    token tokens[BLOCK];
};

static const uint16_t length_base[29] = {3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                         15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                         67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                         2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
static const uint16_t distance_base[30] = {
    1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
    193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static const uint8_t distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                           6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

/* ---- bits --------------------------------------------------------------------------------- */

static void flush_bits(zy_deflate *d)
{
    char bytes[8];
    gssize n = 0;

    while (d->bit_count >= 8) {
        bytes[n++] = (char)(d->bits & 0xff);
        d->bits >>= 8;
        d->bit_count -= 8;
    }
    g_string_append_len(d->out, bytes, n);
}

static void put_bits(zy_deflate *d, uint32_t value, unsigned count)
{
    d->bits |= (uint64_t)value << d->bit_count;
    d->bit_count += count;
    if (d->bit_count >= 40)
        flush_bits(d);
}

/* ---- blocks ------------------------------------------------------------------------------- */

/* Distances are in pairs of codes for every power of two. */
static unsigned distance_code(unsigned distance)
{
    unsigned power;

    if (distance <= 4)
        return distance - 1;
    power = 31 - (unsigned)__builtin_clz(distance - 1);
    return 2 * power + ((distance - 1) >> (power - 1) & 1);
}

typedef struct codes {
    uint8_t literal_lengths[LITERALS], distance_lengths[DISTANCES];
    uint16_t literals[LITERALS], distances[DISTANCES];
} codes;

/* The lengths of the codes are themselves written as runs: 16 repeats the last one, 17 and 18
 * are runs of zeros. `runs` holds the symbol and, in the upper bits, its extra value. */
static size_t find_runs(const uint8_t *lengths, size_t count, uint16_t *runs)
{
    size_t n = 0;

    for (size_t i = 0, run; i < count; i += run) {
        run = 1;
        while (i + run < count && lengths[i + run] == lengths[i])
            run++;
        if (lengths[i] == 0 && run >= 11) {
            run = MIN(run, 138);
            runs[n++] = (uint16_t)(18 | (run - 11) << 8);
        } else if (lengths[i] == 0 && run >= 3) {
            runs[n++] = (uint16_t)(17 | (run - 3) << 8);
        } else if (i > 0 && lengths[i] == lengths[i - 1] && run >= 3) {
            run = MIN(run, 6);
            runs[n++] = (uint16_t)(16 | (run - 3) << 8);
        } else {
            run = 1;
            runs[n++] = lengths[i];
        }
    }
    return n;
}

static void put_lengths(zy_deflate *d, const codes *c)
{
    static const uint8_t order[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
    static const uint8_t extra[19] = {[16] = 2, [17] = 3, [18] = 7};
    uint8_t all[LITERALS + DISTANCES], lengths[19];
    uint16_t runs[LITERALS + DISTANCES], run_codes[19];
    uint32_t counts[19] = {0};
    size_t n, kept = 19;

    memcpy(all, c->literal_lengths, LITERALS);
    memcpy(all + LITERALS, c->distance_lengths, DISTANCES);
    n = find_runs(all, sizeof all, runs);
    for (size_t i = 0; i < n; i++)
        counts[runs[i] & 0xff]++;
    zy_huffman_build(counts, 19, 7, lengths, run_codes);
    while (kept > 4 && lengths[order[kept - 1]] == 0)
        kept--;
    put_bits(d, LITERALS - 257, 5);
    put_bits(d, DISTANCES - 1, 5);
    put_bits(d, (uint32_t)kept - 4, 4);
    for (size_t i = 0; i < kept; i++)
        put_bits(d, lengths[order[i]], 3);
    for (size_t i = 0; i < n; i++) {
        unsigned symbol = runs[i] & 0xff;
        put_bits(d, run_codes[symbol], lengths[symbol]);
        if (extra[symbol])
            put_bits(d, runs[i] >> 8, extra[symbol]);
    }
}

static void put_match(zy_deflate *d, const codes *c, token t)
{
    unsigned length = t >> 16 & 0x1ff, distance = (t & 0xffff) + 1;
    unsigned l = d->length_codes[length], k = distance_code(distance);

    put_bits(d, c->literals[257 + l], c->literal_lengths[257 + l]);
    put_bits(d, length - length_base[l], length_extra[l]);
    put_bits(d, c->distances[k], c->distance_lengths[k]);
    put_bits(d, distance - distance_base[k], distance_extra[k]);
}

static void put_block(zy_deflate *d, bool last)
{
    codes c;

    d->literals[END]++;
    if (!d->matches) /* a decoder may refuse a code without distances */
        d->distances[0]++;
    d->matches = false;
    zy_huffman_build(d->literals, LITERALS, 15, c.literal_lengths, c.literals);
    zy_huffman_build(d->distances, DISTANCES, 15, c.distance_lengths, c.distances);
    put_bits(d, last, 1);
    put_bits(d, 2, 2);
    put_lengths(d, &c);
    for (size_t i = 0; i < d->count; i++) {
        if (d->tokens[i] >> 31)
            put_match(d, &c, d->tokens[i]);
        else
            put_bits(d, c.literals[d->tokens[i]], c.literal_lengths[d->tokens[i]]);
    }
    put_bits(d, c.literals[END], c.literal_lengths[END]);
    d->count = 0;
    memset(d->literals, 0, sizeof d->literals);
    memset(d->distances, 0, sizeof d->distances);
}

/* ---- tokens ------------------------------------------------------------------------------- */

static void add_token(zy_deflate *d, token t)
{
    if (d->count == BLOCK)
        put_block(d, false);
    d->tokens[d->count++] = t;
}

static void add_literal(zy_deflate *d, uint8_t byte)
{
    add_token(d, byte);
    d->literals[byte]++;
}

static void add_match(zy_deflate *d, size_t length, size_t distance)
{
    while (length > 0) {
        size_t part = MIN(length, LONGEST);
        if (length > LONGEST && length - part < SHORTEST)
            part = length - SHORTEST;
        add_token(d, 1u << 31 | (uint32_t)part << 16 | (uint32_t)(distance - 1));
        d->literals[257 + d->length_codes[part]]++;
        d->distances[distance_code((unsigned)distance)]++;
        d->matches = true;
        length -= part;
    }
}

/* How many bytes are equal, at most `most`. */
static size_t equal_bytes(const uint8_t *a, const uint8_t *b, size_t most)
{
    size_t n = 0;

    for (; n + 8 <= most; n += 8) {
        uint64_t x, y;
        memcpy(&x, a + n, 8);
        memcpy(&y, b + n, 8);
        if (x != y)
            break;
    }
    while (n < most && a[n] == b[n])
        n++;
    return n;
}

static unsigned hash_at(const uint8_t *p)
{
    uint32_t v;

    memcpy(&v, p, 4);
    return (v * 2654435761u) >> (32 - HASH_BITS);
}

typedef struct match {
    size_t length, distance;
} match;

/* The bits a match saves, about: a literal takes five, a match a dozen and the low bits of its
 * distance. */
static int worth(match m)
{
    unsigned low = m.distance > 4 ? 30 - (unsigned)__builtin_clz((unsigned)m.distance - 1) : 0;

    return m.length < SHORTEST ? 0 : 5 * (int)m.length - 11 - (int)low;
}

static void remember(zy_deflate *d, const uint8_t *p, const uint8_t *end, size_t at)
{
    place *heads = d->heads[hash_at(p)];

    memmove(heads + 1, heads, (WAYS - 1) * sizeof *heads);
    heads[0] = (place){p, end, at};
}

/* The best match with the last places that began with the same four bytes. */
static match probe(const zy_deflate *d, const uint8_t *p, const uint8_t *end, size_t at)
{
    const place *heads = d->heads[hash_at(p)];
    match best = {0, 1};

    for (int i = 0; i < WAYS && heads[i].bytes && at - heads[i].at <= WINDOW; i++) {
        const place *head = &heads[i];
        size_t most = (size_t)MIN(head->end - head->bytes, end - p);
        match m = {equal_bytes(head->bytes, p, most), at - head->at};
        if (m.length > best.length)
            best = m;
    }
    return best;
}

static match find_match(zy_deflate *d, const uint8_t *row, size_t i, size_t len, size_t unit)
{
    const uint8_t *p = row + i, *end = row + len;
    size_t most = len - i, above = d->done - d->earlier_at;
    match best = {0, 1}, m;

    if (i >= unit && p[0] == p[-(ptrdiff_t)unit])
        best = (match){equal_bytes(p - unit, p, most), unit};
    if (best.length < most && d->earlier && above <= WINDOW && d->earlier[i] == p[0]) {
        m = (match){equal_bytes(d->earlier + i, p, most), above};
        if (worth(m) > worth(best))
            best = m;
    }
    if (best.length < ENOUGH && most >= 4) {
        m = probe(d, p, end, d->done + i);
        remember(d, p, end, d->done + i);
        if (worth(m) > worth(best))
            best = m;
    }
    return best;
}

static void sum(zy_deflate *d, const uint8_t *bytes, size_t len)
{
    uint32_t sum = (uint32_t)adler32((uLong)d->b << 16 | d->a, bytes, (uInt)len);

    d->a = sum & 0xffff;
    d->b = sum >> 16;
}

void zy_deflate_row(zy_deflate *d, const uint8_t *row, size_t len, size_t unit)
{
    sum(d, row, len);
    if (d->earlier_len != len)
        d->earlier = NULL;
    match m = find_match(d, row, 0, len, unit), next;
    for (size_t i = 0; i < len;) {
        bool last = i + 1 == len;
        next = last || m.length >= ENOUGH ? (match){0, 1} : find_match(d, row, i + 1, len, unit);
        if (worth(m) <= 0 || worth(next) > worth(m) + 4) {
            add_literal(d, row[i++]);
            m = next;
            continue;
        }
        add_match(d, m.length, m.distance);
        for (size_t k = 2; m.length < ENOUGH && k < m.length && i + k + 4 <= len; k++)
            remember(d, row + i + k, row + len, d->done + i + k);
        i += m.length;
        if (i < len)
            m = find_match(d, row, i, len, unit);
    }
    d->earlier = row;
    d->earlier_at = d->done;
    d->earlier_len = len;
    d->done += len;
}

/* The sum after zeros needs no look at them. */
static void sum_zeros(zy_deflate *d, uint8_t first, size_t zeros)
{
    d->a = (d->a + first) % 65521;
    d->b = (uint32_t)((d->b + (uint64_t)d->a * (zeros + 1)) % 65521);
}

static void add_zero_row(zy_deflate *d, uint8_t first, size_t len)
{
    add_literal(d, first);
    add_literal(d, 0);
    if (len >= SHORTEST + 2)
        add_match(d, len - 2, 1);
    else
        for (size_t i = 2; i < len; i++)
            add_literal(d, 0);
}

/* Long rows are runs of zeros, for a run needs no bits for its distance; of short ones a match
 * takes several at once. */
void zy_deflate_same(zy_deflate *d, uint8_t first, size_t len, size_t count)
{
    size_t rest = len < LONGEST ? len * (count - 1) : 0;

    for (size_t i = 0; i < count; i++)
        sum_zeros(d, first, len - 1);
    for (size_t i = 0; i < (rest >= SHORTEST ? 1 : count); i++)
        add_zero_row(d, first, len);
    if (rest >= SHORTEST)
        add_match(d, rest, len);
    d->done += len * count;
}

zy_deflate *zy_deflate_new(GString *out)
{
    zy_deflate *d = g_new0(zy_deflate, 1);
    unsigned code = 0;

    d->out = out;
    d->a = 1;
    for (unsigned length = SHORTEST; length <= LONGEST; length++) {
        while (code < 28 && length_base[code + 1] <= length)
            code++;
        d->length_codes[length] = (uint8_t)code;
    }
    g_string_append_len(out, "\x78\x5e", 2);
    return d;
}

void zy_deflate_finish(zy_deflate *d)
{
    put_block(d, true);
    put_bits(d, 0, (8 - d->bit_count % 8) % 8);
    flush_bits(d);
    for (int shift = 8; shift >= 0; shift -= 8)
        g_string_append_c(d->out, (char)(d->b >> shift));
    for (int shift = 8; shift >= 0; shift -= 8)
        g_string_append_c(d->out, (char)(d->a >> shift));
    g_free(d);
}
