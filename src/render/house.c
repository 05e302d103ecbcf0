/* What the house style does to the encodings of a chart before scales are made: highlight, and the
 * frame's keys that become marks of Vega-Lite (reference). */
#include <math.h>
#include <string.h>

#include "render/forms.h"

/* ---- reference: lines and ranges in data become layers ---- */

static zy_value *map_with(zy_job *job, const char *key, zy_value *value, const zy_value *like)
{
    zy_value *map = zy_value_new_map(job->arena, like);

    zy_value_set(job->arena, map, key, value);
    return map;
}

static zy_value *text_value(zy_job *job, const char *text, const zy_value *like)
{
    return zy_value_new_text(job->arena, text, like);
}

static zy_value *mark_of(zy_job *job, const char *type, const zy_value *like)
{
    return map_with(job, "type", text_value(job, type, like), like);
}

static const char REFERENCE[] = "reference";

bool zy_house_is_reference(const zy_view *unit)
{
    return unit->name && strcmp(unit->name, REFERENCE) == 0;
}

static void add_layer(zy_job *job, zy_value *layers, zy_value *mark, zy_value *encoding)
{
    zy_value *layer = zy_value_new_map(job->arena, mark);
    zy_value *data = map_with(job, "values", zy_value_new_list(job->arena, mark), mark);

    zy_value_append((zy_value *)(uintptr_t)zy_value_find(data, "values"),
                    zy_value_new_map(job->arena, mark));
    zy_value_set(job->arena, layer, "name", text_value(job, REFERENCE, mark));
    zy_value_set(job->arena, layer, "data", data);
    zy_value_set(job->arena, layer, "mark", mark);
    zy_value_set(job->arena, layer, "encoding", encoding);
    zy_value_append(layers, layer);
}

static zy_value *datum_of(zy_job *job, const zy_value *v)
{
    return map_with(job, "datum", zy_value_copy(job->arena, v), v);
}

static bool add_reference(zy_job *job, zy_value *below, zy_value *above, const zy_value *one)
{
    static const char *const channels[] = {"x", "y"}, *const seconds[] = {"x2", "y2"};
    static const zy_prop keys[] = {
        {"x", ZY_PROP_VALUE, 0, NULL, "a value of x, or [from, to]", NULL},
        {"y", ZY_PROP_VALUE, 0, NULL, "a value of y, or [from, to]", NULL},
        {"text", ZY_PROP_TEXTS, 0, NULL, "its name", NULL},
        {0}};

    if (one->kind == ZY_VALUE_MAP && !zy_props_check(keys, one, job->diags))
        return false;
    for (int i = 0; i < 2; i++) {
        const zy_value *at = zy_value_find(one, channels[i]);
        zy_value *mark, *encoding;
        if (!at)
            continue;
        const bool range = at->kind == ZY_VALUE_LIST && at->count == 2;
        mark = mark_of(job, range ? "rect" : "rule", one);
        encoding = map_with(job, channels[i], datum_of(job, range ? at->child : at), one);
        if (range) {
            zy_value_set(job->arena, encoding, seconds[i], datum_of(job, at->last));
            zy_value_set(job->arena, mark, "stroke", zy_value_new_null(job->arena, one));
        }
        zy_value_set(job->arena, mark, "color",
                     text_value(job, zy_role_name(&job->chart, range ? "grid" : "secondary"), one));
        if (!range) {
            zy_value *dash = zy_value_new_list(job->arena, one);
            zy_value_append(dash, zy_value_new_number(job->arena, 5, one));
            zy_value_append(dash, zy_value_new_number(job->arena, 4, one));
            zy_value_set(job->arena, mark, "strokeDash", dash);
        }
        /* What it is called is written by the label solver, where there is room. */
        if (zy_value_find(one, "text"))
            zy_value_set(job->arena, mark, "text",
                         zy_value_copy(job->arena, zy_value_find(one, "text")));
        add_layer(job, range ? below : above, mark, encoding);
        return true;
    }
    return zy_fail(job->diags, "bad-reference", one->span, NULL,
                   ZY_SAY(job->diags, "a reference needs x or y: a value, or [from, to]",
                          "reference には x か y（値、または [始め, 終わり]）が必要です"));
}

static void append_all(zy_job *job, zy_value *into, const zy_value *from)
{
    for (const zy_value *v = from->child; v; v = v->next)
        zy_value_append(into, zy_value_copy(job->arena, v));
}

static const zy_value *with_references(zy_job *job, const zy_value *document,
                                       const zy_value *references)
{
    static const char *const kept[] = {"mark", "encoding", "layer", "transform", NULL};
    zy_value *out = zy_value_copy(job->arena, document),
             *main = zy_value_new_map(job->arena, document);
    zy_value *below = zy_value_new_list(job->arena, references),
             *above = zy_value_new_list(job->arena, references),
             *layers = zy_value_new_list(job->arena, references);

    for (const zy_value *one = references->kind == ZY_VALUE_LIST ? references->child : references;
         one; one = references->kind == ZY_VALUE_LIST ? one->next : NULL)
        if (!add_reference(job, below, above, one))
            return NULL;
    for (int i = 0; kept[i]; i++) {
        const zy_value *v = zy_value_find(document, kept[i]);
        if (v)
            zy_value_set(job->arena, main, kept[i], zy_value_copy(job->arena, v));
        zy_value_set(job->arena, out, kept[i], NULL);
    }
    append_all(job, layers, below);
    zy_value_append(layers, main);
    append_all(job, layers, above);
    zy_value_set(job->arena, out, "layer", layers);
    return out;
}

static const zy_value *framed(zy_job *job, const zy_value *view, const zy_value *references);

/* The panels of a concat have references of their own. */
static const zy_value *with_panels_framed(zy_job *job, const zy_value *view, const char *key)
{
    const zy_value *list = zy_value_find(view, key);
    zy_value *out = zy_value_copy(job->arena, view), *panels;

    if (list->kind != ZY_VALUE_LIST)
        return view;
    panels = zy_value_new_list(job->arena, list);
    for (const zy_value *child = list->child; child; child = child->next) {
        const zy_value *one = framed(job, child, zy_value_find(child, "reference"));
        if (!one)
            return NULL;
        zy_value_append(panels, zy_value_copy(job->arena, one));
    }
    zy_value_set(job->arena, out, key, panels);
    return out;
}

static const zy_value *framed(zy_job *job, const zy_value *view, const zy_value *references)
{
    static const char *const concats[] = {"hconcat", "vconcat", "concat"};

    for (int i = 0; i < 3; i++)
        if (zy_value_find(view, concats[i]))
            return with_panels_framed(job, view, concats[i]);
    if (!references || (!zy_value_find(view, "mark") && !zy_value_find(view, "layer")))
        return view;
    return with_references(job, view, references);
}

/* What names marks of one plot cannot stand over several. */
static bool check_page(zy_job *job, const zy_value *document)
{
    static const char *const concats[] = {"hconcat", "vconcat", "concat"}, *const keys[] = {
                                                                               "reference",
                                                                               "difference",
                                                                               "annotations"};
    bool good = true, panels = false;

    for (int i = 0; i < 3; i++)
        panels |= zy_value_find(document, concats[i]) != NULL;
    for (int i = 0; panels && i < 3; i++) {
        const zy_value *v = zy_value_find(document, keys[i]);
        if (v)
            good = zy_fail(job->diags, "belongs-to-panel", v->key_span, NULL,
                           ZY_SAY(job->diags,
                                  "of several charts on a page one has \"%s\": write it there",
                                  "図がいくつもあるときの「%s」は、その図の中に書きます"),
                           keys[i]);
    }
    return good;
}

const zy_value *zy_frame_rewrite(zy_job *job, const zy_value *document)
{
    if (!check_page(job, document))
        return NULL;
    return framed(job, document, job->chart.frame.reference);
}

/* What a reference names is a value of the axis it stands on: 2024-03 is a month where the others
 * are. */
void zy_house_reference_types(const zy_view *layer, zy_view *unit)
{
    if (layer->kind != ZY_VIEW_LAYER || unit->kind != ZY_VIEW_UNIT || !zy_house_is_reference(unit))
        return;
    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y2; c++) {
        const zy_channel main = zy_channel_main((zy_channel)c);
        for (const zy_view *other = layer->first; other && zy_def_is_datum(unit->encoding[c]);
             other = other->next)
            if (other->kind == ZY_VIEW_UNIT && !zy_house_is_reference(other) &&
                other->encoding[main]) {
                zy_def *def = unit->encoding[c];
                zy_cell_date date;
                def->type = other->encoding[main]->type;
                zy_cell_number number;
                zy_missing missing;
                if (def->type == ZY_TYPE_TEMPORAL && def->constant.kind == ZY_TEXT &&
                    zy_cell_date_read(def->constant.text, &date))
                    def->constant = ZY_DATUM_TIME(date.start);
                else if (def->type == ZY_TYPE_TEMPORAL && def->constant.kind == ZY_NUMBER &&
                         def->constant.number >= 1000 && def->constant.number < 10000)
                    def->constant =
                        ZY_DATUM_TIME(zy_civil_ms((int)def->constant.number, 1, 1, 0, 0, 0, 0));
                if (def->type == ZY_TYPE_QUANTITATIVE && def->constant.kind == ZY_TEXT &&
                    zy_cell_number_read(def->constant.text, &number, &missing) == ZY_CELL_NUMBER)
                    def->constant = ZY_DATUM_NUMBER(number.value);
                break;
            }
    }
}

/* ---- highlight ---- */

static bool column_has(const zy_column *column, zy_arena *arena, const char *text)
{
    for (size_t r = 0; r < column->count; r++) {
        const zy_datum d = zy_column_at(column, r);
        if (zy_datum_is_missing(d))
            continue;
        if (strcmp(zy_datum_text(arena, d), text) == 0 ||
            (column->written && column->written[r] && strcmp(column->written[r], text) == 0))
            return true;
    }
    return false;
}

static const zy_channel searched[] = {ZY_CHANNEL_COLOR, ZY_CHANNEL_DETAIL,     ZY_CHANNEL_X,
                                      ZY_CHANNEL_Y,     ZY_CHANNEL_X_OFFSET,   ZY_CHANNEL_Y_OFFSET,
                                      ZY_CHANNEL_TEXT,  ZY_CHANNEL_DESCRIPTION};

/* The column of the unit in which the value occurs; NULL: none. */
static const zy_column *column_with(zy_job *job, const zy_view *unit, const char *text)
{
    for (size_t i = 0; i < sizeof searched / sizeof *searched; i++) {
        const zy_def *def = unit->encoding[searched[i]];
        if (zy_def_is_field(def) && def->values && !(def->type == ZY_TYPE_QUANTITATIVE) &&
            column_has(def->values, job->arena, text))
            return def->values;
    }
    return NULL;
}

static bool row_matches(zy_job *job, const zy_column *column, size_t row, const char *text)
{
    const zy_datum d = zy_column_at(column, row);

    if (zy_datum_is_missing(d))
        return false;
    return strcmp(zy_datum_text(job->arena, d), text) == 0 ||
           (column->written && column->written[row] && strcmp(column->written[row], text) == 0);
}

static const char *text_of(zy_job *job, const zy_value *v)
{
    return zy_datum_text(job->arena, zy_value_datum(job->arena, v));
}

static bool not_found(zy_job *job, const zy_view *unit, const zy_value *v, const char *text)
{
    const char *words[65] = {NULL};
    size_t count = 0;

    for (size_t i = 0; i < sizeof searched / sizeof *searched; i++) {
        const zy_def *def = unit->encoding[searched[i]];
        for (size_t r = 0;
             zy_def_is_field(def) && def->values && def->type != ZY_TYPE_QUANTITATIVE &&
             r < def->values->count && count < 64;
             r++)
            words[count++] = zy_datum_text(job->arena, zy_column_at(def->values, r));
    }
    return zy_fail(
        job->diags, "unknown-highlight", v->span, zy_hint_nearest(job->diags, text, words),
        ZY_SAY(job->diags, "no mark has the value \"%s\"", "「%s」という値のマークはありません"),
        text);
}

/* The columns of a table are searched, too; one of them may be meant itself. */
static const zy_column *listed_with(zy_job *job, const zy_view *unit, const char *text)
{
    for (const zy_def *def = unit->encoding[ZY_CHANNEL_TEXT]; def && unit->mark->lists_columns;
         def = def->next)
        if (zy_def_is_field(def) && def->values && def->type != ZY_TYPE_QUANTITATIVE &&
            column_has(def->values, job->arena, text))
            return def->values;
    return NULL;
}

static bool is_listed(const zy_view *unit, const char *text)
{
    for (const zy_def *def = unit->encoding[ZY_CHANNEL_TEXT]; def && unit->mark->lists_columns;
         def = def->next)
        if (g_strcmp0(def->field, text) == 0 || (def->title && zy_value_is(def->title, text)))
            return true;
    return false;
}

/* Sets the colour of the rows that have the value. */
static bool paint_value(zy_job *job, zy_view *unit, const zy_value *v, const char *text,
                        const char *color, zy_datum *colors, bool strict)
{
    const zy_column *column = column_with(job, unit, text);

    column = column ? column : listed_with(job, unit, text);
    if (!column && is_listed(unit, text))
        return true;
    if (!column)
        return !strict || not_found(job, unit, v, text);
    for (size_t r = 0; r < unit->table->row_count; r++)
        if (row_matches(job, column, r, text))
            colors[r] = ZY_DATUM_TEXT(color);
    return true;
}

static bool paint_test(zy_job *job, zy_view *unit, const zy_value *test, const char *color,
                       zy_datum *colors)
{
    zy_predicate *p =
        zy_predicate_read(job->arena, job->diags, test, unit->table, &job->chart.parameters);

    for (size_t r = 0; p && r < unit->table->row_count; r++)
        if (zy_predicate_holds(p, job->arena, unit->table, r))
            colors[r] = ZY_DATUM_TEXT(color);
    return p != NULL;
}

static bool is_predicate(const zy_value *v)
{
    return v->kind == ZY_VALUE_MAP &&
           (zy_value_find(v, "field") || zy_value_find(v, "and") || zy_value_find(v, "or") ||
            zy_value_find(v, "not") || zy_value_find(v, "test"));
}

static bool paint_all(zy_job *job, zy_view *unit, const zy_value *h, zy_datum *colors)
{
    const bool strict = !unit->parent || (unit->frame && zy_value_find(unit->spec, "highlight"));
    const char *accent = zy_role_name(&job->chart, "accent");
    bool good = true;

    if (is_predicate(h))
        return paint_test(job, unit, zy_value_find(h, "test") ? zy_value_find(h, "test") : h,
                          accent, colors);
    if (h->kind == ZY_VALUE_MAP) {
        for (const zy_value *v = h->child; v; v = v->next)
            good &= paint_value(job, unit, v, v->key, zy_value_text(v, accent), colors, strict);
        return good;
    }
    for (const zy_value *v = h->kind == ZY_VALUE_LIST ? h->child : h; v;
         v = h->kind == ZY_VALUE_LIST ? v->next : NULL)
        good &= paint_value(job, unit, v, text_of(job, v), accent, colors, strict);
    return good;
}

/* Lines of the context are thinner than those that carry the message. */
static void thin_context(zy_job *job, zy_view *unit, const zy_datum *colors)
{
    zy_datum *widths = ZY_NEW_ARRAY(job->arena, zy_datum, unit->table->row_count + 1);
    const char *context = zy_role_name(&job->chart, "contextStrong");
    zy_def *own = ZY_NEW(job->arena, zy_def);

    for (size_t r = 0; r < unit->table->row_count; r++)
        widths[r] = ZY_DATUM_NUMBER(
            strcmp(colors[r].text, context) == 0 ? 2 : fmax(3, 4 * job->chart.unit));
    *own = (zy_def){.kind = ZY_DEF_FIELD,
                    .channel = ZY_CHANNEL_STROKE_WIDTH,
                    .written = unit->spec,
                    .column = "(width)",
                    .field = "(width)",
                    .type = ZY_TYPE_QUANTITATIVE,
                    .type_given = true,
                    .no_scale = true,
                    .no_guide = true,
                    .band_position = NAN};
    own->values = zy_table_set(unit->table, own->column, widths);
    unit->encoding[ZY_CHANNEL_STROKE_WIDTH] = own;
}

/* Of a highlighted dumbbell the first of the two stays grey, as where nothing is highlighted. */
static void keep_first_grey(zy_job *job, const zy_view *unit, zy_datum *colors)
{
    const zy_def *which = unit->encoding[ZY_CHANNEL_COLOR];
    const char *context = zy_role_name(&job->chart, "context");
    bool others = false;

    if (!zy_is_part_of(unit, "dumbbell") || !zy_def_is_field(which) || !which->values ||
        !unit->table->row_count)
        return;
    const zy_datum first = zy_column_at(which->values, 0);
    for (size_t r = 0; r < unit->table->row_count; r++)
        others |= strcmp(colors[r].text, context) != 0 &&
                  !zy_datum_equal(zy_column_at(which->values, r), first);
    for (size_t r = 0; r < unit->table->row_count && others; r++)
        if (strcmp(colors[r].text, context) != 0 &&
            zy_datum_equal(zy_column_at(which->values, r), first))
            colors[r] = ZY_DATUM_TEXT(zy_role_name(&job->chart, "contextStrong"));
}

/* The colours of highlighted rows, the rest in the context's grey, as a column that color takes
 * without a scale. What color encoded is kept as detail, so that lines stay apart. */
static bool is_cell(const zy_view *unit)
{
    for (const zy_view *view = unit->parent; view; view = view->parent)
        if (view->kind == ZY_VIEW_GRID && view->grid_kind == ZY_GRID_FACET)
            return true;
    return false;
}

static bool all_are(const zy_datum *colors, size_t count, const char *color)
{
    for (size_t r = 0; r < count; r++)
        if (colors[r].text != color)
            return false;
    return true;
}

/* Whether a unit below the view has the value; `first` becomes one of the units. */
static bool occurs(zy_job *job, const zy_view *view, const char *text, const zy_view **first)
{
    if (view->kind == ZY_VIEW_UNIT) {
        if (zy_house_is_reference(view))
            return false;
        *first = *first ? *first : view;
        return column_with(job, view, text) || listed_with(job, view, text) ||
               is_listed(view, text);
    }
    for (const zy_view *child = view->first; child; child = child->next)
        if (occurs(job, child, text, first))
            return true;
    return false;
}

bool zy_house_highlight_check(zy_job *job, const zy_view *view)
{
    const zy_value *h = job->chart.frame.highlight;
    const bool keyed = h && h->kind == ZY_VALUE_MAP,
               several = keyed || (h && h->kind == ZY_VALUE_LIST);
    bool good = true;

    if (!h || job->chart.is_vega_lite || is_predicate(h))
        return true;
    for (const zy_value *v = several ? h->child : h; v; v = several ? v->next : NULL) {
        const char *text = keyed ? v->key : text_of(job, v);
        const zy_view *first = NULL;
        if (!occurs(job, view, text, &first) && first)
            good = not_found(job, first, v, text);
    }
    return good;
}

bool zy_house_highlight(zy_job *job, zy_view *unit)
{
    const zy_value *h = job->chart.frame.highlight;
    const bool line = unit->mark->is_path || strcmp(unit->mark->name, "rule") == 0;
    const char *context = zy_role_name(&job->chart, line ? "contextStrong" : "context");
    zy_datum *colors;

    if (zy_is_part_of(unit, "dumbbell") && line)
        return true;
    if (!h || job->chart.is_vega_lite || strcmp(unit->mark->name, "text") == 0 ||
        zy_house_is_reference(unit))
        return true;
    colors = ZY_NEW_ARRAY(job->arena, zy_datum, unit->table->row_count + 1);
    for (size_t r = 0; r < unit->table->row_count; r++)
        colors[r] = ZY_DATUM_TEXT(context);
    if (!paint_all(job, unit, h, colors))
        return false;
    if (unit->parent && !is_cell(unit) && all_are(colors, unit->table->row_count, context))
        return true; /* the message is in another panel or layer */
    keep_first_grey(job, unit, colors);
    zy_def *old = unit->encoding[ZY_CHANNEL_COLOR], *own = ZY_NEW(job->arena, zy_def);
    if (zy_def_is_field(old)) {
        zy_def *detail = ZY_NEW(job->arena, zy_def);
        *detail = *old;
        detail->channel = ZY_CHANNEL_DETAIL;
        detail->next = unit->encoding[ZY_CHANNEL_DETAIL];
        unit->encoding[ZY_CHANNEL_DETAIL] = detail;
    }
    *own = (zy_def){.kind = ZY_DEF_FIELD,
                    .channel = ZY_CHANNEL_COLOR,
                    .written = unit->spec,
                    .column = "(highlight)",
                    .field = "(highlight)",
                    .type = ZY_TYPE_NOMINAL,
                    .type_given = true,
                    .no_scale = true,
                    .no_guide = true,
                    .band_position = NAN};
    own->values = zy_table_set(unit->table, own->column, colors);
    unit->encoding[ZY_CHANNEL_COLOR] = own;
    if (line && !unit->encoding[ZY_CHANNEL_STROKE_WIDTH])
        thin_context(job, unit, colors);
    return true;
}
