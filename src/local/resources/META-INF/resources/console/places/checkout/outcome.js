import { euros } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { amountOf, isLate, isPartial, toneOf } from '../../lib/payments.js';
import { note } from '../../parts/note.js';
import { reasonOf, refundOf, todoOf } from '../../parts/payment-words.js';

const DRAWINGS = { good: 'check', waiting: 'wait', bad: 'alert', ended: 'minus' };

/** A stay is paid in full only when nothing is left to pay: what is asked for elsewhere is not paid. */
function wordsFor(payment, folder) {
  if (payment.status !== 'PAID' || folder.balance.amount === 0) return payment.status;
  return isPartial(payment) ? 'PAID.partly' : 'PAID.left';
}

/** What a payment with a refund is called: the guest confirmed too late, or the establishment keeps the money. */
function titleFor(payment, words) {
  if (isLate(payment)) return t('outcome.late');
  return t(payment.status === 'PAID' && payment.refund ? 'outcome.kept' : `outcome.${words.split('.')[0]}`);
}

/** What came of the payment, in plain words, what becomes of the money, and what is left to do. */
export function outcome({ payment, folder }) {
  const { refund } = payment;
  const tone = refund ? 'ended' : toneOf(payment);
  const words = wordsFor(payment, folder);
  const filled = { left: euros(folder.balance), amount: euros(amountOf(payment)), asked: euros(payment.requestedAmount) };
  const text = refund ? refundOf(payment, 'guest') : t(`outcome.${words}.text`, filled);
  return html`<div class="outcome" data-outcome=${words} tabindex="-1">
    ${note(tone === 'good' ? 'good' : tone === 'bad' ? 'bad' : 'advice', DRAWINGS[tone], titleFor(payment, words), text, whyOf(payment).map(why => html`<p class="hint">${why}</p>`))}</div>`;
}

/** Why it ended as it did, or what to do about it, and why the money was kept. */
function whyOf(payment) {
  const { status, reason, refund } = payment;
  const ending = status === 'PAID' || isLate(payment) ? '' : todoOf(reason, 'guest');
  return [ending, reasonOf(refund?.reason)].filter(Boolean);
}
