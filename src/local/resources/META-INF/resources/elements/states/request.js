// The states of <ancv-connect-request>.

import { folder, payment, refund } from '../fixtures.js';
import { click, type } from './acts.js';

const SLOTS = [
  {
    slot: 'card-guarantee',
    tag: 'button',
    text: { fr: 'Enregistrer une carte', en: 'Register a card' },
  },
  {
    slot: 'unavailable',
    tag: 'a',
    attributes: { href: '/payment-methods' },
    text: { fr: 'Voir les moyens de paiement', en: 'See the payment methods' },
  },
];
const CUSTOMER = 'marie@exemple.fr';
const ADVICE = { cardGuarantee: false, advice: ['REGISTER_CARD_GUARANTEE'] };
const CANCELLED = { reason: 'folder-cancelled' };

const request = (name, data, more = {}) => ({
  name: `request-${name}`,
  tag: 'ancv-connect-request',
  attributes: { folder: 'stay-2041', beneficiary: CUSTOMER },
  slots: SLOTS,
  folder: data && { ...data, origin: 'BACK_OFFICE' },
  ...more,
});
const requested = (status, more) => payment(status, { channel: 'BACK_OFFICE', ...more });
const after = (name, one, more) => request(name, folder([one], more));

const ASKED = [type('#amount', '120'), click('button.primary')];
const SENT = [...ASKED, click('dialog button.primary')];

export const REQUESTS = [
  request('form', folder()),
  request('dialog', folder(), { acts: ASKED }),
  request('dialog-invalid', folder(), {
    acts: [...ASKED, type('#beneficiary', '123'), click('dialog button.primary')],
  }),
  request('starting', folder(), { acts: SENT }),
  request('problem', folder(), { changeProblem: { code: 'requirements-not-met' }, acts: SENT }),
  request('read-problem', undefined, { readProblem: { code: 'folder-not-found' } }),
  after('sending', requested('REQUESTED')),
  after('waiting', requested('PENDING')),
  after('overdue', requested('PENDING', { ago: 190 })),
  after('paid', requested('PAID'), { total: 12000 }),
  after('paid-in-part', requested('PAID', { paid: 10000 }), ADVICE),
  after('expired', requested('EXPIRED', { ago: 200 })),
  after('failed', requested('FAILED')),
  after('refusal-in-progress', requested('REFUSING', { paid: 12000, refund: refund('PENDING') })),
  after('refused', requested('REFUSED', { paid: 12000, refund: refund('RE_CREDITED') })),
  request('not-active', folder([], { reason: 'option-not-active' })),
  after('less-than-the-minimum-is-left', requested('PAID'), { total: 13000, ...ADVICE }),
  request('cancelled', folder([], CANCELLED)),
  request('right-to-left', folder([requested('PENDING')], ADVICE), { dir: 'rtl' }),
];
