// The data of the gallery, in the form of the API, at a fixed time.

import { cents } from '@ancv-connect/client';

/** The service's time in the gallery. */
export const NOW = Date.parse('2026-05-04T08:31:20Z');

const SECONDS_TO_CONFIRM = 180;
const HOURS_TO_CANCEL = 4;
const MINIMUM = 2000;
const CLOSED = ['DECLINED', 'EXPIRED', 'FAILED', 'REFUSED', 'CANCELLED'];
const UNPAID = ['DECLINED', 'EXPIRED', 'FAILED'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Who ends a payment with this status, and why. */
const ENDS = {
  DECLINED: ['CUSTOMER', 'CUSTOMER_DECLINED'],
  EXPIRED: ['SYSTEM', 'NOT_CONFIRMED_IN_TIME'],
  FAILED: ['ANCV', 'unknown-beneficiary'],
  REFUSING: ['ESTABLISHMENT', 'Séjour modifié'],
  REFUSED: ['SYSTEM', 'Séjour modifié'],
  CANCELLING: ['PLATFORM', null],
  CANCELLED: ['SYSTEM', null],
};

let count = 0;
const nextId = () => `RG3YU2Y2J6EFRB7ADLAZEN4L${LETTERS[count >> 5]}${LETTERS[count++ & 31]}`;
const instant = seconds => new Date(NOW + seconds * 1000).toISOString();

/** What happens with the money of an ended payment. */
export const refund = (outcome, reason = null) => ({ outcome, reason });

/**
 * A payment of 120 € with this status.
 *
 * @param {string} status
 * @param {object} [options] other fields of the payment, and:
 * @param {number} [options.ago] how many seconds ago it was requested
 * @param {number} [options.paid] what was confirmed, in cents; of an ended payment it was confirmed too late
 * @param {boolean} [options.sent] whether ANCV has the transaction
 */
export function payment(status, { ago = 80, sent = status !== 'REQUESTED', paid, ...more } = {}) {
  const at = seconds => instant(seconds - ago);
  const isLate = UNPAID.includes(status) && paid !== undefined;
  const confirmed = paid ?? (status === 'PAID' ? 12000 : undefined);
  const paidAfter = isLate ? SECONDS_TO_CONFIRM + 20 : 40;
  const isPaid = confirmed !== undefined;
  const one = {
    id: nextId(),
    folderId: 'stay-2041',
    establishmentId: 'camping-des-pins',
    status,
    channel: 'BOOKING_ENGINE',
    linkId: null,
    requestedAmount: cents(12000),
    paidAmount: isPaid ? cents(confirmed) : null,
    beneficiary: 'm***@exemple.fr',
    ancvTransactionId: sent ? 'h4k7q2m9x3tz' : null,
    requestedAt: at(0),
    expiresAt: sent ? at(SECONDS_TO_CONFIRM) : null,
    paidAt: isPaid ? at(paidAfter) : null,
    closedAt: CLOSED.includes(status) ? at(paidAfter + 20) : null,
    refundableUntil: isPaid ? at(paidAfter + HOURS_TO_CANCEL * 3600) : null,
    refund: null,
    reason: ENDS[status]?.[1] ?? null,
    overdue: status === 'PENDING' && ago > SECONDS_TO_CONFIRM,
    attention: null,
    ...more,
  };
  return { ...one, history: historyOf(one, at) };
}

/** The changes that led to the payment, oldest first. */
function historyOf({ status, channel, expiresAt, paidAmount, refund, reason }, at) {
  const starter = channel === 'BOOKING_ENGINE' ? 'CUSTOMER' : 'ESTABLISHMENT';
  const isLate = UNPAID.includes(status) && refund;
  const begun = { REFUSED: 'REFUSING', CANCELLED: 'CANCELLING' }[status];
  const entry = (seconds, status, by, reason = null) => ({ at: at(seconds), status, by, reason });
  return [
    entry(0, 'REQUESTED', starter),
    expiresAt && entry(1, 'PENDING', 'SYSTEM'),
    paidAmount && !isLate && entry(40, 'PAID', 'CUSTOMER'),
    begun && entry(58, begun, ENDS[begun][0], reason),
    status in ENDS && entry(60, status, ENDS[status][0], reason),
    isLate && entry(201, status, 'SYSTEM', 'LATE_CONFIRMATION'),
  ].filter(Boolean);
}

/** The payment before the customer did anything. */
export const beforeConfirmation = payment => ({
  ...payment,
  status: 'PENDING',
  paidAmount: null,
  paidAt: null,
  closedAt: null,
  refundableUntil: null,
  refund: null,
  reason: null,
  history: payment.history.slice(0, 2),
});

/** As the list of an establishment gives it. */
export const listed = payment => Object.fromEntries(Object.entries(payment).filter(([name]) => name !== 'history'));

/** What counts as paid and as pending: a refusal or a cancellation in progress counts as before. */
function sumsOf(payments) {
  const sum = (statuses, isPaid) =>
    payments
      .filter(({ status, paidAmount }) => statuses.includes(status) && Boolean(paidAmount) === isPaid)
      .reduce((total, { paidAmount, requestedAmount }) => total + (paidAmount ?? requestedAmount).amount, 0);
  return {
    paid: sum(['PAID', 'REFUSING', 'CANCELLING'], true),
    pending: sum(['REQUESTED', 'PENDING', 'REFUSING', 'CANCELLING'], false),
  };
}

/** A folder of 300 € with these payments, as an establishment receives it. */
export function folder(payments = [], { reason = null, total = 30000, ...more } = {}) {
  const { paid, pending } = sumsOf(payments);
  const available = total - paid - pending;
  const isCancelled = reason === 'folder-cancelled';
  const why = reason ?? (available < MINIMUM ? 'amount-below-minimum' : null);
  return {
    id: 'stay-2041',
    establishmentId: 'camping-des-pins',
    origin: 'BOOKING_ENGINE',
    status: isCancelled ? 'CANCELLED' : 'OPEN',
    total: cents(total),
    paid: cents(paid),
    pending: cents(pending),
    balance: cents(total - paid),
    available: cents(available),
    customer: { name: 'Marie Martin', email: 'marie@exemple.fr' },
    cardGuarantee: true,
    endsOn: '2026-08-15',
    advice: [],
    ancvConnect: {
      offered: !why,
      reason: why,
      minimumAmount: cents(MINIMUM),
      maximumAmount: cents(available),
    },
    createdAt: instant(-86_400),
    cancelledAt: isCancelled ? instant(-10) : null,
    payments,
    ...more,
  };
}

/** The folder as a guest receives it. */
export const asGuest = folder => ({
  ...folder,
  customer: null,
  payments: folder.payments.map(payment => ({ ...payment, ancvTransactionId: null, attention: null })),
});

/** The payment methods of an establishment. */
export function methods(status, { stripe = true, alternative = false, met = {}, offered } = {}) {
  const isActive = status === 'ACTIVE';
  const eligible = !Object.values(met).includes(false);
  return {
    ancvConnect: {
      status,
      ancvId: isActive ? '10000651' : null,
      activatedAt: isActive ? instant(-33 * 86_400) : null,
      eligible,
      offeredInBookingEngine: offered ?? (isActive && eligible),
      minimumAmount: cents(MINIMUM),
      requirements: [
        { code: 'ESTABLISHMENT_IN_FRANCE', met: met.france ?? true },
        { code: 'VIRTUAL_POS_ACTIVE', met: met.pos ?? true },
        { code: 'ANCV_CONTRACT', met: met.contract ?? (isActive ? true : null) },
      ],
    },
    alternativePaymentMethods: { available: stripe, active: alternative },
  };
}
