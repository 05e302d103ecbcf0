#include "out/png_encode.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

#include "out/deflate.h"

enum { COLORS = 256, SLOTS = 1024, FILTER_NONE = 0, FILTER_UP = 2, FILTER_PAETH = 4 };

/* ---- chunks ------------------------------------------------------------------------------- */

static void put_32(GString *out, uint32_t value)
{
    char bytes[4] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value};

    g_string_append_len(out, bytes, 4);
}

/* Begins a chunk; its length and check sum are known at its end. */
static size_t begin(GString *out, const char *type)
{
    put_32(out, 0);
    g_string_append_len(out, type, 4);
    return out->len;
}

static void end(GString *out, size_t start)
{
    size_t len = out->len - start;
    uLong sum = crc32(0, (const Bytef *)out->str + start - 4, (uInt)(len + 4));

    for (int i = 0; i < 4; i++)
        out->str[start - 8 + (size_t)i] = (char)(len >> (24 - 8 * i));
    put_32(out, (uint32_t)sum);
}

static void put_text(GString *out, const char *key, const char *language, const char *text)
{
    size_t start;

    if (!text || !text[0])
        return;
    start = begin(out, "iTXt");
    g_string_append_len(out, key, (gssize)strlen(key) + 1);
    g_string_append_len(out, "\0\0", 2);
    g_string_append(out, language ? language : "");
    g_string_append_len(out, "\0\0", 2);
    g_string_append(out, text);
    end(out, start);
}

/* Colour types of PNG: 2 RGB, 3 palette, 6 RGB with alpha. */
static void put_head(GString *out, const zy_pixels *p, int color_type)
{
    size_t start;

    g_string_append_len(out, "\x89PNG\r\n\x1a\n", 8);
    start = begin(out, "IHDR");
    put_32(out, p->width);
    put_32(out, p->height);
    g_string_append_c(out, 8);
    g_string_append_c(out, (char)color_type);
    g_string_append_len(out, "\0\0\0", 3);
    end(out, start);
    start = begin(out, "sRGB");
    g_string_append_c(out, 0);
    end(out, start);
    if (p->dots_per_metre > 0) {
        start = begin(out, "pHYs");
        put_32(out, (uint32_t)lround(p->dots_per_metre));
        put_32(out, (uint32_t)lround(p->dots_per_metre));
        g_string_append_c(out, 1);
        end(out, start);
    }
}

static void put_texts(GString *out, const zy_pixels *p)
{
    put_text(out, "Title", p->language, p->title);
    put_text(out, "Description", p->language, p->description);
}

/* ---- colours ------------------------------------------------------------------------------ */

/* 0xAARRGGBB with plain colours, opaque ones with 255. */
static uint32_t plain(uint32_t pixel, bool alpha)
{
    uint32_t a = pixel >> 24, out;

    if (!alpha)
        return pixel | 0xff000000;
    if (a == 0 || a == 255)
        return a ? pixel : 0;
    out = a << 24;
    for (int shift = 0; shift < 24; shift += 8)
        out |= MIN(255, ((pixel >> shift & 0xff) * 255 + a / 2) / a) << shift;
    return out;
}

typedef struct palette {
    uint32_t colors[COLORS];
    size_t count;
    uint32_t keys[SLOTS]; /* pixels as they are */
    int16_t index[SLOTS]; /* -1: free */
} palette;

static unsigned slot_of(uint32_t pixel)
{
    return (pixel * 2654435761u) >> 22;
}

/* The place of the colour, or -1 when there are too many. */
static int find_color(palette *p, uint32_t pixel, bool alpha)
{
    unsigned slot = slot_of(pixel);

    while (p->index[slot] >= 0 && p->keys[slot] != pixel)
        slot = (slot + 1) % SLOTS;
    if (p->index[slot] < 0) {
        if (p->count == COLORS)
            return -1;
        p->keys[slot] = pixel;
        p->index[slot] = (int16_t)p->count;
        p->colors[p->count++] = plain(pixel, alpha);
    }
    return p->index[slot];
}

static void put_palette(GString *out, const palette *p)
{
    size_t start = begin(out, "PLTE"), translucent = 0;

    for (size_t i = 0; i < p->count; i++) {
        g_string_append_c(out, (char)(p->colors[i] >> 16));
        g_string_append_c(out, (char)(p->colors[i] >> 8));
        g_string_append_c(out, (char)p->colors[i]);
        if (p->colors[i] >> 24 != 255)
            translucent = i + 1;
    }
    end(out, start);
    if (translucent == 0)
        return;
    start = begin(out, "tRNS");
    for (size_t i = 0; i < translucent; i++)
        g_string_append_c(out, (char)(p->colors[i] >> 24));
    end(out, start);
}

/* ---- rows --------------------------------------------------------------------------------- */

static const uint32_t *row_at(const zy_pixels *p, uint32_t y)
{
    return p->pixels + (size_t)y * p->stride;
}

/* How many rows from y on are equal to the row before y. */
static uint32_t count_same(const zy_pixels *p, uint32_t y)
{
    uint32_t n = 0;

    while (y + n < p->height &&
           memcmp(row_at(p, y + n - 1), row_at(p, y + n), p->width * sizeof *p->pixels) == 0)
        n++;
    return n;
}

static bool index_row(palette *colors, const uint32_t *pixels, uint32_t width, bool alpha,
                      uint8_t *row)
{
    uint32_t last = ~pixels[0];
    int index = -1;

    row[0] = FILTER_NONE;
    for (uint32_t x = 0; x < width; x++) {
        if (pixels[x] != last || index < 0) {
            last = pixels[x];
            index = find_color(colors, last, alpha);
            if (index < 0)
                return false;
        }
        row[x + 1] = (uint8_t)index;
    }
    return true;
}

static uint8_t *new_rows(const zy_pixels *p, size_t len)
{
    return g_malloc(len * p->height);
}

/* Rows that repeat the one before are filtered to zeros, others are left as they are. False when
 * there are more than 256 colours. */
static bool encode_indexed(const zy_pixels *p, GString *out)
{
    size_t len = (size_t)p->width + 1;
    palette *colors = g_new0(palette, 1);
    uint8_t *rows = new_rows(p, len);
    uint32_t *same = g_new0(uint32_t, p->height);
    bool good = true;

    memset(colors->index, 0xff, sizeof colors->index);
    for (uint32_t y = 0; good && y < p->height; y += 1 + same[y]) {
        good = index_row(colors, row_at(p, y), p->width, p->alpha, rows + y * len);
        same[y] = count_same(p, y + 1);
    }
    if (good) {
        size_t start;
        zy_deflate *deflate;
        put_head(out, p, 3);
        put_palette(out, colors);
        put_texts(out, p);
        start = begin(out, "IDAT");
        deflate = zy_deflate_new(out);
        for (uint32_t y = 0; y < p->height; y += 1 + same[y]) {
            zy_deflate_row(deflate, rows + y * len, len, 1);
            if (same[y])
                zy_deflate_same(deflate, FILTER_UP, len, same[y]);
        }
        zy_deflate_finish(deflate);
        end(out, start);
    }
    g_free(same);
    g_free(rows);
    g_free(colors);
    return good;
}

static void copy_row(const uint32_t *pixels, uint32_t width, bool alpha, uint8_t *row)
{
    for (uint32_t x = 0; !alpha && x < width; x++, row += 3) {
        row[0] = (uint8_t)(pixels[x] >> 16);
        row[1] = (uint8_t)(pixels[x] >> 8);
        row[2] = (uint8_t)pixels[x];
    }
    for (uint32_t x = 0; alpha && x < width; x++, row += 4) {
        uint32_t v = plain(pixels[x], true);
        row[0] = (uint8_t)(v >> 16);
        row[1] = (uint8_t)(v >> 8);
        row[2] = (uint8_t)v;
        row[3] = (uint8_t)(v >> 24);
    }
}

/* Whether the row is like a photograph: most pixels differ from the left and from above. */
static bool is_busy(const uint32_t *pixels, const uint32_t *above, uint32_t width)
{
    uint32_t fresh = 0;

    for (uint32_t x = 1; x < width; x++)
        fresh += pixels[x] != pixels[x - 1] && (!above || pixels[x] != above[x]);
    return fresh > width / 2;
}

static uint8_t paeth(uint8_t a, uint8_t b, uint8_t c)
{
    int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);

    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

static void filter_paeth(const uint8_t *raw, const uint8_t *above, size_t len, size_t unit,
                         uint8_t *row)
{
    for (size_t i = 0; i < len; i++) {
        uint8_t a = i >= unit ? raw[i - unit] : 0, b = above ? above[i] : 0;
        uint8_t c = above && i >= unit ? above[i - unit] : 0;
        row[i] = (uint8_t)(raw[i] - paeth(a, b, c));
    }
}

/* One row with its filter; `raw` and `above` are rows of bytes without the filter's. */
static void filter_row(const zy_pixels *p, uint32_t y, size_t unit, uint8_t *raw, uint8_t *above,
                       uint8_t *row)
{
    const uint32_t *pixels = row_at(p, y), *before = y ? row_at(p, y - 1) : NULL;

    if (!is_busy(pixels, before, p->width)) {
        row[0] = FILTER_NONE;
        copy_row(pixels, p->width, p->alpha, row + 1);
        return;
    }
    row[0] = FILTER_PAETH;
    copy_row(pixels, p->width, p->alpha, raw);
    if (before)
        copy_row(before, p->width, p->alpha, above);
    filter_paeth(raw, before ? above : NULL, p->width * unit, unit, row + 1);
}

static void encode_full(const zy_pixels *p, GString *out)
{
    size_t unit = p->alpha ? 4 : 3, len = p->width * unit + 1, start;
    uint8_t *rows = new_rows(p, len), *raw = g_malloc(2 * len);
    zy_deflate *deflate;

    put_head(out, p, p->alpha ? 6 : 2);
    put_texts(out, p);
    start = begin(out, "IDAT");
    deflate = zy_deflate_new(out);
    for (uint32_t y = 0, same; y < p->height; y += 1 + same) {
        filter_row(p, y, unit, raw, raw + len, rows + y * len);
        zy_deflate_row(deflate, rows + y * len, len, unit);
        same = count_same(p, y + 1);
        if (same)
            zy_deflate_same(deflate, FILTER_UP, len, same);
    }
    zy_deflate_finish(deflate);
    end(out, start);
    g_free(raw);
    g_free(rows);
}

void zy_png_encode(const zy_pixels *picture, GString *out)
{
    if (!encode_indexed(picture, out))
        encode_full(picture, out);
    end(out, begin(out, "IEND"));
}
