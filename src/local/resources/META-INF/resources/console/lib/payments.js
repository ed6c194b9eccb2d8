// What a payment's status means for the reader, and the texts about it.

import { isFinal } from '@ancv-connect/client';
import { formatMoney, t, tOptional } from './i18n.js';

const OPEN = ['REQUESTED', 'PENDING'];
const REFUSABLE = ['REQUESTED', 'PENDING', 'PAID'];
const ENDED_UNPAID = ['DECLINED', 'EXPIRED', 'FAILED'];
const TONES = {
  PAID: 'success',
  REQUESTED: 'warning',
  PENDING: 'warning',
  REFUSING: 'warning',
  CANCELLING: 'warning',
  FAILED: 'error',
};

/** Requested and not yet confirmed. */
export const isOpen = payment => OPEN.includes(payment.status);
export const isRefusable = payment => REFUSABLE.includes(payment.status);
export const isPartial = payment =>
  payment.status === 'PAID' && payment.paidAmount.amount < payment.requestedAmount.amount;
export const toneOf = payment => TONES[payment.status] ?? 'neutral';

/** Confirmed after its end: the amount is re-credited, whatever the status is. */
export const isLateConfirmation = payment => Boolean(payment.refund) && ENDED_UNPAID.includes(payment.status);

/** The paid amount, or the requested amount of a payment that was not paid. */
export const amountOf = payment => payment.paidAmount ?? payment.requestedAmount;

/** Whether it changes without a user's action: it is worth polling. */
export const isInProgress = payment => !isFinal(payment) || payment.refund?.outcome === 'PENDING';

/** Whether a start failed because its response was lost, and its payment is in the folder. */
export const isStartedAfterAll = (problem, folder) => folder.payments.some(({ id }) => id === problem?.paymentId);

/** Whether a cancellation of the folder at `now` (server time in ms) re-credits it. */
export const isReCreditedOnCancellation = (payment, now) =>
  Boolean(payment.refundableUntil) && Date.parse(payment.refundableUntil) > now;

/** The smallest and the largest amount in cents that a payment of this folder can have. */
export const amountRange = ({ ancvConnect: { minimumAmount, maximumAmount } }) => ({
  min: minimumAmount.amount,
  max: maximumAmount.amount,
});

/** The text of a reason code; any other reason is free text of the establishment. */
export const reasonText = reason => (reason ? (tOptional(`reason.${reason}`) ?? reason) : '');

/** What the audience ('guest', 'establishment' or 'attention') can do about it, or the reason only. */
export const nextStepText = (reason, audience) => tOptional(`todo.${audience}.${reason}`) ?? reasonText(reason);

/** The outcome of the re-credit, for the guest or the establishment. */
export const refundText = (payment, audience) =>
  t(`refund.${audience}.${payment.refund.outcome}`, { amount: formatMoney(amountOf(payment)) });

/** The announcement of a status. */
export const statusMessage = payment => t(`message.${payment.status}`, { amount: formatMoney(amountOf(payment)) });

/** The announcement of the response to a start: a replayed one may have ended since. */
export function startMessage(payment) {
  if (!isOpen(payment)) return statusMessage(payment);
  return t(payment.replayed ? 'message.replayed' : 'message.requested');
}
