#include <glib.h>
#include <math.h>
#include <string.h>

#include "calc/node.h"

typedef enum test { EQUAL, LT, GT, LTE, GTE, ONE_OF, VALID, RANGE, TESTS } test;
static const char *const test_names[] = {"equal", "lt",    "gt",    "lte",
                                         "gte",   "oneOf", "valid", "range"};

typedef enum kind { CONSTANT, EXPRESSION, ALL, ANY, NOT, FIELD } kind;

/* What a field is compared with. */
typedef struct operand {
    zy_datum value;
    bool is_moment; /* milliseconds, to be compared with dates */
    double parsed;  /* a text as a date, or NAN */
} operand;

struct zy_predicate {
    kind kind;
    bool constant;
    zy_expression *expression;
    zy_predicate **kids;
    size_t kid_count;
    zy_slot *slot;
    test test;
    unsigned units; /* 0: none */
    int step;
    bool binned;
    bool is_valid; /* VALID */
    operand *operands;
    size_t operand_count;
};

typedef struct reader {
    zy_arena *arena;
    zy_diags *diags;
    zy_table *table;
    const zy_parameters *parameters;
    int depth;
} reader;

static zy_predicate *read_any(reader *r, const zy_value *v);

static zy_predicate *new_predicate(reader *r, kind k, size_t kids)
{
    zy_predicate *p = ZY_NEW(r->arena, zy_predicate);

    p->kind = k;
    p->step = 1;
    p->kid_count = kids;
    p->kids = kids ? ZY_NEW_ARRAY(r->arena, zy_predicate *, kids) : NULL;
    return p;
}

static zy_predicate *constant(reader *r, bool holds)
{
    zy_predicate *p = new_predicate(r, CONSTANT, 0);

    p->constant = holds;
    return p;
}

/* ---- Operands ---- */

/* {timeUnit: "month", equal: 3} and "march" are a moment like {month: 3}. */
static bool read_part(reader *r, const zy_predicate *p, const zy_value *v, operand *o,
                      bool *is_part)
{
    const bool small = v->kind == ZY_VALUE_NUMBER && v->number < 10000;

    *is_part = zy_is_part_of_date(p->units) &&
               (small || (v->kind == ZY_VALUE_TEXT && isnan(zy_js_date_parse(v->text))));
    if (!*is_part)
        return true;
    zy_value *map = zy_value_new_map(r->arena, v);
    zy_value_set(r->arena, map, zy_time_unit_name(p->units), zy_value_copy(r->arena, v));
    o->value = ZY_DATUM_NUMBER(NAN);
    o->is_moment = true;
    return zy_date_time_read(r->diags, map, &o->value.number);
}

static bool read_expression(reader *r, const zy_value *expr, operand *o)
{
    const char *text = zy_value_text(expr, "");
    zy_expression *e = zy_expression_read(r->arena, r->diags, text, expr->span, r->parameters);

    if (e)
        o->value = zy_expression_run(e, r->arena, NULL, 0);
    return e != NULL;
}

/* 2015 and 令和2年度 are dates beside a column of such. */
static bool is_instant_of_column(reader *r, const zy_predicate *p, operand *o)
{
    const zy_column *column = r->table && p->slot ? zy_table_find(r->table, p->slot->name) : NULL;
    double ms;

    if (!column || !zy_column_instant(column, o->value, &ms))
        return false;
    o->value = ZY_DATUM_NUMBER(ms);
    o->is_moment = true;
    return true;
}

static bool read_operand(reader *r, const zy_predicate *p, const zy_value *v, operand *o)
{
    const zy_value *expr = zy_value_find(v, "expr");
    bool is_part = false;

    o->parsed = NAN;
    if (zy_is_date_time(v)) {
        o->is_moment = true;
        o->value = ZY_DATUM_NUMBER(NAN);
        return zy_date_time_read(r->diags, v, &o->value.number);
    }
    if (expr && !read_expression(r, expr, o))
        return false;
    if (!expr && p->units && !read_part(r, p, v, o, &is_part))
        return false;
    if (is_part)
        return true;
    if (!expr)
        o->value = zy_value_datum(r->arena, v);
    if (!p->units && is_instant_of_column(r, p, o))
        return true;
    if (o->value.kind == ZY_TEXT)
        o->parsed = zy_js_date_parse(o->value.text);
    if (p->units || o->value.kind == ZY_TIME) {
        o->is_moment = true;
        o->value =
            ZY_DATUM_NUMBER(o->value.kind == ZY_TEXT ? o->parsed : zy_datum_number(o->value));
    }
    return true;
}

/* {expr: ...} that gives a list of operands. */
static bool read_list_expression(reader *r, zy_predicate *p, const zy_value *v)
{
    operand list = {.parsed = NAN};

    if (!read_expression(r, zy_value_find(v, "expr"), &list))
        return false;
    const size_t count = list.value.kind == ZY_ARRAY ? list.value.array->count : 0;
    p->operands = ZY_NEW_ARRAY(r->arena, operand, count + 2);
    p->operand_count = count;
    for (size_t i = 0; i < count; i++) {
        const zy_datum d = list.value.array->items[i];
        p->operands[i] = (operand){d, d.kind == ZY_TIME || p->units, NAN};
    }
    return true;
}

static bool read_operands(reader *r, zy_predicate *p, const zy_value *v)
{
    const bool is_list = p->test == RANGE || p->test == ONE_OF;

    if (is_list && zy_value_find(v, "expr") && !read_list_expression(r, p, v))
        return false;
    if (is_list && v->kind == ZY_VALUE_LIST) {
        size_t i = 0;
        bool good = true;
        p->operand_count = v->count;
        p->operands = ZY_NEW_ARRAY(r->arena, operand, v->count);
        for (const zy_value *item = v->child; item; item = item->next)
            good &= read_operand(r, p, item, &p->operands[i++]);
        if (!good)
            return false;
    }
    if (is_list && (!p->operands || (p->test == RANGE && p->operand_count != 2)))
        return zy_fail(
            r->diags, "wrong-kind", v->span, NULL,
            ZY_SAY(r->diags, "\"%s\" must be a list of %s", "「%s」には%sの並びを書きます"),
            test_names[p->test],
            p->test == RANGE ? ZY_SAY(r->diags, "two values", "二つの値")
                             : ZY_SAY(r->diags, "values", "値"));
    if (is_list)
        return true;
    p->operand_count = 1;
    p->operands = ZY_NEW(r->arena, operand);
    return read_operand(r, p, v, p->operands);
}

/* ---- {field, timeUnit, equal ...} ---- */

static bool read_time_unit(reader *r, zy_predicate *p, const zy_value *v)
{
    const zy_value *unit = v->kind == ZY_VALUE_MAP ? zy_value_find(v, "unit") : v;
    const char *text = zy_value_text(unit, "");
    bool utc = false;

    p->binned = zy_value_bool(zy_value_find(v, "binned"), false);
    p->step = (int)fmax(1, fmin(1e6, zy_value_number(zy_value_find(v, "step"), 1)));
    bool binned = false;
    p->units = zy_time_units_read(text, &utc, &binned);
    p->binned |= binned;
    return p->units ||
           zy_fail(r->diags, "unknown-time-unit", v->span, NULL,
                   ZY_SAY(r->diags, "\"%s\" is no time unit", "「%s」という時間の単位はありません"),
                   text);
}

static bool has_column(reader *r, const zy_value *field)
{
    if (!r->table || r->table->column_count == 0 || zy_table_find(r->table, field->text))
        return true;
    return zy_fail(
        r->diags, "unknown-field", field->span,
        zy_hint_nearest(r->diags, field->text, zy_table_names(r->arena, r->table)),
        ZY_SAY(r->diags, "the table has no column \"%s\"", "表に「%s」という列はありません"),
        field->text);
}

static bool check_keys(reader *r, const zy_value *map)
{
    static const char *const keys[] = {"field", "timeUnit", "equal", "lt",    "gt", "lte",
                                       "gte",   "oneOf",    "valid", "range", NULL};
    bool good = true;

    for (const zy_value *v = map->child; v; v = v->next) {
        size_t i = 0;
        while (keys[i] && strcmp(keys[i], v->key) != 0)
            i++;
        if (!keys[i])
            good = zy_fail(
                r->diags, "unknown-property", v->key_span, zy_hint_nearest(r->diags, v->key, keys),
                ZY_SAY(r->diags, "unknown property \"%s\"", "「%s」というプロパティはありません"),
                v->key);
    }
    return good;
}

/* The one test of the map; NULL after a diagnostic when it has none or several. */
static const zy_value *find_test(reader *r, const zy_value *map, test *which)
{
    const zy_value *found = NULL;

    for (int i = 0; i < TESTS; i++) {
        const zy_value *v = zy_value_find(map, test_names[i]);
        if (!v)
            continue;
        if (found) {
            zy_fail(r->diags, "several-tests", v->key_span,
                    ZY_SAY(r->diags, "write {and: [..., ...]}", "{and: [..., ...]} と書きます"),
                    ZY_SAY(r->diags, "\"%s\" and \"%s\" cannot stand in one test",
                           "「%s」と「%s」は一つの条件に並べられません"),
                    found->key, v->key);
            return NULL;
        }
        found = v;
        *which = (test)i;
    }
    if (!found)
        zy_fail(r->diags, "no-test", map->span, NULL, "%s",
                ZY_SAY(r->diags, "a test needs one of equal, lt, lte, gt, gte, range, oneOf, valid",
                       "equal、lt、lte、gt、gte、range、oneOf、valid のどれかが要ります"));
    return found;
}

static zy_predicate *read_field(reader *r, const zy_value *map)
{
    const zy_value *field = zy_value_find(map, "field"), *unit = zy_value_find(map, "timeUnit");
    zy_predicate *p = new_predicate(r, FIELD, 0);

    if (!field || field->kind != ZY_VALUE_TEXT) {
        zy_fail(r->diags, "no-field", field ? field->span : map->span, NULL, "%s",
                ZY_SAY(r->diags, "a test needs a \"field\", the name of a column",
                       "条件には「field」（列の名）が要ります"));
        return NULL;
    }
    const bool good = check_keys(r, map);
    const zy_value *v = find_test(r, map, &p->test);
    if (!v || !has_column(r, field) || !good || (unit && !read_time_unit(r, p, unit)))
        return NULL;
    p->slot = ZY_NEW(r->arena, zy_slot);
    p->slot->name = field->text;
    if (p->test == VALID) {
        p->is_valid = zy_value_bool(v, true);
        return p;
    }
    return read_operands(r, p, v) ? p : NULL;
}

/* ---- {param} ---- */

static zy_predicate *matches(reader *r, const zy_member *member)
{
    zy_predicate *p = new_predicate(r, FIELD, 0);
    const zy_datum v = member->value;
    const bool is_list = v.kind == ZY_ARRAY;

    p->slot = ZY_NEW(r->arena, zy_slot);
    p->slot->name = member->name;
    p->operand_count = is_list ? v.array->count : 1;
    p->operands = ZY_NEW_ARRAY(r->arena, operand, p->operand_count);
    p->test = !is_list                                                     ? EQUAL
              : p->operand_count == 2 && v.array->items[0].kind != ZY_TEXT ? RANGE
                                                                           : ONE_OF;
    for (size_t i = 0; i < p->operand_count; i++) {
        const zy_datum d = is_list ? v.array->items[i] : v;
        p->operands[i] =
            (operand){d, d.kind == ZY_TIME, d.kind == ZY_TEXT ? zy_js_date_parse(d.text) : NAN};
    }
    return p;
}

/* An object of fields and values; NULL when it is about something else than columns. */
static zy_predicate *matches_object(reader *r, zy_datum d)
{
    zy_predicate *all = d.kind == ZY_OBJECT ? new_predicate(r, ALL, d.object->count) : NULL;

    for (size_t i = 0; all && i < all->kid_count; i++) {
        const zy_member *member = &d.object->members[i];
        if (!r->table || !zy_table_find(r->table, member->name))
            return NULL;
        all->kids[i] = matches(r, member);
    }
    return all;
}

static zy_predicate *matches_value(reader *r, zy_datum value)
{
    if (value.kind != ZY_ARRAY)
        return matches_object(r, value);
    zy_predicate *any = new_predicate(r, ANY, value.array->count);
    for (size_t i = 0; i < any->kid_count; i++)
        if (!(any->kids[i] = matches_object(r, value.array->items[i])))
            return NULL;
    return any->kid_count ? any : NULL;
}

static zy_predicate *read_param(reader *r, const zy_value *map)
{
    const zy_value *param = zy_value_find(map, "param");
    const char *name = zy_value_text(param, "");
    const bool empty = zy_value_bool(zy_value_find(map, "empty"), true);

    for (size_t i = 0; r->parameters && i < r->parameters->count; i++) {
        const zy_parameter *known = &r->parameters->items[i];
        zy_predicate *p = strcmp(known->name, name) == 0 ? matches_value(r, known->value) : NULL;
        if (p)
            return p;
    }
    zy_note(r->diags, "selection-without-value", param->span, NULL,
            empty ? ZY_SAY(r->diags, "nothing is selected by \"%s\", so that all rows count",
                           "「%s」では何も選ばれていないので、すべての行を対象とします")
                  : ZY_SAY(r->diags, "nothing is selected by \"%s\", so that no row counts",
                           "「%s」では何も選ばれていないので、どの行も対象としません"),
            name);
    return constant(r, empty);
}

/* ---- Composition ---- */

static zy_predicate *read_list(reader *r, kind k, const zy_value *list)
{
    zy_predicate *p = new_predicate(r, k, list->count);
    size_t i = 0;
    bool good = true;

    if (list->kind != ZY_VALUE_LIST) {
        zy_fail(
            r->diags, "wrong-kind", list->span, NULL,
            ZY_SAY(r->diags, "\"%s\" must be a list of tests", "「%s」には条件の並びを書きます"),
            list->key);
        return NULL;
    }
    for (const zy_value *item = list->child; item; item = item->next)
        good &= (p->kids[i++] = read_any(r, item)) != NULL;
    return good ? p : NULL;
}

static zy_predicate *read_map(reader *r, const zy_value *v)
{
    const zy_value *all = zy_value_find(v, "and"), *any = zy_value_find(v, "or");
    const zy_value *not = zy_value_find(v, "not");

    if (all)
        return read_list(r, ALL, all);
    if (any)
        return read_list(r, ANY, any);
    if (zy_value_find(v, "param"))
        return read_param(r, v);
    if (!not )
        return read_field(r, v);
    zy_predicate *p = new_predicate(r, NOT, 1);
    p->kids[0] = read_any(r, not );
    return p->kids[0] ? p : NULL;
}

static zy_predicate *read_text(reader *r, const zy_value *v)
{
    zy_predicate *p = new_predicate(r, EXPRESSION, 0);

    p->expression = zy_expression_read(r->arena, r->diags, v->text, v->span, r->parameters);
    if (p->expression && r->table)
        zy_expression_check_fields(p->expression, r->table);
    return p->expression ? p : NULL;
}

static zy_predicate *read_any(reader *r, const zy_value *v)
{
    zy_predicate *p = NULL;

    if (++r->depth > ZY_CALC_NESTING) {
        zy_fail(r->diags, "expression-too-deep", v->span, NULL, "%s",
                ZY_SAY(r->diags, "the test is nested too deeply", "条件の入れ子が深すぎます"));
        zy_diag_fault(r->diags, ZY_FAULT_LIMIT);
        return NULL;
    }
    if (v->kind == ZY_VALUE_TEXT)
        p = read_text(r, v);
    else if (v->kind == ZY_VALUE_MAP)
        p = read_map(r, v);
    else if (v->kind == ZY_VALUE_BOOL)
        p = constant(r, v->boolean);
    else
        zy_fail(r->diags, "wrong-kind", v->span, NULL,
                ZY_SAY(r->diags, "a test is an expression or a map, not %s",
                       "条件は式かマップで書きます（%sではなく）"),
                zy_kind_name(r->diags, v->kind));
    r->depth--;
    return p;
}

zy_predicate *zy_predicate_read(zy_arena *arena, zy_diags *diags, const zy_value *value,
                                zy_table *table, const zy_parameters *parameters)
{
    reader r = {arena, diags, table, parameters, 0};

    return read_any(&r, value);
}

/* ---- Testing ---- */

/* null is 1970, as for JavaScript's Date. */
static zy_datum with_time_unit(const zy_predicate *p, zy_datum d)
{
    const double ms = d.kind == ZY_TEXT ? zy_js_date_parse(d.text) : zy_datum_number(d);

    return ZY_DATUM_NUMBER(p->binned || isnan(ms) ? ms
                                                  : zy_time_units_floor(p->units, p->step, ms));
}

/* Both as one kind, as if the column had been read as what it is compared with. */
static void unify(zy_arena *arena, zy_datum *d, const operand *o, zy_datum *v)
{
    *v = o->value;
    if (d->kind == ZY_TEXT && o->is_moment)
        *d = ZY_DATUM_NUMBER(zy_js_date_parse(d->text));
    else if (d->kind == ZY_TEXT && v->kind == ZY_NUMBER)
        *d = d->text[0] ? ZY_DATUM_NUMBER(zy_datum_number(*d)) : ZY_DATUM_NULL;
    else if (d->kind == ZY_TIME && v->kind == ZY_TEXT && !isnan(o->parsed))
        *v = ZY_DATUM_NUMBER(o->parsed);
    else if ((d->kind == ZY_NUMBER || d->kind == ZY_BOOL) && v->kind == ZY_TEXT)
        *d = ZY_DATUM_TEXT(zy_datum_text(arena, *d));
}

static bool compares(zy_arena *arena, test t, zy_datum d, const operand *o)
{
    zy_datum v;

    unify(arena, &d, o, &v);
    switch (t) {
    case EQUAL:
    case ONE_OF:
        return zy_calc_same(d, v);
    case LT:
        return zy_calc_less(arena, d, v);
    case GT:
        return zy_calc_less(arena, v, d);
    case LTE:
        return zy_calc_not_less(arena, v, d);
    case GTE:
        return zy_calc_not_less(arena, d, v);
    case VALID:
    case RANGE:
    case TESTS:
        break;
    }
    return false;
}

/* An end that is null is open; ends in the wrong order are exchanged, as Vega's inrange does. */
static bool is_within(zy_arena *arena, const zy_predicate *p, zy_datum d)
{
    const operand *lo = &p->operands[0], *hi = &p->operands[1];

    if (zy_datum_is_missing(lo->value) || zy_datum_is_missing(hi->value))
        return (zy_datum_is_missing(lo->value) || compares(arena, GTE, d, lo)) &&
               (zy_datum_is_missing(hi->value) || compares(arena, LTE, d, hi));
    if (zy_calc_less(arena, hi->value, lo->value)) {
        lo = &p->operands[1];
        hi = &p->operands[0];
    }
    return compares(arena, GTE, d, lo) && compares(arena, LTE, d, hi);
}

static bool field_holds(const zy_predicate *p, zy_arena *arena, zy_table *table, size_t row)
{
    const zy_column *column = table ? zy_slot_column(p->slot, table, row) : NULL;
    zy_datum d = {.kind = ZY_UNDEFINED};

    if (column && row < column->count)
        d = zy_column_at(column, row);
    if (p->units)
        d = with_time_unit(p, d);
    if (p->test == VALID)
        return p->is_valid == (!zy_datum_is_missing(d) && isfinite(zy_datum_number(d)));
    if (p->test == RANGE)
        return is_within(arena, p, d);
    for (size_t i = 0; i < p->operand_count; i++)
        if (compares(arena, p->test, d, &p->operands[i]))
            return true;
    return false;
}

bool zy_predicate_holds(const zy_predicate *p, zy_arena *arena, zy_table *table, size_t row)
{
    switch (p->kind) {
    case CONSTANT:
        return p->constant;
    case EXPRESSION:
        return zy_datum_truth(zy_expression_run(p->expression, arena, table, row));
    case ALL:
    case ANY:
        for (size_t i = 0; i < p->kid_count; i++)
            if (zy_predicate_holds(p->kids[i], arena, table, row) == (p->kind == ANY))
                return p->kind == ANY;
        return p->kind == ALL;
    case NOT:
        return !zy_predicate_holds(p->kids[0], arena, table, row);
    case FIELD:
        return field_holds(p, arena, table, row);
    }
    return false;
}
