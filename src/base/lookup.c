#include "base/lookup.h"

#include <stdint.h>

/* The one place where a key loses its const. */
static gpointer key_of(const char *text)
{
    return (gpointer)(uintptr_t)text;
}

GHashTable *zy_lookup_new(void)
{
    return g_hash_table_new(g_str_hash, g_str_equal);
}

bool zy_lookup_add(GHashTable *lookup, const char *key)
{
    return g_hash_table_add(lookup, key_of(key));
}

void zy_lookup_put(GHashTable *lookup, const char *key, void *value)
{
    g_hash_table_insert(lookup, key_of(key), value);
}
