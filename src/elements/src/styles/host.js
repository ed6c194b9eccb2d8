import { css } from './css.js';

/**
 * What the elements take from the page: font family, font size and theme. Everything else that is inherited begins anew
 * in each part that is not a slot, so that content of the page looks in a slot beside these parts as it does elsewhere on the page.
 */
export default css`
  :host {
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  /* The page may have a display for the element. */
  :host(:state(unavailable)) {
    display: none !important;
  }
  :where(.root > :not(slot, dialog), dialog > form) {
    all: initial;
    display: block;
    -webkit-locale: inherit;
    font-family: inherit;
    font-size: inherit;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    line-height: 1.5;
    color: var(--_text);
    font-synthesis: none;
    font-variant-numeric: tabular-nums;
    text-rendering: optimizeLegibility;
    min-width: 0;
  }
  /* French and English run from left to right on any page, and content of the page as the page does. */
  .root {
    direction: ltr;
    display: grid;
    gap: var(--_gap);
    align-content: start;
  }
  :host(:dir(rtl)) slot {
    direction: rtl;
  }
  .card > * {
    min-width: 0;
  }
  /* Otherwise its content would be items of the grid around it. An empty slot takes no place. */
  slot[data-filled] {
    display: block;
    min-width: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition-duration: 0s !important;
      animation-duration: 0s !important;
    }
  }
`;
