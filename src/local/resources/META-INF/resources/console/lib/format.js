// Amounts, instants and spans as the reader's language writes them.

import { state } from './state.js';

const locale = () => (state.get('language') === 'fr' ? 'fr-FR' : 'en-GB');
const dateTime = options => instant => new Intl.DateTimeFormat(locale(), options).format(new Date(instant));

export const euros = money => new Intl.NumberFormat(locale(), { style: 'currency', currency: 'EUR' }).format(money.amount / 100);
export const time = dateTime({ hour: '2-digit', minute: '2-digit' });
export const timeExact = dateTime({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const day = dateTime({ weekday: 'long', day: 'numeric', month: 'long' });
/** A date without a time, as the contract has it: 2026-08-15, the same day in every time zone. */
export const date = dateTime({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const dayAndTime = dateTime({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

export const money = cents => ({ amount: cents, currency: 'EUR' });

/** 120, 120,5 or 1 200,50 in cents; NaN where it is no amount. */
export function cents(text) {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN;
}

/** Cents as one types them. */
export const typed = amount => new Intl.NumberFormat(locale(), { minimumFractionDigits: amount % 100 ? 2 : 0, useGrouping: false }).format(amount / 100);

/** 167000 ms as 2:47. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
