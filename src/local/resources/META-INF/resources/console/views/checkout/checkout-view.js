import { isFinal, poll } from '@ancv-connect/client';
import { nothing } from 'lit';
import { ConsoleElement, internalProperties } from '../../components/console-element.js';
import { problemNote } from '../../components/notes.js';
import { announce } from '../../lib/browser.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { isInProgress, isOpen, isStartedAfterAll } from '../../lib/payments.js';
import { replaceUrl } from '../../lib/router.js';
import { NIGHTS } from '../../lib/samples.js';
import { asGuest, toProblem } from '../../lib/service.js';
import { events, state } from '../../lib/state.js';
import { CheckoutActions } from './checkout-actions.js';
import { anotherStayButton, payForm } from './pay-form.js';
import { paymentOutcome, paymentWait } from './payment-status.js';
import { stayCard, stayForm } from './stay-form.js';

/** The payment to show to a guest who returns: one in progress, or the last one if it is paid or has a refund. */
const paymentToShow = payments =>
  payments.find(isInProgress) ?? payments.slice(0, 1).find(({ status, refund }) => status === 'PAID' || refund);

/** Moteur de réservation: the guest pays any part of the stay, and waits for the confirmation on the phone. */
class CheckoutView extends ConsoleElement {
  static properties = internalProperties(
    'folder',
    'payment',
    'problem',
    'readProblem',
    'busy',
    'nights',
    'draft',
    'beneficiary',
    'method',
  );

  actions = new CheckoutActions(this);
  #waiting = new AbortController();
  #reads = 0;
  #selection;

  connectedCallback() {
    super.connectedCallback();
    Object.assign(this, { nights: NIGHTS.default, draft: '', beneficiary: '', method: 'ancv' });
    this.onStateChange();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopWaiting();
  }

  /** The client of the guest, whose token is for one folder only. */
  get service() {
    return asGuest(state.get('folder'));
  }

  onStateChange() {
    this.requestUpdate();
    const id = state.get('folder');
    const selection = [id, state.get('establishment'), state.get('language')].join();
    if (this.#selection === selection) return;
    this.#selection = selection;
    replaceUrl('reservation', id);
    if (this.folder?.id !== id) {
      this.stopWaiting();
      Object.assign(this, { folder: undefined, problem: undefined, readProblem: undefined });
    }
    this.refresh();
  }

  onEvent(type) {
    if (type !== 'guest-payment.updated') this.refresh();
  }

  /** Ends the wait, and ignores the responses that are still to come. */
  stopWaiting() {
    this.#waiting.abort();
    this.#reads++;
    this.payment = undefined;
  }

  /** Returns undefined if another read was started since: an older response never replaces a newer one. */
  async #readFolder(id) {
    const read = ++this.#reads;
    try {
      const folder = await asGuest(id).readBookingFolder(id);
      return read === this.#reads ? folder : undefined;
    } catch (error) {
      if (read === this.#reads) throw error;
      return undefined;
    }
  }

  /** Reads the folder, which also says whether ANCV Connect is offered. */
  async refresh() {
    const id = state.get('folder');
    if (!id) return;
    try {
      const folder = await this.#readFolder(id);
      if (!folder || id !== state.get('folder')) return;
      Object.assign(this, { folder, readProblem: undefined });
      if (isStartedAfterAll(this.problem, folder)) Object.assign(this, { problem: undefined, draft: '' });
      if (!state.establishmentOf(id)) state.openFolder(id, folder.establishmentId);
      this.payment ??= paymentToShow(folder.payments.filter(payment => payment.channel === 'BOOKING_ENGINE'));
      if (!this.payment) return;
      // The wait reads a payment that is not final; a final one can have been refused or cancelled since.
      const listed = folder.payments.find(({ id }) => id === this.payment.id);
      this.waitFor((isFinal(this.payment) && listed) || this.payment);
    } catch (error) {
      if (id === state.get('folder')) this.readProblem = toProblem(error);
    }
  }

  /** Shows the payment and waits for its outcome, and then for its re-credit where one is in progress. */
  async waitFor(payment) {
    // The start may be answered after somebody left the view.
    if (!this.isConnected) return;
    this.#update(payment);
    this.#waiting.abort();
    const { signal } = (this.#waiting = new AbortController());
    const options = {
      signal,
      onChange: changed => this.#show(changed, signal),
      onError: problem => (this.readProblem = toProblem(problem)),
    };
    const { service } = this;
    try {
      const outcome = await service.waitForOutcome(payment, options);
      if (isInProgress(outcome)) {
        const read = () => service.readPayment(payment.folderId, payment.id);
        await poll(read, changed => !isInProgress(changed), { ...options, last: outcome });
      }
    } catch (error) {
      if (!signal.aborted) this.readProblem = toProblem(error);
    }
  }

  /** When the status changes, the folder is read too, for the remaining amount. */
  async #show(payment, signal) {
    this.readProblem = undefined;
    if (payment.status !== this.payment.status) {
      const folder = await this.#readFolder(payment.folderId);
      if (signal.aborted) return;
      this.folder = folder ?? this.folder;
    }
    this.#update(payment);
  }

  #update(payment) {
    const hasNewStatus = this.payment?.id === payment.id && this.payment.status !== payment.status;
    this.payment = payment;
    if (!hasNewStatus) return;
    announce(t(`outcome.${payment.status}`));
    events.publish('guest-payment.updated', payment);
  }

  updated(changed) {
    if (changed.has('payment')) this.restoreFocus('.payment-wait, .outcome');
  }

  render() {
    return html`
      <section class="view checkout" aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.viewHeader('checkout')}
        ${this.renderSafely(() => [stayCard(this), this.#step()])}
      </section>`;
  }

  /** The guest chooses a stay, pays, waits, and sees the outcome, with a form for the remaining amount. */
  #step() {
    if (!state.get('folder')) return stayForm(this);
    if (!this.folder) return this.readProblem ? [problemNote(this.readProblem), anotherStayButton(this)] : nothing;
    if (this.payment && isOpen(this.payment)) return paymentWait(this);
    return [this.payment ? paymentOutcome(this) : nothing, payForm(this)];
  }
}

customElements.define('checkout-view', CheckoutView);
