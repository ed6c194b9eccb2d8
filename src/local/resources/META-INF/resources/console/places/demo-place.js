import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { addressOf } from '../lib/router.js';
import { WIDE } from '../lib/wide.js';
import { icon } from '../parts/icon.js';
import { own, Part } from '../parts/part.js';
import './checkout-place.js';
import './folder-place.js';
import './money-place.js';
import './phone-place.js';

const CARDS = [['argent', 'house', 'nav.argent'], ['dossier', 'folder', 'nav.dossier'], ['reservation', 'tent', 'nav.reservation'], ['telephone', 'phone', 'nav.telephone']];

/** The establishment, the guest and the phone side by side where there is room; else the way to each. */
class DemoPlace extends Part {
  static properties = own('desk');

  #onWidth = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    this.desk ??= 'argent';
    WIDE.addEventListener('change', this.#onWidth);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    WIDE.removeEventListener('change', this.#onWidth);
  }

  /** The tour, and what happens, bring the right side of the establishment's desk to the front. */
  heard(what, { place }) {
    if (what === 'tour.at' && ['argent', 'dossier'].includes(place)) this.desk = place;
    if (what === 'folder.opened') this.desk = 'dossier';
  }

  render() {
    return html`
      <div class="demo">
        <header class="hero">
          <h1>${t('demo.title')}</h1>
          <p>${t('demo.text')}</p>
          <button class="primary" @click=${() => document.querySelector('guided-tour').start()}>${icon('play')}${t('tour.start')}</button>
        </header>
        ${WIDE.matches ? this.#stages() : this.#cards()}
      </div>`;
  }

  #stages() {
    const tab = name => html`<button type="button" aria-pressed=${this.desk === name ? 'true' : 'false'} @click=${() => (this.desk = name)}>${t(`nav.${name}`)}</button>`;
    return html`
      <div class="stages">
        <section aria-label=${t('demo.establishment')}>
          <header class="stage"><p>${t('demo.establishment')}</p><div class="segments">${tab('argent')}${tab('dossier')}</div></header>
          ${this.desk === 'argent' ? html`<money-place embedded></money-place>` : html`<folder-place embedded></folder-place>`}
        </section>
        <section aria-label=${t('demo.guest')}><header class="stage"><p>${t('demo.guest')}</p></header><checkout-place embedded></checkout-place></section>
        <section aria-label=${t('demo.phone')}><header class="stage"><p>${t('demo.phone')}</p></header><phone-place embedded></phone-place></section>
      </div>`;
  }

  #cards() {
    return html`<ul class="ways">${CARDS.map(([place, drawing, name]) => html`
      <li><a class="card" href=${addressOf(place)}>${icon(drawing)}<span><b>${t(name)}</b><small>${t(`${name}.about`)}</small></span></a></li>`)}</ul>`;
  }
}

customElements.define('demo-place', DemoPlace);
