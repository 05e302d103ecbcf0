/* What libfyaml says, and what we say instead. */
#include <glib.h>
#include <string.h>

#include "value/parts.h"

typedef enum where {
    HERE,   /* where they say */
    FIRST,  /* the first character of it */
    QUOTE,  /* the quotation mark before it */
    OPENED, /* the bracket that is not closed */
    BOTH,   /* where they say, and that bracket */
} where;

typedef struct phrase {
    const char *theirs; /* a part of their message */
    where where;
    const char *english, *japanese;
    const char *english_hint, *japanese_hint;
} phrase;

/* The first that fits counts; the very first is also for whatever is wrong where the file ends with
 * a bracket open. */
static const phrase phrases[] = {
    {"without a closing", OPENED, "this bracket is never closed", "このかっこが閉じていません",
     NULL, NULL},
    {"without closing quote", QUOTE, "this quotation mark is never closed",
     "この引用符が閉じていません", NULL, NULL},
    {"missing comma", BOTH, "there should be a comma or the closing bracket here",
     "ここにはコンマか閉じかっこが必要です", NULL, NULL},
    {"mismatched flow", BOTH, "this bracket does not match the one that is open",
     "このかっこは開いているかっこと合いません", NULL, NULL},
    {"extra closing", HERE, "this bracket closes nothing",
     "このかっこに対応する開きかっこがありません", NULL, NULL},
    {"extra comma", HERE, "a value is missing here", "ここに値がありません", NULL, NULL},
    {"expected node content", HERE, "a value is missing here", "ここに値がありません", NULL, NULL},
    {"block mapping on the same line", HERE, "a second colon stands on this line",
     "一行に二つ目のコロンがあります", "a text with \": \" in it needs quotation marks",
     "「: 」を含む文字列は引用符で囲んでください"},
    {"multiline", HERE, "this cannot go on in the next line", "次の行に続けることができません",
     "is a colon missing, or the next line indented too far?",
     "コロンが抜けているか、次の行の字下げが深すぎませんか"},
    {"tab", FIRST, "a tab cannot indent a line", "字下げにタブは使えません", "use spaces",
     "空白を使ってください"},
    {"indendation", FIRST, "this line is not indented like the ones it belongs to",
     "この行の字下げが前の行とそろっていません", NULL, NULL},
    {"cannot start with", HERE, "a text cannot begin with this character",
     "この文字で始まる文字列は書けません", "put it in quotation marks", "引用符で囲んでください"},
    {"invalid escape", HERE, "there is no such escape", "このエスケープはありません",
     "write a backslash as \"\\\\\"", "バックスラッシュは「\\\\」と書きます"},
    {"hex escape", HERE, "this escape is not complete", "このエスケープは途中で終わっています",
     NULL, NULL},
    {"UTF8 escape", HERE, "this escape stands for no character",
     "このエスケープに対応する文字がありません", NULL, NULL},
    {"document start", HERE, "something follows the end of the document",
     "ドキュメントの終わりの後に何か書かれています", NULL, NULL},
    {"trailing content", HERE, "something follows the closing quotation mark",
     "閉じ引用符の後に何か書かれています", NULL, NULL},
    {"invalid value after mapping", HERE, "a colon is missing after this key",
     "このキーの後にコロンがありません", NULL, NULL},
    {"could not find expected", HERE, "a colon is missing after this key",
     "このキーの後にコロンがありません", "a colon needs a space after it",
     "コロンの後には空白が必要です"},
    {"at the end of block", HERE, "this line does not belong to the list above",
     "この行は上のリストの続きになっていません", "each item begins with \"- \" in the same column",
     "各項目は同じ桁の「- 」で始めます"},
    {"sequence on the same line", HERE, "a list of \"-\" begins in a line of its own",
     "「-」のリストは行を改めて始めます", NULL, NULL},
};

static const phrase *find_phrase(const char *theirs)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strstr(theirs, phrases[i].theirs))
            return &phrases[i];
    return NULL;
}

/* Only the first line, and never beyond the source. */
static zy_span cut_to_line(zy_span span)
{
    const size_t size = span.source->len;
    const char *text = span.source->text;
    uint32_t len = 0;

    if (span.at > size)
        span.at = (uint32_t)size;
    while (len < span.len && span.at + len < size && !strchr("\r\n", text[span.at + len]))
        len++;
    span.len = len;
    return span;
}

static zy_span first_character(zy_span span)
{
    if (span.at < span.source->len)
        span.len = (uint32_t)g_utf8_skip[(unsigned char)span.source->text[span.at]];
    return span;
}

static zy_span place_of(const struct fy_diag_error *complaint, size_t offset, zy_span unread)
{
    const struct fy_mark *start = complaint->fyt ? fy_token_start_mark(complaint->fyt) : NULL;
    const struct fy_mark *end = complaint->fyt ? fy_token_end_mark(complaint->fyt) : NULL;

    if (!start || !end)
        return unread;
    zy_span span = {unread.source, (uint32_t)(start->input_pos + offset), 0};
    if (end->input_pos > start->input_pos)
        span.len = (uint32_t)(end->input_pos - start->input_pos);
    return cut_to_line(span);
}

/* Colons, commas and spaces of the Japanese keyboard look right and mean nothing to YAML. */
static const char *full_width_hint(zy_span span, zy_diags *diags)
{
    static const char *const marks[] = {"：", "，", "、", "　", "［", "］", "｛", "｝", "“", "”"};
    const char *line = span.source->text + span.at, *end = span.source->text + span.source->len;

    while (line > span.source->text && !strchr("\r\n", line[-1]))
        line--;
    size_t len = 0;
    while (line + len < end && !strchr("\r\n", line[len]))
        len++;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (g_strstr_len(line, (gssize)len, marks[i]))
            return zy_arena_format(diags->arena,
                                   ZY_SAY(diags, "there is a full-width \"%s\" in this line",
                                          "この行に全角の「%s」があります"),
                                   marks[i]);
    return NULL;
}

static void report_unknown(const char *theirs, zy_span span, zy_diags *diags)
{
    zy_fail(diags, "syntax", span, NULL,
            ZY_SAY(diags, "this is neither YAML nor JSON: %s",
                   "YAMLとしてもJSONとしても読めません（%s）"),
            theirs);
}

static void report(const phrase *p, zy_span span, zy_span opened, zy_diags *diags)
{
    const bool japanese = diags->language == ZY_JAPANESE;

    if (p->where == FIRST)
        span = first_character(span);
    if (p->where == QUOTE && span.at > 0) {
        span.at--;
        span.len = 1;
    }
    if (p->where == OPENED && opened.source)
        span = first_character(opened);
    const char *hint = full_width_hint(span, diags);
    if (!hint)
        hint = japanese ? p->japanese_hint : p->english_hint;
    zy_fail(diags, "syntax", span, hint, "%s", japanese ? p->japanese : p->english);
    if (p->where == BOTH && opened.source)
        zy_diag_also(diags, first_character(opened));
}

static bool is_at_end(zy_span span)
{
    const char *at = span.source->text + span.at, *end = span.source->text + span.source->len;

    while (at < end && g_ascii_isspace(*at))
        at++;
    return at == end;
}

void zy_value_report_syntax(struct fy_diag *complaints, size_t offset, zy_span unread,
                            zy_span opened, zy_diags *diags)
{
    struct fy_diag_error *complaint;
    void *before = NULL;

    while ((complaint = fy_diag_errors_iterate(complaints, &before))) {
        if (complaint->type != FYET_ERROR)
            continue;
        zy_span span = place_of(complaint, offset, unread);
        const phrase *p = find_phrase(complaint->msg);
        if (p && p->where != QUOTE && opened.source && is_at_end(span))
            p = &phrases[0];
        if (p)
            report(p, span, opened, diags);
        else
            report_unknown(complaint->msg, span, diags);
        return;
    }
    report_unknown(ZY_SAY(diags, "reading stops here", "ここから先を読めません"), unread, diags);
}
