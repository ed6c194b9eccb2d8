import '../checkout/checkout-view.js';
import '../folder/folder-view.js';
import '../money/money-view.js';
import '../phone/phone-view.js';
import { internalProperties } from '@ancv-connect/elements/element.js';
import { html } from '@ancv-connect/elements/html.js';
import { icon } from '../../components/icon.js';
import { ConsoleElement } from '../../components/console-element.js';
import { WIDE_SCREEN } from '../../lib/browser.js';
import { t } from '../../lib/i18n.js';
import { urlOf } from '../../lib/router.js';

const LINKS = [
  ['argent', 'house'],
  ['dossier', 'folder'],
  ['reservation', 'tent'],
  ['telephone', 'phone'],
];

/** The establishment, the guest and the phone in columns on a wide screen; links to each view on any other. */
class DemoView extends ConsoleElement {
  static properties = internalProperties('tab');

  #onWidthChange = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    this.tab ??= 'argent';
    WIDE_SCREEN.addEventListener('change', this.#onWidthChange);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    WIDE_SCREEN.removeEventListener('change', this.#onWidthChange);
  }

  /** Selects the establishment's tab that the tour or a new folder needs. */
  onEvent(type, { view }) {
    if (type === 'tour.step' && ['argent', 'dossier'].includes(view)) this.tab = view;
    if (type === 'folder.opened') this.tab = 'dossier';
  }

  render() {
    return html`
      <div class="demo">
        <header class="hero">
          <h1>${t('demo.title')}</h1>
          <p>${t(WIDE_SCREEN.matches ? 'demo.text' : 'demo.text.narrow')}</p>
          <button class="primary" @click=${() => document.querySelector('guided-tour').start()}>
            ${icon('play')}${t('tour.start')}
          </button>
        </header>
        ${WIDE_SCREEN.matches ? this.#columns() : viewLinks()}
      </div>`;
  }

  #columns() {
    const tab = name => html`
      <button type="button" aria-pressed=${this.tab === name ? 'true' : 'false'} @click=${() => (this.tab = name)}>
        ${t(`nav.${name}`)}
      </button>`;
    const establishmentView =
      this.tab === 'argent' ? html`<money-view embedded></money-view>` : html`<folder-view embedded></folder-view>`;
    return html`
      <div class="columns">
        <section aria-label=${t('demo.establishment')}>
          <header class="column-head">
            <p>${t('demo.establishment')}</p>
            <div class="segments">${tab('argent')}${tab('dossier')}</div>
          </header>
          ${establishmentView}
        </section>
        <section aria-label=${t('demo.guest')}>
          <header class="column-head"><p>${t('demo.guest')}</p></header>
          <checkout-view embedded></checkout-view>
        </section>
        <section aria-label=${t('demo.phone')}>
          <header class="column-head"><p>${t('demo.phone')}</p></header>
          <phone-view embedded></phone-view>
        </section>
      </div>`;
  }
}

const viewLinks = () => html`<ul class="view-links">${LINKS.map(viewLink)}</ul>`;

const viewLink = ([view, drawing]) => html`
  <li>
    <a class="card" href=${urlOf(view)}>
      ${icon(drawing)}<span><b>${t(`nav.${view}`)}</b><small>${t(`nav.${view}.about`)}</small></span>
    </a>
  </li>`;

customElements.define('demo-view', DemoView);
