import { cents, isFinal } from '@ancv-connect/client';
import { nothing } from 'lit';
import { countdown } from './countdown.js';
import { Dialog } from './dialog.js';
import { internalProperties } from './element.js';
import { amountFields, beneficiaryField, checkBeneficiary, normalizedBeneficiary, readAmount } from './fields.js';
import { FolderElement } from './folder-element.js';
import { html } from './html.js';
import { note, offerNote, problemNote } from './notes.js';
import { amountOf, isOpen, isPartial, nextStepText, toneOf } from './payments.js';
import { toneIcon } from './icon.js';

/**
 * The establishment's side: requests a payment on a booking folder, shows what becomes of the request, and advises to register a
 * card where the folder is paid only in part.
 *
 * @tag ancv-connect-request
 * @attr {string} folder - The id of the booking folder.
 * @attr {string} beneficiary - The e-mail address or ANCV number that the dialog begins with, such as the customer's.
 * @slot beneficiary - More help below the field of the customer.
 * @slot card-guarantee - In the advice to register a card: the page's own button for it.
 * @slot unavailable - In the note that ANCV Connect cannot be requested for an open folder: for example a link to the payment methods.
 * @fires {CustomEvent<{ payment: Payment }>} ancv-started - The request is on its way to the phone.
 * @fires {CustomEvent<{ payment: Payment, folder: Folder }>} ancv-paid - A payment is confirmed, and nothing is left to pay.
 * @fires {CustomEvent<{ payment: Payment, folder: Folder }>} ancv-partly-paid - A payment is confirmed, and the folder still owes
 *   `folder.balance`.
 * @fires {CustomEvent<{ payment: Payment, folder: Folder }>} ancv-ended - A payment ended and is not paid, or is re-credited.
 * @fires {CustomEvent<{ reason: string, folder: Folder | null, problem: AncvConnectError | null }>} ancv-unavailable - No payment
 *   can be requested, because of the folder's `ancvConnect.reason` or a problem.
 * @csspart chip - A button that fills in an amount.
 * @csspart countdown - The time that is left to confirm.
 * @csspart dialog - The dialog that asks for the customer.
 * @csspart form - The card with the form.
 * @csspart status - What became of the last request.
 * @csspart submit - The button that opens the dialog.
 */
export class AncvConnectRequest extends FolderElement {
  static properties = { beneficiary: {}, ...internalProperties('account', 'isAccountChecked') };

  #dialog = new Dialog(this);
  #reported;

  constructor() {
    super();
    this.beneficiary = '';
  }

  reset() {
    super.reset();
    this.#dialog.close();
    this.#reported = undefined;
  }

  updated(changed) {
    super.updated(changed);
    const { bookingFolder: folder, readProblem: problem } = this;
    const reason = folder ? folder.ancvConnect.reason : problem && !problem.isTransient && problem.code;
    if (reason && reason !== this.#reported) {
      this.emit('ancv-unavailable', { reason, folder: folder ?? null, problem: folder ? null : problem });
    }
    if (folder || reason) this.#reported = reason;
  }

  onPaymentChange(payment, folder, isNew) {
    super.onPaymentChange(payment, folder, isNew);
    if (!isFinal(payment)) return;
    const paid = folder.balance.amount ? 'ancv-partly-paid' : 'ancv-paid';
    this.emit(payment.status === 'PAID' ? paid : 'ancv-ended', { payment, folder });
  }

  onFound(payment) {
    if (isOpen(payment)) this.emit('ancv-started', { payment });
  }

  request = async event => {
    event.preventDefault();
    const amount = readAmount(this, event.target.elements.amount);
    if (!amount) return;
    const { bookingFolder: folder, texts } = this;
    const money = cents(amount);
    Object.assign(this, { account: this.beneficiary ?? '', isAccountChecked: false });
    const form = await this.#dialog.open({
      title: texts.t('request.dialog', { amount: texts.money(money) }),
      body: () => this.#beneficiaryFields(),
      confirm: texts.t('request.send'),
      validate: ({ elements }) => checkBeneficiary(this, elements.beneficiary),
    });
    if (form) await this.#start({ amount: money, beneficiary: normalizedBeneficiary(form.get('beneficiary')) }, folder);
  };

  #beneficiaryFields() {
    const { t } = this.texts;
    const account = { label: t('beneficiary.label'), hint: t('beneficiary.hint'), autocomplete: 'off' };
    return html`<p>${t('beneficiary.text')}</p>${beneficiaryField(this, account)}`;
  }

  async #start(body, shown) {
    const onStart = payment => isOpen(payment) && this.emit('ancv-started', { payment });
    const isStarted = await this.start(body, shown, onStart);
    this.restoreFocus(isStarted ? '.request-status' : '[part~=submit]');
  }

  content() {
    const { bookingFolder: folder, texts } = this;
    const problem = problemNote(texts, this.problem ?? this.readProblem, 'establishment');
    if (!folder) return problem;
    const last = folder.payments.find(isOpen) ?? folder.payments[0];
    return [
      problem,
      last && folder.status === 'OPEN' ? this.#status(last) : nothing,
      folder.advice.map(advice => this.#advice(advice)),
      folder.available.amount > 0 ? this.#form(folder) : nothing,
      this.#dialog.render(texts),
    ];
  }

  /** What became of the last request. */
  #status(payment) {
    const { t, money } = this.texts;
    const values = { amount: money(amountOf(payment)), who: payment.beneficiary ?? '–' };
    const isWaiting = isOpen(payment) && payment.expiresAt && !payment.overdue;
    const name = isPartial(payment) ? 'PAID.partly' : payment.status;
    const step =
      payment.status === 'PAID' || isOpen(payment) ? '' : nextStepText(this.texts, payment.reason, 'establishment');
    return html`
      <div class="request-status" data-status=${payment.status} part="status"
        role="group" aria-label=${t(`status.${name}`)} tabindex="-1">
        ${isWaiting ? countdown(this, payment) : html`<span class="badge ${toneOf(payment)}">${toneIcon(toneOf(payment))}</span>`}
        <div>
          <b>${t(`status.${name}`)}</b>
          <p>${isWaiting ? t('payment.awaiting', values) : t(`message.${payment.status}`, values)}</p>
          ${payment.overdue ? html`<p class="hint">${t('payment.overdue')}</p>` : nothing}
          ${step ? html`<p class="hint">${step}</p>` : nothing}
        </div>
      </div>`;
  }

  #advice(advice) {
    const { t } = this.texts;
    return note(
      'warning',
      'card',
      t(`advice.${advice}`),
      t(`advice.${advice}.text`),
      html`<slot name="card-guarantee"></slot>`,
    );
  }

  /** Demander un paiement: the amount and the method; a dialog then asks for the beneficiary. */
  #form(folder) {
    const { t } = this.texts;
    return html`
      <form class="card" part="card form" novalidate @submit=${this.request}>
        ${this.heading(t('request.title'))}
        ${
          folder.ancvConnect.offered
            ? this.#fields()
            : offerNote(this.texts, folder, 'establishment', unavailableSlot(folder))
        }
      </form>`;
  }

  #fields() {
    const { t } = this.texts;
    return html`
      ${amountFields(this, t('request.amount'))}
      <button class="primary" part="button submit" ?disabled=${this.busy}>${t('request.continue')}</button>`;
  }
}

/** What the page can offer where ANCV Connect cannot be requested. Nothing helps where the folder is cancelled. */
const unavailableSlot = ({ status }) => (status === 'OPEN' ? html`<slot name="unavailable"></slot>` : nothing);

// Another copy of this module may have defined it.
if (!customElements.get('ancv-connect-request')) customElements.define('ancv-connect-request', AncvConnectRequest);
