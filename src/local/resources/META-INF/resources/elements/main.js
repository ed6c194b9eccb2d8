// The gallery: selects a state, and shows it in a frame of its own with the source for it.

import { stateFrame } from './frame.js';
import { htmlOf, scriptOf } from './source.js';
import { STATES } from './states.js';
import { text } from './texts.js';

/** The list is then above the element, as in style.css. */
const NARROW = matchMedia('(max-width: 48rem)');

const find = id => document.getElementById(id);
const knobs = find('knobs');
const { locale, theme, width } = knobs.elements;
const frame = document.querySelector('iframe');
const show = stateFrame(frame);

const current = () => STATES.find(({ name }) => name === location.hash.slice(1)) ?? STATES[0];
/** The name of a state within those of its element. */
const shortName = name => name.slice(name.indexOf('-') + 1);

/** Shows the state of the address with the chosen language, theme and width. */
async function update() {
  const state = current();
  const options = { state: state.name, locale: locale.value, theme: theme.value };
  frame.style.width = `${width.value}px`;
  translate(state);
  find('html').textContent = htmlOf(state, options);
  find('script').textContent = scriptOf(state);
  find('alone').href = `/elements/state.html?${new URLSearchParams(options)}`;
  find('sheet').href = `/elements/sheet.html?state=${state.name}`;
  markCurrent(state);
  const { events } = await show(options);
  if (state === current()) report(state, events);
}

/** The texts of the page, which follow the language of the element. */
function translate(state) {
  const language = locale.value;
  document.documentElement.lang = language;
  document.documentElement.style.colorScheme = theme.value;
  document.title = text(language, 'title');
  document.querySelectorAll('[data-text]').forEach(one => (one.textContent = text(language, one.dataset.text)));
  document.querySelectorAll('[data-label]').forEach(one => {
    one.setAttribute('aria-label', text(language, one.dataset.label));
  });
  width.nextElementSibling.textContent = text(language, 'pixels', { width: width.value });
  find('name').textContent = state.name;
  frame.title = text(language, 'frame', { state: state.name });
}

/** What the page around the element is told. */
function report({ isEmpty }, events) {
  const language = locale.value;
  const names = events.map(({ type, reason }) => (reason ? `${type} (${reason})` : type));
  const told = names.length ? `${text(language, 'events')} ${names.join(', ')}` : text(language, 'events.none');
  find('events').textContent = isEmpty ? `${text(language, 'empty')} ${told}` : told;
}

function markCurrent(state) {
  for (const link of document.querySelectorAll('#states a')) {
    const isCurrent = link.hash.slice(1) === state.name;
    link.ariaCurrent = isCurrent ? 'true' : null;
    if (isCurrent && !NARROW.matches) link.closest('details').open = true;
  }
}

/** A list of links for each element. */
function listStates() {
  for (const [tag, states] of Map.groupBy(STATES, ({ tag }) => tag)) {
    const group = document.createElement('details');
    const list = document.createElement('ul');
    group.append(Object.assign(document.createElement('summary'), { textContent: tag }), list);
    for (const state of states) {
      const item = document.createElement('li');
      item.append(
        Object.assign(document.createElement('a'), { href: `#${state.name}`, textContent: shortName(state.name) }),
      );
      list.append(item);
    }
    find('states').append(group);
  }
}

/** The settings are in the address, so that it can be sent to somebody. */
function readSettings() {
  const settings = new URLSearchParams(location.search);
  locale.value = settings.get('locale') ?? (/^en/.test(navigator.language) ? 'en' : 'fr');
  theme.value = settings.get('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  width.value = settings.get('width') ?? Math.min(420, Math.max(320, document.documentElement.clientWidth - 32));
}

knobs.addEventListener('input', () => {
  history.replaceState(null, '', `?${new URLSearchParams(new FormData(knobs))}${location.hash}`);
  update();
});
knobs.addEventListener('submit', event => event.preventDefault());
addEventListener('hashchange', () => {
  update();
  if (NARROW.matches) find('element').focus();
});
// The address already names the state.
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  find('element').focus();
});
readSettings();
listStates();
update();
