#include "out/line.h"

#include <math.h>

bool zy_item_is_vertical(const zy_item *item)
{
    return (item->text.features & ZY_TEXT_VERTICAL) != 0;
}

zy_point zy_line_start(const zy_item *item, size_t i, double length)
{
    double height = item->line_height > 0 ? item->line_height : item->text.size + 2;
    double before = item->align == ZY_ALIGN_CENTER  ? length / 2
                    : item->align == ZY_ALIGN_RIGHT ? length
                                                    : 0;
    double down = (double)i * height;

    if (zy_item_is_vertical(item))
        return (zy_point){item->x - down, item->y - before};
    return (zy_point){item->x - before, item->y + down};
}

void zy_glyph_place(const zy_item *item, const zy_glyph *glyph, zy_point start,
                    cairo_matrix_t *matrix)
{
    cairo_matrix_t slant;

    cairo_matrix_init_translate(matrix, item->x, item->y);
    if (item->angle != 0)
        cairo_matrix_rotate(matrix, item->angle * G_PI / 180);
    cairo_matrix_translate(matrix, start.x + glyph->x - item->x, start.y + glyph->y - item->y);
    if (glyph->turned)
        cairo_matrix_rotate(matrix, G_PI_2);
    if (item->text.italic) {
        cairo_matrix_init(&slant, 1, 0, -tan(ZY_SLANT * G_PI / 180), 1, 0, 0);
        cairo_matrix_multiply(matrix, &slant, matrix);
    }
    cairo_matrix_scale(matrix, glyph->scale_x, glyph->scale_y);
}

int zy_weight_drawn(const zy_text_style *style)
{
    return style->weight >= 550 ? 700 : 400;
}
