import { html } from 'lit';
import { euros } from '../../lib/format.js';
import { t } from '../../lib/messages.js';
import { amountOf, isPartial, toneOf } from '../../lib/payments.js';
import { note } from '../../parts/note.js';
import { reasonOf } from '../../parts/payment-story.js';

const DRAWINGS = { good: 'check', bad: 'alert', ended: 'minus' };

/** What came of the payment, in plain words, and what is left to do. */
export function outcome({ payment, folder }) {
  const tone = toneOf(payment);
  const left = euros(folder.available);
  const words = isPartial(payment) ? 'PAID.partly' : payment.status === 'PAID' && folder.available.amount > 0 ? 'PAID.left' : payment.status;
  const filled = { left, amount: euros(amountOf(payment)), asked: euros(payment.requestedAmount) };
  return html`<div class="outcome" data-outcome=${words} tabindex="-1">
    ${note(tone === 'good' ? 'good' : tone === 'bad' ? 'bad' : 'advice', DRAWINGS[tone], t(`outcome.${words.split('.')[0]}`), t(`outcome.${words}.text`, filled),
      payment.reason && payment.status !== 'PAID' ? html`<p class="hint">${reasonOf(payment.reason)}</p>` : '')}</div>`;
}
