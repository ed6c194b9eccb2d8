import { internalProperties } from '@ancv-connect/elements/element.js';
import { html } from '@ancv-connect/elements/html.js';
import { problemNote } from '@ancv-connect/elements/notes.js';
import { Polling } from '@ancv-connect/elements/polling.js';
import { nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ConsoleElement } from '../../components/console-element.js';
import { announce } from '../../lib/browser.js';
import { t, texts } from '../../lib/i18n.js';
import { simulator } from '../../lib/simulator.js';
import { events } from '../../lib/state.js';

const NOTIFICATIONS = ['NONE', 'LATE', 'DUPLICATE', 'OUT_OF_ORDER'];
const CALLS = ['create', 'payer', 'read', 'cancel'];
const ANSWERS = [
  'TIMEOUT',
  'LOST_ANSWER',
  'HTTP_500',
  'BENEFICIARY_NOT_FOUND',
  'OTHER_TRANSACTION_PENDING',
  'MERCHANT_NOT_ALLOWED',
  'OPERATION_TRANSACTION_NOT_ALLOWED',
  'TRANSACTION_NOT_FOUND',
  'INVALID_TRANSACTION_AMOUNT',
  'INTERNAL_SERVER_ERROR',
  'INVALID_SEAL',
  'BAD_REQUEST',
];
const MAX_TIMES = 99;
const POLL_DELAY_MS = 2000;
const NO_FAULTS = { notifications: 'USUAL', faults: [] };

/** Sets faults of the ANCV simulator and lists those that are still set. */
class FaultsPanel extends ConsoleElement {
  static properties = internalProperties('current', 'problem', 'readProblem');

  #polling = new Polling(this, () => this.#read(), {
    delay: () => POLL_DELAY_MS,
    onError: problem => (this.readProblem = problem),
  });

  connectedCallback() {
    super.connectedCallback();
    this.current ??= NO_FAULTS;
  }

  get #isOpen() {
    return this.querySelector('details')?.open;
  }

  /** An event often follows a call to ANCV, which uses a fault up. */
  onEvent() {
    if (this.#isOpen) this.#polling.pollNow();
  }

  /** Polls while the panel is open and faults are set: a call to ANCV uses one up at any time. */
  async #read() {
    this.current = await simulator.faults();
    this.readProblem = undefined;
    return this.#isOpen && this.current.faults.length > 0;
  }

  async #change(task, message) {
    if (await this.run(task)) announce(t(message));
    events.publish('faults.changed');
  }

  #setFault = event => {
    event.preventDefault();
    const { call, answer, times } = Object.fromEntries(new FormData(event.target));
    return this.#change(() => simulator.setFault({ call, answer, times: Number(times) }), 'faults.message.set');
  };

  #setNotifications = ({ target: { value } }) =>
    value ? this.#change(() => simulator.setFault({ notifications: value }), 'faults.message.set') : this.#clear();

  #clear = () => this.#change(simulator.clearFaults, 'faults.message.cleared');

  render() {
    return this.renderSafely(() => this.#panel());
  }

  #panel() {
    const isDefault = this.current.notifications === NO_FAULTS.notifications;
    const mode = name => html`
      <option value=${name} .selected=${live(this.current.notifications === name)}>
        ${t(`faults.notifications.${name}`)}
      </option>`;
    return html`
      <details class="card faults" @toggle=${this.onEvent}>
        <summary>${t('faults.title')}</summary>
        <p class="hint">${t('faults.text')}</p>
        <div class="field">
          <label for="fault-notifications">${t('faults.notifications')}</label>
          <select id="fault-notifications" @change=${this.#setNotifications}>
            <option value="" .selected=${live(isDefault)}>${t('faults.notifications.usual')}</option>
            ${NOTIFICATIONS.map(mode)}
          </select>
        </div>
        ${faultForm(this.#setFault)}
        ${problemNote(texts(), this.problem ?? this.readProblem)}
        ${faultList(this.current, isDefault)}
        <button type="button" class="secondary" @click=${this.#clear}>${t('faults.clear')}</button>
      </details>`;
  }
}

function faultForm(onSubmit) {
  const select = (name, values) => html`
    <div class="field">
      <label for="fault-${name}">${t(`faults.${name}`)}</label>
      <select id="fault-${name}" name=${name}>
        ${values.map(value => html`<option value=${value}>${t(`faults.${name}.${value}`)}</option>`)}
      </select>
    </div>`;
  return html`
    <form @submit=${onSubmit}>
      ${select('call', CALLS)}
      ${select('answer', ANSWERS)}
      <div class="field">
        <label for="fault-times">${t('faults.times')}</label>
        <input id="fault-times" name="times" type="number" min="1" max=${MAX_TIMES} value="1">
      </div>
      <button class="secondary">${t('faults.set')}</button>
    </form>`;
}

function faultList({ notifications, faults }, isDefault) {
  const faultText = ({ call, answer, times }) =>
    t('faults.line', { call: t(`faults.call.${call}`), answer: t(`faults.answer.${answer}`), times });
  const modes = isDefault ? [] : [t('faults.mode', { mode: t(`faults.notifications.${notifications}`) })];
  const lines = [...modes, ...faults.map(faultText)];
  if (lines.length === 0) return nothing;
  return html`
    <p class="hint">${t('faults.on')}</p>
    <ul class="on">${lines.map(line => html`<li>${line}</li>`)}</ul>`;
}

customElements.define('faults-panel', FaultsPanel);
