import { createClient } from '@ancv-connect/client';
import { LitElement, nothing } from 'lit';
import { Focus } from './focus.js';
import { html } from './html.js';
import { problemNote } from './notes.js';
import { clockOf, KEY_STORAGE, sayOnce, toProblem } from './service.js';
import { styles } from './styles/styles.js';
import { createTexts, languageAround, languageOf } from './texts.js';

const WARNING_DELAY_MS = 3000;

/** Declares reactive properties that no attribute sets. */
export const internalProperties = (...names) => Object.fromEntries(names.map(name => [name, { state: true }]));

const HEADINGS = [
  (text, depth) => html`<h1 class="depth${depth}" part="heading">${text}</h1>`,
  (text, depth) => html`<h2 class="depth${depth}" part="heading">${text}</h2>`,
  (text, depth) => html`<h3 class="depth${depth}" part="heading">${text}</h3>`,
  (text, depth) => html`<h4 class="depth${depth}" part="heading">${text}</h4>`,
  (text, depth) => html`<h5 class="depth${depth}" part="heading">${text}</h5>`,
  (text, depth) => html`<h6 class="depth${depth}" part="heading">${text}</h6>`,
];

/**
 * The base of all elements: the client of the service, the language, the problem of the last action, and announcements.
 *
 * @attr {string} api - The address of the service without a slash at the end. By default the origin of the page.
 * @attr {'fr' | 'en'} locale - The language. By default that of the page (`lang`), or French.
 * @attr {number} heading-level - The level of the first headings, 2 by default.
 * @prop {string | ((options: { refresh: boolean }) => string | Promise<string>)} token - The bearer token, or a function that
 *   supplies it. `refresh` is true once after a token was not accepted.
 * @prop {AncvConnectClient} client - A client in place of `api` and `token`, for example one that the page uses itself.
 * @csspart button - Each button.
 * @csspart card - Each card.
 * @csspart field - A field with its label and hint.
 * @csspart heading - Each heading.
 * @csspart input - Each input and select.
 * @csspart note - Each message, such as the outcome of a payment.
 * @csspart problem - The message about a problem, which is also a `note`.
 * @cssprop --ancv-accent - Buttons, links, the focus, and what is paid.
 * @cssprop --ancv-on-accent - Texts on the accent colour.
 * @cssprop --ancv-surface - The background of cards, fields and dialogs.
 * @cssprop --ancv-text - Texts.
 * @cssprop --ancv-text-muted - Hints.
 * @cssprop --ancv-border - The borders of fields.
 * @cssprop --ancv-divider - Lines inside of a card.
 * @cssprop --ancv-warning - What waits, and advice.
 * @cssprop --ancv-danger - Problems, and what cannot be undone.
 * @cssprop --ancv-radius - The corners of cards; those of fields are at most 12px.
 * @cssprop --ancv-gap - The space between cards.
 * @cssprop --ancv-shadow - The shadow of cards.
 */
export class AncvConnectElement extends LitElement {
  static styles = styles;
  static properties = {
    api: {},
    locale: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    token: { attribute: false },
    client: { attribute: false },
    ...internalProperties('busy', 'problem', 'readProblem', 'announcement'),
  };
  /** The properties that say what is shown: when one of them changes, nothing of before is shown or finished here. */
  static subject = ['api'];
  /** Texts of a subclass by language, in place of or in addition to those of the elements. */
  static messages = {};

  #client;
  #connection;
  #language;
  #texts;
  #task;
  #focus = new Focus(this);
  #voice = Symbol();
  /** Whether the token changed since the last refresh that a change caused. */
  #hasOtherToken = false;

  constructor() {
    super();
    this.api = '';
    this.headingLevel = 2;
    this.states = this.attachInternals().states;
  }

  /** Marks the slots that have content, for the styles. */
  createRenderRoot() {
    const root = super.createRenderRoot();
    root.addEventListener('slotchange', ({ target }) =>
      target.toggleAttribute('data-filled', target.assignedNodes().length > 0),
    );
    return root;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#language = languageAround(this);
    this.requestUpdate();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    setTimeout(() => this.#warnWithoutToken(), WARNING_DELAY_MS);
    const refresh = () => document.hidden || this.refresh();
    document.addEventListener('visibilitychange', refresh, { signal });
    addEventListener('online', refresh, { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && refresh(), { signal });
    this.onConnect(signal);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#connection.abort();
  }

  /** An element without a token shows nothing, so that a developer would not know why. */
  #warnWithoutToken() {
    if (this.isConnected && !this.isReady) console.warn(`${this.localName}: the property token is missing`);
  }

  /** Called with a signal that is aborted when the element leaves the page. */
  onConnect() {
    this.refresh();
  }

  /** Forgets what was shown; called before something else is. */
  reset() {
    this.#task = undefined;
    Object.assign(this, { busy: false, problem: undefined, readProblem: undefined });
  }

  /**
   * Reads the data again. Elements do so themselves, also when the page is shown again.
   *
   * @public
   */
  refresh() {}

  /** The language of the texts. A browser translation changes the page's `lang`, so that it is read when the element is added. */
  get texts() {
    const language = languageOf(this.locale || this.#language);
    if (this.#texts?.language !== language) this.#texts = createTexts(language, this.constructor.messages);
    return this.#texts;
  }

  /** The service's clock. */
  get clock() {
    return this.client ?? clockOf(this.#address);
  }

  /** The client: the property `client`, or one with the token of this element. */
  get service() {
    return this.client ?? this.#client;
  }

  get #address() {
    return (this.api ?? '').replace(/\/+$/, '');
  }

  willUpdate(changed) {
    if (changed.has('api')) this.#client = this.#createClient();
    if (this.constructor.subject.some(name => changed.has(name))) this.reset();
  }

  updated(changed) {
    const isOther = [...this.constructor.subject, 'client', 'locale'].some(name => changed.has(name));
    if (changed.has('token')) this.#hasOtherToken = true;
    // A token can come late, and another one can help where the last one did not, also where it came during that read.
    const canHelp = this.#hasOtherToken && (this.readProblem || (changed.has('token') && !changed.get('token')));
    if (canHelp && !changed.has('token')) this.readProblem = undefined;
    if (!isOther && !canHelp) return;
    this.#hasOtherToken = false;
    this.refresh();
  }

  #createClient() {
    return createClient({
      baseUrl: this.#address,
      token: async options => (typeof this.token === 'function' ? this.token(options) : this.token),
      language: () => this.texts.language,
      storage: KEY_STORAGE,
      clock: clockOf(this.#address),
    });
  }

  /** Whether requests can be sent. */
  get isReady() {
    return Boolean(this.isConnected && this.hasUpdated && (this.client ?? this.token));
  }

  /** Shows a state to CSS as `:state(…)`, in the browsers that have it. */
  setState(name, isOn) {
    try {
      this.states[isOn ? 'add' : 'delete'](name);
    } catch {
      // Nothing depends on it.
    }
  }

  /** Dispatches an event of the element's contract, which leaves all shadow roots. */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Announces a text to screen readers, the same text again too; but not what another element of the page has just announced. */
  announce = text => {
    if (sayOnce(text, this.#voice)) this.announcement = this.announcement === text ? `${text}\u00a0` : text;
  };

  /**
   * Runs the task and shows its problem. Returns whether it succeeded, and false where something else is shown since then.
   *
   * @param {(isCurrent: () => boolean) => Promise<void>} task gets a function that returns whether the same is still shown
   */
  async run(task) {
    const own = (this.#task = {});
    const isCurrent = () => own === this.#task;
    Object.assign(this, { busy: true, problem: undefined });
    let problem;
    try {
      await task(isCurrent);
    } catch (error) {
      problem = toProblem(error);
    }
    if (!isCurrent()) return false;
    Object.assign(this, { busy: false, problem });
    return !problem;
  }

  /** Focuses the first match as soon as there is one, where the focused part of this element was removed or disabled. */
  restoreFocus(selector) {
    this.#focus.restore(selector);
  }

  /** A heading, so many levels below the first one. */
  heading(text, depth = 0) {
    const level = Math.min(Math.max((this.headingLevel || 2) + depth, 1), 6);
    return HEADINGS[level - 1](text, depth);
  }

  /** The content, or a problem note where it throws, and the live region. */
  render() {
    let content;
    try {
      content = this.content();
    } catch (error) {
      content = problemNote(this.texts, toProblem(error));
    }
    return html`
      <div class="root" lang=${this.texts.language} aria-busy=${this.busy ? 'true' : 'false'}>${content ?? nothing}</div>
      <div class="visually-hidden" role="status" lang=${this.texts.language}>${this.announcement ?? ''}</div>`;
  }
}
