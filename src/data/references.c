#include <string.h>

#include "data/data.h"

/* What a reference names is a value of the axis it stands on: 2024-03 is a month where the others
 * are. */
void zy_house_reference_types(const zy_view *layer, zy_view *unit)
{
    if (layer->kind != ZY_VIEW_LAYER || unit->kind != ZY_VIEW_UNIT || !unit->is_reference)
        return;
    for (int c = ZY_CHANNEL_X; c <= ZY_CHANNEL_Y2; c++) {
        const zy_channel main = zy_channel_main((zy_channel)c);
        for (const zy_view *other = layer->first; other && zy_def_is_datum(unit->encoding[c]);
             other = other->next)
            if (other->kind == ZY_VIEW_UNIT && !other->is_reference && other->encoding[main]) {
                zy_def *def = unit->encoding[c];
                zy_cell_date date;
                def->type = other->encoding[main]->type;
                zy_cell_number number;
                zy_missing missing;
                if (def->type == ZY_TYPE_TEMPORAL && def->constant.kind == ZY_TEXT &&
                    zy_cell_date_read(def->constant.text, &date))
                    def->constant = ZY_DATUM_TIME(date.start);
                else if (def->type == ZY_TYPE_TEMPORAL && def->constant.kind == ZY_NUMBER &&
                         def->constant.number >= 1000 && def->constant.number < 10000)
                    def->constant = ZY_DATUM_TIME(zy_date_ms((int)def->constant.number, 1, 1));
                if (def->type == ZY_TYPE_QUANTITATIVE && def->constant.kind == ZY_TEXT &&
                    zy_cell_number_read(def->constant.text, &number, &missing) == ZY_CELL_NUMBER)
                    def->constant = ZY_DATUM_NUMBER(number.value);
                break;
            }
    }
}
