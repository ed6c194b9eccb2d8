import { html } from 'lit';
import { cents, euros, money } from '../lib/format.js';
import { t } from '../lib/messages.js';

/** A field for an amount of at most `most` cents; `say` is called with what is typed. */
export const amountField = ({ id, label, value, most, say }) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <div class="with-unit"><input id=${id} name="amount" inputmode="decimal" autocomplete="off" required
      .value=${value} @input=${event => say(event.target.value)} aria-describedby="${id}-hint"
      aria-invalid=${isWrong(value, most) ? 'true' : 'false'}><span aria-hidden="true">€</span></div>
    <small id="${id}-hint" class=${isWrong(value, most) ? 'wrong' : ''}>${amountHint(value, most)}</small>
  </div>`;

/** Whether what is typed cannot be asked for. */
export const isWrong = (typed, most) => typed !== '' && !(cents(typed) >= 1 && cents(typed) <= most);

/** What the field takes, or what is wrong with what is typed. */
export function amountHint(typed, most) {
  if (!isWrong(typed, most)) return t('amount.most', { amount: euros(money(most)) });
  return cents(typed) > most ? t('amount.tooMuch', { amount: euros(money(most)) }) : t('amount.none');
}
