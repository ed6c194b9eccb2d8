import { cents, parseAmount } from '@ancv-connect/client';
import { countdown } from '@ancv-connect/elements/countdown.js';
import { amountHint, isInvalidAmount } from '@ancv-connect/elements/fields.js';
import { html } from '@ancv-connect/elements/html.js';
import { icon } from '../../components/icon.js';
import { nothing } from 'lit';
import { announce } from '../../lib/browser.js';
import { formatAmountInput, formatMoney, formatTime, t, texts } from '../../lib/i18n.js';
import { clock } from '../../lib/service.js';

const STEP_CENTS = 1000;

/** The phone with ANCV's app: the balance, and the payment request if there is one. */
export const phoneScreen = view => html`
  <div class="handset">
    <div class="screen">
      <p class="statusbar" aria-hidden="true">
        <span>${formatTime(clock.now())}</span><i></i><span class="signal"></span>
      </p>
      <p class="app">${t('phone.app')}</p>
      <p class="balance">
        <span>${t('phone.balance')}</span>
        <b translate="no" data-balance=${view.screen.balance.amount}>${formatMoney(view.screen.balance)}</b>
      </p>
      ${view.item ? paymentRequest(view, view.item) : idleScreen(view)}
      <i class="home-indicator" aria-hidden="true"></i>
    </div>
  </div>`;

/** The customer may confirm less than the requested amount. */
export const confirmableRange = item => ({ min: 1, max: item.amount.amount });

function paymentRequest(view, item) {
  const range = confirmableRange(item);
  const isInvalid = isInvalidAmount(view.draft, range);
  const requested = t('phone.of', { amount: formatMoney(cents(range.max)) });
  return html`
    <div class="request" data-transaction=${item.transactionId}>
      <p>${t('phone.asks')}</p>
      <p class="label">${item.label}</p>
      ${amountStepper(view, range, isInvalid)}
      <p class="requested" id="phone-hint">${isInvalid ? amountHint(texts(), view.draft, range) : requested}</p>
      ${item.expiresAt ? timeLeft(view, item) : nothing}
      <button class="confirm" ?disabled=${view.busy || view.draft === ''} @click=${view.confirm}>
        ${t('phone.confirm')}
      </button>
      <button class="decline" ?disabled=${view.busy} @click=${view.decline}>${t('phone.decline')}</button>
    </div>`;
}

const timeLeft = ({ receivedAt }, { expiresAt }) =>
  countdown({ texts: texts(), clock, announce }, { requestedAt: receivedAt, expiresAt });

function amountStepper(view, { max }, isInvalid) {
  const current = parseAmount(view.draft) || 0;
  const step = (cents, drawing, label) => html`
    <button type="button" class="round" aria-label=${t(label)} ?disabled=${current + cents < 1 || current + cents > max}
      @click=${() => (view.draft = formatAmountInput(current + cents))}>${icon(drawing)}</button>`;
  return html`
    <div class="adjust" role="group" aria-label=${t('phone.adjust')}>
      ${step(-STEP_CENTS, 'minus', 'phone.less')}
      <span class="sum ${texts().isCurrencyFirst ? 'unit-first' : ''}" translate="no">
        <input aria-label=${t('phone.amount')} inputmode="decimal" autocomplete="off" .value=${view.draft}
          @input=${event => (view.draft = event.target.value)}
          aria-describedby="phone-hint" aria-invalid=${isInvalid ? 'true' : 'false'}>
        <span aria-hidden="true">€</span>
      </span>
      ${step(STEP_CENTS, 'plus', 'phone.more')}
    </div>`;
}

function idleScreen({ decision }) {
  const decidedIcon = decision?.outcome === 'confirmed' ? 'check' : 'cross';
  return html`
    <div class="phone-idle">
      <span class="icon-circle">${icon(decision ? decidedIcon : 'phone')}</span>
      <p>${decision ? t(`phone.${decision.outcome}`, { amount: decision.amount }) : t('phone.nothing')}</p>
    </div>`;
}
