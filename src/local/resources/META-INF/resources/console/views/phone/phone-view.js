import { cents, parseAmount } from '@ancv-connect/client';
import { nothing } from 'lit';
import './faults-panel.js';
import { ConsoleElement, internalProperties } from '../../components/console-element.js';
import { isInvalidAmount } from '../../components/fields.js';
import { problemNote } from '../../components/notes.js';
import { announce } from '../../lib/browser.js';
import { html } from '../../lib/html.js';
import { formatAmountInput, formatMoney, t, tOptional } from '../../lib/i18n.js';
import { Polling } from '../../lib/polling.js';
import { replaceUrl } from '../../lib/router.js';
import { PHONES } from '../../lib/samples.js';
import { clock, toProblem } from '../../lib/service.js';
import { simulator } from '../../lib/simulator.js';
import { events, state } from '../../lib/state.js';
import { confirmableRange, phoneScreen } from './phone-screen.js';

const POLL_DELAY_MS = 2500;

/** Le téléphone du client: a stand-in for ANCV's app, with the data of the simulator. */
class PhoneView extends ConsoleElement {
  static properties = internalProperties('screen', 'readProblem', 'problem', 'busy', 'draft', 'decision');

  #polling = new Polling(this, () => this.#read(), {
    delay: () => POLL_DELAY_MS,
    onError: problem => (this.readProblem = problem),
  });
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
    Object.assign(this, { busy: true, problem: undefined });
    const amount = formatMoney(cents(parseAmount(this.draft) || this.item.amount.amount));
    try {
      await send(this.item.transactionId);
      this.decision = { outcome, amount };
      announce(t(`phone.${outcome}`, { amount }));
      events.publish('phone.decided', { outcome });
    } catch (error) {
      this.problem = toProblem(error);
      this.#polling.pollNow();
    } finally {
      this.busy = false;
    }
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
        ${problemNote(this.problem ?? this.readProblem)}
        <faults-panel></faults-panel>
      </section>`;
  }
}

customElements.define('phone-view', PhoneView);
