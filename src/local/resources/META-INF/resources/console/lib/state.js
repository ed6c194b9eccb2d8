// What the console remembers in this browser: which establishment, folder and phone it looks at, and how it is to look.

const KEY = 'ancv-connect-console';
const FIRST = { language: 'fr', theme: 'system', establishment: 'camping-des-pins', folder: null, phone: 'marie@exemple.fr', folders: [] };
const MOST_FOLDERS = 12;

const watchers = new Set();
const values = { ...FIRST, ...kept() };

export const state = Object.freeze({
  get: name => values[name],

  set(changes) {
    if (Object.entries(changes).every(([name, value]) => values[name] === value)) return;
    Object.assign(values, changes);
    localStorage.setItem(KEY, JSON.stringify(values));
    watchers.forEach(tell => tell());
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

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
