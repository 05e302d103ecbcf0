// circles.mjs SRC LAYERS OBJECT...: reads who calls whom from the objects (nm) and fails
//   - when files call each other in a circle of more than MOST files: such a circle is one file in
//     several pieces, and none of them can be understood alone;
//   - when a file uses a function of a later room of LAYERS, however it came by the declaration.
// Lists of families that the build makes (…_list.c) are tables of constants, and no calls.
import {execFileSync} from 'node:child_process';
import {readFileSync, existsSync} from 'node:fs';
import {join} from 'node:path';

const MOST = 4;
const [src, layersFile, ...objects] = process.argv.slice(2);
const layers = readFileSync(layersFile, 'utf8').split('\n').filter(line => /^[a-z]+$/.test(line));

// "…/CMakeFiles/zy_labels.dir/src/labels/sheet.c.o" -> "labels/sheet.c"
const fileOf = object => object.replace(/^.*\/src\//, '').replace(/\.o(bj)?$/, '');
const sources = objects.filter(object => existsSync(join(src, fileOf(object))));

const definedIn = new Map(), wanted = new Map();
let file;
for (const line of execFileSync('nm', ['-A', ...sources], {encoding: 'utf8', maxBuffer: 1 << 28}).split('\n')) {
    const m = /^(.*?\.o(?:bj)?):\S*\s+([A-Za-z]) (\S+)$/.exec(line);
    if (!m)
        continue;
    file = fileOf(m[1]);
    if (!wanted.has(file))
        wanted.set(file, new Set());
    if (m[2] === 'U')
        wanted.get(file).add(m[3]);
    else if (/[TDRBVW]/.test(m[2]))
        definedIn.set(m[3], file);
}

const calls = new Map();
for (const [from, names] of wanted)
    calls.set(from, [...new Set([...names].map(name => definedIn.get(name)))].filter(to => to && to !== from));
if (calls.size < 100) {
    console.log(`only ${calls.size} objects of ${src} were found: nothing is tested`);
    process.exit(1);
}

// Tarjan's strongly connected components.
const index = new Map(), low = new Map(), stack = [], circles = [];
function visit(v) {
    index.set(v, index.size);
    low.set(v, index.get(v));
    stack.push(v);
    for (const w of calls.get(v) ?? [])
        if (!index.has(w)) {
            visit(w);
            low.set(v, Math.min(low.get(v), low.get(w)));
        } else if (stack.includes(w)) {
            low.set(v, Math.min(low.get(v), index.get(w)));
        }
    if (low.get(v) === index.get(v))
        circles.push(stack.splice(stack.indexOf(v)));
}
for (const v of calls.keys())
    if (!index.has(v))
        visit(v);

let bad = 0;
circles.sort((a, b) => b.length - a.length);
for (const circle of circles.filter(c => c.length > MOST)) {
    console.log(`${circle.length} files call each other in a circle (at most ${MOST} may): ${circle.sort().join(' ')}`);
    bad++;
}
const rank = name => layers.indexOf(name.split('/')[0]);
for (const [from, tos] of calls)
    for (const to of tos.filter(t => rank(from) >= 0 && rank(t) > rank(from))) {
        const names = [...wanted.get(from)].filter(name => definedIn.get(name) === to);
        console.log(`${from} uses ${names.join(', ')} of ${to}, a later room`);
        bad++;
    }
console.log(`${calls.size} files; the largest circle: ${circles[0].length} (${circles[0].sort().join(' ')})`);
process.exit(bad ? 1 : 0);
