/* WOFF 1.0: the tables of a font file, each deflated. */
#include <string.h>
#include <zlib.h>

#include "out/svg.h"

enum { HEAD = 44, ENTRY = 20, SFNT_HEAD = 12, SFNT_ENTRY = 16 };

static uint32_t read_32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void write_32(GString *out, size_t at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        out->str[at + (size_t)i] = (char)(value >> (24 - 8 * i));
}

static void pad(GString *out, size_t start)
{
    while ((out->len - start) % 4)
        g_string_append_c(out, '\0');
}

/* Appends one table, deflated unless that makes it longer; returns the length as stored. */
static size_t put_table(GString *out, const unsigned char *table, uint32_t len)
{
    uLongf room = compressBound(len);
    size_t at = out->len;

    g_string_set_size(out, at + room);
    if (compress2((Bytef *)out->str + at, &room, table, len, 9) != Z_OK || room >= len) {
        memcpy(out->str + at, table, len);
        room = len;
    }
    g_string_set_size(out, at + room);
    return room;
}

void zy_woff(GString *out, const unsigned char *sfnt, size_t len)
{
    uint32_t count = len < SFNT_HEAD ? 0 : (uint32_t)(sfnt[4] << 8 | sfnt[5]);
    uint32_t total = SFNT_HEAD + SFNT_ENTRY * count;
    size_t start = out->len;

    if (len < total)
        return;
    g_string_set_size(out, start + HEAD + ENTRY * count);
    memset(out->str + start, 0, HEAD + ENTRY * count);
    for (uint32_t i = 0; i < count; i++) {
        const unsigned char *entry = sfnt + SFNT_HEAD + SFNT_ENTRY * i;
        size_t at = start + HEAD + ENTRY * i, offset = out->len - start;
        uint32_t table_len = read_32(entry + 12);
        size_t stored = put_table(out, sfnt + read_32(entry + 8), table_len);
        memcpy(out->str + at, entry, 4);
        write_32(out, at + 4, (uint32_t)offset);
        write_32(out, at + 8, (uint32_t)stored);
        write_32(out, at + 12, table_len);
        memcpy(out->str + at + 16, entry + 4, 4);
        pad(out, start);
        total += (table_len + 3) & ~(uint32_t)3;
    }
    memcpy(out->str + start, "wOFF", 4);
    memcpy(out->str + start + 4, sfnt, 4);
    write_32(out, start + 8, (uint32_t)(out->len - start));
    write_32(out, start + 12, count << 16);
    write_32(out, start + 16, total);
    write_32(out, start + 20, 1 << 16);
}
