import { AncvConnectError } from './error.js';

/**
 * @import { components } from './schema.js'
 * @typedef {components['schemas']['Payment'] & { replayed?: boolean }} StartedPayment `replayed` if an earlier request started it
 *
 * @typedef {object} KeyStorage as `Storage` of a browser
 * @property {(key: string) => string | null} getItem
 * @property {(key: string, value: string) => void} setItem
 *
 * @typedef {object} KeyEntry
 * @property {string} key
 * @property {string} [paymentId] the id of the payment that the key starts
 * @property {number} [sentAt] when a request was sent that is not answered yet, in milliseconds of this device
 *
 * @typedef {(key: string) => Promise<StartedPayment>} Send
 * @typedef {(paymentId: string) => Promise<StartedPayment>} Read
 *
 * @callback Start calls `send` with the key of this request, and again if the response was lost; a call for a request that is in
 *   flight is shared
 * @param {string} owner the id of the folder, or the token of a payment link
 * @param {any} request the body of a start, or of the creation of a payment link
 * @param {Send} send
 * @param {Read | false} read for a payment whose id follows from the folder and the key
 * @returns {Promise<any>}
 *
 * @callback Forget drops the keys of payments that were read although the response to their start was lost
 * @param {{ id: string }[]} payments
 * @returns {void}
 */

const STORAGE_KEY = 'ancv-connect-keys';
const RETRIES = 2;
const RETRY_DELAY_MS = 600;
/**
 * How long a request whose response was lost can still be running: API Gateway ends it after 30 s. Until then a refusal of the
 * same key says nothing about that request, which may itself hold the amount.
 */
const LONGEST_REQUEST_MS = 60_000;
/** The service checks the form of a request (400) and the access (401, 403, 404) before it looks for the key. */
const LAST_STATUS_BEFORE_KEY = 404;

/**
 * The idempotency key of each payment that somebody wants to make, by a name of the payment. Access to a missing or blocked storage
 * throws, and so does writing to a full one. The keys are then kept in memory.
 *
 * @param {any} storage
 */
function createKeyStore(storage) {
  /** @type {Record<string, KeyEntry | undefined>} */
  let inMemory = {};
  /** @returns {typeof inMemory} */
  const entries = () => {
    try {
      return { ...JSON.parse(storage.getItem(STORAGE_KEY)), ...inMemory };
    } catch {
      return inMemory;
    }
  };
  /** @type {(name: string, entry?: KeyEntry) => void} removes the entry if it is missing */
  const save = (name, entry) => {
    inMemory = { ...entries(), [name]: entry };
    try {
      storage.setItem(STORAGE_KEY, JSON.stringify(inMemory));
      inMemory = {};
    } catch {
      // The entries stay in memory.
    }
  };
  return /** @type {const} */ ([entries, save]);
}

/**
 * Starts payments. The key of a payment is kept, over a reload too if there is a storage, until a request that was sent after a
 * lost response is answered, or until the payment is read. So neither a second click nor a lost response starts a second payment.
 *
 * @param {KeyStorage} [storage] without one, the keys are kept in memory
 * @returns {[start: Start, forget: Forget]}
 */
export function createStarter(storage) {
  const [entries, save] = createKeyStore(storage);
  /** @type {Map<string, Promise<StartedPayment>>} */
  const inFlight = new Map();

  /** @type {(text: string, owner: string, send: Send, read: Read | false) => Promise<StartedPayment>} */
  const startWithKey = async (text, owner, send, read) => {
    const name = (await digest(text)) ?? text;
    const key = base32(crypto.getRandomValues(new Uint8Array(20)));
    // ANCV's order.paymentId is derived in the same way.
    const paymentId = read ? (await digest(`${owner}\n${key}`))?.slice(0, 26) : undefined;
    return sendUntilAnswered(entries()[name] ?? { key, paymentId }, entry => save(name, entry), send, read);
  };

  /** @type {Start} */
  const start = (owner, { amount, beneficiary, ...more }, send, read) => {
    const text = JSON.stringify([owner, amount?.amount, beneficiary?.toLowerCase(), more]);
    const sent = inFlight.get(text) ?? startWithKey(text, owner, send, read).finally(() => inFlight.delete(text));
    inFlight.set(text, sent);
    return sent;
  };

  /** @type {Forget} */
  const forget = payments => {
    // A start in flight may still need its key.
    if (inFlight.size) return;
    for (const [name, entry] of Object.entries(entries())) {
      if (payments.some(({ id }) => id === entry?.paymentId)) save(name);
    }
  };

  return [start, forget];
}

/**
 * Sends a start, and again if the response was lost. A refusal after a loss says nothing about the request before, so the payment
 * is read then. While that request may have started the payment, the error says so and the key is kept.
 *
 * @param {KeyEntry} entry
 * @param {(entry?: KeyEntry) => void} save
 * @param {Send} send
 * @param {Read | false} read
 * @returns {Promise<StartedPayment>}
 */
async function sendUntilAnswered({ key, paymentId, sentAt }, save, send, read) {
  for (let retries = RETRIES; ; retries--) {
    const lostAt = sentAt;
    sentAt = Date.now();
    save({ key, paymentId, sentAt });
    try {
      const payment = await send(key);
      save();
      return payment;
    } catch (error) {
      if (!(error instanceof AncvConnectError)) throw error;
      if (lostAt && error.changedNothing) {
        const payment = read && paymentId && (await read(paymentId).catch(() => undefined));
        if (payment) {
          save();
          return { ...payment, replayed: true };
        }
        error.changedNothing = error.status > LAST_STATUS_BEFORE_KEY && Date.now() > lostAt + LONGEST_REQUEST_MS;
      }
      if (error.changedNothing) save();
      else error.paymentId = paymentId;
      if (error.code !== 'unreachable' || !retries) throw error;
    }
    await new Promise(resolve => setTimeout(resolve, RETRY_DELAY_MS));
  }
}

/**
 * The SHA-256 of a text in base32. `undefined` outside of a secure context, where browsers offer none.
 *
 * @param {string} text
 */
async function digest(text) {
  const bytes = await crypto.subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return bytes && base32(new Uint8Array(bytes));
}

/** @param {Uint8Array} bytes */
function base32(bytes) {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, group => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(group, 2)]);
}
