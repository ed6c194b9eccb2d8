// Builds the script and the style of the page into the resources of the service, with a hash of their content in their names.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { bundle, litLicense } from '../elements/bundle.js';
import { isNeeded } from './src/texts.js';

/** In function.zip, with the page's classes: the limit of all of it is 80 KB. */
const MAX_BYTES_IN_ZIP = 40_000;
const TARGET = fileURLToPath(new URL('../main/resources/META-INF/payment-page/', import.meta.url));

const read = file => readFileSync(new URL(file, import.meta.url), 'utf8');
const hash = text => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The files of the page by name. */
export async function files() {
  const script = `/*! LICENSES.txt */\n${await bundle(fileURLToPath(new URL('src/page.js', import.meta.url)), isNeeded)}`;
  const style = transformSync(read('src/page.css'), { loader: 'css', minify: true }).code;
  const names = { script: `page-${hash(script)}.js`, style: `page-${hash(style)}.css` };
  return {
    [names.script]: script,
    [names.style]: style,
    'assets.properties': `script=${names.script}\nstyle=${names.style}\n`,
    'LICENSES.txt': `Lit\n\n${litLicense()}`,
  };
}

export const target = TARGET;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await files();
  const size = deflateRawSync(Object.values(built).join(''), { level: 9 }).length;
  if (size > MAX_BYTES_IN_ZIP) throw new Error(`${size} bytes in the zip, more than ${MAX_BYTES_IN_ZIP}`);
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  for (const [name, text] of Object.entries(built)) writeFileSync(TARGET + name, text);
  for (const [name, text] of Object.entries(built)) console.log(`${name}: ${Buffer.byteLength(text)} bytes`);
  console.log(`${size} bytes in the zip`);
}
