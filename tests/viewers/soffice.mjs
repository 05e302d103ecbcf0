// LibreOffice without a window, with a profile of its own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, run, work } from './common.mjs';

export function convert(files, format, into) {
    mkdirSync(into, { recursive: true });
    const done = run('soffice', [`-env:UserInstallation=file://${join(work, 'soffice')}`, '--headless', '--norestore',
        '--convert-to', format, '--outdir', into, ...files]);
    check(done.status === 0, `soffice: ${done.stderr}`);
}
