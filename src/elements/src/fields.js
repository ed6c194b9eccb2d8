// Form fields that several elements use.

import { cents, parseAmount } from '@ancv-connect/client';
import { nothing } from 'lit';
import { html } from './html.js';
import { amountRange } from './payments.js';

const MAX_BENEFICIARY_LENGTH = 254;
const ANCV_NUMBER_LENGTH = 11;

/**
 * The field for the amount of a payment on the folder of the element, which has `draft` (the text), `bookingFolder`, and
 * `isAmountChecked` to mark an empty field too; and buttons with suggestions.
 */
export function amountFields(element, label) {
  const { texts, draft, isAmountChecked } = element;
  const range = amountRange(element.bookingFolder);
  if (isOnlyAmount(range)) return onlyAmount(texts, label, range.max);
  const setDraft = text => (element.draft = text);
  const isWrong = isInvalidAmount(draft, range) || (isAmountChecked && draft === '');
  return html`
    <div class="field" part="field">
      <label for="amount">${label}</label>
      <div class="with-unit ${texts.isCurrencyFirst ? 'unit-first' : ''}">
        <input id="amount" name="amount" inputmode="decimal" autocomplete="off" required part="input"
          .value=${draft} @input=${event => setDraft(event.target.value)}
          aria-describedby="amount-hint" aria-invalid=${isWrong ? 'true' : 'false'}>
        <span aria-hidden="true">€</span>
      </div>
      <small id="amount-hint" class=${isWrong ? 'wrong' : ''}>${amountHint(texts, draft, range, isWrong)}</small>
    </div>
    ${amountChips(texts, [range.max, Math.round(range.max / 200) * 100], range, setDraft)}`;
}

/** Whether there is nothing to choose. */
export const isOnlyAmount = ({ min, max }) => min === max;

const onlyAmount = ({ money }, label, amount) => html`
  <p class="only-amount">${label} <b class="amount" translate="no">${money(cents(amount))}</b></p>`;

/** The amount of the field in cents, or undefined where it is none in the range: it is then focused and marked. */
export function readAmount(element, field) {
  // There is no field where only one amount is possible.
  if (!field) return amountRange(element.bookingFolder).max;
  // Autofill may change the field without an input event.
  Object.assign(element, { draft: field.value, isAmountChecked: true });
  if (field.value && !isInvalidAmount(field.value, amountRange(element.bookingFolder))) return parseAmount(field.value);
  field.focus();
  return undefined;
}

/** Whether the text is no amount in the range. An empty field is not marked as invalid. */
export const isInvalidAmount = (text, { min, max }) =>
  text !== '' && !(parseAmount(text) >= min && parseAmount(text) <= max);

/** The range that the field accepts, or what is wrong with its text. */
export function amountHint({ t, money }, text, { min, max }, isWrong = isInvalidAmount(text, { min, max })) {
  const values = { amount: money(cents(max)), least: money(cents(min)) };
  if (!isWrong) return t(min > 1 ? 'amount.between' : 'amount.most', values);
  if (parseAmount(text) > max) return t('amount.tooMuch', values);
  return parseAmount(text) > 0 ? t('amount.tooLittle', values) : t('amount.none');
}

/** The amounts in the range, without duplicates. */
export const amountsInRange = (amounts, { min, max }) =>
  [...new Set(amounts)].filter(amount => amount >= min && amount <= max);

/** An e-mail address or ANCV number as it is sent: without spaces around it, a number without any. */
export function normalizedBeneficiary(text) {
  const trimmed = text.trim();
  return /^[\d\s.-]+$/.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
}

/** The key of the text about what is wrong with an e-mail address or ANCV number, or undefined. */
export function beneficiaryError(text) {
  const value = normalizedBeneficiary(text);
  if (/^\d+$/.test(value)) return value.length === ANCV_NUMBER_LENGTH ? undefined : 'beneficiary.digits';
  return /^[^\s@,;<>]+@[^\s@.,;<>]+(\.[^\s@.,;<>]+)+$/.test(value) ? undefined : 'beneficiary.invalid';
}

/**
 * The field for the e-mail address or ANCV number of the customer of the element, which has `account` (the text), and `isAccountChecked`
 * to show what is wrong with it in place of the hint.
 */
export function beneficiaryField(element, { label, hint, autocomplete }) {
  const { texts, account, isAccountChecked } = element;
  const error = isAccountChecked && beneficiaryError(account);
  return html`
    <div class="field" part="field">
      <label for="beneficiary">${label}</label>
      <input id="beneficiary" name="beneficiary" required maxlength=${MAX_BENEFICIARY_LENGTH} part="input"
        autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" inputmode="email"
        .value=${account} @input=${event => (element.account = event.target.value)}
        @change=${() => (element.isAccountChecked = element.account !== '')}
        aria-describedby="beneficiary-hint" aria-invalid=${error ? 'true' : 'false'}>
      <small id="beneficiary-hint" class=${error ? 'wrong' : ''}>${error ? texts.t(error) : hint}</small>
      <slot name="beneficiary"></slot>
    </div>`;
}

/** Whether the field has an e-mail address or an ANCV number; it is focused and marked where it has none. */
export function checkBeneficiary(element, field) {
  Object.assign(element, { account: field.value, isAccountChecked: true });
  if (!beneficiaryError(field.value)) return true;
  field.focus();
  return false;
}

/** Buttons that fill a field, from `{ value, label }`. */
export function chips(label, items, onSelect) {
  if (!items.length) return nothing;
  const chip = ({ value, label }) => html`
    <button type="button" class="chip" translate="no" part="chip" @click=${() => onSelect(value)}>${label}</button>`;
  return html`<p class="chips" role="group" aria-label=${label}>${items.map(chip)}</p>`;
}

/** Chips for the amounts that are in the range, in cents. The largest one is everything. */
function amountChips({ t, money, amountInput }, amounts, range, onSelect) {
  const label = amount =>
    amount === range.max ? t('amount.all', { amount: money(cents(amount)) }) : money(cents(amount));
  const items = amountsInRange(amounts, range).map(amount => ({ value: amountInput(amount), label: label(amount) }));
  return chips(t('chips.amounts'), items, onSelect);
}
