export { createClient } from './client.js';
export { createClock } from './clock.js';
export { AncvConnectError } from './error.js';
export { cents, formatMoney, parseAmount } from './money.js';
export { isFinal } from './payment.js';
export { poll } from './poll.js';

/**
 * @import { components } from './schema.js'
 * @import * as client from './client.js'
 * @typedef {client.AncvConnectClient} AncvConnectClient
 * @typedef {client.ClientOptions} ClientOptions
 * @typedef {components['schemas']['AncvConnectOption']} AncvConnectOption
 * @typedef {components['schemas']['Establishment']} Establishment
 * @typedef {components['schemas']['Folder']} Folder
 * @typedef {components['schemas']['ListedPayment']} ListedPayment
 * @typedef {components['schemas']['Money']} Money
 * @typedef {components['schemas']['Payment']} Payment
 * @typedef {components['schemas']['PaymentMethods']} PaymentMethods
 */
