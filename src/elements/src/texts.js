// Texts, amounts and times in one language.

import { cents, formatMoney } from '@ancv-connect/client';
import en from './texts/en.js';
import fr from './texts/fr.js';

/** The languages of the elements. */
export const LANGUAGES = ['fr', 'en'];

const MESSAGES = { fr, en };
const LOCALES = { fr: 'fr-FR', en: 'en-GB' };

/** Puts no-break spaces before French punctuation, so that it does not begin a line. */
const withNoBreakSpaces = text => text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** The language of the elements for a language tag such as `en-GB`; French for any other. */
export const languageOf = (tag = '') =>
  LANGUAGES.includes(tag.slice(0, 2).toLowerCase()) ? tag.slice(0, 2).toLowerCase() : 'fr';

/** The language tag of the closest element that has one, also outside of the shadow roots around this element. */
export function languageAround(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const tag = node.closest('[lang]:not([lang=""])')?.lang;
    if (tag) return tag;
  }
  return undefined;
}

/**
 * The texts and formats of a language, `fr` or `en`. `more` adds messages by language.
 */
export function createTexts(language, more = {}) {
  const messages = { ...MESSAGES[language], ...more[language] };
  const format = options => instant => new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(instant));

  /** The text with its {placeholders} replaced, or undefined where there is none. */
  const tOptional = (key, values = {}) => {
    const text = messages[key]?.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    return language === 'fr' && text ? withNoBreakSpaces(text) : text;
  };
  const money = amount => formatMoney(amount, language);

  return {
    language,
    tOptional,
    /**
     * As `tOptional`. A key without a text gives its last part, so that a value that the service adds later (`status.PARKED`) is
     * still shown.
     */
    t: (key, values) => tOptional(key, values) ?? key.slice(key.indexOf('.') + 1),
    money,
    /** Whether the language writes the currency sign before the amount. */
    isCurrencyFirst: money(cents(0)).startsWith('€'),
    /** Cents as the value of an amount field: 120 or 120,50. */
    amountInput: amount =>
      new Intl.NumberFormat(LOCALES[language], {
        minimumFractionDigits: amount % 100 ? 2 : 0,
        useGrouping: false,
      }).format(amount / 100),
    time: format({ hour: '2-digit', minute: '2-digit' }),
    timeWithSeconds: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    weekday: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    dateTime: format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    /** A date without a time, such as 2026-08-15: the same day in every time zone. */
    date: format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    duration,
  };
}

/** 167000 ms as 2:47. */
function duration(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
