// Browser features that may be unavailable: storage, crypto.randomUUID, the clipboard; the live region and the screen width.

const UUID_GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** Matches screens that are wide enough for the demonstration in columns. */
export const WIDE_SCREEN = matchMedia('(min-width: 1120px)');

/** Announces a text to screen readers, in the page's polite live region. */
export function announce(text) {
  document.getElementById('announcements').textContent = text;
}

/** A random UUID, version 4. crypto.randomUUID is missing over plain http. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(UUID_GROUPS, '$1-$2-$3-$4-$5');
}

/**
 * An object that the browser keeps under this key. Access to a blocked storage throws, and so does writing to a full one: the
 * value is then kept in memory.
 */
export function storedObject(key) {
  let inMemory;
  return {
    read() {
      return inMemory ?? readStored(key);
    },
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
        inMemory = undefined;
      } catch {
        inMemory = value;
      }
    },
  };
}

/** An empty object where nothing, or no object, is stored. */
function readStored(key) {
  try {
    const value = JSON.parse(localStorage.getItem(key));
    return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * Copies the text. Returns whether the browser did: it has no clipboard over plain http, and may refuse access to it. The focus stays
 * where it was.
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

/** Copies from a field that exists for a moment, as browsers without a clipboard allow. */
function copySelection(text) {
  const focused = deepActiveElement();
  const field = Object.assign(document.createElement('textarea'), { value: text, className: 'visually-hidden' });
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus({ preventScroll: true });
  }
}

/** The focused element, also in shadow roots. */
function deepActiveElement() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
