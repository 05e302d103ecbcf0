/* What zy_scale_prepare works out, and what the files of this folder share. Private to it. */
#ifndef ZY_SCALE_PARTS_H
#define ZY_SCALE_PARTS_H

#include "scale/mix.h"
#include "scale/scale.h"

typedef struct zy_scale_parts {
    /* Continuous: the ends of the pieces, transformed, and the numbers they map to. */
    double *domain, *range;
    size_t domain_count, range_count;
    double low, high; /* the domain's ends for clamping, low <= high */
    bool negative;    /* log below zero */
    /* Colours of a continuous scale. `spread`: over the whole domain (d3's sequential and diverging
     * scales); else one mix for each piece of the domain. */
    zy_mix *mixes;
    size_t mix_count;
    bool spread;
    double extent[2]; /* the part of the colours that is used, reversed or not */
    /* Discretizing: what lies between the classes. */
    double *cuts;
    size_t cut_count;
    /* Discrete: open addressing, index + 1 in the domain, 0 free. The count is a power of two. */
    size_t *slots;
    size_t slot_count;
    bool descending; /* bands from the right */
} zy_scale_parts;

/* types.c */
/* The members of the range in use, reversed or not. */
zy_datum zy_scale_range_at(const zy_scale *scale, size_t i);

/* continuous.c */
double zy_scale_transform(const zy_scale *scale, double x);
double zy_scale_base(const zy_scale *scale);
void zy_scale_prepare_continuous(zy_scale *scale, zy_arena *arena);
/* `x`, or the nearest end of the domain when the scale clamps. */
double zy_scale_clamped(const zy_scale *scale, double x);
/* The class of `x` among ascending cuts: the number of cuts that are not above it. */
size_t zy_bisect(const double *cuts, size_t count, double x);
/* The ends a and b of the piece that `x` lies in, a being the lower one, and the fraction from a to
 * b; count >= 2. */
double zy_piece_find(const double *from, size_t count, double x, size_t *a, size_t *b);

/* discrete.c */
void zy_scale_prepare_discrete(zy_scale *scale, zy_arena *arena);
double zy_scale_band_start(const zy_scale *scale, size_t index);

/* discretize.c */
void zy_scale_prepare_cuts(zy_scale *scale, zy_arena *arena);
/* The class of a number, or -1. */
long zy_scale_class(const zy_scale *scale, double x);

/* colors.c */
bool zy_scale_prepare_colors(zy_scale *scale, zy_arena *arena, zy_diags *diags, zy_span span);
/* Of a continuous scale. */
zy_color zy_scale_mixed(const zy_scale *scale, double x);

/* schemes.c */
/* The colours a scheme is made of. */
zy_color *zy_scheme_stops(zy_arena *arena, const char *name, size_t *count);

/* edges.c */
bool zy_scale_has_bins(const zy_scale *scale);
/* The boundaries of the scale's bins within its domain, and their number. */
size_t zy_scale_bin_count(const zy_scale *scale);
double *zy_scale_bin_edges(const zy_scale *scale, zy_arena *arena, size_t *count);
/* log_ticks.c */
double *zy_log_ticks(const zy_scale *scale, zy_arena *arena, double count, size_t *tick_count);
/* steps.c */
/* d3-array's tickIncrement: negative for one divided by it. */
double zy_tick_increment(double start, double stop, double count);

#endif
