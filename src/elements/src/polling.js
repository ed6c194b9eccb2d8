// Polls for an element: a Lit reactive controller around the client's poll().

import { poll } from '@ancv-connect/client';
import { toProblem } from './service.js';

export class Polling {
  #read;
  #onError;
  #delay;
  #current = new AbortController();
  #lastRead = Promise.resolve();
  #notBefore = 0;

  /**
   * `read` gets a signal that is aborted when another read is started, and whether it is repeated; it returns whether there is
   * something to wait for. `onError` gets the problem if it failed; `delay` as for poll().
   */
  constructor(host, read, { delay, onError = () => {} } = {}) {
    this.#read = read;
    this.#delay = delay;
    this.#onError = error => {
      const problem = toProblem(error);
      this.#notBefore = performance.now() + problem.retryAfter;
      onError(problem);
    };
    host.addController(this);
  }

  hostDisconnected() {
    this.stop();
  }

  /** Reads now, or as soon as the service's Retry-After allows, and starts again with short delays. */
  async pollNow() {
    this.stop();
    const { signal } = (this.#current = new AbortController());
    let reads = 0;
    try {
      await poll(
        () => this.#readAfterLast(signal, reads++ > 0),
        isUnfinished => !isUnfinished,
        { signal, onError: this.#onError, delay: this.#delay },
      );
    } catch (error) {
      if (!signal.aborted) this.#onError(error);
    }
  }

  stop() {
    this.#current.abort();
  }

  /** One read at a time, so that an older response never replaces a newer one. */
  #readAfterLast(signal, isRepeated) {
    const last = this.#lastRead.catch(() => {});
    this.#lastRead = last.then(async () => {
      const pause = this.#notBefore - performance.now();
      if (pause > 0) await new Promise(resolve => setTimeout(resolve, pause));
      signal.throwIfAborted();
      return this.#read(signal, isRepeated);
    });
    return this.#lastRead;
  }
}
