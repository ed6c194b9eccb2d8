import '@ancv-connect/elements/checkout.js';
import { internalProperties } from '@ancv-connect/elements/element.js';
import { html } from '@ancv-connect/elements/html.js';
import { nothing } from 'lit';
import { ConsoleElement } from '../../components/console-element.js';
import { samples } from '../../components/samples.js';
import { t } from '../../lib/i18n.js';
import { replaceUrl } from '../../lib/router.js';
import { NIGHTS, PHONES } from '../../lib/samples.js';
import { SelectedFolder } from '../../lib/selected-folder.js';
import { guestToken } from '../../lib/service.js';
import { state } from '../../lib/state.js';
import { card, unavailableNote } from './other-methods.js';
import { stayCard, stayForm } from './stay-form.js';

/** Moteur de réservation: the guest books a stay, and pays any part of it. */
class CheckoutView extends ConsoleElement {
  static properties = internalProperties('unavailable', 'problem', 'busy', 'nights');

  #selected = new SelectedFolder(this, () => Object.assign(this, { unavailable: undefined, problem: undefined }));

  constructor() {
    super();
    this.nights = NIGHTS.default;
  }

  /** What is booked. */
  get folder() {
    return this.#selected.folder;
  }

  updated() {
    replaceUrl('reservation', state.get('folder'));
  }

  #showReason = ({ detail }) => (this.unavailable = detail);

  render() {
    return html`
      <section class="view checkout" aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.viewHeader('checkout')}
        ${this.renderSafely(() => stayCard(this))}
        ${state.get('folder') ? this.#payment(state.get('folder')) : stayForm(this)}
      </section>`;
  }

  /** The last reason that ANCV Connect was not offered; views.css hides it while ANCV Connect is offered. */
  #payment(id) {
    const enter = account => Object.assign(this.querySelector('ancv-connect-checkout'), { account });
    return html`
      <ancv-connect-checkout .token=${guestToken(id)} folder=${id} locale=${state.get('language')}
        heading-level=${this.headingLevel} @ancv-unavailable=${this.#showReason}>
        ${samples('beneficiary', PHONES, enter)}
        <div slot="remaining">${card()}</div>
      </ancv-connect-checkout>
      <div class="unavailable">${this.unavailable ? unavailableNote(this.unavailable) : nothing}</div>
      <p>
        <button type="button" class="secondary" @click=${() => state.set({ folder: null })}>${t('checkout.another')}</button>
      </p>`;
  }
}

customElements.define('checkout-view', CheckoutView);
