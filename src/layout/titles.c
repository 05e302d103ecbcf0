/* Titles of views (Vega-Lite's title.ts and assembleTitle). */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

#define GIVEN(o, field) zy_props_has(zy_title_props, o, offsetof(zy_title_options, field))
#define GIVE(o, field, value)                                                                      \
    ((o)->field = (value), zy_props_give(zy_title_props, o, offsetof(zy_title_options, field)))

static void inherit_styles(zy_job *job, zy_title_options *o)
{
    zy_title_options scratch, sub = {0};
    const zy_cascade into = {zy_title_props, o, &scratch, sizeof scratch},
                     into_sub = {zy_title_props, &sub, &scratch, sizeof scratch};
    const zy_value *style = o->style;

    for (const zy_value *s = style && style->kind == ZY_VALUE_LIST ? style->child : style; s;
         s = style->kind == ZY_VALUE_LIST ? s->next : NULL)
        if (s->kind == ZY_VALUE_TEXT)
            zy_inherit_style(job, &into, s->text, "");
    zy_inherit_config(job, &into, "title");
    zy_inherit_style(job, &into, "group-title", "");
    zy_inherit_style(job, &into_sub, "group-subtitle", "subtitle");
    zy_props_inherit(zy_title_props, o, &sub, job->arena);
}

/* Titles of views inside of a chart begin where the plot begins, at the size of a heading. */
static void house_title(const zy_job *job, zy_title_options *o)
{
    if (!job->chart.style->has_canvas)
        return;
    if (!GIVEN(o, font_size))
        GIVE(o, font_size, fmax(12, round(20 * job->chart.unit)));
    if (!GIVEN(o, anchor))
        GIVE(o, anchor, ZY_ANCHOR_START);
    if (!GIVEN(o, offset))
        GIVE(o, offset, fmax(6, round(14 * job->chart.unit)));
}

zy_title_options *zy_title_options_of(zy_job *job, const zy_value *written)
{
    zy_title_options *o = ZY_NEW(job->arena, zy_title_options);

    if (written && written->kind == ZY_VALUE_MAP)
        zy_props_read(zy_title_props, written, o, job->arena, job->diags);
    house_title(job, o);
    inherit_styles(job, o);
    return o;
}

zy_title *zy_title_plan(zy_job *job, const zy_view *view)
{
    const zy_value *written = zy_value_find(view->spec, "title");

    if (!written || written->kind == ZY_VALUE_NULL ||
        (job->chart.style->has_frame && (!view->parent || zy_view_has_panels(job, view->parent))))
        return NULL; /* the frame's title, or a panel's heading */
    zy_title *title = ZY_NEW(job->arena, zy_title);
    zy_title_options *o = zy_title_options_of(job, written);
    title->text =
        zy_lines_of(job, written->kind == ZY_VALUE_MAP ? o->text : written, &title->text_count);
    title->subtitle = zy_lines_of(job, written->kind == ZY_VALUE_MAP ? o->subtitle : NULL,
                                  &title->subtitle_count);
    if (title->text_count == 0 && title->subtitle_count == 0)
        return NULL;
    if (view->kind == ZY_VIEW_GRID) {
        if (!GIVEN(o, anchor))
            GIVE(o, anchor, ZY_ANCHOR_START);
    } else if ((!GIVEN(o, anchor) || o->anchor == ZY_ANCHOR_MIDDLE) && !GIVEN(o, frame)) {
        GIVE(o, frame, ZY_TITLE_FRAME_GROUP);
    }
    zy_props_inherit(zy_title_props, o, &zy_title_vega_defaults, job->arena);
    title->options = o;
    title->language = job->chart.language;
    return title;
}
