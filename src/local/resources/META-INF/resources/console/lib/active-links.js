import { Polling } from '@ancv-connect/elements/polling.js';
import { onChange } from '@ancv-connect/elements/service.js';
import { platform } from './service.js';
import { state } from './state.js';

const POLL_DELAY_MS = 5000;

/** The active payment links of the selected folder, for the phone that opens them: a reactive controller. */
export class ActiveLinks {
  #host;
  #polling;
  #connection;
  #folder;
  links = [];

  constructor(host) {
    this.#host = host;
    // The establishment's view of the folder shows why links cannot be read.
    this.#polling = new Polling(host, () => this.#read(), {
      delay: () => POLL_DELAY_MS,
      onError: () => this.#show([]),
    });
    host.addController(this);
  }

  hostConnected() {
    this.#connection = new AbortController();
    onChange(id => id === state.get('folder') && this.refresh(), this.#connection.signal);
    this.#folder = undefined;
  }

  hostDisconnected() {
    this.#connection.abort();
  }

  hostUpdate() {
    if (this.#folder === state.get('folder')) return;
    this.#folder = state.get('folder');
    this.links = [];
    this.refresh();
  }

  refresh() {
    if (state.get('folder')) this.#polling.pollNow();
    else this.#polling.stop();
  }

  /** Polls while there are links: they end without an event of this page. */
  async #read() {
    const id = state.get('folder');
    const { items } = await platform.listPaymentLinks(id);
    if (id !== state.get('folder')) return false;
    this.#show(items.filter(({ status }) => status === 'ACTIVE'));
    return this.links.length > 0;
  }

  #show(links) {
    this.links = links;
    this.#host.requestUpdate();
  }
}
