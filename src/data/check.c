/* What holds once views have their data; its door says it in the same words. */
#include "data/data.h"

static bool has_tables(const zy_job *job, const zy_view *view)
{
    (void)job;
    return view->input && (view->kind != ZY_VIEW_UNIT || (view->raw && view->table));
}

/* The column of that name in the unit's table; true for no name. */
static bool is_bound(const zy_view *unit, const char *name, const zy_column *column)
{
    return name ? column && column->count == unit->table->row_count : !column;
}

static bool has_columns(const zy_view *unit, zy_channel channel, const zy_def *def)
{
    (void)channel;
    if (!zy_def_is_field(def))
        return true;
    return def->column && def->type != ZY_TYPE_NONE && is_bound(unit, def->column, def->values) &&
           is_bound(unit, def->column_end, def->ends) &&
           is_bound(unit, def->column_range, def->ranges);
}

static bool fields_have_columns(const zy_job *job, const zy_view *view)
{
    (void)job;
    return zy_unit_defs_hold(view, has_columns);
}

static bool has_predicates(const zy_view *unit, zy_channel channel, const zy_def *def)
{
    (void)unit, (void)channel;
    for (const zy_rule *rule = def->conditions; rule; rule = rule->next)
        if (rule->test && !rule->predicate)
            return false;
    return true;
}

static bool tests_can_be_asked(const zy_job *job, const zy_view *view)
{
    (void)job;
    return zy_unit_defs_hold(view, has_predicates);
}

static bool has_stack(const zy_job *job, const zy_view *view)
{
    const zy_stack *stack = &view->stack;

    (void)job;
    if (!stack->is_on)
        return true;
    return stack->offset && stack->start && stack->end && view->encoding[stack->field_channel] &&
           zy_table_find(view->table, stack->start) && zy_table_find(view->table, stack->end);
}

static bool is_in_its_grid(const zy_job *job, const zy_view *view)
{
    const zy_view *grid = view->parent;

    (void)job;
    if (!grid || grid->kind != ZY_VIEW_GRID || grid->grid_kind != ZY_GRID_FACET)
        return !view->given;
    return view->given && view->whole && view->given->row_count <= view->whole->row_count &&
           view->cell_row < grid->grid_rows && view->cell_column < grid->grid_columns;
}

const zy_invariant zy_data_invariants[] = {
    {.words = "each view has the table it begins with, and a unit also those before and after "
              "aggregation",
     .holds = has_tables},
    {.words =
         "a definition that names a field has a type, and its columns in the table that is drawn",
     .holds = fields_have_columns},
    {.words = "a condition with a test has it as a predicate over that table",
     .holds = tests_can_be_asked},
    {.words = "what is stacked has columns of where it starts and ends there", .holds = has_stack},
    {.words = "a cell of a facet, and no other view, is given rows of a table; it has its place in "
              "the grid",
     .holds = is_in_its_grid},
    {0},
};
