// The states of <ancv-connect-option>.

import { methods } from '../fixtures.js';
import { click, type } from './acts.js';

const option = (name, data, more = {}) => ({
  name: `option-${name}`,
  tag: 'ancv-connect-option',
  attributes: { establishment: 'camping-des-pins' },
  methods: data,
  ...more,
});
const HELP = {
  slot: 'ancv-id',
  tag: 'a',
  attributes: { href: '/help/ancv-id' },
  text: { fr: 'Notre guide d’activation', en: 'Our guide to the activation' },
};
const NOT_IN_FRANCE = { france: false, pos: false };
const SWITCHED_ON = [type('#ancv-id', '10000653'), click('input[value=on]')];

export const OPTIONS = [
  option('inactive', methods('INACTIVE')),
  option('active', methods('ACTIVE', { alternative: true })),
  option('other-id', methods('ACTIVE'), { acts: [type('#ancv-id', '10000652')] }),
  option('help', methods('INACTIVE'), { slots: [HELP], acts: [click('summary')] }),
  option('requirements-missing', methods('INACTIVE', { stripe: false, met: NOT_IN_FRANCE })),
  option('contract-missing', methods('ACTIVE', { met: { contract: false } })),
  option('deactivated', methods('INACTIVE', { met: { contract: true } })),
  option('postpaid', methods('ACTIVE', { offered: false }), { collectionMode: 'POSTPAID' }),
  option('no-id', methods('INACTIVE'), { acts: [click('input[value=on]')] }),
  option('activating', methods('INACTIVE'), { acts: SWITCHED_ON }),
  option('unknown-id', methods('INACTIVE'), { changeProblem: { code: 'unknown-ancv-id' }, acts: SWITCHED_ON }),
  option('deactivation', methods('ACTIVE'), { acts: [click('input[value=off]')] }),
  option('read-problem', undefined, { readProblem: { code: 'establishment-not-found' } }),
];
