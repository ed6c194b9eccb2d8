import { euros } from '../lib/format.js';
import { t } from '../lib/messages.js';
import { amountOf, isWaiting } from '../lib/payments.js';

/** What came of a request, in a sentence: a repeated one asks nobody again, and may have ended since. */
export function toldOf(payment) {
  if (!isWaiting(payment)) return t(`told.${payment.status}`, { amount: euros(amountOf(payment)) });
  return t(payment.replayed ? 'told.replayed' : 'told.asked');
}
