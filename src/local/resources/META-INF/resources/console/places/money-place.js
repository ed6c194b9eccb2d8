import { nothing } from 'lit';
import '../parts/ask-dialog.js';
import { announce } from '../lib/announce.js';
import { api } from '../lib/api.js';
import { happened } from '../lib/bus.js';
import { html } from '../lib/html.js';
import { maybe, t } from '../lib/messages.js';
import { problemFrom } from '../lib/problem.js';
import { follow } from '../lib/router.js';
import { state } from '../lib/state.js';
import { establishment } from '../lib/tokens.js';
import { establishmentChoice } from '../parts/establishment-choice.js';
import { own, Part } from '../parts/part.js';
import { problemNote } from '../parts/problem-note.js';
import { alternativeMethods } from './money/alternative-methods.js';
import { optionForm } from './money/option-form.js';
import { requirementCard } from './money/requirement-card.js';

/** Mon argent › Moyens de paiement: the establishment switches ANCV Connect on. */
class MoneyPlace extends Part {
  static properties = own('methods', 'who', 'problem', 'busy', 'draft');

  #shown;

  connectedCallback() {
    super.connectedCallback();
    this.remembered();
  }

  get id() {
    return state.get('establishment');
  }

  remembered() {
    this.requestUpdate();
    if (this.#shown === this.id) return;
    this.#shown = this.id;
    Object.assign(this, { methods: undefined, problem: undefined, draft: '' });
    this.#load();
  }

  /** What the establishment has; its active ID stands in the field where nothing is typed. */
  async #load() {
    follow('argent', this.id);
    await this.#doing(async as => {
      [this.who, this.methods] = await Promise.all([api.establishment(as, this.id), api.paymentMethods(as, this.id)]);
      this.draft ||= this.methods.ancvConnect.ancvId ?? '';
    });
  }

  /** Does it as this establishment, and shows what goes wrong. */
  async #doing(work) {
    this.busy = true;
    this.problem = undefined;
    try {
      await work(establishment(this.id), this.id);
    } catch (thrown) {
      this.problem = problemFrom(thrown);
    }
    this.busy = false;
    return !this.problem;
  }

  async #changing(work, what) {
    const done = await this.#doing(work);
    const problem = this.problem;
    await this.#load();
    this.problem ??= problem;
    this.goOnAt(what === 'alternative.changed' ? '[role=switch]' : 'input[name=option]:checked');
    if (!done) return;
    announce(t(`money.told.${what}`));
    happened(what, { establishment: this.id });
  }

  #activate = () => {
    // Autofill may change the field without an input event.
    this.draft = this.querySelector('#ancv-id').value;
    return this.#changing((as, id) => api.activate(as, id, this.draft.trim()), 'option.active');
  };

  #alternative = active => this.#changing((as, id) => api.alternative(as, id, active), 'alternative.changed');

  #deactivate = async () => {
    const question = { title: t('money.off.title'), body: () => html`<p>${t('money.off.text')}</p>`, yes: t('money.off.yes'), danger: true };
    const yes = await this.querySelector('ask-dialog').ask(question);
    if (yes) await this.#changing(api.deactivate, 'option.inactive');
    else this.requestUpdate();
  };

  render() {
    return html`
      <section class="place money" aria-busy=${this.busy ? 'true' : 'false'}>
        <header class="place-head"><p class="crumb">${t('money.crumb')}</p>${this.heading(1, t('money.title'))}</header>
        ${establishmentChoice('money-establishment')}
        <p class="hint">${maybe(`establishment.${this.id}.about`)} <code translate="no">${this.id}</code></p>
        ${this.methods ? this.drawn(() => this.#body(this.methods)) : problemNote(this.problem)}
        <ask-dialog></ask-dialog>
      </section>`;
  }

  #body({ ancvConnect, alternativePaymentMethods }) {
    return [
      optionForm({ part: this, option: ancvConnect, activate: this.#activate, deactivate: this.#deactivate }),
      requirementCard(this, ancvConnect, this.who),
      alternativeMethods(this, alternativePaymentMethods, this.#alternative),
    ];
  }
}

customElements.define('money-place', MoneyPlace);
