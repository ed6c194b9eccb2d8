import { unsafeCSS } from 'lit';

/** Registered as a length, so that 1em is that of the element and not of each part in it. */
try {
  CSS.registerProperty({ name: '--_rem', syntax: '<length>', inherits: true, initialValue: '16px' });
} catch {
  // Another copy of this module has registered it.
}

/**
 * Like Lit's `css`, but 1rem is the font size around the element. Pages that set the font size of `html` to 62.5 % are frequent.
 */
export const css = strings => unsafeCSS(strings.join('').replace(/(-?\d*\.?\d+)rem\b/g, 'calc($1 * var(--_rem))'));
