#include "style/style.h"

#include <math.h>

#include "text/text.h"

/* https://vega.github.io/vega-lite/docs/: what its documents show elsewhere they show here. */
const zy_style zy_style_vega = {
    .locale = "en",
    .counts_by_field = true,
    .takes_undefined = true,
    .empty_domain = NAN,
    .strays_at_start = true,
    .bands_by_config = true,
    .faint = true,
    .titles_from_fields = true,
    .turns_labels = true,
    .grids_by_range = true,
    .heads_all_cells = true,
};

const zy_style zy_style_house = {
    .theme = "paper",
    .has_frame = true,
    .has_canvas = true,
    .own_fonts = true,
    .manner = ZY_TEXT_HALT | ZY_TEXT_GAP,
    .own_signs = true,
    .repeat_columns = 2,
    .infers_types = true,
    .reads_cells = true,
    .keeps_order = true,
    .needs_rows = true,
    .bands_dates = true,
    .caps_bars = true,
    .keeps_places = true,
    .cuts_lengths = true,
    .rests_on_zero = true,
    .rounds_alone = true,
    .dots_lone_values = true,
    .honest_ends = true,
    .local_dates = true,
    .hides_missing_names = true,
    .writes_figures = true,
    .line_break = "\\n",
    .labels_marks = true,
    .parted_labels = true,
    .plain_titles = true,
    .breaks_names = true,
    .lean_axes = true,
};

const zy_style *zy_style_of_tables(void)
{
    return &zy_style_house;
}
