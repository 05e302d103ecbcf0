#include "guide/guide.h"

const char *const zy_side_words[] = {"top", "bottom", "left", "right", NULL};

const char *const zy_legend_orient_words[] = {
    "none",     "left",      "right",       "top",          "bottom",
    "top-left", "top-right", "bottom-left", "bottom-right", NULL};

const char *const zy_baseline_words[] = {"alphabetic", "top",         "middle", "bottom",
                                         "line-top",   "line-bottom", NULL};

const char *const zy_anchor_words[] = {"start", "middle", "end", NULL};

const char *const zy_direction_words[] = {"horizontal", "vertical", NULL};

const char *const zy_grid_align_words[] = {"none", "each", "all", NULL};

const char *const zy_title_frame_words[] = {"bounds", "group", NULL};

const char *const zy_tick_band_words[] = {"center", "extent", NULL};

const char *const zy_align_words[] = {"left", "center", "right", NULL};

const char *const zy_cap_words[] = {"butt", "round", "square", NULL};

const char *const zy_autosize_words[] = {"pad", "fit", "fit-x", "fit-y", "none", NULL};
