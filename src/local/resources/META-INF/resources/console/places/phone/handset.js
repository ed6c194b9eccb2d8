import { serverNow } from '../../lib/clock.js';
import { cents, euros, money, time, typed } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import '../../parts/count-down.js';
import { amountHint, isWrong } from '../../parts/amount-field.js';
import { icon } from '../../parts/icon.js';

const STEP = 1000;

/** The phone itself, with ANCV's app open on it. */
export const handset = phone => html`
  <div class="handset">
    <div class="glass">
      <p class="statusbar" aria-hidden="true"><span>${time(serverNow())}</span><i></i><span class="signal"></span></p>
      <p class="app">${t('phone.app')}</p>
      <p class="balance"><span>${t('phone.balance')}</span><b translate="no" data-balance=${phone.screen.balance.amount}>${euros(phone.screen.balance)}</b></p>
      ${phone.item ? request(phone, phone.item) : quiet(phone)}
      <i class="bar-home" aria-hidden="true"></i>
    </div>
  </div>`;

/** What the customer can confirm: less than is asked for, too. */
export const rangeOn = item => ({ least: 1, most: item.amount.amount });

function request(phone, item) {
  const range = rangeOn(item);
  const { most } = range;
  const now = cents(phone.draft) || 0;
  const step = (by, drawing, label) => html`
    <button type="button" class="round" aria-label=${t(label)} ?disabled=${now + by < 1 || now + by > most}
      @click=${() => (phone.draft = typed(now + by))}>${icon(drawing)}</button>`;
  return html`
    <div class="request" data-transaction=${item.transactionId}>
      <p>${t('phone.asks')}</p>
      <p class="label">${item.label}</p>
      <div class="adjust" role="group" aria-label=${t('phone.adjust')}>
        ${step(-STEP, 'minus', 'phone.less')}
        <span class="sum" translate="no"><input aria-label=${t('phone.amount')} inputmode="decimal" autocomplete="off" .value=${phone.draft}
          @input=${event => (phone.draft = event.target.value)} aria-describedby="phone-hint" aria-invalid=${isWrong(phone.draft, range) ? 'true' : 'false'}><span aria-hidden="true">€</span></span>
        ${step(STEP, 'plus', 'phone.more')}
      </div>
      <p class="of" id="phone-hint">${isWrong(phone.draft, range) ? amountHint(phone.draft, range) : t('phone.of', { amount: euros(money(most)) })}</p>
      ${item.expiresAt ? html`<count-down .since=${phone.seen} .until=${item.expiresAt}></count-down>` : ''}
      <button class="confirm" ?disabled=${phone.busy || phone.draft === ''} @click=${phone.confirm}>${t('phone.confirm')}</button>
      <button class="decline" ?disabled=${phone.busy} @click=${phone.decline}>${t('phone.decline')}</button>
    </div>`;
}

const quiet = ({ done }) => html`
  <div class="nothing">
    <span class="mark">${icon(done?.what === 'confirmed' ? 'check' : done ? 'cross' : 'phone')}</span>
    <p>${done ? t(`phone.${done.what}`, { amount: done.amount }) : t('phone.nothing')}</p>
  </div>`;
