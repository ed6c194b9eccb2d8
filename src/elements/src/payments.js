// What a payment's status means for the reader, and the texts about it.

import { isFinal } from '@ancv-connect/client';

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

/** Whether it ended, and no money was moved. */
export const endedUnpaid = payment => ENDED_UNPAID.includes(payment?.status) && !payment.refund;

/** The paid amount, or the requested amount of a payment that was not paid. */
export const amountOf = payment => payment.paidAmount ?? payment.requestedAmount;

/** Whether it changes without a user's action: it is worth polling. */
export const isInProgress = payment => !isFinal(payment) || payment.refund?.outcome === 'PENDING';

/** Whether a payment was asked for or paid that was not, or not yet, in the folder as it was shown. */
export const hasNews = (folder, shown) =>
  folder.payments.some(
    payment =>
      isRefusable(payment) &&
      !shown.payments.some(
        before => before.id === payment.id && (before.status === payment.status || (isOpen(before) && isOpen(payment))),
      ),
  );

/** The payment of a start that seemed to fail, because its response was lost, or undefined. */
export const foundPayment = (problem, folder) => folder.payments.find(({ id }) => id === problem?.paymentId);

/** Whether a cancellation of the folder at `now` (server time in ms) re-credits it. */
export const isReCreditedOnCancellation = (payment, now) =>
  Boolean(payment.refundableUntil) && Date.parse(payment.refundableUntil) > now;

/** The smallest and the largest amount in cents that a payment of this folder can have. */
export const amountRange = ({ ancvConnect: { minimumAmount, maximumAmount } }) => ({
  min: minimumAmount.amount,
  max: maximumAmount.amount,
});

/** The text of a reason code; any other reason is free text of the establishment. */
export const reasonText = ({ t, tOptional }, reason) =>
  reason ? (tOptional(`reason.${reason}`) ?? t('reason.given', { reason })) : '';

/** What the audience ('guest', 'establishment' or 'attention') can do about it, or the reason only. */
export const nextStepText = (texts, reason, audience) =>
  texts.tOptional(`todo.${audience}.${reason}`) ?? reasonText(texts, reason);

/** The outcome of the re-credit, for the guest or the establishment. */
export const refundText = ({ t, money }, payment, audience) =>
  t(`refund.${audience}.${payment.refund.outcome}`, { amount: money(amountOf(payment)) });

/** The announcement of a status. */
export const statusMessage = ({ t, money }, payment) =>
  t(`message.${payment.status}`, { amount: money(amountOf(payment)) });

/** The announcement of the response to a start: a replayed one may have ended since. */
export function startMessage(texts, payment) {
  if (!isOpen(payment)) return statusMessage(texts, payment);
  const values = { amount: texts.money(payment.requestedAmount) };
  return texts.t(payment.replayed ? 'message.replayed' : 'message.requested', values);
}
