import { nothing } from 'lit';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { own, Part } from './part.js';

/** A question before something that cannot be taken back, or a window that asks for something. */
class AskDialog extends Part {
  static properties = own('question');

  #settle;

  /** Shows title, body (a function, so that it can change) and buttons; answers the form's data, or null for no. */
  ask(question) {
    this.question = question;
    this.updateComplete.then(() => this.querySelector('dialog').showModal());
    return new Promise(resolve => (this.#settle = resolve));
  }

  #close(answer) {
    this.querySelector('dialog').close();
    this.question = undefined;
    this.#settle(answer);
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
    if (!this.question) return html`<dialog></dialog>`;
    const { title, body, yes, no = t('dialog.no'), danger } = this.question;
    return html`
      <dialog class="ask" aria-labelledby="ask-title" @cancel=${this.#cancel}>
        <form @submit=${this.#submit}>
          <h2 id="ask-title">${title}</h2>
          ${body?.() ?? nothing}
          <div class="row end">
            <button type="button" class="quiet" @click=${this.#cancel}>${no}</button>
            <button class=${danger ? 'danger' : 'primary'}>${yes}</button>
          </div>
        </form>
      </dialog>`;
  }
}

customElements.define('ask-dialog', AskDialog);
