// Builds the published package: one minified module with its types, and a check of its size.

import { copyFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { minify } from 'terser';

// 6,144 for folders and payments, the rest for the eight calls of payment links.
const MAX_BYTES = 6_800;
const FILE = 'dist/index.js';

const bundle = await build({
  entryPoints: ['src/index.js'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
});
const { code } = await minify(bundle.outputFiles[0].text, {
  module: true,
  ecma: 2020,
  compress: { passes: 5, unsafe_arrows: true, hoist_funs: true },
});
writeFileSync(FILE, code);
for (const types of ['schema.d.ts', 'operations.d.ts']) copyFileSync(`src/${types}`, `dist/${types}`);

const size = Buffer.byteLength(code);
if (size > MAX_BYTES) throw new Error(`${FILE} has ${size} bytes, more than ${MAX_BYTES}`);
console.log(`${FILE}: ${size} bytes`);
