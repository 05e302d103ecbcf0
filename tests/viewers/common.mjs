// What the tests in other programs share: the charts drawn in every size and theme, running programs,
// and counting what fails.
//
//     node tests/viewers/NAME.mjs ZUHYO PICTURE-COMPARE [FOLDER]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [zuhyo, compare, folder] = [...process.argv.slice(2), 'build/viewers'].slice(0, 3).map((p) => resolve(p));
export const test = basename(process.argv[1], '.mjs');
export const work = resolve(folder, test);

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

let failures = 0, checks = 0;

export function check(good, what) {
    checks++;
    if (good) return;
    failures++;
    console.log(`FAILED ${test}: ${what}`);
}

export function finish() {
    console.log(`${test}: ${checks} checks, ${failures} failed`);
    process.exit(failures || !checks ? 1 : 0);
}

// Ends the test, not as a failure, when a program is not installed.
export function need(program, group) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status === 0) return;
    console.log(`skipped ${test}: ${program} is not installed (scripts/install-deps ${group})`);
    process.exit(77);
}

export function run(program, words, options = {}) {
    const done = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 180000, ...options });
    if (done.error) check(false, `${program}: ${done.error.message}`);
    return done;
}

export const charts = readdirSync(join(root, 'charts')).filter((f) => f.endsWith('.yaml')).sort()
    .map((f) => f.slice(0, -5));

// Draws charts (paths of chart files) into a folder of `work`.
export function draw(into, files, words) {
    const path = join(work, into);
    mkdirSync(path, { recursive: true });
    const done = run(zuhyo, [...files, '-o', path + '/', '-j', '0', '--quiet', ...words], { cwd: root });
    check(done.status === 0, `zuhyo ${words.join(' ')}: ${done.stderr}`);
    return path;
}

export const chartFiles = charts.map((name) => `charts/${name}.yaml`);

// Every chart in every size and theme, into SIZE-THEME/. Small pictures are compared at two pixels a unit, where
// smoothed edges are a smaller part of the letters.
export const variants = ['slide', 'report', 'mobile'].flatMap((size) => ['paper', 'dark'].map((theme) => ({
    size, theme, name: `${size}-${theme}`, scale: size === 'slide' ? 1 : 2,
    words: [`--size=${size}`, `--theme=${theme}`, `--scale=${size === 'slide' ? 1 : 2}`],
})));

// Whether the first picture is the part of the second that begins at x, y; or the rows of it.
export function alike(a, b, { x = 0, y = 0, mean, share, rows = [] }) {
    const done = run(compare, [a, b, x, y, mean, share, ...rows].map(String));
    return { good: done.status === 0, said: done.stdout.trim() + done.stderr.trim() };
}

export function checkAlike(a, b, limits, what) {
    const { good, said } = alike(a, b, limits);
    check(good, `${what}: ${said}`);
}

// The texts of a scene: {lines, role}.
export function textsOf(scenePath) {
    return JSON.parse(readFileSync(scenePath, 'utf8')).marks
        .filter((mark) => mark.type === 'text')
        .flatMap((mark) => mark.items.map((item) => ({ role: mark.role, lines: item.text })));
}

export function sizeOf(scenePath) {
    const { width, height } = JSON.parse(readFileSync(scenePath, 'utf8'));
    return { width, height };
}

export const isThere = existsSync;
export { zuhyo, compare };
