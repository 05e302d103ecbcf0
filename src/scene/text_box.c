/* Boxes of texts as readers see them: layout of the house style keeps these apart, and the scene's
 * JSON shows them. Vega's boxes (box.c) are those of its own layout. */
#include <math.h>

#include "scene/scene.h"

static const double OVER = 0.88, UNDER = 0.12; /* em: what kanji and capitals with figures fill */

static zy_box line_box(const zy_item *item, size_t line, zy_typesetter *typesetter)
{
    const double length = zy_text_width(typesetter, item->lines[line], &item->text),
                 size = item->text.size,
                 down = (double)line * (item->line_height > 0 ? item->line_height : size + 2),
                 before = item->align == ZY_ALIGN_CENTER  ? length / 2
                          : item->align == ZY_ALIGN_RIGHT ? length
                                                          : 0;

    if (item->text.features & ZY_TEXT_VERTICAL)
        return (zy_box){item->x - down - size / 2, item->y - before, item->x - down + size / 2,
                        item->y - before + length};
    return (zy_box){item->x - before, item->y + down - OVER * size, item->x - before + length,
                    item->y + down + UNDER * size};
}

zy_quad zy_text_quad(const zy_item *item, size_t line, zy_typesetter *typesetter)
{
    const zy_box b = line_box(item, line, typesetter);
    zy_quad quad = {{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}}};
    const double turn = item->angle * acos(-1) / 180, c = cos(turn), s = sin(turn);

    for (int i = 0; i < 4 && item->angle != 0; i++) {
        const double dx = quad.corner[i].x - item->x, dy = quad.corner[i].y - item->y;
        quad.corner[i] = (zy_point){item->x + dx * c - dy * s, item->y + dx * s + dy * c};
    }
    return quad;
}

zy_box zy_text_seen_box(const zy_item *item, zy_typesetter *typesetter)
{
    zy_box box = ZY_BOX_EMPTY;

    for (size_t i = 0; i < item->line_count; i++) {
        const zy_quad quad = zy_text_quad(item, i, typesetter);
        for (int k = 0; k < 4; k++)
            box = zy_box_add(box, quad.corner[k].x, quad.corner[k].y);
    }
    return box;
}
