/* Expressions: what Vega 6 gives for each, and what is wrong with others. */
#include "calc_fixture.h"

static const char row[] =
    "{\"a\":1.5,\"b\":\"文字x\",\"n\":null,\"s\":\"10\",\"t\":true,\"f\":false,\"z\":0,\"neg\":-3."
    "7,\"o\":{\"p\":{\"q\":7},\"r\":[1,2,3]},\"arr\":[3,1,2,null],\"e\":\"\",\"big\":1e+21,"
    "\"date\":1582983930123,\"str\":\"Hello World\",\"emoji\":\"a🐄b\",\"x y\":4,\"nan\":\"abc\"}";

static const struct {
    const char *text, *expected;
} cases[] = {
    {"1+2*3", "7"},
    {"(1+2)*3-4/5%2", "8.2"},
    {"-7%3", "-1"},
    {"2*-3", "-6"},
    {"1/0", "Infinity"},
    {"-1/0", "-Infinity"},
    {"0/0", "NaN"},
    {"\"a\"+1", "\"a1\""},
    {"1+\"a\"", "\"1a\""},
    {"1+null", "1"},
    {"\"a\"+null", "\"anull\""},
    {"true+1", "2"},
    {"[1,2]+3", "\"1,23\""},
    {"datum.a+datum.s", "\"1.510\""},
    {"datum.s-1", "9"},
    {"datum.s*2", "20"},
    {"+datum.s", "10"},
    {"-datum.s", "-10"},
    {"+datum.e", "0"},
    {"+datum.n", "0"},
    {"+datum.nope", "NaN"},
    {"!datum.a", "false"},
    {"!!datum.b", "true"},
    {"~5.7", "-6"},
    {"5&3", "1"},
    {"5|3", "7"},
    {"5^3", "6"},
    {"1<<33", "2"},
    {"-1>>1", "-1"},
    {"-1>>>28", "15"},
    {"-9>>1", "-5"},
    {"1<2", "true"},
    {"\"a\"<\"b\"", "true"},
    {"\"10\"<\"9\"", "true"},
    {"\"10\"<9", "false"},
    {"null<1", "true"},
    {"null==0", "false"},
    {"\"\"==0", "true"},
    {"\"1\"==1", "true"},
    {"\"1\"===1", "false"},
    {"true==1", "true"},
    {"true==\"1\"", "true"},
    {"[1]==1", "true"},
    {"NaN==NaN", "false"},
    {"NaN!==NaN", "true"},
    {"1!=2", "true"},
    {"1!==\"1\"", "true"},
    {"datum.a>1 && datum.b", "\"文字x\""},
    {"datum.z || 'else'", "\"else\""},
    {"datum.z && 'then'", "0"},
    {"datum.n || datum.e || 'x'", "\"x\""},
    {"datum.a > 1 ? 'big' : 'small'", "\"big\""},
    {"datum.z ? 1 : datum.n ? 2 : 3", "3"},
    {"if(datum.t, 1, 2)", "1"},
    {"datum.o.p.q", "7"},
    {"datum['o']['p']['q']", "7"},
    {"datum.o.r[1]", "2"},
    {"datum.o.r.length", "3"},
    {"datum.b[0]", "\"文\""},
    {"datum.b.length", "3"},
    {"datum.emoji.length", "4"},
    {"datum['x y']*2", "8"},
    {"datum['x'+' y']", "4"},
    {"{'cattle':'🐄','pigs':'🐖'}['cattle']", "\"🐄\""},
    {"[1,'a',null,[2]]", "[1,\"a\",null,[2]]"},
    {"'p' in datum.o", "true"},
    {"'zz' in datum.o", "false"},
    {"1 in [1,2]", "true"},
    {"3 in [1,2]", "false"},
    {"\"\\u0041\\x42\\n\\t\\'\"", "\"AB\\n\\t'\""},
    {"'\\u{1F404}'", "\"🐄\""},
    {"0x1F", "31"},
    {"1e3", "1000"},
    {".5", "0.5"},
    {"5.", "5"},
    {"1.5e-7", "1.5e-7"},
    {"1e21", "1e+21"},
    {"123456789012345680000", "123456789012345680000"},
    {"0.1+0.2", "0.30000000000000004"},
    {"100000000000000000000+1", "100000000000000000000"},
    {"1/3", "0.3333333333333333"},
    {"-0", "0"},
    {"abs(-5)", "5"},
    {"acos(2)", "NaN"},
    {"asin(1)", "1.5707963267948966"},
    {"atan2(1,2)", "0.4636476090008061"},
    {"ceil(1.2)", "2"},
    {"floor(-1.2)", "-2"},
    {"round(2.5)", "3"},
    {"round(-2.5)", "-2"},
    {"round(0.49999999999999994)", "0"},
    {"round(-0.2)", "0"},
    {"exp(1)", "2.718281828459045"},
    {"log(10)", "2.302585092994046"},
    {"hypot(3,4)", "5"},
    {"hypot()", "0"},
    {"max()", "-Infinity"},
    {"min()", "Infinity"},
    {"max(1,'5',3)", "5"},
    {"max(1,NaN)", "NaN"},
    {"min(3,null)", "0"},
    {"pow(2,10)", "1024"},
    {"pow(1,NaN)", "NaN"},
    {"pow(-8,1/3)", "NaN"},
    {"sqrt(2)", "1.4142135623730951"},
    {"sqrt(-1)", "NaN"},
    {"sin(1)", "0.8414709848078965"},
    {"cos(1)", "0.5403023058681398"},
    {"tan(1)", "1.5574077246549023"},
    {"clamp(5,0,3)", "3"},
    {"clamp(-5,0,3)", "0"},
    {"clamp(NaN,0,3)", "NaN"},
    {"isNaN(NaN)", "true"},
    {"isNaN('a')", "false"},
    {"isFinite(1)", "true"},
    {"isFinite('1')", "false"},
    {"isFinite(1/0)", "false"},
    {"isValid(null)", "false"},
    {"isValid(NaN)", "false"},
    {"isValid('')", "true"},
    {"isDefined(datum.nope)", "false"},
    {"isNumber(1)", "true"},
    {"isNumber('1')", "false"},
    {"isString('a')", "true"},
    {"isArray([1])", "true"},
    {"isBoolean(false)", "true"},
    {"isObject({})", "true"},
    {"isObject([1])", "true"},
    {"isObject(null)", "false"},
    {"isRegExp(/a/)", "true"},
    {"isDate(datetime(2020,1,1))", "true"},
    {"toNumber('12')", "12"},
    {"toNumber('')", "null"},
    {"toNumber('x')", "NaN"},
    {"toNumber(null)", "null"},
    {"toString(12)", "\"12\""},
    {"toString(null)", "null"},
    {"toString([1,2])", "\"1,2\""},
    {"toBoolean('false')", "false"},
    {"toBoolean('0')", "false"},
    {"toBoolean('x')", "true"},
    {"toBoolean('')", "null"},
    {"toBoolean(0)", "false"},
    {"parseFloat('3.5abc')", "3.5"},
    {"parseFloat('  -.5e3x')", "-500"},
    {"parseFloat('5.')", "5"},
    {"parseFloat('.')", "NaN"},
    {"parseFloat('1e')", "1"},
    {"parseFloat('Infinityx')", "Infinity"},
    {"parseFloat('abc')", "NaN"},
    {"parseInt('42px')", "42"},
    {"parseInt('0x1F')", "31"},
    {"parseInt('101',2)", "5"},
    {"parseInt('zz',36)", "1295"},
    {"parseInt('')", "NaN"},
    {"parseInt('9',8)", "NaN"},
    {"length('abc')", "3"},
    {"length([1,2])", "2"},
    {"length(datum.b)", "3"},
    {"upper('straße é')", "\"STRASSE É\""},
    {"lower('ÀÉ ABC')", "\"àé abc\""},
    {"substring('hello',1,3)", "\"el\""},
    {"substring('hello',3,1)", "\"el\""},
    {"substring('hello',-2)", "\"hello\""},
    {"substring('hello',2)", "\"llo\""},
    {"substring('hello',NaN,2)", "\"he\""},
    {"slice('hello',-3)", "\"llo\""},
    {"slice('hello',1,-1)", "\"ell\""},
    {"slice([1,2,3,4],1,3)", "[2,3]"},
    {"slice([1,2,3,4],-2)", "[3,4]"},
    {"split('a,b,c',',')", "[\"a\",\"b\",\"c\"]"},
    {"split('abc','')", "[\"a\",\"b\",\"c\"]"},
    {"split('a,b,c',',',2)", "[\"a\",\"b\"]"},
    {"split('a1b2c',/[0-9]/)", "[\"a\",\"b\",\"c\"]"},
    {"split('a1b2c',/([0-9])/)", "[\"a\",\"1\",\"b\",\"2\",\"c\"]"},
    {"split('abc',/(?:)/)", "[\"a\",\"b\",\"c\"]"},
    {"split('a,b')", "[\"a,b\"]"},
    {"trim('  a　b  ')", "\"a　b\""},
    {"pad('a',5)", "\"a    \""},
    {"pad('a',5,'-','left')", "\"----a\""},
    {"pad('ab',5,'-','center')", "\"-ab--\""},
    {"pad('abc',2)", "\"abc\""},
    {"truncate('hello world',5)", "\"hell…\""},
    {"truncate('hello world',5,'left')", "\"…orld\""},
    {"truncate('hello world',6,'center')", "\"hel…ld\""},
    {"truncate('hello world',5,'right','..')", "\"hel..\""},
    {"truncate('hi',5)", "\"hi\""},
    {"indexof('hello','l')", "2"},
    {"indexof('hello','z')", "-1"},
    {"indexof([1,2,3],2)", "1"},
    {"indexof([1,2,3],'2')", "-1"},
    {"indexof('hello','l',3)", "3"},
    {"indexof('文字x','x')", "2"},
    {"indexof('',  '')", "0"},
    {"lastindexof('hello','l')", "3"},
    {"lastindexof([1,2,1],1)", "2"},
    {"lastindexof('hello','h',0)", "0"},
    {"replace('hello','l','L')", "\"heLlo\""},
    {"replace('hello',/l/g,'L')", "\"heLLo\""},
    {"replace('hello',/l/,'L')", "\"heLlo\""},
    {"replace('John Smith',/(\\w+)\\s(\\w+)/,'$2, $1')", "\"Smith, John\""},
    {"replace('aaa',/a/g,'$&$&')", "\"aaaaaa\""},
    {"replace('abc','b','[$&$$]')", "\"a[b$]c\""},
    {"replace('abc','b','[$`|$\\']')", "\"a[a|c]c\""},
    {"replace('x-y',regexp('-','g'),'+')", "\"x+y\""},
    {"regexp('a','i')", "regexp /a/i"},
    {"test(/ab+/i,'xABB')", "true"},
    {"test('^a','abc')", "true"},
    {"test(regexp('b$'),'ab')", "true"},
    {"test(/\\u3042/,'あ')", "true"},
    {"test(/^[^]+$/,'a\\nb')", "true"},
    {"test(/[\\u4e00-\\u9fff]/,'漢字')", "true"},
    {"btoa('hello')", "\"aGVsbG8=\""},
    {"atob('aGVsbG8=')", "\"hello\""},
    {"encodeURIComponent('あ b&c')", "\"%E3%81%82%20b%26c\""},
    {"reverse([1,2,3])", "[3,2,1]"},
    {"sort([3,1,2])", "[1,2,3]"},
    {"join([1,2,3],'-')", "\"1-2-3\""},
    {"join([1,null,3])", "\"1,,3\""},
    {"join(['a'])", "\"a\""},
    {"sequence(5)", "[0,1,2,3,4]"},
    {"sequence(1,4)", "[1,2,3]"},
    {"sequence(0,1,0.25)", "[0,0.25,0.5,0.75]"},
    {"sequence(5,0,-2)", "[5,3,1]"},
    {"sequence(5,0)", "[]"},
    {"extent([3,1,null,2])", "[1,3]"},
    {"extent([])", "[null,null]"},
    {"extent(['b','a'])", "[\"a\",\"b\"]"},
    {"merge({a:1},{b:2,a:3})", "{\"a\":3,\"b\":2}"},
    {"pluck([{x:1},{x:2}],'x')", "[1,2]"},
    {"pluck({x:{y:3}},'x.y')", "3"},
    {"peek([1,2,3])", "3"},
    {"span([2,5,9])", "7"},
    {"span([])", "0"},
    {"inrange(3,[1,5])", "true"},
    {"inrange(5,[1,5],true,false)", "false"},
    {"inrange(3,[5,1])", "true"},
    {"inrange(1,[1,5],false)", "false"},
    {"clampRange([5,15],0,10)", "[0,10]"},
    {"clampRange([-5,3],0,10)", "[0,8]"},
    {"clampRange([-5,30],0,10)", "[0,10]"},
    {"lerp([0,10],0.3)", "3"},
    {"lerp([0,5,10],0.5)", "5"},
    {"flush([0,10],1,2,'l','r','c')", "\"l\""},
    {"flush([0,10],9.5,2,'l','r','c')", "\"r\""},
    {"flush([0,10],5,2,'l','r','c')", "\"c\""},
    {"flush([0,10],5,null,'l','r','c')", "\"c\""},
    {"year(datum.date)", "2020"},
    {"quarter(datum.date)", "1"},
    {"month(datum.date)", "1"},
    {"date(datum.date)", "29"},
    {"day(datum.date)", "6"},
    {"hours(datum.date)", "13"},
    {"minutes(datum.date)", "45"},
    {"seconds(datum.date)", "30"},
    {"milliseconds(datum.date)", "123"},
    {"week(datum.date)", "8"},
    {"isoweek(datum.date)", "9"},
    {"dayofyear(datum.date)", "60"},
    {"utcyear(datum.date)", "2020"},
    {"utcweek(datetime(2023,0,1))", "1"},
    {"utcisoweek(datetime(2021,0,3))", "53"},
    {"utcisoweek(datetime(2020,11,31))", "53"},
    {"utcisoweek(datetime(2024,11,30))", "1"},
    {"year('2020-05-01')", "2020"},
    {"month('May 3, 2020')", "4"},
    {"year(null)", "1970"},
    {"year('junk')", "NaN"},
    {"time(datetime(2020,1,29))", "1582934400000"},
    {"time('2020-01-01')", "1577836800000"},
    {"datetime(2020,1,29,12)", "time 1582977600000"},
    {"datetime(99,0)", "time 915148800000"},
    {"datetime('2020-01-01T00:00:00Z')", "time 1577836800000"},
    {"datetime(2020,13,45,25,61,61,1001)", "time 1616032922001"},
    {"datetime(2020,0.9,1.9)", "time 1577836800000"},
    {"utc(2020,0,1)", "1577836800000"},
    {"utc(2020)", "1577836800000"},
    {"timezoneoffset(datum.date)", "0"},
    {"timeOffset('month',datum.date,1)", "time 1585489530123"},
    {"timeOffset('year',datum.date,-1)", "time 1551447930123"},
    {"utcOffset('day',datum.date,-30)", "time 1580391930123"},
    {"utcOffset('week',datum.date,2)", "time 1584193530123"},
    {"utcOffset('hours',datum.date)", "time 1582987530123"},
    {"utcOffset('quarter',datum.date,1)", "time 1588167930123"},
    {"length(utcSequence('month',datetime(2020,0,15),datetime(2020,6,1)))", "5"},
    {"utcSequence('week',datetime(2020,0,1),datetime(2020,0,20))[0]", "time 1578182400000"},
    {"utcSequence('quarter',datetime(2020,1,1),datetime(2021,0,20))[1]", "time 1593561600000"},
    {"utcSequence('isoweek',datetime(2020,0,1),datetime(2020,0,20))[0]", "time 1578268800000"},
    {"utcSequence('hours',datetime(2020,0,1,0,30),datetime(2020,0,1,4),2)[1]",
     "time 1577847600000"},
    {"format(1234.567,',.1f')", "\"1,234.6\""},
    {"format(0.256,'.0%')", "\"26%\""},
    {"format(1234567,'s')", "\"1.23457M\""},
    {"format(12,'')", "\"12\""},
    {"format(null,'d')", "\"null\""},
    {"format('12','d')", "\"12\""},
    {"timeFormat(datum.date,'%Y-%m-%d %H:%M:%S.%L')", "\"2020-02-29 13:45:30.123\""},
    {"timeFormat(datum.date,'%b %A %j %U %q')", "\"Feb Saturday 060 08 1\""},
    {"utcFormat(datum.date)", "\".123\""},
    {"utcFormat(datetime(2020,0,1))", "\"2020\""},
    {"utcFormat(datetime(2020,3,1))", "\"April\""},
    {"timeFormat(datum.date,{'year':'%y','date':'D%d','milliseconds':'ms%L'})", "\"ms123\""},
    {"timeParse('2020-03-04','%Y-%m-%d')", "time 1583280000000"},
    {"utcParse('xx','%Y')", "null"},
    {"monthFormat(0)", "\"January\""},
    {"monthFormat(13)", "\"February\""},
    {"monthFormat(1.5)", "\"\""},
    {"monthAbbrevFormat(8)", "\"Sep\""},
    {"dayFormat(0)", "\"Sunday\""},
    {"dayAbbrevFormat(6)", "\"Sat\""},
    {"timeUnitSpecifier('month')", "\"%b\""},
    {"timeUnitSpecifier(['year','month'])", "\"%Y-%m\""},
    {"timeUnitSpecifier(['year','month','date'],{'year-month-date':'%Y!'})", "\"%Y!\""},
    {"timeUnitSpecifier(['hours','minutes'])", "\"%H:%M\""},
    {"timeUnitSpecifier(['date','year','month','hours'])", "\"%Y-%m-%d %H:00\""},
    {"timeUnitSpecifier(['year','isoweek'])", "\"%G W%V\""},
    {"rgb('steelblue')+''", "\"rgb(70, 130, 180)\""},
    {"rgb(1,2,3)+''", "\"rgb(1, 2, 3)\""},
    {"rgb('red').r", "255"},
    {"rgb(10.4,300,-5)+''", "\"rgb(10, 255, 0)\""},
    {"rgb(1,2,3,0.5)+''", "\"rgba(1, 2, 3, 0.5)\""},
    {"hsl(120,1,0.25)+''", "\"rgb(0, 128, 0)\""},
    {"hsl('orange').h", "38.82352941176471"},
    {"hsl('orange').s", "1"},
    {"hsl('gray').s", "0"},
    {"hsl(-30,0.5,0.5)+''", "\"rgb(191, 64, 128)\""},
    {"lab('orange').l", "75.59039382183111"},
    {"lab('orange').a", "27.519295036597114"},
    {"lab('orange').b", "79.11622111463764"},
    {"lab(50,20,-30)+''", "\"rgb(133, 108, 170)\""},
    {"hcl('orange').h", "70.82059825920874"},
    {"hcl('orange').c", "83.76567341561525"},
    {"hcl(200,40,60)+''", "\"rgb(0, 163, 167)\""},
    {"luminance('#ff8000')", "0.3669834296814607"},
    {"contrast('white','black')", "21"},
    {"contrast('#777','white')", "4.478089453577214"},
    {"quantileNormal(0.975)", "1.959963984540054"},
    {"quantileNormal(0.5,10,2)", "10"},
    {"quantileNormal(2)", "NaN"},
    {"quantileNormal(1)", "Infinity"},
    {"quantileNormal(0)", "-Infinity"},
    {"quantileNormal(1e-10)", "-6.361340889697421"},
    {"cumulativeNormal(1.96)", "0.9750021048517795"},
    {"cumulativeNormal(-8)", "6.220960520142783e-16"},
    {"cumulativeNormal(3,2,0.5)", "0.9772498680518208"},
    {"densityNormal(0)", "0.3989422804014327"},
    {"densityNormal(1,2,3)", "0.12579440923099772"},
    {"densityLogNormal(2,0,1)", "0.15687401927898112"},
    {"densityLogNormal(-1)", "0"},
    {"cumulativeLogNormal(2)", "0.7558914042144171"},
    {"quantileLogNormal(0.9,1,0.5)", "5.159170355622593"},
    {"densityUniform(0.5)", "1"},
    {"densityUniform(3,2,6)", "0.25"},
    {"cumulativeUniform(3,2,6)", "0.25"},
    {"cumulativeUniform(0.3)", "0.3"},
    {"quantileUniform(0.25,2,6)", "3"},
    {"quantileUniform(0.25,4)", "1"},
    {"PI", "3.141592653589793"},
    {"E", "2.718281828459045"},
    {"LN2", "0.6931471805599453"},
    {"LN10", "2.302585092994046"},
    {"LOG2E", "1.4426950408889634"},
    {"LOG10E", "0.4342944819032518"},
    {"SQRT1_2", "0.7071067811865476"},
    {"SQRT2", "1.4142135623730951"},
    {"MIN_VALUE", "5e-324"},
    {"MAX_VALUE", "1.7976931348623157e+308"},
    {"indexof(datum.arr, null)", "3"},
    {"datum.big+''", "\"1e+21\""},
    {"1e-7+''", "\"1e-7\""},
    {"123456789.123+''", "\"123456789.123\""},
    {"(datum.a)", "1.5"},
    {"[1,]", "[1]"},
    {"{a:1,}", "{\"a\":1}"},
    /* Ours alone: these throw in Vega. */
    {"undefined + 1", "NaN"},
    {"undefined == null", "true"},
    {"datum.nope.more", "undefined"},
    {"length(null)", "undefined"},
    {"year(undefined)", "NaN"},
    {"Infinity", "Infinity"},
};

/* Instants as "time ms", regular expressions as "regexp /a/i". */
static const char *text_of(fixture *f, zy_datum d)
{
    if (d.kind == ZY_UNDEFINED)
        return "undefined";
    if (d.kind == ZY_TIME)
        return zy_arena_format(f->arena, "time %s",
                               zy_datum_text(f->arena, ZY_DATUM_NUMBER(d.number)));
    if (d.kind == ZY_NUMBER)
        return zy_datum_text(f->arena, d);
    if (d.kind == ZY_OBJECT && zy_object_find(d.object, "isRegExp").kind == ZY_BOOL)
        return zy_arena_format(f->arena, "regexp /%s/%s", zy_object_find(d.object, "source").text,
                               zy_object_find(d.object, "flags").text);
    return zy_datum_json(f->arena, d);
}

static zy_datum run(fixture *f, const char *text, const zy_parameters *parameters)
{
    const zy_span nowhere = {0};
    const zy_expression *e = zy_expression_read(f->arena, &f->diags, text, nowhere, parameters);

    if (!e)
        fail_msg("%s: %s", text, f->diags.first->message);
    return zy_expression_run_datum(e, f->arena, datum_of(f, row));
}

static void gives_what_vega_gives(void **state)
{
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const zy_datum d = run(f, cases[i].text, NULL);
        const double expected = zy_number_script(cases[i].expected);
        if (d.kind == ZY_NUMBER && is_near(d.number, expected))
            continue;
        const char *got = text_of(f, d);
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("%s gives %s, not %s", cases[i].text, got, cases[i].expected);
    }
    assert_quiet(f);
}

static void says_what_is_wrong_and_where(void **state)
{
    fixture *f = *state;
    /* Columns from 1, behind the quote. */
    static const struct {
        const char *text, *code;
        int column;
    } wrong[] = {
        {"1 +", "expression-syntax", 5},
        {"(1", "expression-syntax", 4},
        {"1 2", "expression-syntax", 4},
        {"a b", "expression-syntax", 4},
        {"@", "expression-syntax", 2},
        {"1x", "expression-syntax", 2},
        {"012", "expression-syntax", 2},
        {"'abc", "expression-syntax", 2},
        {"/ab", "expression-syntax", 2},
        {"datum.a = 3", "expression-syntax", 10},
        {"datum.a++", "expression-syntax", 9},
        {"typeof datum.a", "expression-syntax", 2},
        {"function(){}", "expression-syntax", 2},
        {"datum.b.slice(1)", "expression-syntax", 2},
        {"{a:1,a:2}", "expression-syntax", 7},
        {"{(1):2}", "expression-syntax", 3},
        {"", "expression-syntax", 1},
        {"datum.", "expression-syntax", 8},
        {"foo(1)", "unknown-function", 2},
        {"1 + indexOf('a', 'b')", "unknown-function", 6},
        {"random()", "unsupported-function", 2},
        {"now()", "unsupported-function", 2},
        {"scale('x', 1)", "unsupported-function", 2},
        {"nosuch + 1", "unknown-name", 2},
        {"clamp(1)", "wrong-arguments", 2},
        {"abs(1, 2)", "wrong-arguments", 2},
        {"datetime()", "wrong-arguments", 2},
        {"/(/", "bad-regexp", 2},
        {"/a/q", "bad-regexp", 2},
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *file = zy_arena_format(f->arena, "\"%s\"", wrong[i].text);
        const zy_source *source = source_of(f, file);
        const zy_span span = {source, 0, (uint32_t)source->len};
        f->diags = (zy_diags){.arena = f->arena};
        if (zy_expression_read(f->arena, &f->diags, wrong[i].text, span, NULL))
            fail_msg("%s is accepted", wrong[i].text);
        if (strcmp(f->diags.first->code, wrong[i].code) != 0)
            fail_msg("%s: %s, not %s", wrong[i].text, f->diags.first->code, wrong[i].code);
        int line, column;
        zy_span_locate(f->diags.first->span, &line, &column);
        if (column != wrong[i].column)
            fail_msg("%s: column %d, not %d", wrong[i].text, column, wrong[i].column);
    }
}

static void suggests_the_nearest_name(void **state)
{
    fixture *f = *state;
    const zy_span nowhere = {0};
    const zy_parameter items[] = {{"threshold", ZY_DATUM_NUMBER(3)}};
    const zy_parameters parameters = {.items = items, .count = 1};

    assert_null(zy_expression_read(f->arena, &f->diags, "thresold > 1", nowhere, &parameters));
    assert_non_null(strstr(f->diags.first->hint, "threshold"));
    f->diags = (zy_diags){.arena = f->arena};
    assert_null(zy_expression_read(f->arena, &f->diags, "indexOf('a', 'b')", nowhere, NULL));
    assert_non_null(strstr(f->diags.first->hint, "indexof"));
}

static void knows_parameters(void **state)
{
    fixture *f = *state;
    const zy_parameter items[] = {{"limit", ZY_DATUM_NUMBER(3)}, {"name", ZY_DATUM_TEXT("あ")}};
    const zy_parameters parameters = {.items = items, .count = 2};

    assert_true(run(f, "limit * 2", &parameters).number == 6);
    assert_string_equal(run(f, "name + datum.b", &parameters).text, "あ文字x");
}

static zy_datum answer(void *asked, zy_arena *arena, const char *function, const zy_datum *args,
                       size_t count)
{
    assert_string_equal(function, "scale");
    assert_int_equal(count, 2);
    (void)asked;
    (void)arena;
    return ZY_DATUM_NUMBER(args[1].number * 10);
}

static void asks_the_chart_for_its_scales(void **state)
{
    const zy_parameters parameters = {.ask = answer};

    assert_true(run(*state, "scale('x', 7) + 1", &parameters).number == 71);
}

static void formats_in_the_language_of_the_chart(void **state)
{
    const zy_parameters parameters = {.locale = &zy_locale_ja};

    assert_string_equal(run(*state, "monthFormat(0)", &parameters).text, "1月");
}

static void names_the_columns_it_reads(void **state)
{
    fixture *f = *state;
    const zy_span nowhere = {0};
    bool whole;
    const zy_expression *e = zy_expression_read(
        f->arena, &f->diags, "datum.a + datum['b c'] * datum.a + datum[1]", nowhere, NULL);
    const char *const *fields = zy_expression_fields(e, &whole);

    assert_string_equal(fields[0], "a");
    assert_string_equal(fields[1], "b c");
    assert_string_equal(fields[2], "1");
    assert_null(fields[3]);
    assert_false(whole);
    e = zy_expression_read(f->arena, &f->diags, "pluck(datum, 'a')", nowhere, NULL);
    zy_expression_fields(e, &whole);
    assert_true(whole);
}

static void runs_on_rows_of_tables(void **state)
{
    fixture *f = *state;
    const zy_span nowhere = {0};
    zy_table *table = table_of(f, "[{\"a\":1,\"b\":{\"c\":5}},{\"a\":null},{\"a\":3}]");
    zy_table *other = table_of(f, "[{\"x\":0,\"a\":\"t\"}]");
    const zy_expression *e = zy_expression_read(
        f->arena, &f->diags, "datum.a + (datum.b ? datum.b.c : 100)", nowhere, NULL);

    assert_true(zy_expression_run(e, f->arena, table, 0).number == 6);
    assert_true(zy_expression_run(e, f->arena, table, 1).number == 100);
    assert_string_equal(zy_expression_run(e, f->arena, other, 0).text, "t100");
    assert_true(zy_expression_run(e, f->arena, table, 2).number == 103);
    const zy_datum data[] = {ZY_DATUM_NUMBER(9), ZY_DATUM_NUMBER(8), ZY_DATUM_NUMBER(7)};
    zy_table_set(table, "a", data);
    assert_true(zy_expression_run(e, f->arena, table, 2).number == 107);
    e = zy_expression_read(f->arena, &f->diags, "datum", nowhere, NULL);
    assert_string_equal(zy_datum_json(f->arena, zy_expression_run(e, f->arena, table, 0)),
                        "{\"a\":9,\"b\":{\"c\":5}}");
}

static void warns_about_fields_that_are_no_columns(void **state)
{
    fixture *f = *state;
    zy_table *table = table_of(f, "[{\"price\":1}]");
    const zy_source *source = source_of(f, "datum.price + datum.prize");
    const zy_span span = {source, 0, (uint32_t)source->len};
    const zy_expression *e = zy_expression_read(f->arena, &f->diags, source->text, span, NULL);

    zy_expression_check_fields(e, table);
    assert_code(f, "unknown-field", 15);
    assert_non_null(strstr(f->diags.first->hint, "price"));
    assert_int_equal(f->diags.warnings, 1);
}

static const char *repeat(fixture *f, const char *before, const char *what, size_t times,
                          const char *after)
{
    GString *text = g_string_new(before);

    for (size_t i = 0; i < times; i++)
        g_string_append(text, what);
    g_string_append(text, after);
    const char *copy = zy_arena_text(f->arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

static void limits_depth_but_not_length(void **state)
{
    fixture *f = *state;
    const zy_span nowhere = {0};
    static const struct {
        const char *before, *what, *after;
    } deep[] = {{"", "(", "1"}, {"", "- ", "1"}, {"", "[", ""}, {"1", "+1", ""}, {"", "abs(", "1"}};

    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        f->diags = (zy_diags){.arena = f->arena};
        assert_null(zy_expression_read(f->arena, &f->diags,
                                       repeat(f, deep[i].before, deep[i].what, 5000, deep[i].after),
                                       nowhere, NULL));
        assert_string_equal(f->diags.first->code, "expression-too-deep");
        assert_int_equal(f->diags.first->fault, ZY_FAULT_LIMIT);
    }
    f->diags = (zy_diags){.arena = f->arena};
    assert_true(run(f, repeat(f, "1", "+1", 900, ""), NULL).number == 901);
    assert_true(run(f, repeat(f, "", "datum.a > 2 ? 0 : ", 20000, "7"), NULL).number == 7);
    assert_quiet(f);
}

static void limits_what_functions_make(void **state)
{
    fixture *f = *state;
    static const char *const large[] = {"sequence(1e9)", "pad('a', 1e9)",
                                        "utcSequence('milliseconds', 0, 1e12)"};

    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        f->diags = (zy_diags){.arena = f->arena};
        run(f, large[i], NULL);
        assert_code(f, "result-too-long", 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(gives_what_vega_gives),
        TEST(says_what_is_wrong_and_where),
        TEST(suggests_the_nearest_name),
        TEST(knows_parameters),
        TEST(asks_the_chart_for_its_scales),
        TEST(formats_in_the_language_of_the_chart),
        TEST(names_the_columns_it_reads),
        TEST(runs_on_rows_of_tables),
        TEST(warns_about_fields_that_are_no_columns),
        TEST(limits_depth_but_not_length),
        TEST(limits_what_functions_make),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
