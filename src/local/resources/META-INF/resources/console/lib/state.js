// What the console remembers in this browser: which establishment, folder and phone it looks at, and how it is to look.

import { kept } from './storage.js';

const LANGUAGES = ['fr', 'en'];
const THEMES = ['system', 'light', 'dark'];
const FIRST = { language: null, theme: 'system', establishment: 'camping-des-pins', folder: null, phone: 'marie@exemple.fr', folders: [] };
const MOST_FOLDERS = 12;

const isName = value => typeof value === 'string' && value !== '';
const isFolder = value => isName(value?.id) && isName(value.establishment);
/** Stored values that fail these checks are ignored. */
const IS_VALID = {
  language: value => LANGUAGES.includes(value), theme: value => THEMES.includes(value),
  establishment: isName, folder: isName, phone: isName, folders: value => Array.isArray(value) && value.every(isFolder),
};

const store = kept('localStorage', 'ancv-connect-console');
const watchers = new Set();
const values = { ...FIRST, ...Object.fromEntries(Object.entries(store.read()).filter(([name, value]) => IS_VALID[name]?.(value))) };

/** French or English as the browser prefers, until somebody chooses. */
const preferred = () => navigator.languages.map(name => name.slice(0, 2).toLowerCase()).find(name => LANGUAGES.includes(name)) ?? 'fr';

const tellAll = () => watchers.forEach(tell => tell());
addEventListener('languagechange', tellAll);

export const state = Object.freeze({
  get: name => (name === 'language' ? values.language ?? preferred() : values[name]),

  set(changes) {
    if (Object.entries(changes).every(([name, value]) => values[name] === value)) return;
    Object.assign(values, changes);
    store.write(values);
    tellAll();
  },

  /** A folder belongs to one establishment: with another one, it is no longer looked at. */
  chooseEstablishment(id) {
    state.set({ establishment: id, ...(id !== values.establishment && { folder: null }) });
  },

  /** Whose folder it is, where this browser opened it before. */
  ownerOf: id => values.folders.find(folder => folder.id === id)?.establishment,

  /** Looks at a folder that perhaps does not exist; the place that finds it opens it. */
  lookAt(id) {
    state.set({ folder: id, establishment: state.ownerOf(id) ?? values.establishment });
  },

  /** The contract has no list of folders: those that this browser opened. */
  openFolder(id, establishment) {
    const others = values.folders.filter(folder => folder.id !== id);
    state.set({ folder: id, establishment, folders: [{ id, establishment }, ...others].slice(0, MOST_FOLDERS) });
  },

  watch(tell) {
    watchers.add(tell);
    return () => watchers.delete(tell);
  },
});
