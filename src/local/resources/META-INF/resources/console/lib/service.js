// The clients of the service, one for each caller. The local server issues any token without authentication.

import { AncvConnectError, createClient, createClock } from '@ancv-connect/client';
import { SESSION_STORAGE } from './browser.js';
import { request } from './simulator.js';
import { state } from './state.js';

const TOKEN_LIFETIME_S = 3600;
const TOKEN_MARGIN_MS = 120_000;

/** The service's clock, for countdowns. */
export const clock = createClock();

const clients = new Map();

export const asPlatform = () => clientOf({ role: 'platform' });
export const asEstablishment = id => clientOf({ role: 'establishment', establishments: [id] });
export const asGuest = folder => clientOf({ role: 'guest', folder });

function clientOf(caller) {
  const name = JSON.stringify(caller);
  if (!clients.has(name)) {
    const options = {
      token: tokenSupplier(caller),
      language: () => state.get('language'),
      storage: SESSION_STORAGE,
      clock,
    };
    clients.set(name, createClient(options));
  }
  return clients.get(name);
}

/** Supplies a token that stays valid for a while. */
function tokenSupplier(caller) {
  let current = { validUntil: 0 };
  return async ({ refresh }) => {
    if (refresh || current.validUntil < Date.now()) {
      const { token } = await request('POST', '/local/tokens', { ...caller, expiresInSeconds: TOKEN_LIFETIME_S });
      current = { token, validUntil: Date.now() + TOKEN_LIFETIME_S * 1000 - TOKEN_MARGIN_MS };
    }
    return current.token;
  };
}

/** Converts anything thrown. An error of the page itself is also logged to the browser's console. */
export function toProblem(error) {
  if (error instanceof AncvConnectError) {
    const { cause, paymentId } = error;
    // Where the token could not be had, the reason for it is what the user can do something about.
    return cause instanceof AncvConnectError ? Object.assign(cause, { paymentId }) : error;
  }
  console.error(error);
  return new AncvConnectError('unexpected');
}
