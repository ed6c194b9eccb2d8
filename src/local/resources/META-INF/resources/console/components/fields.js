// Form fields that several views use.

import { cents, parseAmount } from '@ancv-connect/client';
import { html } from '../lib/html.js';
import { formatMoney, isCurrencyFirst, t, tOptional } from '../lib/i18n.js';
import { ESTABLISHMENTS } from '../lib/samples.js';
import { state } from '../lib/state.js';

const MAX_BENEFICIARY_LENGTH = 254;

/** A field for an amount in the range, in cents; `onInput` gets the text. */
export const amountField = ({ id, label, value, range, onInput }) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <div class="with-unit ${isCurrencyFirst() ? 'unit-first' : ''}">
      <input id=${id} name="amount" inputmode="decimal" autocomplete="off" required
        .value=${value} @input=${event => onInput(event.target.value)}
        aria-describedby="${id}-hint" aria-invalid=${isInvalidAmount(value, range) ? 'true' : 'false'}>
      <span aria-hidden="true">€</span>
    </div>
    <small id="${id}-hint" class=${isInvalidAmount(value, range) ? 'wrong' : ''}>${amountHint(value, range)}</small>
  </div>`;

/** Whether the text is no amount in the range. An empty field is not marked as invalid. */
export const isInvalidAmount = (text, { min, max }) =>
  text !== '' && !(parseAmount(text) >= min && parseAmount(text) <= max);

/** The range that the field accepts, or what is wrong with its text. */
export function amountHint(text, { min, max }) {
  const values = { amount: formatMoney(cents(max)), least: formatMoney(cents(min)) };
  if (!isInvalidAmount(text, { min, max })) return t(min > 1 ? 'amount.between' : 'amount.most', values);
  if (parseAmount(text) > max) return t('amount.tooMuch', values);
  return parseAmount(text) > 0 ? t('amount.tooLittle', values) : t('amount.none');
}

/** The amounts in the range, without duplicates. */
export const amountsInRange = (amounts, { min, max }) =>
  [...new Set(amounts)].filter(amount => amount >= min && amount <= max);

export const beneficiaryField = ({
  id,
  label = t('beneficiary.label'),
  value = '',
  autocomplete = 'off',
  onInput = () => {},
}) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} name="beneficiary" required maxlength=${MAX_BENEFICIARY_LENGTH}
      autocomplete=${autocomplete} autocapitalize="none" spellcheck="false"
      .value=${value} @input=${event => onInput(event.target.value)} aria-describedby="${id}-hint">
    <small id="${id}-hint">${t('beneficiary.hint')}</small>
  </div>`;

/** Buttons that fill a field; an item is a text, or an object with `value` and `label`. */
export function chips(items, onSelect, label = t('chips.try')) {
  const chip = ({ value, label }) => html`
    <button type="button" class="chip" translate="no" @click=${() => onSelect(value)}>${label}</button>`;
  const chipItems = items.map(item => (typeof item === 'string' ? { value: item, label: item } : item));
  return html`<p class="chips"><span>${label}</span>${chipItems.map(chip)}</p>`;
}

/** The name of a sample establishment; the id of any other. */
export const establishmentName = id => tOptional(`establishment.${id}`) ?? id;

/** Selects one of the establishments of this machine. */
export function establishmentSelect(id) {
  const current = state.get('establishment');
  const option = name => html`<option value=${name} .selected=${name === current}>${establishmentName(name)}</option>`;
  return html`
    <div class="field">
      <label for=${id}>${t('establishment.choice')}</label>
      <select id=${id} name="establishment" @change=${event => state.selectEstablishment(event.target.value)}>
        ${[...new Set([...ESTABLISHMENTS, current])].map(option)}
      </select>
    </div>`;
}
