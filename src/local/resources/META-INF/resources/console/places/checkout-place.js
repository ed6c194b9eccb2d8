import { announce } from '../lib/announce.js';
import { api } from '../lib/api.js';
import { cameThrough } from '../lib/attempts.js';
import { happened } from '../lib/bus.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { isLive } from '../lib/payments.js';
import { Poller } from '../lib/poller.js';
import { problemFrom } from '../lib/problem.js';
import { follow } from '../lib/router.js';
import { NIGHTS } from '../lib/samples.js';
import { state } from '../lib/state.js';
import { guest } from '../lib/tokens.js';
import { own, Part } from '../parts/part.js';
import { CheckoutDeeds } from './checkout/deeds.js';
import { stayCard } from './checkout/stay-card.js';
import { step } from './checkout/step.js';

/** What a guest who comes back has to know: what is in progress, or that the last payment is paid, or what became of its money. */
const worthTelling = payments => payments.find(isLive) ?? payments.slice(0, 1).find(({ status, refund }) => status === 'PAID' || refund);

/** Moteur de réservation: the guest pays what he likes of the stay, and waits for the phone. */
class CheckoutPlace extends Part {
  static properties = own('folder', 'payment', 'problem', 'unread', 'busy', 'nights', 'draft', 'beneficiary', 'method');

  deeds = new CheckoutDeeds(this);
  #poller = new Poller(this, () => this.#wait(), { failed: problem => (this.unread = problem) });
  #shown;

  connectedCallback() {
    super.connectedCallback();
    Object.assign(this, { nights: NIGHTS.usual, draft: '', beneficiary: '', method: 'ancv' });
    this.remembered();
  }

  /** A guest's token names one folder and opens no other. */
  get as() {
    return guest(state.get('folder'));
  }

  remembered() {
    this.requestUpdate();
    const wanted = [state.get('folder'), state.get('establishment'), state.get('language')].join();
    if (this.#shown === wanted) return;
    this.#shown = wanted;
    follow('reservation', state.get('folder'));
    if (this.folder?.id !== state.get('folder')) Object.assign(this, { folder: undefined, payment: undefined, problem: undefined, unread: undefined });
    this.look();
  }

  heard(what) {
    if (what !== 'guest.looked') this.look();
  }

  /** The folder, and in it whether ANCV Connect is offered. */
  async look() {
    const id = state.get('folder');
    if (!id) return;
    try {
      const folder = await api.folder(guest(id), id);
      if (id !== state.get('folder')) return;
      Object.assign(this, { folder, unread: undefined });
      if (!this.busy && cameThrough(this.as, folder)) Object.assign(this, { problem: undefined, draft: '' });
      if (!state.ownerOf(id)) state.openFolder(id, folder.establishmentId);
      this.payment ??= worthTelling(folder.payments.filter(payment => payment.channel === 'BOOKING_ENGINE'));
      if (this.payment) this.#poller.look();
    } catch (thrown) {
      if (id === state.get('folder')) this.unread = problemFrom(thrown);
    }
  }

  waitFor(payment) {
    this.payment = payment;
    this.#poller.look();
  }

  /** Asks for the one payment until it is decided; then the folder, for what is left. */
  async #wait() {
    const { id, folderId, status } = this.payment;
    const payment = await api.payment(guest(folderId), folderId, id);
    if (this.payment?.id !== id) return false;
    this.unread = undefined;
    if (payment.status === status) this.payment = payment;
    else {
      const folder = await api.folder(guest(folderId), folderId);
      if (this.payment?.id !== id) return false;
      Object.assign(this, { folder, payment });
      announce(t(`outcome.${payment.status}`));
      happened('guest.looked', payment);
    }
    return isLive(payment);
  }

  updated(changed) {
    if (changed.has('payment')) this.goOnAt('.waiting-room, .outcome');
  }

  render() {
    return html`
      <section class="place checkout" aria-busy=${this.busy ? 'true' : 'false'}>
        <header class="place-head"><p class="crumb">${t('checkout.crumb')}</p>${this.heading(1, t('checkout.title'))}</header>
        ${this.drawn(() => [stayCard(this), step(this)])}
      </section>`;
  }
}

customElements.define('checkout-place', CheckoutPlace);
