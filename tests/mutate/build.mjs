// The copy of the tree that is mutated, and how its programs are made of objects.
//
// All objects of the library go into one shared library, so that a mutant is one compilation and one
// linking, whatever number of programs looks at it: zuhyo, the unit tests, the replays of the
// fuzzers. Everything of a mutant lies in its worker's folder; LD_LIBRARY_PATH says which is tested.
import { spawn, spawnSync } from 'node:child_process';
import {
    closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const work = join(root, 'build/mutate');
export const tree = join(work, 'tree');
const library = 'mutant';

// The ways to compile: quickly, and as `make test` does.
const PLAIN = { folder: 'plain', flags: '-O1 -Werror', memory: 'ulimit -v 4000000;' };
const SANITIZED = { folder: 'sanitized', memory: '', // a sanitizer maps terabytes
    flags: '-O1 -Werror -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' };

const env = { ...process.env, LANG: 'C', CCACHE_BASEDIR: tree, CCACHE_NOHASHDIR: '1',
    LSAN_OPTIONS: `suppressions=${join(tree, 'tests/lsan.supp')}:print_suppressions=0` };
for (const name of ['NO_COLOR', 'LC_ALL', 'LC_MESSAGES', 'ZUHYO_ACCEPT'])
    delete env[name];

function must(command, words, cwd) {
    const { status, stdout, stderr, error } = spawnSync(command, words, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0)
        throw new Error(`${command} ${words.slice(0, 4).join(' ')}: ${error?.message ?? `${stdout}${stderr}`}`);
    return stdout;
}

// Runs a script of sh in `cwd`: {status, late}; what it prints goes to the file `log`. A mutant may
// ask for all the memory there is, write without end, or never return.
function run(script, { cwd, log, seconds, libraries, memory = '' }) {
    return new Promise((done) => {
        const out = log ? openSync(log, 'w') : 'ignore';
        const limits = `ulimit -c 0; ulimit -f 400000; ${memory}`;
        const child = spawn('/bin/sh', ['-c', `${limits} ${script}`], { cwd, detached: true,
            stdio: ['ignore', out, out], env: libraries ? { ...env, LD_LIBRARY_PATH: libraries } : env });
        let late = false;
        const timer = setTimeout(() => {
            late = true;
            process.kill(-child.pid, 'SIGKILL');
        }, seconds * 1000);
        child.on('exit', (code, signal) => {
            clearTimeout(timer);
            if (log)
                closeSync(out);
            done({ status: signal ?? code, late });
        });
    });
}

// A file that has not changed keeps its time, so that nothing is compiled twice.
export function copyTree() {
    const names = must('git', ['ls-files', '-co', '--exclude-standard', '-z'], root).split('\0')
        .filter((name) => name && !/^(output|docs\/(gallery|manual|specimen))\//.test(name));
    mkdirSync(tree, { recursive: true });
    const wanted = new Set(names);
    for (const name of must('find', ['.', '-type', 'f', '-printf', '%P\\0'], tree).split('\0'))
        if (name && !wanted.has(name))
            rmSync(join(tree, name));
    for (const name of names) {
        const from = join(root, name), to = join(tree, name);
        if (!existsSync(from))
            continue;
        const { size, mtimeMs, atime, mtime } = statSync(from);
        const there = existsSync(to) && statSync(to);
        if (there && there.size === size && Math.abs(there.mtimeMs - mtimeMs) < 2)
            continue;
        mkdirSync(dirname(to), { recursive: true });
        copyFileSync(from, to);
        utimesSync(to, atime, mtime);
    }
}

const words = (command) => command.replace(/^: && | && :$/g, '').split(' ').filter(Boolean);
const isOurs = (object) => /^CMakeFiles\/zy_\w+\.dir\/.*\.o$/.test(object);

// The programs that tests run, by name: the words that link it, with the shared library in place of
// the library's objects.
function readLinks(build) {
    const links = new Map();

    for (const command of must('ninja', ['-t', 'commands', 'all'], build).split('\n')) {
        const list = words(command), at = list.indexOf('-o');
        if (at < 0 || list.includes('-c') || list.includes('-shared') || !list.some((word) => word.endsWith('.o')))
            continue;
        const name = list[at + 1], objects = list.filter(isOurs);
        list.splice(at, 2);
        const rest = list.filter((word) => !isOurs(word));
        const last = rest.findLastIndex((word) => word.endsWith('.o'));
        if (last < 0) // zy_themes, which runs only while the tree is built
            continue;
        rest.splice(last + 1, 0, '-L.', `-l${library}`);
        links.set(name.replace(/^tests\//, ''), { words: rest, objects });
    }
    return links;
}

export class Build {
    // Compiles the copy of the tree. `jobs`: as many processes at a time.
    constructor(jobs, sanitizers) {
        const { folder, flags, memory } = sanitizers ? SANITIZED : PLAIN;
        const build = join(work, folder);
        Object.assign(this, { folder: build, flags, memory });
        const ccache = spawnSync('ccache', ['--version']).status === 0 ? ['-DCMAKE_C_COMPILER_LAUNCHER=ccache'] : [];
        must('cmake', ['-S', tree, '-B', build, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Mutants',
            '-DCMAKE_C_VISIBILITY_PRESET=default', `-DCMAKE_C_FLAGS=${flags}`, ...ccache], tree);
        const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
        this.commands = new Map();
        const objects = [];
        for (const { file, command } of commands) {
            const list = command.split(' ').filter((word) => !/(^|\/)ccache$/.test(word));
            const at = list.indexOf('-o');
            this.commands.set(file, { object: list[at + 1], words: [...list.slice(0, at), ...list.slice(at + 2)] });
            objects.push(list[at + 1]);
        }
        must('ninja', ['-j', String(jobs), ...objects], build);
        this.links = readLinks(build);
        const { words: program, objects: ours } = this.links.get('zuhyo');
        this.objects = ours;
        this.libraries = program.slice(program.indexOf(`-l${library}`) + 1);
        this.original = join(build, 'original');
        mkdirSync(this.original, { recursive: true });
    }

    run(script, options) {
        return run(script, { ...options, memory: this.memory });
    }

    // The tests' programs, once; and the unchanged library and zuhyo, in the folder `original`.
    async link(jobs) {
        const names = [...this.links.keys()].filter((name) => name !== 'zuhyo');
        const failed = await this.run(`${this.libraryScript(this.original)} && ${this.programScript(this.original)}`,
            { cwd: this.folder, log: join(work, 'link.log'), seconds: 600 });
        if (failed.status !== 0)
            throw new Error(readFileSync(join(work, 'link.log'), 'utf8'));
        const waiting = [...names];
        await Promise.all(Array.from({ length: jobs }, async (_, job) => {
            for (let name; (name = waiting.pop());) {
                const log = join(work, `link-${job}.log`);
                const script = this.links.get(name).words.join(' ').replace(' -L. ', ` -L${this.original} `);
                const { status } = await this.run(`${script} -o ${this.program(name)}`, { cwd: this.folder, log, seconds: 600 });
                if (status !== 0)
                    throw new Error(readFileSync(log, 'utf8'));
            }
        }));
    }

    // A test's program: the same for all mutants.
    program(name) {
        return join(this.original, name);
    }

    libraryScript(folder, instead = {}) {
        const objects = this.objects.map((object) => instead[object] ?? object);
        const compiler = this.links.get('zuhyo').words[0];
        return [compiler, this.flags, '-shared', `-Wl,-soname,lib${library}.so`, '-o', join(folder, `lib${library}.so`), ...objects,
            ...this.libraries].join(' ');
    }

    programScript(folder, instead = {}) {
        const list = this.links.get('zuhyo').words.map((word) => instead[word] ?? word);
        return `${list.join(' ').replace(' -L. ', ` -L${folder} -L${this.original} `)} -o ${join(folder, 'zuhyo')}`;
    }

    // Compiles `text` in place of `file` of the tree; null when it does not compile or when the machine
    // code is the same, else the folder with libmutant.so and zuhyo.
    async mutant(file, text, folder) {
        const path = join(tree, file);
        const { words: list, object } = this.commands.get(path);
        const made = join(folder, 'mutant.o'), source = join(folder, 'mutant.c');
        // Asserts and warnings name the file and line of the original.
        writeFileSync(source, `#line 1 "${path}"\n${text}`);
        const command = [...list.slice(0, list.indexOf('-c')), '-o', made, '-c', source].join(' ');
        const { status } = await this.run(command, { cwd: this.folder, seconds: 120 });
        if (status !== 0 || readFileSync(made).equals(readFileSync(join(this.folder, object))))
            return false;
        rmSync(join(folder, `lib${library}.so`), { force: true });
        const instead = { [object]: made };
        const scripts = [...this.objects.includes(object) ? [this.libraryScript(folder, instead)]
            : [`cp ${join(this.original, `lib${library}.so`)} ${folder}`], this.programScript(folder, instead)];
        const linked = await this.run(scripts.join(' && '), { cwd: this.folder, log: join(folder, 'link.log'), seconds: 120 });
        if (linked.status !== 0)
            throw new Error(readFileSync(join(folder, 'link.log'), 'utf8'));
        return true;
    }
}
