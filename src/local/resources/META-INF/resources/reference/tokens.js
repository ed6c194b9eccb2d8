// Tokens of the local server, which issues any token without authentication.

import { send } from './requests.js';

const LIFETIME_S = 3600;
/** A token is renewed this long before its expiry, so that none expires on its way. */
const MARGIN_MS = 60_000;

const tokens = new Map();
const issued = new Set();
let selected = { role: 'platform' };

/** A valid token for this caller. */
export async function tokenFor(caller) {
  const name = JSON.stringify(caller);
  if (!(tokens.get(name)?.until > Date.now())) {
    const { token } = await send('POST', '/local/tokens', { body: { ...caller, expiresInSeconds: LIFETIME_S } });
    tokens.set(name, { token, until: Date.now() + LIFETIME_S * 1000 - MARGIN_MS });
    issued.add(token);
  }
  return tokens.get(name).token;
}

/** Selects the caller of the requests that a developer sends, and returns a token for it. */
export async function select(caller) {
  const token = await tokenFor(caller);
  selected = caller;
  return token;
}

/**
 * Sends a request of the reference. A token of this page is replaced by one that is still valid, because the page can
 * stay open for longer than a token lives. A token that a developer entered is sent as it is.
 */
export async function fetchAsCaller(input, init) {
  const request = new Request(input, init);
  if (issued.has(request.headers.get('Authorization')?.replace(/^Bearer /, ''))) {
    request.headers.set('Authorization', `Bearer ${await tokenFor(selected)}`);
  }
  return fetch(request);
}
