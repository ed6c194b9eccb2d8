// Tokens as an identity provider would hand them out; here anybody gets any from POST /local/tokens.

import { read, send } from './api.js';

const LIFE = 3600;
const MARGIN = 120_000;
const known = new Map();

export const platform = () => ({ role: 'platform' });
export const establishment = id => ({ role: 'establishment', establishments: [id] });
export const guest = folder => ({ role: 'guest', folder });

/** A token for this caller that is good for a while yet. */
export async function tokenFor(caller) {
  const name = JSON.stringify(caller);
  const held = known.get(name);
  if (held && held.until > Date.now()) return held.token;
  const { token } = await read(await send('POST', '/local/tokens', { ...caller, expiresInSeconds: LIFE }));
  known.set(name, { token, until: Date.now() + LIFE * 1000 - MARGIN });
  return token;
}

/** It was not taken: the next one is asked for anew. */
export const forget = caller => known.delete(JSON.stringify(caller));
