import { nothing } from 'lit';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { ConsoleElement, internalProperties } from './console-element.js';

/** A modal dialog: a confirmation before an irreversible action, or a form. */
class FormDialog extends ConsoleElement {
  static properties = internalProperties('content');

  #resolve;

  /**
   * Opens with `{ title, body, confirm, cancel, danger }`; `body` is a function, so that it follows the language.
   * Resolves to the form's data, or to null where the user cancels.
   */
  open(content) {
    this.content = content;
    this.updateComplete.then(() => this.querySelector('dialog').showModal());
    return new Promise(resolve => (this.#resolve = resolve));
  }

  #close(result) {
    this.querySelector('dialog').close();
    this.content = undefined;
    this.#resolve(result);
  }

  #submit(event) {
    event.preventDefault();
    this.#close(new FormData(event.target));
  }

  #cancel(event) {
    event.preventDefault();
    this.#close(null);
  }

  render() {
    if (!this.content) return html`<dialog></dialog>`;
    const { title, body, confirm, cancel = t('dialog.no'), danger } = this.content;
    return html`
      <dialog aria-labelledby="dialog-title" @cancel=${this.#cancel}>
        <form @submit=${this.#submit}>
          <h2 id="dialog-title">${title}</h2>
          ${body?.() ?? nothing}
          <div class="row end">
            <button type="button" class="secondary" @click=${this.#cancel}>${cancel}</button>
            <button class=${danger ? 'danger' : 'primary'}>${confirm}</button>
          </div>
        </form>
      </dialog>`;
  }
}

customElements.define('form-dialog', FormDialog);
