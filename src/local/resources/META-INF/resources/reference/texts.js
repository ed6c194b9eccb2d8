// The page's own texts, in the browser's language. The document itself is in English.

const TEXTS = {
  en: {
    'console': 'Console',
    'role': 'Role',
    'role.platform': 'platform',
    'role.establishment': 'establishment',
    'role.guest': 'guest',
    'establishment': 'Establishment',
    'folder': 'Folder',
    'try': 'Try it',
    'ready': 'Each call below is sent with a token for this role.',
    'no-sample': 'The sample folder could not be created: {reason}',
    'no-token': 'The token could not be issued: {reason}',
  },
  fr: {
    'console': 'Console',
    'role': 'Rôle',
    'role.platform': 'plateforme',
    'role.establishment': 'établissement',
    'role.guest': 'client',
    'establishment': 'Établissement',
    'folder': 'Dossier',
    'try': 'Essayer',
    'ready': 'Chaque appel ci-dessous est envoyé avec un jeton pour ce rôle.',
    'no-sample': 'Le dossier d’exemple n’a pas pu être créé : {reason}',
    'no-token': 'Le jeton n’a pas pu être émis : {reason}',
  },
};

/** The browser's first preferred language that the page has; French where it has none. */
export const language =
  navigator.languages.map(name => name.slice(0, 2).toLowerCase()).find(name => name in TEXTS) ?? 'fr';

/** The text, with its {placeholders} replaced. */
export const text = (key, values = {}) => TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
