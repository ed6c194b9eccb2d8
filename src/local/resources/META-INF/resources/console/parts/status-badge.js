import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { isPartial, toneOf } from '../lib/payments.js';
import { icon } from './icon.js';

const DRAWINGS = { good: 'check', waiting: 'wait', bad: 'alert', ended: 'minus' };

/** A payment's status: a word, a tone and a drawing, as no colour speaks alone. */
export function statusBadge(payment) {
  const tone = toneOf(payment);
  const words = isPartial(payment) ? t('status.PAID.partly') : t(`status.${payment.status}`);
  return html`<span class="badge ${tone}" translate="no">${icon(DRAWINGS[tone])}${words}</span>`;
}
