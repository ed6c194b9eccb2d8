// All states of the elements that the gallery shows.

import { CHECKOUTS } from './states/checkout.js';
import { HISTORIES } from './states/history.js';
import { OPTIONS } from './states/option.js';
import { REQUESTS } from './states/request.js';

/**
 * @typedef {object} State
 * @property {string} name the element and what is special
 * @property {string} tag the element
 * @property {Record<string, string>} attributes of the element
 * @property {{ slot: string, tag: string, attributes?: Record<string, string>, text: { fr: string, en: string } }[]} [slots] the
 *   page's own content
 * @property {object} [folder] what the service answers: a folder
 * @property {object} [later] the folder of each read but the first one
 * @property {object} [methods] the payment methods of an establishment
 * @property {'PREPAID' | 'POSTPAID'} [collectionMode] of the establishment
 * @property {object[]} [payments] the payments of an establishment
 * @property {string} [nextCursor] of these payments
 * @property {{ code: string, retryAfter?: number }} [readProblem] the problem of each read
 * @property {{ code: string }} [laterProblem] the problem of each read but the first one
 * @property {{ code: string, retryAfter?: number }} [changeProblem] the problem of each change; without it a change is never answered
 * @property {boolean} [isEmpty] whether the element shows nothing
 * @property {'rtl'} [dir] the direction of the page
 * @property {((root: ShadowRoot) => void)[]} [acts] what a person does
 */

/** @type {State[]} */
export const STATES = [...CHECKOUTS, ...REQUESTS, ...HISTORIES, ...OPTIONS];
