/* text: words or numbers at a place. */
#include <math.h>
#include <string.h>

#include "marks/marks.h"

#define HAS(unit, field)                                                                           \
    zy_props_has(zy_mark_props, &(unit)->options, offsetof(zy_mark_options, field))

static const char *const *lines_of_value(zy_arena *arena, const zy_value *v, size_t *count)
{
    const char **lines =
        ZY_NEW_ARRAY(arena, const char *, v->kind == ZY_VALUE_LIST ? v->count + 1 : 1);

    for (const zy_value *item = v->kind == ZY_VALUE_LIST ? v->child : v; item;
         item = v->kind == ZY_VALUE_LIST ? item->next : NULL)
        lines[(*count)++] = zy_datum_text(arena, zy_value_datum(arena, item));
    return lines;
}

/* A text in lines: a list has one each; `lineBreak` cuts a text. */
static const char *const *cut_lines(const zy_pen *pen, const char *text, size_t *count)
{
    const char *cut =
        HAS(pen->unit, line_break) ? pen->unit->options.line_break : pen->chart->style->line_break;
    const char **lines = ZY_NEW_ARRAY(pen->arena, const char *, strlen(text) + 1);

    for (const char *at = cut && *cut ? strstr(text, cut) : NULL; at; at = strstr(text, cut)) {
        lines[(*count)++] = zy_arena_text(pen->arena, text, (size_t)(at - text));
        text = at + strlen(cut);
    }
    lines[(*count)++] = text;
    return lines;
}

static const char *const *text_of(const zy_pen *pen, size_t row, size_t *count)
{
    const zy_def *def = zy_channel_choice(pen, ZY_CHANNEL_TEXT, row);

    if (def) {
        const zy_datum d = zy_def_datum(pen, def, row);
        if (d.kind == ZY_ARRAY) {
            const char **lines = ZY_NEW_ARRAY(pen->arena, const char *, d.array->count + 1);
            for (; *count < d.array->count; (*count)++)
                lines[*count] = zy_datum_text(pen->arena, d.array->items[*count]);
            return lines;
        }
        const char *text = zy_def_text(pen, def, row);
        return text ? cut_lines(pen, text, count) : NULL;
    }
    const zy_value *own = HAS(pen->unit, text) ? pen->unit->options.text : NULL;
    return own ? lines_of_value(pen->arena, own, count) : NULL;
}

static int word_index(const char *word, const char *const *words, int fallback)
{
    for (int i = 0; word && words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return fallback;
}

static void place(const zy_pen *pen, size_t row, zy_label *label)
{
    label->x = zy_point_position(pen, ZY_CHANNEL_X, row, ZY_POSITION_MID);
    label->y = zy_point_position(pen, ZY_CHANNEL_Y, row, ZY_POSITION_MID);
    const double radius = zy_point_position(pen, ZY_CHANNEL_RADIUS, row, ZY_POSITION_NONE);
    const double theta = zy_point_position(pen, ZY_CHANNEL_THETA, row, ZY_POSITION_NONE);
    if (isnan(radius))
        return;
    label->x += radius * cos((isnan(theta) ? 0 : theta) - G_PI / 2);
    label->y += radius * sin((isnan(theta) ? 0 : theta) - G_PI / 2);
}

static void draw(const zy_pen *pen, size_t row)
{
    const zy_view *unit = pen->unit;
    const zy_mark_options *o = &unit->options;
    zy_label label = {.align = ZY_ALIGN_CENTER, .baseline = ZY_BASELINE_MIDDLE, .opacity = NAN};

    label.lines = text_of(pen, row, &label.line_count);
    place(pen, row, &label);
    if (!label.lines || !isfinite(label.x) || !isfinite(label.y))
        return;
    label.dx = HAS(unit, dx) ? o->dx : 0;
    label.dy = HAS(unit, dy) ? o->dy : 0;
    label.angle = zy_channel_number(pen, ZY_CHANNEL_ANGLE, row, HAS(unit, angle) ? o->angle : 0);
    label.limit = HAS(unit, limit) && o->limit > 0 ? o->limit : 0;
    label.ellipsis = HAS(unit, ellipsis) ? o->ellipsis : NULL;
    label.right_to_left = HAS(unit, dir) && strcmp(o->dir, "rtl") == 0;
    label.align =
        (zy_align)word_index(HAS(unit, align) ? o->align : NULL, zy_align_words, ZY_ALIGN_CENTER);
    label.baseline = (zy_baseline)word_index(HAS(unit, baseline) ? o->baseline : NULL,
                                             zy_baseline_words, ZY_BASELINE_MIDDLE);
    label.font_size =
        zy_channel_number(pen, ZY_CHANNEL_SIZE, row, HAS(unit, font_size) ? o->font_size : 11);
    label.line_height = HAS(unit, line_height) ? o->line_height : NAN;
    label.weight = HAS(unit, font_weight) ? o->font_weight : NAN;
    label.font = HAS(unit, font) ? o->font : NULL;
    label.font_style = HAS(unit, font_style) ? o->font_style : NULL;
    label.language = pen->chart->language;
    zy_item *item = zy_label_draw(&label, pen->arena, pen->chart->typesetter, pen->mark);
    zy_item_paint(pen, row, item);
}

const zy_mark zy_mark_text = {
    .name = "text",
    .doc = "words or numbers at a place",
    .item = ZY_ITEM_TEXT,
    .filled = true,
    .size = ZY_SIZE_FONT,
    .orients = ZY_ORIENT_OF_RANGE,
    .stacks = ZY_STACKS_IF_ASKED,
    .draw = draw,
};
