import { nothing } from 'lit';
import { countdown } from './countdown.js';
import { html } from './html.js';
import { toneIcon } from './icon.js';
import { note, problemNote } from './notes.js';
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
} from './payments.js';
import { toProblem } from './service.js';

/**
 * One payment: its status, its history, and the refusal. Where it cannot be shown, the others still are.
 *
 * @param element the element around it, with `texts`, `clock`, `busy` and `refuse`
 * @param payment a payment of a folder, or of the list of an establishment, which has no history
 * @param {boolean} isFolderOpen in a cancelled folder there is no next step: no payment can be requested
 */
export function paymentCard(element, payment, isFolderOpen) {
  try {
    return card(element, payment, isFolderOpen);
  } catch (error) {
    return problemNote(element.texts, toProblem(error));
  }
}

function card(element, payment, isFolderOpen) {
  const { texts } = element;
  const line = {
    who: payment.beneficiary ?? '–',
    when: texts.dateTime(payment.requestedAt),
    channel: texts.t(`channel.${payment.channel}`),
  };
  const name = `${texts.money(amountOf(payment))} · ${statusText(texts, payment)}`;
  return html`
    <article class="payment" part="payment" data-payment=${payment.id} data-status=${payment.status}
      aria-label=${name} tabindex="-1">
      <header><div>${amount(texts, payment)}</div>${statusBadge(texts, payment)}</header>
      <p class="hint">${texts.t('payment.line', line)}</p>
      ${isOpen(payment) && payment.expiresAt ? awaitingConfirmation(element, payment) : nothing}
      ${reasons(element, payment, isFolderOpen)}
      ${payment.attention ? attentionNote(texts, payment.attention) : nothing}
      <div class="row spread">
        ${payment.history ? details(texts, payment.history) : folderLine(texts, payment)}
        ${isRefusable(payment) ? refuseButton(element, payment) : nothing}
      </div>
    </article>`;
}

/** The reason of the end, what the establishment can do about it, and what happens to the amount. */
function reasons({ texts, clock }, payment, isFolderOpen) {
  const { reason, refund, status } = payment;
  const isLate = isLateConfirmation(payment);
  const isRefundable = status === 'PAID' && !refund && isReCreditedOnCancellation(payment, clock.now());
  const step = isFolderOpen ? nextStepText(texts, reason, 'establishment') : reasonText(texts, reason);
  return [
    isLate ? html`<p>${texts.t('reason.LATE_CONFIRMATION')}</p>` : nothing,
    reason && status !== 'PAID' && !isLate ? html`<p>${step}</p>` : nothing,
    refund ? refundLine(texts, payment) : nothing,
    isRefundable
      ? html`<p class="hint">${texts.t('payment.until', { time: texts.dateTime(payment.refundableUntil) })}</p>`
      : nothing,
  ];
}

function refuseButton({ texts, busy, refuse }, payment) {
  const label = texts.t('payment.refuse.which', { amount: texts.money(amountOf(payment)) });
  return html`
    <button class="secondary" part="button" ?disabled=${busy} aria-label=${label} @click=${() => refuse(payment)}>
      ${texts.t('payment.refuse')}
    </button>`;
}

const attentionNote = (texts, { reason }) =>
  note('error', 'alert', texts.t('payment.attention'), nextStepText(texts, reason, 'attention'));

const refundLine = (texts, payment) => html`
  <p class="hint" data-refund=${payment.refund.outcome}>
    ${refundText(texts, payment, 'establishment')}
    ${payment.refund.reason === payment.reason ? nothing : reasonText(texts, payment.refund.reason)}
  </p>`;

const amount = ({ t, money }, payment) => html`
  <b class="amount" translate="no">${money(amountOf(payment))}</b>
  ${isPartial(payment) ? html`<small>${t('payment.of', { amount: money(payment.requestedAmount) })}</small>` : nothing}`;

const statusText = ({ t }, payment) => t(isPartial(payment) ? 'status.PAID.partly' : `status.${payment.status}`);

function statusBadge(texts, payment) {
  const tone = toneOf(payment);
  return html`
    <span class="badge ${tone}" translate="no" part="badge">${toneIcon(tone)}${statusText(texts, payment)}</span>`;
}

function awaitingConfirmation(element, payment) {
  const { t } = element.texts;
  if (payment.overdue) return html`<p class="hint">${t('payment.overdue')}</p>`;
  return html`
    <div class="awaiting-confirmation">
      ${countdown(element, payment)}
      <p>${t('payment.awaiting', { who: payment.beneficiary ?? '–' })}</p>
    </div>`;
}

const folderLine = ({ t }, { folderId }) => html`<p class="hint">${t('payment.folder', { id: folderId })}</p>`;

const details = (texts, history) => html`
  <details>
    <summary>${texts.t('payment.history')}</summary>
    <ol class="payment-history">${history.map(entry => historyEntry(texts, entry))}</ol>
  </details>`;

/** When, which status, by whom and why. */
const historyEntry = (texts, { at, status, by, reason }) => html`
  <li>
    <time translate="no" datetime=${at}>${texts.timeWithSeconds(at)}</time>
    <span>
      <b>${texts.tOptional(`history.${status}`) ?? texts.t(`status.${status}`)}</b> <small>${texts.t(`by.${by}`)}</small>
      ${reason ? html`<em>${reasonText(texts, reason)}</em>` : nothing}
    </span>
  </li>`;

/** The dialog that asks before the refusal of the payment, which can change meanwhile; its form has a `reason`. */
export const refusalDialog = ({ t, money }, payment) => ({
  title: t('refuse.title', { amount: money(amountOf(payment())) }),
  body: () => html`
    <p>${t(payment().status === 'PAID' ? 'refuse.paid' : 'refuse.pending')}</p>
    <div class="field" part="field">
      <label for="reason">${t('refuse.reason')}</label>
      <input id="reason" name="reason" maxlength="200" autocomplete="off" part="input">
    </div>`,
  confirm: t('refuse.yes'),
  danger: true,
});
