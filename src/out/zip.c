#include "out/zip.h"

#include <minizip/zip.h>
#include <string.h>

enum { FIRST_OF_1980 = 1 << 21 | 1 << 16 }; /* month 1, day 1, in the days of DOS */

struct zy_zip {
    GString *out;
    size_t start, at; /* where the archive begins in `out`; the place in it of the next byte */
    zipFile file;
    bool failed;
};

/* ---- The archive's file, in memory ---- */

static voidpf open_memory(voidpf opaque, const void *name, int mode)
{
    (void)name, (void)mode;
    return opaque;
}

/* minizip goes back to an entry's head when it knows the entry's size. */
static uLong write_memory(voidpf opaque, voidpf stream, const void *bytes, uLong len)
{
    zy_zip *zip = opaque;

    (void)stream;
    g_string_overwrite_len(zip->out, zip->start + zip->at, bytes, (gssize)len);
    zip->at += len;
    return len;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *into, uLong len)
{
    zy_zip *zip = opaque;
    const size_t left = zip->out->len - zip->start - zip->at;
    const size_t count = len < left ? len : left;

    (void)stream;
    memcpy(into, zip->out->str + zip->start + zip->at, count);
    zip->at += count;
    return count;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream)
{
    const zy_zip *zip = opaque;

    (void)stream;
    return zip->at;
}

static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    zy_zip *zip = opaque;
    const size_t size = zip->out->len - zip->start;
    const size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? zip->at
                        : origin == ZLIB_FILEFUNC_SEEK_END ? size
                                                           : 0;

    (void)stream;
    if (offset > size - from)
        return -1;
    zip->at = from + offset;
    return 0;
}

static int no_error(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

/* ---- The archive ---- */

zy_zip *zy_zip_new(GString *out)
{
    zy_zip *zip = g_new0(zy_zip, 1);
    zlib_filefunc64_def memory = {.zopen64_file = open_memory,
                                  .zread_file = read_memory,
                                  .zwrite_file = write_memory,
                                  .ztell64_file = tell_memory,
                                  .zseek64_file = seek_memory,
                                  .zclose_file = no_error,
                                  .zerror_file = no_error,
                                  .opaque = zip};

    zip->out = out;
    zip->start = out->len;
    zip->file = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &memory);
    zip->failed = !zip->file;
    return zip;
}

void zy_zip_add(zy_zip *zip, const char *name, const char *bytes, size_t len, bool packed)
{
    const zip_fileinfo info = {.dosDate = FIRST_OF_1980};

    zip->failed = zip->failed || len > G_MAXUINT32 ||
                  zipOpenNewFileInZip(zip->file, name, &info, NULL, 0, NULL, 0, NULL,
                                      packed ? 0 : Z_DEFLATED, Z_BEST_COMPRESSION) != ZIP_OK ||
                  zipWriteInFileInZip(zip->file, bytes, (unsigned)len) != ZIP_OK ||
                  zipCloseFileInZip(zip->file) != ZIP_OK;
}

bool zy_zip_close(zy_zip *zip)
{
    bool good = (!zip->file || zipClose(zip->file, NULL) == ZIP_OK) && !zip->failed;

    g_free(zip);
    return good;
}
