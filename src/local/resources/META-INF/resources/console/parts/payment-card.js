import { nothing } from 'lit';
import { serverNow } from '../lib/clock.js';
import { dayAndTime, euros } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { amountOf, isLate, isPartial, isRefusable, isReturnedAt, isWaiting } from '../lib/payments.js';
import './count-down.js';
import { note } from './note.js';
import { Part } from './part.js';
import { paymentStory } from './payment-story.js';
import { reasonOf, refundOf, todoOf } from './payment-words.js';
import { statusBadge } from './status-badge.js';

/** One payment in the folder's history: what came of it, its story, and the refusal. */
class PaymentCard extends Part {
  static properties = { payment: {}, refusing: { type: Boolean } };

  #refuse() {
    this.dispatchEvent(new CustomEvent('refuse', { detail: this.payment }));
  }

  #amount(payment) {
    return html`<b class="amount" translate="no">${euros(amountOf(payment))}</b>
      ${isPartial(payment) ? html`<small>${t('payment.of', { amount: euros(payment.requestedAmount) })}</small>` : nothing}`;
  }

  /** Why it ended as it did, what to do about it, and what becomes of the money. */
  #reasons(payment) {
    const { reason, refund, status } = payment;
    return [
      isLate(payment) ? html`<p>${t('reason.LATE_CONFIRMATION')}</p>` : nothing,
      reason && status !== 'PAID' && !isLate(payment) ? html`<p>${todoOf(reason, 'establishment')}</p>` : nothing,
      refund ? html`<p class="hint" data-refund=${refund.outcome}>${refundOf(payment, 'establishment')} ${reasonOf(refund.reason)}</p>` : nothing,
    ];
  }

  #waiting(payment) {
    if (payment.overdue) return html`<p class="hint">${t('payment.overdue')}</p>`;
    return html`<div class="asked"><count-down .since=${payment.requestedAt} .until=${payment.expiresAt}></count-down>
      <p>${t('payment.asked', { who: payment.beneficiary })}</p></div>`;
  }

  render() {
    return this.drawn(() => this.#card(this.payment));
  }

  #card(payment) {
    return html`
      <article class="payment" data-payment=${payment.id} data-status=${payment.status} tabindex="-1">
        <header><div>${this.#amount(payment)}</div>${statusBadge(payment)}</header>
        <p class="hint">${t('payment.line', { who: payment.beneficiary, when: dayAndTime(payment.requestedAt), channel: t(`channel.${payment.channel}`) })}</p>
        ${isWaiting(payment) && payment.expiresAt ? this.#waiting(payment) : nothing}
        ${this.#reasons(payment)}
        ${payment.status === 'PAID' && isReturnedAt(payment, serverNow()) && !payment.refund ? html`<p class="hint">${t('payment.until', { time: dayAndTime(payment.refundableUntil) })}</p>` : nothing}
        ${payment.attention ? note('bad', 'alert', t('payment.attention'), todoOf(payment.attention.reason, 'attention')) : nothing}
        <div class="row spread">
          <details><summary>${t('payment.story')}</summary>${paymentStory(payment)}</details>
          ${isRefusable(payment) ? html`<button class="quiet" ?disabled=${this.refusing} aria-label=${t('payment.refuse.which', { amount: euros(amountOf(payment)) })} @click=${this.#refuse}>${t('payment.refuse')}</button>` : nothing}
        </div>
      </article>`;
  }
}

customElements.define('payment-card', PaymentCard);
