/** Keeps the focus inside of an element when its focused part is removed or disabled: a reactive controller. */
export class Focus {
  #host;
  #connection;
  #isInside = false;
  #next;

  constructor(host) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('focusin', () => this.#move(true));
  }

  hostConnected() {
    this.#connection = new AbortController();
    // Before the listener of the element itself, which knows whether the focus is inside.
    document.addEventListener('focusin', () => this.#move(false), { signal: this.#connection.signal, capture: true });
  }

  hostDisconnected() {
    this.#connection.abort();
  }

  /** Focuses the first match as soon as there is one, unless the user has focused something else by then. */
  restore(selector) {
    this.#next = selector;
    this.#host.requestUpdate();
  }

  hostUpdated() {
    const isLost = !document.activeElement || document.activeElement === document.body;
    if (!this.#next || !this.#isInside || !isLost) return;
    const next = this.#host.renderRoot.querySelector(this.#next);
    next?.focus({ preventScroll: true });
    // Only as far as needed: what is next can be above the part that was removed.
    next?.scrollIntoView({ block: 'nearest' });
  }

  #move(isInside) {
    this.#isInside = isInside;
    this.#next = undefined;
  }
}
