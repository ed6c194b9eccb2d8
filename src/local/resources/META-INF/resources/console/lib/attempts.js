// Idempotency keys: one for each intention. The same intention keeps its key, over a reload too, until the service
// said for sure what became of it; so a second tap or a lost answer never asks the customer twice.

import { randomId } from './ids.js';
import { kept } from './storage.js';

const attempts = kept('sessionStorage', 'ancv-connect-attempts');
const CHANNELS = { guest: 'BOOKING_ENGINE', establishment: 'BACK_OFFICE' };

/** Starts what `start` does with this intention's key, and drops the key once the outcome is sure. */
export async function attempt({ role }, folder, { amount: { amount }, beneficiary }, start) {
  const name = JSON.stringify([role, folder.id, amount, beneficiary]);
  const others = attempts.read();
  const { key, before } = others[name] ?? { key: randomId(), before: folder.payments.map(payment => payment.id) };
  attempts.write({ ...others, [name]: { key, before } });
  try {
    const payment = await start(key);
    drop(name);
    return payment;
  } catch (problem) {
    if (problem.isSure) drop(name);
    throw problem;
  }
}

/** Drops the keys whose payment shows in the folder, although its answer was lost; answers whether there were any. */
export function cameThrough({ role }, folder) {
  const names = Object.entries(attempts.read()).filter(([name, { before }]) => {
    const [by, id, amount, beneficiary] = JSON.parse(name);
    return by === role && id === folder.id && folder.payments.some(payment => !before.includes(payment.id)
      && payment.channel === CHANNELS[role] && payment.requestedAmount.amount === amount && isMaskOf(payment.beneficiary, beneficiary));
  }).map(([name]) => name);
  names.forEach(drop);
  return names.length > 0;
}

/** Whether the beneficiary that an answer shows, masked in its middle or front, can be this one. */
function isMaskOf(masked, beneficiary) {
  const [first, last] = masked.split(/\*+/).map(part => part.toLowerCase());
  const whole = beneficiary.toLowerCase();
  return whole.startsWith(first) && whole.endsWith(last ?? '');
}

function drop(name) {
  const { [name]: _, ...others } = attempts.read();
  attempts.write(others);
}
