#include <glib.h>
#include <math.h>
#include <string.h>

#include "calc/node.h"

typedef struct env {
    const zy_expression *expression;
    zy_arena *arena;
    zy_table *table;
    size_t row;
    const zy_datum *datum; /* instead of a row, or NULL */
} env;

static zy_datum evaluate(const env *e, const zy_expression_node *node);

/* ---- Columns ---- */

static const zy_column *find_column(zy_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i]->name, name) == 0)
            return table->columns[i];
    /* A nested field that an encoding names is a column of its own, as in Vega-Lite. */
    return strpbrk(name, ".[\\") ? zy_table_find(table, name) : NULL;
}

static void find_slot(zy_slot *slot, zy_table *table)
{
    slot->column = find_column(table, slot->name);
    slot->table = table;
    slot->column_count = table->column_count;
    slot->place = 0;
    while (slot->column && slot->place < table->column_count &&
           table->columns[slot->place] != slot->column)
        slot->place++;
}

/* Columns may have been added or replaced since the last row, and a table may have come to lie
 * where another was. */
const zy_column *zy_slot_column(zy_slot *slot, zy_table *table, size_t row)
{
    if (row == 0 || slot->table != table || slot->column_count != table->column_count ||
        (slot->column && slot->place < table->column_count &&
         table->columns[slot->place] != slot->column))
        find_slot(slot, table);
    return slot->column;
}

static zy_datum field(const env *e, const zy_expression_node *node)
{
    if (e->datum)
        return zy_calc_member(e->arena, *e->datum, ZY_DATUM_TEXT(node->name));
    if (!e->table)
        return (zy_datum){.kind = ZY_UNDEFINED};
    const zy_column *column =
        zy_slot_column(&e->expression->binding->slots[node->slot], e->table, e->row);
    if (!column || e->row >= column->count)
        return (zy_datum){.kind = ZY_UNDEFINED};
    if (column->kind == ZY_COLUMN_NUMBER && !column->missing)
        return ZY_DATUM_NUMBER(column->numbers[e->row]);
    return zy_column_at(column, e->row);
}

/* ---- Nodes ---- */

static zy_datum whole_datum(const env *e)
{
    if (e->datum)
        return *e->datum;
    if (e->table)
        return zy_table_row(e->arena, e->table, e->row);
    return (zy_datum){.kind = ZY_UNDEFINED};
}

static zy_datum make_array(const env *e, const zy_expression_node *node)
{
    zy_array *array = ZY_NEW(e->arena, zy_array);

    array->count = node->kid_count;
    array->items = ZY_NEW_ARRAY(e->arena, zy_datum, node->kid_count);
    for (size_t i = 0; i < node->kid_count; i++)
        array->items[i] = evaluate(e, node->kids[i]);
    return (zy_datum){.kind = ZY_ARRAY, .array = array};
}

static zy_datum make_object(const env *e, const zy_expression_node *node)
{
    zy_object *object = zy_object_new(e->arena, node->kid_count);

    for (size_t i = 0; i < node->kid_count; i++)
        object->members[i] = (zy_member){node->keys[i], evaluate(e, node->kids[i])};
    return (zy_datum){.kind = ZY_OBJECT, .object = object};
}

static zy_datum call(const env *e, const zy_expression_node *node)
{
    zy_datum args[ZY_CALC_ARGUMENTS];

    for (size_t i = 0; i < node->kid_count; i++)
        args[i] = evaluate(e, node->kids[i]);
    const zy_call c = {e->expression, e->arena, node, args, node->kid_count};
    return node->members ? node->function->members(&c) : node->function->run(&c);
}

static zy_datum binary(const env *e, const zy_expression_node *node)
{
    const zy_datum a = evaluate(e, node->kids[0]);
    const zy_datum b = evaluate(e, node->kids[1]);

    return zy_calc_binary(e->arena, node->op, a, b);
}

/* && and || give one of their operands. */
static zy_datum logical(const env *e, const zy_expression_node *node)
{
    const zy_datum left = evaluate(e, node->kids[0]);

    return zy_datum_truth(left) == (node->type == ZY_NODE_AND) ? evaluate(e, node->kids[1]) : left;
}

static zy_datum evaluate(const env *e, const zy_expression_node *node)
{
    while (node->type == ZY_NODE_CHOICE)
        node = node->kids[zy_datum_truth(evaluate(e, node->kids[0])) ? 1 : 2];
    switch (node->type) {
    case ZY_NODE_LITERAL:
        return node->value;
    case ZY_NODE_DATUM:
        return whole_datum(e);
    case ZY_NODE_FIELD:
        return field(e, node);
    case ZY_NODE_MEMBER:
        return zy_calc_member(e->arena, evaluate(e, node->kids[0]), ZY_DATUM_TEXT(node->name));
    case ZY_NODE_INDEX: {
        const zy_datum object = evaluate(e, node->kids[0]);
        return zy_calc_member(e->arena, object, evaluate(e, node->kids[1]));
    }
    case ZY_NODE_ARRAY:
        return make_array(e, node);
    case ZY_NODE_OBJECT:
        return make_object(e, node);
    case ZY_NODE_UNARY:
        return zy_calc_unary(node->op, evaluate(e, node->kids[0]));
    case ZY_NODE_BINARY:
        return binary(e, node);
    case ZY_NODE_AND:
    case ZY_NODE_OR:
        return logical(e, node);
    case ZY_NODE_CALL:
        return call(e, node);
    case ZY_NODE_NAME:
    case ZY_NODE_CHOICE:
        break;
    }
    return (zy_datum){.kind = ZY_UNDEFINED};
}

/* ---- The door ---- */

static bool not_utf8(zy_diags *diags, zy_span span)
{
    return zy_fail(diags, "expression-syntax", span, NULL, "%s",
                   ZY_SAY(diags, "the expression is not UTF-8", "式がUTF-8ではありません"));
}

static bool too_long(zy_diags *diags, zy_span span)
{
    zy_fail(diags, "expression-too-deep", span, NULL, "%s",
            ZY_SAY(diags, "the expression is longer than a million bytes",
                   "式が100万バイトを超えています"));
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
    return false;
}

zy_expression *zy_expression_read(zy_arena *arena, zy_diags *diags, const char *text, zy_span span,
                                  const zy_parameters *parameters)
{
    const size_t len = strlen(text);
    zy_expression *e = ZY_NEW(arena, zy_expression);

    if (len > ZY_CALC_LENGTH ? !too_long(diags, span)
                             : !g_utf8_validate(text, -1, NULL) && !not_utf8(diags, span))
        return NULL;
    e->text = (zy_calc_text){zy_arena_text(arena, text, len), len, span, arena, diags};
    e->parameters = parameters;
    e->locale = parameters && parameters->locale ? parameters->locale : &zy_locale_en;
    e->root = zy_calc_parse(&e->text);
    return e->root && zy_calc_check(e) ? e : NULL;
}

void zy_expression_check_fields(const zy_expression *expression, zy_table *table)
{
    const zy_binding *binding = expression->binding;
    const zy_calc_text *text = &expression->text;

    if (table->column_count == 0)
        return;
    for (size_t i = 0; i < binding->count; i++) {
        const zy_slot *slot = &binding->slots[i];
        if (find_column(table, slot->name))
            continue;
        zy_warn(
            text->diags, "unknown-field", zy_calc_span(text, slot->at, slot->len),
            zy_hint_nearest(text->diags, slot->name, zy_table_names(text->arena, table)),
            ZY_SAY(text->diags, "the table has no column \"%s\"", "表に「%s」という列はありません"),
            slot->name);
    }
}

zy_datum zy_expression_run(const zy_expression *expression, zy_arena *arena, zy_table *table,
                           size_t row)
{
    const env e = {expression, arena, table, row, NULL};

    return evaluate(&e, expression->root);
}

zy_datum zy_expression_run_datum(const zy_expression *expression, zy_arena *arena, zy_datum datum)
{
    const env e = {expression, arena, NULL, 0, &datum};

    return evaluate(&e, expression->root);
}
