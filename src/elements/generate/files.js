// The files that are made from the manifest.

import { readFileSync } from 'node:fs';
import { readElements } from './manifest.js';
import { withReference } from './readme.js';
import { elementTypes, moduleTypes, reactTypes, vueTypes } from './types.js';

/** The path of each file in the package, with its content. */
export function generatedFiles() {
  const elements = readElements('custom-elements.json');
  return {
    'types/index.d.ts': elementTypes(elements),
    ...moduleTypes(elements),
    'types/react.d.ts': reactTypes(elements),
    'types/vue.d.ts': vueTypes(elements),
    'README.md': withReference(readFileSync('README.md', 'utf8'), elements),
  };
}
