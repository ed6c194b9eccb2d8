// Texts, amounts and times in the selected language.

import { createTexts } from '@ancv-connect/elements/texts.js';
import en from '../texts/messages.en.js';
import fr from '../texts/messages.fr.js';
import { state } from './state.js';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' };
const TEXTS = { fr: createTexts('fr', { fr }), en: createTexts('en', { en }) };

/** The texts of the elements and of the console. */
export const texts = () => TEXTS[state.get('language')];

/** The text with its {placeholders} replaced, or the last part of a key that has none. */
export const t = (key, values) => texts().t(key, values);

/** The text, or undefined where there is none. */
export const tOptional = (key, values) => texts().tOptional(key, values);

export const formatMoney = money => texts().money(money);

/** Cents as the value of an amount field: 120 or 120,50. */
export const formatAmountInput = amount => texts().amountInput(amount);

export const formatTime = instant => texts().time(instant);
export const formatWeekday = instant => texts().weekday(instant);
/** An instant of any year. */
export const formatInstant = instant =>
  new Intl.DateTimeFormat(LOCALES[state.get('language')], { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  );
export const formatDate = date => texts().date(date);
