import { cents } from '@ancv-connect/client';
import { nothing } from 'lit';
import { amountField, amountsInRange, beneficiaryField, chips } from '../../components/fields.js';
import { icon } from '../../components/icon.js';
import { note, offerNote, problemNote } from '../../components/notes.js';
import { html } from '../../lib/html.js';
import { formatAmountInput, formatMoney, t } from '../../lib/i18n.js';
import { amountRange } from '../../lib/payments.js';
import { PHONES } from '../../lib/samples.js';

/** The form for the remaining amount; a note where nothing can be paid. */
export function payForm(view) {
  const { folder } = view;
  const anotherStay = anotherStayButton(view);
  const problem = problemNote(view.problem ?? view.readProblem, 'guest');
  if (folder.status === 'CANCELLED') {
    return [problem, note('warning', 'cross', t('checkout.cancelled'), t('checkout.cancelled.text')), anotherStay];
  }
  if (folder.balance.amount === 0) {
    return [problem, view.payment ? nothing : note('success', 'check', t('checkout.nothingLeft'), ''), anotherStay];
  }
  if (folder.available.amount === 0) return [problem, pendingNote(folder), anotherStay];
  return [folder.pending.amount > 0 ? pendingNote(folder) : nothing, methodForm(view, problem), anotherStay];
}

/** Clears the folder, so that the guest can book again. */
export const anotherStayButton = view => html`
  <p><button type="button" class="secondary" @click=${view.actions.bookAnother}>${t('checkout.another')}</button></p>`;

/** A requested amount is not paid: another payment of this folder is not confirmed yet. */
const pendingNote = folder =>
  note('warning', 'wait', t('checkout.pending'), t('checkout.pending.text', { amount: formatMoney(folder.pending) }));

/** The payment methods; ANCV Connect only where it is offered. */
function methodForm(view, problem) {
  const { folder } = view;
  const { offered } = folder.ancvConnect;
  const method = offered ? view.method : 'card';
  const choice = (value, drawing) => html`
    <label class="choice method">
      <input type="radio" name="guest-method" value=${value}
        .checked=${method === value} @change=${() => (view.method = value)}>
      ${icon(drawing)}<span><b>${t(`method.${value}`)}</b><small>${t(`method.${value}.about`)}</small></span>
    </label>`;
  return html`
    <form class="card" @submit=${view.actions.pay}>
      ${view.heading(2, t('checkout.how', { amount: formatMoney(folder.balance) }))}
      <fieldset>
        <legend>${t('checkout.method')}</legend>
        <div class="methods">${offered ? choice('ancv', 'phone') : nothing}${choice('card', 'card')}</div>
      </fieldset>
      ${offered ? nothing : offerNote(folder, 'guest')}
      ${method === 'ancv' ? ancvFields(view, problem) : [problem, html`<p class="hint">${t('checkout.card')}</p>`]}
    </form>`;
}

function ancvFields(view, problem) {
  const range = amountRange(view.folder);
  const setDraft = value => (view.draft = value);
  const setBeneficiary = value => (view.beneficiary = value);
  const amounts = amountsInRange([range.max, Math.round(range.max / 2)], range);
  const samples = amounts.map(amount => ({ value: formatAmountInput(amount), label: formatMoney(cents(amount)) }));
  const beneficiary = {
    id: 'guest-beneficiary',
    label: t('checkout.beneficiary'),
    value: view.beneficiary,
    autocomplete: 'email',
    onInput: setBeneficiary,
  };
  return html`
    ${amountField({ id: 'guest-amount', label: t('checkout.amount'), value: view.draft, range, onInput: setDraft })}
    ${chips(samples, setDraft, t('chips.amounts'))}
    ${beneficiaryField(beneficiary)}
    ${chips(PHONES, setBeneficiary)}
    ${problem}
    <button class="primary wide" ?disabled=${view.busy}>${t('checkout.pay')}</button>`;
}
