import { internalProperties } from '@ancv-connect/elements/element.js';
import { html } from '@ancv-connect/elements/html.js';
import { icon } from './icon.js';
import { nothing } from 'lit';
import { t } from '../lib/i18n.js';
import { ConsoleElement } from './console-element.js';

/** One notice above the page for all uncaught errors of scripts and promises. */
class UnexpectedError extends ConsoleElement {
  static properties = internalProperties('visible');

  #show = () => (this.visible = true);

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
    if (!this.visible) return nothing;
    return html`
      <div class="note error unexpected" role="alert">
        ${icon('alert')}
        <div>
          <strong>${t('problem.unexpected')}</strong>
          <p>${t('problem.unexpected.detail')}</p>
          <div class="row">
            <button class="primary" @click=${() => location.reload()}>${t('unexpected.reload')}</button>
            <button class="secondary" @click=${() => (this.visible = false)}>${t('unexpected.close')}</button>
          </div>
        </div>
      </div>`;
  }
}

customElements.define('unexpected-error', UnexpectedError);
