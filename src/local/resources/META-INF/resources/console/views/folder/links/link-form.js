import { cents, parseAmount } from '@ancv-connect/client';
import { amountHint, isInvalidAmount } from '@ancv-connect/elements/fields.js';
import { html } from '@ancv-connect/elements/html.js';
import { amountRange } from '@ancv-connect/elements/payments.js';
import { t, texts } from '../../../lib/i18n.js';
import { isoDate } from '../../../lib/samples.js';

const DAY_MS = 86_400_000;
/** The service accepts 400 days, to the second; a link is valid until the end of its last day. */
const MAX_DAYS = 399;
const LANGUAGES = ['fr', 'en'];

/** What the form begins with: everything is optional. */
export const NO_TERMS = { amount: '', until: '', locale: '', isUntilWrong: false };

/** The dialog that asks for the terms of a new link. `element` has `terms`, which keep what was entered after a problem. */
export const termsDialog = element => ({
  title: t('links.create.title'),
  body: () => html`
    <p>${t('links.create.text')}</p>
    ${amountField(element)}${untilField(element)}${localeField(element)}`,
  confirm: t('links.create.yes'),
});

const set = (element, changes) => (element.terms = { ...element.terms, ...changes });

function amountField(element) {
  const { amount } = element.terms;
  const range = amountRange(element.bookingFolder);
  const isWrong = isInvalidAmount(amount, range);
  const { isCurrencyFirst } = texts();
  return html`
    <div class="field" part="field">
      <label for="link-amount">${t('links.amount')}</label>
      <div class="with-unit ${isCurrencyFirst ? 'unit-first' : ''}">
        <input id="link-amount" name="amount" inputmode="decimal" autocomplete="off" part="input"
          .value=${amount} @input=${({ target }) => set(element, { amount: target.value })}
          aria-describedby="link-amount-hint" aria-invalid=${isWrong ? 'true' : 'false'}>
        <span aria-hidden="true">€</span>
      </div>
      <small id="link-amount-hint" class=${isWrong ? 'wrong' : ''}>
        ${isWrong ? amountHint(texts(), amount, range) : t('links.amount.hint')}
      </small>
    </div>`;
}

function untilField(element) {
  const { until, isUntilWrong } = element.terms;
  const day = days => isoDate(new Date(element.clock.now() + days * DAY_MS));
  return html`
    <div class="field" part="field">
      <label for="link-until">${t('links.until')}</label>
      <input id="link-until" name="until" type="date" min=${day(0)} max=${day(MAX_DAYS)} part="input"
        .value=${until} @change=${({ target }) => set(element, untilOf(target))}
        aria-describedby="link-until-hint" aria-invalid=${isUntilWrong ? 'true' : 'false'}>
      <small id="link-until-hint" class=${isUntilWrong ? 'wrong' : ''}>
        ${t(isUntilWrong ? 'links.until.wrong' : 'links.until.hint')}
      </small>
    </div>`;
}

const untilOf = field => ({ until: field.value, isUntilWrong: !field.checkValidity() });

function localeField(element) {
  const option = (value, text) => html`
    <option value=${value} .selected=${element.terms.locale === value}>${text}</option>`;
  return html`
    <div class="field" part="field">
      <label for="link-locale">${t('links.locale')}</label>
      <select id="link-locale" name="locale" part="input"
        @change=${({ target }) => set(element, { locale: target.value })}>
        ${option('', t('links.locale.browser'))}
        ${LANGUAGES.map(language => option(language, t(`links.locale.${language}`)))}
      </select>
    </div>`;
}

/** Whether the form can be sent; its first wrong field is focused and marked. Autofill may change fields without an event. */
export function areTermsValid(element, { elements: { amount, until, locale } }) {
  set(element, { amount: amount.value.trim(), locale: locale.value, ...untilOf(until) });
  const isAmountWrong = isInvalidAmount(element.terms.amount, amountRange(element.bookingFolder));
  const wrong = isAmountWrong ? amount : element.terms.isUntilWrong && until;
  if (wrong) wrong.focus();
  return !wrong;
}

/** The request for a link with these terms. Its last day is that of this browser's time zone. */
export const requestOf = ({ amount, until, locale }) => ({
  ...(amount && { amount: cents(parseAmount(amount)) }),
  ...(until && { validUntil: new Date(`${until}T23:59:59`).toISOString() }),
  ...(locale && { locale }),
});
