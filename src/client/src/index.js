export { createClient } from './client.js';
export { createClock } from './clock.js';
export { AncvConnectError } from './error.js';
export { cents, formatMoney, parseAmount } from './money.js';
export { isFinal } from './payment.js';
export { poll } from './poll.js';

/**
 * @import { components } from './schema.js'
 * @import * as client from './client.js'
 * @import * as clock from './clock.js'
 * @import * as error from './error.js'
 * @import * as operations from './operations.js'
 * @import * as start from './start.js'
 * @typedef {client.AncvConnectClient} AncvConnectClient
 * @typedef {client.ClientOptions} ClientOptions
 * @typedef {client.CreatedPaymentLink} CreatedPaymentLink
 * @typedef {client.WaitOptions} WaitOptions
 * @typedef {clock.ServiceClock} ServiceClock
 * @typedef {error.ErrorCode} ErrorCode
 * @typedef {operations.CallOptions} CallOptions
 * @typedef {start.KeyStorage} KeyStorage
 * @typedef {start.StartedPayment} StartedPayment
 * @typedef {components['schemas']['AncvConnectOption']} AncvConnectOption
 * @typedef {components['schemas']['Establishment']} Establishment
 * @typedef {components['schemas']['Folder']} Folder
 * @typedef {components['schemas']['LinkPaymentStart']} LinkPaymentStart
 * @typedef {components['schemas']['ListedPayment']} ListedPayment
 * @typedef {components['schemas']['Money']} Money
 * @typedef {components['schemas']['Payment']} Payment
 * @typedef {components['schemas']['PaymentLink']} PaymentLink
 * @typedef {components['schemas']['PaymentLinkRequest']} PaymentLinkRequest
 * @typedef {components['schemas']['PaymentLinkState']} PaymentLinkState
 * @typedef {components['schemas']['PaymentMethods']} PaymentMethods
 * @typedef {components['schemas']['PaymentStart']} PaymentStart
 */
