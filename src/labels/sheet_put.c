/* Labels with one place. */
#include "labels/parts.h"

void zy_sheet_put(zy_sheet *sheet, zy_label_role role, const char *name, const zy_look *look,
                  double x, double y)
{
    zy_sheet_place(zy_sheet_add(sheet, role, name, ZY_LABEL_MUST, 0), look, x, y, 0);
}

void zy_sheet_put_text(zy_sheet *sheet, zy_label_role role, const char *text, double x,
                       double baseline, const zy_letter_style *style)
{
    zy_look *look = zy_look_new(sheet, false);
    const double up = ZY_LOOK_ASCENT * style->size;
    double left;

    zy_look_text(sheet, look, text, 0, up, style);
    if (!look->count)
        return;
    /* It is anchored where it is put: in a font of another width it stays there. */
    left = zy_look_indent(style->align, 0, look->width);
    look->pieces[0].x = -left;
    look->pieces[0].style.align = style->align;
    zy_sheet_put(sheet, role, text, look, x + left, baseline - up);
}

void zy_sheet_put_figure(zy_sheet *sheet, zy_label_role role, const zy_figure *figure, double x,
                         double baseline, const zy_letter_style *style)
{
    zy_sheet_put(sheet, role, figure->number, zy_look_of_figure(sheet, figure, style), x,
                 baseline - ZY_LOOK_ASCENT * style->size);
}

void zy_sheet_lack(zy_sheet *sheet, zy_label_role role, const char *name)
{
    zy_sheet_add(sheet, role, name, 0, 0);
}

void zy_sheet_box_obstacle(zy_sheet *sheet, zy_box box, const zy_paint *paint)
{
    zy_sheet_obstacle(sheet, (zy_obstacle){.kind = ZY_OBSTACLE_BOX, .hard = true, .box = box},
                      paint);
}

zy_item *zy_sheet_line(zy_sheet *sheet, zy_scene_mark *mark, zy_point from, zy_point to,
                       double penalty)
{
    zy_item *item = zy_scene_item_new(zy_sheet_job(sheet)->arena, mark);

    item->x = from.x, item->y = from.y;
    item->x2 = to.x, item->y2 = to.y;
    zy_sheet_line_obstacle(sheet, from.x, from.y, to.x, to.y, penalty);
    return item;
}
