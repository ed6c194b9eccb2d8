import { nothing } from 'lit';
import { countdown } from './countdown.js';
import { html } from './html.js';
import { icon, toneIcon } from './icon.js';
import { help, note, problemNote } from './notes.js';
import { amountOf, isLateConfirmation, isPartial, nextStepText, reasonText, refundText, toneOf } from './payments.js';

/** Shown while the payment waits for the confirmation. */
export function paymentWait(element) {
  const { payment, texts } = element;
  const { t, money } = texts;
  const title = t(payment.overdue ? 'waiting.overdue' : 'waiting.title');
  return html`
    <div class="card payment-wait" part="card wait" data-waiting=${payment.status}
      role="group" aria-label=${title} tabindex="-1">
      ${payment.expiresAt ? countdown(element, payment) : html`<span class="icon-circle">${icon('wait')}</span>`}
      ${element.heading(title)}
      <p>${t(payment.overdue ? 'waiting.overdue.text' : 'waiting.text', { amount: money(payment.requestedAmount) })}</p>
      ${payment.overdue ? nothing : confirmHint(texts, payment)}
      ${problemNote(texts, element.readProblem, 'waiting')}
      ${payment.overdue ? nothing : confirmHelp(texts, payment)}
    </div>`;
}

const confirmHint = ({ t }, { status }) => html`
  <p class="hint">${t(status === 'REQUESTED' ? 'waiting.requested' : 'waiting.open')}</p>`;

const confirmHelp = ({ t }, { beneficiary }) =>
  help(t('waiting.help'), [t('waiting.help.app'), t('waiting.help.address', { who: beneficiary ?? '–' })]);

/** The outcome of the payment: what happens to the money, and what the guest can do. */
export function paymentOutcome({ payment, bookingFolder: folder, texts }) {
  const { t, money } = texts;
  const { refund } = payment;
  const tone = refund ? 'neutral' : toneOf(payment);
  const outcome = outcomeOf(payment, folder);
  const values = {
    left: money(folder.balance),
    amount: money(amountOf(payment)),
    requested: money(payment.requestedAmount),
  };
  const text = refund ? refundText(texts, payment, 'guest') : t(`outcome.${outcome}.text`, values);
  const reasons = reasonsOf(texts, payment).map(reason => html`<p class="hint">${reason}</p>`);
  const title = outcomeTitle(texts, payment, folder);
  return html`
    <div class="outcome" part="outcome" data-outcome=${outcome} role="group" aria-label=${title} tabindex="-1">
      ${note(tone === 'neutral' ? 'warning' : tone, toneIcon(tone), title, text, reasons)}
    </div>`;
}

/** A stay is paid in full only when its balance is 0: a pending amount is not paid. */
function outcomeOf(payment, folder) {
  if (payment.status !== 'PAID' || folder.balance.amount === 0) return payment.status;
  return isPartial(payment) ? 'PAID.partly' : 'PAID.left';
}

/**
 * The title of the outcome. A payment with a refund was confirmed too late, or was to be re-credited and is not. Where something is
 * left to pay, the title does not say that everything is paid.
 */
export function outcomeTitle({ t, money }, payment, folder) {
  if (isLateConfirmation(payment)) return t('outcome.late');
  if (payment.status === 'PAID' && payment.refund) return t('outcome.kept');
  const isLeft = outcomeOf(payment, folder).startsWith('PAID.');
  return t(isLeft ? 'outcome.PAID.left' : `outcome.${payment.status}`, { amount: money(amountOf(payment)) });
}

/** The reason of the end or the next step, and the reason of the refund's outcome. */
function reasonsOf(texts, payment) {
  const { status, reason, refund } = payment;
  const ending = status === 'PAID' || isLateConfirmation(payment) ? '' : nextStepText(texts, reason, 'guest');
  return [...new Set([ending, reasonText(texts, refund?.reason)])].filter(Boolean);
}
