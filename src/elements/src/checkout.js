import { cents, isFinal } from '@ancv-connect/client';
import { nothing } from 'lit';
import { checkoutForm } from './checkout-form.js';
import { outcomeTitle, paymentOutcome, paymentWait } from './checkout-status.js';
import { internalProperties } from './element.js';
import { checkBeneficiary, normalizedBeneficiary, readAmount } from './fields.js';
import { FolderElement } from './folder-element.js';
import { problemNote } from './notes.js';
import { isInProgress, isOpen } from './payments.js';

/**
 * The payment to show, of the guest's payments, newest first: one that waits for the confirmation; else the newest of these: the
 * one that is shown, a paid one, one that is being re-credited. A payment that ended without money is shown only to the guest who
 * saw it end, except the last one if it was re-credited.
 */
const paymentToShow = (payments, shownId) =>
  payments.find(isOpen) ??
  payments.find(
    (payment, index) =>
      payment.id === shownId || payment.status === 'PAID' || isInProgress(payment) || (index === 0 && payment.refund),
  );

/** The payments that a guest made: those of the establishment are requested from whomever it names. */
const guestPayments = folder => folder.payments.filter(({ channel }) => channel !== 'BACK_OFFICE');

/**
 * The guest's side: the amount, the ANCV account, the request, the wait with its countdown, and the outcome. It continues from the
 * folder alone, so that a reload or a second tab shows the same payment. A payment that ended without money is shown only by the
 * page that waited for it. It shows nothing where ANCV Connect is not offered.
 *
 * @tag ancv-connect-checkout
 * @attr {string} folder - The id of the booking folder.
 * @attr {string} beneficiary - The e-mail address or ANCV number that the form begins with.
 * @slot beneficiary - More help below the field of the ANCV account.
 * @slot remaining - Other means of payment, shown where an amount is left to pay after a payment.
 * @fires {CustomEvent<{ payment: Payment }>} ancv-started - The request is on its way to the phone.
 * @fires {CustomEvent<{ payment: Payment, folder: Folder }>} ancv-paid - A payment is confirmed, and nothing is left to pay. Also when
 *   the page shows a folder that is paid already.
 * @fires {CustomEvent<{ payment: Payment, folder: Folder }>} ancv-partly-paid - A payment is confirmed, and the folder still owes
 *   `folder.balance`. Also when the page shows such a folder again.
 * @fires {CustomEvent<{ payment: Payment, folder: Folder }>} ancv-ended - The payment ended and is not paid, or is kept although its
 *   folder was cancelled.
 * @fires {CustomEvent<{ reason: string, folder: Folder | null, problem: AncvConnectError | null }>} ancv-unavailable - ANCV Connect
 *   is not offered, and the element shows nothing, except the problem of a start that failed. `reason` is `ancvConnect.reason` of the
 *   folder, `nothing-to-pay`, or the code of the problem.
 * @csspart chip - A button that fills in an amount.
 * @csspart countdown - The time that is left to confirm.
 * @csspart form - The card with the form.
 * @csspart help - What to check before paying.
 * @csspart outcome - The outcome of the payment, around its `note`.
 * @csspart submit - The button that asks for the payment.
 * @csspart wait - The card that is shown while the payment waits for the confirmation.
 * @cssstate unavailable - ANCV Connect is not offered, and the element is not displayed.
 */
export class AncvConnectCheckout extends FolderElement {
  static properties = { beneficiary: {}, ...internalProperties('payment', 'account', 'isAccountChecked') };

  #started;
  #reported;

  constructor() {
    super();
    this.beneficiary = '';
  }

  reset() {
    super.reset();
    Object.assign(this, { payment: undefined, account: this.beneficiary ?? '', isAccountChecked: false });
    this.#started = undefined;
    this.#reported = undefined;
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    // What the guest has typed stays.
    const previous = changed.get('beneficiary') ?? '';
    if (changed.has('beneficiary') && this.account === previous) this.account = this.beneficiary ?? '';
  }

  updated(changed) {
    if (changed.has('payment')) this.restoreFocus('.payment-wait, .outcome');
    super.updated(changed);
    this.#report();
  }

  /** While a payment waits for the confirmation, only that payment is polled, and the folder is read once it changed. */
  async read(signal, isRepeated) {
    const { payment } = this;
    if (isRepeated && payment && isOpen(payment)) {
      const latest = await this.service.readPayment(this.folder, payment.id, { signal });
      signal.throwIfAborted();
      if (JSON.stringify(latest) === JSON.stringify(payment)) {
        this.readProblem = undefined;
        return true;
      }
    }
    return super.read(signal);
  }

  show(folder) {
    const payments = guestPayments(folder);
    const isListed = !this.payment || payments.some(({ id }) => id === this.payment.id);
    if (isListed) this.payment = paymentToShow(payments, this.payment?.id ?? this.#started);
    super.show(folder);
    if (this.payment && isOpen(this.payment)) this.problem = undefined;
  }

  onPaymentChange(payment, folder, isNew) {
    if (payment.id !== this.payment?.id) return;
    if (isNew && isOpen(payment)) super.onPaymentChange(payment, folder, isNew);
    else this.announce(outcomeTitle(this.texts, payment, folder));
  }

  /** Dispatches the event of what is shown, once for each state. */
  #report() {
    const event = eventOf(this);
    if (!event) return;
    const { type, key, detail } = event;
    this.setState('unavailable', type === 'ancv-unavailable' && !this.problem);
    const state = [type, key].join();
    if (state === this.#reported) return;
    this.#reported = state;
    if (type) this.emit(type, detail);
  }

  /** Asks for the payment of the form. */
  pay = async event => {
    event.preventDefault();
    const { amount: amountField, beneficiary: accountField } = event.target.elements;
    const isAccountValid = checkBeneficiary(this, accountField);
    // The first field that is wrong has the focus.
    const amount = readAmount(this, amountField);
    if (!amount || !isAccountValid || this.busy) return;
    await this.#start({ amount: cents(amount), beneficiary: normalizedBeneficiary(this.account) });
  };

  async #start(body) {
    const { bookingFolder: folder } = this;
    // The outcome of an earlier try is over.
    this.payment = paymentToShow(guestPayments(folder));
    const isStarted = await this.start(body, folder, payment => {
      this.#started = payment.id;
      // One that has ended is shown with a folder that was read since then.
      if (isOpen(payment)) this.payment = payment;
    });
    if (!isStarted) this.restoreFocus('[part~=submit]');
  }

  content() {
    const { bookingFolder: folder, payment } = this;
    if (!folder) return this.readProblem?.isTransient ? problemNote(this.texts, this.readProblem, 'guest') : nothing;
    if (payment && isOpen(payment)) return paymentWait(this);
    return [payment ? paymentOutcome(this) : nothing, checkoutForm(this)];
  }
}

/** What the page is told about what is shown: an event and what makes it another one. Undefined while nothing is known. */
function eventOf({ bookingFolder: folder, payment, readProblem: problem }) {
  if (!folder) return problem && !problem.isTransient ? unavailable(problem.code, null, problem) : undefined;
  if (!payment) return unavailableOf(folder) ?? {};
  const { id, status, refund } = payment;
  if (isOpen(payment)) return { type: 'ancv-started', key: id, detail: { payment } };
  if (!isFinal(payment)) return {};
  const detail = { payment, folder };
  // In an open folder a payment that was not re-credited is paid.
  const isKept = refund && folder.status === 'CANCELLED';
  if (status !== 'PAID' || isKept) return { type: 'ancv-ended', key: [id, status], detail };
  return { type: folder.balance.amount ? 'ancv-partly-paid' : 'ancv-paid', key: id, detail };
}

/** Why there is nothing to show for this folder, or undefined. An amount that waits for another confirmation is shown. */
function unavailableOf(folder) {
  if (folder.ancvConnect.offered || folder.pending.amount) return undefined;
  return unavailable(folder.balance.amount ? folder.ancvConnect.reason : 'nothing-to-pay', folder, null);
}

const unavailable = (reason, folder, problem) => ({
  type: 'ancv-unavailable',
  key: reason,
  detail: { reason, folder, problem },
});

// Another copy of this module may have defined it.
if (!customElements.get('ancv-connect-checkout')) customElements.define('ancv-connect-checkout', AncvConnectCheckout);
