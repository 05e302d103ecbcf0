// The slide deck in LibreOffice: every chart is a page, with its title as text, that looks like our PNG.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { alike, chartFiles, charts, check, checkAlike, draw, finish, need, root, run, textsOf, work, zuhyo } from './common.mjs';
import { convert } from './soffice.mjs';

need('soffice', 'office');

// The header is set by LibreOffice, with wider gaps between Japanese and Latin than ours.
const limits = { mean: 8, share: 0.03 };

for (const theme of ['paper', 'dark']) {
    const words = ['--size=slide', `--theme=${theme}`];
    const folder = draw(theme, chartFiles, [...words, '--scale=1', '-f', 'png,scene']);
    const deck = join(folder, 'deck.pptx');
    const made = spawnSync(zuhyo, ['deck', ...chartFiles, '-o', deck, '--quiet', ...words], { cwd: root, encoding: 'utf8' });
    check(made.status === 0, `zuhyo deck: ${made.stderr}`);
    convert([deck], 'pdf', folder);
    const pdf = join(folder, 'deck.pdf');
    const pages = Number(/^Pages: *(\d+)$/m.exec(run('pdfinfo', [pdf]).stdout)?.[1]);
    check(pages === charts.length, `${pages} pages of ${charts.length} charts`);
    const texts = run('pdftotext', ['-raw', pdf, '-']).stdout.split('\f').map((text) => text.replace(/\s+/g, ''));
    run('pdftoppm', ['-r', '96', '-png', pdf, join(folder, 'page')]);
    charts.forEach((name, i) => {
        const number = String(i + 1).padStart(String(charts.length).length, '0');
        const header = textsOf(`${folder}/${name}.scene.json`).filter((text) => /^title-/.test(text.role))
            .map((text) => text.lines.join('').replace(/\s+/g, ''));
        check(header.length > 0 && header.every((line) => texts[i]?.includes(line)),
            `page ${i + 1} lacks the header of ${name}: ${header} / ${texts[i]}`);
        checkAlike(`${folder}/${name}.png`, `${folder}/page-${number}.png`, limits, `${name} ${theme} on its slide`);
    });
    // The test itself: another chart's slide is not alike.
    if (charts.length > 1)
        check(!alike(`${folder}/${charts[0]}.png`, `${folder}/page-${String(2).padStart(String(charts.length).length, '0')}.png`, limits).good,
            'another slide passes for this one');
}
finish();
