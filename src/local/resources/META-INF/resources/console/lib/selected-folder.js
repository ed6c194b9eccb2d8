import { Polling } from '@ancv-connect/elements/polling.js';
import { onChange } from '@ancv-connect/elements/service.js';
import { platform } from './service.js';
import { state } from './state.js';

/**
 * The selected folder for a view that also shows its elements: a reactive controller. It reads again when one of them reports a
 * change, and does not poll otherwise.
 */
export class SelectedFolder {
  #host;
  #onSelect;
  #polling;
  #connection;
  #last;
  folder;
  problem;

  /** `onSelect` is called before another folder is shown. */
  constructor(host, onSelect) {
    this.#host = host;
    this.#onSelect = onSelect;
    this.#polling = new Polling(host, () => this.#read(), { onError: problem => this.#show({ problem }) });
    host.addController(this);
  }

  hostConnected() {
    this.#connection = new AbortController();
    onChange(id => id === state.get('folder') && this.refresh(), this.#connection.signal);
    this.#last = undefined;
  }

  hostDisconnected() {
    this.#connection.abort();
  }

  /** Views update when the state changes. A problem has the language of its request. */
  hostUpdate() {
    const [id, language] = [state.get('folder'), state.get('language')];
    if (this.#last === `${id} ${language}`) return;
    this.#last = `${id} ${language}`;
    if (this.folder?.id !== id) {
      Object.assign(this, { folder: undefined, problem: undefined });
      this.#onSelect();
    }
    this.refresh();
  }

  refresh() {
    if (state.get('folder')) this.#polling.pollNow();
  }

  async #read() {
    const id = state.get('folder');
    const folder = await platform.readBookingFolder(id);
    if (id !== state.get('folder')) return;
    this.#show({ folder, problem: undefined });
    if (!state.establishmentOf(id)) state.openFolder(id, folder.establishmentId);
  }

  #show(changes) {
    Object.assign(this, changes);
    this.#host.requestUpdate();
  }
}
