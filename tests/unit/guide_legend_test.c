/* Legends against what Vega 6.4 draws, measured with its estimate of text widths. */
#include "guide_fixture.h"

enum { MOST = 16 };

static zy_scale ordinal_scale(fixture *f, const char *const *names, const char *const *colors,
                              size_t count)
{
    zy_datum *d = ZY_NEW_ARRAY(f->arena, zy_datum, 2 * count);

    for (size_t i = 0; i < count; i++) {
        d[i] = ZY_DATUM_TEXT(names[i]);
        d[count + i] = ZY_DATUM_TEXT(colors[i]);
    }
    zy_scale scale = {.type = ZY_SCALE_ORDINAL,
                      .domain = d,
                      .domain_count = count,
                      .range = d + count,
                      .range_count = count};
    assert_true(zy_scale_prepare(&scale, f->arena, &f->diags, (zy_span){0}));
    return scale;
}

/* A scale from numbers to colours; lists end with NAN and NULL. */
static zy_scale color_scale(fixture *f, zy_scale_type type, const double *domain,
                            const char *const *colors)
{
    zy_scale scale = {.type = type,
                      .domain = ZY_NEW_ARRAY(f->arena, zy_datum, MOST),
                      .range = ZY_NEW_ARRAY(f->arena, zy_datum, MOST)};

    for (; !isnan(domain[scale.domain_count]); scale.domain_count++)
        scale.domain[scale.domain_count] = ZY_DATUM_NUMBER(domain[scale.domain_count]);
    for (; colors[scale.range_count]; scale.range_count++)
        scale.range[scale.range_count] = ZY_DATUM_TEXT(colors[scale.range_count]);
    assert_true(zy_scale_prepare(&scale, f->arena, &f->diags, (zy_span){0}));
    return scale;
}

/* Asks the legend for its values and labels. */
static void fill_entries(fixture *f, zy_legend *legend)
{
    size_t count, more;
    double used;
    const zy_datum *values = zy_legend_values(legend, f->arena, NAN, &count, &used, &more);
    zy_legend_entry *entries = ZY_NEW_ARRAY(f->arena, zy_legend_entry, count + 1);
    const zy_tick_format format = {.locale = &zy_locale_en, .count = used};

    for (size_t i = 0; i < count; i++) {
        const char *label = zy_legend_label(legend, f->arena, &format, values, count, i);
        if (more && i == count - 1)
            label = zy_arena_format(f->arena, "…%zu entries", more);
        entries[i] =
            (zy_legend_entry){.value = values[i], .lines = one_line(f, label), .line_count = 1};
    }
    legend->entries = entries;
    legend->entry_count = count;
}

static void add_legend(fixture *f, zy_group *group, const char *options, const char *title,
                       zy_legend legend)
{
    zy_legend_options *own = ZY_NEW(f->arena, zy_legend_options);
    zy_legend_options *all = ZY_NEW(f->arena, zy_legend_options);

    assert_true(zy_props_read(zy_legend_props, json(f, options), own, f->arena, &f->diags));
    *all = legend_options(f, options);
    legend.own = own, legend.options = all;
    legend.look = zy_legend_look_none;
    if (title) {
        char **lines = g_strsplit(title, "/", 0);
        legend.title_count = g_strv_length(lines);
        const char **copies = ZY_NEW_ARRAY(f->arena, const char *, legend.title_count);
        for (size_t i = 0; i < legend.title_count; i++)
            copies[i] = zy_arena_text(f->arena, lines[i], strlen(lines[i]));
        legend.title = copies;
        g_strfreev(lines);
    }
    fill_entries(f, &legend);
    zy_legend_draw(&legend, f->arena, f->typesetter);
    group->legends[group->legend_count++] = legend;
}

static zy_group empty_group(fixture *f, double width, double height)
{
    return (zy_group){.width = width,
                      .height = height,
                      .marks = ZY_BOX_EMPTY,
                      .x_axes = ZY_BOX_EMPTY,
                      .y_axes = ZY_BOX_EMPTY,
                      .inner = ZY_BOX_EMPTY,
                      .legends = ZY_NEW_ARRAY(f->arena, zy_legend, MOST)};
}

static void assert_legends(fixture *f, zy_group *group, const char *expected)
{
    zy_marks_list all = {0};

    zy_group_layout(group, f->arena, f->typesetter);
    for (size_t i = 0; i < group->legend_count; i++)
        zy_marks_take(&all, &group->legends[i].drawn.marks);
    assert_marks(f, &all, expected);
}

static void draws_every_kind_of_legend_on_every_side(void **state)
{
    static const char *const names[] = {"apple", "fig", "kiwi", "plum", "pear"};
    static const char *const colors[] = {"red", "green", "blue", "orange", "black"};
    fixture *f = *state;
    zy_group group = empty_group(f, 200, 150);
    zy_scale c = ordinal_scale(f, names, colors, 5);
    zy_scale s = linear_scale(f, 0, 40, 0, 400);
    zy_scale q = color_scale(f, ZY_SCALE_LINEAR, (const double[]){0, 50, NAN},
                             (const char *const[]){"white", "red", NULL});
    zy_scale t = color_scale(f, ZY_SCALE_THRESHOLD, (const double[]){10, 25, 70, NAN},
                             (const char *const[]){"white", "pink", "red", "black", NULL});
    zy_scale z = color_scale(f, ZY_SCALE_QUANTIZE, (const double[]){0, 90, NAN},
                             (const char *const[]){"white", "pink", "red", NULL});
    zy_scale l = color_scale(f, ZY_SCALE_LOG, (const double[]){1, 1000, NAN},
                             (const char *const[]){"white", "blue", NULL});

    add_legend(f, &group, "{'columns': 2}", "Fruit/kinds", (zy_legend){.fill = &c});
    add_legend(f, &group, "{'titleOrient': 'left', 'symbolLimit': 4}", "Size of it",
               (zy_legend){.size = &s});
    add_legend(f, &group, "{'orient': 'left', 'titleOrient': 'right', 'gradientLength': 120}",
               "Grad", (zy_legend){.fill = &q});
    add_legend(f, &group,
               "{'orient': 'bottom', 'direction': 'horizontal', 'gradientLength': 150,"
               " 'titleAnchor': 'end'}",
               "Bands", (zy_legend){.fill = &t});
    add_legend(f, &group,
               "{'orient': 'top', 'direction': 'horizontal', 'titleOrient': 'bottom',"
               " 'clipHeight': 8, 'padding': 6, 'strokeColor': 'gray', 'fillColor': '#eee',"
               " 'cornerRadius': 3}",
               "A row", (zy_legend){.fill = &c});
    add_legend(f, &group,
               "{'orient': 'bottom-right', 'direction': 'horizontal', 'gradientLength': 80,"
               " 'gradientThickness': 9, 'offset': 7}",
               NULL, (zy_legend){.fill = &q});
    add_legend(f, &group, "{'titleOrient': 'left', 'gradientLength': 60, 'labelOffset': 6}",
               "Quantize", (zy_legend){.fill = &z});
    add_legend(f, &group,
               "{'orient': 'none', 'legendX': 11, 'legendY': 22, 'gradientLength': 100,"
               " 'padding': 3, 'titleAlign': 'right'}",
               "Log", (zy_legend){.stroke = &l});
    add_legend(f, &group,
               "{'type': 'symbol', 'orient': 'left', 'symbolType': 'square', 'rowPadding': 9,"
               " 'labelBaseline': 'bottom'}",
               NULL, (zy_legend){.fill = &z});
    assert_legends(f, &group,
                   "legend-symbol 224 35 circle 100\n"
                   "legend-label 234 38 left 0 apple\n"
                   "legend-symbol 290 35 circle 100\n"
                   "legend-label 300 38 left 0 plum\n"
                   "legend-symbol 224 48 circle 100\n"
                   "legend-label 234 51 left 0 fig\n"
                   "legend-symbol 290 48 circle 100\n"
                   "legend-label 300 51 left 0 pear\n"
                   "legend-symbol 224 61 circle 100\n"
                   "legend-label 234 64 left 0 kiwi\n"
                   "legend-title 218 9 left 0 Fruit/kinds\n"
                   "legend-symbol 319 80 circle 100\n"
                   "legend-label 331 83 left 0 10\n"
                   "legend-symbol 319 101 circle 200\n"
                   "legend-label 331 104 left 0 20\n"
                   "legend-symbol 319 125 circle 200\n"
                   "legend-label 331 128 left 0 …3 entries\n"
                   "legend-title 218 108 left 0 Size of it\n"
                   "legend-gradient -90 0 -74 120\n"
                   "legend-label -72 118 left 0 0\n"
                   "legend-label -72 75 left 0 20\n"
                   "legend-label -72 27 left 0 40\n"
                   "legend-title -49 60 center 90 Grad\n"
                   "legend-band 0 184 37.5 200\n"
                   "legend-band 37.5 184 56.25 200\n"
                   "legend-band 56.25 184 112.5 200\n"
                   "legend-band 112.5 184 150 200\n"
                   "legend-label 37.5 210 center 0 10\n"
                   "legend-label 56.25 210 center 0 25\n"
                   "legend-label 112.5 210 center 0 70\n"
                   "legend-title 150 177 right 0 Bands\n"
                   "legend 0.5 -54.5 292.5 -17.5\n"
                   "legend-symbol 12 -45 circle 100\n"
                   "legend-label 22 -42 left 0 apple\n"
                   "legend-symbol 78 -45 circle 100\n"
                   "legend-label 88 -42 left 0 fig\n"
                   "legend-symbol 128 -45 circle 100\n"
                   "legend-label 138 -42 left 0 kiwi\n"
                   "legend-symbol 186 -45 circle 100\n"
                   "legend-label 196 -42 left 0 plum\n"
                   "legend-symbol 244 -45 circle 100\n"
                   "legend-label 254 -42 left 0 pear\n"
                   "legend-title 6 -26 left 0 A row\n"
                   "legend-gradient 113 122 193 131\n"
                   "legend-label 113 141 left 0 0\n"
                   "legend-label 145 141 center 0 20\n"
                   "legend-label 177 141 center 0 40\n"
                   "legend-band 235 184 251 204\n"
                   "legend-band 235 164 251 184\n"
                   "legend-band 235 144 251 164\n"
                   "legend-label 257 187 left 0 30\n"
                   "legend-label 257 167 left 0 60\n"
                   "legend-title 227 174 center -90 Quantize\n"
                   "legend-gradient 40 41 56 141\n"
                   "legend-label 58 139 left 0 1\n"
                   "legend-label 58 49 left 0 1,000\n"
                   "legend-title 40 34 right 0 Log\n"
                   "legend-symbol -84 134 square 100\n"
                   "legend-label -74 132 left 0 < 30\n"
                   "legend-symbol -84 158 square 100\n"
                   "legend-label -74 156 left 0 30 – 60\n"
                   "legend-symbol -84 182 square 100\n"
                   "legend-label -74 180 left 0 ≥ 60\n");
    zy_picture_size size =
        zy_picture_layout(ZY_AUTOSIZE_PAD, false, (zy_padding){5, 5, 5, 5}, (zy_size){200, 150},
                          (zy_size){200, 150}, group.bounds);
    assert_near(size.width, 511), assert_near(size.height, 278);
    assert_near(size.x, 95), assert_near(size.y, 61);
}

static void follows_the_layout_of_the_configuration(void **state)
{
    static const char *const names[] = {"apple", "fig", "kiwi"};
    static const char *const colors[] = {"red", "green", "blue"};
    static const char *const text[] = {"Hello", "world"};
    fixture *f = *state;
    zy_group group = empty_group(f, 200, 150);
    zy_scale c = ordinal_scale(f, names, colors, 3);
    zy_title_options o = title_options(f, "{'anchor': 'start', 'offset': 9, 'frame': 'bounds'}");
    zy_title title = {.options = &o,
                      .text = text,
                      .text_count = 2,
                      .subtitle = one_line(f, "sub"),
                      .subtitle_count = 1};

    /* The axes as Vega measures them. */
    group.x_axes = (zy_box){0, 149.5, 200, 150 + 17};
    group.y_axes = (zy_box){-70, -5, 0.5, 155};
    group.legend_layout = json(f, "{'anchor': 'middle', 'offset': 10, 'right': {'offset': 30},"
                                  " 'bottom': {'anchor': 'end', 'margin': 20, 'frame': 'bounds'}}");
    group.title = &title;
    add_legend(f, &group, "{}", "One", (zy_legend){.fill = &c});
    add_legend(f, &group, "{}", "Two", (zy_legend){.fill = &c});
    add_legend(f, &group, "{'orient': 'left', 'direction': 'horizontal', 'columns': 2}", "Three",
               (zy_legend){.fill = &c});
    add_legend(f, &group, "{'orient': 'bottom'}", "Four", (zy_legend){.fill = &c});
    add_legend(f, &group, "{'orient': 'bottom'}", "Five", (zy_legend){.fill = &c});
    add_legend(f, &group, "{'orient': 'top'}", "Six", (zy_legend){.fill = &c});
    assert_legends(f, &group,
                   "legend-symbol 236 71 circle 100\n"
                   "legend-label 246 74 left 0 apple\n"
                   "legend-symbol 236 84 circle 100\n"
                   "legend-label 246 87 left 0 fig\n"
                   "legend-symbol 236 97 circle 100\n"
                   "legend-label 246 100 left 0 kiwi\n"
                   "legend-title 230 58 left 0 One\n"
                   "legend-symbol 300 71 circle 100\n"
                   "legend-label 310 74 left 0 apple\n"
                   "legend-symbol 300 84 circle 100\n"
                   "legend-label 310 87 left 0 fig\n"
                   "legend-symbol 300 97 circle 100\n"
                   "legend-label 310 100 left 0 kiwi\n"
                   "legend-title 294 58 left 0 Two\n"
                   "legend-symbol -180 77 circle 100\n"
                   "legend-label -170 80 left 0 apple\n"
                   "legend-symbol -114 77 circle 100\n"
                   "legend-label -104 80 left 0 fig\n"
                   "legend-symbol -180 90 circle 100\n"
                   "legend-label -170 93 left 0 kiwi\n"
                   "legend-title -186 64 left 0 Three\n"
                   "legend-symbol 74 199 circle 100\n"
                   "legend-label 84 202 left 0 apple\n"
                   "legend-symbol 74 212 circle 100\n"
                   "legend-label 84 215 left 0 fig\n"
                   "legend-symbol 74 225 circle 100\n"
                   "legend-label 84 228 left 0 kiwi\n"
                   "legend-title 68 186 left 0 Four\n"
                   "legend-symbol 150 199 circle 100\n"
                   "legend-label 160 202 left 0 apple\n"
                   "legend-symbol 150 212 circle 100\n"
                   "legend-label 160 215 left 0 fig\n"
                   "legend-symbol 150 225 circle 100\n"
                   "legend-label 160 228 left 0 kiwi\n"
                   "legend-title 144 186 left 0 Five\n"
                   "legend-symbol 78 -41 circle 100\n"
                   "legend-label 88 -38 left 0 apple\n"
                   "legend-symbol 78 -28 circle 100\n"
                   "legend-label 88 -25 left 0 fig\n"
                   "legend-symbol 78 -15 circle 100\n"
                   "legend-label 88 -12 left 0 kiwi\n"
                   "legend-title 72 -54 left 0 Six\n");
    assert_marks(f, &group.title_drawn.marks,
                 "title-text -186 -104 left 0 Hello/world\n"
                 "title-subtitle -186 -74 left 0 sub\n");
    zy_picture_size size =
        zy_picture_layout(ZY_AUTOSIZE_PAD, false, (zy_padding){5, 5, 5, 5}, (zy_size){200, 150},
                          (zy_size){200, 150}, group.bounds);
    assert_near(size.width, 546), assert_near(size.height, 354);
}

static void draws_a_gradient_from_end_to_end(void **state)
{
    fixture *f = *state;
    zy_group group = empty_group(f, 300, 300);
    zy_scale q = color_scale(f, ZY_SCALE_LINEAR, (const double[]){68, 455, NAN},
                             (const char *const[]){"white", "black", NULL});

    add_legend(f, &group, "{'orient': 'right'}", "Displacement", (zy_legend){.stroke = &q});
    const zy_item *bar = &group.legends[0].drawn.marks.first->items[0];
    assert_int_equal(bar->fill.kind, ZY_PAINT_GRADIENT);
    assert_near(bar->fill.gradient->y1, 1), assert_near(bar->fill.gradient->y2, 0);
    assert_int_equal(bar->fill.gradient->stop_count, 21);
    assert_near(bar->fill.gradient->stops[1].offset, 12.0 / 387);
    assert_near(bar->fill.gradient->stops[20].offset, 1);
    assert_legends(f, &group,
                   "legend-gradient 318 16 334 216\n"
                   "legend-label 336 202.463 left 0 100\n"
                   "legend-label 336 150.783 left 0 200\n"
                   "legend-label 336 99.103 left 0 300\n"
                   "legend-label 336 47.424 left 0 400\n"
                   "legend-title 318 9 left 0 Displacement\n");
}

static void says_what_classes_reach_from_and_to(void **state)
{
    fixture *f = *state;
    zy_group group = empty_group(f, 20, 180);
    zy_scale color = color_scale(f, ZY_SCALE_THRESHOLD, (const double[]){30, 70, NAN},
                                 (const char *const[]){"#3b528b", "#21918d", "#5dc963", NULL});
    zy_scale size = color;
    static zy_datum sizes[] = {{.kind = ZY_NUMBER, .number = 80},
                               {.kind = ZY_NUMBER, .number = 200},
                               {.kind = ZY_NUMBER, .number = 320}};

    size.range = sizes, size.colors = NULL, size.color_count = 0, size.colored = false;
    assert_true(zy_scale_prepare(&size, f->arena, &f->diags, (zy_span){0}));
    add_legend(f, &group, "{}", "Threshold", (zy_legend){.fill = &color, .size = &size});
    assert_legends(f, &group,
                   "legend-symbol 48 21.5 circle 80\n"
                   "legend-label 62 24.5 left 0 < 30\n"
                   "legend-symbol 48 37 circle 200\n"
                   "legend-label 62 40 left 0 30 – 70\n"
                   "legend-symbol 48 57 circle 320\n"
                   "legend-label 62 60 left 0 ≥ 70\n"
                   "legend-title 38 9 left 0 Threshold\n");
}

static void lets_what_the_chart_says_win_over_scales(void **state)
{
    static const char *const names[] = {"a"};
    static const char *const colors[] = {"red"};
    fixture *f = *state;
    zy_scale c = ordinal_scale(f, names, colors, 1);
    zy_legend_options o = legend_options(f, "{}");
    zy_legend_entry entry = {
        .value = ZY_DATUM_TEXT("a"), .lines = one_line(f, "a"), .line_count = 1};
    zy_legend legend = {.options = &o,
                        .fill = &c,
                        .look = zy_legend_look_none,
                        .entries = &entry,
                        .entry_count = 1};

    legend.look.fill_given = true, legend.look.fill = NULL;
    legend.look.stroke_given = true, legend.look.stroke = "blue";
    legend.look.size = 25, legend.look.shape = "square", legend.look.opacity = 0.5;
    zy_legend_draw(&legend, f->arena, f->typesetter);
    const zy_item *symbol = &legend.drawn.marks.first->items[0];
    assert_int_equal(symbol->fill.kind, ZY_PAINT_NONE);
    assert_int_equal(symbol->stroke.color.b, 255);
    assert_near(symbol->stroke.opacity, 0.5);
    assert_near(symbol->size, 25);
    assert_string_equal(symbol->shape, "square");
}

static void is_nothing_without_entries_and_title(void **state)
{
    fixture *f = *state;
    zy_legend_options o = legend_options(f, "{}");
    zy_scale q =
        color_scale(f, ZY_SCALE_ORDINAL, (const double[]){NAN}, (const char *const[]){"red", NULL});
    zy_legend legend = {.options = &o, .fill = &q, .look = zy_legend_look_none};

    zy_legend_draw(&legend, f->arena, f->typesetter);
    assert_marks(f, &legend.drawn.marks, "");
    assert_box(legend.drawn.box, 0, 0, 0, 0);
}

static void shows_a_domain_without_extent_as_its_whole_range(void **state)
{
    fixture *f = *state;
    zy_group group = empty_group(f, 100, 100);
    zy_scale q = color_scale(f, ZY_SCALE_LINEAR, (const double[]){7, 7, NAN},
                             (const char *const[]){"white", "black", NULL});

    add_legend(f, &group, "{}", NULL, (zy_legend){.fill = &q});
    const zy_item *bar = &group.legends[0].drawn.marks.first->items[0];
    assert_true(bar->fill.gradient->stop_count >= 2);
    assert_int_equal(bar->fill.gradient->stops[0].color.r, 255);
    assert_int_equal(bar->fill.gradient->stops[bar->fill.gradient->stop_count - 1].color.r, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(draws_every_kind_of_legend_on_every_side, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(follows_the_layout_of_the_configuration, set_up, tear_down),
        cmocka_unit_test_setup_teardown(draws_a_gradient_from_end_to_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_what_classes_reach_from_and_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lets_what_the_chart_says_win_over_scales, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(is_nothing_without_entries_and_title, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shows_a_domain_without_extent_as_its_whole_range, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
