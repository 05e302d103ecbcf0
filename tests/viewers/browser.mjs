// The SVG in a browser that has none of our fonts: as <img> and inline it is what our PNG is; its texts are
// found and selected; charts in one page leave each other alone; the gallery's page is whole.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alike, chartFiles, charts, check, checkAlike, draw, finish, isThere, need, root, sizeOf, textsOf,
    variants, work } from './common.mjs';
import { page, result, screenshot } from './chromium.mjs';

need('chromium', 'browser');

// Two rasterisers smooth edges differently, and Chromium moves baselines to whole pixels: that much, and no more.
const limits = { mean: 2, share: 0.002 };
const tallest = 8000; // pixels of one screenshot

// The charts of a folder, each with its size and its place in a page that they share; some a page.
function batches(folder, scale = 1) {
    const pages = [[]];
    let top = 0;
    for (const name of charts) {
        const size = sizeOf(`${folder}/${name}.scene.json`);
        if (top && (top + size.height) * scale > tallest) {
            pages.push([]);
            top = 0;
        }
        pages.at(-1).push({ name, top, ...size });
        top += Math.ceil(size.height);
    }
    return pages;
}

const extentOf = (pictures) => ({
    width: Math.max(...pictures.map((p) => p.width)),
    height: pictures.at(-1).top + pictures.at(-1).height,
});

const kinds = {
    img: (folder, name) => `<img src="file://${folder}/${name}.svg">`,
    inline: (folder, name) => readFileSync(`${folder}/${name}.svg`, 'utf8'),
};

function stacked(kind, folder, pictures) {
    return pictures.map(({ name, top }) => `<div class="at" style="top:${top}px">${kinds[kind](folder, name)}</div>`).join('\n');
}

// ---- As drawn by us ----

for (const variant of variants) {
    const folder = draw(variant.name, chartFiles, [...variant.words, '-f', 'svg,png,scene']);
    for (const kind of Object.keys(kinds)) {
        batches(folder, variant.scale).forEach((pictures, n) => {
            const path = page(`${variant.name}-${kind}-${n}.html`, stacked(kind, folder, pictures));
            const shot = path.replace('.html', '.png');
            const said = screenshot(path, shot, { ...extentOf(pictures), scale: variant.scale });
            check(said.length === 0, `${path}: ${said[0]}`);
            for (const { name, top } of pictures)
                checkAlike(`${folder}/${name}.png`, shot, { y: top * variant.scale, ...limits }, `${name} ${variant.name} ${kind}`);
        });
    }
}

// ---- The test itself: without the embedded fonts the letters must be missed ----

{
    const folder = draw('plain', [`charts/${charts[0]}.yaml`], ['--size=slide', '-f', 'svg', '--svg-text=plain']);
    const shot = join(work, 'plain.png');
    screenshot(page('plain.html', kinds.img(folder, charts[0])), shot, { width: 1280, height: 720 });
    check(!alike(join(work, 'slide-paper', `${charts[0]}.png`), shot, limits).good,
        'a picture without its fonts passes for ours: the browser sees Noto, or the comparison sees nothing');
}

// ---- Neighbours in one page ----

{
    const folder = join(work, 'slide-paper'), [first] = batches(folder);
    const together = join(work, 'slide-paper-inline-0.png');
    first.slice(0, 4).forEach(({ name, top, height }) => {
        const shot = join(work, `alone-${name}.png`);
        screenshot(page(`alone-${name}.html`, `<div class="at" style="top:${top}px">${kinds.inline(folder, name)}</div>`), shot,
            extentOf(first));
        checkAlike(shot, together, { rows: [top, top + height], mean: 0, share: 0 }, `${name} is changed by the charts beside it`);
    });
    const ids = variants.flatMap(({ name: v }) => charts.flatMap((name) =>
        [...readFileSync(join(work, v, `${name}.svg`), 'utf8').matchAll(/ id="([^"]*)"/g)].map((m) => m[1])));
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    check(ids.length > 0 && twice.length === 0, `ids that two pictures share: ${twice.slice(0, 3)}`);
}

// ---- Texts are found and selected ----

const search = `<pre id="result"></pre><script>
window.onload = () => {
    const missed = [];
    for (const text of texts) {
        getSelection().removeAllRanges();
        const found = window.find(text, true, false, true);
        const selected = getSelection().toString().replace(/\\s+/g, ' ').trim();
        if (!found || selected !== text.replace(/\\s+/g, ' ').trim()) missed.push([text, found, selected]);
    }
    document.getElementById('result').textContent = JSON.stringify(missed);
};
</script>`;

for (const name of charts) {
    const folder = join(work, 'slide-paper');
    const texts = textsOf(`${folder}/${name}.scene.json`).flatMap((text) => text.lines).filter((line) => line.trim());
    const words = [...new Set([...texts, 'no such text in it'])];
    const path = page(`search-${name}.html`,
        `${kinds.inline(folder, name)}<script>const texts = ${JSON.stringify(words).replaceAll('<', '\\u003c').replace('no such text in it', 'no such \' + \'text in it')}</script>${search}`);
    const { value } = result(path);
    check(value !== null, `${path} has no result`);
    const missed = (value ?? []).filter(([text]) => !text.startsWith('no such'));
    check(missed.length === 0, `${name}: not found or selected: ${JSON.stringify(missed)}`);
    check(value?.length === missed.length + 1, `${name}: a text that is not there is found`);
}

// ---- The gallery's page ----

const gallery = join(root, 'output/gallery/index.html');

if (isThere(gallery)) {
    const html = readFileSync(gallery, 'utf8');
    const copy = join(work, 'gallery.html');
    writeFileSync(copy, html.replace('<meta charset', `<base href="file://${root}/output/gallery/"><meta charset`)
        .replace('</html>', `<pre id="result"></pre><script>
window.onload = () => {
    const images = [...document.images];
    document.getElementById('result').textContent = JSON.stringify({
        count: images.length, broken: images.filter((i) => !i.naturalWidth).map((i) => i.src),
        links: [...document.querySelectorAll('figcaption a')].map((a) => a.getAttribute('href')),
        shown: [...document.querySelectorAll('figure')].filter((f) => f.offsetWidth).map((f) => f.className),
        tables: [...document.querySelectorAll('table')].filter((t) => !t.rows.length || !t.tHead.rows.length).length,
        wide: document.documentElement.scrollWidth > innerWidth,
    });
};
</script></html>`));
    const { value, console: said } = result(copy, { width: 1400, height: 900 });
    check(said.length === 0, `the gallery's page says ${said[0]}`);
    check(value?.count === charts.length * 8, `the gallery shows ${value?.count} pictures`);
    check(value?.broken.length === 0, `pictures not loaded: ${value?.broken}`);
    check(value?.links.length === charts.length * 18 && value.links.every((link) => isThere(join(root, 'output/gallery', link))),
        'a picture that is linked is not there');
    check(value?.shown.length === charts.length && value.shown.every((name) => name === 'slide paper'),
        'one picture of each chart is shown at first');
    check(value?.tables === 0, 'a table without a head');
    check(value?.wide === false, 'the gallery is wider than its window');
    check(result(copy, { width: 500, height: 900 }).value?.wide === false, 'the gallery is wider than a narrow window');
    check(!/(src|href)="https?:/.test(html), 'the gallery needs the network');
    // The test itself: what a page complains of is heard.
    const noisy = page('noisy.html', '<script>throw new Error("heard")</script><img src="file:///nowhere.png"><pre id="result">0</pre>');
    check(result(noisy).console.length > 0, 'the console is not heard');
} else {
    check(false, 'there is no gallery: make gallery');
}

finish();
