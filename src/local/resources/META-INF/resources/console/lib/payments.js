// What a payment's status means to those who look at it.

const LIVE = ['REQUESTED', 'PENDING', 'REFUSING', 'CANCELLING'];
const WAITING = ['REQUESTED', 'PENDING'];
const REFUSABLE = ['REQUESTED', 'PENDING', 'PAID'];
const ENDED_UNPAID = ['DECLINED', 'EXPIRED', 'FAILED'];
const TONES = { PAID: 'good', REQUESTED: 'waiting', PENDING: 'waiting', REFUSING: 'waiting', CANCELLING: 'waiting', FAILED: 'bad' };

export const isWaiting = payment => WAITING.includes(payment.status);
export const isRefusable = payment => REFUSABLE.includes(payment.status);
export const isPartial = payment => payment.status === 'PAID' && payment.paidAmount.amount < payment.requestedAmount.amount;
export const toneOf = payment => TONES[payment.status] ?? 'ended';

/** Confirmed after its end: its money goes back, whatever it ended as. */
export const isLate = payment => Boolean(payment.refund) && ENDED_UNPAID.includes(payment.status);

/** What was paid, or asked for where nothing was. */
export const amountOf = payment => payment.paidAmount ?? payment.requestedAmount;

/** Whether it changes without anybody's doing: its folder or itself is worth looking at again. */
export const isLive = payment => LIVE.includes(payment.status) || payment.refund?.outcome === 'PENDING';

/** Whether a cancellation of the folder would give it back, at this moment of the server. */
export const isReturnedAt = (payment, now) => Boolean(payment.refundableUntil) && Date.parse(payment.refundableUntil) > now;
