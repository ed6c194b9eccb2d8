import { AncvConnectError } from './error.js';

/**
 * @import { ServiceClock } from './clock.js'
 *
 * @callback Send sends a request, and once more with a new token after a 401
 * @param {string} method
 * @param {string} path
 * @param {object | undefined} body
 * @param {Record<string, string>} [headers]
 * @param {AbortSignal} [signal]
 * @returns {Promise<[response: Response, text: string]>} with a success status
 * @throws {AncvConnectError}
 */

/** API Gateway ends each request after 30 s. The rest is for the token. */
const TIMEOUT_MS = 45_000;

/**
 * A request ends with its signal or when the time is over, and leaves no listener at a signal that lives long.
 *
 * @param {string} baseUrl
 * @param {(options: { refresh: boolean }) => string | Promise<string>} token
 * @param {() => string} language
 * @param {ServiceClock} clock
 * @returns {Send}
 */
export const createSend = (baseUrl, token, language, clock) => async (method, path, body, headers, signal) => {
  for (let refresh = false; ; refresh = true) {
    let sentAt, response, text;
    const limit = new AbortController();
    const end = () => limit.abort();
    for (const source of [signal, AbortSignal.timeout(TIMEOUT_MS)]) source?.addEventListener('abort', end, limit);
    try {
      signal?.throwIfAborted();
      // The token of a payment page is in the path.
      const bearer = !path.startsWith('/pay/') && (await Promise.race([token({ refresh }), endOf(limit.signal)]));
      sentAt = Date.now();
      response = await fetch(baseUrl + path, {
        method,
        headers: {
          ...(bearer !== false && { Authorization: `Bearer ${bearer}` }),
          'Accept-Language': language(),
          ...(body && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body && JSON.stringify(body),
        signal: limit.signal,
      });
      clock.synchronize(response.headers.get('Date'), sentAt, Date.now());
      text = await response.text();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new AncvConnectError(sentAt ? 'unreachable' : 'token-unavailable', { cause });
    } finally {
      end();
    }
    const { ok, status } = response;
    if (ok) return [response, text];
    if (refresh || status !== 401) {
      const time = /** @type {string} seconds, a date or null */ (response.headers.get('Retry-After'));
      const retryAfter = Math.max(+time * 1000 || Date.parse(time) - clock.now() || 0, 0);
      throw new AncvConnectError(undefined, { status, document: objectOf(text), retryAfter });
    }
  }
};

/**
 * A promise that is rejected when the signal is aborted, because a token supplier may never answer.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
const endOf = signal => new Promise((_, reject) => (signal.onabort = () => reject(signal.reason)));

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
