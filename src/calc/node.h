/* The tree of an expression: made by the parser, resolved by the checker, walked by the
 * evaluator. */
#ifndef ZY_CALC_NODE_H
#define ZY_CALC_NODE_H

#include "calc/calc.h"

enum {
    ZY_CALC_NESTING = 100,        /* brackets and prefix operators within each other */
    ZY_CALC_DEPTH = 1000,         /* of the tree: a chain of operators is a deep tree */
    ZY_CALC_ARGUMENTS = 64,       /* of one call */
    ZY_CALC_LENGTH = 1000 * 1000, /* items of an array and units of a text that a function makes */
};

typedef enum zy_token_kind {
    ZY_TOKEN_END,
    ZY_TOKEN_NUMBER,
    ZY_TOKEN_TEXT,
    ZY_TOKEN_NAME,
    ZY_TOKEN_REGEX,
    ZY_TOKEN_SIGN,
} zy_token_kind;

typedef struct zy_token {
    zy_token_kind kind;
    uint32_t at, len; /* bytes of the expression's text */
    double number;
    const char *text;  /* TEXT: without quotes and escapes; NAME; REGEX: its pattern; SIGN */
    const char *flags; /* REGEX */
} zy_token;

/* The place of a piece of the text in the chart file: exact when the file has the text verbatim. */
typedef struct zy_calc_text {
    const char *text;
    size_t len;
    zy_span span;
    zy_arena *arena;
    zy_diags *diags;
} zy_calc_text;
zy_span zy_calc_span(const zy_calc_text *text, uint32_t at, uint32_t len);

/* Whether it is one unit that a moment of Vega-Lite may have: neither a week nor a day of the year.
 */
bool zy_is_part_of_date(unsigned unit);

/* Reads the token at `*at` and moves behind it. `operand`: a slash begins a regular expression. */
bool zy_token_read(const zy_calc_text *text, uint32_t *at, bool operand, zy_token *token);

typedef enum zy_node_type {
    ZY_NODE_LITERAL,
    ZY_NODE_NAME,  /* before the check; afterwards LITERAL or DATUM */
    ZY_NODE_DATUM, /* the row itself */
    ZY_NODE_FIELD, /* datum.x */
    ZY_NODE_MEMBER,
    ZY_NODE_INDEX,
    ZY_NODE_ARRAY,
    ZY_NODE_OBJECT,
    ZY_NODE_UNARY,
    ZY_NODE_BINARY,
    ZY_NODE_AND,
    ZY_NODE_OR,
    ZY_NODE_CHOICE, /* a ? b : c, and if() */
    ZY_NODE_CALL,
} zy_node_type;

typedef enum zy_operator {
    ZY_OP_ADD,
    ZY_OP_SUBTRACT,
    ZY_OP_MULTIPLY,
    ZY_OP_DIVIDE,
    ZY_OP_REMAINDER,
    ZY_OP_EQUAL,
    ZY_OP_NOT_EQUAL,
    ZY_OP_SAME,
    ZY_OP_NOT_SAME,
    ZY_OP_LESS,
    ZY_OP_GREATER,
    ZY_OP_LESS_EQUAL,
    ZY_OP_GREATER_EQUAL,
    ZY_OP_BIT_OR,
    ZY_OP_BIT_XOR,
    ZY_OP_BIT_AND,
    ZY_OP_SHIFT_LEFT,
    ZY_OP_SHIFT_RIGHT,
    ZY_OP_SHIFT_RIGHT_ZERO,
    ZY_OP_IN,
    ZY_OP_AND,
    ZY_OP_OR,
    ZY_OP_PLUS, /* unary from here */
    ZY_OP_MINUS,
    ZY_OP_NOT,
    ZY_OP_BIT_NOT,
} zy_operator;

typedef struct zy_expression_node {
    zy_node_type type;
    zy_operator op;
    uint32_t at, len;
    int depth;
    zy_datum value;                   /* LITERAL */
    const char *name;                 /* NAME, FIELD, MEMBER, CALL; an object's key as `keys` */
    struct zy_expression_node **kids; /* operands, items, arguments */
    size_t kid_count;
    const char **keys; /* OBJECT */
    size_t slot;       /* FIELD: the number of its column */
    const struct zy_function *function;
    bool members;                 /* CALL: the result's members are asked for, not its text */
    struct zy_regex_cache *cache; /* CALL: the regular expression it used last */
} zy_expression_node;

zy_expression_node *zy_calc_parse(const zy_calc_text *text);

/* A column asked for by name, row after row. */
typedef struct zy_slot {
    const char *name;
    uint32_t at, len;
    zy_table *table; /* the one seen last, and where the column is in it */
    size_t column_count, place;
    const zy_column *column;
} zy_slot;
const zy_column *zy_slot_column(zy_slot *slot, zy_table *table, size_t row);

struct zy_expression {
    zy_calc_text text;
    zy_expression_node *root;
    const zy_parameters *parameters;
    const zy_locale *locale;
    struct zy_binding *binding;
};

/* The columns of an expression. */
typedef struct zy_binding {
    zy_slot *slots;
    size_t count;
} zy_binding;

/* Resolves names, functions and fields. */
bool zy_calc_check(zy_expression *expression);

/* ---- Functions ---- */

typedef struct zy_call {
    const zy_expression *expression;
    zy_arena *arena;
    const zy_expression_node *node;
    const zy_datum *args;
    size_t count;
} zy_call;

typedef struct zy_function {
    const char *name;
    int least, most;                          /* arguments; most -1: any number */
    zy_datum (*run)(const zy_call *call);     /* NULL: if(), which the checker rewrites */
    zy_datum (*members)(const zy_call *call); /* for f(...).name, or NULL */
} zy_function;

/* Each ends with a row without name. */
extern const zy_function zy_functions_math[], zy_functions_statistics[], zy_functions_types[],
    zy_functions_text[], zy_functions_regexp[], zy_functions_list[], zy_functions_time[],
    zy_functions_format[], zy_functions_color[];
const zy_function *zy_function_find(const char *name);
const char *const *zy_function_names(zy_arena *arena);
/* Whether the chart answers it (zy_parameters.ask). */
bool zy_function_is_asked(const zy_function *function);

/* The argument, or undefined. */
zy_datum zy_call_arg(const zy_call *call, size_t i);
/* As a number; `fallback` when it is missing. */
double zy_call_number(const zy_call *call, size_t i, double fallback);
const char *zy_call_text(const zy_call *call, size_t i);
/* Says once that a result is too long; undefined. */
zy_datum zy_call_too_long(const zy_call *call);

/* ---- JavaScript's operators ---- */
zy_datum zy_calc_unary(zy_operator op, zy_datum a);
zy_datum zy_calc_binary(zy_arena *arena, zy_operator op, zy_datum a, zy_datum b);
bool zy_calc_same(zy_datum a, zy_datum b);                      /* === */
bool zy_calc_less(zy_arena *arena, zy_datum a, zy_datum b);     /* < */
bool zy_calc_not_less(zy_arena *arena, zy_datum a, zy_datum b); /* >= : false with NaN */
int32_t zy_calc_int32(double number);
double zy_calc_whole(double number); /* towards zero; NaN is 0 */
/* A member of an object, an item or unit of an array or text, length. */
zy_datum zy_calc_member(zy_arena *arena, zy_datum object, zy_datum key);

zy_datum zy_datum_array(zy_arena *arena, const zy_datum *items, size_t count);
/* An object with room for `count` members, all still undefined. */
zy_object *zy_object_new(zy_arena *arena, size_t count);

/* ---- Texts by UTF-16 units, as JavaScript counts ---- */
size_t zy_units_count(const char *text);
/* Units `from` to `to` (exclusive, clipped to the text); half of a pair becomes U+FFFD. */
const char *zy_units_slice(zy_arena *arena, const char *text, size_t from, size_t to);
/* Behind the first character of a text that is not empty. */
const char *zy_units_next(const char *text);
/* The unit at which byte `at` stands. */
size_t zy_units_at(const char *text, size_t at);

/* ---- Regular expressions ---- */
bool zy_datum_is_regex(zy_datum d);
/* A regular expression as a datum; undefined when the pattern is none. */
zy_datum zy_regex_datum(zy_arena *arena, const char *pattern, const char *flags);
/* Why it is none, or NULL. */
const char *zy_regex_wrong(zy_arena *arena, const char *pattern, const char *flags);
struct zy_regex_cache *zy_regex_cache_new(zy_arena *arena);

#endif
