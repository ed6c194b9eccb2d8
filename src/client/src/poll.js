/**
 * @import { AncvConnectError } from './error.js'
 *
 * @template T
 * @typedef {object} PollOptions
 * @property {AbortSignal} [signal] ends the polls; the promise is then rejected with the signal's reason
 * @property {(value: T) => void | Promise<void>} [onChange] gets each value that differs from the one before; the next poll waits
 *   for it, and where it throws an error that does not end the polls, it gets the next value too
 * @property {(error: AncvConnectError) => void} [onError] gets each error that does not end the polls, such as being offline
 * @property {(polls: number) => number} [delay] the time until the next poll, in milliseconds
 * @property {T} [last] the value that the first one is compared with
 */

const MIN_DELAY_MS = 1000;
const MAX_DELAY_MS = 8000;

/**
 * A delay between 1 s and 8 s.
 *
 * @param {number} delay in milliseconds; NaN for a payment without a date, which may come from a script without types
 */
export const limited = delay => Math.min(Math.max(delay || 0, MIN_DELAY_MS), MAX_DELAY_MS);

/**
 * Reads something again and again until it is finished. The delay grows from 1 s to 8 s. There is no poll while the page is
 * hidden, and one at once when it is shown again, but none before the service's `Retry-After`.
 *
 * @template T
 * @param {() => Promise<T>} read
 * @param {(value: T) => boolean} isFinished
 * @param {PollOptions<T>} [options]
 * @returns {Promise<T>} the first finished value
 * @throws {AncvConnectError} that is not transient, for example for a token that may not read it
 */
export async function poll(read, isFinished, { signal, onChange, onError, delay = byCount, last } = {}) {
  for (let polls = 1; ; polls++) {
    let retryAfter = 0;
    try {
      const value = await read();
      signal?.throwIfAborted();
      if (JSON.stringify(value) !== JSON.stringify(last)) await onChange?.(value);
      last = value;
      if (isFinished(value)) return value;
    } catch (/** @type {any} */ error) {
      signal?.throwIfAborted();
      if (!error?.isTransient) throw error;
      onError?.(error);
      retryAfter = Math.max(error.retryAfter, MIN_DELAY_MS);
    }
    if (!signal?.aborted) await pause(Math.max(retryAfter, delay(polls)), retryAfter, signal);
    signal?.throwIfAborted();
  }
}

/** @param {number} polls */
const byCount = polls => limited(MIN_DELAY_MS * 1.25 ** polls);

/**
 * Waits for the delay and for the page to be visible. When the page is shown again, only the minimum counts.
 *
 * @param {number} delay in milliseconds
 * @param {number} minimum in milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
function pause(delay, minimum, signal) {
  const earliest = performance.now() + minimum;
  // Node.js has no document.
  const page = globalThis.document;
  const listening = new AbortController();
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      listening.abort();
      resolve();
    };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const wait = (/** @type {number} */ time) => {
      clearTimeout(timer);
      timer = setTimeout(() => page?.hidden || end(), time);
    };
    wait(delay);
    page?.addEventListener('visibilitychange', () => wait(earliest - performance.now()), listening);
    signal?.addEventListener('abort', end, listening);
  });
}
