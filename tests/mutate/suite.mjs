// What a mutant is tested with: the tests of `make test`, many files to a process.
//
// The charts, error charts and stages are drawn as tests/golden.sh draws them, but all of a kind at
// once. Suite.check() runs the unchanged program first: what comes out must be what is kept, else the
// tests fail before anything is mutated, and a score would mean nothing.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tree, work } from './build.mjs';

const tests = join(tree, 'tests');
const files = join(work, 'charts');
const drawing = '--text-metrics=fixed --svg-text=plain';
const CHUNK = 40;

// Scripts that take seconds, and the folders whose mistakes only they may see.
const COMMAND_TESTS = ['base', 'value', 'table', 'out', 'cli'];

const list = (folder) => existsSync(folder) ? readdirSync(folder).sort() : [];
const isChart = (name) => /\.(yaml|json)$/.test(name);
const stemOf = (name) => name.replace(/\.(yaml|json)$/, '');

// [{from, name, to, as, home, kept}]: the chart `name` in the folder `from` is copied to `to` and named
// `as`, so that no two pictures of a kind have one name. `home` is the folder it is called in by its
// test; `kept` begins the names of the files that say what must come out.
function chartsIn(kind) {
    const found = [];

    for (const area of kind === 'charts' ? list(join(tests, kind)) : ['.']) {
        const from = join(tests, kind, area);
        for (const name of list(from)) {
            const path = join(from, name);
            if (statSync(path).isDirectory()) {
                const chart = list(path).find((one) => /^chart\.(yaml|json)$/.test(one));
                if (kind === 'errors' && chart)
                    found.push({ from: path, name: chart, to: join(files, kind, name), as: `${name}--${chart}`,
                        home: kind, kept: path });
            } else if (isChart(name))
                found.push({ from, name, to: join(files, kind, area), as: area === '.' ? name : `${area}--${name}`,
                    home: join(kind, area), kept: stemOf(path) });
        }
    }
    return found;
}

// Copies a chart and what lies beside it, but for the folders that are charts of their own.
function place(chart) {
    mkdirSync(chart.to, { recursive: true });
    for (const name of list(chart.from))
        if (name !== chart.name && !existsSync(join(chart.to, name)) &&
            !['yaml', 'json'].some((kind) => existsSync(join(chart.from, name, `chart.${kind}`))))
            cpSync(join(chart.from, name), join(chart.to, name), { recursive: true });
    copyFileSync(join(chart.from, chart.name), join(chart.to, chart.as));
    const [first] = readFileSync(join(chart.from, chart.name), 'utf8').split('\n', 1);
    chart.options = /^# zuhyo: (.*)/.exec(first)?.[1] ?? '';
    chart.path = join(chart.to, chart.as).slice(files.length + 1);
}

// Messages as golden.sh gets them, which calls zuhyo in the folder of the test.
const wordsSaid = (text, charts) => charts.reduce((words, { as, name, home }) => words
    .replaceAll(as, name).replaceAll(`${home}/`, ''), text);

// Every file in the folder, as one text.
function contents(folder) {
    return list(folder).map((name) => `${name}\n${readFileSync(join(folder, name), 'latin1')}`).join('\n');
}

function same(name, kept, made) {
    const [a, b] = [kept, made].map((text) => String(text).split('\n'));
    const at = a.findIndex((line, i) => line !== b[i]);
    if (a.length !== b.length || at >= 0)
        throw new Error(`${name} is not what is kept:\n  kept: ${a.at(at)}\n  made: ${b[at < 0 ? a.length : at]}`);
}

export class Suite {
    constructor(build) {
        this.build = build;
        rmSync(files, { recursive: true, force: true });
        this.batches = [];
        for (const kind of ['charts', 'errors'])
            this.addBatches(kind, chartsIn(kind));
        this.stages = chartsIn('stages');
        this.stages.forEach(place);
        this.units = [...build.links.keys()].filter((name) => name.endsWith('_test'));
        this.replays = [...build.links.keys()].filter((name) => name.endsWith('_fuzz'));
        this.expected = new Map();
        this.seconds = new Map();
    }

    addBatches(kind, charts) {
        const groups = new Map();

        charts.forEach(place);
        for (const chart of charts)
            groups.set(chart.options, [...groups.get(chart.options) ?? [], chart]);
        for (const [options, group] of groups)
            for (let i = 0; i < group.length; i += CHUNK)
                this.batches.push({ name: `${kind} ${i}${options && ` ${options}`}`, kind, options, charts: group.slice(i, i + CHUNK) });
    }

    // Draws one batch: everything that came out.
    async draw(batch, folder, libraries, threads) {
        const out = join(folder, 'out');
        rmSync(out, { recursive: true, force: true });
        mkdirSync(out, { recursive: true });
        const paths = batch.charts.map(({ path }) => path).join(' ');
        const script = `exec ${folder}/zuhyo ${paths} -o ${out}/ -f svg ${drawing} -j ${threads} ${batch.options}`;
        const log = join(folder, 'said');
        const result = await this.build.run(script, { cwd: files, log, libraries, seconds: this.patience(batch.name) });
        return { ...result, said: readFileSync(log, 'utf8'), pictures: contents(out) };
    }

    // --dump prints one chart: one process for each, in one script.
    async dump(folder, libraries) {
        const log = join(folder, 'said');
        const script = this.stages.flatMap((chart) => this.stagesOf(chart).map((stage) =>
            `${folder}/zuhyo ${chart.path} ${drawing} ${chart.options} --dump=${stage}`)).join(' && ');
        const result = await this.build.run(script, { cwd: files, log, libraries, seconds: this.patience('stages') });
        return { ...result, said: readFileSync(log, 'utf8'), pictures: '' };
    }

    stagesOf(chart) {
        return list(chart.from).filter((name) => name.startsWith(`${stemOf(chart.name)}.`))
            .map((name) => name.split('.').at(-1)).filter((stage) => !['yaml', 'json', 'csv'].includes(stage));
    }

    // A mutant that takes much longer than the unchanged program does not end.
    patience(name) {
        return this.seconds.has(name) ? 20 + 10 * this.seconds.get(name) : 1200;
    }

    async timed(name, action) {
        const start = Date.now();
        const result = await action();
        this.seconds.set(name, (Date.now() - start) / 1000);
        return result;
    }

    // The programs of `names`, one after the other; the name of the first that fails goes to the log.
    async programs(names, folder, words = () => '') {
        const key = names.join(' ');
        const log = join(folder, 'said');
        const script = names.map((name) =>
            `{ ${this.build.program(name)} ${words(name)} >/dev/null 2>&1 || { echo ${name}; exit 1; }; }`).join(' && ');
        const seconds = this.patience(key);
        const result = await this.timedOnce(key, () => this.build.run(script || ':', { cwd: tree, log, libraries: folder, seconds }));
        return result.status === 0 ? null : result.late ? 'never ends' : `${readFileSync(log, 'utf8').trim().split('\n').at(-1)}`;
    }

    timedOnce(key, action) {
        return this.seconds.has(key) ? action() : this.timed(key, action);
    }

    scripts(folder) {
        const zuhyo = join(folder, 'zuhyo');
        return {
            variants: `${tests}/variants.sh ${zuhyo} ${tests}`,
            japanese: `${tests}/japanese.sh ${zuhyo} ${tests}`,
            reference: `${tests}/reference.sh ${zuhyo} ${tree}`,
            finds: `${tests}/check/finds.sh ${zuhyo} ${this.build.program('scene_check')}`,
            ...Object.fromEntries(list(join(tests, 'cli')).filter((name) => name.endsWith('_test.sh'))
                .map((name) => [`cli/${name}`, `${tests}/cli/${name} ${zuhyo}`])),
        };
    }

    async script(name, folder) {
        const seconds = this.patience(name);
        const { status, late } = await this.timedOnce(name, () =>
            this.build.run(`exec ${this.scripts(folder)[name]}`, { cwd: tree, log: join(folder, 'said'), libraries: folder, seconds }));
        return status === 0 || status === 77 ? null : late ? 'never ends' : name;
    }

    // Throws when the unchanged program does not do what the kept files say.
    async check(threads) {
        const { original } = this.build;
        for (const batch of this.batches) {
            const made = await this.timed(batch.name, () => this.draw(batch, original, original, threads));
            this.expected.set(batch.name, made);
            this.compare(batch, made, join(original, 'out'));
        }
        const made = await this.timed('stages', () => this.dump(original, original));
        const kept = this.stages.flatMap((chart) => this.stagesOf(chart).map((stage) =>
            readFileSync(`${chart.kept}.${stage}`, 'utf8'))).join('');
        same('tests/stages', kept, made.said);
        this.expected.set('stages', made);
        for (const folder of new Set(this.units.map((name) => name.split('_')[0])))
            await this.must(this.programs(this.unitsOf(folder), original));
        await this.must(this.programs(this.replays, original, this.found));
        for (const name of Object.keys(this.scripts(original)))
            await this.must(this.script(name, original));
    }

    async must(failing) {
        const name = await failing;
        if (name)
            throw new Error(`${name} fails without any mutation`);
    }

    compare(batch, { said }, out) {
        const textOf = (path) => existsSync(path) ? readFileSync(path, 'utf8') : '';
        const kept = batch.charts.map((chart) => textOf(`${chart.kept}.txt`));
        if (batch.kind === 'charts')
            for (const chart of batch.charts)
                same(chart.as, textOf(`${chart.kept}.svg`), textOf(join(out, `${stemOf(chart.as)}.svg`)));
        same(batch.name, kept.map((text) => text.replace(/exit \d+\n$/, '')).join(''), wordsSaid(said, batch.charts));
    }

    unitsOf(folder) {
        return this.units.filter((name) => name.split('_')[0] === folder);
    }

    found(name) {
        const folder = join(tests, 'fuzz/found', name.replace('_fuzz', ''));
        return list(folder).map((file) => join(folder, file)).join(' ');
    }

    async batchKills(batch, folder) {
        const { said, status, pictures, late } = await this.draw(batch, folder, folder, 1);
        const expected = this.expected.get(batch.name);
        return late ? 'never ends' : status !== expected.status || said !== expected.said || pictures !== expected.pictures
            ? batch.name : null;
    }

    async stagesKill(folder) {
        const { said, status, late } = await this.dump(folder, folder);
        const expected = this.expected.get('stages');
        return late ? 'never ends' : status !== expected.status || said !== expected.said ? 'stages' : null;
    }

    // The first test that fails on the mutant in `folder`, of a file of src/`subject`; null when it lives.
    async kill(subject, folder) {
        const own = this.unitsOf(subject);
        const later = this.units.filter((name) => !own.includes(name));
        const steps = [
            () => this.programs(own, folder),
            ...this.batches.map((batch) => () => this.batchKills(batch, folder)),
            () => this.stagesKill(folder),
            () => this.programs(later, folder),
            () => this.programs(this.replays, folder, this.found),
            ...Object.keys(this.scripts(folder)).filter((name) => !name.startsWith('cli/') || COMMAND_TESTS.includes(subject))
                .map((name) => () => this.script(name, folder)),
        ];
        for (const step of steps) {
            const killer = await step();
            if (killer)
                return killer;
        }
        return null;
    }
}
