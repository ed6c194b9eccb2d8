import { nothing } from 'lit';
import { announce } from '../lib/announce.js';
import { happened } from '../lib/bus.js';
import { serverNow } from '../lib/clock.js';
import { cents, euros, money, typed } from '../lib/format.js';
import { html } from '../lib/html.js';
import { maybe, t } from '../lib/messages.js';
import { Poller } from '../lib/poller.js';
import { problemFrom } from '../lib/problem.js';
import { follow } from '../lib/router.js';
import { PHONES } from '../lib/samples.js';
import { simulator } from '../lib/simulator.js';
import { state } from '../lib/state.js';
import { own, Part } from '../parts/part.js';
import { problemNote } from '../parts/problem-note.js';
import '../parts/faults-panel.js';
import { isWrong } from '../parts/amount-field.js';
import { handset, rangeOn } from './phone/handset.js';

const SLOWEST = 5000;

/** Le téléphone du client: what ANCV's own app would show, played by the simulator. */
class PhonePlace extends Part {
  static properties = own('screen', 'unread', 'problem', 'busy', 'draft', 'done');

  #poller = new Poller(this, () => this.#look(), { slowest: SLOWEST, failed: problem => (this.unread = problem) });
  #shown;

  connectedCallback() {
    super.connectedCallback();
    this.remembered();
  }

  get item() {
    return this.screen?.items[0];
  }

  remembered() {
    this.requestUpdate();
    if (this.#shown === state.get('phone')) return;
    this.#shown = state.get('phone');
    follow('telephone', this.#shown);
    Object.assign(this, { screen: undefined, unread: undefined, problem: undefined, done: undefined });
    this.#poller.look();
  }

  /** A request is a push message: the phone shows it at once. */
  heard() {
    this.#poller.look();
  }

  async #look() {
    const whose = state.get('phone');
    const screen = await simulator.phone(whose);
    if (whose !== state.get('phone')) return true;
    this.unread = undefined;
    const [before, item] = [this.item, screen.items[0]];
    this.screen = screen;
    if (item && item.transactionId !== before?.transactionId) {
      Object.assign(this, { draft: typed(item.amount.amount), done: undefined, seen: new Date(serverNow()).toISOString() });
      announce(t('phone.told.asked', { amount: euros(item.amount) }));
    }
    return true;
  }

  confirm = () => {
    // Autofill may change the field without an input event.
    this.draft = this.querySelector('.adjust input').value;
    if (this.draft === '' || isWrong(this.draft, rangeOn(this.item))) return undefined;
    return this.#decide('confirmed', id => simulator.confirm(id, money(cents(this.draft))));
  };

  decline = () => this.#decide('declined', id => simulator.decline(id));

  async #decide(what, act) {
    Object.assign(this, { busy: true, problem: undefined });
    const amount = euros(money(cents(this.draft) || this.item.amount.amount));
    try {
      await act(this.item.transactionId);
      this.done = { what, amount };
      announce(t(`phone.${what}`, { amount }));
      happened('phone.decided', { what });
    } catch (thrown) {
      this.problem = problemFrom(thrown);
      this.#poller.look();
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`
      <section class="place telephone">
        <header class="place-head"><p class="crumb">${t('phone.crumb')}</p>${this.heading(1, t('phone.title'))}</header>
        <div class="field">
          <label for="phone-choice">${t('phone.whose')}</label>
          <select id="phone-choice" @change=${event => state.set({ phone: event.target.value })}>
            ${[...new Set([...PHONES, state.get('phone')])].map(who => html`<option value=${who} .selected=${who === state.get('phone')}>${maybe(`phone.${who}`) ?? who}</option>`)}
          </select>
        </div>
        ${this.screen ? this.drawn(() => handset(this)) : nothing}
        ${problemNote(this.problem ?? this.unread)}
        <faults-panel></faults-panel>
      </section>`;
  }
}

customElements.define('phone-place', PhonePlace);
