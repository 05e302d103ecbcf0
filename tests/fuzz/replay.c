/* Feeds files to a fuzzer, without clang: replay FILE... */
#include <glib.h>

#include "fuzz.h"

static int replay(const char *path)
{
    char *bytes = NULL;
    gsize len = 0;

    if (!g_file_get_contents(path, &bytes, &len, NULL))
        return fprintf(stderr, "cannot read %s\n", path), 1;
    LLVMFuzzerTestOneInput((const uint8_t *)bytes, len);
    g_free(bytes);
    return 0;
}

int main(int argc, char **argv)
{
    int failed = LLVMFuzzerTestOneInput((const uint8_t *)"", 0);

    for (int i = 1; i < argc; i++)
        failed |= replay(argv[i]);
    return failed;
}
