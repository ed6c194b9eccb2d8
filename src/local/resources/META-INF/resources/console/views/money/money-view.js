import '../../components/form-dialog.js';
import { ConsoleElement, internalProperties } from '../../components/console-element.js';
import { establishmentSelect } from '../../components/fields.js';
import { problemNote } from '../../components/notes.js';
import { announce } from '../../lib/browser.js';
import { html } from '../../lib/html.js';
import { t, tOptional } from '../../lib/i18n.js';
import { replaceUrl } from '../../lib/router.js';
import { asEstablishment, toProblem } from '../../lib/service.js';
import { events, state } from '../../lib/state.js';
import { alternativeMethodsCard, optionCard, requirementsCard } from './money-cards.js';

/** Mon argent › Moyens de paiement: the establishment activates ANCV Connect. */
class MoneyView extends ConsoleElement {
  static properties = internalProperties('methods', 'establishment', 'problem', 'busy', 'draft');

  #loadedId;

  connectedCallback() {
    super.connectedCallback();
    this.onStateChange();
  }

  get id() {
    return state.get('establishment');
  }

  onStateChange() {
    this.requestUpdate();
    if (this.#loadedId === this.id) return;
    this.#loadedId = this.id;
    Object.assign(this, { methods: undefined, problem: undefined, draft: '' });
    this.#load();
  }

  /** Reads the establishment; its active ANCV ID fills the field where the user entered nothing. */
  async #load() {
    replaceUrl('argent', this.id);
    await this.#run(async service => {
      const reads = [service.readEstablishment(this.id), service.readPaymentMethods(this.id)];
      [this.establishment, this.methods] = await Promise.all(reads);
      this.draft ||= this.methods.ancvConnect.ancvId ?? '';
    });
  }

  /** Runs the task as this establishment and shows its problem; returns whether it succeeded. */
  async #run(task) {
    this.busy = true;
    this.problem = undefined;
    try {
      await task(asEstablishment(this.id), this.id);
    } catch (error) {
      this.problem = toProblem(error);
    }
    this.busy = false;
    return !this.problem;
  }

  async #change(task, event) {
    const succeeded = await this.#run(task);
    const problem = this.problem;
    await this.#load();
    this.problem ??= problem;
    this.restoreFocus(event === 'alternative.changed' ? '[role=switch]' : 'input[name=option]:checked');
    if (!succeeded) return;
    announce(t(`money.message.${event}`));
    events.publish(event, { establishment: this.id });
  }

  activate = () => {
    // Autofill may change the field without an input event.
    this.draft = this.querySelector('#ancv-id').value;
    const activation = { ancvId: this.draft.trim() };
    return this.#change((service, id) => service.activateAncvConnect(id, activation), 'option.activated');
  };

  deactivate = async () => {
    const confirmed = await this.querySelector('form-dialog').open({
      title: t('money.off.title'),
      body: () => html`<p>${t('money.off.text')}</p>`,
      confirm: t('money.off.yes'),
      danger: true,
    });
    if (confirmed) await this.#change((service, id) => service.deactivateAncvConnect(id), 'option.deactivated');
    else this.requestUpdate();
  };

  setAlternativeMethods = active =>
    this.#change((service, id) => service.switchAlternativePaymentMethods(id, { active }), 'alternative.changed');

  render() {
    return html`
      <section class="view money" aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.viewHeader('money')}
        ${establishmentSelect('money-establishment')}
        <p class="hint">${tOptional(`establishment.${this.id}.about`)} <code translate="no">${this.id}</code></p>
        ${this.methods ? this.renderSafely(() => this.#cards()) : problemNote(this.problem)}
        <form-dialog></form-dialog>
      </section>`;
  }

  #cards() {
    return [optionCard(this), requirementsCard(this), alternativeMethodsCard(this)];
  }
}

customElements.define('money-view', MoneyView);
