// What is kept in this browser: in its storage where that can be used, else for as long as the page is open.
// Merely naming a blocked storage throws, and so does writing to a full one.

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

/** Empty where nothing is stored, or something that no page of ours wrote. */
function stored(area, key) {
  try {
    const value = JSON.parse(window[area].getItem(key));
    return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
