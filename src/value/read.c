/* From the events of libfyaml to a tree of values. The document interface of libfyaml would build a
 * tree of its own first and takes twice as long. */
#include <glib.h>
#include <string.h>

#include "value/parts.h"

enum { DEEPEST = 100, MOST_NODES = 1000000, FEW_KEYS = 16 };

static const char core_tag[] = "tag:yaml.org,2002:";

/* A list or map that is being read. */
typedef struct frame {
    zy_value *value;
    bool flow;       /* written with brackets */
    const char *key; /* waiting for its value */
    zy_span key_span;
    /* Rows of a table have the same keys again and again. While they are the ones of the map
     * before, in the same order, `like` is the entry of that map expected next; the key texts are
     * shared, and need not be compared for duplicates. */
    const zy_value *like;
    bool repeats;
} frame;

typedef struct reader {
    const zy_source *source;
    size_t offset; /* of the text given to the parser: behind the byte order mark */
    zy_arena *arena;
    zy_diags *diags;
    GHashTable *anchors; /* name -> zy_value, or NULL while there are none */
    frame frames[DEEPEST + 1];
    size_t depth; /* frames in use */
    zy_value *root;
    size_t nodes;
    size_t end; /* of what was read last */
} reader;

static frame *innermost(reader *r)
{
    return r->depth ? &r->frames[r->depth - 1] : NULL;
}

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

static bool fail_limit(reader *r, const char *code, zy_span span, const char *message)
{
    zy_fail(r->diags, code, span, NULL, "%s", message);
    zy_diag_fault(r->diags, ZY_FAULT_LIMIT);
    return false;
}

static bool count_node(reader *r, zy_span span)
{
    if (++r->nodes <= MOST_NODES)
        return true;
    return fail_limit(r, "too-many-values", span,
                      ZY_SAY(r->diags, "the file has more than a million values",
                             "ファイルの値が100万個を超えています"));
}

static bool fail_too_deep(reader *r, zy_span span)
{
    return fail_limit(r, "too-deep", span,
                      ZY_SAY(r->diags, "lists and maps are nested more than 100 deep",
                             "リストとマップの入れ子が100段を超えています"));
}

static void append(zy_value *parent, zy_value *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->child = child;
    parent->last = child;
    parent->count++;
}

/* Puts a value where the next one belongs. */
static void attach(reader *r, zy_value *value)
{
    frame *f = innermost(r);

    if (!f) {
        r->root = value;
        return;
    }
    if (f->value->kind == ZY_VALUE_MAP) {
        value->key = f->key;
        value->key_span = f->key_span;
        f->key = NULL;
    }
    append(f->value, value);
}

static bool expects_key(reader *r)
{
    const frame *f = innermost(r);

    return f && f->value->kind == ZY_VALUE_MAP && !f->key;
}

static void remember_anchor(reader *r, struct fy_token *anchor, zy_value *value)
{
    size_t len;

    if (!anchor)
        return;
    if (!r->anchors)
        r->anchors = g_hash_table_new(g_str_hash, g_str_equal);
    const char *name = fy_token_get_text(anchor, &len);
    g_hash_table_insert(r->anchors, zy_arena_text(r->arena, name, len), value);
}

/* The text of a scalar; NULL after an error. Escapes can make what the file could not hold as it
 * is: NUL and halves of surrogate pairs. */
static const char *scalar_text(reader *r, struct fy_token *token, zy_span span, size_t *len)
{
    const char *text = fy_token_get_text(token, len);

    if (text && g_utf8_validate_len(text, *len, NULL))
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

static void set_key(reader *r, const char *text, size_t len, zy_span span)
{
    frame *f = innermost(r);

    f->key_span = span;
    if (f->like && strlen(f->like->key) == len && memcmp(f->like->key, text, len) == 0) {
        f->key = f->like->key;
        f->like = f->like->next;
        return;
    }
    f->like = NULL;
    f->repeats = false;
    f->key = zy_arena_text(r->arena, text, len);
}

static zy_value *new_scalar(reader *r, const char *text, size_t len, bool quoted, zy_span span)
{
    zy_value *value = ZY_NEW(r->arena, zy_value);

    value->span = span;
    if (quoted) {
        value->kind = ZY_VALUE_TEXT;
        value->text = zy_arena_text(r->arena, text, len);
    } else {
        zy_value_set_plain(value, r->arena, text, len);
    }
    return value;
}

static bool read_scalar(reader *r, struct fy_event *event)
{
    struct fy_token *token = event->scalar.value;
    bool quoted = fy_token_scalar_style(token) != FYSS_PLAIN;
    zy_span span = token_span(r, token);
    size_t len;

    const char *text = scalar_text(r, token, span, &len);
    if (!text || !count_node(r, span) || !check_tag(r, event->scalar.tag, &quoted))
        return false;
    const bool key = expects_key(r);
    if (key)
        set_key(r, text, len, span);
    if (key && !event->scalar.anchor)
        return true;
    zy_value *value = new_scalar(r, text, len, quoted || key, span);
    remember_anchor(r, event->scalar.anchor, value);
    if (!key)
        attach(r, value);
    return true;
}

/* The map before a new one in the same list, or NULL. */
static const zy_value *map_before(reader *r)
{
    const frame *f = innermost(r);
    const zy_value *before = f && f->value->kind == ZY_VALUE_LIST ? f->value->last : NULL;

    return before && before->kind == ZY_VALUE_MAP ? before : NULL;
}

static bool begin(reader *r, zy_kind kind, struct fy_token *token, struct fy_token *anchor)
{
    const zy_value *before = kind == ZY_VALUE_MAP ? map_before(r) : NULL;
    const zy_span span = token_span(r, token);

    if (expects_key(r))
        return zy_fail(r->diags, "complex-key", span, NULL, "%s",
                       ZY_SAY(r->diags, "a key must be a text, not a list or a map",
                              "キーは文字列でなければなりません"));
    if (r->depth == DEEPEST)
        return fail_too_deep(r, span);
    if (!count_node(r, span))
        return false;
    zy_value *value = ZY_NEW(r->arena, zy_value);
    value->kind = kind;
    value->span = span;
    attach(r, value);
    remember_anchor(r, anchor, value);
    r->frames[r->depth++] = (frame){
        .value = value,
        .flow = span.len > 0 && strchr("[{", r->source->text[span.at]),
        .like = before ? before->child : NULL,
        .repeats = before != NULL,
    };
    return true;
}

static void fail_duplicate(reader *r, const zy_value *entry, const zy_value *first)
{
    zy_fail(r->diags, "duplicate-key", entry->key_span, NULL,
            ZY_SAY(r->diags, "the key \"%s\" is here for the second time",
                   "キー「%s」が二度書かれています"),
            entry->key);
    zy_diag_also(r->diags, first->key_span);
}

static void compare_keys(reader *r, const zy_value *map)
{
    for (const zy_value *entry = map->child; entry; entry = entry->next) {
        const zy_value *first = map->child;
        while (first != entry && strcmp(first->key, entry->key) != 0)
            first = first->next;
        if (first != entry)
            fail_duplicate(r, entry, first);
    }
}

static void look_up_keys(reader *r, const zy_value *map)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (zy_value *entry = map->child; entry; entry = entry->next) {
        const zy_value *first = g_hash_table_lookup(seen, entry->key);
        if (first)
            fail_duplicate(r, entry, first);
        else
            g_hash_table_insert(seen, (char *)(uintptr_t)entry->key, entry);
    }
    g_hash_table_destroy(seen);
}

/* The end of a flow list or map is its bracket; a block ends with its last entry. */
static void end(reader *r, struct fy_token *token)
{
    frame *f = &r->frames[--r->depth];
    zy_span *span = &f->value->span;

    if (f->flow)
        token_span(r, token);
    if (r->end > span->at)
        span->len = (uint32_t)(r->end - span->at);
    if (f->value->kind != ZY_VALUE_MAP || f->repeats)
        return;
    if (f->value->count <= FEW_KEYS)
        compare_keys(r, f->value);
    else
        look_up_keys(r, f->value);
}

/* A copy that counts its nodes and their depth; NULL beyond a limit. */
static zy_value *expand(reader *r, const zy_value *value, size_t depth, zy_span alias)
{
    if (!count_node(r, alias))
        return NULL;
    if (depth > DEEPEST) {
        fail_too_deep(r, alias);
        return NULL;
    }
    zy_value *copy = ZY_NEW(r->arena, zy_value);
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
        append(copy, below);
    }
    return copy;
}

static bool is_open(const reader *r, const zy_value *value)
{
    for (size_t i = 0; i < r->depth; i++)
        if (r->frames[i].value == value)
            return true;
    return false;
}

static const zy_value *find_anchor(reader *r, struct fy_token *token, zy_span span)
{
    size_t len;
    const char *text = fy_token_get_text(token, &len);
    const char *name = zy_arena_text(r->arena, text, len);
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

static bool read_alias(reader *r, struct fy_event *event)
{
    const zy_span span = token_span(r, event->alias.anchor);
    const zy_value *value = find_anchor(r, event->alias.anchor, span);

    if (!value)
        return false;
    if (!expects_key(r)) {
        zy_value *copy = expand(r, value, r->depth + 1, span);
        if (copy)
            attach(r, copy);
        return copy;
    }
    if (value->kind != ZY_VALUE_TEXT)
        return zy_fail(
            r->diags, "complex-key", span, NULL, "%s",
            ZY_SAY(r->diags, "a key must be a text", "キーは文字列でなければなりません"));
    set_key(r, value->text, strlen(value->text), span);
    return true;
}

static bool begin_document(reader *r, struct fy_event *event)
{
    if (!r->root)
        return true;
    return zy_fail(r->diags, "several-documents",
                   token_span(r, event->document_start.document_start), NULL, "%s",
                   ZY_SAY(r->diags, "the file holds more than one document",
                          "ファイルに複数のドキュメントがあります"));
}

static bool read_event(reader *r, struct fy_event *event)
{
    bool is_text;

    switch (event->type) {
    case FYET_DOCUMENT_START:
        return begin_document(r, event);
    case FYET_SCALAR:
        return read_scalar(r, event);
    case FYET_ALIAS:
        return read_alias(r, event);
    case FYET_SEQUENCE_START:
        return check_tag(r, event->sequence_start.tag, &is_text) &&
               begin(r, ZY_VALUE_LIST, event->sequence_start.sequence_start,
                     event->sequence_start.anchor);
    case FYET_MAPPING_START:
        return check_tag(r, event->mapping_start.tag, &is_text) &&
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
    for (size_t i = r->depth; i-- > 0;)
        if (r->frames[i].flow)
            return r->frames[i].value->span;
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

zy_value *zy_value_read(const zy_source *source, zy_arena *arena, zy_diags *diags)
{
    reader r = {.source = source, .arena = arena, .diags = diags};
    const size_t errors = diags->errors;

    if (source->len >= UINT32_MAX) {
        fail_limit(&r, "file-too-large", (zy_span){source, 0, 0},
                   ZY_SAY(diags, "the file is larger than 4 GB", "ファイルが4GBを超えています"));
        return NULL;
    }
    if (!zy_value_check_encoding(source, diags))
        return NULL;
    if (source->len >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0)
        r.offset = 3;
    r.end = r.offset;
    parse(&r);
    if (r.anchors)
        g_hash_table_destroy(r.anchors);
    if (diags->errors > errors)
        return NULL;
    if (!r.root) {
        r.root = zy_value_new_null(arena, NULL);
        r.root->span = (zy_span){source, (uint32_t)r.offset, 0};
    }
    return r.root;
}
