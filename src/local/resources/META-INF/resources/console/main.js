import './components/unexpected-error.js';
import './views/demo/demo-view.js';
import './views/demo/guided-tour.js';
import './views/money/payments-view.js';
import { AncvConnectElement } from '@ancv-connect/elements/element.js';
import { html } from '@ancv-connect/elements/html.js';
import { icon } from './components/icon.js';
import { sharedStyles } from '@ancv-connect/elements/styles/styles.js';
import { ConsoleElement } from './components/console-element.js';
import { announce } from './lib/browser.js';
import { publishElementEvents } from './lib/element-events.js';
import { t } from './lib/i18n.js';
import { currentRoute, urlOf } from './lib/router.js';
import { state } from './lib/state.js';

const NAVIGATION = [
  ['argent', 'house'],
  ['dossier', 'folder'],
  ['reservation', 'tent'],
  ['telephone', 'phone'],
];
/** Selects the id that the URL of a view names. */
const SELECT = {
  argent: state.selectEstablishment,
  paiements: state.selectEstablishment,
  dossier: state.selectFolder,
  reservation: state.selectFolder,
  telephone: phone => state.set({ phone }),
};
const VIEWS = {
  demonstration: () => html`<demo-view></demo-view>`,
  argent: () => html`<money-view></money-view>`,
  paiements: () => html`<payments-view></payments-view>`,
  dossier: () => html`<folder-view></folder-view>`,
  reservation: () => html`<checkout-view></checkout-view>`,
  telephone: () => html`<phone-view></phone-view>`,
};
/** The entry of the navigation for a view that has none of its own. */
const PARENTS = { paiements: 'argent' };
const DARK_SCHEME = matchMedia('(prefers-color-scheme: dark)');

/** The page around the views: navigation, language and theme. */
class AncvConsole extends ConsoleElement {
  #language;

  connectedCallback() {
    // Removes the text of index.html that is for a page whose scripts do not load.
    this.replaceChildren();
    super.connectedCallback();
    publishElementEvents(this);
    addEventListener('hashchange', () => {
      this.#applyRoute();
      scrollTo(0, 0);
      announce(t(`nav.${currentRoute().view}`));
    });
    DARK_SCHEME.addEventListener('change', () => this.requestUpdate());
    this.#applyRoute();
  }

  /** The elements of ANCV Connect read their data again at once. */
  onEvent() {
    this.querySelectorAll('*').forEach(element => element instanceof AncvConnectElement && element.refresh());
  }

  #applyRoute() {
    const { view, id } = currentRoute();
    if (id) SELECT[view](id);
    this.requestUpdate();
  }

  get #isDark() {
    return state.get('theme') === 'system' ? DARK_SCHEME.matches : state.get('theme') === 'dark';
  }

  updated() {
    const language = state.get('language');
    // A browser translation changes this attribute too, so it is written only when the language changes.
    if (this.#language !== language) document.documentElement.lang = this.#language = language;
    document.documentElement.dataset.theme = this.#isDark ? 'dark' : 'light';
    document.title = `${t(`nav.${currentRoute().view}`)} · ${t('product')}`;
  }

  render() {
    const { view } = currentRoute();
    return html`
      <button class="skip primary" @click=${() => document.getElementById('main').focus()}>${t('nav.skip')}</button>
      <header class="top">
        ${brandLink()}
        <nav aria-label=${t('nav.label')}>
          ${NAVIGATION.map(([name, drawing]) => navigationLink(name, drawing, view))}
        </nav>
        ${this.#tools()}
      </header>
      <main id="main" tabindex="-1">${VIEWS[view]()}</main>
      <guided-tour></guided-tour>
      <footer>${t('footer')} <a href="/reference">${t('footer.reference')}</a> · <a href="/elements">${t('footer.elements')}</a></footer>`;
  }

  #tools() {
    const otherLanguage = state.get('language') === 'fr' ? 'en' : 'fr';
    const isDark = this.#isDark;
    return html`
      <div class="row tools">
        <button class="secondary language" lang=${otherLanguage} @click=${() => state.set({ language: otherLanguage })}>
          ${t('language.other')}
        </button>
        <button class="round" aria-pressed=${isDark ? 'true' : 'false'} aria-label=${t('theme.dark')}
          @click=${() => state.set({ theme: isDark ? 'light' : 'dark' })}>${icon(isDark ? 'sun' : 'moon')}</button>
      </div>`;
  }
}

const brandLink = () => html`
  <a class="brand" href="#/" aria-label=${t('nav.demonstration')}>
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9"/><path d="M8 18.5c3-5 5.5-5 8-1.500s5 3.5 8-1.5"/>
    </svg>
    <span>${t('product')}</span>
  </a>`;

function navigationLink(view, drawing, current) {
  const ancestor = PARENTS[current] === view ? 'true' : 'false';
  return html`
    <a href=${urlOf(view)} aria-current=${current === view ? 'page' : ancestor}>
      ${icon(drawing)}<span>${t(`nav.${view}`)}</span>
    </a>`;
}

/** The styles of the elements, in a layer: those of the console come before them. */
function adoptStyles() {
  const styles = new CSSStyleSheet();
  styles.replaceSync(`@layer elements { ${sharedStyles.map(({ cssText }) => cssText).join('')} }`);
  document.adoptedStyleSheets = [styles];
}

adoptStyles();

customElements.define('ancv-console', AncvConsole);
