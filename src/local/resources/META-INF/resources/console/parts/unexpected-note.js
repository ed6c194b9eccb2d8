import { nothing } from 'lit';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { icon } from './icon.js';
import { own, Part } from './part.js';

/** Uncaught errors of scripts and promises: one notice for all of them, above the page. */
class UnexpectedNote extends Part {
  static properties = own('shown');

  #show = () => (this.shown = true);

  connectedCallback() {
    super.connectedCallback();
    addEventListener('error', this.#show);
    addEventListener('unhandledrejection', this.#show);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('error', this.#show);
    removeEventListener('unhandledrejection', this.#show);
  }

  render() {
    if (!this.shown) return nothing;
    return html`
      <div class="note bad unexpected" role="alert">
        ${icon('alert')}
        <div>
          <strong>${t('problem.unexpected')}</strong>
          <p>${t('problem.unexpected.detail')}</p>
          <div class="row">
            <button class="primary" @click=${() => location.reload()}>${t('unexpected.reload')}</button>
            <button class="quiet" @click=${() => (this.shown = false)}>${t('unexpected.close')}</button>
          </div>
        </div>
      </div>`;
  }
}

customElements.define('unexpected-note', UnexpectedNote);
