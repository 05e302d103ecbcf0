/* The zip that a workbook is, read in memory. minizip takes sizes from the directory; we never ask
 * for more than there is room for and count what comes, so that sizes that lie do no harm. */
#include "table/sheet.h"

#include <minizip/unzip.h>
#include <string.h>

enum { PIECE = 64 * 1024, ANY_CASE = 2, ENCRYPTED = 1 };

/* ---- The archive's file, in memory ---- */

static voidpf open_memory(voidpf opaque, const void *name, int mode)
{
    (void)name, (void)mode;
    return opaque;
}

static uLong read_memory(voidpf opaque, voidpf stream, void *into, uLong len)
{
    zy_archive *archive = opaque;
    const size_t left = archive->file.len - archive->at;
    const size_t count = len < left ? len : left;

    (void)stream;
    if (count)
        memcpy(into, archive->file.bytes + archive->at, count);
    archive->at += count;
    return count;
}

static ZPOS64_T tell_memory(voidpf opaque, voidpf stream)
{
    const zy_archive *archive = opaque;

    (void)stream;
    return archive->at;
}

static long seek_memory(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    zy_archive *archive = opaque;
    const size_t size = archive->file.len;
    const size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? archive->at
                        : origin == ZLIB_FILEFUNC_SEEK_END ? size
                                                           : 0;

    (void)stream;
    if (offset > size - from)
        return -1;
    archive->at = from + offset;
    return 0;
}

static int no_error(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

/* ---- Entries ---- */

static bool fail_damaged(const zy_archive *archive)
{
    zy_fail(archive->diags, "cannot-unpack", archive->asked, NULL,
            ZY_SAY(archive->diags, "%s: the zip archive is damaged or cut off",
                   "%s: zipアーカイブが壊れているか、途中で切れています"),
            archive->file.name);
    zy_diag_fault(archive->diags, ZY_FAULT_DATA);
    return false;
}

bool zy_archive_open(zy_archive *archive)
{
    zlib_filefunc64_def memory = {.zopen64_file = open_memory,
                                  .zread_file = read_memory,
                                  .ztell64_file = tell_memory,
                                  .zseek64_file = seek_memory,
                                  .zclose_file = no_error,
                                  .zerror_file = no_error,
                                  .opaque = archive};

    archive->left = ZY_LIMIT_UNPACKED;
    archive->zip = unzOpen2_64("", &memory);
    return archive->zip || fail_damaged(archive);
}

void zy_archive_close(zy_archive *archive)
{
    if (archive->zip)
        unzClose(archive->zip);
}

bool zy_archive_has(zy_archive *archive, const char *name)
{
    return unzLocateFile(archive->zip, name, ANY_CASE) == UNZ_OK;
}

static bool take_all(zy_archive *archive, zy_archive_taker take, void *object)
{
    char *piece = g_malloc(PIECE);
    bool good = true;
    int got;

    while (good && (got = unzReadCurrentFile(archive->zip, piece, PIECE)) != 0) {
        if (got < 0) {
            good = fail_damaged(archive);
        } else if ((size_t)got > archive->left) {
            zy_table_limit(archive->diags, archive->asked,
                           ZY_SAY(archive->diags, "%s: unpacked, it has more than %d bytes",
                                  "%s: 展開すると%dバイトを超えます"),
                           archive->file.name, ZY_LIMIT_UNPACKED);
            good = false;
        } else {
            archive->left -= (size_t)got;
            good = take(object, piece, (size_t)got);
        }
    }
    g_free(piece);
    return good;
}

bool zy_archive_read(zy_archive *archive, const char *name, zy_archive_taker take, void *object)
{
    unz_file_info64 info;

    if (!zy_archive_has(archive, name))
        return zy_archive_fail(archive, name, "the part is not there", "このパートがありません");
    if (unzGetCurrentFileInfo64(archive->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
        return fail_damaged(archive);
    if (info.flag & ENCRYPTED)
        return zy_foreign_locked(archive->diags, archive->file.name, archive->asked);
    if (unzOpenCurrentFile(archive->zip) != UNZ_OK)
        return fail_damaged(archive);
    bool good = take_all(archive, take, object);
    /* Only when all of it was read, minizip compares the check sum. */
    if (unzCloseCurrentFile(archive->zip) == UNZ_CRCERROR && good)
        good = fail_damaged(archive);
    return good;
}

bool zy_archive_fail(const zy_archive *archive, const char *part, const char *english,
                     const char *japanese)
{
    zy_fail(archive->diags, "bad-workbook", archive->asked,
            ZY_SAY(archive->diags, "open the workbook in its program and save it again",
                   "表計算ソフトで開いて、保存し直してください"),
            "%s, %s: %s", archive->file.name, part, ZY_SAY(archive->diags, english, japanese));
    zy_diag_fault(archive->diags, ZY_FAULT_DATA);
    return false;
}
