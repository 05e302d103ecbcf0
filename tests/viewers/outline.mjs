// SVG with its texts as outlines, for programs that know no embedded fonts: librsvg and LibreOffice draw it as
// our PNG is.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alike, chartFiles, charts, check, checkAlike, draw, finish, need, run, variants, work } from './common.mjs';
import { convert } from './soffice.mjs';

need('rsvg-convert', 'browser');

// No Japanese font: what librsvg shows is in the picture. (Without any font it panics at the first text.)
const fonts = join(work, 'fonts.conf');
writeFileSync(fonts, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>\n');
const limits = { mean: 0.5, share: 0.0002 };

function rsvg(svg, png, scale) {
    const done = run('rsvg-convert', ['-z', String(scale), svg, '-o', png],
        { env: { ...process.env, FONTCONFIG_FILE: fonts } });
    check(done.status === 0 && !done.stderr.trim(), `rsvg-convert ${svg}: ${done.stderr}`);
}

for (const variant of variants) {
    const folder = draw(variant.name, chartFiles, [...variant.words, '-f', 'svg,png', '--svg-text=outline']);
    for (const name of charts) {
        rsvg(`${folder}/${name}.svg`, `${folder}/${name}-rsvg.png`, variant.scale);
        checkAlike(`${folder}/${name}.png`, `${folder}/${name}-rsvg.png`, limits, `${name} ${variant.name} librsvg`);
    }
}

// The test itself: texts that need a font are missed.
const plain = draw('plain', [chartFiles[0]], ['--size=slide', '-f', 'svg', '--svg-text=plain']);
rsvg(`${plain}/${charts[0]}.svg`, `${plain}/plain.png`, 1);
check(!alike(join(work, 'slide-paper', `${charts[0]}.png`), `${plain}/plain.png`, limits).good,
    'a picture without letters passes for ours');

// LibreOffice smooths lines and edges its own way, through PDF.
need('soffice', 'office');
const folder = join(work, 'slide-paper');
convert(charts.map((name) => `${folder}/${name}.svg`), 'pdf', join(work, 'office'));
for (const name of charts) {
    const stem = join(work, 'office', name);
    run('pdftoppm', ['-r', '96', '-png', '-singlefile', `${stem}.pdf`, stem]);
    checkAlike(`${folder}/${name}.png`, `${stem}.png`, { mean: 5, share: 0.01 }, `${name} LibreOffice`);
}
finish();
