import '@ancv-connect/elements/history.js';
import '@ancv-connect/elements/request.js';
import './links/payment-links.js';
import { internalProperties } from '@ancv-connect/elements/element.js';
import { html } from '@ancv-connect/elements/html.js';
import { problemNote } from '@ancv-connect/elements/notes.js';
import { publishChange } from '@ancv-connect/elements/service.js';
import { nothing } from 'lit';
import { ConsoleElement } from '../../components/console-element.js';
import { samples } from '../../components/samples.js';
import { announce } from '../../lib/browser.js';
import { t, texts } from '../../lib/i18n.js';
import { replaceUrl, urlOf } from '../../lib/router.js';
import { PHONES } from '../../lib/samples.js';
import { SelectedFolder } from '../../lib/selected-folder.js';
import { establishmentToken, platform } from '../../lib/service.js';
import { state } from '../../lib/state.js';
import { folderSelect } from './folder-select.js';
import { newFolderForm } from './new-folder-form.js';
import { summaryCard } from './summary-card.js';

/** The reasons that an establishment can resolve in its payment methods. */
const RESOLVABLE_REASONS = ['option-not-active', 'requirements-not-met'];

/** Dossier de réservation: the establishment sees what is paid, requests payments, sends payment links, refuses and cancels. */
class FolderView extends ConsoleElement {
  static properties = internalProperties('problem', 'busy');

  #selected = new SelectedFolder(this, () => (this.problem = undefined));

  get folder() {
    return this.#selected.folder;
  }

  updated() {
    replaceUrl('dossier', state.get('folder'));
  }

  onEvent() {
    this.#selected.refresh();
  }

  /** Declares the folder again, with a card guarantee, as the platform does once a card is registered. */
  #registerCard = async () => {
    const { id, establishmentId, origin, total, customer, endsOn } = this.folder;
    const body = { establishmentId, origin, total, customer, cardGuarantee: true, ...(endsOn && { endsOn }) };
    const isRegistered = await this.run(() => platform.declareBookingFolder(id, body));
    if (isRegistered) announce(t('advice.done'));
    publishChange(id, this);
    this.restoreFocus('[data-folder-status]');
  };

  render() {
    return html`
      <section class="view folder" aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.viewHeader('folder')}
        ${folderSelect()}
        ${this.folder ? this.#details() : problemNote(texts(), this.#selected.problem)}
        ${state.get('folder') ? nothing : newFolderForm(this)}
      </section>`;
  }

  #details() {
    const problem = problemNote(texts(), this.problem, 'establishment');
    const request = this.folder.status === 'OPEN' ? this.#request() : nothing;
    return [this.renderSafely(() => summaryCard(this)), problem, request, this.#links(), this.#history()];
  }

  #request() {
    const { id, establishmentId, ancvConnect } = this.folder;
    const enter = account => Object.assign(this.querySelector('ancv-connect-request'), { account });
    const link = html`<a slot="unavailable" href=${urlOf('argent')}>${t('request.paymentMethods')}</a>`;
    return html`
      <ancv-connect-request .token=${establishmentToken(establishmentId)} folder=${id}
        locale=${state.get('language')} heading-level=${this.headingLevel}>
        ${samples('beneficiary', PHONES, enter)}
        <button slot="card-guarantee" class="secondary" ?disabled=${this.busy} @click=${this.#registerCard}>
          ${t('advice.do')}
        </button>
        ${RESOLVABLE_REASONS.includes(ancvConnect.reason) ? link : nothing}
      </ancv-connect-request>`;
  }

  #links() {
    const { id, establishmentId } = this.folder;
    return html`
      <payment-links .token=${establishmentToken(establishmentId)} folder=${id}
        locale=${state.get('language')} heading-level=${this.headingLevel}>
      </payment-links>`;
  }

  #history() {
    const { id, establishmentId } = this.folder;
    return html`
      <ancv-connect-history .token=${establishmentToken(establishmentId)} folder=${id} cancellable
        locale=${state.get('language')} heading-level=${this.headingLevel}>
      </ancv-connect-history>`;
  }
}

customElements.define('folder-view', FolderView);
