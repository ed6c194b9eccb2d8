// The page's own texts. The document itself is in English.

import { state } from '/console/lib/state.js';

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
    'no-id': 'Enter an id.',
    'no-token': 'The token could not be issued: {reason}',
  },
  fr: {
    'console': 'Console',
    'role': 'Rôle',
    'role.platform': 'plateforme',
    'role.establishment': 'établissement',
    'role.guest': 'voyageur',
    'establishment': 'Établissement',
    'folder': 'Dossier',
    'try': 'Essayer',
    'ready': 'Chaque appel ci-dessous est envoyé avec un jeton pour ce rôle. Le document est en anglais.',
    'no-sample': 'Le dossier d’exemple n’a pas pu être créé : {reason}',
    'no-id': 'Saisissez un identifiant.',
    'no-token': 'Le jeton n’a pas pu être émis : {reason}',
  },
};

/** The language that was chosen in the console; otherwise the browser's. */
export const language = state.get('language');

/** The text, with its {placeholders} replaced. */
export const text = (key, values = {}) => TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
