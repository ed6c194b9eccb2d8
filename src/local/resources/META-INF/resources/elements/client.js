// A client without a service, which answers from the data of a state.

import { AncvConnectError } from '@ancv-connect/client';
import { NOW } from './fixtures.js';
import { PROBLEMS } from './problems.js';

const never = () => new Promise(() => {});

/** What the client throws: a problem of the service in this language, or one of its own codes. */
function errorOf({ code, retryAfter }, locale) {
  const document = PROBLEMS[code]?.[locale];
  return document
    ? new AncvConnectError(undefined, { status: document.status, document, retryAfter })
    : new AncvConnectError(code);
}

/** The establishment of all states. */
const establishment = collectionMode => ({
  id: 'camping-des-pins',
  name: 'Camping des Pins',
  country: 'FR',
  collectionMode,
  virtualPos: ['STRIPE'],
});

/** The client of a state. A change that has no problem is never answered, so that its waiting is shown. */
export function clientOf(state, locale) {
  const { folder, later = folder, methods, payments, nextCursor = null, collectionMode = 'PREPAID' } = state;
  let reads = 0;
  const throwIf = problem => {
    if (problem) throw errorOf(problem, locale);
  };
  const read = first => async () => {
    throwIf(state.readProblem);
    if (reads++ === 0) return structuredClone(first);
    throwIf(state.laterProblem);
    return structuredClone(first === folder ? later : first);
  };
  const change = async () => {
    throwIf(state.changeProblem);
    return never();
  };
  return {
    now: () => NOW,
    readBookingFolder: read(folder),
    readPaymentMethods: read(methods),
    readEstablishment: read(establishment(collectionMode)),
    listEstablishmentPayments: read({ items: payments, nextCursor }),
    readPayment: never,
    startPayment: change,
    refusePayment: change,
    cancelBookingFolder: change,
    activateAncvConnect: change,
    deactivateAncvConnect: change,
    switchAlternativePaymentMethods: change,
    exportEstablishmentPayments: change,
  };
}
