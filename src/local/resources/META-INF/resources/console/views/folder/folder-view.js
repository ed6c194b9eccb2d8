import { nothing } from 'lit';
import '../../components/form-dialog.js';
import { ConsoleElement, internalProperties } from '../../components/console-element.js';
import { establishmentName, establishmentSelect } from '../../components/fields.js';
import { problemNote } from '../../components/notes.js';
import { announce } from '../../lib/browser.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { isInProgress, isStartedAfterAll, statusMessage } from '../../lib/payments.js';
import { Polling } from '../../lib/polling.js';
import { replaceUrl } from '../../lib/router.js';
import { CUSTOMER } from '../../lib/samples.js';
import { asEstablishment, asPlatform } from '../../lib/service.js';
import { events, state } from '../../lib/state.js';
import { FolderActions } from './folder-actions.js';
import { folderDetails } from './folder-details.js';

/** Dossier de réservation: the establishment sees what is paid, requests payments, refuses and cancels them. */
class FolderView extends ConsoleElement {
  static properties = internalProperties('folder', 'problem', 'readProblem', 'busy', 'draft');

  actions = new FolderActions(this);
  #polling = new Polling(this, () => this.#read(), { onError: problem => (this.readProblem = problem) });
  #selection;

  connectedCallback() {
    super.connectedCallback();
    this.draft = '';
    this.onStateChange();
  }

  /** The client of the folder's establishment. */
  get service() {
    return asEstablishment(this.folder?.establishmentId ?? state.get('establishment'));
  }

  onStateChange() {
    this.requestUpdate();
    const id = state.get('folder');
    const selection = [id, state.get('establishment'), state.get('language')].join();
    if (this.#selection === selection) return;
    this.#selection = selection;
    replaceUrl('dossier', id);
    if (this.folder?.id !== id) Object.assign(this, { folder: undefined, problem: undefined, readProblem: undefined });
    this.refresh();
  }

  onEvent() {
    this.refresh();
  }

  refresh() {
    if (state.get('folder')) this.#polling.pollNow();
  }

  /** Reads the folder as its establishment, which the platform reads first where this browser did not open it. */
  async #read() {
    const id = state.get('folder');
    const establishment = state.establishmentOf(id) ?? (await asPlatform().readBookingFolder(id)).establishmentId;
    const folder = await asEstablishment(establishment).readBookingFolder(id);
    if (id !== state.get('folder')) return true;
    this.#announceChanges(this.folder, folder);
    Object.assign(this, { folder, readProblem: undefined });
    if (isStartedAfterAll(this.problem, folder)) Object.assign(this, { problem: undefined, draft: '' });
    if (!state.establishmentOf(id)) state.openFolder(id, establishment);
    return folder.payments.some(isInProgress);
  }

  /** Announces the payments whose status changed since the previous read. */
  #announceChanges(previous, folder) {
    if (previous?.id !== folder.id) return;
    const statuses = new Map(previous.payments.map(payment => [payment.id, payment.status]));
    folder.payments
      .filter(({ id, status }) => statuses.has(id) && statuses.get(id) !== status)
      .forEach(payment => {
        announce(statusMessage(payment));
        events.publish(`payment.${payment.status}`, payment);
      });
  }

  render() {
    return html`
      <section class="view folder" aria-busy=${this.busy ? 'true' : 'false'}>
        ${this.viewHeader('folder')}
        ${folderSelect()}
        ${this.folder ? this.renderSafely(() => folderDetails(this)) : problemNote(this.readProblem)}
        ${state.get('folder') ? nothing : newFolderForm(this)}
        <form-dialog></form-dialog>
      </section>`;
  }
}

/** Selects one of the folders that this browser opened, or a new one. */
function folderSelect() {
  const [folders, current] = [state.get('folders'), state.get('folder')];
  if (folders.length === 0 && !current) return nothing;
  const select = ({ target: { value } }) =>
    value ? state.openFolder(value, state.establishmentOf(value)) : state.set({ folder: null });
  const isUnknown = current && !state.establishmentOf(current);
  const option = ({ id, establishment }) => html`
    <option value=${id} .selected=${id === current}>${id}${' · '}${establishmentName(establishment)}</option>`;
  return html`
    <div class="field">
      <label for="folder-choice">${t('folder.choice')}</label>
      <select id="folder-choice" @change=${select}>
        <option value="" .selected=${!current}>${t('folder.new')}</option>
        ${isUnknown ? html`<option value=${current} selected>${current}</option>` : nothing}
        ${folders.map(option)}
      </select>
    </div>`;
}

/** A booking that the establishment enters itself, such as one by telephone. */
function newFolderForm(view) {
  const field = (name, type, value, required = true) => html`
    <div class="field">
      <label for="new-${name}">${t(`folder.new.${name}`)}</label>
      <input id="new-${name}" name=${name} type=${type} value=${value} ?required=${required} autocomplete="off"
        inputmode=${name === 'total' ? 'decimal' : 'text'}>
    </div>`;
  return html`
    <form class="card" @submit=${view.actions.create}>
      ${view.heading(2, t('folder.new'))}
      ${establishmentSelect('folder-establishment')}
      ${field('name', 'text', CUSTOMER.name)}
      ${field('email', 'email', CUSTOMER.email)}
      ${field('total', 'text', '300')}
      ${field('endsOn', 'date', '', false)}
      <label class="choice">
        <input type="checkbox" name="cardGuarantee"><span>${t('folder.new.cardGuarantee')}</span>
      </label>
      ${problemNote(view.problem)}
      <button class="primary" ?disabled=${view.busy}>${t('folder.new.create')}</button>
    </form>`;
}

customElements.define('folder-view', FolderView);
