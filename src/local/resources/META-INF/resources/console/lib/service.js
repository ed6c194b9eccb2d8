// The callers of the service. The local server issues any token without authentication.

import { createClient } from '@ancv-connect/client';
import { clockOf } from '@ancv-connect/elements/service.js';
import { request } from './simulator.js';
import { state } from './state.js';

const TOKEN_LIFETIME_S = 3600;
const TOKEN_MARGIN_MS = 120_000;

/** The service's clock, which the elements have too. */
export const clock = clockOf('');

const suppliers = new Map();

/** What the server of an establishment's back office supplies to its elements. */
export const establishmentToken = id => supplierOf({ role: 'establishment', establishments: [id] });

/** What the server of a booking engine supplies to its elements: a token of a guest is for one folder only. */
export const guestToken = folder => supplierOf({ role: 'guest', folder });

/** The booking platform, which declares folders. */
export const platform = createClient({
  token: supplierOf({ role: 'platform' }),
  language: () => state.get('language'),
  clock,
});

/** Supplies tokens that stay valid for a while. A caller has one supplier, as an element reads again when it gets another. */
function supplierOf(caller) {
  const name = JSON.stringify(caller);
  if (!suppliers.has(name)) suppliers.set(name, createSupplier(caller));
  return suppliers.get(name);
}

function createSupplier(caller) {
  let current = { validUntil: 0 };
  return async ({ refresh }) => {
    if (refresh || current.validUntil < Date.now()) {
      const { token } = await request('POST', '/local/tokens', { ...caller, expiresInSeconds: TOKEN_LIFETIME_S });
      current = { token, validUntil: Date.now() + TOKEN_LIFETIME_S * 1000 - TOKEN_MARGIN_MS };
    }
    return current.token;
  };
}
