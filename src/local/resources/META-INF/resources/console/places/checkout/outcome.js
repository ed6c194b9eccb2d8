import { html } from 'lit';
import { euros } from '../../lib/format.js';
import { t } from '../../lib/messages.js';
import { amountOf, isPartial, toneOf } from '../../lib/payments.js';
import { note } from '../../parts/note.js';
import { reasonOf } from '../../parts/payment-story.js';

const DRAWINGS = { good: 'check', waiting: 'wait', bad: 'alert', ended: 'minus' };

/** A stay is paid in full only when nothing is left to pay: what is asked for elsewhere is not paid. */
function wordsFor(payment, folder) {
  if (payment.status !== 'PAID' || folder.balance.amount === 0) return payment.status;
  return isPartial(payment) ? 'PAID.partly' : 'PAID.left';
}

/** What came of the payment, in plain words, and what is left to do. */
export function outcome({ payment, folder }) {
  const tone = toneOf(payment);
  const left = euros(folder.balance);
  const words = wordsFor(payment, folder);
  const filled = { left, amount: euros(amountOf(payment)), asked: euros(payment.requestedAmount) };
  return html`<div class="outcome" data-outcome=${words} tabindex="-1">
    ${note(tone === 'good' ? 'good' : tone === 'bad' ? 'bad' : 'advice', DRAWINGS[tone], t(`outcome.${words.split('.')[0]}`), t(`outcome.${words}.text`, filled),
      payment.reason && payment.status !== 'PAID' ? html`<p class="hint">${reasonOf(payment.reason)}</p>` : '')}</div>`;
}
