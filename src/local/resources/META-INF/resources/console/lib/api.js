// The HTTP clients: the public API of the service, the tokens for it, and the ANCV simulator of this machine.

import { syncClock } from './clock.js';
import { problemFromResponse, unreachableProblem, unreadableProblem } from './problem.js';
import { state } from './state.js';

const RETRIES = 2;
const RETRY_DELAY_MS = 600;
/** API Gateway times out after 30 s. */
const TIMEOUT_MS = 35_000;
const TOKEN_LIFETIME_S = 3600;
const TOKEN_MARGIN_MS = 120_000;
const SIMULATOR_PHONE = '/local/ancv/phone';
const SIMULATOR_FAULTS = '/local/ancv/faults';

const tokens = new Map();

export const asPlatform = () => ({ role: 'platform' });
export const asEstablishment = id => ({ role: 'establishment', establishments: [id] });
export const asGuest = folder => ({ role: 'guest', folder });

const path = (...segments) => '/' + segments.map(encodeURIComponent).join('/');
const methodsPath = (id, ...more) => path('establishments', id, 'payment-methods', ...more);
const paymentsPath = (folder, ...more) => path('booking-folders', folder, 'payments', ...more);

/** One function for each call of the public API; `as` is the caller whose token is sent. */
export const api = {
  establishment: (as, id) => call(as, 'GET', path('establishments', id)),
  paymentMethods: (as, id) => call(as, 'GET', methodsPath(id)),
  activate: (as, id, ancvId) => call(as, 'PUT', methodsPath(id, 'ancv-connect'), { ancvId }),
  deactivate: (as, id) => call(as, 'DELETE', methodsPath(id, 'ancv-connect')),
  alternative: (as, id, active) => call(as, 'PUT', methodsPath(id, 'alternative'), { active }),
  declareFolder: (as, id, body) => call(as, 'PUT', path('booking-folders', id), body),
  folder: (as, id) => call(as, 'GET', path('booking-folders', id)),
  cancelFolder: (as, id) => call(as, 'POST', path('booking-folders', id, 'cancellation')),
  payment: (as, folder, id) => call(as, 'GET', paymentsPath(folder, id)),
  refuse: (as, folder, id, reason) => call(as, 'POST', paymentsPath(folder, id, 'refusal'), reason ? { reason } : {}),
  startPayment: (as, folder, key, body) =>
    retryUnreachable(() => call(as, 'POST', paymentsPath(folder), body, { 'Idempotency-Key': key })),
};

/** The customer's phone and the faults of the ANCV simulator; it takes no token. */
export const simulator = {
  phone: beneficiary => request('GET', `${SIMULATOR_PHONE}?beneficiary=${encodeURIComponent(beneficiary)}`),
  confirm: (id, amount) => request('POST', `${SIMULATOR_PHONE}/${encodeURIComponent(id)}/confirmation`, { amount }),
  decline: id => request('POST', `${SIMULATOR_PHONE}/${encodeURIComponent(id)}/refusal`),
  faults: () => request('GET', SIMULATOR_FAULTS),
  setFault: fault => request('PUT', SIMULATOR_FAULTS, fault),
  clearFaults: () => request('DELETE', SIMULATOR_FAULTS),
};

/** Repeats a request whose response was lost: the idempotency key makes that safe. */
async function retryUnreachable(send, retriesLeft = RETRIES) {
  try {
    return await send();
  } catch (problem) {
    if (problem.code !== 'unreachable' || retriesLeft === 0) throw problem;
    await new Promise(resolve => setTimeout(resolve, RETRY_DELAY_MS));
    return retryUnreachable(send, retriesLeft - 1);
  }
}

async function call(as, method, url, body, headers = {}, retryUnauthorized = true) {
  const response = await send(method, url, body, { ...headers, Authorization: `Bearer ${await accessToken(as)}` });
  if (response.status === 401 && retryUnauthorized) {
    tokens.delete(JSON.stringify(as));
    return call(as, method, url, body, headers, false);
  }
  return readBody(response);
}

/** A token for this caller that stays valid for a while. The local server issues any token without authentication. */
async function accessToken(as) {
  const name = JSON.stringify(as);
  const cached = tokens.get(name);
  if (cached && cached.validUntil > Date.now()) return cached.token;
  const { token } = await request('POST', '/local/tokens', { ...as, expiresInSeconds: TOKEN_LIFETIME_S });
  tokens.set(name, { token, validUntil: Date.now() + TOKEN_LIFETIME_S * 1000 - TOKEN_MARGIN_MS });
  return token;
}

const request = async (method, url, body) => readBody(await send(method, url, body));

async function send(method, url, body, headers = {}) {
  const sentAt = Date.now();
  const response = await fetch(url, {
    method,
    headers: {
      'Accept-Language': state.get('language'),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw unreachableProblem();
  });
  syncClock(response.headers.get('Date'), sentAt, Date.now());
  return response;
}

/** The response's JSON object, or null for 204; with `replayed` where the idempotency key started it before. */
async function readBody(response) {
  if (!response.ok) throw await problemFromResponse(response);
  if (response.status === 204) return null;
  const text = await response.text().catch(() => {
    throw unreachableProblem();
  });
  const body = parseObject(text);
  if (!body) throw unreadableProblem(response.status);
  return response.headers.has('Idempotent-Replayed') ? { ...body, replayed: true } : body;
}

/** The JSON object in this text, or undefined where there is none, as in a captive portal's page. */
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
