#include <string.h>

#include "value/parts.h"

static bool is_too_large(const zy_source *source, zy_diags *diags)
{
    if (source->len < UINT32_MAX)
        return false;
    zy_fail(diags, "file-too-large", (zy_span){source, 0, 0}, NULL, "%s",
            ZY_SAY(diags, "the file is larger than 4 GB", "ファイルが4GBを超えています"));
    zy_diag_fault(diags, ZY_FAULT_LIMIT);
    return true;
}

/* JSON is read by itself because tables of it are large and libfyaml takes ten times as long. What
 * is not quite JSON is read as YAML, which says what is wrong. */
static bool read_any(zy_tree *tree, size_t offset)
{
    const zy_tree fresh = *tree;
    const size_t errors = tree->diags->errors;

    if (zy_tree_read_json(tree, offset))
        return tree->diags->errors == errors;
    *tree = fresh;
    return zy_tree_read_yaml(tree, offset) && tree->diags->errors == errors;
}

zy_value *zy_value_read(const zy_source *source, zy_arena *arena, zy_diags *diags)
{
    zy_tree tree = {.source = source, .arena = arena, .diags = diags};

    if (is_too_large(source, diags) || !zy_value_check_encoding(source, diags))
        return NULL;
    const size_t offset = source->len >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    if (!read_any(&tree, offset))
        return NULL;
    if (!tree.root) {
        tree.root = zy_value_new_null(arena, NULL);
        tree.root->span = (zy_span){source, (uint32_t)offset, 0};
    }
    return tree.root;
}
