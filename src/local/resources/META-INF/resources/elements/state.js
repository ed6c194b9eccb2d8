// Shows one state of one element, without a service: as a page of its own, or in a frame of the gallery.

import '@ancv-connect/elements';
import { clientOf } from './client.js';
import { PROBLEMS } from './problems.js';
import { EVENTS } from './source.js';
import { STATES } from './states.js';

/** The least space around a dialog, which the browser itself keeps. */
const DIALOG_MARGIN = 48;
const MAX_SETTLE_ROUNDS = 20;

const main = document.querySelector('main');

/** The events since the state was shown. */
let events = [];
for (const type of new Set(Object.values(EVENTS).flat())) {
  addEventListener(type, ({ detail }) => events.push({ type, reason: detail.reason }));
}

/**
 * Shows the state.
 *
 * @returns {Promise<{ height: number, events: { type: string, reason?: string }[] }>} once it is on the screen
 */
async function show({ state: name, locale, theme }) {
  const state = STATES.find(one => one.name === name);
  const element = create(state, locale);
  Object.assign(document.documentElement, { lang: locale, dir: state.dir ?? 'ltr' });
  document.documentElement.style.colorScheme = theme;
  events = [];
  main.replaceChildren(element);
  await settle(element);
  for (const act of state.acts ?? []) {
    act(element.renderRoot);
    await settle(element);
  }
  // Neither a ring nor a caret.
  document.activeElement?.blur();
  observe(element);
  return { height: height(), events };
}

/** The element with its attributes and the page's own content. */
function create({ tag, attributes, slots = [], ...state }, locale) {
  const element = Object.assign(document.createElement(tag), { client: clientOf(state, locale), locale });
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  for (const { slot, tag: name, attributes: more = {}, text } of slots) {
    const content = Object.assign(document.createElement(name), { slot, textContent: text[locale] });
    Object.entries(more).forEach(([attribute, value]) => content.setAttribute(attribute, value));
    element.append(content);
  }
  return element;
}

/** Waits until two rounds of the event loop changed nothing: the answers of the client come without a delay. */
async function settle(element) {
  let unchanged = 0;
  for (let round = 0; round < MAX_SETTLE_ROUNDS && unchanged < 2; round++) {
    const before = element.renderRoot.innerHTML;
    await new Promise(resolve => setTimeout(resolve));
    await element.updateComplete;
    unchanged = element.renderRoot.innerHTML === before ? unchanged + 1 : 0;
  }
  await document.fonts.ready;
}

/** The height that the state needs, with a dialog in full. */
function height() {
  const dialog = main.firstElementChild.renderRoot.querySelector('dialog[open]');
  return Math.ceil(Math.max(main.offsetHeight, dialog ? dialog.scrollHeight + DIALOG_MARGIN : 0));
}

const tellHeight = () => dispatchEvent(new CustomEvent('gallery-height', { detail: height() }));
const resizing = new ResizeObserver(tellHeight);

/** Tells the gallery when the height changes, also where a person opens a dialog. */
function observe(element) {
  resizing.disconnect();
  resizing.observe(main);
  element.renderRoot.addEventListener('toggle', tellHeight, true);
}

const { state, locale = 'fr', theme = 'light' } = Object.fromEntries(new URLSearchParams(location.search));
window.gallery = {
  show,
  states: STATES,
  problems: PROBLEMS,
  shown: state ? show({ state, locale, theme }) : undefined,
};
