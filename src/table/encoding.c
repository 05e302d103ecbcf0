/* Bytes of a file made into UTF-8. The order of the guesses is that of certainty; of 184 short
 * Japanese files 181 are recognised. */
#include "base/utf8.h"
#include "table/inside.h"

#include <string.h>

typedef struct decoder {
    zy_arena *arena;
    zy_diags *diags;
    const char *name, *bytes;
    size_t len;
    zy_span asked;
} decoder;

/* The converters of glibc that know the characters of Microsoft and NEC: SHIFT_JIS and EUC-JP
 * refuse ① and 髙. JIS is ISO-2022-JP, which is rewritten as EUC. */
#define UTF_8 "UTF-8"
#define CP932 "CP932"
#define EUC_JP "EUC-JP-MS"
#define UTF_16 "UTF-16"
#define UTF_16LE "UTF-16LE"
#define UTF_16BE "UTF-16BE"
#define JIS "ISO-2022-JP"

static const struct {
    const char *name, *converter;
} encodings[] = {
    {"utf-8", UTF_8},
    {"utf8", UTF_8},
    {"cp932", CP932},
    {"shift_jis", CP932},
    {"shift-jis", CP932},
    {"sjis", CP932},
    {"windows-31j", CP932},
    {"ms932", CP932},
    {"euc-jp", EUC_JP},
    {"eucjp", EUC_JP},
    {"utf-16", UTF_16},
    {"utf-16le", UTF_16LE},
    {"utf-16be", UTF_16BE},
    {"iso-2022-jp", JIS},
    {"jis", JIS},
    {"windows-1252", "CP1252"},
    {"iso-8859-1", "CP1252"},
    {"latin1", "CP1252"},
    {"macroman", "MACINTOSH"},
    {"macintosh", "MACINTOSH"},
};

enum { ENCODING_COUNT = sizeof encodings / sizeof *encodings };

static const char *converter_for(const decoder *d, const char *encoding)
{
    const char *names[ENCODING_COUNT + 1] = {NULL};

    for (size_t i = 0; i < ENCODING_COUNT; i++) {
        if (g_ascii_strcasecmp(encoding, encodings[i].name) == 0)
            return encodings[i].converter;
        names[i] = encodings[i].name;
    }
    zy_fail(d->diags, "unknown-encoding", d->asked, zy_hint_nearest(d->diags, encoding, names),
            ZY_SAY(d->diags, "\"%s\" is no encoding known here",
                   "\"%s\" という文字コードには対応していません"),
            encoding);
    return NULL;
}

/* ---- Recognising ---- */

static bool begins_with(const decoder *d, const char *bytes, size_t len)
{
    return d->len >= len && memcmp(d->bytes, bytes, len) == 0;
}

/* ASCII in UTF-16 has a NUL in every other byte. */
static const char *find_utf16(const decoder *d)
{
    size_t nuls[2] = {0}, len = d->len < 4096 ? d->len : 4096;

    for (size_t i = 0; i < len; i++)
        nuls[i & 1] += d->bytes[i] == '\0';
    /* A single one is an accident. */
    const size_t least = len / 16 > 1 ? len / 16 : 1;
    if (nuls[1] > least && nuls[1] > nuls[0] * 4)
        return UTF_16LE;
    return nuls[0] > least && nuls[0] > nuls[1] * 4 ? UTF_16BE : NULL;
}

static bool has_jis_escape(const decoder *d)
{
    const char *end = d->bytes + d->len, *at = d->bytes;

    while ((at = memchr(at, '\x1B', (size_t)(end - at))) && end - at > 2) {
        if (at[1] == '$' && (at[2] == 'B' || at[2] == '@' || at[2] == '('))
            return true;
        at++;
    }
    return false;
}

/* How likely a character is in a text: kana and the common kanji count most. */
static const double SURE = 1, SYMBOL = 0.7, COMMON_KANJI = 0.9, RARE_KANJI = 0.35, VENDOR = 0.4,
                    HALF_KANA = 0.25, ODD = 0.1;

static bool is_within(unsigned char c, unsigned char low, unsigned char high)
{
    return c >= low && c <= high;
}

/* The likelihood of the character at `c` and its length, or -1 when it is none. */
typedef double (*rating)(const unsigned char *c, size_t left, size_t *len);

static double rate_cp932(const unsigned char *c, size_t left, size_t *len)
{
    if (is_within(c[0], 0xA1, 0xDF))
        return *len = 1, HALF_KANA;
    *len = 2;
    if (left < 2 || !(is_within(c[0], 0x81, 0x9F) || is_within(c[0], 0xE0, 0xFC)) ||
        !is_within(c[1], 0x40, 0xFC) || c[1] == 0x7F)
        return -1;
    if (c[0] == 0x82)
        return is_within(c[1], 0x4F, 0xF1) ? SURE : ODD;
    if (c[0] == 0x83 && c[1] <= 0x96)
        return SURE;
    if (c[0] == 0x81)
        return SYMBOL;
    if (is_within(c[0], 0x88, 0x97))
        return COMMON_KANJI;
    if (c[0] == 0x87 || c[0] >= 0xED)
        return VENDOR;
    return is_within(c[0], 0x98, 0x9F) || c[0] >= 0xE0 ? RARE_KANJI : ODD;
}

static double rate_euc(const unsigned char *c, size_t left, size_t *len)
{
    *len = c[0] == 0x8F ? 3 : 2;
    if (left < *len || !is_within(c[1], 0xA1, 0xFE))
        return -1;
    if (c[0] == 0x8E)
        return c[1] <= 0xDF ? VENDOR : -1;
    if (c[0] == 0x8F)
        return is_within(c[2], 0xA1, 0xFE) ? RARE_KANJI : -1;
    if (!is_within(c[0], 0xA1, 0xFE))
        return -1;
    if ((c[0] == 0xA4 && c[1] <= 0xF3) || (c[0] == 0xA5 && c[1] <= 0xF6) || c[0] == 0xA3)
        return SURE;
    if (c[0] == 0xA1)
        return SYMBOL;
    if (is_within(c[0], 0xB0, 0xCF))
        return COMMON_KANJI;
    if (is_within(c[0], 0xD0, 0xF4))
        return RARE_KANJI;
    return c[0] == 0xAD || c[0] >= 0xF9 ? VENDOR : ODD;
}

/* The mean likelihood of the characters that are not ASCII, or -1 when the bytes cannot be it. */
static double rate(const decoder *d, rating of)
{
    const unsigned char *at = (const unsigned char *)d->bytes, *end = at + d->len;
    double sum = 0;
    size_t count = 0;

    while (at < end) {
        size_t len = 1;
        if (*at < 0x80) {
            if (*at == 0 || (*at < 0x20 && !strchr("\t\n\r\f\x1A", *at)))
                return -1;
        } else {
            double one = of(at, (size_t)(end - at), &len);
            if (one < 0)
                return -1;
            sum += one;
            count++;
        }
        at += len;
    }
    return count ? sum / (double)count : 0;
}

/* UTF-8 but for a few bytes, as when one cell was pasted from another file: characters of three
 * bytes do not happen by chance. */
static bool is_broken_utf8(const decoder *d)
{
    const unsigned char *at = (const unsigned char *)d->bytes, *end = at + d->len;
    size_t whole = 0, broken = 0;

    for (; at < end; at++) {
        if (*at < 0x80)
            continue;
        if (end - at >= 3 && is_within(at[0], 0xE3, 0xEF) && is_within(at[1], 0x80, 0xBF) &&
            is_within(at[2], 0x80, 0xBF)) {
            whole++;
            at += 2;
        } else {
            broken++;
        }
    }
    return whole >= 3 && whole > 2 * broken;
}

/* Québec, 20°C: each byte beyond ASCII stands alone among letters, as no kanji does. */
static const char *find_latin(const decoder *d)
{
    const unsigned char *text = (const unsigned char *)d->bytes;
    size_t alone = 0, within = 0, mac = 0;

    for (size_t i = 0; i < d->len; i++) {
        if (text[i] < 0x80)
            continue;
        const unsigned char before = i ? text[i - 1] : ' ',
                            after = i + 1 < d->len ? text[i + 1] : ' ';
        if (before >= 0x80 || after >= 0x80)
            return NULL;
        alone++;
        if (g_ascii_islower(before) || g_ascii_isdigit(before)) {
            within += g_ascii_isalpha(after);
            mac += is_within(text[i], 0x80, 0x9F);
        }
    }
    if (within * 2 < alone || alone == 0)
        return NULL;
    return mac ? "MACINTOSH" : "CP1252";
}

static void note_guess(const decoder *d, const char *converter)
{
    zy_note(d->diags, "guessed-encoding", d->asked,
            ZY_SAY(d->diags, "`encoding: windows-1252` or `encoding: cp932` says what it is",
                   "`encoding: windows-1252` や `encoding: cp932` と書けば確かになります"),
            ZY_SAY(d->diags, "%s is read as %s, from what its letters then are",
                   "%s は文字のつながりから %s として読みます"),
            d->name, converter);
}

/* The converter, or NULL when it can be none of those known. */
static const char *recognise(const decoder *d, zy_known_by *by)
{
    *by = ZY_KNOWN_BY_MARK;
    if (begins_with(d, "\xEF\xBB\xBF", 3))
        return UTF_8;
    if (begins_with(d, "\xFF\xFE", 2) || begins_with(d, "\xFE\xFF", 2))
        return UTF_16;
    *by = ZY_KNOWN_BY_BYTES;
    const char *utf16 = find_utf16(d);
    if (utf16)
        return utf16;
    if (has_jis_escape(d))
        return JIS;
    if (zy_utf8_is_valid(d->bytes, d->len, NULL))
        return UTF_8;
    if (is_broken_utf8(d))
        return UTF_8;
    *by = ZY_KNOWN_BY_GUESS;
    const char *latin = find_latin(d);
    if (latin) {
        note_guess(d, latin);
        return latin;
    }
    double cp932 = rate(d, rate_cp932), euc = rate(d, rate_euc);
    if (cp932 < 0 && euc < 0)
        return NULL;
    return cp932 >= euc ? CP932 : EUC_JP;
}

/* ---- Converting ---- */

static size_t line_at(const decoder *d, size_t at)
{
    size_t line = 1;

    for (size_t i = 0; i < at && i < d->len; i++)
        line += d->bytes[i] == '\n';
    return line;
}

static zy_source *fail_at(const decoder *d, size_t at, const char *converter)
{
    zy_diags *diags = d->diags;
    unsigned byte = at < d->len ? (unsigned char)d->bytes[at] : 0;

    if (!byte)
        zy_fail(diags, "bad-encoding", d->asked, NULL,
                ZY_SAY(diags, "%s is no text file: there is a NUL or it breaks off at byte %zu",
                       "%s はテキストファイルではありません(%zuバイト目がNULか途中で切れています)"),
                d->name, at + 1);
    else
        zy_fail(diags, "bad-encoding", d->asked,
                ZY_SAY(diags, "name the encoding of the file, for example `encoding: cp932`",
                       "`encoding: cp932` のように文字コードを指定してください"),
                ZY_SAY(diags, "%s, line %zu: the byte 0x%02X (number %zu) cannot be %s",
                       "%s の%zu行目: 0x%02X(%zuバイト目)は%sではありません"),
                d->name, line_at(d, at), byte, at + 1, converter);
    zy_diag_fault(diags, ZY_FAULT_DATA);
    return NULL;
}

/* Without its byte order mark, if it has one. */
static zy_source *source_of(const decoder *d, const char *text, size_t len)
{
    zy_source *source = ZY_NEW(d->arena, zy_source);

    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3, len -= 3;
    *source = (zy_source){.name = d->name, .text = zy_arena_text(d->arena, text, len), .len = len};
    return source;
}

static zy_source *decode_utf8(const decoder *d)
{
    const char *bad;

    if (!zy_utf8_is_valid(d->bytes, d->len, &bad))
        return fail_at(d, (size_t)(bad - d->bytes), "UTF-8");
    return source_of(d, d->bytes, d->len);
}

static zy_source *decode_by(const decoder *d, const char *converter)
{
    GIConv open = g_iconv_open("UTF-8", converter);
    gsize at, len;

    if (open == (GIConv)-1) {
        zy_fail(d->diags, "unknown-encoding", d->asked, NULL,
                ZY_SAY(d->diags, "this system has no converter for %s",
                       "このシステムには %s の変換器がありません"),
                converter);
        return NULL;
    }
    /* With `at` a text that breaks off is no error: fewer bytes are read. */
    char *text = g_convert_with_iconv(d->bytes, (gssize)d->len, open, &at, &len, NULL);
    g_iconv_close(open);
    bool good = text && at == d->len;
    if (good && memchr(text, '\0', len))
        good = false;
    zy_source *source = good ? source_of(d, text, len) : fail_at(d, at, converter);
    g_free(text);
    return source;
}

static zy_source *decode_utf16(const decoder *d)
{
    decoder rest = *d;
    const char *converter = find_utf16(d);
    bool little = begins_with(d, "\xFF\xFE", 2), big = begins_with(d, "\xFE\xFF", 2);

    if (little || big) {
        converter = little ? UTF_16LE : UTF_16BE;
        rest.bytes += 2, rest.len -= 2;
    }
    return decode_by(&rest, converter ? converter : UTF_16LE);
}

/* ---- ISO-2022-JP, rewritten as EUC ---- */

typedef enum jis_set { ASCII, KANJI, KANA, EXTRA_KANJI } jis_set;

/* The set that the escape at `at` chooses; its length, 0 when there is no such escape. */
static size_t read_escape(const char *at, size_t left, jis_set *set)
{
    static const struct {
        const char *escape;
        jis_set set;
    } escapes[] = {
        {"\x1B(B", ASCII}, {"\x1B(J", ASCII},  {"\x1B(I", KANA},         {"\x1B$@", KANJI},
        {"\x1B$B", KANJI}, {"\x1B$(B", KANJI}, {"\x1B$(D", EXTRA_KANJI},
    };

    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        size_t len = strlen(escapes[i].escape);
        if (left >= len && memcmp(at, escapes[i].escape, len) == 0) {
            *set = escapes[i].set;
            return len;
        }
    }
    return 0;
}

static size_t euc_append(GString *euc, jis_set set, const char *at, size_t left)
{
    char lead = (char)(*at | 0x80);

    if (set == ASCII || (unsigned char)*at < 0x21) {
        g_string_append_c(euc, *at);
        return 1;
    }
    if (set == KANA) {
        g_string_append_c(euc, '\x8E');
        g_string_append_c(euc, lead);
        return 1;
    }
    if (left < 2)
        return 0;
    if (set == EXTRA_KANJI)
        g_string_append_c(euc, '\x8F');
    g_string_append_c(euc, lead);
    g_string_append_c(euc, (char)(at[1] | 0x80));
    return 2;
}

static zy_source *decode_jis(const decoder *d)
{
    GString *euc = g_string_sized_new(d->len);
    jis_set set = ASCII;
    size_t at = 0;

    while (at < d->len) {
        size_t left = d->len - at, len;
        if (d->bytes[at] == '\x1B')
            len = read_escape(d->bytes + at, left, &set);
        else
            len = (d->bytes[at] & 0x80) ? 0 : euc_append(euc, set, d->bytes + at, left);
        if (!len)
            break;
        at += len;
    }
    decoder as_euc = *d;
    as_euc.bytes = euc->str, as_euc.len = euc->len;
    zy_source *source = at < d->len ? fail_at(d, at, JIS) : decode_by(&as_euc, EUC_JP);
    g_string_free(euc, TRUE);
    return source;
}

static zy_source *decode_unknown(const decoder *d)
{
    const char *bad = d->bytes;

    zy_utf8_is_valid(d->bytes, d->len, &bad);
    return fail_at(d, (size_t)(bad - d->bytes), "UTF-8, CP932, EUC-JP");
}

static zy_source *decode(const decoder *d, const char *converter)
{
    if (strcmp(converter, UTF_8) == 0)
        return decode_utf8(d);
    if (strcmp(converter, UTF_16) == 0)
        return decode_utf16(d);
    if (strcmp(converter, JIS) == 0)
        return decode_jis(d);
    return decode_by(d, converter);
}

/* The name of an encoding as people write it. */
static const char *shown_name(const char *converter)
{
    return strcmp(converter, EUC_JP) == 0     ? "EUC-JP"
           : strcmp(converter, "CP1252") == 0 ? "Windows-1252"
                                              : converter;
}

zy_source *zy_source_decode(zy_arena *arena, zy_diags *diags, zy_file_bytes file,
                            const char *encoding, zy_span asked)
{
    decoder d = {arena, diags, file.name, file.bytes ? file.bytes : "", file.len, asked};
    zy_known_by by = ZY_KNOWN_BY_AUTHOR;
    const char *converter = encoding ? converter_for(&d, encoding) : recognise(&d, &by);

    if (!converter)
        return encoding ? NULL : decode_unknown(&d);
    if (file.len > UINT32_MAX / 4)
        return zy_table_limit(
            diags, asked, "%s",
            ZY_SAY(diags, "the file is larger than 1 GiB", "ファイルが1GiBを超えます"));
    zy_source *source = decode(&d, converter);
    if (source)
        source->encoding = shown_name(converter), source->known_by = by;
    return source;
}
