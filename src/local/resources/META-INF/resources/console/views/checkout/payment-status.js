import '../../components/count-down.js';
import { icon, toneIcon } from '../../components/icon.js';
import { note, problemNote } from '../../components/notes.js';
import { html } from '../../lib/html.js';
import { formatMoney, t } from '../../lib/i18n.js';
import {
  amountOf,
  isLateConfirmation,
  isPartial,
  nextStepText,
  reasonText,
  refundText,
  toneOf,
} from '../../lib/payments.js';

/** Shown while the payment waits for the confirmation. */
export function paymentWait(view) {
  const { payment } = view;
  const hint = payment.status === 'REQUESTED' ? 'waiting.requested' : 'waiting.open';
  return html`
    <div class="card payment-wait" data-waiting=${payment.status} tabindex="-1">
      ${payment.expiresAt ? countDown(payment) : html`<span class="icon-circle">${icon('wait')}</span>`}
      ${view.heading(2, t('waiting.title'))}
      <p>${t('waiting.text', { amount: formatMoney(payment.requestedAmount) })}</p>
      <p class="hint">${t(payment.overdue ? 'payment.overdue' : hint)}</p>
      ${problemNote(view.readProblem)}
    </div>`;
}

const countDown = ({ requestedAt, expiresAt }) => html`
  <count-down .since=${requestedAt} .until=${expiresAt}></count-down>`;

/** The outcome of the payment: what happens to the money, and what the guest can do. */
export function paymentOutcome({ payment, folder }) {
  const { refund } = payment;
  const tone = refund ? 'neutral' : toneOf(payment);
  const outcome = outcomeOf(payment, folder);
  const values = {
    left: formatMoney(folder.balance),
    amount: formatMoney(amountOf(payment)),
    requested: formatMoney(payment.requestedAmount),
  };
  const text = refund ? refundText(payment, 'guest') : t(`outcome.${outcome}.text`, values);
  const reasons = reasonsOf(payment).map(reason => html`<p class="hint">${reason}</p>`);
  return html`
    <div class="outcome" data-outcome=${outcome} tabindex="-1">
      ${note(tone === 'neutral' ? 'warning' : tone, toneIcon(tone), titleOf(payment, outcome), text, reasons)}
    </div>`;
}

/** A stay is paid in full only when its balance is 0: a pending amount is not paid. */
function outcomeOf(payment, folder) {
  if (payment.status !== 'PAID' || folder.balance.amount === 0) return payment.status;
  return isPartial(payment) ? 'PAID.partly' : 'PAID.left';
}

/** A payment with a refund was confirmed too late, or was to be re-credited and is not. */
function titleOf(payment, outcome) {
  if (isLateConfirmation(payment)) return t('outcome.late');
  return t(payment.status === 'PAID' && payment.refund ? 'outcome.kept' : `outcome.${outcome.split('.')[0]}`);
}

/** The reason of the end or the next step, and the reason of the refund's outcome. */
function reasonsOf(payment) {
  const { status, reason, refund } = payment;
  const ending = status === 'PAID' || isLateConfirmation(payment) ? '' : nextStepText(reason, 'guest');
  return [ending, reasonText(refund?.reason)].filter(Boolean);
}
