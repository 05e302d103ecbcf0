/* What the files of this folder share about reading. */
#ifndef ZY_VALUE_PARTS_H
#define ZY_VALUE_PARTS_H

#include <libfyaml.h>

#include "value/value.h"

enum { ZY_DEEPEST = 100, ZY_MOST_NODES = 1000000 };

/* A list or map that is being read. */
typedef struct zy_frame {
    zy_value *value;
    bool flow;       /* written with brackets */
    const char *key; /* waiting for its value */
    zy_span key_span;
    /* Rows of a table have the same keys again and again. While they are the ones of the map
     * before, in the same order, `like` is the entry of that map expected next; the key texts are
     * shared, and need not be compared for duplicates. */
    const zy_value *like;
    bool repeats;
} zy_frame;

/* A tree that is being read, by JSON's or YAML's rules. */
typedef struct zy_tree {
    const zy_source *source;
    zy_arena *arena;
    zy_diags *diags;
    zy_value *root; /* NULL until there is one */
    size_t depth;   /* frames in use */
    size_t nodes;
    bool has_duplicates; /* a map with a key twice is no model for the next */
    zy_frame frames[ZY_DEEPEST];
} zy_tree;

/* Counts one more node; false after an error beyond the limit. */
bool zy_tree_count(zy_tree *tree, zy_span span);
bool zy_tree_fail_depth(zy_tree *tree, zy_span span);
/* Whether the next text is a key. */
bool zy_tree_expects_key(const zy_tree *tree);
/* The key of the next value; returns its text in the arena. */
const char *zy_tree_key(zy_tree *tree, const char *text, size_t len, zy_span span);
/* Puts a value where the next one belongs. */
void zy_tree_add(zy_tree *tree, zy_value *value);
/* Begins a list or map there; it must not be deeper than ZY_DEEPEST. */
zy_value *zy_tree_begin(zy_tree *tree, zy_kind kind, zy_span span, bool flow);
/* Ends the innermost one before byte `at`, and reports keys that are in it twice. */
void zy_tree_end(zy_tree *tree, size_t at);
/* Appends a list item or an entry that has its key. */
void zy_value_link(zy_value *parent, zy_value *child);

/* Whether the text from `offset` on is JSON (RFC 8259) within the limits; else says nothing but
 * perhaps keys that are there twice. */
bool zy_tree_read_json(zy_tree *tree, size_t offset);
/* The same for YAML; false after an error. The root stays NULL when there is only white space. */
bool zy_tree_read_yaml(zy_tree *tree, size_t offset);

/* Whether the source is UTF-8 without NUL; else an error that names the encoding it looks like. */
bool zy_value_check_encoding(const zy_source *source, zy_diags *diags);

/* Gives a value read from a plain scalar its kind, by YAML's core schema. */
void zy_value_set_plain(zy_value *value, zy_arena *arena, const char *text, size_t len);

/* Turns the first complaint of the parser into an error. Their places lack `offset` bytes; `unread`
 * is where reading stopped, `opened` the innermost list or map in brackets that is not closed,
 * source NULL when there is none. */
void zy_value_report_syntax(struct fy_diag *complaints, size_t offset, zy_span unread,
                            zy_span opened, zy_diags *diags);

#endif
