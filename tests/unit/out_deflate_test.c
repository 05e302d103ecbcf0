/* What is written is read back by zlib. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "out/deflate.h"
#include "out/huffman.h"

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void assert_reads_back(const GString *packed, const uint8_t *bytes, size_t len)
{
    uint8_t *back = g_malloc(len + 1);
    uLongf room = len + 1;

    assert_int_equal(uncompress(back, &room, (const Bytef *)packed->str, packed->len), Z_OK);
    assert_int_equal(room, len);
    assert_memory_equal(back, bytes, len);
    g_free(back);
}

/* Rows of every kind: flat, repeated, noisy, shifted; `kind` chooses the noise. */
static void fill(uint8_t *row, const uint8_t *before, size_t len, uint32_t *seed)
{
    switch (random_next(seed) % 4) {
    case 0:
        memset(row, (int)(random_next(seed) & 0xff), len);
        break;
    case 1:
        for (size_t i = 0; i < len; i++)
            row[i] = (uint8_t)random_next(seed);
        break;
    case 2:
        memcpy(row, before, len);
        row[random_next(seed) % len] ^= 1;
        break;
    default:
        for (size_t i = 0; i < len; i++)
            row[i] = (uint8_t)(i / 7 % 5 + random_next(seed) % 2);
    }
}

/* Packs rows that come back; how long the packed bytes are, and their check sum, too. */
static void round_trip_to(size_t len, size_t rows, size_t unit, uint32_t seed, size_t packed_len,
                          uLong sum)
{
    GString *packed = g_string_new(NULL);
    uint8_t *bytes = g_malloc0(len * rows);
    zy_deflate *deflate = zy_deflate_new(packed);
    size_t y = 0;

    while (y < rows) {
        size_t same = random_next(&seed) % 3 ? 0 : 1 + random_next(&seed) % 9;
        fill(bytes + y * len, y ? bytes + (y - 1) * len : bytes, len, &seed);
        zy_deflate_row(deflate, bytes + y * len, len, unit);
        y++;
        if (same > rows - y)
            same = rows - y;
        for (size_t i = 0; i < same; i++) {
            memset(bytes + (y + i) * len, 0, len);
            bytes[(y + i) * len] = 2;
        }
        if (same)
            zy_deflate_same(deflate, 2, len, same);
        y += same;
    }
    zy_deflate_finish(deflate);
    assert_reads_back(packed, bytes, len * rows);
    if (packed_len && (packed->len != packed_len ||
                       crc32(0, (const Bytef *)packed->str, (uInt)packed->len) != sum))
        fail_msg("%zu rows of %zu: %zu, 0x%lx, packed otherwise", rows, len, packed->len,
                 crc32(0, (const Bytef *)packed->str, (uInt)packed->len));
    g_free(bytes);
    g_string_free(packed, TRUE);
}

static void round_trip(size_t len, size_t rows, size_t unit, uint32_t seed)
{
    round_trip_to(len, rows, unit, seed, 0, 0);
}

/* Whoever changes these numbers on purpose looks at `make bench` and at the sizes of pictures. */
static void the_same_rows_give_the_same_bytes(void **state)
{
    static const struct {
        size_t len, rows, unit;
        uint32_t seed;
        size_t packed;
        uLong sum;
    } cases[] = {
        {2, 1, 1, 1, 23, 0x838aa02e},        {9, 5, 1, 2, 46, 0x70977c10},
        {31, 40, 1, 3, 353, 0xc45b30ba},     {100, 60, 3, 4, 942, 0xeff74bca},
        {257, 33, 4, 5, 2401, 0xcd5521a8},   {301, 200, 3, 6, 6761, 0x9ea6266c},
        {1000, 50, 4, 7, 7353, 0x4e0d59fd},  {4097, 20, 4, 8, 10312, 0x57edb887},
        {40000, 5, 3, 9, 55894, 0x31da0dbe}, {641, 480, 1, 10, 34231, 0x85cd34da},
        {3, 3000, 1, 11, 3610, 0x582774e9},  {12, 900, 4, 12, 2578, 0x91579b19},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        round_trip_to(cases[i].len, cases[i].rows, cases[i].unit, cases[i].seed, cases[i].packed,
                      cases[i].sum);
}

static void rows_of_any_length_come_back(void **state)
{
    static const size_t lengths[] = {2, 3, 4, 5, 6, 7, 9, 17, 64, 258, 259, 260, 1000, 4097};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        for (uint32_t seed = 1; seed < 6; seed++)
            round_trip(lengths[i], 40, 1 + seed % 4, seed * 77 + (uint32_t)i);
}

static void rows_longer_than_the_window_come_back(void **state)
{
    (void)state;
    round_trip(32768, 7, 3, 5);
    round_trip(32769, 7, 1, 6);
    round_trip(98302, 5, 3, 7);
}

static void many_blocks_come_back(void **state)
{
    (void)state;
    round_trip(3001, 300, 3, 9);
}

static void flat_rows_take_next_to_nothing(void **state)
{
    GString *packed = g_string_new(NULL);
    uint8_t row[1281] = {0};
    zy_deflate *deflate = zy_deflate_new(packed);

    (void)state;
    zy_deflate_row(deflate, row, sizeof row, 1);
    zy_deflate_same(deflate, 2, sizeof row, 719);
    zy_deflate_finish(deflate);
    assert_in_range(packed->len, 100, 2500);
    g_string_free(packed, TRUE);
}

static void codes_keep_to_their_limit_and_use_all_room(void **state)
{
    uint32_t counts[ZY_HUFFMAN_SYMBOLS] = {0};
    uint8_t lengths[ZY_HUFFMAN_SYMBOLS];
    uint16_t codes[ZY_HUFFMAN_SYMBOLS];

    (void)state;
    for (size_t n = 2; n <= 40; n++) {
        uint32_t a = 1, b = 1;
        for (size_t i = 0; i < n; i++) { /* Fibonacci: the deepest tree there is */
            counts[i] = a;
            b = a + b, a = b - a;
        }
        for (unsigned limit = 7; limit <= 15; limit += 8) {
            uint32_t used = 0;
            zy_huffman_build(counts, n, limit, lengths, codes);
            for (size_t i = 0; i < n; i++) {
                assert_in_range(lengths[i], 1, limit);
                used += (1u << limit) >> lengths[i];
            }
            assert_int_equal(used, 1u << limit);
        }
    }
}

static void a_single_symbol_has_a_code(void **state)
{
    uint32_t counts[30] = {[7] = 3};
    uint8_t lengths[30];
    uint16_t codes[30];

    (void)state;
    zy_huffman_build(counts, 30, 15, lengths, codes);
    assert_int_equal(lengths[7], 1);
    assert_int_equal(codes[7], 0);
    assert_int_equal(lengths[6], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_any_length_come_back),
        cmocka_unit_test(the_same_rows_give_the_same_bytes),
        cmocka_unit_test(rows_longer_than_the_window_come_back),
        cmocka_unit_test(many_blocks_come_back),
        cmocka_unit_test(flat_rows_take_next_to_nothing),
        cmocka_unit_test(codes_keep_to_their_limit_and_use_all_room),
        cmocka_unit_test(a_single_symbol_has_a_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
