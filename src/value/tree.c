/* A tree of values while it is being read. */
#include <assert.h>
#include <glib.h>
#include <string.h>

#include "base/lookup.h"
#include "value/parts.h"

enum { FEW_KEYS = 16 };

static bool fail_limit(zy_tree *tree, const char *code, zy_span span, const char *message)
{
    zy_fail(tree->diags, code, span, NULL, "%s", message);
    zy_diag_fault(tree->diags, ZY_FAULT_LIMIT);
    return false;
}

bool zy_tree_count(zy_tree *tree, zy_span span)
{
    if (++tree->nodes <= ZY_MOST_NODES)
        return true;
    return fail_limit(tree, "too-many-values", span,
                      ZY_SAY(tree->diags, "the file has more than a million values",
                             "ファイルの値が100万個を超えています"));
}

bool zy_tree_fail_depth(zy_tree *tree, zy_span span)
{
    return fail_limit(tree, "too-deep", span,
                      ZY_SAY(tree->diags, "lists and maps are nested more than 100 deep",
                             "リストとマップの入れ子が100段を超えています"));
}

static zy_frame *innermost(zy_tree *tree)
{
    return tree->depth ? &tree->frames[tree->depth - 1] : NULL;
}

bool zy_tree_expects_key(const zy_tree *tree)
{
    const zy_frame *f = &tree->frames[tree->depth - (tree->depth > 0)];

    return tree->depth > 0 && f->value->kind == ZY_VALUE_MAP && !f->key;
}

void zy_value_link(zy_value *parent, zy_value *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->child = child;
    parent->last = child;
    parent->count++;
}

void zy_tree_add(zy_tree *tree, zy_value *value)
{
    zy_frame *f = innermost(tree);

    if (!f) {
        tree->root = value;
        return;
    }
    if (f->value->kind == ZY_VALUE_MAP) {
        value->key = f->key;
        value->key_span = f->key_span;
        f->key = NULL;
    }
    zy_value_link(f->value, value);
}

const char *zy_tree_key(zy_tree *tree, const char *text, size_t len, zy_span span)
{
    zy_frame *f = innermost(tree);

    f->key_span = span;
    if (f->like && strlen(f->like->key) == len && memcmp(f->like->key, text, len) == 0) {
        f->key = f->like->key;
        f->like = f->like->next;
        return f->key;
    }
    f->like = NULL;
    f->repeats = false;
    f->key = zy_arena_text(tree->arena, text, len);
    return f->key;
}

/* The map before a new one in the same list, or NULL. */
static const zy_value *map_before(zy_tree *tree)
{
    const zy_frame *f = innermost(tree);
    const zy_value *before = f && f->value->kind == ZY_VALUE_LIST ? f->value->last : NULL;

    return before && before->kind == ZY_VALUE_MAP ? before : NULL;
}

zy_value *zy_tree_begin(zy_tree *tree, zy_kind kind, zy_span span, bool flow)
{
    const zy_value *before = kind == ZY_VALUE_MAP ? map_before(tree) : NULL;
    zy_value *value = ZY_NEW(tree->arena, zy_value);

    assert(tree->depth < ZY_DEEPEST);
    value->kind = kind;
    value->span = span;
    zy_tree_add(tree, value);
    tree->frames[tree->depth++] = (zy_frame){
        .value = value,
        .flow = flow,
        .like = before ? before->child : NULL,
        .repeats = before && !tree->has_duplicates,
    };
    return value;
}

static void fail_duplicate(zy_tree *tree, const zy_value *entry, const zy_value *first)
{
    zy_fail(tree->diags, "duplicate-key", entry->key_span, NULL,
            ZY_SAY(tree->diags, "the key \"%s\" is here for the second time",
                   "キー「%s」が二度書かれています"),
            entry->key);
    zy_diag_also(tree->diags, first->key_span);
    tree->has_duplicates = true;
}

static void compare_keys(zy_tree *tree, const zy_value *map)
{
    for (const zy_value *entry = map->child; entry; entry = entry->next) {
        const zy_value *first = map->child;
        while (first != entry && strcmp(first->key, entry->key) != 0)
            first = first->next;
        if (first != entry)
            fail_duplicate(tree, entry, first);
    }
}

static void look_up_keys(zy_tree *tree, const zy_value *map)
{
    GHashTable *seen = zy_lookup_new();

    for (zy_value *entry = map->child; entry; entry = entry->next) {
        const zy_value *first = g_hash_table_lookup(seen, entry->key);
        if (first)
            fail_duplicate(tree, entry, first);
        else
            zy_lookup_put(seen, entry->key, entry);
    }
    g_hash_table_destroy(seen);
}

void zy_tree_end(zy_tree *tree, size_t at)
{
    const zy_frame *f = &tree->frames[--tree->depth];
    zy_span *span = &f->value->span;

    if (at > span->at)
        span->len = (uint32_t)(at - span->at);
    if (f->value->kind != ZY_VALUE_MAP || f->repeats)
        return;
    if (f->value->count <= FEW_KEYS)
        compare_keys(tree, f->value);
    else
        look_up_keys(tree, f->value);
}
