/* The frame's keys that a panel of a concat may have for itself: while a stage works on the panel,
 * the chart's frame is the panel's. */
#include <string.h>

#include "views/views.h"

static const char *const panel_keys[] = {"highlight", "labels",     "legend",      "unit",
                                         "reference", "difference", "annotations", NULL};

bool zy_panel_takes(const zy_job *job, const zy_view *parent, const char *key)
{
    if (!parent || !zy_view_has_panels(job, parent))
        return false;
    for (int i = 0; panel_keys[i]; i++)
        if (strcmp(panel_keys[i], key) == 0)
            return true;
    return false;
}

bool zy_panel_frame_read(zy_job *job, zy_view *panel)
{
    zy_value *own = zy_value_new_map(job->arena, panel->spec);
    zy_frame_options *frame;

    for (int i = 0; panel_keys[i]; i++) {
        const zy_value *v = zy_value_find(panel->spec, panel_keys[i]);
        if (v)
            zy_value_set(job->arena, own, panel_keys[i], zy_value_copy(job->arena, v));
    }
    if (own->count == 0)
        return true;
    frame = ZY_NEW(job->arena, zy_frame_options);
    *frame = job->chart.frame;
    /* What names marks of one plot is nothing that panels inherit. */
    frame->reference = frame->difference = frame->annotations = NULL;
    panel->frame = frame;
    if (!zy_props_read(zy_frame_props, own, frame, job->arena, job->diags))
        return false;
    const zy_frame_options page = zy_frame_enter(job, panel);
    const bool good = zy_frame_check(job);
    zy_frame_leave(job, page);
    return good;
}

zy_frame_options zy_frame_enter(zy_job *job, const zy_view *view)
{
    const zy_frame_options page = job->chart.frame;

    if (view->frame) {
        job->chart.frame = *view->frame;
        zy_label_options_read(job);
    }
    return page;
}

void zy_frame_leave(zy_job *job, zy_frame_options page)
{
    job->chart.frame = page;
    zy_label_options_read(job);
}
