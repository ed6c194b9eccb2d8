import { css } from './css.js';

/** Defaults of HTML elements, and buttons. */
export default css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  li,
  dt,
  dd,
  em,
  small,
  strong {
    overflow-wrap: anywhere;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-weight: 600;
    letter-spacing: -0.018em;
    line-height: 1.25;
    text-wrap: balance;
  }
  .depth0,
  dialog h2 {
    font-size: 1.3rem;
  }
  .card .depth0,
  .depth1 {
    font-size: 1.08rem;
    letter-spacing: -0.01em;
  }
  .depth2 {
    font-size: 1rem;
  }
  h4 {
    font-size: 1rem;
  }
  small,
  .hint,
  .breadcrumb {
    font-size: 0.875rem;
    color: var(--_text-muted);
  }
  b,
  strong {
    font-weight: 600;
  }
  em {
    font-style: normal;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  .icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid transparent;
    box-shadow: var(--_ring);
    border-radius: 8px;
  }
  button {
    font: inherit;
    font-weight: 600;
    color: inherit;
    cursor: pointer;
    border: 0;
    background: none;
    min-height: 2.75rem;
    padding: 0.5rem 1.1rem;
    border-radius: 999px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    transition:
      background-color 0.15s,
      color 0.15s;
  }
  button:focus-visible {
    border-radius: 999px;
  }
  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.primary:hover {
    background: var(--_accent-hover);
  }
  button.secondary {
    box-shadow: inset 0 0 0 1px var(--_divider);
    background: var(--_surface);
  }
  button.secondary:hover {
    background: var(--_sunken);
  }
  button.secondary:focus-visible {
    box-shadow:
      inset 0 0 0 1px var(--_divider),
      var(--_ring);
  }
  button.danger {
    background: var(--_danger);
    color: var(--_surface);
  }
  button.danger-text {
    color: var(--_danger);
  }
  button.round {
    width: 2.75rem;
    padding: 0;
    box-shadow: inset 0 0 0 1px var(--_divider);
  }
  button.round:hover {
    background: var(--_sunken);
  }
  button.round:focus-visible {
    box-shadow: var(--_ring);
  }
  button.wide {
    width: 100%;
    min-height: 3.1rem;
  }
  button:disabled {
    cursor: default;
    background: var(--_sunken);
    color: var(--_text-muted);
    box-shadow: none;
  }
`;
