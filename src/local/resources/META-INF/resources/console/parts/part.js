import { LitElement } from 'lit';
import { onHappening } from '../lib/bus.js';
import { html } from '../lib/html.js';
import { problemFrom } from '../lib/problem.js';
import { state } from '../lib/state.js';
import { problemNote } from './problem-note.js';

/** Properties of an element's own, which no attribute sets. */
export const own = (...names) => Object.fromEntries(names.map(name => [name, { state: true }]));

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

  /** The result of `draw`, or a note where it throws, so that the rest of the page stays usable. */
  drawn(draw) {
    try {
      return draw();
    } catch (thrown) {
      return problemNote(problemFrom(thrown));
    }
  }

  /** A heading of this depth on a page of its own; one deeper in the demonstration. */
  heading(depth, text) {
    return [html`<h1>${text}</h1>`, html`<h2>${text}</h2>`, html`<h3>${text}</h3>`, html`<h4>${text}</h4>`][depth - (this.embedded ? 0 : 1)];
  }
}
