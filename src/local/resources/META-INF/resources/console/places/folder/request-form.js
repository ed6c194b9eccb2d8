import { html } from 'lit';
import { euros, money, typed } from '../../lib/format.js';
import { t } from '../../lib/messages.js';
import { addressOf } from '../../lib/router.js';
import { amountField, isWrong } from '../../parts/amount-field.js';
import { chips } from '../../parts/chips.js';
import { note } from '../../parts/note.js';

const SAMPLE = 12000;

/** Demander un paiement: the amount, then the method; a window asks for the customer. */
export function requestForm(part) {
  const most = part.folder.available.amount;
  const option = part.methods?.ancvConnect;
  if (most === 0) return html``;
  const amounts = [...new Set([Math.min(SAMPLE, most), most])].map(value => ({ use: typed(value), label: euros(money(value)) }));
  const ready = option?.status === 'ACTIVE' && option.eligible;
  return html`
    <form class="card" @submit=${part.deeds.request}>
      ${part.heading(2, t('request.title'))}
      ${amountField({ id: 'request-amount', label: t('request.amount'), value: part.draft, most, say: value => (part.draft = value) })}
      ${chips(amounts, value => (part.draft = value), t('chips.amounts'))}
      ${ready ? html`<fieldset><legend>${t('request.method')}</legend>
          <label class="choice"><input type="radio" name="method" value="ancv" checked><span>${t('product')}</span></label></fieldset>`
        : note('advice', 'alert', t('request.notActive'), t('request.notActive.text'), html`<a href=${addressOf('argent')}>${t('request.notActive.link')}</a>`)}
      <button class="primary" ?disabled=${!ready || part.busy || part.draft === '' || isWrong(part.draft, most)}>${t('request.continue')}</button>
    </form>`;
}
