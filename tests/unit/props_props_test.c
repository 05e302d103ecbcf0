/* Property tables: what is read, what is refused and in which words, and how layers are joined. */
#include "calc_fixture.h"
#include "props/props.h"

typedef struct pen {
    zy_given given;
    double width;
    bool visible;
    const char *name;
    int cap;
    const char *color;
    double weight;
    const zy_value *dash, *fonts, *extra, *inner;
} pen;

static const char *const caps[] = {"butt", "round", NULL};

static const zy_prop inner_props[] = {
    {"size", ZY_PROP_NUMBER, 0, NULL, "", NULL},
    {"cap", ZY_PROP_WORD, 0, caps, "", NULL},
    {0},
};

static const zy_prop props[] = {
    {"width", ZY_PROP_NUMBER, offsetof(pen, width), NULL, "", NULL},
    {"visible", ZY_PROP_BOOL, offsetof(pen, visible), NULL, "", NULL},
    {"name", ZY_PROP_TEXT, offsetof(pen, name), NULL, "", NULL},
    {"cap", ZY_PROP_WORD, offsetof(pen, cap), caps, "", NULL},
    {"color", ZY_PROP_COLOR, offsetof(pen, color), NULL, "", NULL},
    {"weight", ZY_PROP_WEIGHT, offsetof(pen, weight), NULL, "", NULL},
    {"dash", ZY_PROP_NUMBERS, offsetof(pen, dash), NULL, "", NULL},
    {"fonts", ZY_PROP_TEXTS, offsetof(pen, fonts), NULL, "", NULL},
    {"extra", ZY_PROP_VALUE, offsetof(pen, extra), NULL, "", NULL},
    {"inner", ZY_PROP_MAP, offsetof(pen, inner), NULL, "", inner_props},
    {0},
};

static pen read(fixture *f, const char *text)
{
    pen made = {.width = -1, .cap = -1, .weight = -1};

    if (!zy_props_read(props, value_of(f, text), &made, f->arena, &f->diags))
        fail_msg("%s is refused: %s", text, f->diags.first->message);
    assert_quiet(f);
    return made;
}

#define HAS(made, field) zy_props_has(props, &(made), offsetof(pen, field))

static void reads_each_kind(void **state)
{
    const pen made = read(*state, "{width: 2.5, visible: true, name: a, cap: round, color: red, "
                                  "weight: 300, dash: [4, 2], fonts: [A, B], extra: [1, x], "
                                  "inner: {size: 3, cap: butt}}");

    assert_true(made.width == 2.5 && made.visible && made.cap == 1 && made.weight == 300);
    assert_string_equal(made.name, "a");
    assert_string_equal(made.color, "red");
    assert_true(made.dash->child->number == 4 && made.fonts->count == 2 && made.extra->count == 2);
    assert_true(zy_value_number(zy_value_find(made.inner, "size"), 0) == 3);
    assert_true(HAS(made, width) && HAS(made, visible) && HAS(made, name) && HAS(made, cap));
    assert_true(HAS(made, color) && HAS(made, weight) && HAS(made, dash) && HAS(made, fonts));
    assert_true(HAS(made, extra) && HAS(made, inner));
}

static void leaves_what_is_not_given(void **state)
{
    const pen made = read(*state, "{name: a}");

    assert_true(made.width == -1 && made.cap == -1);
    assert_true(!HAS(made, width) && HAS(made, name) && !HAS(made, cap) && !HAS(made, inner));
    const pen nothing = read(*state, "[1, 2]");
    assert_false(HAS(nothing, width));
}

static void reads_words_for_weights_and_colors(void **state)
{
    assert_true(read(*state, "{weight: normal}").weight == 400);
    assert_true(read(*state, "{weight: bold}").weight == 700);
    assert_true(read(*state, "{weight: lighter}").weight == 300);
    assert_true(read(*state, "{weight: bolder}").weight == 800);
    assert_true(read(*state, "{weight: 1}").weight == 1);
    assert_true(read(*state, "{weight: 1000}").weight == 1000);
    assert_string_equal(read(*state, "{color: none}").color, "none");
    assert_string_equal(read(*state, "{color: currentColor}").color, "currentColor");
    assert_string_equal(read(*state, "{color: ''}").color, "");
    assert_string_equal(read(*state, "{fonts: A}").fonts->text, "A");
    assert_true(read(*state, "{fonts: 4}").fonts->number == 4);
}

static void takes_null_where_nothing_can_be_meant(void **state)
{
    const pen made = read(*state, "{width: null, name: null, color: null, dash: null, fonts: null, "
                                  "extra: null, inner: null}");

    assert_true(isnan(made.width));
    assert_true(!made.name && !made.color && !made.dash && !made.fonts && !made.extra);
    assert_int_equal(made.inner->kind, ZY_VALUE_NULL);
    assert_true(HAS(made, width) && HAS(made, name) && HAS(made, color) && HAS(made, dash));
    assert_true(HAS(made, fonts) && HAS(made, extra) && HAS(made, inner));
}

typedef struct refusal {
    const char *text, *code, *english, *japanese, *hint;
    int column;
} refusal;

static const refusal refusals[] = {
    {"{width: a}", "wrong-kind", "\"width\" must be a number, not a text",
     "「width」には数値を書きます（文字列ではなく）", NULL, 9},
    {"{visible: 1}", "wrong-kind", "\"visible\" must be true or false, not a number",
     "「visible」には真偽値を書きます（数値ではなく）", NULL, 11},
    {"{visible: null}", "wrong-kind", "\"visible\" must be true or false, not nothing",
     "「visible」には真偽値を書きます（空の値ではなく）", NULL, 11},
    {"{name: [a]}", "wrong-kind", "\"name\" must be a text, not a list",
     "「name」には文字列を書きます（リストではなく）", NULL, 8},
    {"{cap: 1}", "wrong-kind", "\"cap\" must be a text, not a number",
     "「cap」には文字列を書きます（数値ではなく）", NULL, 7},
    {"{cap: null}", "wrong-kind", "\"cap\" must be a text, not nothing",
     "「cap」には文字列を書きます（空の値ではなく）", NULL, 7},
    {"{cap: rond}", "unknown-word", "\"rond\" is not a value of \"cap\"",
     "「rond」は「cap」の値ではありません", "did you mean \"round\"?", 7},
    {"{color: 1}", "wrong-kind", "\"color\" must be a colour such as #0b62b0, not a number",
     "「color」には#0b62b0 のような色を書きます（数値ではなく）", NULL, 9},
    {"{color: rde}", "unknown-color", "\"rde\" is not a colour", "「rde」は色ではありません", NULL,
     9},
    {"{weight: 0}", "wrong-kind",
     "\"weight\" must be a weight: 100 to 900, normal or bold, not a number",
     "「weight」には太さ（100〜900、normal、bold）を書きます（数値ではなく）", NULL, 10},
    {"{weight: 1001}", "wrong-kind",
     "\"weight\" must be a weight: 100 to 900, normal or bold, not a number", NULL, NULL, 10},
    {"{weight: fat}", "wrong-kind",
     "\"weight\" must be a weight: 100 to 900, normal or bold, not a text", NULL, NULL, 10},
    {"{dash: 4}", "wrong-kind", "\"dash\" must be a list of numbers, not a number",
     "「dash」には数の並びを書きます（数値ではなく）", NULL, 8},
    {"{dash: [4, a]}", "wrong-kind", "\"dash\" must be a list of numbers, not a list", NULL, NULL,
     8},
    {"{fonts: [A, 1]}", "wrong-kind", "\"fonts\" must be a text or a list of texts, not a list",
     "「fonts」には文字列かその並びを書きます（リストではなく）", NULL, 9},
    {"{fonts: true}", "wrong-kind",
     "\"fonts\" must be a text or a list of texts, not true or false", NULL, NULL, 9},
    {"{inner: 4}", "wrong-kind", "\"inner\" must be a map, not a number",
     "「inner」にはマップを書きます（数値ではなく）", NULL, 9},
    {"{inner: {sise: 4}}", "unknown-property", "unknown property \"sise\"",
     "「sise」というプロパティはありません", "did you mean \"size\"?", 10},
    {"{inner: {size: a}}", "wrong-kind", "\"size\" must be a number, not a text", NULL, NULL, 16},
    {"{widht: 4}", "unknown-property", "unknown property \"widht\"",
     "「widht」というプロパティはありません", "did you mean \"width\"?", 2},
};

static void assert_refusal(fixture *f, const refusal *r, zy_language language, const char *message)
{
    pen made = {0};

    f->diags = (zy_diags){.arena = f->arena, .language = language};
    if (zy_props_read(props, value_of(f, r->text), &made, f->arena, &f->diags))
        fail_msg("%s is accepted", r->text);
    assert_int_equal(f->diags.errors, 1);
    assert_code(f, r->code, r->column);
    assert_string_equal(f->diags.first->message, message);
    if (language == ZY_JAPANESE)
        return;
    assert_int_equal(f->diags.first->hint != NULL, r->hint != NULL);
    if (r->hint)
        assert_string_equal(f->diags.first->hint, r->hint);
}

static void refuses_what_does_not_fit(void **state)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        assert_refusal(*state, &refusals[i], ZY_ENGLISH, refusals[i].english);
        if (refusals[i].japanese)
            assert_refusal(*state, &refusals[i], ZY_JAPANESE, refusals[i].japanese);
    }
}

static void reports_every_problem_and_keeps_the_rest(void **state)
{
    fixture *f = *state;
    pen made = {0};

    assert_false(zy_props_read(
        props, value_of(f, "{width: a, nmae: b, cap: x, name: c, inner: {size: a, siez: 2}}"),
        &made, f->arena, &f->diags));
    assert_int_equal(f->diags.errors, 5);
    assert_true(HAS(made, name) && !HAS(made, width) && !HAS(made, cap) && !HAS(made, inner));
    /* One wrong key is not made good by a right one after it. */
    assert_false(
        zy_props_read(props, value_of(f, "{nmae: b, width: 1}"), &made, f->arena, &f->diags));
    assert_false(
        zy_props_read(props, value_of(f, "{width: a, visible: true}"), &made, f->arena, &f->diags));
}

static void checks_without_reading(void **state)
{
    fixture *f = *state;

    assert_true(zy_props_check(props, value_of(f, "{width: 2, cap: butt}"), &f->diags));
    assert_true(zy_props_check(props, value_of(f, "[a]"), &f->diags));
    assert_true(zy_props_check(props, value_of(f, "{width: {condition: 1}}"), &f->diags));
    assert_quiet(f);
    assert_false(zy_props_check(props, value_of(f, "{widht: 2, cap: butt}"), &f->diags));
    assert_false(zy_props_check(props, value_of(f, "{width: b, cap: butt}"), &f->diags));
    assert_int_equal(f->diags.errors, 2);
}

static void keeps_conditions_beside_their_other_value(void **state)
{
    fixture *f = *state;
    const pen made = read(f, "{width: {condition: {test: a, value: 2}, value: 3}, "
                             "color: {condition: {test: b, value: red}}, "
                             "extra: {condition: c}}");

    assert_true(made.width == 3 && HAS(made, width) && !HAS(made, color) && HAS(made, extra));

    pen wrong = {0};
    assert_false(zy_props_read(props, value_of(f, "{width: {condition: {test: a}, value: x}}"),
                               &wrong, f->arena, &f->diags));
}

static void inherits_what_is_not_given(void **state)
{
    fixture *f = *state;
    pen mine = read(f, "{width: 1, color: {condition: {test: a, value: red}}, name: null}");
    const pen theirs = read(f, "{width: 2, cap: round, name: b, inner: {size: 4}, weight: bold, "
                               "color: blue, visible: {condition: {test: b, value: true}}}");

    zy_props_inherit(props, &mine, &theirs, f->arena);
    assert_true(mine.width == 1 && mine.cap == 1 && mine.weight == 700 && !mine.name);
    assert_true(HAS(mine, cap) && HAS(mine, weight) && HAS(mine, inner) && !HAS(mine, visible));
    assert_ptr_equal(mine.inner, theirs.inner);
    assert_string_equal(mine.color, "blue");
}

static void does_not_inherit_a_condition_over_a_value(void **state)
{
    fixture *f = *state;
    pen mine = read(f, "{width: 1}");
    const pen theirs = read(f, "{width: {condition: {test: a, value: 2}, value: 3}}");

    zy_props_inherit(props, &mine, &theirs, f->arena);
    assert_true(mine.width == 1);
}

static void gives_a_property_by_hand(void **state)
{
    fixture *f = *state;
    pen made = read(f, "{}");

    zy_props_give(props, &made, offsetof(pen, inner));
    assert_true(HAS(made, inner) && !HAS(made, extra));
}

enum { MANY = 70 };

typedef struct wide {
    zy_given given;
    double fields[MANY];
} wide;

static void remembers_more_rows_than_a_word_has_bits(void **state)
{
    fixture *f = *state;
    zy_prop table[MANY + 1] = {0};
    wide made = {0};

    for (size_t i = 0; i < MANY; i++)
        table[i] = (zy_prop){.name = zy_arena_format(f->arena, "p%zu", i),
                             .kind = ZY_PROP_NUMBER,
                             .at = offsetof(wide, fields) + i * sizeof(double)};
    assert_true(zy_props_read(table, value_of(f, "{p1: 5, p63: 6, p64: 7, p69: 8}"), &made,
                              f->arena, &f->diags));
    for (size_t i = 0; i < MANY; i++)
        assert_int_equal(zy_props_has(table, &made, table[i].at),
                         i == 1 || i == 63 || i == 64 || i == 69);
    assert_true(made.fields[1] == 5 && made.fields[64] == 7 && made.fields[69] == 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_each_kind),
        TEST(leaves_what_is_not_given),
        TEST(reads_words_for_weights_and_colors),
        TEST(takes_null_where_nothing_can_be_meant),
        TEST(refuses_what_does_not_fit),
        TEST(reports_every_problem_and_keeps_the_rest),
        TEST(checks_without_reading),
        TEST(keeps_conditions_beside_their_other_value),
        TEST(inherits_what_is_not_given),
        TEST(does_not_inherit_a_condition_over_a_value),
        TEST(gives_a_property_by_hand),
        TEST(remembers_more_rows_than_a_word_has_bits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
