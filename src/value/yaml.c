/* YAML, from the events of libfyaml. Its document interface would build a tree of its own first and
 * takes twice as long. */
#include <glib.h>
#include <string.h>

#include "value/parts.h"

static const char core_tag[] = "tag:yaml.org,2002:";

typedef struct reader {
    zy_tree *tree;
    const zy_source *source;
    size_t offset; /* of the text given to the parser: behind the byte order mark */
    zy_diags *diags;
    GHashTable *anchors; /* name -> zy_value, or NULL while there are none */
    size_t end;          /* of what was read last */
    GString *gathered;
} reader;

static zy_span span_between(const reader *r, size_t from, size_t to)
{
    return (zy_span){r->source, (uint32_t)from, (uint32_t)(to > from ? to - from : 0)};
}

/* Where a token stands, quotes included. A value that is not written stands behind what was read
 * last. */
static zy_span token_span(reader *r, struct fy_token *token)
{
    const struct fy_mark *start = token ? fy_token_start_mark(token) : NULL;
    const struct fy_mark *end = token ? fy_token_end_mark(token) : NULL;

    if (!start || !end)
        return span_between(r, r->end, r->end);
    size_t from = start->input_pos + r->offset, to = end->input_pos + r->offset;
    enum fy_scalar_style style = fy_token_scalar_style(token);
    if (style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED) {
        from -= from > 0;
        to += to < r->source->len;
    }
    r->end = to;
    return span_between(r, from, to);
}

static void remember_anchor(reader *r, struct fy_token *anchor, zy_value *value)
{
    size_t len;

    if (!anchor)
        return;
    if (!r->anchors)
        r->anchors = g_hash_table_new(g_str_hash, g_str_equal);
    const char *name = fy_token_get_text(anchor, &len);
    g_hash_table_insert(r->anchors, zy_arena_text(r->tree->arena, name, len), value);
}

/* The text piece by piece. fy_token_get_text() reckons the length of some folded blocks wrong, so
 * that bytes nobody wrote come at the end, and loses memory when the pieces are many. */
static const char *gather(reader *r, struct fy_token *token, size_t *len)
{
    struct fy_token_iter *pieces = fy_token_iter_create(token);
    const struct fy_iter_chunk *piece = NULL;
    int error = 0;

    g_string_truncate(r->gathered, 0);
    while ((piece = fy_token_iter_chunk_next(pieces, piece, &error)))
        g_string_append_len(r->gathered, piece->str, (gssize)piece->len);
    fy_token_iter_destroy(pieces);
    *len = r->gathered->len;
    return r->gathered->str;
}

/* Whether the text means itself: one line without escapes. */
static bool is_verbatim(enum fy_scalar_style style, const char *text, size_t len)
{
    if (style == FYSS_LITERAL || style == FYSS_FOLDED)
        return false;
    for (size_t i = 0; i < len; i++) {
        const char c = text[i];
        if (c == '\n' || c == '\r' || (c == '\\' && style == FYSS_DOUBLE_QUOTED) ||
            (c == '\'' && style == FYSS_SINGLE_QUOTED))
            return false;
    }
    return true;
}

/* The text of a scalar, good until the next; NULL after an error. Escapes can make what the file
 * could not hold as it is: NUL and halves of surrogate pairs. */
static const char *scalar_text(reader *r, struct fy_token *token, zy_span span, size_t *len)
{
    const enum fy_scalar_style style = fy_token_scalar_style(token);
    const bool quoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
    const char *text = r->source->text + span.at + quoted;

    *len = span.len >= 2 * (uint32_t)quoted ? span.len - 2 * (uint32_t)quoted : 0;
    if (is_verbatim(style, text, *len))
        return text;
    text = gather(r, token, len);
    if (g_utf8_validate_len(text, *len, NULL))
        return text;
    zy_fail(r->diags, "bad-escape", span, NULL, "%s",
            ZY_SAY(r->diags, "an escape in this text stands for no character",
                   "この文字列のエスケープに対応する文字がありません"));
    return NULL;
}

static bool is_core_tag(const char *tag, size_t len, const char *name)
{
    const size_t core_len = sizeof core_tag - 1;

    return len == core_len + strlen(name) && memcmp(tag, core_tag, core_len) == 0 &&
           memcmp(tag + core_len, name, len - core_len) == 0;
}

/* Only the tags that say what the schema knows anyway are allowed; of them, !!str (and "!") changes
 * something. */
static bool check_tag(reader *r, struct fy_token *tag, bool *is_text)
{
    static const char *const known[] = {"null", "bool", "int", "float", "seq", "map", NULL};
    size_t len;

    if (!tag)
        return true;
    const char *text = fy_token_get_text(tag, &len);
    *is_text = is_core_tag(text, len, "str") || (len == 1 && *text == '!');
    for (size_t i = 0; known[i]; i++)
        if (is_core_tag(text, len, known[i]))
            return true;
    if (*is_text)
        return true;
    return zy_fail(
        r->diags, "unknown-tag", token_span(r, tag), NULL,
        ZY_SAY(r->diags, "the tag \"%.*s\" means nothing here", "タグ「%.*s」はここでは使えません"),
        (int)len, text);
}

static zy_value *new_scalar(reader *r, const char *text, size_t len, bool quoted, zy_span span)
{
    zy_value *value = ZY_NEW(r->tree->arena, zy_value);

    value->span = span;
    if (quoted) {
        value->kind = ZY_VALUE_TEXT;
        value->text = zy_arena_text(r->tree->arena, text, len);
    } else {
        zy_value_set_plain(value, r->tree->arena, text, len);
    }
    return value;
}

static bool read_scalar(reader *r, struct fy_event *event)
{
    struct fy_token *token = event->scalar.value;
    bool quoted = fy_token_scalar_style(token) != FYSS_PLAIN;
    zy_span span = token_span(r, token);
    size_t len;

    const bool key = zy_tree_expects_key(r->tree);
    const char *text = scalar_text(r, token, span, &len);
    if (!text || !check_tag(r, event->scalar.tag, &quoted))
        return false;
    if (!key && !zy_tree_count(r->tree, span))
        return false;
    if (key)
        zy_tree_key(r->tree, text, len, span);
    if (key && !event->scalar.anchor)
        return true;
    zy_value *value = new_scalar(r, text, len, quoted || key, span);
    remember_anchor(r, event->scalar.anchor, value);
    if (!key)
        zy_tree_add(r->tree, value);
    return true;
}

static bool begin(reader *r, zy_kind kind, struct fy_token *token, struct fy_token *anchor)
{
    const zy_span span = token_span(r, token);

    if (zy_tree_expects_key(r->tree))
        return zy_fail(r->diags, "complex-key", span, NULL, "%s",
                       ZY_SAY(r->diags, "a key must be a text, not a list or a map",
                              "キーは文字列でなければなりません"));
    if (r->tree->depth == ZY_DEEPEST)
        return zy_tree_fail_depth(r->tree, span);
    if (!zy_tree_count(r->tree, span))
        return false;
    const bool flow = span.len > 0 && strchr("[{", r->source->text[span.at]);
    remember_anchor(r, anchor, zy_tree_begin(r->tree, kind, span, flow));
    return true;
}

/* The end of a flow list or map is its bracket; a block ends with its last entry. */
static void end(reader *r, struct fy_token *token)
{
    if (r->tree->frames[r->tree->depth - 1].flow)
        token_span(r, token);
    zy_tree_end(r->tree, r->end);
}

/* A copy that counts its nodes and their depth; NULL beyond a limit. */
static zy_value *expand(reader *r, const zy_value *value, size_t depth, zy_span alias)
{
    if (!zy_tree_count(r->tree, alias))
        return NULL;
    if (depth > ZY_DEEPEST) {
        zy_tree_fail_depth(r->tree, alias);
        return NULL;
    }
    zy_value *copy = ZY_NEW(r->tree->arena, zy_value);
    *copy = (zy_value){.kind = value->kind, .span = value->span};
    if (value->kind == ZY_VALUE_TEXT)
        copy->text = value->text;
    else if (value->kind == ZY_VALUE_BOOL)
        copy->boolean = value->boolean;
    else
        copy->number = value->number;
    for (const zy_value *child = value->child; child; child = child->next) {
        zy_value *below = expand(r, child, depth + 1, alias);
        if (!below)
            return NULL;
        below->key = child->key;
        below->key_span = child->key_span;
        zy_value_link(copy, below);
    }
    return copy;
}

static bool is_open(const reader *r, const zy_value *value)
{
    for (size_t i = 0; i < r->tree->depth; i++)
        if (r->tree->frames[i].value == value)
            return true;
    return false;
}

static const zy_value *find_anchor(reader *r, struct fy_token *token, zy_span span)
{
    size_t len;
    const char *text = fy_token_get_text(token, &len);
    const char *name = zy_arena_text(r->tree->arena, text, len);
    const zy_value *value = r->anchors ? g_hash_table_lookup(r->anchors, name) : NULL;

    if (!value)
        zy_fail(r->diags, "unknown-anchor", span, NULL,
                ZY_SAY(r->diags, "there is no anchor \"&%s\" above",
                       "アンカー「&%s」がこれより前にありません"),
                name);
    else if (is_open(r, value))
        zy_fail(r->diags, "endless-alias", span, NULL,
                ZY_SAY(r->diags, "the alias \"*%s\" stands inside what it repeats",
                       "エイリアス「*%s」が自分自身の中にあります"),
                name);
    else
        return value;
    return NULL;
}

/* The name with its "*". */
static zy_span alias_span(reader *r, struct fy_token *token)
{
    zy_span span = token_span(r, token);

    if (span.at > 0 && span.len > 0)
        span.at--, span.len++;
    return span;
}

static bool read_alias(reader *r, struct fy_event *event)
{
    const zy_span span = alias_span(r, event->alias.anchor);
    const zy_value *value = find_anchor(r, event->alias.anchor, span);

    if (!value)
        return false;
    if (!zy_tree_expects_key(r->tree)) {
        zy_value *copy = expand(r, value, r->tree->depth + 1, span);
        if (copy)
            zy_tree_add(r->tree, copy);
        return copy;
    }
    if (value->kind != ZY_VALUE_TEXT)
        return zy_fail(
            r->diags, "complex-key", span, NULL, "%s",
            ZY_SAY(r->diags, "a key must be a text", "キーは文字列でなければなりません"));
    zy_tree_key(r->tree, value->text, strlen(value->text), span);
    return true;
}

static bool fail_second(reader *r, struct fy_event *event)
{
    return zy_fail(r->diags, "several-documents", token_span(r, fy_event_get_token(event)), NULL,
                   "%s",
                   ZY_SAY(r->diags, "the file holds more than one document",
                          "ファイルに複数のドキュメントがあります"));
}

static bool read_event(reader *r, struct fy_event *event)
{
    const bool complete = r->tree->root && r->tree->depth == 0;
    bool is_text;

    switch (event->type) {
    case FYET_DOCUMENT_START:
        /* Without "---" the place is that of what it holds. */
        return !complete || !event->document_start.document_start || fail_second(r, event);
    case FYET_SCALAR:
        return complete ? fail_second(r, event) : read_scalar(r, event);
    case FYET_ALIAS:
        return complete ? fail_second(r, event) : read_alias(r, event);
    case FYET_SEQUENCE_START:
        return complete ? fail_second(r, event)
                        : check_tag(r, event->sequence_start.tag, &is_text) &&
                              begin(r, ZY_VALUE_LIST, event->sequence_start.sequence_start,
                                    event->sequence_start.anchor);
    case FYET_MAPPING_START:
        return complete ? fail_second(r, event)
                        : check_tag(r, event->mapping_start.tag, &is_text) &&
                              begin(r, ZY_VALUE_MAP, event->mapping_start.mapping_start,
                                    event->mapping_start.anchor);
    case FYET_SEQUENCE_END:
        end(r, event->sequence_end.sequence_end);
        break;
    case FYET_MAPPING_END:
        end(r, event->mapping_end.mapping_end);
        break;
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_END:
        break;
    }
    return true;
}

static zy_span innermost_bracket(const reader *r)
{
    for (size_t i = r->tree->depth; i-- > 0;)
        if (r->tree->frames[i].flow)
            return r->tree->frames[i].value->span;
    return (zy_span){0};
}

static void read_events(reader *r, struct fy_parser *parser, struct fy_diag *complaints)
{
    struct fy_event *event;
    bool going_on = true;

    while (going_on && (event = fy_parser_parse(parser))) {
        going_on = read_event(r, event);
        fy_parser_event_free(parser, event);
    }
    if (going_on && fy_parser_get_stream_error(parser))
        zy_value_report_syntax(complaints, r->offset, span_between(r, r->end, r->end),
                               innermost_bracket(r), r->diags);
}

static void discard(struct fy_diag *diag, void *user, const char *buf, size_t len)
{
    (void)diag, (void)user, (void)buf, (void)len;
}

static void parse(reader *r)
{
    struct fy_diag_cfg quiet;

    fy_diag_cfg_default(&quiet);
    quiet.fp = NULL;
    quiet.output_fn = discard;
    struct fy_diag *complaints = fy_diag_create(&quiet);
    fy_diag_set_collect_errors(complaints, true);
    const struct fy_parse_cfg cfg = {
        /* The depth is limited here; theirs depends on the stack. */
        .flags = FYPCF_COLLECT_DIAG | FYPCF_DISABLE_MMAP_OPT | FYPCF_DISABLE_DEPTH_LIMIT |
                 FYPCF_SLOPPY_FLOW_INDENTATION | FYPCF_DEFAULT_VERSION_1_2,
        .diag = complaints,
    };
    struct fy_parser *parser = fy_parser_create(&cfg);
    if (fy_parser_set_string(parser, r->source->text + r->offset, r->source->len - r->offset) == 0)
        read_events(r, parser, complaints);
    fy_parser_destroy(parser);
    fy_diag_destroy(complaints);
}

bool zy_tree_read_yaml(zy_tree *tree, size_t offset)
{
    reader r = {.tree = tree,
                .source = tree->source,
                .offset = offset,
                .diags = tree->diags,
                .end = offset,
                .gathered = g_string_new(NULL)};
    const size_t errors = tree->diags->errors;

    parse(&r);
    if (r.anchors)
        g_hash_table_destroy(r.anchors);
    g_string_free(r.gathered, TRUE);
    return tree->diags->errors == errors;
}
