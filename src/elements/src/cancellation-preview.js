import { html } from './html.js';
import { icon } from './icon.js';
import { isOpen, isReCreditedOnCancellation } from './payments.js';

/** What a cancellation of the folder would do with each payment. */
export function cancellationPreview({ texts, clock }, folder) {
  const { t } = texts;
  const now = clock.now();
  const affected = folder.payments.filter(payment => isOpen(payment) || (payment.status === 'PAID' && !payment.refund));
  if (affected.length === 0) return html`<p>${t('cancel.nothing')}</p>`;
  return html`
    <p>${t('cancel.text')}</p>
    <ul class="cancellation-preview">${affected.map(payment => previewItem(texts, payment, now))}</ul>
    <p class="hint">${t('cancel.hint')}</p>`;
}

function previewItem(texts, payment, now) {
  const item = (drawing, effect, amount, text) => html`
    <li class=${effect} data-preview=${effect}>
      ${icon(drawing)}<span><b translate="no">${texts.money(amount)}</b> ${text}</span>
    </li>`;
  if (isOpen(payment)) return item('wait', 'withdrawn', payment.requestedAmount, texts.t('cancel.withdrawn'));
  const time = texts.dateTime(payment.refundableUntil);
  return isReCreditedOnCancellation(payment, now)
    ? item('back', 're-credited', payment.paidAmount, texts.t('cancel.reCredited', { time }))
    : item('cross', 'kept', payment.paidAmount, texts.t('cancel.kept', { time }));
}
