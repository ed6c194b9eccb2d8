import { css } from '@ancv-connect/elements/styles/css.js';

/** The card of the payment links. */
export default css`
  .payment-links ul {
    display: grid;
  }
  .payment-links ul:empty {
    display: none;
  }
  .payment-links li {
    display: grid;
    gap: 0.5rem;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_divider);
    min-width: 0;
  }
  .payment-links li:last-child {
    padding-block-end: 0;
  }
  .payment-links li:focus-visible {
    border-radius: 8px;
  }
  .any-amount {
    font-size: 1.08rem;
  }
  .link-actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 0.5rem;
    padding-block-start: 0.25rem;
  }
  .link-actions > * {
    font-size: 0.9375rem;
    padding-inline: 0.6rem;
    white-space: nowrap;
  }
  .link-actions .open {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 2.75rem;
    border-radius: 999px;
    box-shadow: inset 0 0 0 1px var(--_divider);
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }
  .link-actions .open:hover {
    background: var(--_sunken);
  }
  .link-actions .open:focus-visible {
    border-radius: 999px;
    box-shadow:
      inset 0 0 0 1px var(--_divider),
      var(--_ring);
  }
  .qr-code {
    display: grid;
    gap: 0.9rem;
    justify-items: center;
    text-align: center;
  }
  /* The quiet zone of the code stays white in the dark theme. */
  .qr-code img {
    width: min(16rem, 100%);
    aspect-ratio: 1;
    background: #fff;
    border: 1px solid var(--_divider);
    border-radius: var(--_field-radius);
  }
  .qr-code code {
    font:
      500 0.8125rem/1.4 ui-monospace,
      'SF Mono',
      'Cascadia Mono',
      Menlo,
      monospace;
    color: var(--_text-muted);
    overflow-wrap: anywhere;
    user-select: all;
  }
`;
