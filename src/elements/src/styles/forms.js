import { css } from './css.js';

/** Form fields and choices. */
export default css`
  label,
  legend {
    font-size: 0.9375rem;
    font-weight: 600;
    padding: 0;
  }
  legend {
    margin-block-end: 0.5rem;
  }
  input:not([type='radio'], [type='checkbox']),
  select {
    font: inherit;
    width: 100%;
    min-height: 2.85rem;
    padding: 0.55rem 0.85rem;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_field-radius);
  }
  select {
    appearance: none;
    padding-inline-end: 2.4rem;
    text-overflow: ellipsis;
    background: var(--_surface) no-repeat;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--_text-muted) 50%),
      linear-gradient(-45deg, transparent 50%, var(--_text-muted) 50%);
    background-size: 6px 6px;
    background-position:
      right 1.2rem center,
      right 0.85rem center;
  }
  select:dir(rtl) {
    background-position:
      left 0.85rem center,
      left 1.2rem center;
  }
  input:focus-visible,
  select:focus-visible {
    border-color: var(--_accent);
    border-radius: var(--_field-radius);
    box-shadow: 0 0 0 2px var(--_accent);
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
    flex: none;
  }
  .field {
    display: grid;
    gap: 0.35rem;
    min-width: 0;
  }
  .with-unit {
    position: relative;
  }
  .with-unit input {
    padding-inline-end: 2.2rem;
    font-size: 1.2rem;
    font-weight: 600;
    min-height: 3.1rem;
  }
  .with-unit span {
    position: absolute;
    inset-inline-end: 0.95rem;
    inset-block-start: 50%;
    translate: 0 -50%;
    color: var(--_text-muted);
    font-size: 1.2rem;
  }
  .with-unit.unit-first input {
    padding-inline-start: 2.2rem;
    padding-inline-end: 0.85rem;
  }
  .with-unit.unit-first span {
    inset-inline-start: 0.95rem;
    inset-inline-end: auto;
  }
  .wrong {
    color: var(--_danger);
    font-weight: 600;
  }
  .filter-fields {
    display: grid;
    gap: 1rem;
  }
  @container (min-width: 28em) {
    .filter-fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (min-width: 52em) {
    .filter-fields {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  fieldset {
    display: grid;
    gap: 0.6rem;
    min-width: 0;
  }
  .choices {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.6rem;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.7rem;
    min-height: 2.85rem;
    padding: 0.5rem 0.85rem;
    border: 1px solid var(--_border);
    border-radius: var(--_field-radius);
    cursor: pointer;
    font-weight: 500;
  }
  .choice:has(input:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    background: var(--_accent-soft);
  }
  .choice:has(input:focus-visible) {
    box-shadow: var(--_ring);
  }
  .choice input:focus-visible {
    box-shadow: none;
  }
  .choice small {
    display: block;
    font-weight: 400;
  }
  .switch {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    cursor: pointer;
  }
  .switch small {
    display: block;
    margin-block-start: 0.3rem;
    font-weight: 400;
  }
  .switch input {
    appearance: none;
    width: 3.1rem;
    height: 1.8rem;
    border-radius: 99px;
    background: var(--_border);
    transition: background-color 0.2s;
    position: relative;
  }
  .switch input::after {
    content: '';
    position: absolute;
    inset-block: 0.2rem;
    inset-inline-start: 0.2rem;
    aspect-ratio: 1;
    border-radius: 50%;
    background: #fff;
    transition: inset-inline-start 0.2s;
  }
  .switch input:checked {
    background: var(--_accent);
  }
  .switch input:checked::after {
    inset-inline-start: 1.5rem;
    background: var(--_on-accent);
  }
  .switch input:disabled {
    opacity: 0.45;
  }
  .switch input:focus-visible {
    border-radius: 99px;
  }
  .only-amount {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25rem 1rem;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
    font-size: 0.8125rem;
    color: var(--_text-muted);
  }
  .chips span {
    margin-inline-end: 0.15rem;
  }
  button.chip {
    min-height: 1.95rem;
    padding: 0.15rem 0.75rem;
    font-size: 0.8125rem;
    font-weight: 500;
    background: var(--_sunken);
    color: var(--_text);
  }
  button.chip:hover {
    background: var(--_accent-soft);
  }
`;
