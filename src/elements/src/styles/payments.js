import { css } from './css.js';

/** Payments, their history, outcomes and requirements. */
export default css`
  .payments {
    display: grid;
    gap: 0.9rem;
  }
  .payment {
    background: var(--_surface);
    border-radius: var(--_radius);
    padding: 1.1rem 1.25rem;
    border: 1px solid var(--_divider);
    box-shadow: var(--_shadow);
    display: grid;
    gap: 0.6rem;
  }
  .payment header {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 0.75rem;
    flex-wrap: wrap;
  }
  .amount,
  .sums b,
  .balance b {
    word-spacing: 0.08em;
  }
  .amount {
    font-size: 1.3rem;
    letter-spacing: -0.02em;
    margin-inline-end: 0.35rem;
  }
  .payment .hint {
    overflow-wrap: anywhere;
  }
  .payment .row {
    align-items: flex-start;
    padding-block-start: 0.35rem;
  }
  .payment .row > .hint {
    align-self: center;
  }
  .payment .row > button {
    margin-inline-start: auto;
  }
  .payment details[open] {
    flex-basis: 100%;
  }
  .payment details {
    flex: 1;
    min-width: 0;
    padding-block-start: 0.55rem;
  }
  .request-status {
    display: flex;
    align-items: flex-start;
    gap: 1rem;
    padding: 1.1rem 1.25rem;
    border-radius: var(--_radius);
    background: var(--_surface);
    border: 1px solid var(--_divider);
    box-shadow: var(--_shadow);
  }
  .request-status > div:last-child {
    display: grid;
    gap: 0.2rem;
    align-self: center;
    min-width: 0;
  }
  .request-status p {
    overflow-wrap: anywhere;
  }
  .request-status > .badge {
    padding: 0.6rem;
    font-size: 1.15rem;
  }
  .awaiting-confirmation {
    display: flex;
    align-items: center;
    gap: 1rem;
    padding: 0.8rem 1rem;
    border-radius: 14px;
    background: var(--_warning-soft);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  .awaiting-confirmation .remaining {
    stroke: var(--_warning);
  }
  .payment-history {
    display: grid;
    font-size: 0.875rem;
    border-inline-start: 2px solid var(--_divider);
    margin-inline-start: 0.3rem;
  }
  .payment-history li {
    display: grid;
    grid-template-columns: 4.4rem minmax(0, 1fr);
    gap: 0.6rem;
    padding-block: 0.3rem;
    padding-inline-start: 0.9rem;
    position: relative;
  }
  .payment-history li::before {
    content: '';
    position: absolute;
    inset-inline-start: -5px;
    inset-block-start: 0.75rem;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--_accent);
  }
  .payment-history time,
  .payment-history em {
    color: var(--_text-muted);
  }
  .payment-history em {
    display: block;
  }
  .requirements {
    display: grid;
    gap: 1rem;
  }
  .requirements li {
    display: flex;
    gap: 0.85rem;
  }
  .requirements p {
    font-size: 0.9375rem;
    color: var(--_text-muted);
    margin-block-start: 0.15rem;
  }
  .icon-circle {
    display: grid;
    place-content: center;
    width: 1.75rem;
    height: 1.75rem;
    border-radius: 50%;
    background: var(--_sunken);
    color: var(--_text-muted);
    flex: none;
  }
  .success .icon-circle {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .error .icon-circle {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .requirement-status {
    font-size: 0.8125rem;
    color: var(--_text-muted);
    white-space: nowrap;
  }
  .success .requirement-status {
    color: var(--_accent);
  }
  .error .requirement-status {
    color: var(--_danger);
  }
  .offered {
    display: flex;
    gap: 0.7rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--_divider);
    font-size: 0.9375rem;
    color: var(--_text-muted);
  }
  .offered b {
    color: var(--_text);
  }
  .offered.success .icon {
    color: var(--_accent);
  }
  .payment-wait {
    justify-items: center;
    text-align: center;
    padding-block: 2.25rem;
  }
  .payment-wait .icon-circle {
    width: 4rem;
    height: 4rem;
    font-size: 1.8rem;
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .payment-wait .countdown {
    width: 8.5rem;
  }
  .payment-wait .figures {
    font-size: 2rem;
    letter-spacing: -0.03em;
  }
  .payment-wait .countdown circle {
    stroke-width: 5;
  }
  .payment-wait:focus-visible,
  .outcome:focus-visible {
    box-shadow: var(--_shadow);
  }
  .outcome .note {
    padding: 1.25rem;
  }
  .outcome strong {
    font-size: 1.15rem;
    letter-spacing: -0.01em;
  }
`;
