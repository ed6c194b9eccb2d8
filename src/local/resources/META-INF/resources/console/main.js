import './parts/unexpected-note.js';
import { announce } from './lib/announce.js';
import { compareClocks } from './lib/clock.js';
import { html } from './lib/html.js';
import { t } from './lib/messages.js';
import { addressOf, whereabouts } from './lib/router.js';
import { state } from './lib/state.js';
import { icon } from './parts/icon.js';
import { Part } from './parts/part.js';
import './places/demo-place.js';
import './tour.js';

const NAV = [['argent', 'house'], ['dossier', 'folder'], ['reservation', 'tent'], ['telephone', 'phone']];
const OPEN = {
  argent: state.chooseEstablishment,
  dossier: state.lookAt,
  reservation: state.lookAt,
  telephone: phone => state.set({ phone }),
};
const DARK = matchMedia('(prefers-color-scheme: dark)');
const PLACES = {
  demonstration: () => html`<demo-place></demo-place>`,
  argent: () => html`<money-place></money-place>`,
  dossier: () => html`<folder-place></folder-place>`,
  reservation: () => html`<checkout-place></checkout-place>`,
  telephone: () => html`<phone-place></phone-place>`,
};

/** The frame around the places: the way to each, the language, and light or dark. */
class AncvConsole extends Part {
  #language;

  connectedCallback() {
    // Removes the text of index.html that is for a page whose scripts do not load.
    this.replaceChildren();
    super.connectedCallback();
    addEventListener('hashchange', () => {
      this.#arrive();
      scrollTo(0, 0);
      announce(t(`nav.${whereabouts().place}`));
    });
    DARK.addEventListener('change', () => this.requestUpdate());
    this.#arrive();
  }

  /** What the address names is what is looked at. */
  #arrive() {
    const { place, about } = whereabouts();
    if (about) OPEN[place](about);
    this.requestUpdate();
  }

  get #isDark() {
    return state.get('theme') === 'system' ? DARK.matches : state.get('theme') === 'dark';
  }

  updated() {
    const { place } = whereabouts();
    // A browser translation changes this attribute too, so it is written only when the language changes.
    if (this.#language !== state.get('language')) document.documentElement.lang = this.#language = state.get('language');
    document.documentElement.dataset.theme = this.#isDark ? 'dark' : 'light';
    document.title = `${t(`nav.${place}`)} · ${t('product')}`;
  }

  render() {
    const { place } = whereabouts();
    const other = state.get('language') === 'fr' ? 'en' : 'fr';
    return html`
      <button class="skip primary" @click=${() => document.getElementById('main').focus()}>${t('nav.skip')}</button>
      <header class="top">
        <a class="brand" href="#/" aria-label=${t('nav.demonstration')}><svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9"/><path d="M8 18.5c3-5 5.5-5 8-1.500s5 3.5 8-1.5"/></svg><span>${t('product')}</span></a>
        <nav aria-label=${t('nav.label')}>
          ${NAV.map(([name, drawing]) => html`<a href=${addressOf(name)} aria-current=${place === name ? 'page' : 'false'}>${icon(drawing)}<span>${t(`nav.${name}`)}</span></a>`)}
        </nav>
        <div class="row tools">
          <button class="quiet language" lang=${other} @click=${() => state.set({ language: other })}>${t('language.other')}</button>
          <button class="round" aria-pressed=${this.#isDark ? 'true' : 'false'} aria-label=${t('theme.dark')} @click=${() => state.set({ theme: this.#isDark ? 'light' : 'dark' })}>${icon(this.#isDark ? 'sun' : 'moon')}</button>
        </div>
      </header>
      <main id="main" tabindex="-1">${PLACES[place]()}</main>
      <guided-tour></guided-tour>
      <footer>${t('footer')}</footer>`;
  }
}

compareClocks();
customElements.define('ancv-console', AncvConsole);
