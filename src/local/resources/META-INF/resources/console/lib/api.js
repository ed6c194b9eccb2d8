// The public contract, call by call. Nothing else of the service is used.

import { heard } from './clock.js';
import { problemOf, unreachable, unreadable } from './problem.js';
import { state } from './state.js';
import { forget, tokenFor } from './tokens.js';

const REPEATS = 2;
const PAUSE = 600;
/** API Gateway gives up after 30 s, so a longer wait is of no use. */
const LONGEST = 35_000;

const path = (...parts) => '/' + parts.map(encodeURIComponent).join('/');
const methodsOf = (id, ...more) => path('establishments', id, 'payment-methods', ...more);
const paymentsOf = (folder, ...more) => path('booking-folders', folder, 'payments', ...more);

export const api = {
  establishment: (as, id) => call(as, 'GET', path('establishments', id)),
  paymentMethods: (as, id) => call(as, 'GET', methodsOf(id)),
  activate: (as, id, ancvId) => call(as, 'PUT', methodsOf(id, 'ancv-connect'), { ancvId }),
  deactivate: (as, id) => call(as, 'DELETE', methodsOf(id, 'ancv-connect')),
  alternative: (as, id, active) => call(as, 'PUT', methodsOf(id, 'alternative'), { active }),
  declareFolder: (as, id, body) => call(as, 'PUT', path('booking-folders', id), body),
  folder: (as, id) => call(as, 'GET', path('booking-folders', id)),
  cancelFolder: (as, id) => call(as, 'POST', path('booking-folders', id, 'cancellation')),
  payment: (as, folder, id) => call(as, 'GET', paymentsOf(folder, id)),
  refuse: (as, folder, id, reason) => call(as, 'POST', paymentsOf(folder, id, 'refusal'), reason ? { reason } : {}),
  startPayment: (as, folder, key, body) => repeated(() => call(as, 'POST', paymentsOf(folder), body, { 'Idempotency-Key': key })),
};

/** A lost answer is asked for again: with the same idempotency key nothing is done twice. */
async function repeated(attempt, left = REPEATS) {
  try {
    return await attempt();
  } catch (problem) {
    if (problem.code !== 'unreachable' || left === 0) throw problem;
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    return repeated(attempt, left - 1);
  }
}

async function call(as, method, address, body, headers = {}, again = true) {
  const answer = await send(method, address, body, { ...headers, Authorization: `Bearer ${await tokenFor(as)}` });
  if (answer.status === 401 && again) {
    forget(as);
    return call(as, method, address, body, headers, false);
  }
  return read(answer);
}

/** One exchange, in the user's language; also for the simulator, which takes no token. */
export async function send(method, address, body, headers = {}) {
  const sent = Date.now();
  const answer = await fetch(address, {
    method,
    headers: { 'Accept-Language': state.get('language'), ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(LONGEST),
  }).catch(() => {
    throw unreachable();
  });
  heard(answer.headers.get('Date'), sent, Date.now());
  return answer;
}

/** What it says; `replayed` on a payment that this key had started before. */
export async function read(answer) {
  if (!answer.ok) throw await problemOf(answer);
  if (answer.status === 204) return null;
  const text = await answer.text().catch(() => {
    throw unreachable();
  });
  const said = objectIn(text);
  if (!said) throw unreadable(answer.status);
  return answer.headers.has('Idempotent-Replayed') ? { ...said, replayed: true } : said;
}

/** The JSON object in this text, or undefined where there is none, as in a captive portal's page. */
function objectIn(text) {
  try {
    const said = JSON.parse(text);
    return said && typeof said === 'object' && !Array.isArray(said) ? said : undefined;
  } catch {
    return undefined;
  }
}
