// The manifest, as the other generators read it.

import { readFileSync } from 'node:fs';

/** The declarations of the elements in the order of their names, each with the path of its module. */
export const readElements = file =>
  JSON.parse(readFileSync(file, 'utf8'))
    .modules.flatMap(({ path, declarations }) => declarations.map(declaration => ({ ...declaration, path })))
    .sort((one, other) => one.tagName.localeCompare(other.tagName));

/** What can be set on an element: its properties, with the attribute of each one that has one. */
export const propertiesOf = ({ members }) => members.filter(({ kind }) => kind === 'field');

export const methodsOf = ({ members }) => members.filter(({ kind }) => kind === 'method');
