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
 * Reads an amount that a person typed: `120`, `120,5`, `120.50` or `1 200 €`. A space between digits
 * groups them by three, and the sign stands at an end: `120€50` and `120 50` are no amounts, as people mean 120.50 with them.
 *
 * @param {string} text
 * @returns {number} cents; NaN if the text is no amount
 */
export const parseAmount = text =>
  Math.round(
    /** @type {any} the amount as JavaScript writes it; undefined, which gives NaN, if it is none */ (
      text
        .replace(/^[\s€]+|[\s€]+$|\s(?=\d{3})/g, '')
        .replace(',', '.')
        .match(/^\d+(\.\d\d?)?$/)?.[0]
    ) * 100,
  );
