// What poppler takes out of a PDF is what was drawn: all characters of all texts, no more and no fewer, and
// each line of text in one piece.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chartFiles, charts, check, draw, finish, need, root, run, textsOf, variants } from './common.mjs';

need('pdftotext', 'test');

// Without blanks, and control characters, which have no glyph.
const bare = (text) => text.replace(/[\s\p{Cc}]+/gu, '');

function counted(text) {
    const counts = new Map();
    for (const c of bare(text)) counts.set(c, (counts.get(c) ?? 0) + 1);
    return counts;
}

// "x −1" where the second text has one x fewer than the first.
function unlike(drawn, read) {
    const a = counted(drawn), b = counted(read);
    return [...new Set([...a.keys(), ...b.keys()])].filter((c) => a.get(c) !== b.get(c))
        .map((c) => `${c} U+${c.codePointAt(0).toString(16)} ${(b.get(c) ?? 0) - (a.get(c) ?? 0)}`);
}

function checkPdf(stem, what) {
    const lines = textsOf(`${stem}.scene.json`).flatMap((text) => text.lines);
    const { stdout: read } = run('pdftotext', ['-raw', '-nopgbrk', `${stem}.pdf`, '-']);
    const different = unlike(lines.join(''), read);
    check(different.length === 0, `${what}: characters differ: ${different.join(', ')}`);
    const whole = bare(read);
    const broken = lines.filter((line) => !whole.includes(bare(line)));
    check(broken.length === 0, `${what}: not in one piece: ${JSON.stringify(broken)}`);
    return read;
}

for (const variant of variants) {
    const folder = draw(variant.name, chartFiles, [...variant.words, '-f', 'pdf,scene']);
    for (const name of charts) checkPdf(`${folder}/${name}`, `${name} ${variant.name}`);
}

// Charts of the other tests, each for one question; here with their fonts. Those that are not fitted
// have texts beyond the page, which poppler does not read.
const tests = join(root, 'tests/charts');
const areas = readdirSync(tests).flatMap((area) => readdirSync(join(tests, area)).filter((file) => /\.(yaml|json)$/.test(file))
    .map((file) => [area, file]));
const isCut = (path) => /^autosize: none/m.test(readFileSync(path, 'utf8'));
for (const [area, file] of areas.filter(([area, file]) => !isCut(join(tests, area, file)))) {
    const folder = draw(area, [join(tests, area, file)], ['-f', 'pdf,scene']);
    checkPdf(join(folder, file.replace(/(\.vl)?\.(yaml|json)$/, '')), `${area}/${file}`);
}

const folder = draw('texts', ['tests/viewers/texts.yaml', 'tests/viewers/columns.yaml'], ['-f', 'pdf,scene']);
checkPdf(`${folder}/columns`, 'columns');
const read = checkPdf(`${folder}/texts`, 'texts');
// The test itself: a character more or fewer is seen.
check(unlike('CO₂', 'CO2').length === 2 && unlike('ab', 'a b').length === 0, 'differences are not seen');
check(read.includes('₂') && read.includes('²'), 'raised and lowered characters are read as they were written');
finish();
