// rules.mjs SRC: what CONTRIBUTING.md says of the code, counted. Prints each figure, and fails where
// one is over its limit.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const src = process.argv[2];
const MOST_LINES = 800, MOST_FUNCTION = 60, MOST_PARAMETERS = 6, MOST_SHARE = 16;
// Their parameters are those of HarfBuzz's callbacks.
const CALLBACKS = /^(text\/faces|out\/glyphs|out\/svg_font)\.c: (pen|trace|draw)_(curve|cubic|quadratic) /;

const files = readdirSync(src, {recursive: true}).filter(name => /\.[ch]$/.test(name)).sort()
    .map(name => ({name, text: readFileSync(join(src, name), 'utf8')}));
if (files.length < 100) {
    console.log(`only ${files.length} files in ${src}: nothing is tested`);
    process.exit(1);
}
let failed = false;

function rule(what, found, limit = 0) {
    const bad = found.length > limit;
    console.log(`${bad ? 'BROKEN' : 'kept  '} ${what}: ${found.length}${limit ? ` of at most ${limit}` : ''}`);
    if (bad)
        console.log(found.map(one => `       ${one}`).join('\n'));
    failed ||= bad;
}

// "file:line: text" of every line that the pattern is found in, comments left out.
const grep = (pattern, where = () => true) => files.filter(file => where(file.name)).flatMap(({name, text}) =>
    text.replace(/\/\*[\s\S]*?\*\//g, all => all.replace(/[^\n]/g, ' ')).split('\n')
        .flatMap((line, i) => pattern.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : []));

// {name, parameters, lines} of the functions that a file defines.
function functionsOf({name, text}) {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, all => all.replace(/[^\n]/g, ' '));
    return [...code.matchAll(/^[A-Za-z_][\w \*]*?[ \*](\w+)\(([^;{}]*?)\)\n\{\n([\s\S]*?)^\}/gm)].map(found => {
        let depth = 0, parameters = 1;
        for (const letter of found[2]) {
            depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
            parameters += letter === ',' && !depth ? 1 : 0;
        }
        return {name: `${name}: ${found[1]}`, parameters, lines: found[3].split('\n').length - 1};
    });
}

const functions = files.flatMap(functionsOf);
const lines = text => text.split('\n').length - 1;
const all = files.reduce((sum, file) => sum + lines(file.text), 0);
const folders = new Map();
for (const file of files)
    folders.set(file.name.split('/')[0], (folders.get(file.name.split('/')[0]) ?? 0) + lines(file.text));

console.log(`       ${files.length} files, ${all} lines, ${functions.length} functions`);
rule(`files of more than ${MOST_LINES} lines`,
    files.filter(file => lines(file.text) > MOST_LINES).map(file => `${file.name}: ${lines(file.text)}`));
rule(`folders of more than ${MOST_SHARE} % of the code`,
    [...folders].filter(([, own]) => own > all * MOST_SHARE / 100).map(([name, own]) => `${name}: ${own}`));
rule(`functions of more than ${MOST_FUNCTION} lines`,
    functions.filter(one => one.lines > MOST_FUNCTION).map(one => `${one.name}: ${one.lines}`));
rule(`functions of more than ${MOST_PARAMETERS} parameters`,
    functions.filter(one => one.parameters > MOST_PARAMETERS).map(one => `${one.name} has ${one.parameters}`)
        .filter(one => !CALLBACKS.test(one)));
rule('casts that take const away', grep(/\(zy_\w+ \*+\)\(uintptr_t\)|\(char \*+\)\(uintptr_t\)/));
rule('questions which style a chart has', grep(/is_vega_lite/));
rule('comparisons of a style with another', grep(/style\s*[!=]=\s*&?zy_style|zy_style_(vega|house)\b(?!;)/,
    name => !name.startsWith('style/') && name !== 'views/normalise.c'));
rule('questions for 万 that mean "is it Japanese"', grep(/->myriads\b/, name => !name.startsWith('format/')));
rule('marks and views told apart by their names',
    grep(/str(n?cmp|_equal)\([^()]*(mark->name|unit->name|def->name|view->name)\b/));
rule('things left to be done', grep(/\b(TODO|FIXME|XXX|HACK)\b/));
process.exit(failed ? 1 : 0);
