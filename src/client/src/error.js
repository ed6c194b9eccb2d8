/**
 * @import { components } from './schema.js'
 * @typedef {components['schemas']['Problem']} Problem
 * @typedef {Problem['code'] | 'unreachable' | 'unreadable' | 'token-unavailable'} ErrorCode
 */

/** @type {(status: number) => ErrorCode} API Gateway and proxies respond without a code. */
const gatewayCode = status =>
  status === 401
    ? 'unauthenticated'
    : status === 429
      ? 'too-many-requests'
      : status >= 503
        ? 'service-unavailable'
        : 'unreadable';

/**
 * Why a call failed: a problem document of the service (RFC 9457), or one of three codes of this client.
 *
 * - `unreachable`: no response. It is not known whether the request was received.
 * - `unreadable`: a response that is not the service's, for example the page of a captive portal.
 * - `token-unavailable`: the token supplier failed, and the request was not sent. `cause` is its error.
 */
export class AncvConnectError extends Error {
  /**
   * The id that the payment has if the request was received. Only where it is not known whether a `startPayment` was received, and
   * in browsers only in a secure context.
   *
   * @type {string | undefined}
   */
  paymentId;

  /**
   * @param {ErrorCode | undefined} code of the client; `undefined` for a response of the service
   * @param {object} [response]
   * @param {number} [response.status]
   * @param {any} [response.document] anything: a proxy may have sent it
   * @param {number} [response.retryAfter] milliseconds
   * @param {unknown} [response.cause]
   */
  constructor(code, { status = 0, document = {}, retryAfter = 0, cause } = {}) {
    const text = (/** @type {any} */ value) => (typeof value === 'string' ? value : undefined);
    const list = (/** @type {any} */ value) => (Array.isArray(value) ? value : []);
    const serviceCode = /** @type {ErrorCode | undefined} */ (text(document.code));
    const known = code ?? serviceCode ?? gatewayCode(status);
    super(`${status} ${known}`, { cause });
    /** The code of the problem. Programs use it, not the texts. */
    this.code = known;
    /** The HTTP status. 0 if there is no response. */
    this.status = status;
    /** @type {string | undefined} what happened, in the language of the request */
    this.title = text(document.title);
    /** @type {string | undefined} what can be done, in the language of the request */
    this.detail = text(document.detail);
    /** @type {NonNullable<Problem['errors']>} the invalid fields of `validation-failed` */
    this.errors = list(document.errors);
    /** @type {NonNullable<Problem['requirements']>} the requirements of `requirements-not-met` */
    this.requirements = list(document.requirements);
    /** @type {Problem['minimumAmount']} ANCV's minimum, of `amount-below-minimum` */
    this.minimumAmount = document.minimumAmount;
    /** @type {Problem['linkStatus']} why the link is over, of `payment-link-over` */
    this.linkStatus = document.linkStatus;
    /** The time to wait before the next request, in milliseconds; 0 if the service named none. */
    this.retryAfter = retryAfter;
    /**
     * Whether it is certain that the request changed nothing. It is not after a lost response, an error of the service itself,
     * or a response without a code, which may come from a proxy.
     */
    this.changedNothing = serviceCode ? status < 500 || /^ancv-/.test(known) : code === 'token-unavailable';
    /** Whether the same call can succeed later without a change. */
    this.isTransient = status < 400 || status === 429 || status >= 500;
  }
}
