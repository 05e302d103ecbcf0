#include <glib.h>
#include <string.h>

#include "base/utf8.h"
#include "value/parts.h"

static bool is_between(const unsigned char *at, const unsigned char *end, int low, int high)
{
    return at < end && *at >= low && *at <= high;
}

/* Bytes of the CP932 character at `at`, 0 when there is none. */
static int cp932_len(const unsigned char *at, const unsigned char *end)
{
    if (*at < 0x80 || is_between(at, end, 0xa1, 0xdf))
        return 1;
    if (!is_between(at, end, 0x81, 0x9f) && !is_between(at, end, 0xe0, 0xfc))
        return 0;
    return is_between(at + 1, end, 0x40, 0x7e) || is_between(at + 1, end, 0x80, 0xfc) ? 2 : 0;
}

static int euc_jp_len(const unsigned char *at, const unsigned char *end)
{
    if (*at < 0x80)
        return 1;
    if (*at == 0x8e)
        return is_between(at + 1, end, 0xa1, 0xdf) ? 2 : 0;
    if (*at == 0x8f)
        return is_between(at + 1, end, 0xa1, 0xfe) && is_between(at + 2, end, 0xa1, 0xfe) ? 3 : 0;
    return is_between(at, end, 0xa1, 0xfe) && is_between(at + 1, end, 0xa1, 0xfe) ? 2 : 0;
}

/* Whether all of the text is made of such characters, some of them of two bytes. */
static bool consists_of(const zy_source *source,
                        int (*character_len)(const unsigned char *, const unsigned char *))
{
    const unsigned char *at = (const unsigned char *)source->text, *end = at + source->len;
    bool wide = false;

    while (at < end) {
        int len = character_len(at, end);
        if (len == 0)
            return false;
        wide |= len > 1;
        at += len;
    }
    return wide;
}

/* The encoding the bytes look like, or NULL. Text in CP932 is hardly ever valid EUC-JP, but the
 * other way round it often is. */
static const char *guess(const zy_source *source)
{
    if (source->len >= 2 &&
        (memcmp(source->text, "\xff\xfe", 2) == 0 || memcmp(source->text, "\xfe\xff", 2) == 0))
        return "UTF-16";
    if (consists_of(source, euc_jp_len))
        return "EUC-JP";
    if (consists_of(source, cp932_len))
        return "CP932 (Shift_JIS)";
    return NULL;
}

/* Whether the text before the first wrong byte holds UTF-8: then it is damaged, no other encoding.
 */
static bool has_wide(const char *at, const char *bad)
{
    while (at < bad && (unsigned char)*at < 0x80)
        at++;
    return at < bad;
}

bool zy_value_check_encoding(const zy_source *source, zy_diags *diags)
{
    const char *bad, *end = source->text + source->len;

    if (zy_utf8_is_valid(source->text, source->len, &bad))
        return true;
    const zy_span span = {source, (uint32_t)(bad - source->text), bad < end};
    const char *name = *bad == '\0' || has_wide(source->text, bad) ? NULL : guess(source);
    if (name)
        return zy_fail(diags, "not-utf8", span,
                       ZY_SAY(diags, "save the file as UTF-8", "UTF-8で保存してください"),
                       ZY_SAY(diags, "the file is not UTF-8; it looks like %s",
                              "ファイルがUTF-8ではありません。%sのようです"),
                       name);
    if (*bad == '\0')
        return zy_fail(diags, "not-utf8", span, NULL, "%s",
                       ZY_SAY(diags, "the file holds a NUL byte, so it is no text",
                              "ファイルにNULバイトがあり、テキストではありません"));
    return zy_fail(diags, "not-utf8", span,
                   ZY_SAY(diags, "save the file as UTF-8", "UTF-8で保存してください"), "%s",
                   ZY_SAY(diags, "the file is not UTF-8", "ファイルがUTF-8ではありません"));
}
