/* The view tree: one zy_view for each plot of the normalised document. */
#include <math.h>
#include <string.h>

#include "views/views.h"

static bool is_in(const char *word, const zy_prop *table)
{
    for (; table->name; table++)
        if (strcmp(table->name, word) == 0)
            return true;
    return false;
}

/* Words that a hint may name, NULL-terminated. */
static const char **add_names(const zy_prop *table, const char **next)
{
    for (; table && table->name; table++)
        *next++ = table->name;
    return next;
}

static size_t name_count(const zy_prop *table)
{
    size_t count = 0;

    while (table && table[count].name)
        count++;
    return count;
}

static void report_key(zy_job *job, const zy_value *v, bool top)
{
    const zy_prop *frame = top ? zy_frame_props : NULL;
    const char **words =
        ZY_NEW_ARRAY(job->arena, const char *,
                     name_count(zy_view_props) + ZY_CHANNEL_COUNT + name_count(frame) + 1);
    const char **next = add_names(zy_view_props, words);

    for (int i = 0; zy_channel_names[i]; i++)
        *next++ = zy_channel_names[i];
    add_names(frame, next);
    zy_fail(job->diags, "unknown-key", v->key_span, zy_hint_nearest(job->diags, v->key, words),
            ZY_SAY(job->diags, "unknown key \"%s\"", "「%s」というキーはありません"), v->key);
}

static void check_keys(zy_job *job, const zy_value *spec, const zy_view *parent)
{
    const bool top = parent == NULL;

    for (const zy_value *v = spec->child; v; v = v->next)
        if (!is_in(v->key, zy_view_props) && !(top && is_in(v->key, zy_frame_props)) &&
            !zy_panel_takes(job, parent, v->key) && v->key_span.source)
            report_key(job, v, top);
}

/* ---- Marks ---- */

static const zy_value *config_of(zy_job *job, const char *path)
{
    return zy_config(&job->chart, path);
}

#define GIVEN(options, field) zy_props_has(zy_mark_props, options, offsetof(zy_mark_options, field))
#define GIVE(options, field) zy_props_give(zy_mark_props, options, offsetof(zy_mark_options, field))

/* `color` is the fill of filled marks and the stroke of others, unless that is written too; so that
 * what stands nearer to the mark wins, each level says so for itself. */
static void color_is_paint(zy_mark_options *level, bool filled)
{
    if (!GIVEN(level, color))
        return;
    if (filled && !GIVEN(level, fill)) {
        level->fill = level->color;
        GIVE(level, fill);
    } else if (!filled && !GIVEN(level, stroke)) {
        level->stroke = level->color;
        GIVE(level, stroke);
    }
}

/* `size` is the width of lines and rules, unless that is written too. */
static void size_is_width(zy_mark_options *level, const zy_mark *mark)
{
    const bool linear = mark->size == ZY_SIZE_STROKE && mark->item != ZY_ITEM_TRAIL;

    if (!linear || !GIVEN(level, size) || GIVEN(level, stroke_width) || !level->size ||
        level->size->kind != ZY_VALUE_NUMBER)
        return;
    level->stroke_width = level->size->number;
    GIVE(level, stroke_width);
}

static bool is_filled(const zy_value *mark, const zy_value *const *levels, size_t count,
                      bool fallback)
{
    const zy_value *own = zy_value_find(mark, "filled");

    for (size_t i = 0; !own && i < count; i++)
        own = zy_value_find(levels[i], "filled");
    return zy_value_bool(own, fallback);
}

/* Of a mark's name, its part of the config, all marks, Vega. */
enum { OWN_LEVELS = 4 };

/* What the configuration says about the mark, nearest first: its styles, of which the last wins,
 * that of its name, the mark's own part, that of all marks, and what Vega itself draws it with. */
static const zy_value **mark_levels(zy_job *job, const char *name, const zy_value *mark,
                                    size_t *level_count)
{
    const zy_value *style = zy_value_find(mark, "style");
    const bool is_list = style && style->kind == ZY_VALUE_LIST;
    const zy_value **levels =
        ZY_NEW_ARRAY(job->arena, const zy_value *, (is_list ? style->count : 1) + OWN_LEVELS);
    size_t count = 0;

    for (const zy_value *s = is_list ? style->child : style; s; s = is_list ? s->next : NULL)
        if (s->kind == ZY_VALUE_TEXT)
            levels[count++] = zy_value_find(config_of(job, "style"), s->text);
    for (size_t i = 0; i < count / 2; i++) {
        const zy_value *other = levels[i];
        levels[i] = levels[count - 1 - i];
        levels[count - 1 - i] = other;
    }
    levels[count++] = zy_value_find(config_of(job, "style"), name);
    levels[count++] = config_of(job, name);
    levels[count++] = config_of(job, "mark");
    levels[count++] = zy_value_find(config_of(job, "vega"), name);
    for (size_t i = 0; i < count; i++)
        if (levels[i] && levels[i]->kind != ZY_VALUE_MAP)
            levels[i] = NULL;
    *level_count = count;
    return levels;
}

/* The keys of a map that are (or are not) in a property table. */
static const zy_value *keys_in(zy_job *job, const zy_value *map, const zy_prop *table, bool in)
{
    zy_value *part = zy_value_new_map(job->arena, map);

    for (const zy_value *v = map->child; v; v = v->next)
        if (is_in(v->key, table) == in) {
            zy_value *entry = zy_value_copy(job->arena, v);
            entry->key_span = v->key_span;
            zy_value_set(job->arena, part, v->key, entry);
            entry->key_span = v->key_span;
        }
    return part;
}

/* A key of neither table is reported with the nearest word of both. */
static bool check_own(zy_job *job, const zy_prop *props, const zy_value *mark)
{
    const char **words =
        ZY_NEW_ARRAY(job->arena, const char *, name_count(props) + name_count(zy_mark_props) + 1);
    bool good = true;

    add_names(zy_mark_props, add_names(props, words));
    for (const zy_value *v = mark->child; v; v = v->next)
        if (!is_in(v->key, props) && !is_in(v->key, zy_mark_props))
            good = zy_fail(
                job->diags, "unknown-property", v->key_span,
                zy_hint_nearest(job->diags, v->key, words),
                ZY_SAY(job->diags, "unknown property \"%s\"", "「%s」というプロパティはありません"),
                v->key);
    return good;
}

/* What only this mark takes, from its definition and from the config; taken out of `mark` and the
 * levels. */
static bool own_options(zy_job *job, zy_view *unit, const zy_value **mark, const zy_value **levels,
                        size_t count)
{
    const zy_prop *props = unit->mark->props;
    bool good;

    if (!props)
        return true;
    unit->own = zy_arena_take(job->arena, 1, unit->mark->own_size);
    if (!check_own(job, props, *mark))
        return false;
    good =
        zy_props_read(props, keys_in(job, *mark, props, true), unit->own, job->arena, job->diags);
    *mark = keys_in(job, *mark, props, false);
    for (size_t i = 0; i < count; i++) {
        void *level;
        if (!levels[i])
            continue;
        level = zy_arena_take(job->arena, 1, unit->mark->own_size);
        good &= zy_props_read(props, keys_in(job, levels[i], props, true), level, job->arena,
                              job->diags);
        zy_props_inherit(props, unit->own, level, job->arena);
        levels[i] = keys_in(job, levels[i], props, false);
    }
    return good;
}

/* Vega-Lite's getMarkPropOrConfig once for all. */
static bool mark_options(zy_job *job, zy_view *unit, const zy_value *mark)
{
    size_t count;
    const zy_value **levels = mark_levels(job, unit->mark->name, mark, &count);
    zy_mark_options *options = &unit->options;
    const bool filled = is_filled(mark, levels, count, unit->mark->filled);

    if (!own_options(job, unit, &mark, levels, count))
        return false;
    mark = zy_mark_take_dynamic(job->arena, unit, mark);
    bool good = zy_props_read(zy_mark_props, mark, options, job->arena, job->diags);

    color_is_paint(options, filled);
    size_is_width(options, unit->mark);
    for (size_t i = 0; i < count; i++) {
        zy_mark_options level = {0};
        if (!levels[i])
            continue;
        good &= zy_props_read(zy_mark_props, levels[i], &level, job->arena, job->diags);
        color_is_paint(&level, filled);
        size_is_width(&level, unit->mark);
        zy_props_inherit(zy_mark_props, options, &level, job->arena);
        if (i + 1 < count)
            zy_props_inherit(zy_mark_props, &unit->configured, &level, job->arena);
    }
    options->filled = filled;
    return good;
}

static bool unknown_mark(zy_job *job, const zy_value *type, const zy_value *mark)
{
    if (!type || type->kind != ZY_VALUE_TEXT)
        return zy_fail(job->diags, "no-mark", mark->span, NULL,
                       ZY_SAY(job->diags, "a mark needs a type such as bar",
                              "マークには bar などの type が必要です"));
    static const char *const planned[] = {"geoshape", NULL};
    for (int i = 0; planned[i]; i++)
        if (strcmp(planned[i], type->text) == 0)
            return zy_fail(job->diags, "unsupported", type->span, NULL,
                           ZY_SAY(job->diags, "the mark \"%s\" is not drawn yet",
                                  "「%s」というマークにはまだ対応していません"),
                           type->text);
    return zy_fail(job->diags, "unknown-mark", type->span,
                   zy_hint_nearest(job->diags, type->text, zy_mark_names(job->arena)),
                   ZY_SAY(job->diags, "\"%s\" is not a mark", "「%s」というマークはありません"),
                   type->text);
}

/* ---- Encodings ---- */

static zy_def *defs_of(zy_job *job, zy_channel channel, const zy_value *v)
{
    zy_def *first = NULL, **end = &first;

    if (v->kind != ZY_VALUE_LIST)
        return v->kind == ZY_VALUE_MAP ? zy_def_read(job->arena, job->diags, channel, v) : NULL;
    for (const zy_value *item = v->child; item; item = item->next) {
        *end =
            item->kind == ZY_VALUE_MAP ? zy_def_read(job->arena, job->diags, channel, item) : NULL;
        if (*end)
            end = &(*end)->next;
    }
    return first;
}

static bool is_map_channel(int channel)
{
    return channel >= ZY_CHANNEL_LONGITUDE && channel <= ZY_CHANNEL_LATITUDE2;
}

/* Values that are printed and counted: no scale, no axis. */
static void leave_unscaled(zy_def *def)
{
    for (; def; def = def->next)
        def->no_scale = def->no_guide = def->no_stack = true;
}

/* Only the columns of a table have a width and bars. */
static void check_column_keys(zy_job *job, const zy_view *unit, const zy_def *def)
{
    static const char *const keys[] = {"bar", "width", NULL};

    for (int i = 0; keys[i] && !(unit->mark->lists_columns && def->channel == ZY_CHANNEL_TEXT);
         i++) {
        const zy_value *v = zy_value_find(def->written, keys[i]);
        if (v)
            zy_fail(job->diags, "not-a-column", v->key_span, NULL,
                    ZY_SAY(job->diags,
                           "\"%s\" is for the columns of a table (mark: table, text: [...])",
                           "「%s」は表の列（mark: table、text: [...]）に書きます"),
                    keys[i]);
    }
}

static void read_encoding(zy_job *job, zy_view *unit, const zy_value *encoding)
{
    for (const zy_value *v = encoding ? encoding->child : NULL; v; v = v->next) {
        const int channel = zy_channel_find(v->key);
        if (channel < 0 || v->kind == ZY_VALUE_NULL ||
            (channel == ZY_CHANNEL_TOOLTIP && v->kind != ZY_VALUE_MAP && v->kind != ZY_VALUE_LIST))
            continue;
        if (v->kind != ZY_VALUE_MAP && v->kind != ZY_VALUE_LIST) {
            zy_fail(job->diags, "wrong-kind", v->span, NULL,
                    ZY_SAY(job->diags, "\"%s\" must be a column or a map such as {field: …}",
                           "「%s」には列名か {field: …} を書きます"),
                    v->key);
            continue;
        }
        if (is_map_channel(channel)) {
            zy_fail(job->diags, "unsupported", v->key_span, NULL,
                    ZY_SAY(job->diags, "maps (\"%s\") are not supported yet",
                           "地図（「%s」）にはまだ対応していません"),
                    v->key);
            continue;
        }
        unit->encoding[channel] = defs_of(job, (zy_channel)channel, v);
        for (const zy_def *def = unit->encoding[channel]; def; def = def->next)
            check_column_keys(job, unit, def);
        if (unit->mark->draw_all && !zy_channel_is_color((zy_channel)channel))
            leave_unscaled(unit->encoding[channel]);
    }
}

static zy_view *new_view(zy_job *job, const zy_value *spec, zy_view *parent, zy_view_kind kind)
{
    zy_view *view = ZY_NEW(job->arena, zy_view);

    *view = (zy_view){.kind = kind, .spec = spec, .parent = parent, .index = SIZE_MAX};
    view->name = zy_value_text(zy_value_find(spec, "name"), NULL);
    view->width_given = zy_value_find(spec, "width");
    view->height_given = zy_value_find(spec, "height");
    if (parent && parent->last)
        parent->last->next = view;
    else if (parent)
        parent->first = view;
    if (parent)
        parent->last = view;
    return view;
}

static zy_view *build_unit(zy_job *job, const zy_value *spec, zy_view *parent)
{
    zy_view *unit = new_view(job, spec, parent, ZY_VIEW_UNIT);
    const zy_value *mark = zy_value_find(spec, "mark"), *type = zy_value_find(mark, "type");

    unit->mark = zy_mark_find(zy_value_text(type, ""));
    if (!unit->mark) {
        unknown_mark(job, type, mark);
        return NULL;
    }
    if (!mark_options(job, unit, mark))
        return NULL;
    if (mark->origin) {
        unit->form = mark->origin->form;
        unit->is_reference = mark->origin->is_reference;
        unit->is_overlaid = mark->origin->is_overlaid;
        unit->stack_as = mark->origin->stack_as;
    }
    read_encoding(job, unit, zy_value_find(spec, "encoding"));
    return unit;
}

static bool is_layered_grid(zy_job *job, const zy_view *view, const zy_view *child)
{
    if (view->kind != ZY_VIEW_LAYER || child->kind != ZY_VIEW_GRID)
        return false;
    zy_fail(job->diags, "grid-in-layer", child->spec->span, NULL,
            ZY_SAY(job->diags,
                   "a layer cannot hold plots side by side: concat, facet, repeat, row and column "
                   "stand around layers",
                   "layer の中に図を並べることはできません。concat、facet、repeat、row、column は "
                   "layer の外に書きます"));
    return true;
}

static zy_view *build_children(zy_job *job, zy_view *view, const zy_value *list)
{
    for (const zy_value *child = list->child; child; child = child->next) {
        zy_view *built = zy_view_build(job, child, view);
        if (!built || is_layered_grid(job, view, built) ||
            (zy_view_has_panels(job, view) && !zy_panel_frame_read(job, built)))
            return NULL;
    }
    return view;
}

static zy_def *facet_def(zy_job *job, zy_channel channel, const zy_value *v)
{
    zy_def *def = v ? zy_def_read(job->arena, job->diags, channel, v) : NULL;

    if (def && !def->field) {
        zy_fail(job->diags, "no-field", v->span, NULL,
                ZY_SAY(job->diags, "a facet needs a field", "facet には field が必要です"));
        return NULL;
    }
    if (def && def->type == ZY_TYPE_NONE)
        def->type = ZY_TYPE_NOMINAL;
    return def;
}

/* The header of rows reads as text does: above each row where nothing stands between, else beside
 * it, never sideways. */
static void level_row_headers(zy_job *job, zy_def *row, bool above)
{
    static const char *const keys[] = {"labelAngle", "labelOrient", "labelAnchor"};
    zy_arena *arena = job->arena;
    zy_value *defaults, *header;

    if (row->no_guide)
        return;
    defaults = zy_value_new_map(arena, row->written);
    zy_value_set(arena, defaults, keys[0], zy_value_new_number(arena, 0, row->written));
    if (above)
        zy_value_set(arena, defaults, keys[1], zy_value_new_text(arena, "top", row->written));
    zy_value_set(arena, defaults, keys[2],
                 zy_value_new_text(arena, above ? "start" : "middle", row->written));
    header = zy_value_merge(arena, defaults, row->guide);
    row->guide = header;
}

/* Small multiples of the house style: columns alone may be wrapped. */
static void house_facet(zy_job *job, zy_view *grid)
{
    if (grid->facet_row)
        level_row_headers(job, grid->facet_row, grid->facet_column == NULL);
    if (grid->facet_column && !grid->facet_row) {
        grid->facet = grid->facet_column;
        grid->facet_column = NULL;
    }
}

static zy_view *build_facet(zy_job *job, const zy_value *spec, zy_view *parent)
{
    zy_view *grid = new_view(job, spec, parent, ZY_VIEW_GRID);
    const zy_value *facet = zy_value_find(spec, "facet");
    const zy_value *row = zy_value_find(facet, "row"), *column = zy_value_find(facet, "column");

    grid->grid_kind = ZY_GRID_FACET;
    grid->columns = (size_t)zy_value_number(zy_value_find(spec, "columns"), 0);
    grid->facet_row = facet_def(job, ZY_CHANNEL_ROW, row);
    grid->facet_column = facet_def(job, ZY_CHANNEL_COLUMN, column);
    if (!row && !column)
        grid->facet = facet_def(job, ZY_CHANNEL_FACET, facet);
    if (!grid->facet && !grid->facet_row && !grid->facet_column)
        return NULL;
    if (job->chart.style->has_canvas)
        house_facet(job, grid);
    /* The one child is the pattern of all cells; the data stage makes the cells. */
    return zy_view_build(job, zy_value_find(spec, "spec"), grid) ? grid : NULL;
}

static zy_view *build_concat(zy_job *job, const zy_value *spec, zy_view *parent,
                             const zy_value *list)
{
    zy_view *grid = new_view(job, spec, parent, ZY_VIEW_GRID);

    grid->grid_kind = ZY_GRID_CONCAT;
    grid->columns = (size_t)zy_value_number(zy_value_find(spec, "columns"), 0);
    grid->vertical = zy_value_find(spec, "vconcat") != NULL;
    if (grid->vertical)
        grid->columns = 1;
    return build_children(job, grid, list);
}

zy_view *zy_view_build(zy_job *job, const zy_value *spec, zy_view *parent)
{
    static const char *const concats[] = {"hconcat", "vconcat", "concat"};

    check_keys(job, spec, parent);
    if (zy_value_find(spec, "layer"))
        return build_children(job, new_view(job, spec, parent, ZY_VIEW_LAYER),
                              zy_value_find(spec, "layer"));
    if (zy_value_find(spec, "facet") && zy_value_find(spec, "spec"))
        return build_facet(job, spec, parent);
    for (int i = 0; i < 3; i++)
        if (zy_value_find(spec, concats[i]))
            return build_concat(job, spec, parent, zy_value_find(spec, concats[i]));
    return build_unit(job, spec, parent);
}
