import { html, LitElement } from 'lit';
import { onHappening } from '../lib/bus.js';
import { state } from '../lib/state.js';

/** What all elements of the console share: the page's own styles, and a new look when language or state change. */
export class Part extends LitElement {
  static properties = { embedded: { type: Boolean } };

  #ends = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ends = [state.watch(() => this.remembered()), onHappening((what, about) => this.heard(what, about))];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.forEach(end => end());
  }

  /** What the console remembers changed. */
  remembered() {
    this.requestUpdate();
  }

  /** Something happened in another place. */
  heard() {}

  /** Whoever pressed what is gone, or asleep for a moment, goes on at the first of these. */
  async goOnAt(css) {
    await this.updateComplete;
    if (document.activeElement === document.body) this.querySelector(css)?.focus({ preventScroll: true });
  }

  /** A heading of this depth on a page of its own; one deeper in the demonstration. */
  heading(depth, text) {
    return [html`<h1>${text}</h1>`, html`<h2>${text}</h2>`, html`<h3>${text}</h3>`, html`<h4>${text}</h4>`][depth - (this.embedded ? 0 : 1)];
  }
}
