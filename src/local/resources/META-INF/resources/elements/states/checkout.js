// The states of <ancv-connect-checkout>.

import { cents } from '@ancv-connect/client';
import { asGuest, beforeConfirmation, folder, payment, refund } from '../fixtures.js';
import { click, refresh, type } from './acts.js';

/** The page's own button for the rest, which is shown only where something is left to pay after a payment. */
const SLOTS = [
  {
    slot: 'remaining',
    tag: 'button',
    text: { fr: 'Régler le reste par carte bancaire', en: 'Pay the rest by bank card' },
  },
];
const HELP = {
  slot: 'beneficiary',
  tag: 'a',
  attributes: { href: '/help/ancv' },
  text: { fr: 'Comment trouver mon numéro ANCV ?', en: 'Where do I find my ANCV number?' },
};

const checkout = (name, data, more = {}) => ({
  name: `checkout-${name}`,
  tag: 'ancv-connect-checkout',
  attributes: { folder: data?.id ?? 'stay-2041' },
  slots: SLOTS,
  folder: data && asGuest(data),
  ...more,
});
const after = (name, one, more) => checkout(name, folder([one], more));
/** The outcome of a payment for which the guest has waited on this page. */
const awaited = (name, one) =>
  checkout(name, folder([beforeConfirmation(one)]), { later: asGuest(folder([one])), acts: [refresh] });

const FILLED = [type('#amount', '120'), type('#beneficiary', 'marie@exemple.fr')];
const SENT = [...FILLED, click('button.primary')];
const RE_CREDITED = { paid: 12000, refund: refund('RE_CREDITED') };
const CANCELLED = { reason: 'folder-cancelled' };
const BACK_OFFICE = { channel: 'BACK_OFFICE' };

const FORMS = [
  checkout('form', folder()),
  checkout('filled', folder(), {
    attributes: { folder: 'stay-2041', beneficiary: 'marie@exemple.fr' },
    acts: [type('#amount', '120,50')],
  }),
  checkout('amount-too-high', folder(), { acts: [type('#amount', '1 200 €')] }),
  checkout('no-amount', folder(), { acts: [type('#amount', 'douze')] }),
  checkout('beneficiary-invalid', folder(), { acts: [type('#amount', '120'), type('#beneficiary', 'marie')] }),
  checkout('number-too-short', folder(), { acts: [type('#amount', '120'), type('#beneficiary', '1234 567 890')] }),
  checkout('nothing-entered', folder(), { acts: [click('button.primary')] }),
  checkout('exactly-the-minimum', folder([], { total: 2000 })),
  checkout('help', folder(), { slots: [HELP, ...SLOTS], acts: [click('summary')] }),
  checkout('starting', folder(), { acts: SENT }),
  checkout('problem', folder(), { changeProblem: { code: 'too-many-requests', retryAfter: 42_000 }, acts: SENT }),
  checkout('problem-with-fields', folder(), { changeProblem: { code: 'validation-failed' }, acts: SENT }),
  checkout('unreachable', folder(), { changeProblem: { code: 'unreachable' }, acts: SENT }),
  checkout('changed-meanwhile', folder(), {
    later: asGuest(folder([payment('PENDING', BACK_OFFICE)])),
    acts: SENT,
  }),
  checkout('read-problem', undefined, { readProblem: { code: 'service-unavailable' } }),
  checkout('other-request-pending', folder([payment('PENDING', BACK_OFFICE)], { total: 12000 })),
  checkout('other-request-pending-for-a-part', folder([payment('PENDING', BACK_OFFICE)])),
];

const WAITS = [
  after('sending', payment('REQUESTED')),
  after('sending-slowly', payment('REQUESTED', { sent: true })),
  after('waiting', payment('PENDING')),
  checkout('waiting-unreachable', folder([payment('PENDING')]), {
    laterProblem: { code: 'unreachable' },
    acts: [refresh],
  }),
  checkout('waiting-help', folder([payment('PENDING')]), { acts: [click('summary')] }),
  after('overdue', payment('PENDING', { ago: 190 })),
];

const OUTCOMES = [
  after('paid', payment('PAID'), { total: 12000 }),
  after('paid-and-a-part-is-left', payment('PAID')),
  checkout('right-to-left', folder([payment('PAID')]), { dir: 'rtl', acts: [type('#amount', '1 200 €')] }),
  after('paid-in-part', payment('PAID', { paid: 10000 })),
  after('paid-and-less-than-the-minimum-is-left', payment('PAID'), { total: 13000 }),
  after('long-values', payment('PAID', { paid: 9999999, requestedAmount: cents(10000000) }), {
    id: 'reservation-2026-08-15.camping-des-pins.emplacement-grand-luxe',
    total: 10000000,
    reason: 'too-many-payments',
  }),
  awaited('declined', payment('DECLINED')),
  awaited('expired', payment('EXPIRED', { ago: 200 })),
  awaited('failed', payment('FAILED')),
  after('confirmed-too-late', payment('EXPIRED', { ago: 300, paid: 12000, refund: refund('PENDING') })),
  after('refusal-in-progress', payment('REFUSING', { paid: 12000, refund: refund('PENDING') })),
  after('withdrawal-in-progress', payment('CANCELLING'), CANCELLED),
  awaited('refused-before-the-confirmation', payment('REFUSED')),
  after('refused', payment('REFUSED', RE_CREDITED)),
  after('cancelled', payment('CANCELLED', RE_CREDITED), CANCELLED),
  after(
    'not-re-credited',
    payment('PAID', { ago: 18_000, refund: refund('NOT_REFUNDED', 'CANCELLATION_WINDOW_PASSED') }),
    CANCELLED,
  ),
  after(
    'reversed-by-ancv',
    payment('CANCELLED', { paid: 12000, refund: refund('NOT_KNOWN', 'REVERSED_BY_ANCV'), reason: 'REVERSED_BY_ANCV' }),
  ),
];

/** In these the element shows nothing, and the page gets an event that says why. */
const EMPTY = [
  checkout('not-offered', folder([], { reason: 'not-offered-in-booking-engine' }), { isEmpty: true }),
  checkout('not-found', undefined, { readProblem: { code: 'folder-not-found' }, isEmpty: true }),
];

export const CHECKOUTS = [...FORMS, ...WAITS, ...OUTCOMES, ...EMPTY];
