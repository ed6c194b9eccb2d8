import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountHint, beneficiaryError, isInvalidAmount, normalizedBeneficiary } from '../src/fields.js';
import { createTexts } from '../src/texts.js';

const RANGE = { min: 2000, max: 30000 };
const texts = createTexts('fr');
const plain = text => text.replace(/[\u00a0\u202f]/g, ' ');

for (const text of ['120', '120,50', '120.5', '120,5 €', ' 120.50 ', '€120', '120€', '300,00 €', '20']) {
  test(`the amount "${text}" is accepted`, () => assert.equal(isInvalidAmount(text, RANGE), false));
}

for (const [text, hint] of [
  ['1 200 €', 'C’est trop : au plus 300,00 €.'],
  ['1\u202f200\u00a0€', 'C’est trop : au plus 300,00 €.'],
  ['300,01', 'C’est trop : au plus 300,00 €.'],
  ['19,99', 'C’est trop peu : au moins 20,00 €.'],
  ['0', 'Écrivez un montant en euros, par exemple 120 ou 120,50.'],
  ['-120', 'Écrivez un montant en euros, par exemple 120 ou 120,50.'],
  ['120,505', 'Écrivez un montant en euros, par exemple 120 ou 120,50.'],
  ['1.200,50', 'Écrivez un montant en euros, par exemple 120 ou 120,50.'],
  ['1e2', 'Écrivez un montant en euros, par exemple 120 ou 120,50.'],
  ['douze', 'Écrivez un montant en euros, par exemple 120 ou 120,50.'],
]) {
  test(`the amount "${text}" is not accepted, and the hint says why`, () => {
    assert.equal(isInvalidAmount(text, RANGE), true);
    assert.equal(plain(amountHint(texts, text, RANGE)), hint);
  });
}

test('an empty amount is marked only where it is asked for', () => {
  assert.equal(isInvalidAmount('', RANGE), false);
  assert.equal(plain(amountHint(texts, '', RANGE)), 'De 20,00 € à 300,00 €');
  assert.match(amountHint(texts, '', RANGE, true), /^Écrivez un montant/);
});

for (const [text, sent] of [
  [' marie@exemple.fr ', 'marie@exemple.fr'],
  ['Marie.Martin+1@exemple.co.uk', 'Marie.Martin+1@exemple.co.uk'],
  ['12345678901', '12345678901'],
  ['123 456 789 01', '12345678901'],
  ['123.456.789-01', '12345678901'],
  ['123\u00a0456\u202f78901', '12345678901'],
]) {
  test(`"${text}" is sent as ${sent}`, () => {
    assert.equal(beneficiaryError(text), undefined);
    assert.equal(normalizedBeneficiary(text), sent);
  });
}

for (const [text, error] of [
  ['', 'beneficiary.invalid'],
  ['marie', 'beneficiary.invalid'],
  ['marie@exemple', 'beneficiary.invalid'],
  ['marie@exemple.', 'beneficiary.invalid'],
  ['marie@@exemple.fr', 'beneficiary.invalid'],
  ['marie martin@exemple.fr', 'beneficiary.invalid'],
  ['marie@exemple.fr, paul@exemple.fr', 'beneficiary.invalid'],
  ['<marie@exemple.fr>', 'beneficiary.invalid'],
  ['+33612345678', 'beneficiary.invalid'],
  ['06 12 34 56 78', 'beneficiary.digits'],
  ['123456789012', 'beneficiary.digits'],
]) {
  test(`"${text}" is ${error}`, () => assert.equal(beneficiaryError(text), error));
}
