// Uses the elements as a page does. It is compiled, not run: a type that is too wide fails at its @ts-expect-error.

import { createClient } from '@ancv-connect/client';
import { AncvConnectCheckout, type AncvConnectCheckoutEvents } from '@ancv-connect/elements';
import { AncvConnectHistory } from '@ancv-connect/elements/history.js';
import { AncvConnectOption } from '@ancv-connect/elements/option.js';
import { AncvConnectRequest } from '@ancv-connect/elements/request.js';
import { AncvConnectCheckout as Bundled } from '@ancv-connect/elements/bundle';

const checkout: AncvConnectCheckout = document.createElement('ancv-connect-checkout');
checkout.folder = 'stay-2041';
checkout.api = 'https://payments.booking.example';
checkout.locale = 'en';
checkout.headingLevel = 3;
checkout.beneficiary = 'marie@exemple.fr';
checkout.token = 'token';
checkout.token = ({ refresh }) => (refresh ? 'new' : 'old');
checkout.token = async () => 'token';
checkout.client = createClient({ token: () => 'token' });
// @ts-expect-error an id is a text
checkout.folder = 2041;
// @ts-expect-error a language without texts
checkout.locale = 'de';
// @ts-expect-error a level is a number
checkout.headingLevel = '3';
// @ts-expect-error the supplier returns a text
checkout.token = async () => 2041;
// @ts-expect-error a misspelt property
checkout.foldr = 'stay-2041';
// @ts-expect-error a property of another element
checkout.establishment = 'camping-des-pins';
// @ts-expect-error the payment is internal
checkout.payment = undefined;

checkout.addEventListener('ancv-paid', ({ detail: { payment, folder } }) => {
  console.log(payment.paidAmount?.amount, folder.balance.amount);
});
checkout.addEventListener('ancv-started', ({ detail }) => {
  console.log(detail.payment.expiresAt);
  // @ts-expect-error the start has no folder
  console.log(detail.folder);
});
document.addEventListener('ancv-unavailable', ({ detail: { reason, folder, problem } }) => {
  console.log(reason, folder?.id, problem?.code);
  // @ts-expect-error an unknown code
  console.log(problem?.code === 'folder-not-fund');
});
export const ended = (event: AncvConnectCheckoutEvents['ancv-ended']) => event.detail.payment.reason;

const request: AncvConnectRequest = document.createElement('ancv-connect-request');
request.addEventListener('ancv-partly-paid', ({ detail }) => console.log(detail.folder.advice));

const history: AncvConnectHistory = document.createElement('ancv-connect-history');
history.establishment = 'camping-des-pins';
history.cancellable = true;
// @ts-expect-error true or false
history.cancellable = '';
history.refresh();

const option = document.querySelector('ancv-connect-option');
option?.addEventListener('ancv-option-changed', ({ detail: { active, ancvConnect } }) => {
  console.log(active, ancvConnect.status);
  // @ts-expect-error an unknown status
  console.log(ancvConnect.status === 'ON');
});
export const isOption = (element: Element): element is AncvConnectOption => element instanceof AncvConnectOption;
export const shown: Promise<boolean> = new Bundled().updateComplete;
