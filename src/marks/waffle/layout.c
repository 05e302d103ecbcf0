/* How the panels of a waffle stand: the arrangement with the largest squares. */
#include <math.h>

#include "marks/waffle/waffle.h"

static double tallest_label(const zy_waffle_letters *l, double width)
{
    double tallest = 0;

    for (size_t i = 0; i < l->w->panel_count; i++)
        tallest = fmax(tallest, zy_waffle_label_height(l, &l->w->panels[i], width));
    return tallest;
}

static void set_pitch(const zy_waffle *w, zy_waffle_layout *a, double pitch)
{
    a->pitch = fmax(0, pitch);
    a->width = a->pitch * ((double)w->columns - 1 + ZY_WAFFLE_SQUARE);
    a->height = a->pitch * ((double)w->lines - 1 + ZY_WAFFLE_SQUARE);
}

static zy_waffle_layout arrange_beside(const zy_waffle_letters *l, zy_waffle_layout a, double width,
                                       double height)
{
    const zy_waffle *w = l->w;
    const double least = zy_waffle_least_label(l);

    set_pitch(w, &a,
              fmin((width - least - l->gap) / ((double)w->columns - 1 + ZY_WAFFLE_SQUARE),
                   height / ((double)w->lines - 1 + ZY_WAFFLE_SQUARE)));
    a.label_x = a.width + l->gap;
    a.label_width = fmin(width - a.label_x, fmax(least, 12 * l->caption));
    a.label_height = tallest_label(l, a.label_width);
    a.step_y = fmax(a.height, a.label_height);
    if (a.label_height > height)
        set_pitch(w, &a, 0);
    return a;
}

/* The label's lines depend on the width of the squares, and that on the height they leave. */
static zy_waffle_layout arrange_below(const zy_waffle_letters *l, zy_waffle_layout a, double width,
                                      double height)
{
    enum { PASSES = 4 };
    const zy_waffle *w = l->w;
    const double least = zy_waffle_least_label(l);
    double pitch = width / ((double)w->columns - 1 + ZY_WAFFLE_SQUARE);

    for (int i = 0; i < PASSES; i++) {
        set_pitch(w, &a, pitch);
        a.label_width = fmin(width, fmax(a.width, least));
        a.label_height = tallest_label(l, a.label_width);
        pitch = fmin(pitch, (height - a.label_height - l->gap * 0.7) /
                                ((double)w->lines - 1 + ZY_WAFFLE_SQUARE));
    }
    set_pitch(w, &a, least > width ? 0 : pitch);
    a.step_y = a.height + l->gap * 0.7 + a.label_height;
    return a;
}

static zy_waffle_layout arrange(const zy_waffle_letters *l, size_t across, bool beside)
{
    const zy_view *unit = l->w->pen->unit;
    const double room = unit->height - l->gap * 0.6; /* not down to the footer's edge */
    const size_t down = (l->w->panel_count + across - 1) / across;
    const double gap_x = l->gap * 1.6, gap_y = l->gap;
    const double width = (unit->width - (double)(across - 1) * gap_x) / (double)across,
                 height = (room - (double)(down - 1) * gap_y) / (double)down;
    zy_waffle_layout a = {.across = across, .down = down, .beside = beside};

    a = beside ? arrange_beside(l, a, width, height) : arrange_below(l, a, width, height);
    a.step_x = width + gap_x;
    a.step_y += gap_y;
    return a;
}

/* The arrangement with the largest squares. */
zy_waffle_layout zy_waffle_arrange(const zy_waffle_letters *l)
{
    zy_waffle_layout best = {0};

    for (size_t across = 1; across <= l->w->panel_count; across++)
        for (int beside = 1; beside >= 0; beside--) {
            const zy_waffle_layout a = arrange(l, across, beside);
            if (a.pitch > best.pitch * 1.001 || best.across == 0)
                best = a;
        }
    return best;
}
