/**
 * @import { components } from './schema.js'
 * @typedef {components['schemas']['PaymentFields']} PaymentFields
 */

/**
 * Whether the payment has its outcome. A paid payment is final, although it can be refused or cancelled later.
 *
 * @param {Pick<PaymentFields, 'status'>} payment
 * @returns {boolean}
 */
export const isFinal = ({ status }) => !['REQUESTED', 'PENDING', 'REFUSING', 'CANCELLING'].includes(status);
