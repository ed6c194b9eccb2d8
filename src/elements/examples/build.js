// Builds the examples for React and Vue into a directory. The client is its source, so that its package need not be built.

import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { build } from 'vite';

const [out] = process.argv.slice(2);
const path = relative => fileURLToPath(new URL(relative, import.meta.url));

for (const example of ['react', 'vue']) {
  await build({
    root: path(example),
    logLevel: 'warn',
    resolve: { alias: { '@ancv-connect/client': path('../../client/src/index.js') } },
    build: { outDir: resolve(out, example), emptyOutDir: true },
  });
}
