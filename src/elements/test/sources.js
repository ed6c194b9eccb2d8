// The sources of an element: what its module uses of the package.

import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** The directory of the package. */
export const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** The code of a module of the package with the functions and styles that it uses, without comments. */
export function sourceOf(path) {
  const { outputFiles } = buildSync({
    entryPoints: [path],
    absWorkingDir: PACKAGE,
    bundle: true,
    format: 'esm',
    external: ['lit', 'lit/*', '@ancv-connect/client'],
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0].text;
}

/** All matches of the pattern's first group in the code, without duplicates. */
export const namesIn = (source, pattern) => [...new Set([...source.matchAll(pattern)].map(([, name]) => name))].sort();
