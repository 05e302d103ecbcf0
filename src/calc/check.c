#include <glib.h>
#include <math.h>
#include <string.h>

#include "calc/node.h"

static const struct {
    const char *name;
    zy_datum value;
} constants[] = {
    {"undefined", {.kind = ZY_UNDEFINED}},
    {"NaN", {.kind = ZY_NUMBER, .number = NAN}},
    {"Infinity", {.kind = ZY_NUMBER, .number = INFINITY}},
    {"E", {.kind = ZY_NUMBER, .number = 2.718281828459045}},
    {"LN2", {.kind = ZY_NUMBER, .number = 0.6931471805599453}},
    {"LN10", {.kind = ZY_NUMBER, .number = 2.302585092994046}},
    {"LOG2E", {.kind = ZY_NUMBER, .number = 1.4426950408889634}},
    {"LOG10E", {.kind = ZY_NUMBER, .number = 0.4342944819032518}},
    {"PI", {.kind = ZY_NUMBER, .number = 3.141592653589793}},
    {"SQRT1_2", {.kind = ZY_NUMBER, .number = 0.7071067811865476}},
    {"SQRT2", {.kind = ZY_NUMBER, .number = 1.4142135623730951}},
    {"MIN_VALUE", {.kind = ZY_NUMBER, .number = 4.9406564584124654e-324}},
    {"MAX_VALUE", {.kind = ZY_NUMBER, .number = 1.7976931348623157e308}},
};

typedef struct checker {
    zy_expression *expression;
    GPtrArray *slots; /* zy_slot, in the arena */
} checker;

static bool check(checker *c, zy_expression_node *node);

static zy_span span_of(const checker *c, const zy_expression_node *node, size_t len)
{
    return zy_calc_span(&c->expression->text, node->at, (uint32_t)len);
}

static bool unknown_name(const checker *c, const zy_expression_node *node)
{
    const zy_calc_text *text = &c->expression->text;
    const zy_parameters *parameters = c->expression->parameters;
    const size_t own = parameters ? parameters->count : 0;
    const char **known = ZY_NEW_ARRAY(text->arena, const char *, G_N_ELEMENTS(constants) + own + 2);
    size_t n = 0;

    known[n++] = "datum";
    for (size_t i = 0; i < own; i++)
        known[n++] = parameters->items[i].name;
    for (size_t i = 0; i < G_N_ELEMENTS(constants); i++)
        known[n++] = constants[i].name;
    const char *hint = zy_hint_nearest(text->diags, node->name, known);
    if (!hint)
        hint = zy_arena_format(
            text->diags->arena,
            ZY_SAY(text->diags, "a column is written datum.%s", "列は datum.%s のように書きます"),
            node->name);
    return zy_fail(text->diags, "unknown-name", span_of(c, node, strlen(node->name)), hint,
                   ZY_SAY(text->diags, "there is no parameter or constant \"%s\"",
                          "「%s」というパラメータや定数はありません"),
                   node->name);
}

static bool check_name(checker *c, zy_expression_node *node)
{
    const zy_parameters *parameters = c->expression->parameters;

    if (strcmp(node->name, "datum") == 0) {
        node->type = ZY_NODE_DATUM;
        return true;
    }
    node->type = ZY_NODE_LITERAL;
    for (size_t i = 0; parameters && i < parameters->count; i++)
        if (strcmp(node->name, parameters->items[i].name) == 0) {
            node->value = parameters->items[i].value;
            return true;
        }
    for (size_t i = 0; i < G_N_ELEMENTS(constants); i++)
        if (strcmp(node->name, constants[i].name) == 0) {
            node->value = constants[i].value;
            return true;
        }
    return unknown_name(c, node);
}

static size_t slot_of(checker *c, const char *name, const zy_expression_node *node)
{
    for (size_t i = 0; i < c->slots->len; i++)
        if (strcmp(((zy_slot *)g_ptr_array_index(c->slots, i))->name, name) == 0)
            return i;
    zy_slot *slot = ZY_NEW(c->expression->text.arena, zy_slot);
    *slot = (zy_slot){.name = name, .at = node->at, .len = node->len};
    g_ptr_array_add(c->slots, slot);
    return c->slots->len - 1;
}

static bool is_datum(const zy_expression_node *node)
{
    return node->type == ZY_NODE_NAME && strcmp(node->name, "datum") == 0;
}

static bool make_field(checker *c, zy_expression_node *node, const char *name)
{
    node->type = ZY_NODE_FIELD;
    node->name = name;
    node->slot = slot_of(c, name, node);
    node->kid_count = 0;
    return true;
}

static bool check_member(checker *c, zy_expression_node *node)
{
    zy_expression_node *object = node->kids[0];

    if (is_datum(object))
        return make_field(c, node, node->name);
    if (!check(c, object))
        return false;
    object->members = object->type == ZY_NODE_CALL && object->function->members;
    return true;
}

static bool check_index(checker *c, zy_expression_node *node)
{
    const zy_expression_node *key = node->kids[1];

    if (is_datum(node->kids[0]) && key->type == ZY_NODE_LITERAL)
        return make_field(c, node, zy_datum_text(c->expression->text.arena, key->value));
    bool good = check(c, node->kids[0]);
    return check(c, node->kids[1]) && good;
}

/* Vega's functions that only a picture that moves can answer, or that give other results each
 * time. */
static const char *const refused[] = {
    "random",
    "now",
    "sampleNormal",
    "sampleLogNormal",
    "sampleUniform",
    "event",
    "view",
    "item",
    "group",
    "xy",
    "x",
    "y",
    "modify",
    "encode",
    "setdata",
    "inScope",
    "intersect",
    "intersectLasso",
    "lassoAppend",
    "lassoPath",
    "pinchAngle",
    "pinchDistance",
    "panLinear",
    "panLog",
    "panPow",
    "panSymlog",
    "zoomLinear",
    "zoomLog",
    "zoomPow",
    "zoomSymlog",
    "screen",
    "windowSize",
    "containerSize",
    "warn",
    "info",
    "debug",
    "pathShape",
    "geoShape",
    "geoArea",
    "geoBounds",
    "geoCentroid",
    "geoScale",
    "geoTranslate",
    "treePath",
    "treeAncestors",
    "gradient",
    "copy",
    "isTuple",
    "vlSelectionTest",
    "vlSelectionIdTest",
    "vlSelectionResolve",
    "vlSelectionTuples",
    NULL,
};

static bool is_refused(const char *name)
{
    for (size_t i = 0; refused[i]; i++)
        if (strcmp(refused[i], name) == 0)
            return true;
    return false;
}

static bool unknown_function(const checker *c, const zy_expression_node *node)
{
    zy_diags *diags = c->expression->text.diags;
    const zy_span span = span_of(c, node, strlen(node->name));

    if (is_refused(node->name))
        return zy_fail(
            diags, "unsupported-function", span, NULL,
            ZY_SAY(diags,
                   "%s() is not available: a picture must not depend on chance, on "
                   "the clock or on what a reader does",
                   "%s() は使えません。図は偶然や時刻、読み手の操作によって変わってはなりません"),
            node->name);
    return zy_fail(diags, "unknown-function", span,
                   zy_hint_nearest(diags, node->name, zy_function_names(c->expression->text.arena)),
                   ZY_SAY(diags, "there is no function \"%s\"", "「%s」という関数はありません"),
                   node->name);
}

static bool check_count(const checker *c, const zy_expression_node *node)
{
    zy_diags *diags = c->expression->text.diags;
    const zy_function *f = node->function;
    const int count = (int)node->kid_count, most = f->most < 0 ? ZY_CALC_ARGUMENTS : f->most;

    if (count < f->least)
        return zy_fail(diags, "wrong-arguments", span_of(c, node, node->len), NULL,
                       ZY_SAY(diags, "%s() takes at least %d arguments, not %d",
                              "%s() には少なくとも%d個の引数が要ります（%d個ではなく）"),
                       f->name, f->least, count);
    if (count > most)
        return zy_fail(diags, "wrong-arguments", span_of(c, node, node->len), NULL,
                       ZY_SAY(diags, "%s() takes at most %d arguments, not %d",
                              "%s() の引数は%d個までです（%d個ではなく）"),
                       f->name, most, count);
    return true;
}

static bool check_kids(checker *c, zy_expression_node *node)
{
    bool good = true;

    for (size_t i = 0; i < node->kid_count; i++)
        good &= check(c, node->kids[i]);
    return good;
}

static bool check_call(checker *c, zy_expression_node *node)
{
    node->function = zy_function_find(node->name);
    if (!node->function)
        return unknown_function(c, node);
    const bool good = check_kids(c, node);
    if (!check_count(c, node) || !good)
        return false;
    if (!node->function->run)
        node->type = ZY_NODE_CHOICE;
    if (zy_function_is_asked(node->function) &&
        (!c->expression->parameters || !c->expression->parameters->ask))
        return zy_fail(c->expression->text.diags, "unsupported-function",
                       span_of(c, node, strlen(node->name)), NULL,
                       ZY_SAY(c->expression->text.diags, "%s() is not available here",
                              "ここでは %s() は使えません"),
                       node->name);
    node->cache = zy_regex_cache_new(c->expression->text.arena);
    return true;
}

static bool check_choice(checker *c, zy_expression_node *node)
{
    bool good = true;

    for (; node->type == ZY_NODE_CHOICE; node = node->kids[2]) {
        good &= check(c, node->kids[0]);
        good &= check(c, node->kids[1]);
    }
    return check(c, node) && good;
}

static bool check(checker *c, zy_expression_node *node)
{
    switch (node->type) {
    case ZY_NODE_NAME:
        return check_name(c, node);
    case ZY_NODE_MEMBER:
        return check_member(c, node);
    case ZY_NODE_INDEX:
        return check_index(c, node);
    case ZY_NODE_CALL:
        return check_call(c, node);
    case ZY_NODE_CHOICE:
        return check_choice(c, node);
    case ZY_NODE_ARRAY:
    case ZY_NODE_OBJECT:
    case ZY_NODE_UNARY:
    case ZY_NODE_BINARY:
    case ZY_NODE_AND:
    case ZY_NODE_OR:
        return check_kids(c, node);
    case ZY_NODE_LITERAL:
    case ZY_NODE_DATUM:
    case ZY_NODE_FIELD:
        return true;
    }
    return false;
}

bool zy_calc_check(zy_expression *expression)
{
    zy_arena *arena = expression->text.arena;
    checker c = {.expression = expression, .slots = g_ptr_array_new()};
    const bool good = check(&c, expression->root);
    zy_binding *binding = expression->binding = ZY_NEW(arena, zy_binding);

    binding->count = c.slots->len;
    binding->slots = ZY_NEW_ARRAY(arena, zy_slot, c.slots->len + 1);
    for (size_t i = 0; i < c.slots->len; i++)
        binding->slots[i] = *(zy_slot *)g_ptr_array_index(c.slots, i);
    g_ptr_array_free(c.slots, TRUE);
    return good;
}
