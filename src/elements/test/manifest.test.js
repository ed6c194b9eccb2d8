// The manifest says what the sources do, and the types and the README say what the manifest says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { generatedFiles } from '../generate/files.js';
import { namesIn, PACKAGE, sourceOf } from './sources.js';

process.chdir(PACKAGE);
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const declarations = manifest.modules.flatMap(({ path, declarations }) =>
  declarations.map(declaration => ({ ...declaration, path })),
);
const namesOf = items => (items ?? []).map(({ name }) => name).sort();
const COMMAND = 'Run `npm run manifest --workspace src/elements`';

test('the committed manifest is the one of the sources', async () => {
  const made = await cli({ argv: ['analyze', '--quiet'], cwd: PACKAGE, noWrite: true });
  assert.deepEqual(manifest, JSON.parse(JSON.stringify(made)), COMMAND);
});

for (const [path, content] of Object.entries(generatedFiles())) {
  test(`the committed ${path} is the one of the manifest`, () => {
    assert.equal(readFileSync(path, 'utf8'), content, COMMAND);
  });
}

test('the manifest has each element that the package defines, except the countdown inside of them', () => {
  const defined = namesIn(sourceOf('src/index.js'), /customElements\.define\("([^"]+)"/g);
  const tags = declarations.map(({ tagName }) => tagName);
  assert.deepEqual([...tags, 'ancv-connect-countdown'].sort(), defined);
});

test('each item of the manifest has a meaning', () => {
  for (const { tagName, members, attributes, events, slots, cssParts, cssStates, cssProperties } of declarations) {
    const items = [members, attributes, events, slots, cssParts, cssStates, cssProperties].flatMap(list => list ?? []);
    for (const { name, description } of items) assert.ok(description, `${tagName}: ${name}`);
    for (const { name, type } of [...attributes, ...events]) assert.ok(type, `${tagName}: ${name}`);
  }
});

for (const { tagName, name, path, attributes, members, events, slots, cssParts, cssProperties } of declarations) {
  describe(`<${tagName}>`, () => {
    const source = sourceOf(path);

    test('has the attributes of the manifest', async () => {
      const { [name]: element } = await import(`../${path}`);
      assert.deepEqual(namesOf(attributes), [...element.observedAttributes].sort());
    });

    test('has the properties and methods of the manifest', async () => {
      const { [name]: element } = await import(`../${path}`);
      const properties = [...element.elementProperties].filter(([, { state }]) => !state).map(([property]) => property);
      assert.deepEqual(namesOf(members.filter(({ kind }) => kind === 'field')), properties.sort());
      for (const method of namesOf(members.filter(({ kind }) => kind === 'method'))) {
        assert.equal(typeof element.prototype[method], 'function');
      }
    });

    test('sends the events of the manifest', () => {
      assert.deepEqual(namesOf(events), namesIn(source, /(?<!=)"(ancv-(?!connect-)[a-z-]+)"/g));
    });

    test('has the slots of the manifest', () => {
      assert.deepEqual(namesOf(slots), namesIn(source, /<slot name="([^"]+)"/g));
    });

    test('has the parts of the manifest', () => {
      const parts = namesIn(source, /\bpart="([^"]+)"/g).flatMap(part => part.split(' '));
      assert.deepEqual(namesOf(cssParts), [...new Set(parts)].sort());
    });

    test('has the custom properties of the manifest', () => {
      assert.deepEqual(namesOf(cssProperties), namesIn(source, /(--ancv-[a-z-]+\w)/g));
    });
  });
}

test('the states of the manifest are those that the styles know', () => {
  const source = sourceOf('src/index.js');
  const states = declarations.flatMap(({ cssStates }) => namesOf(cssStates));
  assert.deepEqual([...new Set(states)].sort(), namesIn(source, /:state\(([a-z-]+)\)/g));
});
