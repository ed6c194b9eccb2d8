import { nothing } from 'lit';
import '../parts/ask-dialog.js';
import '../parts/payment-card.js';
import { announce } from '../lib/announce.js';
import { api } from '../lib/api.js';
import { cameThrough } from '../lib/attempts.js';
import { happened } from '../lib/bus.js';
import { euros } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { amountOf, isLive } from '../lib/payments.js';
import { Poller } from '../lib/poller.js';
import { follow } from '../lib/router.js';
import { state } from '../lib/state.js';
import { establishment, platform } from '../lib/tokens.js';
import { own, Part } from '../parts/part.js';
import { problemNote } from '../parts/problem-note.js';
import { FolderDeeds } from './folder/deeds.js';
import { folderChoice } from './folder/folder-choice.js';
import { folderView } from './folder/folder-view.js';
import { newFolder } from './folder/new-folder.js';

/** Dossier de réservation: the establishment sees what is paid, asks for payments, refuses and cancels. */
class FolderPlace extends Part {
  static properties = own('folder', 'problem', 'unread', 'busy', 'draft');

  deeds = new FolderDeeds(this);
  #poller = new Poller(this, () => this.#look(), { failed: problem => (this.unread = problem) });
  #shown;

  connectedCallback() {
    super.connectedCallback();
    this.draft = '';
    this.remembered();
  }

  get as() {
    return establishment(this.folder?.establishmentId ?? state.get('establishment'));
  }

  remembered() {
    this.requestUpdate();
    const wanted = [state.get('folder'), state.get('establishment'), state.get('language')].join();
    if (this.#shown === wanted) return;
    this.#shown = wanted;
    follow('dossier', state.get('folder'));
    if (this.folder?.id !== state.get('folder')) Object.assign(this, { folder: undefined, problem: undefined, unread: undefined });
    this.look();
  }

  heard() {
    this.look();
  }

  look() {
    if (state.get('folder')) this.#poller.look();
  }

  /** Reads the folder, as the establishment whose it is (the platform's back office knows); there is something to wait for while one of its payments is on its way. */
  async #look() {
    const id = state.get('folder');
    const whose = state.ownerOf(id) ?? (await api.folder(platform(), id)).establishmentId;
    const as = establishment(whose);
    const folder = await api.folder(as, id);
    if (id !== state.get('folder')) return true;
    this.#tell(this.folder, folder);
    Object.assign(this, { folder, unread: undefined });
    if (!this.busy && cameThrough(as, folder)) Object.assign(this, { problem: undefined, draft: '' });
    if (!state.ownerOf(id)) state.openFolder(id, whose);
    return folder.payments.some(isLive);
  }

  /** Says what changed since the last look, once. */
  #tell(before, folder) {
    if (before?.id !== folder.id) return;
    const was = new Map(before.payments.map(payment => [payment.id, payment.status]));
    folder.payments.filter(payment => was.has(payment.id) && was.get(payment.id) !== payment.status).forEach(payment => {
      announce(t(`told.${payment.status}`, { amount: euros(amountOf(payment)) }));
      happened(`payment.${payment.status}`, payment);
    });
  }

  render() {
    return html`
      <section class="place folder" aria-busy=${this.busy ? 'true' : 'false'}>
        <header class="place-head"><p class="crumb">${t('folder.crumb')}</p>${this.heading(1, t('folder.title'))}</header>
        ${folderChoice()}
        ${this.folder ? this.drawn(() => folderView(this)) : problemNote(this.unread)}
        ${state.get('folder') ? nothing : newFolder(this)}
        <ask-dialog></ask-dialog>
      </section>`;
  }
}

customElements.define('folder-place', FolderPlace);
