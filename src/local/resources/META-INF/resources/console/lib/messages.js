// Every word of the console, in the language that is chosen.

import en from '../texts/messages.en.js';
import fr from '../texts/messages.fr.js';
import { state } from './state.js';

const TEXTS = { fr, en };

/** The text with its {places} filled in. */
export function t(key, filled = {}) {
  const text = TEXTS[state.get('language')][key];
  if (text === undefined) throw new Error(`No text for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => filled[name]);
}

/** The text, or nothing where there is none: for words that the service may coin later. */
export const maybe = key => TEXTS[state.get('language')][key];
