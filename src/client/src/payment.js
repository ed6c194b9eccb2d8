/**
 * @import { components } from './schema.js'
 * @typedef {components['schemas']['ListedPayment']} ListedPayment
 */

/**
 * Whether the payment has its outcome: it is not REQUESTED, PENDING, REFUSING or CANCELLING. A paid payment is final, although it
 * can be refused or cancelled later.
 *
 * @param {Pick<ListedPayment, 'status'>} payment
 * @returns {boolean}
 */
export const isFinal = ({ status }) => !/^REQUESTED$|ING$/.test(status);
