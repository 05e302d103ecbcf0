// Headless Chromium with a profile of its own, without network services, and seeing no fonts but DejaVu:
// whatever Japanese it shows comes from the picture.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, work } from './common.mjs';

const fonts = join(work, 'fonts.conf');
writeFileSync(fonts, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${join(work, 'fonts')}</cachedir></fontconfig>
`);

// Runs Chromium over a page; what the page wrote to its console is in `console`.
function chromium(path, words, { width = 1280, height = 800, scale = 1 } = {}) {
    const profile = mkdtempSync(join(tmpdir(), 'zuhyo-chromium-'));
    const done = run('chromium', [
        '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--disable-lcd-text', '--font-render-hinting=none', '--hide-scrollbars',
        `--force-device-scale-factor=${scale}`, '--enable-logging=stderr',
        `--user-data-dir=${profile}`, `--window-size=${Math.ceil(width)},${Math.ceil(height)}`,
        ...words, `file://${path}`,
    ], { env: { ...process.env, FONTCONFIG_FILE: fonts } });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    return { out: done.stdout ?? '', console: (done.stderr ?? '').split('\n').filter((line) => /:CONSOLE[:(]/.test(line)) };
}

export function page(name, body) {
    const path = join(work, name);
    writeFileSync(path, `<!DOCTYPE html><html><meta charset="utf-8"><link rel="icon" href="data:,">
<style>body{margin:0;position:relative}.at{position:absolute;left:0}img,.at>svg{display:block}</style><body>${body}</body></html>\n`);
    return path;
}

// What lies below the window is not drawn, and the window is less high than it is said to be.
export function screenshot(path, into, { width, height, scale = 1 }) {
    return chromium(path, [`--screenshot=${into}`], { width, height: height + 200, scale }).console;
}

// The page's text in <pre id=result>, as JSON, after its scripts have run.
export function result(path, size) {
    const { out, console: said } = chromium(path, ['--virtual-time-budget=20000', '--dump-dom'], size);
    const text = /<pre id="result">([^]*?)<\/pre>/.exec(out)?.[1];
    const plain = text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    return { value: plain === undefined ? null : JSON.parse(plain), console: said };
}
