/**
 * @typedef {object} ServiceClock
 * @property {() => number} now the service's time in milliseconds; before the first response the time of this device
 * @property {(date: string | null, sentAt: number, receivedAt: number) => void} synchronize takes the `Date` header of a
 *   response, and when the request was sent and the response received, in milliseconds of this device
 */

/**
 * A clock that follows the `Date` headers of the service's responses, which are whole seconds. The difference to the clock of this
 * device changes only as far as a response contradicts it, so that it gets more exact with each response.
 *
 * @returns {ServiceClock}
 */
export function createClock() {
  let offset = 0;
  return {
    now: () => Date.now() + offset,

    synchronize(date, sentAt, receivedAt) {
      const serviceTime = Date.parse(/** @type {string} */ (date));
      if (serviceTime) offset = Math.min(Math.max(offset, serviceTime - receivedAt), serviceTime + 1000 - sentAt);
    },
  };
}
