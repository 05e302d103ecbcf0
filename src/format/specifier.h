/* A number format specifier taken apart. Private to this folder. */
#ifndef ZY_FORMAT_SPECIFIER_H
#define ZY_FORMAT_SPECIFIER_H

#include <stdbool.h>

/* The widest field and the largest precision that are read; d3 itself stops at 21 digits. */
enum { ZY_WIDTH_MAX = 1000 };

typedef struct zy_specifier {
    char fill[8]; /* one character */
    char align;   /* < > ^ = */
    char sign;    /* - + ( or blank */
    char symbol;  /* $ # or 0 */
    bool zero, comma, trim;
    int width;     /* 0: none */
    int precision; /* -1: not given */
    char type;     /* 0: none */
} zy_specifier;

/* False when `text` is no specifier. */
bool zy_specifier_read(const char *text, zy_specifier *specifier);

#endif
