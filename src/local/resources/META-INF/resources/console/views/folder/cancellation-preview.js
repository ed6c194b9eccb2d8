import { icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { formatDateTime, formatMoney, t } from '../../lib/i18n.js';
import { isOpen, isReCreditedOnCancellation } from '../../lib/payments.js';
import { clock } from '../../lib/service.js';

/** What a cancellation of the folder would do with each payment. */
export function cancellationPreview(folder) {
  const now = clock.now();
  const affected = folder.payments.filter(payment => isOpen(payment) || (payment.status === 'PAID' && !payment.refund));
  if (affected.length === 0) return html`<p>${t('cancel.nothing')}</p>`;
  return html`
    <p>${t('cancel.text')}</p>
    <ul class="cancellation-preview">${affected.map(payment => previewItem(payment, now))}</ul>
    <p class="hint">${t('cancel.hint')}</p>`;
}

function previewItem(payment, now) {
  if (isOpen(payment)) return item('wait', 'withdrawn', payment.requestedAmount, t('cancel.withdrawn'));
  const time = formatDateTime(payment.refundableUntil);
  return isReCreditedOnCancellation(payment, now)
    ? item('back', 're-credited', payment.paidAmount, t('cancel.reCredited', { time }))
    : item('cross', 'kept', payment.paidAmount, t('cancel.kept', { time }));
}

const item = (drawing, effect, amount, text) => html`
  <li class=${effect} data-preview=${effect}>
    ${icon(drawing)}<span><b translate="no">${formatMoney(amount)}</b> ${text}</span>
  </li>`;
