/* How many arguments each function of expressions takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calc/node.h"

typedef struct arity {
    const char *name;
    int least, most; /* -1: any number */
} arity;

static const arity arities[] = {
    {"if", 3, 3},
    {"abs", 1, 1},
    {"acos", 1, 1},
    {"asin", 1, 1},
    {"atan", 1, 1},
    {"atan2", 2, 2},
    {"ceil", 1, 1},
    {"cos", 1, 1},
    {"exp", 1, 1},
    {"floor", 1, 1},
    {"hypot", 0, -1},
    {"log", 1, 1},
    {"max", 0, -1},
    {"min", 0, -1},
    {"pow", 2, 2},
    {"round", 1, 1},
    {"sin", 1, 1},
    {"sqrt", 1, 1},
    {"tan", 1, 1},
    {"clamp", 3, 3},
    {"densityNormal", 1, 3},
    {"cumulativeNormal", 1, 3},
    {"quantileNormal", 1, 3},
    {"densityLogNormal", 1, 3},
    {"cumulativeLogNormal", 1, 3},
    {"quantileLogNormal", 1, 3},
    {"densityUniform", 1, 3},
    {"cumulativeUniform", 1, 3},
    {"quantileUniform", 1, 3},
    {"isArray", 1, 1},
    {"isBoolean", 1, 1},
    {"isDate", 1, 1},
    {"isDefined", 1, 1},
    {"isNumber", 1, 1},
    {"isObject", 1, 1},
    {"isRegExp", 1, 1},
    {"isString", 1, 1},
    {"isValid", 1, 1},
    {"isNaN", 1, 1},
    {"isFinite", 1, 1},
    {"toBoolean", 1, 1},
    {"toDate", 1, 1},
    {"toNumber", 1, 1},
    {"toString", 1, 1},
    {"parseFloat", 1, 1},
    {"parseInt", 1, 2},
    {"upper", 1, 1},
    {"lower", 1, 1},
    {"substring", 1, 3},
    {"trim", 1, 1},
    {"pad", 2, 4},
    {"truncate", 2, 4},
    {"btoa", 1, 1},
    {"atob", 1, 1},
    {"encodeURIComponent", 1, 1},
    {"regexp", 1, 2},
    {"test", 1, 3},
    {"replace", 3, 3},
    {"split", 1, 3},
    {"length", 1, 1},
    {"indexof", 2, 3},
    {"lastindexof", 2, 3},
    {"slice", 1, 3},
    {"reverse", 1, 1},
    {"sort", 1, 1},
    {"join", 1, 2},
    {"sequence", 1, 3},
    {"extent", 1, 1},
    {"merge", 0, -1},
    {"pluck", 2, 2},
    {"peek", 1, 1},
    {"span", 1, 1},
    {"inrange", 2, 4},
    {"clampRange", 3, 3},
    {"lerp", 2, 2},
    {"interpolateLinear", 2, 2},
    {"flush", 6, 6},
    {"datetime", 1, 7},
    {"utc", 1, 7},
    {"time", 1, 1},
    {"timezoneoffset", 1, 1},
    {"year", 1, 1},
    {"quarter", 1, 1},
    {"month", 1, 1},
    {"week", 1, 1},
    {"isoweek", 1, 1},
    {"date", 1, 1},
    {"day", 1, 1},
    {"dayofyear", 1, 1},
    {"hours", 1, 1},
    {"minutes", 1, 1},
    {"seconds", 1, 1},
    {"milliseconds", 1, 1},
    {"utcyear", 1, 1},
    {"utcquarter", 1, 1},
    {"utcmonth", 1, 1},
    {"utcweek", 1, 1},
    {"utcisoweek", 1, 1},
    {"utcdate", 1, 1},
    {"utcday", 1, 1},
    {"utcdayofyear", 1, 1},
    {"utchours", 1, 1},
    {"utcminutes", 1, 1},
    {"utcseconds", 1, 1},
    {"utcmilliseconds", 1, 1},
    {"timeOffset", 2, 3},
    {"utcOffset", 2, 3},
    {"timeSequence", 3, 4},
    {"utcSequence", 3, 4},
    {"format", 1, 2},
    {"timeFormat", 1, 2},
    {"utcFormat", 1, 2},
    {"timeParse", 2, 2},
    {"utcParse", 2, 2},
    {"monthFormat", 1, 1},
    {"monthAbbrevFormat", 1, 1},
    {"dayFormat", 1, 1},
    {"dayAbbrevFormat", 1, 1},
    {"timeUnitSpecifier", 1, 2},
    {"rgb", 1, 4},
    {"hsl", 1, 4},
    {"lab", 1, 4},
    {"hcl", 1, 4},
    {"luminance", 1, 1},
    {"contrast", 2, 2},
    {"scale", 2, 3},
    {"invert", 2, 3},
    {"domain", 1, 2},
    {"range", 1, 2},
    {"bandwidth", 1, 2},
    {"bandspace", 1, 3},
    {"data", 1, 1},
    {"indata", 3, 3},
};

static void take_as_many_arguments_as_they_say(void **state)
{
    zy_arena *arena = zy_arena_new();
    const char *const *names = zy_function_names(arena);
    size_t count = 0;

    (void)state;
    for (; names[count]; count++) {
        const zy_function *f = zy_function_find(names[count]);
        assert_non_null(f);
        assert_true(count < sizeof arities / sizeof *arities);
        assert_string_equal(f->name, arities[count].name);
        if (f->least != arities[count].least || f->most != arities[count].most)
            fail_msg("{\"%s\", %d, %d}", f->name, f->least, f->most);
    }
    assert_int_equal(count, sizeof arities / sizeof *arities);
    assert_null(zy_function_find("nothing"));
    zy_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(take_as_many_arguments_as_they_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
