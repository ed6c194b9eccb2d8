import { nothing } from 'lit';
import { ConsoleElement, internalProperties } from '../../components/console-element.js';
import { problemNote } from '../../components/notes.js';
import { api, asGuest } from '../../lib/api.js';
import { announce } from '../../lib/browser.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { dropCompletedKeys } from '../../lib/idempotency-keys.js';
import { isInProgress, isOpen } from '../../lib/payments.js';
import { Poller } from '../../lib/poller.js';
import { toProblem } from '../../lib/problem.js';
import { replaceUrl } from '../../lib/router.js';
import { NIGHTS } from '../../lib/samples.js';
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
  #poller = new Poller(this, () => this.#pollPayment(), { onError: problem => (this.readProblem = problem) });
  #selection;

  connectedCallback() {
    super.connectedCallback();
    Object.assign(this, { nights: NIGHTS.default, draft: '', beneficiary: '', method: 'ancv' });
    this.onStateChange();
  }

  /** A guest's token is for one folder only. */
  get as() {
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
      Object.assign(this, { folder: undefined, payment: undefined, problem: undefined, readProblem: undefined });
    }
    this.refresh();
  }

  onEvent(type) {
    if (type !== 'guest-payment.updated') this.refresh();
  }

  /** Reads the folder, which also says whether ANCV Connect is offered. */
  async refresh() {
    const id = state.get('folder');
    if (!id) return;
    try {
      const folder = await api.folder(asGuest(id), id);
      if (id !== state.get('folder')) return;
      Object.assign(this, { folder, readProblem: undefined });
      if (!this.busy && dropCompletedKeys(this.as, folder)) Object.assign(this, { problem: undefined, draft: '' });
      if (!state.establishmentOf(id)) state.openFolder(id, folder.establishmentId);
      this.payment ??= paymentToShow(folder.payments.filter(payment => payment.channel === 'BOOKING_ENGINE'));
      if (this.payment) this.#poller.pollNow();
    } catch (error) {
      if (id === state.get('folder')) this.readProblem = toProblem(error);
    }
  }

  waitFor(payment) {
    this.payment = payment;
    this.#poller.pollNow();
  }

  /** Polls the payment until its status changes; then reads the folder too, for the remaining amount. */
  async #pollPayment() {
    const { id, folderId, status } = this.payment;
    const payment = await api.payment(asGuest(folderId), folderId, id);
    if (this.payment?.id !== id) return false;
    this.readProblem = undefined;
    if (payment.status === status) {
      this.payment = payment;
    } else {
      const folder = await api.folder(asGuest(folderId), folderId);
      if (this.payment?.id !== id) return false;
      Object.assign(this, { folder, payment });
      announce(t(`outcome.${payment.status}`));
      events.publish('guest-payment.updated', payment);
    }
    return isInProgress(payment);
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
