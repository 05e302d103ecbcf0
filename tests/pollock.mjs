// pollock.mjs ZUHYO FOLDER [--parameters] [--worst]: how much of the Pollock benchmark's tables `zuhyo
// table` reads as they are meant: with no option, and with --parameters once more, with what the
// benchmark knows of each file. FOLDER has csv/, clean/, parameters/ and beside it pollock_weights.json.
// --worst names the files that are read worst. The measures are
// those of the benchmark's evaluate.py: success, and precision, recall and F1 of names, rows and cells;
// ten numbers whose sum is the score, once as the mean of all files, once by their weights. Cells are
// compared as texts (names and rows without regard to case), where evaluate.py also takes 1.0 for 1:
// the score is a lower bound of its own.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const [zuhyo, folder, ...words] = process.argv.slice(2);
const worst = words.includes('--worst') ? 40 : 0;

// As Python's csv.reader reads it.
function rowsOf(text) {
    const rows = [];
    let row = [], cell = '', quoted = false, begun = false;
    const endRow = () => {
        rows.push(row.length || begun ? [...row, cell] : []);
        row = [], cell = '', begun = false;
    };
    text = text.replace(/^\uFEFF/, '');
    for (let i = 0; i < text.length; i++) {
        const c = text[i];
        if (quoted && c === '"' && text[i + 1] === '"')
            cell += text[++i];
        else if (quoted && c === '"')
            quoted = false;
        else if (quoted)
            cell += c;
        else if (c === '"' && cell === '')
            quoted = begun = true;
        else if (c === ',')
            row.push(cell), cell = '', begun = true;
        else if (c === '\n' || c === '\r') {
            endRow();
            if (c === '\r' && text[i + 1] === '\n')
                i++;
        } else
            cell += c, begun = true;
    }
    if (row.length || begun)
        endRow();
    return rows;
}

function measure(source, loaded) {
    if (!source.length)
        return [1, 1, 1];
    const counts = new Map();
    for (const one of source)
        counts.set(one, (counts.get(one) ?? 0) + 1);
    let common = 0;
    for (const one of loaded) {
        const left = counts.get(one) ?? 0;
        common += left > 0;
        counts.set(one, left - 1);
    }
    if (!common)
        return [0, 0, 0];
    const p = common / source.length, r = common / loaded.length;
    return [p, r, p * r / (p + r) * 2];
}

// What a file's parameters say, as options. As the benchmark's own loaders do it, the lines of names are
// left out and the names given; a doubled quote and blanks behind a delimiter need no word. A file
// without names is to begin with its first row, as `zuhyo table` prints it with no option.
function optionsOf(name) {
    const p = JSON.parse(readFileSync(join(folder, 'parameters', `${name}_parameters.json`), 'utf8'));
    const lines = Array.from({length: p.preamble_lines + p.header_lines}, (_, i) => i + 1);
    const options = [`--encoding=${p.encoding === 'ascii' ? 'utf-8' : p.encoding}`];
    if (p.delimiter)
        options.push(`--delimiter=${p.delimiter.trim()[0] ?? p.delimiter[0]}`);
    if (p.quotechar)
        options.push(`--quote=${p.quotechar}`);
    if (p.escapechar && p.escapechar !== p.quotechar)
        options.push(`--escape=${p.escapechar}`);
    if (p.header_lines && p.column_names.length)
        options.push('--no-header', `--skip=${lines}`, ...p.column_names.map((column, i) => `--columns=${i + 1}=${column}`));
    return options;
}

function scoreOf(name, options) {
    let text;
    try {
        text = execFileSync(zuhyo, ['table', '-q', join(folder, 'csv', name), ...options],
            {encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore']});
    } catch {
        return Array(10).fill(0);
    }
    const source = rowsOf(readFileSync(join(folder, 'clean', name), 'utf8')), loaded = rowsOf(text);
    if (!source.length)
        return Array(10).fill(1);
    const lower = row => row.map(cell => cell.toLowerCase());
    const records = rows => rows.slice(1).map(row => lower(row).join(''));
    return [1, ...measure(lower(source[0]), lower(loaded[0] ?? [])),
        ...measure(records(source), records(loaded)), ...measure(source.flat(), loaded.flat())];
}

const sum = list => list.reduce((a, b) => a + b, 0);
const names = readdirSync(join(folder, 'csv')).filter(name => name.endsWith('csv')).sort();
const labels = ['success', ...['header', 'record', 'cell'].flatMap(what => ['precision', 'recall', 'f1'].map(how => `${what} ${how}`))];
const weightsFile = join(folder, '..', 'pollock_weights.json');

// The score must not fall below `least`: simple, weighted.
function report(title, optionsFor, least) {
    const scores = new Map(names.map(name => [name, scoreOf(name, optionsFor(name))]));
    console.log(`${names.length} files, ${title}`);
    labels.forEach((label, i) => console.log(`${label.padEnd(18)} ${(sum([...scores.values()].map(s => s[i])) / names.length).toFixed(4)}`));
    const simple = sum([...scores.values()].map(sum)) / names.length;
    console.log(`simple   ${simple.toFixed(3)} of 10`);
    if (simple < least[0])
        process.exitCode = 1;
    if (existsSync(weightsFile)) {
        const weights = JSON.parse(readFileSync(weightsFile, 'utf8'));
        const all = sum(names.map(name => weights[name] ?? -1));
        const weighted = sum(names.map(name => sum(scores.get(name)) * (weights[name] ?? -1))) / all;
        console.log(`weighted ${weighted.toFixed(3)} of 10`);
        if (weighted < least[1])
            process.exitCode = 1;
    }
    const bad = names.filter(name => sum(scores.get(name)) < 9.9999).sort((a, b) => sum(scores.get(a)) - sum(scores.get(b)));
    console.log(`${names.length - bad.length} files are read exactly`);
    for (const name of bad.slice(0, worst))
        console.log(`  ${sum(scores.get(name)).toFixed(3)} ${name}`);
}

report('no options', () => [], [9.95, 9.6]);
if (words.includes('--parameters'))
    report('with their parameters', optionsOf, [9.961, 9.6]);
