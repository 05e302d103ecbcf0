/* highlight: which rows carry the message, and which are its context. */
#include <math.h>
#include <string.h>

#include "data/data.h"

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

/* Each once. */
static void add_texts(zy_job *job, const zy_column *column, GPtrArray *words)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (size_t r = 0; r < column->count; r++) {
        const char *text = zy_datum_text(job->arena, zy_column_at(column, r));
        if (g_hash_table_add(seen, (gpointer)(uintptr_t)text))
            g_ptr_array_add(words, (gpointer)(uintptr_t)text);
    }
    g_hash_table_destroy(seen);
}

static bool not_found(zy_job *job, const zy_view *unit, const zy_value *v, const char *text)
{
    GPtrArray *words = g_ptr_array_new();

    for (size_t i = 0; i < sizeof searched / sizeof *searched; i++) {
        const zy_def *def = unit->encoding[searched[i]];
        if (zy_def_is_field(def) && def->values && def->type != ZY_TYPE_QUANTITATIVE)
            add_texts(job, def->values, words);
    }
    g_ptr_array_add(words, NULL);
    const char *hint = zy_hint_nearest(job->diags, text, (const char *const *)words->pdata);
    g_ptr_array_free(words, TRUE);
    return zy_fail(
        job->diags, "unknown-highlight", v->span, hint,
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

/* The rows of a unit while their roles are found. */
typedef struct message {
    zy_job *job;
    zy_view *unit;
    zy_emphasis *roles;
    const char **groups; /* colours that the author gave; NULL: none */
    size_t count;
    bool strict; /* what is named has to occur */
} message;

/* What the rows that are found become. */
typedef struct emphasis {
    zy_emphasis role;
    const char *group;
} emphasis;

static void set_role(message *m, size_t row, emphasis e)
{
    m->roles[row] = e.role;
    m->groups[row] = e.group;
}

/* The rows that have the value. */
static bool set_value(message *m, const zy_value *v, const char *text, emphasis e)
{
    const zy_column *column = column_with(m->job, m->unit, text);

    column = column ? column : listed_with(m->job, m->unit, text);
    if (!column && is_listed(m->unit, text))
        return true;
    if (!column)
        return !m->strict || not_found(m->job, m->unit, v, text);
    for (size_t r = 0; r < m->count; r++)
        if (row_matches(m->job, column, r, text))
            set_role(m, r, e);
    return true;
}

static bool set_test(message *m, const zy_value *test)
{
    zy_predicate *p = zy_predicate_read(m->job->arena, m->job->diags, test, m->unit->table,
                                        &m->job->chart.parameters);

    for (size_t r = 0; p && r < m->count; r++)
        if (zy_predicate_holds(p, m->job->arena, m->unit->table, r))
            set_role(m, r, (emphasis){ZY_EMPHASIS_ACCENT, NULL});
    return p != NULL;
}

static bool is_predicate(const zy_value *v)
{
    return v->kind == ZY_VALUE_MAP &&
           (zy_value_find(v, "field") || zy_value_find(v, "and") || zy_value_find(v, "or") ||
            zy_value_find(v, "not") || zy_value_find(v, "test"));
}

static bool set_all(message *m, const zy_value *h)
{
    const emphasis accent = {ZY_EMPHASIS_ACCENT, NULL};
    bool good = true;

    if (is_predicate(h))
        return set_test(m, zy_value_find(h, "test") ? zy_value_find(h, "test") : h);
    if (h->kind == ZY_VALUE_MAP) {
        for (const zy_value *v = h->child; v; v = v->next) {
            const char *color = zy_value_text(v, NULL);
            good &= set_value(m, v, v->key, color ? (emphasis){ZY_EMPHASIS_GROUP, color} : accent);
        }
        return good;
    }
    for (const zy_value *v = h->kind == ZY_VALUE_LIST ? h->child : h; v;
         v = h->kind == ZY_VALUE_LIST ? v->next : NULL)
        good &= set_value(m, v, text_of(m->job, v), accent);
    return good;
}

/* Of a highlighted pair the first stays grey, as where nothing is highlighted. */
static void keep_first_grey(message *m)
{
    const zy_def *which = m->unit->encoding[ZY_CHANNEL_COLOR];
    bool others = false;

    if (!m->unit->form || !m->unit->form->from_context || !zy_def_is_field(which) ||
        !which->values || !m->count)
        return;
    const zy_datum first = zy_column_at(which->values, 0);
    for (size_t r = 0; r < m->count; r++)
        others |= m->roles[r] != ZY_EMPHASIS_CONTEXT &&
                  !zy_datum_equal(zy_column_at(which->values, r), first);
    for (size_t r = 0; r < m->count && others; r++)
        if (m->roles[r] != ZY_EMPHASIS_CONTEXT &&
            zy_datum_equal(zy_column_at(which->values, r), first))
            set_role(m, r, (emphasis){ZY_EMPHASIS_FORMER, NULL});
}

static bool all_are_context(const message *m)
{
    for (size_t r = 0; r < m->count; r++)
        if (m->roles[r] != ZY_EMPHASIS_CONTEXT)
            return false;
    return true;
}

/* ---- Roles become what marks are drawn with ---- */

/* A column made for a channel, without scale and guide. */
static zy_def *made_column(message *m, zy_channel channel, const char *name, zy_datum *values)
{
    const bool number = channel == ZY_CHANNEL_STROKE_WIDTH;
    zy_def *own = ZY_NEW(m->job->arena, zy_def);

    *own = (zy_def){.kind = ZY_DEF_FIELD,
                    .channel = channel,
                    .written = m->unit->spec,
                    .column = name,
                    .field = name,
                    .type = number ? ZY_TYPE_QUANTITATIVE : ZY_TYPE_NOMINAL,
                    .type_given = true,
                    .no_scale = true,
                    .no_guide = true,
                    .band_position = NAN};
    own->values = zy_table_set(m->unit->table, name, values);
    return own;
}

static const char *color_of(const message *m, size_t row, bool line)
{
    switch (m->roles[row]) {
    case ZY_EMPHASIS_CONTEXT:
        return zy_role_name(&m->job->chart, line ? "contextStrong" : "context");
    case ZY_EMPHASIS_FORMER:
        return zy_role_name(&m->job->chart, "contextStrong");
    case ZY_EMPHASIS_ACCENT:
        break;
    case ZY_EMPHASIS_GROUP:
        return m->groups[row];
    }
    return zy_role_name(&m->job->chart, "accent");
}

/* What color encoded is kept as detail, so that lines stay apart. */
static void color_rows(message *m, bool line)
{
    zy_def **encoding = m->unit->encoding, *old = encoding[ZY_CHANNEL_COLOR];
    zy_datum *colors = ZY_NEW_ARRAY(m->job->arena, zy_datum, m->count + 1);

    for (size_t r = 0; r < m->count; r++)
        colors[r] = ZY_DATUM_TEXT(color_of(m, r, line));
    if (zy_def_is_field(old)) {
        zy_def *detail = ZY_NEW(m->job->arena, zy_def);
        *detail = *old;
        detail->channel = ZY_CHANNEL_DETAIL;
        detail->next = encoding[ZY_CHANNEL_DETAIL];
        encoding[ZY_CHANNEL_DETAIL] = detail;
    }
    encoding[ZY_CHANNEL_COLOR] = made_column(m, ZY_CHANNEL_COLOR, "(highlight)", colors);
}

/* Lines of the context are thinner than those that carry the message. */
static void thin_context(message *m)
{
    zy_datum *widths = ZY_NEW_ARRAY(m->job->arena, zy_datum, m->count + 1);

    for (size_t r = 0; r < m->count; r++)
        widths[r] = ZY_DATUM_NUMBER(
            m->roles[r] <= ZY_EMPHASIS_FORMER ? 2 : fmax(3, 4 * m->job->chart.unit));
    m->unit->encoding[ZY_CHANNEL_STROKE_WIDTH] =
        made_column(m, ZY_CHANNEL_STROKE_WIDTH, "(width)", widths);
}

static bool is_cell(const zy_view *unit)
{
    for (const zy_view *view = unit->parent; view; view = view->parent)
        if (view->kind == ZY_VIEW_GRID && view->grid_kind == ZY_GRID_FACET)
            return true;
    return false;
}

/* Whether a unit below the view has the value; `first` becomes one of the units. */
static bool occurs(zy_job *job, const zy_view *view, const char *text, const zy_view **first)
{
    if (view->kind == ZY_VIEW_UNIT) {
        if (view->is_reference)
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

    if (!h || !job->chart.style->has_frame || is_predicate(h))
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
    const bool line = unit->mark->is_path || unit->mark->size == ZY_SIZE_STROKE;
    const size_t count = unit->table->row_count;

    if (line && unit->form && unit->form->quiet_lines)
        return true;
    if (!h || !job->chart.style->has_frame || unit->mark->item == ZY_ITEM_TEXT ||
        unit->is_reference)
        return true;
    message m = {.job = job,
                 .unit = unit,
                 .roles = ZY_NEW_ARRAY(job->arena, zy_emphasis, count + 1),
                 .groups = ZY_NEW_ARRAY(job->arena, const char *, count + 1),
                 .count = count,
                 .strict =
                     !unit->parent || (unit->frame && zy_value_find(unit->spec, "highlight"))};
    if (!set_all(&m, h))
        return false;
    if (unit->parent && !is_cell(unit) && all_are_context(&m))
        return true; /* the message is in another panel or layer */
    keep_first_grey(&m);
    unit->emphasis = m.roles;
    color_rows(&m, line);
    if (line && !unit->encoding[ZY_CHANNEL_STROKE_WIDTH])
        thin_context(&m);
    return true;
}
