#include <glib.h>
#include <string.h>

#include "calc/node.h"

typedef struct parser {
    const zy_calc_text *text;
    zy_token token; /* the one looked at */
    uint32_t at;    /* behind it */
    uint32_t end;   /* of the one before it */
    int nesting;
} parser;

static zy_expression_node *read_choice(parser *p);

static bool is_sign(const parser *p, const char *sign)
{
    return p->token.kind == ZY_TOKEN_SIGN && strcmp(p->token.text, sign) == 0;
}

/* After an operand a slash divides; else it begins a regular expression. */
static bool advance(parser *p)
{
    const bool operand =
        p->token.kind == ZY_TOKEN_SIGN && p->token.text[0] && !strchr(")]}", p->token.text[0]);

    p->end = p->token.at + p->token.len;
    return zy_token_read(p->text, &p->at, operand, &p->token);
}

static zy_expression_node *unexpected(parser *p)
{
    const zy_token *t = &p->token;
    zy_diags *diags = p->text->diags;
    const zy_span span = zy_calc_span(p->text, t->at, t->len);

    if (t->kind == ZY_TOKEN_END)
        zy_fail(diags, "expression-syntax", span, NULL, "%s",
                ZY_SAY(diags, "the expression ends too early", "式が途中で終わっています"));
    else
        zy_fail(diags, "expression-syntax", span, NULL,
                ZY_SAY(diags, "\"%s\" was not expected here", "ここに「%s」は書けません"),
                zy_arena_text(p->text->arena, p->text->text + t->at, t->len));
    return NULL;
}

static bool expect(parser *p, const char *sign)
{
    zy_diags *diags = p->text->diags;

    if (is_sign(p, sign))
        return advance(p);
    if (p->token.kind == ZY_TOKEN_END)
        return zy_fail(diags, "expression-syntax", zy_calc_span(p->text, p->token.at, 0), NULL,
                       ZY_SAY(diags, "\"%s\" is missing at the end", "終わりに「%s」がありません"),
                       sign);
    return zy_fail(diags, "expression-syntax", zy_calc_span(p->text, p->token.at, p->token.len),
                   NULL,
                   ZY_SAY(diags, "\"%s\" was expected here, not \"%s\"",
                          "ここには「%s」が要ります（「%s」ではなく）"),
                   sign, zy_arena_text(p->text->arena, p->text->text + p->token.at, p->token.len));
}

static zy_expression_node *too_deep(parser *p, uint32_t at)
{
    zy_diags *diags = p->text->diags;

    zy_fail(diags, "expression-too-deep", zy_calc_span(p->text, at, 1), NULL, "%s",
            ZY_SAY(diags, "the expression is nested too deeply", "式の入れ子が深すぎます"));
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
    return NULL;
}

static zy_expression_node *new_node(parser *p, zy_node_type type, uint32_t at, size_t kids)
{
    zy_expression_node *node = ZY_NEW(p->text->arena, zy_expression_node);

    *node = (zy_expression_node){.type = type, .at = at, .len = p->token.len, .kid_count = kids};
    if (kids)
        node->kids = ZY_NEW_ARRAY(p->text->arena, zy_expression_node *, kids);
    return node;
}

/* Its depth and end are known only when its parts are read. */
static zy_expression_node *finish(parser *p, zy_expression_node *node)
{
    node->len = p->end - node->at;
    for (size_t i = 0; i < node->kid_count; i++)
        if (node->kids[i] && node->kids[i]->depth >= node->depth)
            node->depth = node->kids[i]->depth + 1;
    return node->depth > ZY_CALC_DEPTH ? too_deep(p, node->at) : node;
}

static zy_expression_node *literal(parser *p, zy_datum value)
{
    zy_expression_node *node = new_node(p, ZY_NODE_LITERAL, p->token.at, 0);

    node->value = value;
    return advance(p) ? finish(p, node) : NULL;
}

static zy_expression_node *read_regex(parser *p)
{
    zy_arena *arena = p->text->arena;
    zy_diags *diags = p->text->diags;
    const char *wrong = zy_regex_wrong(arena, p->token.text, p->token.flags);

    if (!wrong)
        return literal(p, zy_regex_datum(arena, p->token.text, p->token.flags));
    zy_fail(diags, "bad-regexp", zy_calc_span(p->text, p->token.at, p->token.len), NULL,
            ZY_SAY(diags, "not a regular expression: %s", "正規表現として読めません: %s"), wrong);
    return NULL;
}

static zy_expression_node *read_name(parser *p)
{
    static const struct {
        const char *word;
        zy_datum value;
    } words[] = {{"true", {.kind = ZY_BOOL, .boolean = true}},
                 {"false", {.kind = ZY_BOOL, .boolean = false}},
                 {"null", {.kind = ZY_NULL}}};
    static const char *const refused[] = {"new",    "function", "this",  "typeof",    "void",
                                          "delete", "return",   "let",   "const",     "var",
                                          "while",  "for",      "class", "instanceof"};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(p->token.text, words[i].word) == 0)
            return literal(p, words[i].value);
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
        if (strcmp(p->token.text, refused[i]) == 0)
            return unexpected(p);
    zy_expression_node *node = new_node(p, ZY_NODE_NAME, p->token.at, 0);
    node->name = p->token.text;
    return advance(p) ? finish(p, node) : NULL;
}

/* Items up to `close`, separated by commas. */
static bool read_items(parser *p, const char *close, zy_expression_node *into)
{
    GPtrArray *items = g_ptr_array_new();
    bool good = true;

    while (good && !is_sign(p, close)) {
        zy_expression_node *item = read_choice(p);
        if (item)
            g_ptr_array_add(items, item);
        good = item && (is_sign(p, close) || expect(p, ","));
    }
    into->kid_count = items->len;
    into->kids = ZY_NEW_ARRAY(p->text->arena, zy_expression_node *, items->len + 1);
    for (size_t i = 0; i < items->len; i++)
        into->kids[i] = g_ptr_array_index(items, i);
    g_ptr_array_free(items, TRUE);
    return good && expect(p, close);
}

static zy_expression_node *read_array(parser *p)
{
    zy_expression_node *node = new_node(p, ZY_NODE_ARRAY, p->token.at, 0);

    return advance(p) && read_items(p, "]", node) ? finish(p, node) : NULL;
}

static const char *read_key(parser *p)
{
    const char *key = p->token.text;

    switch (p->token.kind) {
    case ZY_TOKEN_NUMBER:
        key = zy_datum_text(p->text->arena, ZY_DATUM_NUMBER(p->token.number));
        break;
    case ZY_TOKEN_TEXT:
    case ZY_TOKEN_NAME:
        break;
    case ZY_TOKEN_END:
    case ZY_TOKEN_REGEX:
    case ZY_TOKEN_SIGN:
        unexpected(p);
        return NULL;
    }
    return advance(p) ? key : NULL;
}

static bool has_key(const GPtrArray *keys, const char *key)
{
    for (size_t i = 0; i < keys->len; i++)
        if (strcmp(g_ptr_array_index(keys, i), key) == 0)
            return true;
    return false;
}

static bool read_entry(parser *p, GPtrArray *keys, GPtrArray *items)
{
    zy_diags *diags = p->text->diags;
    const zy_span span = zy_calc_span(p->text, p->token.at, p->token.len);
    const char *key = read_key(p);

    if (!key)
        return false;
    if (has_key(keys, key))
        return zy_fail(diags, "expression-syntax", span, NULL,
                       ZY_SAY(diags, "\"%s\" stands twice in this object",
                              "このオブジェクトに「%s」が二つあります"),
                       key);
    zy_expression_node *item = expect(p, ":") ? read_choice(p) : NULL;
    if (!item)
        return false;
    g_ptr_array_add(keys, zy_arena_text(p->text->arena, key, strlen(key)));
    g_ptr_array_add(items, item);
    return true;
}

static zy_expression_node *read_object(parser *p)
{
    zy_arena *arena = p->text->arena;
    zy_expression_node *node = new_node(p, ZY_NODE_OBJECT, p->token.at, 0);
    GPtrArray *keys = g_ptr_array_new(), *items = g_ptr_array_new();
    bool good = advance(p);

    while (good && !is_sign(p, "}"))
        good = read_entry(p, keys, items) && (is_sign(p, "}") || expect(p, ","));
    node->kid_count = items->len;
    node->kids = ZY_NEW_ARRAY(arena, zy_expression_node *, items->len + 1);
    node->keys = ZY_NEW_ARRAY(arena, const char *, items->len + 1);
    for (size_t i = 0; i < items->len; i++) {
        node->kids[i] = g_ptr_array_index(items, i);
        node->keys[i] = g_ptr_array_index(keys, i);
    }
    g_ptr_array_free(keys, TRUE);
    g_ptr_array_free(items, TRUE);
    return good && expect(p, "}") ? finish(p, node) : NULL;
}

static zy_expression_node *read_group(parser *p)
{
    zy_expression_node *node = advance(p) ? read_choice(p) : NULL;

    return node && expect(p, ")") ? node : NULL;
}

static zy_expression_node *read_primary(parser *p)
{
    switch (p->token.kind) {
    case ZY_TOKEN_NUMBER:
        return literal(p, ZY_DATUM_NUMBER(p->token.number));
    case ZY_TOKEN_TEXT:
        return literal(p, ZY_DATUM_TEXT(p->token.text));
    case ZY_TOKEN_REGEX:
        return read_regex(p);
    case ZY_TOKEN_NAME:
        return read_name(p);
    case ZY_TOKEN_SIGN:
        if (is_sign(p, "("))
            return read_group(p);
        if (is_sign(p, "["))
            return read_array(p);
        if (is_sign(p, "{"))
            return read_object(p);
        return unexpected(p);
    case ZY_TOKEN_END:
        return unexpected(p);
    }
    return NULL;
}

static zy_expression_node *read_member(parser *p, zy_expression_node *object)
{
    zy_expression_node *node = new_node(p, ZY_NODE_MEMBER, object->at, 1);

    if (!advance(p))
        return NULL;
    if (p->token.kind != ZY_TOKEN_NAME)
        return unexpected(p);
    node->kids[0] = object;
    node->name = p->token.text;
    return advance(p) ? finish(p, node) : NULL;
}

static zy_expression_node *read_index(parser *p, zy_expression_node *object)
{
    zy_expression_node *node = new_node(p, ZY_NODE_INDEX, object->at, 2);

    node->kids[0] = object;
    node->kids[1] = advance(p) ? read_choice(p) : NULL;
    return node->kids[1] && expect(p, "]") ? finish(p, node) : NULL;
}

static zy_expression_node *read_call(parser *p, zy_expression_node *callee)
{
    zy_expression_node *node = new_node(p, ZY_NODE_CALL, callee->at, 0);
    zy_diags *diags = p->text->diags;

    if (callee->type != ZY_NODE_NAME) {
        zy_fail(diags, "expression-syntax", zy_calc_span(p->text, callee->at, callee->len), NULL,
                "%s",
                ZY_SAY(diags, "only functions called by their name exist; methods do not",
                       "名前で呼ぶ関数だけが使えます。メソッドはありません"));
        return NULL;
    }
    node->name = callee->name;
    return advance(p) && read_items(p, ")", node) ? finish(p, node) : NULL;
}

static zy_expression_node *read_postfix(parser *p)
{
    zy_expression_node *node = read_primary(p);

    while (node) {
        if (is_sign(p, "."))
            node = read_member(p, node);
        else if (is_sign(p, "["))
            node = read_index(p, node);
        else if (is_sign(p, "("))
            node = read_call(p, node);
        else
            break;
    }
    return node;
}

static zy_expression_node *read_unary(parser *p)
{
    static const struct {
        const char *sign;
        zy_operator op;
    } signs[] = {{"+", ZY_OP_PLUS}, {"-", ZY_OP_MINUS}, {"!", ZY_OP_NOT}, {"~", ZY_OP_BIT_NOT}};
    zy_expression_node *node = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(signs) && !node; i++)
        if (is_sign(p, signs[i].sign)) {
            node = new_node(p, ZY_NODE_UNARY, p->token.at, 1);
            node->op = signs[i].op;
        }
    if (!node)
        return read_postfix(p);
    if (++p->nesting > ZY_CALC_NESTING)
        return too_deep(p, p->token.at);
    node->kids[0] = advance(p) ? read_unary(p) : NULL;
    p->nesting--;
    return node->kids[0] ? finish(p, node) : NULL;
}

typedef struct infix {
    const char *sign;
    zy_operator op;
    int precedence;
} infix;

static const infix *find_infix(const parser *p)
{
    static const infix signs[] = {
        {"||", ZY_OP_OR, 1},
        {"&&", ZY_OP_AND, 2},
        {"|", ZY_OP_BIT_OR, 3},
        {"^", ZY_OP_BIT_XOR, 4},
        {"&", ZY_OP_BIT_AND, 5},
        {"==", ZY_OP_EQUAL, 6},
        {"!=", ZY_OP_NOT_EQUAL, 6},
        {"===", ZY_OP_SAME, 6},
        {"!==", ZY_OP_NOT_SAME, 6},
        {"<", ZY_OP_LESS, 7},
        {">", ZY_OP_GREATER, 7},
        {"<=", ZY_OP_LESS_EQUAL, 7},
        {">=", ZY_OP_GREATER_EQUAL, 7},
        {"in", ZY_OP_IN, 7},
        {"<<", ZY_OP_SHIFT_LEFT, 8},
        {">>", ZY_OP_SHIFT_RIGHT, 8},
        {">>>", ZY_OP_SHIFT_RIGHT_ZERO, 8},
        {"+", ZY_OP_ADD, 9},
        {"-", ZY_OP_SUBTRACT, 9},
        {"*", ZY_OP_MULTIPLY, 11},
        {"/", ZY_OP_DIVIDE, 11},
        {"%", ZY_OP_REMAINDER, 11},
    };

    if (p->token.kind != ZY_TOKEN_SIGN && p->token.kind != ZY_TOKEN_NAME)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (strcmp(p->token.text, signs[i].sign) == 0)
            return &signs[i];
    return NULL;
}

/* Operators that bind at least as strongly as `least`, from left to right. */
static zy_expression_node *read_binary(parser *p, int least)
{
    zy_expression_node *left = read_unary(p);

    for (const infix *sign; left && (sign = find_infix(p)) && sign->precedence >= least;) {
        const zy_node_type type = sign->op == ZY_OP_AND  ? ZY_NODE_AND
                                  : sign->op == ZY_OP_OR ? ZY_NODE_OR
                                                         : ZY_NODE_BINARY;
        zy_expression_node *node = new_node(p, type, left->at, 2);
        node->op = sign->op;
        node->kids[0] = left;
        node->kids[1] = advance(p) ? read_binary(p, sign->precedence + 1) : NULL;
        left = node->kids[1] ? finish(p, node) : NULL;
    }
    return left;
}

/* a ? b : c ? d : e is read, and later evaluated, without recursion on the right: such chains are
 * long. */
static zy_expression_node *read_choice(parser *p)
{
    zy_expression_node *first = NULL, **into = &first;

    if (++p->nesting > ZY_CALC_NESTING)
        return too_deep(p, p->token.at);
    for (;;) {
        zy_expression_node *test = read_binary(p, 1);
        *into = test;
        if (!test || !is_sign(p, "?"))
            break;
        zy_expression_node *node = new_node(p, ZY_NODE_CHOICE, test->at, 3);
        node->kids[0] = test;
        node->kids[1] = advance(p) ? read_choice(p) : NULL;
        if (!node->kids[1] || !expect(p, ":") || !finish(p, node))
            return NULL;
        *into = node;
        into = &node->kids[2];
    }
    p->nesting--;
    if (!*into)
        return NULL;
    int depth = 0;
    for (const zy_expression_node *n = first; n; n = n->type == ZY_NODE_CHOICE ? n->kids[2] : NULL)
        depth = n->depth > depth ? n->depth : depth;
    first->depth = depth + (first->type == ZY_NODE_CHOICE);
    return first->depth > ZY_CALC_DEPTH ? too_deep(p, first->at) : first;
}

zy_expression_node *zy_calc_parse(const zy_calc_text *text)
{
    /* As if an operator stood before the text: the first token is an operand. */
    parser p = {.text = text, .token = {.kind = ZY_TOKEN_SIGN, .text = "("}};

    if (!advance(&p))
        return NULL;
    zy_expression_node *root = read_choice(&p);
    if (root && p.token.kind != ZY_TOKEN_END)
        return unexpected(&p);
    return root;
}
