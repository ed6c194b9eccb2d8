// Builds the file for a <script type="module"> tag, with everything in it, and checks its size.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundle, litLicense } from './bundle.js';

/** With Brotli, which every browser that the elements support asks for. */
const MAX_COMPRESSED_BYTES = 35_000;
const FILE = 'dist/ancv-connect-elements.js';
const LICENSES = 'dist/LICENSES.txt';

const code = await bundle('src/index.js');
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = `/* ${name} ${version}: LICENSES.txt */\n${code}`;
const size = brotliCompressSync(file).length;
mkdirSync('dist', { recursive: true });
writeFileSync(FILE, file);
writeFileSync(LICENSES, licenses());
console.log(
  `${FILE}: ${Buffer.byteLength(file)} bytes, ${size} with Brotli, ${gzipSync(file, { level: 9 }).length} with gzip`,
);
if (size > MAX_COMPRESSED_BYTES) throw new Error(`more than ${MAX_COMPRESSED_BYTES} bytes compressed`);

/** The licences of what is in the file: they must go where it goes. */
function licenses() {
  return `${name}\n\n${readFileSync('../../NOTICE', 'utf8')}\n${readFileSync('../../LICENSE', 'utf8')}\n\nLit\n\n${litLicense()}`;
}
