/* Huffman codes no longer than a limit. */
#ifndef ZY_OUT_HUFFMAN_H
#define ZY_OUT_HUFFMAN_H

#include <stddef.h>
#include <stdint.h>

enum { ZY_HUFFMAN_SYMBOLS = 288 };

/* The length of the code of each symbol, 0 for symbols that do not occur, and the codes with
 * their first bit lowest, as deflate writes them. At least one symbol must occur. */
void zy_huffman_build(const uint32_t *counts, size_t symbols, unsigned limit, uint8_t *lengths,
                      uint16_t *codes);

#endif
