import { normalizedBeneficiary } from '@ancv-connect/elements/fields.js';
import { events, state } from './state.js';

const TYPES = [
  'ancv-started',
  'ancv-paid',
  'ancv-partly-paid',
  'ancv-ended',
  'ancv-folder-cancelled',
  'ancv-option-changed',
  'ancv-alternative-changed',
];

/** Publishes the events of the elements of ANCV Connect below this node to all views, the guided tour and the phone. */
export function publishElementEvents(node) {
  // The service masks whom it asked; the element has what was entered.
  node.addEventListener('ancv-started', ({ target }) => showPhoneOf(target.account));
  TYPES.forEach(type => node.addEventListener(type, ({ detail }) => events.publish(type, detail)));
}

function showPhoneOf(account) {
  if (account) state.set({ phone: normalizedBeneficiary(account) });
}
