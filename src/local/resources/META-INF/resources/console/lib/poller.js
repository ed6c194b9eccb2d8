// Asks again and again, gently: soon at first, then slower; not while the page is hidden, not before the service's
// Retry-After, and not once there is nothing left to wait for or nothing there at all. A Lit controller: it ends with its element.

import { problemFrom } from './problem.js';

const SOON = 900;
const SLOWEST = 8000;
const GROWTH = 1.25;

export class Poller {
  #ask;
  #timer;
  #pause = SOON;
  #asking = false;
  #wanted = false;
  #again = false;
  #notBefore = 0;
  #failed;
  #onVisible = () => !document.hidden && this.#wanted && this.look();

  /** `ask` answers whether there is something to wait for; `failed` gets the problem where it could not. */
  constructor(host, ask, { slowest = SLOWEST, failed = () => {} } = {}) {
    this.#ask = ask;
    this.#failed = failed;
    this.slowest = slowest;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.stop();
  }

  /** Asks now, or as soon as the service's Retry-After allows, and begins anew with short pauses. */
  look() {
    this.#pause = SOON;
    this.#wanted = true;
    clearTimeout(this.#timer);
    this.#again = this.#asking;
    if (!this.#asking) this.#next(this.#notBefore - Date.now());
  }

  stop() {
    this.#wanted = false;
    this.#again = false;
    clearTimeout(this.#timer);
  }

  async #turn() {
    this.#asking = true;
    let pause = this.#pause;
    try {
      const more = await this.#ask();
      // Whoever asked to look meanwhile wants to know more than this answer can tell.
      this.#wanted &&= more || this.#again;
    } catch (thrown) {
      const problem = problemFrom(thrown);
      if (problem.document.status === 404) this.#wanted = false;
      pause = Math.max(problem.retryAfter ?? 0, this.slowest);
      this.#notBefore = Date.now() + (problem.retryAfter ?? 0);
      // What is asked about may be another thing by now.
      if (!this.#again) this.#failed(problem);
    } finally {
      this.#asking = false;
    }
    this.#pause = Math.min(this.#pause * GROWTH, this.slowest);
    if (this.#again) return this.look();
    if (this.#wanted && !document.hidden) this.#next(pause);
  }

  #next(pause) {
    if (pause <= 0) this.#turn();
    else this.#timer = setTimeout(() => this.#turn(), pause);
  }
}
