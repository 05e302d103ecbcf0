/* The frame's `labels`. */
#include <math.h>
#include <string.h>

#include "views/views.h"

static const char *const positions[] = {"auto",  "outside", "inside", "center", "above",
                                        "below", "left",    "right",  NULL};
static const char *const subsets[] = {"all", "first", "last", "max", "min", NULL};

static const zy_prop props[] = {
    {"position", ZY_PROP_WORD, offsetof(zy_label_options, position), positions,
     "where labels stand first of all", NULL},
    {"format", ZY_PROP_TEXT, offsetof(zy_label_options, format), NULL, "d3 format of the numbers",
     NULL},
    {"of", ZY_PROP_WORD, offsetof(zy_label_options, of), subsets,
     "which marks have a label: all, or of each series the first, last, largest or smallest", NULL},
    {0},
};

bool zy_label_options_read(zy_job *job)
{
    const zy_value *v = job->chart.frame.labels;
    zy_label_options *o = &job->labels;

    *o = (zy_label_options){.position = ZY_LABEL_AUTO, .of = -1};
    if (!v || v->kind == ZY_VALUE_NULL || v->kind == ZY_VALUE_BOOL)
        return true;
    if (v->kind != ZY_VALUE_MAP)
        return zy_fail(job->diags, "wrong-kind", v->span, NULL,
                       ZY_SAY(job->diags, "\"labels\" takes true, false or a map, not %s",
                              "「labels」に書けるのは true・false・マップです（%sではなく）"),
                       zy_kind_name(job->diags, v->kind));
    return zy_props_read(props, v, o, job->arena, job->diags);
}
