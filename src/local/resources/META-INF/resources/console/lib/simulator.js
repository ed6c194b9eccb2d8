// The ANCV simulator of this machine: the customer's phone and the faults. It takes no token.

import { AncvConnectError } from '@ancv-connect/client';

const PHONE = '/local/ancv/phone';
const FAULTS = '/local/ancv/faults';

export const simulator = {
  phone: beneficiary => request('GET', `${PHONE}?beneficiary=${encodeURIComponent(beneficiary)}`),
  confirm: (id, amount) => request('POST', `${PHONE}/${encodeURIComponent(id)}/confirmation`, { amount }),
  decline: id => request('POST', `${PHONE}/${encodeURIComponent(id)}/refusal`),
  faults: () => request('GET', FAULTS),
  setFault: fault => request('PUT', FAULTS, fault),
  clearFaults: () => request('DELETE', FAULTS),
};

/** A request to a tool of the local server; returns its JSON, or undefined for 204. */
export async function request(method, url, body) {
  const headers = body && { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) }).catch(cause => {
    throw new AncvConnectError('unreachable', { cause });
  });
  if (response.status === 204) return undefined;
  const document = await response.json().catch(() => undefined);
  if (!response.ok) throw new AncvConnectError(undefined, { status: response.status, document });
  if (!document) throw new AncvConnectError('unreadable', response);
  return document;
}
