// State that the views share and that this browser stores, and the events between views.

import { storedObject } from './browser.js';

const LANGUAGES = ['fr', 'en'];
const THEMES = ['system', 'light', 'dark'];
const DEFAULTS = {
  language: null,
  theme: 'system',
  establishment: 'camping-des-pins',
  folder: null,
  phone: 'marie@exemple.fr',
  folders: [],
};
const MAX_FOLDERS = 12;

const isNonEmptyString = value => typeof value === 'string' && value !== '';
const isFolder = value => isNonEmptyString(value?.id) && isNonEmptyString(value.establishment);
/** Stored values that fail these checks are ignored. */
const IS_VALID = {
  language: value => LANGUAGES.includes(value),
  theme: value => THEMES.includes(value),
  establishment: isNonEmptyString,
  folder: isNonEmptyString,
  phone: isNonEmptyString,
  folders: value => Array.isArray(value) && value.every(isFolder),
};

const store = storedObject('ancv-connect-console');
const stored = Object.entries(store.read()).filter(([name, value]) => IS_VALID[name]?.(value));
const values = { ...DEFAULTS, ...Object.fromEntries(stored) };
const stateListeners = new Set();
const eventListeners = new Set();

/** The browser's first preferred language that the console has; French where it has none. */
const preferredLanguage = () =>
  navigator.languages.map(name => name.slice(0, 2).toLowerCase()).find(name => LANGUAGES.includes(name)) ?? 'fr';

const notifyStateListeners = () => stateListeners.forEach(listener => listener());
addEventListener('languagechange', notifyStateListeners);

/** Adds the listener; returns the function that removes it. */
function addListener(listeners, listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const state = Object.freeze({
  get: name => (name === 'language' ? (values.language ?? preferredLanguage()) : values[name]),

  set(changes) {
    if (Object.entries(changes).every(([name, value]) => values[name] === value)) return;
    Object.assign(values, changes);
    store.write(values);
    notifyStateListeners();
  },

  /** A folder belongs to one establishment: selecting another one clears the folder. */
  selectEstablishment(id) {
    state.set({ establishment: id, ...(id !== values.establishment && { folder: null }) });
  },

  /** The establishment of a folder that this browser opened before. */
  establishmentOf: id => values.folders.find(folder => folder.id === id)?.establishment,

  /** Selects a folder that may not exist; the view that reads it calls `openFolder`. */
  selectFolder(id) {
    state.set({ folder: id, establishment: state.establishmentOf(id) ?? values.establishment });
  },

  /** Selects the folder and adds it to the list. The public API has no list of folders. */
  openFolder(id, establishment) {
    const others = values.folders.filter(folder => folder.id !== id);
    state.set({ folder: id, establishment, folders: [{ id, establishment }, ...others].slice(0, MAX_FOLDERS) });
  },

  subscribe: listener => addListener(stateListeners, listener),
});

/** Events between views: a view that receives one reads its data again at once instead of at the next poll. */
export const events = Object.freeze({
  publish(type, detail = {}) {
    eventListeners.forEach(listener => listener(type, detail));
  },

  subscribe: listener => addListener(eventListeners, listener),
});
