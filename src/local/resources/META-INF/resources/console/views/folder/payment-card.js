import { nothing } from 'lit';
import '../../components/count-down.js';
import { ConsoleElement } from '../../components/console-element.js';
import { toneIcon } from '../../components/icon.js';
import { note } from '../../components/notes.js';
import { html } from '../../lib/html.js';
import { formatDateTime, formatMoney, formatTimeWithSeconds, t } from '../../lib/i18n.js';
import {
  amountOf,
  isLateConfirmation,
  isOpen,
  isPartial,
  isReCreditedOnCancellation,
  isRefusable,
  nextStepText,
  reasonText,
  refundText,
  toneOf,
} from '../../lib/payments.js';
import { clock } from '../../lib/service.js';

/** One payment of a folder: its status, its history, and the refusal. */
class PaymentCard extends ConsoleElement {
  static properties = { payment: {}, folderOpen: { type: Boolean }, busy: { type: Boolean } };

  #refuse() {
    this.dispatchEvent(new CustomEvent('refuse', { detail: this.payment }));
  }

  render() {
    return this.renderSafely(() => this.#card(this.payment));
  }

  #card(payment) {
    const when = formatDateTime(payment.requestedAt);
    const line = { who: payment.beneficiary, when, channel: t(`channel.${payment.channel}`) };
    return html`
      <article class="payment" data-payment=${payment.id} data-status=${payment.status} tabindex="-1">
        <header><div>${amount(payment)}</div>${statusBadge(payment)}</header>
        <p class="hint">${t('payment.line', line)}</p>
        ${isOpen(payment) && payment.expiresAt ? awaitingConfirmation(payment) : nothing}
        ${this.#reasons(payment)}
        ${payment.attention ? attentionNote(payment.attention) : nothing}
        <div class="row spread">
          <details><summary>${t('payment.history')}</summary>${paymentHistory(payment)}</details>
          ${isRefusable(payment) ? this.#refuseButton(payment) : nothing}
        </div>
      </article>`;
  }

  /** The reason of the end, what the establishment can do about it, and what happens to the amount. */
  #reasons(payment) {
    const { reason, refund, status } = payment;
    const isLate = isLateConfirmation(payment);
    const isRefundable = status === 'PAID' && !refund && isReCreditedOnCancellation(payment, clock.now());
    return [
      isLate ? html`<p>${t('reason.LATE_CONFIRMATION')}</p>` : nothing,
      reason && status !== 'PAID' && !isLate ? html`<p>${this.#reasonOrNextStep(reason)}</p>` : nothing,
      refund ? refundLine(payment) : nothing,
      isRefundable
        ? html`<p class="hint">${t('payment.until', { time: formatDateTime(payment.refundableUntil) })}</p>`
        : nothing,
    ];
  }

  /** In a cancelled folder there is no next step: no payment can be requested. */
  #reasonOrNextStep(reason) {
    return this.folderOpen ? nextStepText(reason, 'establishment') : reasonText(reason);
  }

  #refuseButton(payment) {
    const label = t('payment.refuse.which', { amount: formatMoney(amountOf(payment)) });
    return html`
      <button class="secondary" ?disabled=${this.busy} aria-label=${label} @click=${this.#refuse}>
        ${t('payment.refuse')}
      </button>`;
  }
}

const attentionNote = ({ reason }) => note('error', 'alert', t('payment.attention'), nextStepText(reason, 'attention'));

const refundLine = payment => html`
  <p class="hint" data-refund=${payment.refund.outcome}>
    ${refundText(payment, 'establishment')} ${reasonText(payment.refund.reason)}
  </p>`;

const amount = payment => html`
  <b class="amount" translate="no">${formatMoney(amountOf(payment))}</b>
  ${isPartial(payment) ? requestedAmount(payment) : nothing}`;

const requestedAmount = payment => html`
  <small>${t('payment.of', { amount: formatMoney(payment.requestedAmount) })}</small>`;

function statusBadge(payment) {
  const text = t(isPartial(payment) ? 'status.PAID.partly' : `status.${payment.status}`);
  return html`<span class="badge ${toneOf(payment)}" translate="no">${toneIcon(toneOf(payment))}${text}</span>`;
}

function awaitingConfirmation(payment) {
  if (payment.overdue) return html`<p class="hint">${t('payment.overdue')}</p>`;
  return html`
    <div class="awaiting-confirmation">
      <count-down .since=${payment.requestedAt} .until=${payment.expiresAt}></count-down>
      <p>${t('payment.awaiting', { who: payment.beneficiary })}</p>
    </div>`;
}

const paymentHistory = ({ history }) => html`<ol class="payment-history">${history.map(historyEntry)}</ol>`;

/** When, which status, by whom and why. */
const historyEntry = ({ at, status, by, reason }) => html`
  <li>
    <time translate="no" datetime=${at}>${formatTimeWithSeconds(at)}</time>
    <span>
      <b>${t(`history.${status}`)}</b> <small>${t(`by.${by}`)}</small>
      ${reason ? html`<em>${reasonText(reason)}</em>` : nothing}
    </span>
  </li>`;

customElements.define('payment-card', PaymentCard);
