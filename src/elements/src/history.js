import { isFinal } from '@ancv-connect/client';
import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cancellationPreview } from './cancellation-preview.js';
import { Dialog } from './dialog.js';
import { EstablishmentPayments } from './establishment-payments.js';
import { FolderElement } from './folder-element.js';
import { html } from './html.js';
import { problemNote } from './notes.js';
import { paymentCard, refusalDialog } from './payment-card.js';

/** A list is read less often than a folder: it is more to read. */
const LIST_DELAY_MS = 8000;

/**
 * The payments of a booking folder with their history, or, with `establishment` in place of `folder`, those of all folders of an
 * establishment with filters, pages and CSV. The establishment can refuse each payment, and sees what needs attention and what a
 * cancellation of the folder would do.
 *
 * @tag ancv-connect-history
 * @attr {string} folder - The id of the booking folder.
 * @attr {string} establishment - The id of the establishment, in place of `folder`.
 * @attr {boolean} cancellable - Whether the element offers to cancel the folder, after a preview of what happens to each payment.
 * @fires {CustomEvent<{ payment: Payment, folder: Folder | null }>} ancv-ended - A payment was refused or cancelled here, or its
 *   status changed to one that is not paid.
 * @fires {CustomEvent<{ folder: Folder }>} ancv-folder-cancelled - The folder was cancelled here.
 * @csspart badge - The status of a payment.
 * @csspart countdown - The time that is left to confirm.
 * @csspart dialog - The dialog before a refusal or a cancellation.
 * @csspart filters - The card with the filters.
 * @csspart payment - Each payment.
 * @csspart payments - The list of payments.
 */
export class AncvConnectHistory extends FolderElement {
  static properties = { establishment: {}, cancellable: { type: Boolean } };
  static subject = [...FolderElement.subject, 'establishment'];

  #dialog = new Dialog(this);
  #list = new EstablishmentPayments(this);

  reset() {
    super.reset();
    this.#dialog.close();
    this.#list.reset();
  }

  isAbout(id) {
    return this.establishment || super.isAbout(id);
  }

  get isChosen() {
    return this.establishment || super.isChosen;
  }

  delay(polls) {
    return this.establishment ? LIST_DELAY_MS : super.delay(polls);
  }

  read(signal) {
    return this.establishment ? this.#list.read(signal) : super.read(signal);
  }

  onPaymentChange(payment, folder, isNew) {
    super.onPaymentChange(payment, folder, isNew);
    if (isFinal(payment) && payment.status !== 'PAID') this.emit('ancv-ended', { payment, folder });
  }

  /** Asks before the refusal of a payment. */
  refuse = async payment => {
    const { id, folderId } = payment;
    // It can change while the dialog is open.
    const current = () => this.#payments.find(one => one.id === id) ?? payment;
    const { service } = this;
    const form = await this.#dialog.open(refusalDialog(this.texts, current));
    if (!form) return;
    const reason = form.get('reason').trim() || undefined;
    await this.change(async isCurrent => {
      const refused = await service.refusePayment(folderId, id, { reason });
      if (this.establishment && isCurrent()) this.#list.follow(refused);
    }, folderId);
    this.restoreFocus(`[data-payment="${id}"]`);
  };

  /** Asks before the cancellation of the folder, with a preview of what happens to each payment. */
  cancel = async () => {
    const { t } = this.texts;
    const { folder: id, service } = this;
    const confirmed = await this.#dialog.open({
      title: t('cancel.title', { id }),
      body: () => cancellationPreview(this, this.bookingFolder),
      confirm: t('cancel.yes'),
      cancel: t('cancel.no'),
      danger: true,
    });
    if (!confirmed) return;
    await this.change(async () =>
      this.emit('ancv-folder-cancelled', { folder: await service.cancelBookingFolder(id) }),
    );
    this.restoreFocus('.payments');
  };

  get #payments() {
    return this.establishment ? this.#list.payments : (this.bookingFolder?.payments ?? []);
  }

  content() {
    const { texts } = this;
    const problem = problemNote(texts, this.problem ?? this.readProblem, 'establishment');
    return [problem, this.establishment ? this.#list.render() : this.#folderPayments(), this.#dialog.render(texts)];
  }

  #folderPayments() {
    const { bookingFolder: folder, texts } = this;
    if (!folder) return nothing;
    const isOpen = folder.status === 'OPEN';
    return html`
      <div class="payments" part="payments" role="group" aria-label=${texts.t('history.title')} tabindex="-1">
        ${this.heading(texts.t('history.title'))}
        ${folder.payments.length ? nothing : html`<p class="hint">${texts.t('history.none')}</p>`}
        ${repeat(
          folder.payments,
          ({ id }) => id,
          payment => paymentCard(this, payment, isOpen),
        )}
      </div>
      ${isOpen && this.cancellable ? this.#cancelButton() : nothing}`;
  }

  #cancelButton() {
    return html`
      <p>
        <button class="secondary danger-text" part="button" ?disabled=${this.busy} @click=${this.cancel}>
          ${this.texts.t('cancel.do')}
        </button>
      </p>`;
  }
}

// Another copy of this module may have defined it.
if (!customElements.get('ancv-connect-history')) customElements.define('ancv-connect-history', AncvConnectHistory);
