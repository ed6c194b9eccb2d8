// What all elements of a page share: the service's clock, the storage of keys, the news of a change, and what was announced.

import { AncvConnectError, createClock } from '@ancv-connect/client';

const inMemory = new Map();

/**
 * Keeps idempotency keys over a reload; only in memory, and for all elements of the page, where the browser blocks the storage.
 */
export const KEY_STORAGE = {
  getItem(key) {
    try {
      return inMemory.get(key) ?? sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key, value) {
    try {
      sessionStorage.setItem(key, value);
      inMemory.delete(key);
    } catch {
      inMemory.set(key, value);
    }
  },
};

const clocks = new Map();

/** The clock of the service at this address. */
export function clockOf(api) {
  if (!clocks.has(api)) clocks.set(api, createClock());
  return clocks.get(api);
}

/** Whether this is an AncvConnectError: also of the page's own copy of the client, whose class is another one. */
const isProblem = error => error instanceof Error && 'changedNothing' in error && 'isTransient' in error;

/** Converts anything thrown. An error of the page itself is also logged to the browser's console. */
export function toProblem(error) {
  if (!isProblem(error)) {
    console.error(error);
    return new AncvConnectError('unexpected');
  }
  const { cause, code, paymentId } = error;
  // Where the token could not be had, the reason for it is what the user can do something about.
  if (isProblem(cause)) return Object.assign(cause, { paymentId });
  const isOffline = code === 'token-unavailable' && !navigator.onLine;
  return isOffline ? Object.assign(new AncvConnectError('unreachable'), { paymentId }) : error;
}

const changes = new EventTarget();

/** Tells the other elements of the page that this resource, such as a folder, has changed. */
export const publishChange = (id, source) =>
  changes.dispatchEvent(new CustomEvent('change', { detail: { id, source } }));

/** Calls the listener with the id of each changed resource and the element that changed it, until the signal is aborted. */
export const onChange = (listener, signal) =>
  changes.addEventListener('change', ({ detail: { id, source } }) => listener(id, source), { signal });

/** How long an announcement is not repeated by another element that shows the same payment. */
const REPETITION_MS = 5000;
let last = { saidAt: -Infinity };

/** Whether no other element of the page, which has another symbol, has just announced this text. */
export function sayOnce(text, source) {
  const now = performance.now();
  if (text === last.text && source !== last.source && now - last.saidAt < REPETITION_MS) return false;
  last = { text, source, saidAt: now };
  return true;
}
