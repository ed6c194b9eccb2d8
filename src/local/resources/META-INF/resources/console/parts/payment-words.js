import { euros } from '../lib/format.js';
import { maybe, t } from '../lib/messages.js';
import { amountOf } from '../lib/payments.js';

/** Why, in words where they are known; the establishment's own words otherwise. */
export const reasonOf = reason => (reason ? maybe(`reason.${reason}`) ?? reason : '');

/** What its reader (guest or establishment) can do about it, or just why. */
export const todoOf = (reason, whose) => maybe(`todo.${whose}.${reason}`) ?? reasonOf(reason);

/** What becomes of the money that was confirmed, told to the guest or the establishment. */
export const refundOf = (payment, whose) => t(`refund.${whose}.${payment.refund.outcome}`, { amount: euros(amountOf(payment)) });
