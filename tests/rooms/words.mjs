// words.mjs SOURCE: what pages and headers say of the sources is so.
//   - `src/table/csv.c`, or short `table/csv.c`, in docs/*.md, CONTRIBUTING.md and CHANGELOG.md is a
//     file, `marks/` a folder; `table/csv.c:zy_csv_read` (or a static function) stands in that file;
//     `zy_…` and `ZY_…` alone stand somewhere in src/, and so do those that end in NAME or _… for
//     the part before it.
//   - `make TARGET`, `--preset NAME` and `ctest -R NAME` there name what there is.
//   - What a stage's header says "from here on" are the words of its check.c, in their order.
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

const source = process.argv[2];
const read = name => readFileSync(join(source, name), 'utf8');
const isFolder = name => existsSync(join(source, name)) && statSync(join(source, name)).isDirectory();
let bad = 0;
function wrong(text) {
    console.log(text);
    bad = 1;
}

function filesBelow(folder, ending) {
    return readdirSync(join(source, folder), {withFileTypes: true}).flatMap(entry => {
        const name = `${folder}/${entry.name}`;
        return entry.isDirectory() ? filesBelow(name, ending) : ending.test(name) ? [name] : [];
    });
}

// ---- Pages ----

const code = new Map(filesBelow('src', /\.[ch]$/).map(name => [name, read(name)]));
const everything = [...code.values()].join('\n') + filesBelow('cmake', /\.cmake$/).map(read).join('\n');
const names = new Set(everything.match(/\b(?:zy|ZY|zuhyo|ZUHYO)_\w+/g));
const makefile = read('Makefile');
const presets = new Set(JSON.parse(read('CMakePresets.json')).configurePresets.map(p => p.name));
const tests = [...filesBelow('tests', /./).map(name => name.slice('tests/'.length)), ...read('tests/CMakeLists.txt').match(/(?<=NAME )\w+/g),
    ...read('tests/golden.cmake').match(/(?<=NAME )\w+/g), ...filesBelow('tests', /\.cmake$/).flatMap(name => read(name).match(/(?<=NAME )\w+/g) ?? [])];

function checkPath(at, span) {
    const [, path, name] = /^([^:]+)(?::(\w+))?$/.exec(span);
    const full = ['', 'src/', 'docs/'].map(folder => folder + path).find(f => existsSync(join(source, f)));
    if (!full)
        wrong(`${at}: there is no ${path}`);
    else if (name && !new RegExp(`\\b${name}\\b`).test(read(full)))
        wrong(`${at}: there is no ${name} in ${full}`);
}

function checkName(at, name) {
    const part = /^(\w+?_)(?:NAME|…)/.exec(name);
    if (part ? !everything.includes(part[1]) : !names.has(name))
        wrong(`${at}: there is no ${name} in src/`);
}

function checkLine(at, line) {
    for (const [, span] of line.matchAll(/`([^`]+)`/g)) {
        if (/^[\w./-]*\/[\w.-]+\.(c|h|cmake|mjs|sh|yaml|py)(:\w+)?$/.test(span) && !/NAME|CODE/.test(span) && !/^(output|build)\//.test(span))
            checkPath(at, span);
        else if (/^[\w-]+\/([\w-]+\/)*$/.test(span) && !span.includes('NAME') && ![span, `src/${span}`, `docs/${span}`].some(isFolder) && !/^(output|build)\//.test(span))
            wrong(`${at}: there is no folder ${span}`);
        for (const [name] of span.matchAll(/\b(?:zy|ZY)_(?:\w+…?|…)/g))
            checkName(at, name);
    }
    for (const [, target] of line.matchAll(/(?:^ {4}|`)make ([a-z-]+)/g))
        if (!new RegExp(`^${target}:`, 'm').test(makefile))
            wrong(`${at}: there is no make ${target}`);
    for (const [, preset] of line.matchAll(/--preset[ =](\w+)/g))
        if (!presets.has(preset))
            wrong(`${at}: there is no preset ${preset}`);
    for (const [, test] of line.matchAll(/ctest[^`]*? -R ([\w/.-]+)/g))
        if (test !== 'NAME' && !tests.some(name => name.includes(test)))
            wrong(`${at}: no test is named ${test}`);
}

const pages = [...filesBelow('docs', /\.md$/), 'CONTRIBUTING.md', 'CHANGELOG.md'];
for (const page of pages)
    read(page).split('\n').forEach((line, i) => checkLine(`${page}:${i + 1}`, line));

// ---- What holds after a stage ----

// " *   1. words\n *      more words" -> ["words more words", …]
function listOf(header) {
    const list = /\* From here on:\n((?: \* {3,}\S.*\n)+)/.exec(header)?.[1] ?? '';
    return list.replace(/\n \* {6}(?=\S)/g, ' ').split('\n').filter(Boolean).map(line => line.replace(/^ \* +/, ''));
}

// {.words = "each " "view", …} -> ["1. each view", …]
function tableOf(check) {
    return [...check.matchAll(/\.words =\s*((?:"[^"]*"\s*)+)/g)].map(([, text], i) => `${i + 1}. ${text.match(/"[^"]*"/g).map(s => s.slice(1, -1)).join('')}`);
}

const checks = [...code.keys()].filter(name => /\/check\.c$/.test(name) && code.get(name).includes('const zy_invariant'));
if (checks.length < 4)
    wrong(`only ${checks.length} stages say what holds after them: ${checks.join(' ')}`);
for (const name of checks) {
    const folder = name.split('/')[1], door = `src/${folder}/${folder}.h`;
    const said = listOf(code.get(door)), asked = tableOf(code.get(name));
    for (let i = 0; i < Math.max(said.length, asked.length); i++)
        if (said[i] !== asked[i])
            wrong(`${door} says "${said[i] ?? ''}", ${name} asks "${asked[i] ?? ''}"`);
}
process.exit(bad);
