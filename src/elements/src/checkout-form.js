import { nothing } from 'lit';
import { amountFields, beneficiaryField, isOnlyAmount } from './fields.js';
import { html } from './html.js';
import { help, note, offerNote, problemNote } from './notes.js';
import { amountRange, endedUnpaid } from './payments.js';

/** The form for what is left to pay; a note where nothing can be paid. */
export function checkoutForm(element) {
  const { texts, bookingFolder: folder, payment } = element;
  const problem = problemNote(texts, element.problem ?? element.readProblem, 'guest');
  if (folder.balance.amount === 0 && folder.status === 'OPEN') return problem;
  const isInUse = payment || element.problem;
  const remaining = payment ? html`<slot name="remaining"></slot>` : nothing;
  if (folder.status === 'CANCELLED') {
    return [problem, isInUse ? note('warning', 'cross', texts.t('checkout.cancelled'), '') : nothing];
  }
  const pending = folder.pending.amount > 0 ? pendingNote(element) : nothing;
  if (folder.available.amount === 0) return [problem, pending, remaining];
  if (!folder.ancvConnect.offered) {
    return [pending, problem, isInUse ? offerNote(texts, folder, 'guest') : nothing, remaining];
  }
  return [pending, form(element, problem), remaining];
}

/** A requested amount is not paid: another payment of this folder is not confirmed yet. */
const pendingNote = ({ texts: { t, money }, bookingFolder: { pending } }) =>
  note('warning', 'wait', t('checkout.pending'), t('checkout.pending.text', { amount: money(pending) }));

/** Whether the heading has the only amount that is possible. */
const isInHeading = folder => isOnlyAmount(amountRange(folder)) && amountRange(folder).max === folder.balance.amount;

function form(element, problem) {
  const { texts, bookingFolder: folder, payment } = element;
  const { t, money } = texts;
  const account = { label: t('checkout.beneficiary'), hint: t('checkout.beneficiary.hint'), autocomplete: 'email' };
  return html`
    <form class="card" part="card form" novalidate @submit=${element.pay}>
      ${element.heading(t('checkout.how', { amount: money(folder.balance) }))}
      ${isInHeading(folder) ? nothing : amountFields(element, t('checkout.amount'))}
      ${beneficiaryField(element, account)}
      ${beforePaying(texts)}
      ${problem}
      <button class="primary wide" part="button submit" ?disabled=${element.busy}>${t(endedUnpaid(payment) ? 'checkout.again' : 'checkout.pay')}</button>
    </form>`;
}

/** What prevents the most frequent reasons for a request that is not confirmed. */
const beforePaying = ({ t }) => {
  const checks = ['address', 'app', 'balance', 'time'].map(name => t(`checkout.help.${name}`));
  return help(t('checkout.help'), checks);
};
