// Values kept in the browser's storage, or in memory where the storage cannot be used.
// Reading the property of a blocked storage throws, and so does writing to a full one.

/** An object kept under `key` in `area`, which is 'localStorage' or 'sessionStorage'. */
export function kept(area, key) {
  let unwritten;
  return {
    read() {
      return unwritten ?? stored(area, key);
    },
    write(value) {
      try {
        window[area].setItem(key, JSON.stringify(value));
        unwritten = undefined;
      } catch {
        unwritten = value;
      }
    },
  };
}

/** An empty object where nothing is stored, or no object. */
function stored(area, key) {
  try {
    const value = JSON.parse(window[area].getItem(key));
    return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
