// A service for unit tests: responses by request, and a record of the requests.

import { afterEach, beforeEach, mock } from 'node:test';
import { cents, createClient } from '../src/index.js';

/** The form of a start. */
export const REQUEST = { amount: cents(12000), beneficiary: 'marie@exemple.fr' };

/** A client with a token, and with this storage if one is given. */
export const clientWith = storage => createClient({ token: () => 'token', storage });

/** A promise of a response, or an error to throw, for each request in turn; the last one is for all further requests. */
export function fakeFetch(...answers) {
  const requests = [];
  globalThis.fetch = async (url, { method, headers, body, signal }) => {
    requests.push({ url, method, headers, body: body && JSON.parse(body) });
    signal.throwIfAborted();
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    return typeof answer === 'function' ? answer(requests.at(-1)) : answer;
  };
  return requests;
}

export const json = (document, { status = 200, ...headers } = {}) =>
  new Response(JSON.stringify(document), {
    status,
    headers: { 'Content-Type': 'application/json', 'Date': new Date().toUTCString(), ...headers },
  });

export const problem = (status, code, headers) =>
  json({ type: `/problems/${code}`, title: 'T', status, detail: 'D', instance: '/', code }, { status, ...headers });

export const lost = () => {
  throw new TypeError('fetch failed');
};

export const payment = (status, more = {}) => ({
  id: 'A'.repeat(26),
  folderId: 'F-1',
  status,
  requestedAt: new Date().toISOString(),
  refund: null,
  ...more,
});

/** Stops the clock, and lets the pauses before retries end at once, in each test of the file. */
export function retryAtOnce() {
  const realSetTimeout = globalThis.setTimeout;
  beforeEach(() => mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-29T12:00:00Z') }));
  beforeEach(() => (globalThis.setTimeout = task => realSetTimeout(task, 0)));
  afterEach(() => (globalThis.setTimeout = realSetTimeout));
  afterEach(() => mock.timers.reset());
}

/** Like sessionStorage. */
export function memoryStorage() {
  const values = new Map();
  return { getItem: key => values.get(key) ?? null, setItem: (key, value) => values.set(key, value), values };
}

/** The idempotency keys of the starts. */
export const keysOf = requests =>
  requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers['Idempotency-Key']);

/** The id that the service gives to the payment of this key. */
export async function paymentIdOf(key) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`F-1\n${key}`)));
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return bits.slice(0, 130).replace(/.{5}/g, five => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]);
}
