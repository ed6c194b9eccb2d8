import { Dialog } from './dialog.js';
import { AncvConnectElement, internalProperties } from './element.js';
import { html } from './html.js';
import { problemNote } from './notes.js';
import { alternativeMethodsCard, optionCard, requirementsCard } from './option-cards.js';
import { Polling } from './polling.js';
import { onChange, publishChange } from './service.js';

/**
 * Mon argent › Moyens de paiement: the establishment activates ANCV Connect with its ANCV ID, sees the requirements, and switches
 * alternative payment methods.
 *
 * @tag ancv-connect-option
 * @attr {string} establishment - The id of the establishment.
 * @slot ancv-id - More help below the field of the ANCV ID.
 * @fires {CustomEvent<{ active: boolean, ancvConnect: AncvConnectOption }>} ancv-option-changed - The option was switched on or off,
 *   or has another ANCV ID.
 * @fires {CustomEvent<{ active: boolean }>} ancv-alternative-changed - The alternative payment methods were switched on or off.
 * @csspart badge - Whether the option is active.
 * @csspart dialog - The dialog before a deactivation.
 */
export class AncvConnectOption extends AncvConnectElement {
  static properties = { establishment: {}, ...internalProperties('methods', 'declaration', 'ancvId', 'checked') };
  static subject = ['api', 'establishment'];

  #dialog = new Dialog(this);
  /** Reads again only after a problem that passes. */
  #polling = new Polling(this, signal => this.#read(signal), { onError: problem => (this.readProblem = problem) });

  onConnect(signal) {
    onChange((id, source) => id === this.establishment && source !== this && this.refresh(), signal);
    super.onConnect(signal);
  }

  reset() {
    super.reset();
    this.#dialog.close();
    this.#polling.stop();
    Object.assign(this, { methods: undefined, declaration: undefined, ancvId: undefined, checked: false });
  }

  refresh() {
    if (this.establishment && this.isReady) this.#polling.pollNow();
  }

  /** Reads the establishment; its active ANCV ID fills the field that the user has not touched. */
  async #read(signal) {
    const { establishment: id, service } = this;
    const [declaration, methods] = await Promise.all([
      service.readEstablishment(id, { signal }),
      service.readPaymentMethods(id, { signal }),
    ]);
    signal.throwIfAborted();
    Object.assign(this, { declaration, methods, readProblem: undefined });
    this.ancvId ??= methods.ancvConnect.ancvId ?? undefined;
  }

  /** Runs the task, shows the methods that it returns, and has all elements of this establishment read again. */
  async #change(task, event, active, focusAfter) {
    const { establishment: id } = this;
    const succeeded = await this.run(async isCurrent => {
      const methods = await task(id);
      if (isCurrent()) this.methods = { ...this.methods, ...methods };
    });
    this.refresh();
    publishChange(id, this);
    this.restoreFocus(focusAfter);
    if (!succeeded) return;
    this.announce(this.texts.t(active ? `${event}.on` : `${event}.off`));
    this.emit(event, event === 'ancv-option-changed' ? { active, ancvConnect: this.methods.ancvConnect } : { active });
  }

  #changeOption(task, active) {
    return this.#change(task, 'ancv-option-changed', active, 'input[name=option]:checked');
  }

  activate = () => {
    const field = this.renderRoot.querySelector('#ancv-id');
    const ancvId = field.value.trim();
    // Autofill may change the field without an input event.
    Object.assign(this, { ancvId: field.value, checked: true });
    if (!ancvId) {
      // A second try changes no property, and the choice is as before.
      this.requestUpdate();
      return field.focus();
    }
    const activate = async id => ({ ancvConnect: await this.service.activateAncvConnect(id, { ancvId }) });
    return this.#changeOption(activate, true);
  };

  deactivate = async () => {
    const { t } = this.texts;
    const confirmed = await this.#dialog.open({
      title: t('option.off.title'),
      body: () => html`<p>${t('option.off.text')}</p>`,
      confirm: t('option.off.yes'),
      danger: true,
    });
    // Without a confirmation the choice is as before.
    if (!confirmed) return this.requestUpdate();
    const deactivate = async id => {
      await this.service.deactivateAncvConnect(id);
      const inactive = { status: 'INACTIVE', ancvId: null, activatedAt: null, offeredInBookingEngine: false };
      return { ancvConnect: { ...this.methods.ancvConnect, ...inactive } };
    };
    return this.#changeOption(deactivate, false);
  };

  setAlternativeMethods = active => {
    const change = async id => ({
      alternativePaymentMethods: await this.service.switchAlternativePaymentMethods(id, { active }),
    });
    return this.#change(change, 'ancv-alternative-changed', active, '[role=switch]');
  };

  /** A choice of the user is shown as chosen only once the service has it. */
  update(changed) {
    super.update(changed);
    this.renderRoot.querySelectorAll('input').forEach(input => (input.checked = input.defaultChecked));
  }

  content() {
    if (!this.methods) return problemNote(this.texts, this.readProblem, 'establishment');
    return [optionCard(this), requirementsCard(this), alternativeMethodsCard(this), this.#dialog.render(this.texts)];
  }
}

// Another copy of this module may have defined it.
if (!customElements.get('ancv-connect-option')) customElements.define('ancv-connect-option', AncvConnectOption);
