/* Sub- and superscripts, for fonts that lack them: CO₂ and m⁻¹ are in neither Noto CJK nor BIZ. */
#include "text/shape.h"

#define RAISED -0.30
#define LOWERED 0.14

typedef struct raised {
    uint16_t character, base;
    double shift; /* em, downwards */
} raised;

static const raised table[] = {
    {0xAA, 'a', RAISED},       {0xB2, '2', RAISED},    {0xB3, '3', RAISED},
    {0xB9, '1', RAISED},       {0xBA, 'o', RAISED},    {0x2070, '0', RAISED},
    {0x2071, 'i', RAISED},     {0x2074, '4', RAISED},  {0x2075, '5', RAISED},
    {0x2076, '6', RAISED},     {0x2077, '7', RAISED},  {0x2078, '8', RAISED},
    {0x2079, '9', RAISED},     {0x207A, '+', RAISED},  {0x207B, 0x2212, RAISED},
    {0x207C, '=', RAISED},     {0x207D, '(', RAISED},  {0x207E, ')', RAISED},
    {0x207F, 'n', RAISED},     {0x2080, '0', LOWERED}, {0x2081, '1', LOWERED},
    {0x2082, '2', LOWERED},    {0x2083, '3', LOWERED}, {0x2084, '4', LOWERED},
    {0x2085, '5', LOWERED},    {0x2086, '6', LOWERED}, {0x2087, '7', LOWERED},
    {0x2088, '8', LOWERED},    {0x2089, '9', LOWERED}, {0x208A, '+', LOWERED},
    {0x208B, 0x2212, LOWERED}, {0x208C, '=', LOWERED}, {0x208D, '(', LOWERED},
    {0x208E, ')', LOWERED},    {0x2090, 'a', LOWERED}, {0x2091, 'e', LOWERED},
    {0x2092, 'o', LOWERED},    {0x2093, 'x', LOWERED}, {0x2095, 'h', LOWERED},
    {0x2096, 'k', LOWERED},    {0x2097, 'l', LOWERED}, {0x2098, 'm', LOWERED},
    {0x2099, 'n', LOWERED},    {0x209A, 'p', LOWERED}, {0x209B, 's', LOWERED},
    {0x209C, 't', LOWERED},    {0x2C7C, 'j', LOWERED}, {0x1D62, 'i', LOWERED},
};

uint32_t zy_raised_base(uint32_t character, double *shift)
{
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].character == character) {
            *shift = table[i].shift;
            return table[i].base;
        }
    return 0;
}
