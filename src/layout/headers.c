/* Headers of facets: the label of a cell, a row or a column, and the title of all of them
 * (Vega-Lite's compile/header). */
#include <math.h>
#include <string.h>

#include "layout/layout.h"

#define WRITTEN(o, field) zy_props_has(zy_header_props, o, offsetof(zy_header_options, field))

/* The unit of an axis stands between heading and plot. */
static double header_padding(const zy_job *job, bool unit)
{
    const zy_chart *chart = &job->chart;
    const zy_house *house = chart->house;

    if (!unit)
        return zy_length_px(chart, house->panels.heading);
    return zy_length_px(chart, house->axis.unit_y) + zy_length_px(chart, house->axis.label) +
           zy_length_px(chart, house->axis.over_unit);
}

static void house_options(const zy_job *job, bool unit, zy_header_options *o)
{
    if (!job->chart.style->has_canvas)
        return;
    if (!WRITTEN(o, label_font_size)) {
        o->label_font_size = zy_length_px(&job->chart, job->chart.house->type.heading);
        zy_props_give(zy_header_props, o, offsetof(zy_header_options, label_font_size));
    }
    if (!WRITTEN(o, label_padding)) {
        o->label_padding = header_padding(job, unit);
        zy_props_give(zy_header_props, o, offsetof(zy_header_options, label_padding));
    }
}

static void read_options(zy_job *job, const zy_def *def, bool unit, zy_header_options *o)
{
    zy_header_options scratch;
    const zy_cascade into = {zy_header_props, o, &scratch, sizeof scratch};
    const char *own = def->channel == ZY_CHANNEL_ROW      ? "headerRow"
                      : def->channel == ZY_CHANNEL_COLUMN ? "headerColumn"
                                                          : "headerFacet";

    memset(o, 0, sizeof *o);
    zy_props_read(zy_header_props, def->guide, o, job->arena, job->diags);
    house_options(job, unit, o);
    zy_inherit_config(job, &into, own);
    zy_inherit_config(job, &into, "header");
    zy_inherit_style(job, &into, "guide-label", "label");
    zy_inherit_style(job, &into, "guide-title", "title");
}

bool zy_header_read(zy_job *job, const zy_def *def, zy_header_options *o)
{
    if (def->no_guide)
        return false;
    read_options(job, def, true, o);
    zy_props_inherit(zy_header_props, o, &zy_header_defaults, job->arena);
    return true;
}

/* A bin is called by both of its ends. */
static const char *bin_text(const zy_view *grid, const zy_def *def, zy_datum value)
{
    zy_table *table = grid->input;
    const zy_column *column = zy_table_find(table, def->column);
    const zy_column *range = def->column_range ? zy_table_find(table, def->column_range) : NULL;

    for (size_t r = 0; column && range && r < table->row_count; r++)
        if (zy_datum_equal(zy_column_at(column, r), value))
            return zy_column_at(range, r).text;
    return NULL;
}

static const char *label_text(zy_job *job, const zy_view *grid, const zy_def *def,
                              const zy_header_options *o, zy_datum value)
{
    const zy_label_format format =
        zy_label_format_of(job, def, WRITTEN(o, format) ? o->format : NULL,
                           WRITTEN(o, format_type) ? o->format_type : NULL, false);

    const zy_locale locale = zy_number_locale(&job->chart, def->values);

    if (format.custom.type && !zy_def_is_binning(def))
        return zy_custom_format_text(&job->chart, format.custom, value);
    if (zy_datum_is_missing(value))
        return "null";
    if (zy_def_is_binning(def) && bin_text(grid, def, value))
        return bin_text(grid, def, value);
    if (format.time && isfinite(zy_datum_number(value)))
        return zy_time_format(
            job->arena, job->chart.locale,
            format.specifier ? format.specifier
                             : zy_value_text(zy_config(&job->chart, "timeFormat"), "%b %d, %Y"),
            zy_datum_number(value));
    if (format.specifier && value.kind == ZY_NUMBER)
        return zy_number_format(job->arena, &locale, format.specifier, value.number);
    if (value.kind == ZY_NUMBER && def->type == ZY_TYPE_QUANTITATIVE)
        return zy_number_format(job->arena, &locale, NULL, value.number);
    return zy_datum_text(job->arena, value);
}

void zy_header_draw(zy_job *job, const zy_header *header, zy_box inner, double width, double height,
                    zy_guide *out)
{
    const zy_title title = zy_header_label(job, header, ZY_NEW(job->arena, zy_title_options));

    zy_title_draw(&title, (zy_size){width, height}, inner, job->arena, job->chart.typesetter, out);
}

/* The label in lines: in the house style as they fit over the plot. */
static void set_lines(zy_job *job, const zy_header *header, const zy_header_options *o,
                      const char *text, zy_title *label)
{
    const zy_text_style style = {.size = o->label_font_size,
                                 .weight =
                                     isnan(o->label_font_weight) ? 400 : (int)o->label_font_weight,
                                 .family = o->label_font,
                                 .language = job->chart.language,
                                 .features = ZY_TEXT_TABULAR};

    if (!job->chart.style->breaks_names || !(header->room > 0)) {
        label->text = zy_split_lines(job, text, &label->text_count);
        return;
    }
    const zy_lines lines =
        zy_house_lines(job, header->grid, text, fmax(header->room, 4 * style.size), 3, &style);
    label->text = lines.texts, label->text_count = lines.count;
}

zy_title zy_header_label(zy_job *job, const zy_header *header, zy_title_options *options)
{
    zy_header_options o;
    zy_title label = {
        .within = header->within, .language = job->chart.language, .options = options};

    read_options(job, header->def, header->over_unit, &o);
    const char *text = label_text(job, header->grid, header->def, &o, header->value);
    text = zy_label_through(job, WRITTEN(&o, label_expr) ? o.label_expr : NULL, NULL, header->value,
                            text, 0);
    zy_props_inherit(zy_header_props, &o, &zy_header_defaults, job->arena);
    set_lines(job, header, &o, text, &label);
    zy_header_label_options(&o, header->def->channel == ZY_CHANNEL_ROW, options);
    zy_props_inherit(zy_title_props, options, &zy_title_vega_defaults, job->arena);
    options->frame = ZY_TITLE_FRAME_GROUP;
    return label;
}

/* ---- Titles ---- */

static const char *const *own_title(zy_job *job, const zy_def *def, size_t *count)
{
    zy_header_options o;

    *count = 0;
    read_options(job, def, true, &o);
    if (WRITTEN(&o, title))
        return zy_lines_of(job, o.title, count);
    if (def->title || def->no_title)
        return zy_lines_of(job, def->title, count);
    return job->chart.style->titles_from_fields
               ? zy_one_line(job, zy_def_guide_title(job, def), count)
               : NULL;
}

static const zy_def *def_of(const zy_view *grid, zy_channel channel)
{
    if (!grid || grid->kind != ZY_VIEW_GRID || grid->grid_kind != ZY_GRID_FACET)
        return NULL;
    return channel == ZY_CHANNEL_ROW      ? grid->facet_row
           : channel == ZY_CHANNEL_COLUMN ? grid->facet_column
                                          : grid->facet;
}

static const char *joined(zy_job *job, const char *const *lines, size_t count)
{
    const char *text = count ? lines[0] : "";

    for (size_t i = 1; i < count; i++)
        text = zy_arena_format(job->arena, "%s, %s", text, lines[i]);
    return text;
}

/* The title, and those of facets of the same channel inside: "Title / Subtitle". */
static const char *const *full_title(zy_job *job, const zy_view *grid, const zy_def *def,
                                     size_t *count)
{
    const char *const *lines = own_title(job, def, count);
    const zy_def *inside = def_of(grid->first, def->channel);
    size_t more = 0;

    if (!inside || inside->no_guide)
        return lines;
    const char *const *below = full_title(job, grid->first, inside, &more);
    if (!more)
        return lines;
    return zy_one_line(job,
                       zy_arena_format(job->arena, "%s / %s", joined(job, lines, *count),
                                       joined(job, below, more)),
                       count);
}

void zy_header_draw_title(zy_job *job, const zy_view *grid, const zy_def *def, const char *within,
                          zy_guide *out)
{
    zy_header_options o;
    zy_title_options *options = ZY_NEW(job->arena, zy_title_options);
    zy_title title = {.within = within, .language = job->chart.language, .options = options};

    title.text = full_title(job, grid, def, &title.text_count);
    if (!title.text_count || !zy_header_read(job, def, &o))
        return;
    zy_header_title_options(&o, def->channel == ZY_CHANNEL_ROW, options);
    zy_props_inherit(zy_title_props, options, &zy_title_vega_defaults, job->arena);
    zy_title_draw(&title, (zy_size){0, 0}, (zy_box){0, 0, 0, 0}, job->arena, job->chart.typesetter,
                  out);
}
