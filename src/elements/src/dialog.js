import { nothing } from 'lit';
import { html } from './html.js';

/** A modal dialog of an element: a confirmation before an irreversible action, or a form. */
export class Dialog {
  #host;
  #content;
  #resolve;
  #isShown = false;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.close();
  }

  /**
   * Opens with `{ title, body, confirm, cancel, danger }`; `body` is a function, so that it follows the language and the data.
   * Resolves to the data of the form, or to null where the user cancels or the dialog is closed.
   */
  async open(content) {
    this.close();
    const closed = new Promise(resolve => (this.#resolve = resolve));
    this.#content = content;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#content === content) {
      this.#element.showModal();
      this.#isShown = true;
    }
    return closed;
  }

  close(result = null) {
    if (!this.#content) return;
    this.#content = undefined;
    this.#isShown = false;
    this.#element?.close();
    this.#host.requestUpdate();
    this.#resolve(result);
  }

  get #element() {
    return this.#host.renderRoot.querySelector('dialog');
  }

  #submit = event => {
    event.preventDefault();
    // A field that is focused by `validate` keeps the dialog open.
    if (this.#content.validate?.(event.target) !== false) this.close(new FormData(event.target));
  };

  #cancel = event => {
    event.preventDefault();
    this.close();
  };

  /**
   * A browser may close the dialog itself, for example at a second Escape. The event of an earlier dialog can come while the next
   * one is not shown yet.
   */
  #closed = ({ target }) => {
    if (this.#isShown && !target.open) this.close();
  };

  /** The key that opened the dialog does not also confirm it while it is held. */
  #keydown = event => {
    if (event.repeat && event.key === 'Enter') event.preventDefault();
  };

  /** The element, which the host renders. */
  render({ t }) {
    if (!this.#content) return html`<dialog></dialog>`;
    const { title, body, confirm, cancel = t('dialog.no'), danger } = this.#content;
    return html`
      <dialog aria-labelledby="dialog-title" part="dialog"
        @cancel=${this.#cancel} @close=${this.#closed} @keydown=${this.#keydown}>
        <form @submit=${this.#submit} novalidate>
          <h2 id="dialog-title">${title}</h2>
          ${body?.() ?? nothing}
          <div class="row end">
            <button type="button" class="secondary" part="button" @click=${this.#cancel}>${cancel}</button>
            <button class=${danger ? 'danger' : 'primary'} part="button">${confirm}</button>
          </div>
        </form>
      </dialog>`;
  }
}
