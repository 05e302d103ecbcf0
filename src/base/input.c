#include "base/input.h"

#include <glib.h>

#include "base/file.h"

struct zy_input {
    GMutex lock;
    zy_arena *arena;
    const char *bytes; /* NULL: not read yet */
    size_t len;
};

zy_input *zy_input_new(void)
{
    zy_input *input = g_new0(zy_input, 1);

    g_mutex_init(&input->lock);
    input->arena = zy_arena_new();
    return input;
}

void zy_input_free(zy_input *input)
{
    if (!input)
        return;
    g_mutex_clear(&input->lock);
    zy_arena_free(input->arena);
    g_free(input);
}

const char *zy_input_read(zy_input *input, zy_diags *diags, size_t most, zy_span span, size_t *len)
{
    g_mutex_lock(&input->lock);
    if (!input->bytes)
        input->bytes = zy_file_read(input->arena, diags, "-", most, span, &input->len);
    const char *bytes = input->bytes;
    *len = input->len;
    g_mutex_unlock(&input->lock);
    return bytes;
}
