// Every word of the console, in the language that is chosen.

import en from '../texts/messages.en.js';
import fr from '../texts/messages.fr.js';
import { state } from './state.js';

/** French punctuation never begins a line. */
const spaced = text => text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');
const TEXTS = { fr: Object.fromEntries(Object.entries(fr).map(([key, text]) => [key, spaced(text)])), en };

/** The text with its {places} filled in. A word that the service coined later (`status.PARKED`) stands for itself. */
export const t = (key, filled) => maybe(key, filled) ?? key.slice(key.indexOf('.') + 1);

/** The text, or nothing where there is none. */
export const maybe = (key, filled = {}) => TEXTS[state.get('language')][key]?.replace(/\{(\w+)\}/g, (_, name) => filled[name]);
