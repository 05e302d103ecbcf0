/* Hash tables of GLib with texts as keys. GLib takes keys without const, since a table may own
 * them; these own nothing and never write to a key, which must outlive the table. */
#ifndef ZY_BASE_LOOKUP_H
#define ZY_BASE_LOOKUP_H

#include <glib.h>
#include <stdbool.h>

/* Freed with g_hash_table_destroy; asked with g_hash_table_lookup. */
GHashTable *zy_lookup_new(void);
/* False when the key was there already. */
bool zy_lookup_add(GHashTable *lookup, const char *key);
/* In place of the value that the key had. */
void zy_lookup_put(GHashTable *lookup, const char *key, void *value);

#endif
