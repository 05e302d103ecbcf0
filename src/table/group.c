#include "table/inside.h"

#include <string.h>

/* An open hash table of group numbers, at most half full. */
typedef struct grouper {
    zy_arena *arena;
    zy_column *const *by;
    size_t by_count;
    size_t *slots;    /* group + 1; 0: free */
    size_t room;      /* a power of two */
    unsigned *hashes; /* by group */
    zy_groups groups;
    size_t group_room;
} grouper;

static unsigned hash_row(const grouper *g, size_t row)
{
    unsigned hash = 0;

    for (size_t i = 0; i < g->by_count; i++) {
        zy_datum datum = zy_column_at(g->by[i], row);
        unsigned one = zy_datum_is_missing(datum) ? 0x9e3779b9u : zy_datum_hash(datum);
        hash = hash * 31 + one;
    }
    return hash ^ hash >> 15;
}

static bool is_equal(zy_datum a, zy_datum b)
{
    if (zy_datum_is_missing(a) || zy_datum_is_missing(b))
        return zy_datum_is_missing(a) && zy_datum_is_missing(b);
    return zy_datum_equal(a, b);
}

static bool is_same(const grouper *g, size_t a, size_t b)
{
    for (size_t i = 0; i < g->by_count; i++)
        if (!is_equal(zy_column_at(g->by[i], a), zy_column_at(g->by[i], b)))
            return false;
    return true;
}

static void fill_slots(grouper *g, size_t room)
{
    g->room = room;
    g->slots = ZY_NEW_ARRAY(g->arena, size_t, room);
    for (size_t group = 0; group < g->groups.count; group++) {
        size_t slot = g->hashes[group] & (room - 1);
        while (g->slots[slot])
            slot = (slot + 1) & (room - 1);
        g->slots[slot] = group + 1;
    }
}

static void grow(grouper *g)
{
    size_t count = g->groups.count, room = count ? count * 2 : 16;
    size_t *first = ZY_NEW_ARRAY(g->arena, size_t, room);
    unsigned *hashes = ZY_NEW_ARRAY(g->arena, unsigned, room);

    if (count) {
        memcpy(first, g->groups.first, count * sizeof *first);
        memcpy(hashes, g->hashes, count * sizeof *hashes);
    }
    g->groups.first = first;
    g->hashes = hashes;
    g->group_room = room;
    fill_slots(g, room * 2);
}

static size_t group_for(grouper *g, size_t row)
{
    unsigned hash = hash_row(g, row);
    size_t slot = hash & (g->room - 1);

    for (; g->slots[slot]; slot = (slot + 1) & (g->room - 1)) {
        size_t group = g->slots[slot] - 1;
        if (g->hashes[group] == hash && is_same(g, g->groups.first[group], row))
            return group;
    }
    size_t group = g->groups.count++;
    g->slots[slot] = group + 1;
    g->groups.first[group] = row;
    g->hashes[group] = hash;
    return group;
}

zy_groups zy_table_group(zy_arena *arena, const zy_table *table, zy_column *const *by,
                         size_t by_count)
{
    grouper g = {.arena = arena, .by = by, .by_count = by_count};

    g.groups.group_of = ZY_NEW_ARRAY(arena, size_t, table->row_count);
    for (size_t row = 0; row < table->row_count; row++) {
        if (g.groups.count == g.group_room)
            grow(&g);
        g.groups.group_of[row] = group_for(&g, row);
    }
    return g.groups;
}
