// Texts, amounts and times in the selected language.

import { cents, formatMoney as formatMoneyIn } from '@ancv-connect/client';
import en from '../texts/messages.en.js';
import fr from '../texts/messages.fr.js';
import { state } from './state.js';

/** Puts no-break spaces before French punctuation, so that it does not begin a line. */
const withNoBreakSpaces = text => text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');
const TEXTS = {
  fr: Object.fromEntries(Object.entries(fr).map(([key, text]) => [key, withNoBreakSpaces(text)])),
  en,
};

/**
 * The text with its {placeholders} replaced. A key without a text gives its last part,
 * so that a value that the service adds later (`status.PARKED`) is still shown.
 */
export const t = (key, values) => tOptional(key, values) ?? key.slice(key.indexOf('.') + 1);

/** The text, or undefined where there is none. */
export const tOptional = (key, values = {}) =>
  TEXTS[state.get('language')][key]?.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const locale = () => (state.get('language') === 'fr' ? 'fr-FR' : 'en-GB');
const dateFormat = options => instant => new Intl.DateTimeFormat(locale(), options).format(new Date(instant));

export const formatTime = dateFormat({ hour: '2-digit', minute: '2-digit' });
export const formatTimeWithSeconds = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const formatWeekday = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' });
export const formatDateTime = dateFormat({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
/** A date without a time, such as 2026-08-15: the same day in every time zone. */
export const formatDate = dateFormat({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** 167000 ms as 2:47. */
export function formatDuration(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export const formatMoney = money => formatMoneyIn(money, state.get('language'));

/** Whether the language writes the currency sign before the amount. */
export const isCurrencyFirst = () => formatMoney(cents(0)).startsWith('€');

/** Cents as the value of an amount field: 120 or 120,50. */
export const formatAmountInput = amount =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: amount % 100 ? 2 : 0, useGrouping: false }).format(
    amount / 100,
  );
