// The customer's phone and the faults of the simulator that plays ANCV on this machine.

import { read, send } from './api.js';

const phone = '/local/ancv/phone';
const faults = '/local/ancv/faults';
const call = async (...request) => read(await send(...request));

export const simulator = {
  phone: beneficiary => call('GET', `${phone}?beneficiary=${encodeURIComponent(beneficiary)}`),
  confirm: (transaction, amount) => call('POST', `${phone}/${encodeURIComponent(transaction)}/confirmation`, { amount }),
  decline: transaction => call('POST', `${phone}/${encodeURIComponent(transaction)}/refusal`),
  faults: () => call('GET', faults),
  misbehave: fault => call('PUT', faults, fault),
  behave: () => call('DELETE', faults),
};
