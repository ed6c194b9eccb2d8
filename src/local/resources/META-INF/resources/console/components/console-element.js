import { html } from '@ancv-connect/elements/html.js';
import { problemNote } from '@ancv-connect/elements/notes.js';
import { toProblem } from '@ancv-connect/elements/service.js';
import { LitElement } from 'lit';
import { t, texts } from '../lib/i18n.js';
import { events, state } from '../lib/state.js';

/** The base of the console's views: no shadow root, as they use the page's styles; updates when state or language change. */
export class ConsoleElement extends LitElement {
  static properties = { embedded: { type: Boolean } };

  #unsubscribers = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unsubscribers = [
      state.subscribe(() => this.onStateChange()),
      events.subscribe((type, detail) => this.onEvent(type, detail)),
    ];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribers.forEach(unsubscribe => unsubscribe());
  }

  /** Called when the shared state changes. */
  onStateChange() {
    this.requestUpdate();
  }

  /** Called with the type and the detail of an event of another view. */
  onEvent() {}

  /** Runs the task and shows its problem. Returns whether it succeeded. */
  async run(task) {
    Object.assign(this, { busy: true, problem: undefined });
    try {
      await task();
    } catch (error) {
      this.problem = toProblem(error);
    }
    this.busy = false;
    return !this.problem;
  }

  /** Focuses the first match where the focused element was removed or disabled. */
  async restoreFocus(selector) {
    await this.updateComplete;
    if (document.activeElement === document.body) this.querySelector(selector)?.focus({ preventScroll: true });
  }

  /** The result of `render`, or a problem note where it throws, so that the rest of the page stays usable. */
  renderSafely(render) {
    try {
      return render();
    } catch (error) {
      return problemNote(texts(), toProblem(error));
    }
  }

  /** The breadcrumb and the title of the view with this name in the texts. */
  viewHeader(name) {
    const breadcrumb = html`<p class="breadcrumb">${t(`${name}.crumb`)}</p>`;
    return html`<header class="view-head">${breadcrumb}${this.heading(1, t(`${name}.title`))}</header>`;
  }

  /** A heading of this level; one level deeper where the view is embedded in the demonstration. */
  heading(level, text) {
    const headings = [html`<h1>${text}</h1>`, html`<h2>${text}</h2>`, html`<h3>${text}</h3>`, html`<h4>${text}</h4>`];
    return headings[level - (this.embedded ? 0 : 1)];
  }

  /** The level of the headings below the title, for the elements of ANCV Connect. */
  get headingLevel() {
    return this.embedded ? 3 : 2;
  }
}
