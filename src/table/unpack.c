/* Files packed by gzip and Zstandard. zlib is linked, as PNG and PDF need it; libzstd is opened by
 * dlopen when a file asks for it, so that no other run pays for it. */
/* Input that is not written to. */
#define ZLIB_CONST

#include "table/inside.h"

#include <dlfcn.h>
#include <string.h>
#include <zlib.h>

enum { FIRST_ROOM = 64 * 1024 };

/* What is unpacked, growing to one byte more than is allowed. */
typedef struct unpacker {
    zy_diags *diags;
    const zy_file_bytes *file;
    zy_span asked;
    size_t most;
    char *bytes;
    size_t len, room;
} unpacker;

static bool fail_cut(const unpacker *u)
{
    zy_fail(
        u->diags, "cannot-unpack", u->asked, NULL,
        ZY_SAY(u->diags, "%s: the packed file is cut off", "%s: 圧縮ファイルが途中で切れています"),
        u->file->name);
    zy_diag_fault(u->diags, ZY_FAULT_DATA);
    return false;
}

static bool fail_wrong(const unpacker *u)
{
    zy_fail(u->diags, "cannot-unpack", u->asked, NULL,
            ZY_SAY(u->diags, "%s: the packed file is damaged", "%s: 圧縮ファイルが壊れています"),
            u->file->name);
    zy_diag_fault(u->diags, ZY_FAULT_DATA);
    return false;
}

static bool fail_large(const unpacker *u)
{
    zy_table_limit(u->diags, u->asked,
                   ZY_SAY(u->diags, "%s: unpacked, it has more than %zu bytes",
                          "%s: 展開すると%zuバイトを超えます"),
                   u->file->name, u->most);
    return false;
}

/* Makes room for more bytes. False after the limit. */
static bool make_room(unpacker *u)
{
    if (u->len < u->room)
        return true;
    if (u->room > u->most)
        return fail_large(u);
    const size_t larger = u->room ? u->room * 2 : FIRST_ROOM;
    u->room = larger < u->most ? larger : u->most + 1;
    u->bytes = g_realloc(u->bytes, u->room + 1);
    return true;
}

/* ---- gzip ---- */

/* One member after the other (RFC 1952, 2.2); what follows the last one is no part of it, as with
 * gunzip. */
static bool inflate_all(unpacker *u, z_stream *z)
{
    int result = Z_OK;

    while (result != Z_STREAM_END || (z->avail_in > 1 && z->next_in[0] == 0x1F)) {
        if (result == Z_STREAM_END && inflateReset(z) != Z_OK)
            return fail_wrong(u);
        if (!make_room(u))
            return false;
        const size_t room = u->room - u->len;
        z->avail_out = room < G_MAXINT ? (unsigned)room : G_MAXINT;
        z->next_out = (unsigned char *)u->bytes + u->len;
        const size_t before = z->avail_out;
        result = inflate(z, Z_NO_FLUSH);
        u->len += before - z->avail_out;
        if (result == Z_BUF_ERROR || (result == Z_OK && z->avail_in == 0 && z->avail_out > 0))
            return fail_cut(u);
        if (result != Z_OK && result != Z_STREAM_END)
            return fail_wrong(u);
    }
    return true;
}

static bool unpack_gzip(unpacker *u)
{
    z_stream z = {0};

    if (u->file->len > G_MAXUINT32)
        return zy_table_limit(u->diags, u->asked, "%s",
                              ZY_SAY(u->diags, "the file is larger than 4 GiB",
                                     "ファイルが4GiBを超えます")) != NULL;
    z.next_in = (const Bytef *)u->file->bytes;
    z.avail_in = (unsigned)u->file->len;
    if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK)
        return fail_wrong(u);
    bool good = inflate_all(u, &z);
    inflateEnd(&z);
    return good;
}

/* ---- Zstandard ---- */

/* Of zstd.h, which has kept them since version 1.0. */
typedef struct zstd_in {
    const void *bytes;
    size_t len, at;
} zstd_in;
typedef struct zstd_out {
    void *bytes;
    size_t len, at;
} zstd_out;
typedef struct zstd_calls {
    void *(*open)(void);
    size_t (*close)(void *stream);
    size_t (*decompress)(void *stream, zstd_out *out, zstd_in *in);
    unsigned (*is_error)(size_t code);
} zstd_calls;

/* C has no conversion from an object's address to a function's; POSIX promises that the bytes are
 * the same. */
static bool find(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);

    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

static bool fail_no_zstd(const unpacker *u)
{
    zy_fail(u->diags, "no-zstd", u->asked,
            ZY_SAY(u->diags, "install the package libzstd1, or unpack the file with unzstd",
                   "パッケージlibzstd1を入れるか、unzstdで展開してください"),
            ZY_SAY(u->diags, "%s is packed by Zstandard, and this system has no libzstd",
                   "%s はZstandardで圧縮されていますが、このシステムにはlibzstdがありません"),
            u->file->name);
    zy_diag_fault(u->diags, ZY_FAULT_FILE);
    return false;
}

/* Frame after frame (RFC 8878, 3); 0 is said at the end of each. */
static bool decompress_all(unpacker *u, const zstd_calls *calls, void *stream)
{
    zstd_in in = {u->file->bytes, u->file->len, 0};
    size_t wanted = 1;

    while (wanted || in.at < in.len) {
        if (!make_room(u))
            return false;
        zstd_out out = {u->bytes + u->len, u->room - u->len, 0};
        const size_t before = in.at;
        wanted = calls->decompress(stream, &out, &in);
        if (calls->is_error(wanted))
            return fail_wrong(u);
        u->len += out.at;
        if (wanted && in.at == in.len && out.at < out.len)
            return fail_cut(u);
        if (in.at == before && out.at == 0 && out.len > 0)
            return fail_wrong(u);
    }
    return true;
}

static bool unpack_zstd(unpacker *u, const char *library_name)
{
    void *library = dlopen(library_name, RTLD_LAZY | RTLD_LOCAL);
    zstd_calls calls;
    bool good = false;

    if (library && find(library, "ZSTD_createDStream", &calls.open) &&
        find(library, "ZSTD_freeDStream", &calls.close) &&
        find(library, "ZSTD_decompressStream", &calls.decompress) &&
        find(library, "ZSTD_isError", &calls.is_error)) {
        void *stream = calls.open();
        good = stream ? decompress_all(u, &calls, stream) : fail_wrong(u);
        calls.close(stream);
    } else {
        fail_no_zstd(u);
    }
    if (library)
        dlclose(library);
    return good;
}

/* ---- Both ---- */

static bool begins_with(const zy_file_bytes *file, const char *bytes, size_t len)
{
    return file->len >= len && memcmp(file->bytes, bytes, len) == 0;
}

bool zy_table_unpack_by(const zy_unpacking *how, zy_file_bytes *file)
{
    const bool gzip = begins_with(file, "\x1F\x8B\x08", 3),
               zstd = begins_with(file, "\x28\xB5\x2F\xFD", 4);
    unpacker u = {.diags = how->diags, .file = file, .asked = how->asked, .most = how->most};

    if (!gzip && !zstd)
        return true;
    bool good = gzip ? unpack_gzip(&u) : unpack_zstd(&u, how->zstd);
    if (good && u.len > u.most)
        good = fail_large(&u);
    if (!good) {
        g_free(u.bytes);
        return false;
    }
    u.bytes = u.bytes ? u.bytes : g_malloc(1);
    u.bytes[u.len] = '\0';
    zy_arena_defer(how->arena, g_free, u.bytes);
    file->bytes = u.bytes;
    file->len = u.len;
    return true;
}

bool zy_table_unpack(zy_arena *arena, zy_diags *diags, zy_file_bytes *file, size_t most,
                     zy_span asked)
{
    const zy_unpacking how = {arena, diags, asked, most, "libzstd.so.1"};

    return zy_table_unpack_by(&how, file);
}
