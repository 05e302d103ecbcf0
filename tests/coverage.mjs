#!/usr/bin/env node
// coverage.mjs BUILD [--functions] [--branches src/FOLDER or src/FOLDER/FILE.c]...
//
// What the tests have run of src/, from the counts that gcc's --coverage left in the folder BUILD (make
// coverage runs the tests before). Prints lines and branches of each folder, the ten files with the
// smallest share of branches, and how many functions never ran; --functions lists these, --branches
// the lines with a branch never taken. Fails when a smaller share of all branches was
// taken than coverage.txt, beside this file, says: in per cent.
//
// A branch is what gcov calls so: a way out of a condition, of each && and || in it, of each case of a
// switch, in the .c files of src/ as compiled with -O0. No line is excluded. Calls that never return
// are no branches. Asserts are compiled out (-DNDEBUG): the way they are there not to take is no gap.
// Not run are the tests that compare nothing with a kept file (the scene checker over many charts), and
// the conformance score, which needs files beside the repository.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options, positionals: [build] } = parseArgs({ allowPositionals: true, options: {
    functions: { type: 'boolean', default: false },
    branches: { type: 'string', multiple: true, default: [] },
} });

const notes = readdirSync(build, { recursive: true }).filter((name) => /(zy_\w+|zuhyo)\.dir\/src\/.*\.gcno$/.test(name));

// gcov prints one line of JSON for each object: {files: [{file, lines, functions}]}.
async function* readCounts() {
    const words = ['--json-format', '--stdout', '--branch-probabilities', ...notes];
    const gcov = spawn('gcov', words, { cwd: build, stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: gcov.stdout }))
        if (line.startsWith('{'))
            for (const { file, lines, functions } of JSON.parse(line).files)
                yield { file: relative(root, resolve(build, file)), lines, functions };
}

const percent = ([some, all]) => (all ? `${(100 * some / all).toFixed(1)}` : '-').padStart(6);
const share = ([some, all]) => all ? some / all : 1;
const add = (sum, one) => sum.map((number, i) => number + one[i]);

const files = [];
for await (const { file, lines, functions } of readCounts())
    if (/^src\/.*\.c$/.test(file)) {
        const branches = lines.flatMap((line) => line.branches);
        files.push({ file, functions, detail: lines,
            lines: [lines.filter(({ count }) => count > 0).length, lines.length],
            branches: [branches.filter(({ count }) => count > 0).length, branches.length],
            idle: functions.filter(({ execution_count: count }) => count === 0) });
    }
if (!files.length) {
    console.error(`coverage.mjs: no counts in ${build}`);
    process.exit(2);
}

const folders = new Map();
for (const one of files) {
    const name = dirname(one.file);
    const sum = folders.get(name) ?? { lines: [0, 0], branches: [0, 0], idle: 0 };
    folders.set(name, { lines: add(sum.lines, one.lines), branches: add(sum.branches, one.branches),
        idle: sum.idle + one.idle.length });
}
const total = [...folders.values()].reduce((sum, one) => ({ lines: add(sum.lines, one.lines),
    branches: add(sum.branches, one.branches), idle: sum.idle + one.idle }));

console.log('  lines branches of all  never run');
const row = ({ lines, branches, idle }, name) =>
    console.log(`${percent(lines)} %${percent(branches)} %${String(branches[1]).padStart(7)} ${String(idle).padStart(9)}   ${name}`);
for (const [name, sum] of [...folders].sort())
    row(sum, name);
row(total, 'all of src/');
console.log('\nThe files with the smallest share of branches:');
for (const one of [...files].sort((a, b) => share(a.branches) - share(b.branches)).slice(0, 10))
    row({ ...one, idle: one.idle.length }, one.file);

if (options.functions)
    for (const { file, idle } of files)
        for (const { name, start_line: line } of idle)
            console.log(`${file}:${line}: ${name} never runs`);
const asked = ({ file }) => options.branches.some((only) => `${file}/`.startsWith(`${only}/`));
for (const { file, detail } of files.filter(asked))
    for (const { line_number: line, count, branches } of detail)
        if (branches.some((branch) => branch.count === 0))
            console.log(`${file}:${line}: ${branches.map((branch) => branch.count).join(' ')}${count ? '' : ' (never run)'}`);

const least = Number(readFileSync(join(root, 'tests/coverage.txt'), 'utf8'));
if (100 * share(total.branches) < least) {
    console.error(`\nfewer branches were taken than the ${least} % of tests/coverage.txt`);
    process.exit(1);
}
