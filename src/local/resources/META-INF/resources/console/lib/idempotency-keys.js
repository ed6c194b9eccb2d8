// One idempotency key for each payment that a user wants to start. The key is kept, over a reload too, until the
// outcome is certain, so that a second click or a lost response does not start a second payment.

import { randomId, storedObject } from './browser.js';

const keys = storedObject('sessionStorage', 'ancv-connect-attempts');
const CHANNELS = { guest: 'BOOKING_ENGINE', establishment: 'BACK_OFFICE' };

/** Calls `start` with the key of this payment, and drops the key once the outcome is certain. */
export async function withIdempotencyKey({ role }, folder, { amount: { amount }, beneficiary }, start) {
  const name = JSON.stringify([role, folder.id, amount, beneficiary]);
  const others = keys.read();
  const { key, before } = others[name] ?? { key: randomId(), before: folder.payments.map(payment => payment.id) };
  keys.write({ ...others, [name]: { key, before } });
  try {
    const payment = await start(key);
    drop(name);
    return payment;
  } catch (problem) {
    if (problem.changedNothing) drop(name);
    throw problem;
  }
}

/** Drops the keys whose payment is in the folder although its response was lost; returns whether there were any. */
export function dropCompletedKeys({ role }, folder) {
  const names = Object.entries(keys.read())
    .filter(([name, { before }]) => {
      const [keyRole, folderId, amount, beneficiary] = JSON.parse(name);
      const isStarted = payment =>
        !before.includes(payment.id) &&
        payment.channel === CHANNELS[role] &&
        payment.requestedAmount.amount === amount &&
        matchesMask(payment.beneficiary, beneficiary);
      return keyRole === role && folderId === folder.id && folder.payments.some(isStarted);
    })
    .map(([name]) => name);
  names.forEach(drop);
  return names.length > 0;
}

/** Whether this beneficiary can have that mask; a mask hides its middle or its front. */
function matchesMask(masked, beneficiary) {
  const [start, end] = masked.split(/\*+/).map(part => part.toLowerCase());
  const normalized = beneficiary.toLowerCase();
  return normalized.startsWith(start) && normalized.endsWith(end ?? '');
}

function drop(name) {
  const { [name]: _, ...others } = keys.read();
  keys.write(others);
}
