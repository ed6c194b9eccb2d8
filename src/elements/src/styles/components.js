import { css } from './css.js';

/** Cards, badges, notes, countdowns and dialogs. */
export default css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem 0.75rem;
  }
  .row.spread {
    justify-content: space-between;
  }
  .row.end {
    justify-content: flex-end;
  }
  .with-icon {
    display: flex;
    gap: 0.5rem;
    align-items: center;
  }
  .card {
    background: var(--_surface);
    border-radius: var(--_radius);
    padding: clamp(1.1rem, 4vw, 1.5rem);
    border: 1px solid var(--_divider);
    box-shadow: var(--_shadow);
    display: grid;
    gap: 1.1rem;
    align-content: start;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    padding-block: 0.25rem;
    padding-inline: 0.5rem 0.7rem;
    border-radius: 99px;
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
    background: var(--_sunken);
    color: var(--_text-muted);
  }
  .badge.success {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .badge.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .badge.error {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .note {
    display: flex;
    gap: 0.75rem;
    padding: 0.9rem 1rem;
    border-radius: 14px;
    background: var(--_sunken);
    font-size: 0.9375rem;
  }
  .note > .icon {
    font-size: 1.15rem;
    margin-block-start: 0.1rem;
  }
  .note > div {
    display: grid;
    text-align: start;
    gap: 0.35rem;
    justify-items: start;
    min-width: 0;
  }
  .note p {
    color: inherit;
  }
  .note ul {
    list-style: disc;
    padding-inline-start: 1.1rem;
  }
  .note strong {
    line-height: 1.35;
  }
  .note.error {
    background: var(--_danger-soft);
    color: var(--_text);
  }
  .note.error > .icon,
  .note.error strong {
    color: var(--_danger);
  }
  .note.warning {
    background: var(--_warning-soft);
    color: var(--_text);
  }
  .note.warning > .icon {
    color: var(--_warning);
  }
  .note.success {
    background: var(--_accent-soft);
    color: var(--_text);
  }
  .note.success > .icon {
    color: var(--_accent);
  }
  .countdown {
    position: relative;
    width: 3.6rem;
    aspect-ratio: 1;
    flex: none;
  }
  .countdown svg {
    width: 100%;
    rotate: -90deg;
    display: block;
  }
  .countdown circle {
    fill: none;
    stroke-width: 8;
  }
  .countdown .track {
    stroke: color-mix(in srgb, var(--_text) 12%, transparent);
  }
  .countdown .remaining {
    stroke: var(--_accent);
    stroke-linecap: round;
    transition: stroke-dasharray 0.3s linear;
  }
  /* The round end would be a dot. */
  .countdown .remaining[stroke-dasharray^='0 '] {
    stroke: none;
  }
  .countdown .figures {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    font-weight: 600;
    font-size: 0.9375rem;
  }
  .checks {
    display: grid;
    gap: 0.6rem;
    text-align: start;
  }
  .checks li {
    display: flex;
    gap: 0.6rem;
    color: var(--_text-muted);
  }
  .checks .icon {
    margin-block-start: 0.1rem;
    color: var(--_accent);
  }
  details summary {
    cursor: pointer;
    min-height: 1.75rem;
    font-size: 0.9375rem;
    font-weight: 500;
    color: var(--_accent);
  }
  details[open] > summary {
    margin-block-end: 0.75rem;
  }
  .help {
    font-size: 0.9375rem;
  }
  .help dl {
    display: grid;
    gap: 0.7rem;
    margin-block-end: 0.7rem;
  }
  .help dt {
    font-weight: 600;
  }
  .help dd,
  .help p {
    color: var(--_text-muted);
  }
  .help a {
    white-space: nowrap;
    display: inline-block;
    min-height: 1.5rem;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog {
    border: 1px solid light-dark(transparent, color-mix(in srgb, var(--_border) 50%, transparent));
    padding: 0;
    border-radius: 22px;
    width: min(30rem, calc(100vw - 2rem));
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 30px 80px -20px rgb(0 0 0 / 45%);
  }
  dialog::backdrop {
    background: rgb(8 20 14 / 45%);
  }
  dialog form {
    display: grid;
    gap: 1.1rem;
    padding: clamp(1.25rem, 5vw, 1.9rem);
  }
  @media (max-width: 28em) {
    dialog .row > button {
      flex: 1 1 auto;
    }
  }
  .cancellation-preview {
    display: grid;
    gap: 0.6rem;
  }
  .cancellation-preview li {
    display: flex;
    gap: 0.7rem;
    padding: 0.7rem 0.9rem;
    border-radius: 12px;
    background: var(--_sunken);
  }
  .cancellation-preview .re-credited .icon {
    color: var(--_accent);
  }
  .cancellation-preview .kept .icon {
    color: var(--_danger);
  }
`;
