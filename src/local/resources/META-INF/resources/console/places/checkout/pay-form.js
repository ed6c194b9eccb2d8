import { nothing } from 'lit';
import { euros, money, typed } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { rangeOf } from '../../lib/offer.js';
import { PHONES } from '../../lib/samples.js';
import { amountField, within } from '../../parts/amount-field.js';
import { beneficiaryField } from '../../parts/beneficiary-fields.js';
import { chips } from '../../parts/chips.js';
import { icon } from '../../parts/icon.js';
import { note } from '../../parts/note.js';
import { offerNote } from '../../parts/offer-note.js';
import { problemNote } from '../../parts/problem-note.js';

/** The way to another stay. */
export const anotherStay = part => html`<p><button type="button" class="quiet" @click=${part.deeds.another}>${t('checkout.another')}</button></p>`;

/** How the guest pays: ANCV Connect among the methods where it is offered, and any amount up to what is owed. */
export function payForm(part) {
  const { folder } = part;
  const another = anotherStay(part);
  const told = problemNote(part.problem ?? part.unread, 'guest');
  if (folder.status === 'CANCELLED') return [told, note('advice', 'cross', t('checkout.cancelled'), t('checkout.cancelled.text')), another];
  if (folder.balance.amount === 0) return [told, part.payment ? nothing : note('good', 'check', t('checkout.nothingLeft'), ''), another];
  if (folder.available.amount === 0) return [told, asked(folder), another];
  const { offered } = folder.ancvConnect;
  const method = offered ? part.method : 'card';
  const choice = (value, drawing, text) => html`
    <label class="choice method"><input type="radio" name="guest-method" value=${value} .checked=${method === value} @change=${() => (part.method = value)}>
      ${icon(drawing)}<span><b>${t(`method.${value}`)}</b><small>${t(text)}</small></span></label>`;
  return html`
    ${folder.pending.amount > 0 ? asked(folder) : nothing}
    <form class="card" @submit=${part.deeds.pay}>
      ${part.heading(2, t('checkout.how', { amount: euros(folder.balance) }))}
      <fieldset><legend>${t('checkout.method')}</legend><div class="methods">
        ${offered ? choice('ancv', 'phone', 'method.ancv.about') : nothing}${choice('card', 'card', 'method.card.about')}</div></fieldset>
      ${offered ? nothing : offerNote(folder, 'guest')}
      ${method === 'ancv' ? byAncv(part, rangeOf(folder), told) : [told, html`<p class="hint">${t('checkout.card')}</p>`]}
    </form>
    ${another}`;
}

/** Asked for is not paid: somebody else, or another phone, was asked and has not confirmed. */
const asked = folder => note('advice', 'wait', t('checkout.asked'), t('checkout.asked.text', { amount: euros(folder.pending) }));

function byAncv(part, range, told) {
  const amounts = within([range.most, Math.round(range.most / 2)], range).map(value => ({ use: typed(value), label: euros(money(value)) }));
  return html`
    ${amountField({ id: 'guest-amount', label: t('checkout.amount'), value: part.draft, range, say: value => (part.draft = value) })}
    ${chips(amounts, value => (part.draft = value), t('chips.amounts'))}
    ${beneficiaryField({ id: 'guest-beneficiary', label: t('checkout.beneficiary'), value: part.beneficiary, complete: 'email', say: value => (part.beneficiary = value) })}
    ${chips(PHONES, value => (part.beneficiary = value))}
    ${told}
    <button class="primary wide" ?disabled=${part.busy}>${t('checkout.pay')}</button>`;
}
