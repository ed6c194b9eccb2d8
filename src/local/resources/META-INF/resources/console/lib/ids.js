// Random ids. crypto.randomUUID exists in secure contexts only; a page over plain http is not one.

const GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** A random UUID, version 4. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('').replace(GROUPS, '$1-$2-$3-$4-$5');
}
