// Polls with growing delays: not while the page is hidden, not before the service's Retry-After, and not once there is
// nothing left to wait for or the resource does not exist. A Lit reactive controller: it stops with its element.

import { toProblem } from './problem.js';

const FIRST_DELAY_MS = 900;
const MAX_DELAY_MS = 8000;
const GROWTH = 1.25;

export class Poller {
  #poll;
  #onError;
  #timer;
  #delay = FIRST_DELAY_MS;
  #isPolling = false;
  #isActive = false;
  #pollAgain = false;
  #notBefore = 0;
  #onVisible = () => !document.hidden && this.#isActive && this.pollNow();

  /** `poll` returns whether there is something to wait for; `onError` gets the problem where it failed. */
  constructor(host, poll, { maxDelay = MAX_DELAY_MS, onError = () => {} } = {}) {
    this.#poll = poll;
    this.#onError = onError;
    this.maxDelay = maxDelay;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.stop();
  }

  /** Polls now, or as soon as the service's Retry-After allows, and restarts with short delays. */
  pollNow() {
    this.#delay = FIRST_DELAY_MS;
    this.#isActive = true;
    clearTimeout(this.#timer);
    this.#pollAgain = this.#isPolling;
    if (!this.#isPolling) this.#schedule(this.#notBefore - Date.now());
  }

  stop() {
    this.#isActive = false;
    this.#pollAgain = false;
    clearTimeout(this.#timer);
  }

  async #run() {
    this.#isPolling = true;
    let delay = this.#delay;
    try {
      const isUnfinished = await this.#poll();
      // A call of pollNow() during this poll needs a newer response than this one.
      this.#isActive &&= isUnfinished || this.#pollAgain;
    } catch (error) {
      const problem = toProblem(error);
      if (problem.document.status === 404) this.#isActive = false;
      delay = Math.max(problem.retryAfter ?? 0, this.maxDelay);
      this.#notBefore = Date.now() + (problem.retryAfter ?? 0);
      // A call of pollNow() during this poll may be for another resource.
      if (!this.#pollAgain) this.#onError(problem);
    } finally {
      this.#isPolling = false;
    }
    this.#delay = Math.min(this.#delay * GROWTH, this.maxDelay);
    if (this.#pollAgain) return this.pollNow();
    if (this.#isActive && !document.hidden) this.#schedule(delay);
  }

  #schedule(delay) {
    if (delay <= 0) this.#run();
    else this.#timer = setTimeout(() => this.#run(), delay);
  }
}
