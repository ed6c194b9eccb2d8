import { AncvConnectError } from './error.js';

/**
 * @import { ServiceClock } from './clock.js'
 *
 * @typedef {object} Connection
 * @property {string} baseUrl
 * @property {(options: { refresh: boolean }) => string | Promise<string>} token
 * @property {() => string} language
 * @property {ServiceClock} clock
 *
 * @typedef {object} RequestOptions
 * @property {object} [body]
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 */

/** API Gateway ends each request after 30 s. */
const TIMEOUT_MS = 35_000;

/**
 * Sends a request, and once more with a new token after a 401.
 *
 * @param {Connection} connection
 * @param {string} method
 * @param {string} path
 * @param {RequestOptions} options
 * @returns {Promise<[response: Response, text: string]>} with a success status
 * @throws {AncvConnectError}
 */
export async function send({ baseUrl, token, language, clock }, method, path, { body, headers, signal }) {
  for (let refresh = false; ; refresh = true) {
    const authorization = `Bearer ${await tokenOf(token, refresh)}`;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const sentAt = Date.now();
    let response, text;
    try {
      response = await fetch(baseUrl + path, {
        method,
        headers: {
          'Authorization': authorization,
          'Accept-Language': language(),
          ...(body && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body && JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      clock.synchronize(response.headers.get('Date'), sentAt, Date.now());
      text = await response.text();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new AncvConnectError('unreachable', { cause });
    }
    const { ok, status } = response;
    if (ok) return [response, text];
    const retryAfter = Number(response.headers.get('Retry-After')) * 1000 || 0;
    if (refresh || status !== 401) {
      throw new AncvConnectError(undefined, { status, document: objectOf(text), retryAfter });
    }
  }
}

/**
 * @param {Connection['token']} token
 * @param {boolean} refresh whether the token before was not accepted
 */
async function tokenOf(token, refresh) {
  try {
    return await token({ refresh });
  } catch (cause) {
    throw new AncvConnectError('token-unavailable', { cause });
  }
}

/**
 * @param {string} text
 * @returns {any} `undefined` if the text is no JSON object, as the page of a captive portal
 */
export function objectOf(text) {
  try {
    const value = JSON.parse(text);
    return Object(value) === value ? value : undefined;
  } catch {
    return undefined;
  }
}
