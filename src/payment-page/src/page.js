// The page of a payment link. It shows the state of the link, which it reads from the service alone, without storage.

import { isFinal } from '@ancv-connect/client';
import { nothing, render } from 'lit';
import { AncvConnectCheckout } from '../../elements/src/checkout.js';
import { html } from '../../elements/src/html.js';
import { createTexts } from '../../elements/src/texts.js';
import { createLinkClient } from './link-client.js';
import { MESSAGES } from './texts.js';

const language = document.documentElement.lang;
const texts = createTexts(language, MESSAGES);
const { t, tOptional, dateTime } = texts;
const token = location.pathname.split('/').pop();

/** The state of the link that was read last, and why the checkout shows nothing. */
let state;
let unavailable;

class PaymentPageCheckout extends AncvConnectCheckout {
  static messages = MESSAGES;
}
customElements.define('payment-page-checkout', PaymentPageCheckout);

const client = createLinkClient(
  token,
  () => language,
  latest => {
    state = latest;
    show();
  },
);

const setUnavailable = reason => {
  unavailable = reason;
  show();
};

const onUnavailable = ({ detail }) => setUnavailable(detail.reason);
const onPayment = () => setUnavailable(undefined);

/** Why nothing can be paid, where the checkout shows nothing. */
function unavailableNote() {
  if (!unavailable || state?.offered) return nothing;
  const reason = state && state.status !== 'ACTIVE' ? state.status : unavailable;
  const text = tOptional(`offer.guest.${reason}`, amounts()) ?? t('offer.guest.other');
  return html`<section class="message" role="status"><h2>${t('offer.guest')}</h2><p>${text}</p></section>`;
}

const amounts = () => state && { left: texts.money(state.maximumAmount), least: texts.money(state.minimumAmount) };

/** The way back, which is never followed by itself. */
function returnLink() {
  const isOver = !state.offered || (state.payment && isFinal(state.payment));
  if (!isOver || !URL.canParse(state.returnUrl)) return nothing;
  return html`
    <p><a class="return" href=${state.returnUrl} rel="noreferrer">${t('page.return', { host: new URL(state.returnUrl).host })}</a></p>`;
}

const validity = () =>
  state.status === 'ACTIVE'
    ? html`<p class="validity">${t('page.valid', { when: dateTime(state.validUntil) })}</p>`
    : nothing;

function show() {
  const title = state?.establishment || t('page.title');
  document.title = `${title} – ANCV Connect`;
  const page = html`
    <header><h1>${title}</h1><p>${t('page.for')}</p></header>
    ${unavailableNote()}
    <payment-page-checkout folder="link" .client=${client}
      @ancv-unavailable=${onUnavailable} @ancv-started=${onPayment} @ancv-paid=${onPayment}
      @ancv-partly-paid=${onPayment} @ancv-ended=${onPayment}></payment-page-checkout>
    ${state ? html`<footer>${returnLink()}${validity()}</footer>` : nothing}`;
  render(page, document.querySelector('main'));
}

document.querySelector('main').replaceChildren();
show();
