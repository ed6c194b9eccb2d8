// The texts of both languages, and that each one is used.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { URL } from 'node:url';
import { createTexts, languageAround, languageOf } from '../src/texts.js';
import en from '../src/texts/en.js';
import fr from '../src/texts/fr.js';

const SOURCE = new URL('../src/', import.meta.url);
const code = readdirSync(SOURCE)
  .filter(name => name.endsWith('.js'))
  .map(name => readFileSync(new URL(name, SOURCE), 'utf8'))
  .join('\n');

/** What the scripts compose keys of, such as `status.${name}`: one more part, or two in the case of a payment in part. */
const COMPOSED = [...code.matchAll(/`([\w.-]+\.)\$\{[^}`]*\}(\.[\w.]+)?`/g)].map(
  ([, start, end = '']) =>
    new RegExp(`^${start.replaceAll('.', '\\.')}([\\w-]+|PAID\\.\\w+)${end.replaceAll('.', '\\.')}$`),
);
const AUDIENCES = '(guest|waiting|establishment|attention)';
const isComposed = key =>
  COMPOSED.some(form => form.test(key)) ||
  new RegExp(`^(todo|offer|refund)\\.${AUDIENCES}(\\.[\\w-]+)?$`).test(key) ||
  /^ancv-(option|alternative)-changed\.(on|off)$/.test(key) ||
  /^(requirement\.[A-Z_]+\.(met|missing|unknown)|problem\.[\w-]+\.detail)$/.test(key);

const placeholders = text => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('both languages have the same keys, in the same order', () => {
  assert.deepEqual(Object.keys(en), Object.keys(fr));
});

test('both languages have the same placeholders', () => {
  for (const [key, text] of Object.entries(fr)) {
    assert.deepEqual([...new Set(placeholders(en[key]))], [...new Set(placeholders(text))], key);
  }
});

test('each text is used', () => {
  const unused = Object.keys(fr).filter(key => !code.includes(`'${key}'`) && !isComposed(key));
  assert.deepEqual(unused, []);
});

test('each key that is used has a text', () => {
  const used = [...code.matchAll(/\b(?:t|tOptional)\('([^']+)'/g)].map(([, key]) => key);
  assert.ok(used.length > 60);
  assert.deepEqual(
    used.filter(key => !(key in fr)),
    [],
  );
});

test('a text has no straight apostrophe and no double space', () => {
  for (const [key, text] of [...Object.entries(fr), ...Object.entries(en)]) {
    assert.doesNotMatch(text, /'| {2}|\.\.\./, key);
  }
});

test('in French a line does not begin with a punctuation mark', () => {
  const { t } = createTexts('fr');
  assert.equal(t('ancvId.where'), 'Où trouver mon ID ANCV\u00a0?');
  assert.match(t('option.switch.hint'), /«\u00a0Activé\u00a0»/);
});

test('a status that the service adds later is shown as it is', () => {
  assert.equal(createTexts('fr').t('status.PARKED'), 'PARKED');
});

for (const [tag, language] of [
  ['fr', 'fr'],
  ['fr-CH', 'fr'],
  ['EN-gb', 'en'],
  ['de', 'fr'],
  ['', 'fr'],
  [undefined, 'fr'],
]) {
  test(`the language of the tag ${tag} is ${language}`, () => assert.equal(languageOf(tag), language));
}

test('the language is that of the closest element, also outside of the shadow roots around', () => {
  const outer = { closest: () => ({ lang: 'en' }) };
  const inner = { closest: () => null, getRootNode: () => ({ host: outer }) };
  assert.equal(languageAround(inner), 'en');
  assert.equal(languageAround({ closest: () => null, getRootNode: () => ({}) }), undefined);
});

test('an amount is written into a field as it can be typed', () => {
  assert.equal(createTexts('fr').amountInput(12000), '120');
  assert.equal(createTexts('fr').amountInput(120050), '1200,50');
  assert.equal(createTexts('en').amountInput(120050), '1200.50');
});

test('a duration has minutes and seconds, and is never below 0', () => {
  const { duration } = createTexts('fr');
  assert.equal(duration(167_000), '2:47');
  assert.equal(duration(-5), '0:00');
});
