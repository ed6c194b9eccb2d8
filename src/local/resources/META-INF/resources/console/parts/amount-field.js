import { cents, euros, money } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';

/** A field for an amount of `least` to `most` cents; `say` is called with what is typed. */
export const amountField = ({ id, label, value, range, say }) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <div class="with-unit"><input id=${id} name="amount" inputmode="decimal" autocomplete="off" required
      .value=${value} @input=${event => say(event.target.value)} aria-describedby="${id}-hint"
      aria-invalid=${isWrong(value, range) ? 'true' : 'false'}><span aria-hidden="true">€</span></div>
    <small id="${id}-hint" class=${isWrong(value, range) ? 'wrong' : ''}>${amountHint(value, range)}</small>
  </div>`;

/** Whether what is typed cannot be asked for. */
export const isWrong = (typed, { least, most }) => typed !== '' && !(cents(typed) >= least && cents(typed) <= most);

/** What the field takes, or what is wrong with what is typed. */
export function amountHint(typed, { least, most }) {
  const words = { amount: euros(money(most)), least: euros(money(least)) };
  if (!isWrong(typed, { least, most })) return t(least > 1 ? 'amount.between' : 'amount.most', words);
  if (cents(typed) > most) return t('amount.tooMuch', words);
  return cents(typed) > 0 ? t('amount.tooLittle', words) : t('amount.none');
}

/** Amounts to suggest, without those that cannot be asked for. */
export const within = (amounts, { least, most }) => [...new Set(amounts)].filter(amount => amount >= least && amount <= most);
