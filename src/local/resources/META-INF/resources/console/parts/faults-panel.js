import { html, nothing } from 'lit';
import { announce } from '../lib/announce.js';
import { t } from '../lib/messages.js';
import { simulator } from '../lib/simulator.js';
import { Part } from './part.js';
import { problemNote } from './problem-note.js';

const NOTIFICATIONS = ['NONE', 'LATE', 'DUPLICATE', 'OUT_OF_ORDER'];
const CALLS = ['create', 'payer', 'read', 'cancel'];
const ANSWERS = ['TIMEOUT', 'LOST_ANSWER', 'HTTP_500', 'BENEFICIARY_NOT_FOUND', 'OTHER_TRANSACTION_PENDING', 'MERCHANT_NOT_ALLOWED',
  'OPERATION_TRANSACTION_NOT_ALLOWED', 'TRANSACTION_NOT_FOUND', 'INVALID_TRANSACTION_AMOUNT', 'INTERNAL_SERVER_ERROR', 'INVALID_SEAL', 'BAD_REQUEST'];
const MOST = 99;

/** ANCV misbehaves on purpose, so that one can watch the service cope. */
class FaultsPanel extends Part {
  static properties = { on: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.on ??= [];
  }

  async #set(fault, words) {
    this.problem = undefined;
    try {
      await simulator.misbehave(fault);
      this.on = [...this.on.filter(line => line.about !== (fault.call ?? '')), { about: fault.call ?? '', words }];
      announce(t('faults.told'));
    } catch (problem) {
      this.problem = problem;
    }
  }

  #call = event => {
    event.preventDefault();
    const { call, answer, times } = Object.fromEntries(new FormData(event.target));
    const words = () => t('faults.line', { call: t(`faults.call.${call}`), answer: t(`faults.answer.${answer}`), times });
    return this.#set({ call, answer, times: Number(times) }, words);
  };

  #notifications = event => {
    const mode = event.target.value;
    return mode ? this.#set({ notifications: mode }, () => t(`faults.notifications.${mode}`)) : this.#clear();
  };

  #clear = async () => {
    this.problem = undefined;
    try {
      await simulator.behave();
      this.on = [];
      this.querySelector('select').value = '';
      announce(t('faults.cleared'));
    } catch (problem) {
      this.problem = problem;
    }
  };

  render() {
    const options = (names, group) => names.map(name => html`<option value=${name}>${t(`faults.${group}.${name}`)}</option>`);
    return html`
      <details class="card faults">
        <summary>${t('faults.title')}</summary>
        <p class="hint">${t('faults.text')}</p>
        <div class="field"><label for="fault-notifications">${t('faults.notifications')}</label>
          <select id="fault-notifications" @change=${this.#notifications}><option value="">${t('faults.notifications.usual')}</option>${options(NOTIFICATIONS, 'notifications')}</select></div>
        <form @submit=${this.#call}>
          <div class="field"><label for="fault-call">${t('faults.call')}</label><select id="fault-call" name="call">${options(CALLS, 'call')}</select></div>
          <div class="field"><label for="fault-answer">${t('faults.answer')}</label><select id="fault-answer" name="answer">${options(ANSWERS, 'answer')}</select></div>
          <div class="field"><label for="fault-times">${t('faults.times')}</label><input id="fault-times" name="times" type="number" min="1" max=${MOST} value="1"></div>
          <button class="quiet">${t('faults.set')}</button>
        </form>
        ${problemNote(this.problem)}
        ${this.on?.length ? html`<p class="hint">${t('faults.on')}</p><ul class="on">${this.on.map(line => html`<li>${line.words()}</li>`)}</ul>` : nothing}
        <button type="button" class="quiet" @click=${this.#clear}>${t('faults.clear')}</button>
      </details>`;
  }
}

customElements.define('faults-panel', FaultsPanel);
