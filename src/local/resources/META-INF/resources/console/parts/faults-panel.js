import { nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { announce } from '../lib/announce.js';
import { happened } from '../lib/bus.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { Poller } from '../lib/poller.js';
import { problemFrom } from '../lib/problem.js';
import { simulator } from '../lib/simulator.js';
import { own, Part } from './part.js';
import { problemNote } from './problem-note.js';

const NOTIFICATIONS = ['NONE', 'LATE', 'DUPLICATE', 'OUT_OF_ORDER'];
const CALLS = ['create', 'payer', 'read', 'cancel'];
const ANSWERS = ['TIMEOUT', 'LOST_ANSWER', 'HTTP_500', 'BENEFICIARY_NOT_FOUND', 'OTHER_TRANSACTION_PENDING', 'MERCHANT_NOT_ALLOWED',
  'OPERATION_TRANSACTION_NOT_ALLOWED', 'TRANSACTION_NOT_FOUND', 'INVALID_TRANSACTION_AMOUNT', 'INTERNAL_SERVER_ERROR', 'INVALID_SEAL', 'BAD_REQUEST'];
const MOST = 99;
const SLOWEST = 3000;
const USUAL = { notifications: 'USUAL', faults: [] };

/** ANCV misbehaves on purpose, so that one can watch the service cope. The simulator tells what is still on. */
class FaultsPanel extends Part {
  static properties = own('on', 'problem', 'unread');

  #poller = new Poller(this, () => this.#look(), { slowest: SLOWEST, failed: problem => (this.unread = problem) });

  connectedCallback() {
    super.connectedCallback();
    this.on ??= USUAL;
  }

  get #isOpen() {
    return this.querySelector('details')?.open;
  }

  /** A call to ANCV may have used a fault up. */
  heard() {
    if (this.#isOpen) this.#poller.look();
  }

  /** While the panel is open, a fault may be used up at any time. */
  async #look() {
    this.on = await simulator.faults();
    this.unread = undefined;
    return this.#isOpen && this.on.faults.length > 0;
  }

  async #change(work, told) {
    this.problem = undefined;
    try {
      await work();
      announce(t(told));
    } catch (thrown) {
      this.problem = problemFrom(thrown);
    }
    happened('faults.changed');
  }

  #call = event => {
    event.preventDefault();
    const { call, answer, times } = Object.fromEntries(new FormData(event.target));
    return this.#change(() => simulator.misbehave({ call, answer, times: Number(times) }), 'faults.told');
  };

  #notifications = ({ target: { value } }) => (value ? this.#change(() => simulator.misbehave({ notifications: value }), 'faults.told') : this.#clear());

  #clear = () => this.#change(simulator.behave, 'faults.cleared');

  /** What is on, in words. */
  #lines({ notifications, faults }) {
    const lines = faults.map(({ call, answer, times }) => t('faults.line', { call: t(`faults.call.${call}`), answer: t(`faults.answer.${answer}`), times }));
    return notifications === USUAL.notifications ? lines : [t('faults.mode', { mode: t(`faults.notifications.${notifications}`) }), ...lines];
  }

  render() {
    return this.drawn(() => this.#panel());
  }

  #panel() {
    const options = (names, group) => names.map(name => html`<option value=${name}>${t(`faults.${group}.${name}`)}</option>`);
    const modes = NOTIFICATIONS.map(name => html`<option value=${name} .selected=${live(this.on.notifications === name)}>${t(`faults.notifications.${name}`)}</option>`);
    const lines = this.#lines(this.on);
    return html`
      <details class="card faults" @toggle=${this.heard}>
        <summary>${t('faults.title')}</summary>
        <p class="hint">${t('faults.text')}</p>
        <div class="field"><label for="fault-notifications">${t('faults.notifications')}</label>
          <select id="fault-notifications" @change=${this.#notifications}>
            <option value="" .selected=${live(this.on.notifications === USUAL.notifications)}>${t('faults.notifications.usual')}</option>${modes}</select></div>
        <form @submit=${this.#call}>
          <div class="field"><label for="fault-call">${t('faults.call')}</label><select id="fault-call" name="call">${options(CALLS, 'call')}</select></div>
          <div class="field"><label for="fault-answer">${t('faults.answer')}</label><select id="fault-answer" name="answer">${options(ANSWERS, 'answer')}</select></div>
          <div class="field"><label for="fault-times">${t('faults.times')}</label><input id="fault-times" name="times" type="number" min="1" max=${MOST} value="1"></div>
          <button class="quiet">${t('faults.set')}</button>
        </form>
        ${problemNote(this.problem ?? this.unread)}
        ${lines.length ? html`<p class="hint">${t('faults.on')}</p><ul class="on">${lines.map(line => html`<li>${line}</li>`)}</ul>` : nothing}
        <button type="button" class="quiet" @click=${this.#clear}>${t('faults.clear')}</button>
      </details>`;
  }
}

customElements.define('faults-panel', FaultsPanel);
