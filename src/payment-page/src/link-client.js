import { cents, createClient, isFinal } from '@ancv-connect/client';

/**
 * What the checkout element needs of a client, for the link with this token: the folder that it shows is the state of the link.
 * Nothing is kept in the browser. `onState` gets each state that is read.
 */
export function createLinkClient(token, language, onState) {
  const client = createClient({ language });
  return {
    now: client.now,
    readBookingFolder: async (_, options) => {
      const state = await client.readPaymentLinkState(token, options);
      onState(state);
      return toFolder(state);
    },
    readPayment: (_, paymentId, options) => client.readLinkPayment(token, paymentId, options),
    startPayment: (_, payment, options) => client.startLinkPayment(token, payment, options),
  };
}

/** The state of a link as a folder of which the link's amount is the total. */
export function toFolder(state) {
  const { status, amount, paid, minimumAmount, maximumAmount, offered, reason, payment } = state;
  const isWaiting = Boolean(payment) && !isFinal(payment);
  return {
    id: 'link',
    status: reason === 'folder-cancelled' ? 'CANCELLED' : 'OPEN',
    balance: amount ? cents(Math.max(0, amount.amount - paid.amount)) : maximumAmount,
    available: maximumAmount,
    pending: isWaiting ? payment.requestedAmount : cents(0),
    payments: payment ? [payment] : [],
    advice: [],
    ancvConnect: {
      offered,
      reason: status === 'ACTIVE' ? reason : status,
      // A link with an amount asks for exactly what is left of it.
      minimumAmount: amount && offered ? maximumAmount : minimumAmount,
      maximumAmount,
    },
  };
}
