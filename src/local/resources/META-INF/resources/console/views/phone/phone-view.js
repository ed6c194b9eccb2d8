import './faults-panel.js';
import { cents, parseAmount } from '@ancv-connect/client';
import { internalProperties } from '@ancv-connect/elements/element.js';
import { isInvalidAmount } from '@ancv-connect/elements/fields.js';
import { html } from '@ancv-connect/elements/html.js';
import { problemNote } from '@ancv-connect/elements/notes.js';
import { Polling } from '@ancv-connect/elements/polling.js';
import { nothing } from 'lit';
import { ConsoleElement } from '../../components/console-element.js';
import { ActiveLinks } from '../../lib/active-links.js';
import { announce } from '../../lib/browser.js';
import { formatAmountInput, formatMoney, t, texts, tOptional } from '../../lib/i18n.js';
import { replaceUrl } from '../../lib/router.js';
import { PHONES } from '../../lib/samples.js';
import { clock } from '../../lib/service.js';
import { simulator } from '../../lib/simulator.js';
import { events, state } from '../../lib/state.js';
import { linkList } from './link-list.js';
import { confirmableRange, phoneScreen } from './phone-screen.js';

const POLL_DELAY_MS = 2500;

/** Le téléphone du client: a stand-in for ANCV's app, with the data of the simulator. */
class PhoneView extends ConsoleElement {
  static properties = internalProperties('screen', 'readProblem', 'problem', 'busy', 'draft', 'decision');

  #polling = new Polling(this, () => this.#read(), {
    delay: () => POLL_DELAY_MS,
    onError: problem => (this.readProblem = problem),
  });
  #links = new ActiveLinks(this);
  #phone;

  connectedCallback() {
    super.connectedCallback();
    this.onStateChange();
  }

  /** The payment request on the screen, if any. */
  get item() {
    return this.screen?.items[0];
  }

  onStateChange() {
    this.requestUpdate();
    if (this.#phone === state.get('phone')) return;
    this.#phone = state.get('phone');
    replaceUrl('telephone', this.#phone);
    Object.assign(this, { screen: undefined, readProblem: undefined, problem: undefined, decision: undefined });
    this.#polling.pollNow();
  }

  onEvent() {
    this.#links.refresh();
    this.#polling.pollNow();
  }

  async #read() {
    const phone = state.get('phone');
    const screen = await simulator.phone(phone);
    if (phone !== state.get('phone')) return true;
    this.readProblem = undefined;
    const [previous, item] = [this.item, screen.items[0]];
    this.screen = screen;
    if (item && item.transactionId !== previous?.transactionId) {
      const receivedAt = new Date(clock.now()).toISOString();
      Object.assign(this, { draft: formatAmountInput(item.amount.amount), decision: undefined, receivedAt });
      announce(t('phone.message.requested', { amount: formatMoney(item.amount) }));
    }
    return true;
  }

  confirm = () => {
    // Autofill may change the field without an input event.
    this.draft = this.querySelector('.adjust input').value;
    if (this.draft === '' || isInvalidAmount(this.draft, confirmableRange(this.item))) return undefined;
    return this.#decide('confirmed', id => simulator.confirm(id, cents(parseAmount(this.draft))));
  };

  decline = () => this.#decide('declined', id => simulator.decline(id));

  async #decide(outcome, send) {
    const amount = formatMoney(cents(parseAmount(this.draft) || this.item.amount.amount));
    const isDecided = await this.run(() => send(this.item.transactionId));
    if (!isDecided) return this.#polling.pollNow();
    this.decision = { outcome, amount };
    announce(t(`phone.${outcome}`, { amount }));
    return events.publish('phone.decided', { outcome });
  }

  render() {
    const current = state.get('phone');
    const option = phone => html`
      <option value=${phone} .selected=${phone === current}>${tOptional(`phone.${phone}`) ?? phone}</option>`;
    return html`
      <section class="view telephone">
        ${this.viewHeader('phone')}
        <div class="field">
          <label for="phone-choice">${t('phone.whose')}</label>
          <select id="phone-choice" @change=${event => state.set({ phone: event.target.value })}>
            ${[...new Set([...PHONES, current])].map(option)}
          </select>
        </div>
        ${this.screen ? this.renderSafely(() => phoneScreen(this)) : nothing}
        ${problemNote(texts(), this.problem ?? this.readProblem)}
        ${linkList(this, this.#links.links)}
        <faults-panel></faults-panel>
      </section>`;
  }
}

customElements.define('phone-view', PhoneView);
