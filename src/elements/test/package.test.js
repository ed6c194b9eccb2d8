// What is published, and that it can be used without a build.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { PACKAGE } from './sources.js';

process.chdir(PACKAGE);
const read = path => readFileSync(path, 'utf8');
const { exports, name } = JSON.parse(read('package.json'));
const IMPORTED = /(?:\bimport|\bexport\b[^'"`;]*?\bfrom|\bimport\b[^'"`;()]*?\bfrom)\s*["']([^"']+)["']/g;

/** The paths that an export leads to. */
const targetsOf = target => (typeof target === 'string' ? [target] : Object.values(target).flatMap(targetsOf));

test('the package has the sources, the bundle, the types and the manifest, and nothing else', () => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const packed = JSON.parse(output)[0].files.map(({ path }) => path);
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
  assert.deepEqual(
    packed.sort(),
    [
      'README.md',
      'custom-elements.json',
      'dist/LICENSES.txt',
      'dist/ancv-connect-elements.js',
      'package.json',
      ...sources,
      ...['checkout', 'history', 'index', 'option', 'react', 'request', 'vue'].map(module => `types/${module}.d.ts`),
    ].sort(),
  );
  for (const target of targetsOf(exports)) assert.ok(packed.includes(target.slice(2)), target);
});

test('the licences of all that is in the bundle are beside it', () => {
  const licenses = read('dist/LICENSES.txt');
  assert.match(licenses, /Apache License/);
  assert.match(licenses, /BSD 3-Clause/);
});

test('the bundle imports nothing', () => {
  assert.doesNotMatch(read('dist/ancv-connect-elements.js'), /\bimport\b\s*[({"'*\w]/);
});

test('the modules can be imported on a server, which has no page', async () => {
  const { AncvConnectCheckout } = await import(name);
  assert.equal(typeof AncvConnectCheckout, 'function');
});

test('the import map of the README has every module that the elements import', () => {
  const { imports } = JSON.parse(read('README.md').match(/<script type="importmap">(.*?)<\/script>/s)[1]);
  const root = new URL('../../', pathToFileURL(PACKAGE));
  const resolve = (specifier, module) => {
    if (specifier.startsWith('.')) return new URL(specifier, module);
    const prefix = Object.keys(imports).find(
      key => key === specifier || (key.endsWith('/') && specifier.startsWith(key)),
    );
    assert.ok(prefix, `${specifier}, imported by ${module}`);
    return new URL(`.${imports[prefix]}${specifier.slice(prefix.length)}`, root);
  };
  const found = new Set();
  const visit = module => {
    if (found.has(module.href)) return;
    found.add(module.href);
    assert.ok(existsSync(module), module.href);
    for (const [, specifier] of readFileSync(module, 'utf8').matchAll(IMPORTED)) visit(resolve(specifier, module));
  };
  visit(resolve(name));
  assert.ok([...found].some(module => module.endsWith('/lit-html.js')));
});
