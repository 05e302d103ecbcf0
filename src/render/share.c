/* share: what the parts are parts of. Percentages that come to 100 but for rounding, and amounts of
 * anything else, fill their bars. Percentages that come to less leave a rest, which is drawn as
 * such (render/share_labels.c): what is not known is not spread over what is. More than 100 % is no
 * whole. */
#include <math.h>
#include <string.h>

#include "render/forms.h"

static const zy_def *value_of(const zy_view *unit)
{
    return unit->encoding[ZY_CHANNEL_X];
}

bool zy_share_has_rest(const zy_view *unit)
{
    return unit->stack.is_on && unit->stack.offset && strcmp(unit->stack.offset, "zero") == 0;
}

/* Each of `count` roundings to the decimals written may be off by half a unit of the last. */
static double tolerance(const zy_column *column, size_t count)
{
    int decimals = 0;

    for (size_t r = 0; column->written && r < column->count; r++) {
        const char *dot = column->written[r] ? strchr(column->written[r], '.') : NULL;
        int n = 0;
        while (dot && g_ascii_isdigit(dot[n + 1]))
            n++;
        decimals = MAX(decimals, n);
    }
    return 0.5 * (double)count * pow(10, -decimals) + 1e-9;
}

typedef struct whole {
    double sum;
    size_t count, row;
} whole;

static whole *sums_of(zy_job *job, const zy_view *unit, zy_table *table, const zy_column *values,
                      size_t *count)
{
    zy_column *by[2];
    size_t by_count = 0;

    for (size_t i = 0; i < unit->stack.by_count; i++) {
        zy_column *column =
            zy_table_find(table, unit->encoding[unit->stack.by_channels[i]]->column);
        if (column)
            by[by_count++] = column;
    }
    const zy_groups groups = zy_table_group(job->arena, table, by, by_count);
    whole *all = ZY_NEW_ARRAY(job->arena, whole, groups.count + 1);
    for (size_t r = 0; r < table->row_count; r++) {
        whole *w = &all[by_count ? groups.group_of[r] : 0];
        const double value = zy_column_number(values, r);
        if (isnan(value))
            continue;
        w->sum += value;
        w->count++;
        w->row = r;
    }
    *count = by_count ? groups.count : 1;
    return all;
}

/* The axis goes to 100 when a rest is left. */
static void leave_rest(zy_job *job, zy_view *unit)
{
    zy_def *def = unit->encoding[ZY_CHANNEL_X];
    zy_value *scale = zy_value_new_map(job->arena, def->written),
             *domain = zy_value_new_list(job->arena, def->written);

    zy_value_append(domain, zy_value_new_number(job->arena, 0, def->written));
    zy_value_append(domain, zy_value_new_number(job->arena, 100, def->written));
    zy_value_set(job->arena, scale, "domain", domain);
    def->scale = def->scale ? zy_value_merge(job->arena, def->scale, scale) : scale;
    unit->stack.offset = "zero";
}

static bool check_signs(zy_job *job, const zy_def *def, zy_table *table, const zy_column *values)
{
    for (size_t r = 0; r < table->row_count; r++)
        if (zy_column_number(values, r) < 0)
            return zy_fail(job->diags, "bad-share", zy_cell_span(table, values, r), NULL,
                           ZY_SAY(job->diags, "a part of a whole cannot be negative (\"%s\")",
                                  "構成比に負の値があります（「%s」）"),
                           def->field ? def->field : "");
    return true;
}

bool zy_share_prepare(zy_job *job, zy_view *unit, zy_table *table)
{
    const zy_def *def = value_of(unit);
    bool rest = false;
    size_t count;

    if (!zy_is_part_of(unit, "share"))
        return true;
    if (!zy_def_is_field(def) || def->type != ZY_TYPE_QUANTITATIVE || !unit->stack.is_on)
        return zy_fail(
            job->diags, "no-measure", def->written->span, NULL,
            ZY_SAY(job->diags, "\"%s\" needs numbers on x", "「%s」には x に数値の列が必要です"),
            "share");
    const zy_column *values = zy_table_find(table, def->column);
    if (!values || !check_signs(job, def, table, values))
        return values == NULL;
    if (g_strcmp0(values->unit, "%") != 0)
        return true;
    const whole *all = sums_of(job, unit, table, values, &count);
    for (size_t i = 0; i < count; i++) {
        const double off = all[i].sum - 100, most = tolerance(values, all[i].count);
        if (off > most)
            return zy_fail(job->diags, "bad-share", zy_cell_span(table, values, all[i].row),
                           ZY_SAY(job->diags, "answers of several kinds are bars side by side",
                                  "複数回答などは share ではなく bar で描きます"),
                           ZY_SAY(job->diags, "these parts come to %.10g%%, more than a whole",
                                  "構成比の合計が%.10g%%で、100%%を超えています"),
                           all[i].sum);
        rest |= off < -most;
    }
    if (rest)
        leave_rest(job, unit);
    return true;
}
