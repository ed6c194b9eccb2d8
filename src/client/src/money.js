/**
 * @import { components } from './schema.js'
 * @typedef {components['schemas']['Money']} Money
 */

/**
 * An amount of the API.
 *
 * @param {number} amount whole cents
 * @returns {Money}
 */
export const cents = amount => ({ amount, currency: 'EUR' });

/**
 * An amount as people read it: `120,00 €` in French, `€120.00` in English.
 *
 * @param {Money} money
 * @param {'fr' | 'en'} [language]
 * @returns {string}
 */
export const formatMoney = ({ amount, currency }, language = 'fr') =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount / 100);

/**
 * Reads an amount that a person typed: `120`, `120,5`, `120.50` or `1 200 €`.
 *
 * @param {string} text
 * @returns {number} cents; NaN if the text is no amount
 */
export function parseAmount(text) {
  const plain = text.replace(/[\s€]/g, '').replace(',', '.');
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(+plain * 100) : NaN;
}
