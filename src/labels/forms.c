/* What layout asks of composite marks. */
#include <math.h>
#include <string.h>

#include "labels/parts.h"

static const zy_view *first_part(const zy_view *view)
{
    if (view->kind == ZY_VIEW_UNIT)
        return view->form ? view : NULL;
    for (const zy_view *child = view->kind == ZY_VIEW_LAYER ? view->first : NULL; child;
         child = child->next) {
        const zy_view *found = first_part(child);
        if (found)
            return found;
    }
    return NULL;
}

double zy_form_extent(zy_job *job, const zy_view *plot, zy_channel channel)
{
    const zy_view *unit = first_part(plot);

    return unit && unit->form->extent ? unit->form->extent(job, plot, unit, channel) : INFINITY;
}

bool zy_house_labels_values(zy_job *job, const zy_view *plot, const zy_view *unit)
{
    return zy_house_labels_bars(job, unit) ||
           (unit->form && unit->form->has_values && unit->form->has_values(job, plot, unit));
}
