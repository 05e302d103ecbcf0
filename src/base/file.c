/* realpath() is of X/Open. */
#define _XOPEN_SOURCE 700

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_READ = 64 * 1024, MOST_TEMP_NAMES = 10000 };

static const struct errno_text {
    int error;
    const char *english, *japanese;
} errno_texts[] = {
    {ENOENT, "there is no such file or folder", "そのようなファイルやフォルダーはありません"},
    {EACCES, "permission denied", "アクセスが許可されていません"},
    {EPERM, "the operation is not permitted", "この操作は許可されていません"},
    {EROFS, "the file system is read-only", "ファイルシステムが読み取り専用です"},
    {ENOSPC, "no space is left on the device", "ディスクに空きがありません"},
    {EDQUOT, "the disk quota is used up", "ディスクの割り当てを使い切りました"},
    {EISDIR, "it is a folder", "フォルダーです"},
    {ENOTDIR, "a part of the path is no folder", "パスの途中がフォルダーではありません"},
    {EPIPE, "the reader has closed the pipe", "パイプの読み手が閉じました"},
    {ENAMETOOLONG, "the name is too long", "名前が長すぎます"},
    {EIO, "an input or output error", "入出力エラー"},
    {ETXTBSY, "the file is in use", "ファイルが使用中です"},
    {ELOOP, "too many symbolic links", "シンボリックリンクが多すぎます"},
    {EMFILE, "too many open files", "開いているファイルが多すぎます"},
};

static const char *errno_text(const zy_diags *diags, int error)
{
    for (size_t i = 0; i < sizeof errno_texts / sizeof *errno_texts; i++) {
        if (errno_texts[i].error == error)
            return ZY_SAY(diags, errno_texts[i].english, errno_texts[i].japanese);
    }
    return strerror(error);
}

/* ---- Reading ---- */

static void say_unreadable(zy_diags *diags, const char *path, zy_span span, int error)
{
    zy_fail(diags, "cannot-read", span, NULL,
            ZY_SAY(diags, "cannot read \"%s\": %s", "「%s」を読めません: %s"), path,
            errno_text(diags, error));
    zy_diag_fault(diags, ZY_FAULT_FILE);
}

static void say_too_large(zy_diags *diags, const char *path, zy_span span, size_t most)
{
    zy_fail(diags, "file-too-large", span, NULL,
            ZY_SAY(diags, "\"%s\" is larger than the limit of %zu bytes",
                   "「%s」が上限の%zuバイトを超えています"),
            path, most);
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
}

/* Reads on until the end or until `most` is passed; an errno, or 0. */
static int read_all(int fd, zy_arena *arena, size_t room, size_t most, char **bytes, size_t *len)
{
    char *buffer = zy_arena_take(arena, room + 1, 1);
    size_t used = 0;

    for (;;) {
        if (used == room && used <= most) {
            char *larger = zy_arena_take(arena, room * 2 + 1, 1);
            memcpy(larger, buffer, used);
            buffer = larger;
            room *= 2;
        }
        ssize_t got = read(fd, buffer + used, room - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        used += (size_t)got;
        if (got == 0 || used > most)
            break;
    }
    buffer[used] = '\0';
    *bytes = buffer;
    *len = used;
    return 0;
}

/* A buffer that holds the whole of a regular file and one byte more, so that its end is seen
 * without growing. */
static size_t first_room(const struct stat *info, size_t most)
{
    size_t size = S_ISREG(info->st_mode) && info->st_size > 0 ? (size_t)info->st_size : FIRST_READ;

    return (size < most ? size : most) + 1;
}

char *zy_file_read(zy_arena *arena, zy_diags *diags, const char *path, size_t most, zy_span span,
                   size_t *len)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat info = {0};
    char *bytes = NULL;
    int error = 0;

    if (fd < 0) {
        say_unreadable(diags, path, span, errno);
        return NULL;
    }
    if (fstat(fd, &info) < 0)
        error = errno;
    else if (S_ISDIR(info.st_mode))
        error = EISDIR;
    else
        error = read_all(fd, arena, first_room(&info, most), most, &bytes, len);
    if (!is_stdin)
        close(fd);
    if (error) {
        say_unreadable(diags, path, span, error);
        return NULL;
    }
    if (*len > most) {
        say_too_large(diags, path, span, most);
        return NULL;
    }
    return bytes;
}

/* ---- Writing ---- */

static bool say_unwritable(zy_diags *diags, const char *path, int error)
{
    zy_fail(diags, "cannot-write", (zy_span){0}, NULL,
            ZY_SAY(diags, "cannot write \"%s\": %s", "「%s」に書けません: %s"),
            strcmp(path, "-") == 0 ? ZY_SAY(diags, "standard output", "標準出力") : path,
            errno_text(diags, error));
    zy_diag_fault(diags, ZY_FAULT_FILE);
    return false;
}

static int write_all(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t done = write(fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return errno;
        bytes += done;
        len -= (size_t)done;
    }
    return 0;
}

/* Pipes, terminals and some file systems know no fsync; that is no loss of data. */
static int sync_file(int fd)
{
    if (fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS)
        return 0;
    return errno;
}

/* Writes, syncs and closes; the first errno, or 0. */
static int fill_and_close(int fd, const char *bytes, size_t len)
{
    int error = write_all(fd, bytes, len);

    if (!error)
        error = sync_file(fd);
    if (close(fd) < 0 && !error)
        error = errno;
    return error;
}

static int write_standard_output(const char *bytes, size_t len)
{
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

    /* A duplicate is closed, because some file systems report a full disk only then. */
    return fd < 0 ? errno : fill_and_close(fd, bytes, len);
}

static int write_device(const char *path, const char *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

    return fd < 0 ? errno : fill_and_close(fd, bytes, len);
}

static bool holds(const char *path, const struct stat *info, const char *bytes, size_t len)
{
    char block[16 * 1024];
    size_t at = 0;

    if (!S_ISREG(info->st_mode) || (size_t)info->st_size != len)
        return false;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    for (ssize_t got; (got = read(fd, block, sizeof block)) > 0; at += (size_t)got) {
        if ((size_t)got > len - at || memcmp(block, bytes + at, (size_t)got) != 0)
            break;
    }
    close(fd);
    return at == len;
}

/* Opens a new file in the folder of `target`; its name does not grow with the target's. */
static int open_temp(zy_arena *arena, const char *target, mode_t mode, const char **temp)
{
    int folder = (int)(zy_path_name(target) - target);

    for (int i = 0; i < MOST_TEMP_NAMES; i++) {
        char *name =
            zy_arena_format(arena, "%.*s.zuhyo-%ld-%d.new", folder, target, (long)getpid(), i);
        int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST) {
            *temp = name;
            return fd;
        }
    }
    return -1;
}

static bool stage_file(zy_diags *diags, const struct stat *old, const char *bytes, size_t len,
                       zy_staged *staged)
{
    mode_t mode = old ? old->st_mode & 0777 : 0666;
    int fd = open_temp(diags->arena, staged->target, mode, &staged->temp);
    int error = fd < 0 ? errno : 0;

    if (fd >= 0) {
        if (old && fchmod(fd, mode) < 0)
            error = errno;
        int written = fill_and_close(fd, bytes, len);
        error = error ? error : written;
        if (error)
            unlink(staged->temp);
    }
    if (!error)
        return true;
    staged->temp = NULL;
    return say_unwritable(diags, staged->shown, error);
}

/* The file behind a symbolic link is replaced, not the link. */
static const char *resolve(zy_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *kept = real ? zy_arena_text(arena, real, strlen(real)) : path;

    free(real);
    return kept;
}

bool zy_file_stage(zy_diags *diags, const char *path, const char *bytes, size_t len,
                   bool if_changed, zy_staged *staged)
{
    struct stat info;
    int error;

    *staged = (zy_staged){.target = path, .shown = path};
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0) {
        error = write_standard_output(bytes, len);
        return !error || say_unwritable(diags, path, error);
    }
    if (stat(path, &info) < 0) {
        error = errno;
        return error == ENOENT ? stage_file(diags, NULL, bytes, len, staged)
                               : say_unwritable(diags, path, error);
    }
    if (S_ISDIR(info.st_mode))
        return say_unwritable(diags, path, EISDIR);
    if (!S_ISREG(info.st_mode)) {
        error = write_device(path, bytes, len);
        return !error || say_unwritable(diags, path, error);
    }
    if (if_changed && holds(path, &info, bytes, len))
        return true;
    /* A file that was made read-only is meant to stay. */
    if (access(path, W_OK) < 0)
        return say_unwritable(diags, path, errno);
    staged->target = resolve(diags->arena, path);
    return stage_file(diags, &info, bytes, len, staged);
}

bool zy_file_commit(zy_diags *diags, const zy_staged *staged)
{
    if (!staged->temp || rename(staged->temp, staged->target) == 0)
        return true;
    int error = errno;
    unlink(staged->temp);
    return say_unwritable(diags, staged->shown, error);
}

void zy_file_drop(const zy_staged *staged)
{
    if (staged->temp)
        unlink(staged->temp);
}

bool zy_file_write(zy_diags *diags, const char *path, const char *bytes, size_t len,
                   bool if_changed)
{
    zy_staged staged;

    return zy_file_stage(diags, path, bytes, len, if_changed, &staged) &&
           zy_file_commit(diags, &staged);
}

const char *zy_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

bool zy_path_has_ending(const char *path, const char *ending)
{
    const char *name = zy_path_name(path);
    const size_t len = strlen(name), tail = strlen(ending);

    return len > tail && g_ascii_strcasecmp(name + len - tail, ending) == 0;
}

size_t zy_path_stem(const char *path, const char *ending)
{
    const char *name = zy_path_name(path), *point = strrchr(name, '.');
    const size_t len = strlen(path);

    if (zy_path_has_ending(path, ending))
        return len - strlen(ending);
    return point && point > name ? (size_t)(point - path) : len;
}
