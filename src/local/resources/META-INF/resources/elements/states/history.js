// The states of <ancv-connect-history>, for a folder and for an establishment.

import { cents } from '@ancv-connect/client';
import { folder, listed, payment, refund } from '../fixtures.js';
import { click } from './acts.js';

const CANCELLED = { reason: 'folder-cancelled' };
const HOUR = 3600;
const LONG_ID = 'reservation-2026-08-15.camping-des-pins.emplacement-grand-luxe';

const history = (name, data, more = {}) => ({
  name: `history-${name}`,
  tag: 'ancv-connect-history',
  attributes: { folder: 'stay-2041', cancellable: '' },
  folder: data && { ...data, origin: 'BACK_OFFICE' },
  ...more,
});
const list = (name, payments, more = {}) => ({
  name: `history-of-establishment-${name}`,
  tag: 'ancv-connect-history',
  attributes: { establishment: 'camping-des-pins' },
  payments: payments?.map(listed),
  ...more,
});
const attention = (reason, more = {}) => ({ attention: { reason, since: '2026-05-04T08:31:00Z' }, ...more });

const MIXED = [
  payment('PENDING'),
  payment('PAID', { channel: 'BACK_OFFICE', ago: 2 * HOUR }),
  payment('PAID', { paid: 4050, ago: 3 * HOUR }),
  payment('PAID', { paid: 6000, requestedAmount: cents(6000), ago: 5 * HOUR }),
];
const ENDED = [
  payment('REQUESTED'),
  payment('PENDING', { ago: 190 }),
  payment('DECLINED', { ago: HOUR }),
  payment('EXPIRED', { ago: 2 * HOUR, beneficiary: '*********01' }),
  payment('EXPIRED', { ago: 2 * HOUR, paid: 12000, refund: refund('PENDING') }),
  payment('FAILED', { ago: 3 * HOUR }),
  payment('REFUSING', { ago: 3 * HOUR }),
  payment('REFUSED', { ago: 4 * HOUR, paid: 12000, refund: refund('RE_CREDITED') }),
];
const IN_ATTENTION = [
  payment('REFUSING', attention('TOO_MANY_TRIES', { paid: 12000, refund: refund('PENDING') })),
  payment('PAID', attention('UNKNOWN_TO_ANCV', { ago: 30 * HOUR })),
  payment('PAID', attention('TRANSACTION_MISMATCH', { ago: 30 * HOUR })),
  payment(
    'CANCELLED',
    attention('REVERSED_BY_ANCV', {
      paid: 12000,
      refund: refund('NOT_KNOWN', 'REVERSED_BY_ANCV'),
      reason: 'REVERSED_BY_ANCV',
      ago: 31 * HOUR,
    }),
  ),
];
const KEPT = [
  payment('PAID', { ago: 5 * HOUR, refund: refund('NOT_REFUNDED', 'CANCELLATION_WINDOW_PASSED') }),
  payment('CANCELLED', { ago: HOUR, paid: 12000, refund: refund('RE_CREDITED') }),
  payment('CANCELLING', { ago: HOUR, paid: 12000, refund: refund('PENDING') }),
];

const OF_FOLDER = [
  history('none', folder()),
  history('payments', folder(MIXED, { total: 60000 })),
  history('endings', folder(ENDED, { total: 90000 })),
  history('attention', folder(IN_ATTENTION, { total: 60000 })),
  history('details', folder([payment('REFUSED', { ago: HOUR, paid: 12000, refund: refund('RE_CREDITED') })]), {
    acts: [click('summary')],
  }),
  history('refusal', folder([payment('PAID')]), { acts: [click('.payment button')] }),
  history('refusal-of-a-request', folder([payment('PENDING')]), { acts: [click('.payment button')] }),
  history('refusing', folder([payment('PAID')]), { acts: [click('.payment button'), click('dialog button.danger')] }),
  history('problem', folder([payment('PAID')]), {
    changeProblem: { code: 're-credit-forbidden' },
    acts: [click('.payment button'), click('dialog button.danger')],
  }),
  history('read-problem', undefined, { readProblem: { code: 'service-unavailable' } }),
  history('cancellation', folder(MIXED, { total: 60000 }), { acts: [click('button.danger-text')] }),
  history('cancellation-without-payments', folder(), { acts: [click('button.danger-text')] }),
  history('cancelled', folder(KEPT, { total: 60000, ...CANCELLED })),
];

const OF_ESTABLISHMENT = [
  list('payments', [...MIXED, { ...ENDED[3], folderId: LONG_ID }]),
  list('pages', MIXED.slice(1, 3), { nextCursor: 'bmV4dA' }),
  list('none', []),
  list('problem', undefined, { readProblem: { code: 'establishment-not-found' } }),
];

export const HISTORIES = [...OF_FOLDER, ...OF_ESTABLISHMENT];
