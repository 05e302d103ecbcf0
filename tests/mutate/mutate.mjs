#!/usr/bin/env node
// mutate.mjs [--seed S] [--count N] [--only src/FOLDER or src/FOLDER/FILE.c]... [--jobs N] [--again] [--quick]
//
// Would the tests see it? Makes N random mutations of the code, one at a time, in a copy of the tree
// under build/mutate, and runs the tests on each. Prints the mutants that no test saw and the score;
// build/mutate/survivors.txt has them in the form of equivalent.txt. The same seed draws the same
// mutations of the same tree; by default it is the hash of HEAD. --again looks at the survivors of the
// last run only.
//
// Not counted are mutants that do not compile (warnings are errors, as in `make test`), those whose
// machine code is that of the original, and those that equivalent.txt argues away. Killed is a mutant
// on which a unit test fails, a picture, a message or a printout differs, or which crashes or never
// ends; those that live through this are compiled and tested again with the sanitizers of `make test`
// (not with --quick, which draws no frees: only they would see one that is missing). The conformance score is left out: it needs files beside the repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Build, copyTree, root, tree, work } from './build.mjs';
import { codeLinesOf, mutationsOf } from './mutations.mjs';
import { Suite } from './suite.mjs';

const { values: options } = parseArgs({ options: {
    seed: { type: 'string' }, count: { type: 'string', default: '200' }, only: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: String(cpus().length) },
    again: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false },
} });
const survivorsFile = join(work, 'survivors.txt');
const equivalentFile = join(root, 'tests/mutate/equivalent.txt');
const jobs = Number(options.jobs), count = Number(options.count);
const seed = options.seed ?? spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();

// A number in [0, 1) from any text: FNV-1a, then mulberry32.
function randomFrom(text) {
    let state = 2166136261;
    for (const letter of text)
        state = Math.imul(state ^ letter.codePointAt(0), 16777619);
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

// src/FOLDER/FILE.c: FUNCTION: `before` -> `after`
const title = ({ file, name, before, after }) => `${file}: ${name}: \`${before}\` -> \`${after}\``;

// The titles in a file; lines that are indented are reasons, # begins a comment.
const titlesIn = (path) => new Set(existsSync(path)
    ? readFileSync(path, 'utf8').split('\n').filter((line) => line.startsWith('src/')) : []);

// [{file, text, lines, mutations}], `lines` being how many lines of code there are.
function readFiles() {
    const files = readdirSync(join(tree, 'src'), { recursive: true }).filter((name) => name.endsWith('.c'))
        .map((name) => `src/${name}`).sort()
        .filter((name) => !options.only.length || options.only.some((only) => name === only || name.startsWith(only.replace(/\/?$/, '/'))));
    return files.map((file) => {
        const text = readFileSync(join(tree, file), 'utf8');
        return { file, text, lines: codeLinesOf(text), mutations: mutationsOf(text).map((one) => ({ ...one, file, text })) };
    }).filter(({ mutations }) => mutations.length);
}

// A call that only gives something back is gone.
const isFree = ({ kind, before }) => kind === 'statement' && /^\w*(free|destroy|release|unref)\([^;]*\);$/.test(before);

// Draws a file by its lines of code, then a line, then one of the mutations of that line.
function* draw(files) {
    const random = randomFrom(seed);
    const any = (list) => list[Math.floor(random() * list.length)];
    const total = files.reduce((sum, { lines }) => sum + lines, 0);
    const drawn = new Set();

    for (let tries = 0; tries < 100 * count + 1000; tries++) {
        let at = random() * total;
        const { mutations } = files.find(({ lines }) => (at -= lines) < 0) ?? files.at(-1);
        const line = any([...new Set(mutations.map((one) => one.line))]);
        const mutation = any(mutations.filter((one) => one.line === line));
        if (!drawn.has(mutation) && !(options.quick && isFree(mutation)))
            yield mutation;
        drawn.add(mutation);
    }
}

function* lastSurvivors(files) {
    const titles = titlesIn(survivorsFile);
    yield* files.flatMap(({ mutations }) => mutations).filter((one) => titles.has(title(one)));
}

mkdirSync(work, { recursive: true });
copyTree();
const plain = await prepare(false);
const equivalent = titlesIn(equivalentFile);
const files = readFiles();
const mutations = options.again ? lastSurvivors(files) : draw(files);
const results = [];
let drawn = 0, counted = 0, argued = 0;
const start = Date.now();
const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;

async function prepare(sanitizers) {
    const build = new Build(jobs, sanitizers);
    await build.link(jobs);
    const suite = new Suite(build);
    await suite.check(jobs);
    return { build, suite };
}

function report({ mutation, killer }) {
    const { file, line, before, after } = mutation;
    console.log(`${String(results.length).padStart(4)} ${seconds()}  ${file}:${line}  ${killer ? `killed: ${killer}` : 'SURVIVED'}`);
    if (!killer)
        console.log(`       - ${before}\n       + ${after}`);
}

// What kills the mutation; undefined when it is none that counts.
async function trial({ build, suite }, { file, text, at, end, instead }, folder) {
    const subject = dirname(file).split('/')[1] ?? 'zuhyo';
    const changed = text.slice(0, at) + instead + text.slice(end);
    return await build.mutant(file, changed, folder) ? suite.kill(subject, folder) : undefined;
}

async function one(mutation, folder) {
    if (equivalent.has(title(mutation))) {
        argued++;
        return;
    }
    const place = drawn++;
    counted++;
    const killer = await trial(plain, mutation, folder);
    if (killer === undefined) {
        counted--;
        return;
    }
    const result = { mutation, place, killer };
    results.push(result);
    report(result);
}

// Each worker takes the next item that `next` gives it, until that is undefined.
function workOff(next, action) {
    return Promise.all(Array.from({ length: jobs }, async (_, i) => {
        const folder = join(work, `worker-${i + 1}`);
        mkdirSync(folder, { recursive: true });
        for (let item; (item = next()) !== undefined;)
            await action(item, folder);
    }));
}

// What no test saw may still be seen by the sanitizers: memory that is lost, a place beside an array.
async function sanitize(survivors) {
    const sanitized = await prepare(true);
    const waiting = [...survivors];
    await workOff(() => waiting.shift(), async (result, folder) => {
        result.killer = await trial(sanitized, result.mutation, folder) ?? null;
        result.killer &&= `${result.killer}, with sanitizers`;
        report(result);
    });
}

await workOff(() => options.again || counted < count ? mutations.next().value : undefined, one);
results.sort((a, b) => a.place - b.place);
const alive = () => results.filter(({ killer }) => !killer);
if (!options.quick && alive().length)
    await sanitize(alive());
const survivors = alive().map(({ mutation }) => mutation);
const killed = results.length - survivors.length;
writeFileSync(survivorsFile, survivors.map((mutation) => `${title(mutation)}\n`).join(''));
console.log(`\nseed ${seed}: ${killed} of ${results.length} mutants killed, ${(100 * killed / results.length).toFixed(1)} %; ` +
    `${argued} drawn that equivalent.txt argues away; ${seconds()}`);
for (const { file, line, name, before, after } of survivors)
    console.log(`${file}:${line} (${name})\n    - ${before}\n    + ${after}`);
