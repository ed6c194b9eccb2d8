import { serverNow } from '../../lib/clock.js';
import { dayAndTime, euros } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { isReturnedAt, isWaiting } from '../../lib/payments.js';
import { icon } from '../../parts/icon.js';

/** What a cancellation of the folder would do with each payment, said before it is asked for. */
export function foretold(folder) {
  const now = serverNow();
  const touched = folder.payments.filter(payment => isWaiting(payment) || (payment.status === 'PAID' && !payment.refund));
  if (touched.length === 0) return html`<p>${t('cancel.nothing')}</p>`;
  return html`<p>${t('cancel.text')}</p><ul class="foretold">${touched.map(payment => line(payment, now))}</ul><p class="hint">${t('cancel.else')}</p>`;
}

function line(payment, now) {
  if (isWaiting(payment)) return item('wait', 'withdrawn', payment.requestedAmount, t('cancel.withdrawn'));
  const when = payment.refundableUntil;
  return isReturnedAt(payment, now)
    ? item('back', 'returned', payment.paidAmount, t('cancel.returned', { time: dayAndTime(when) }))
    : item('cross', 'kept', payment.paidAmount, t('cancel.kept', { time: dayAndTime(when) }));
}

const item = (drawing, name, amount, text) => html`<li class=${name} data-foretold=${name}>${icon(drawing)}<span><b translate="no">${euros(amount)}</b> ${text}</span></li>`;
