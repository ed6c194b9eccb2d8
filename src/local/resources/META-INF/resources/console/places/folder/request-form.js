import { euros, money, typed } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { rangeOf } from '../../lib/offer.js';
import { addressOf } from '../../lib/router.js';
import { amountField, within } from '../../parts/amount-field.js';
import { chips } from '../../parts/chips.js';
import { offerNote } from '../../parts/offer-note.js';

const SAMPLE = 12000;

/** What an establishment can set right where it takes its payment methods. */
const IN_ITS_HANDS = ['option-not-active', 'requirements-not-met'];

/** Demander un paiement: the amount, then the method; a window asks for the customer. */
export function requestForm(part) {
  const { folder } = part;
  if (folder.available.amount === 0) return html``;
  return html`
    <form class="card" @submit=${part.deeds.request}>
      ${part.heading(2, t('request.title'))}
      ${folder.ancvConnect.offered ? byAncv(part, rangeOf(folder)) : offerNote(folder, 'establishment', wayOut(folder.ancvConnect))}
    </form>`;
}

function byAncv(part, range) {
  const amounts = within([Math.min(SAMPLE, range.most), range.most], range).map(value => ({ use: typed(value), label: euros(money(value)) }));
  return html`
    ${amountField({ id: 'request-amount', label: t('request.amount'), value: part.draft, range, say: value => (part.draft = value) })}
    ${chips(amounts, value => (part.draft = value), t('chips.amounts'))}
    <fieldset><legend>${t('request.method')}</legend>
      <label class="choice"><input type="radio" name="method" value="ancv" checked><span>${t('product')}</span></label></fieldset>
    <button class="primary" ?disabled=${part.busy}>${t('request.continue')}</button>`;
}

const wayOut = ({ reason }) => (IN_ITS_HANDS.includes(reason) ? html`<a href=${addressOf('argent')}>${t('request.paymentMethods')}</a>` : undefined);
