import { svg } from 'lit';
import { html } from './html.js';

const TONE_ICONS = { success: 'check', warning: 'wait', error: 'alert', neutral: 'minus' };

const SHAPES = {
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  cross: svg`<path d="m7 7 10 10M17 7 7 17"/>`,
  wait: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  unknown: svg`<path d="M9.2 9a2.9 2.9 0 1 1 4.4 2.5c-1 .6-1.6 1.2-1.6 2.3M12 17.2v.1"/>`,
  alert: svg`<path d="M12 4 3 19.5h18L12 4Zm0 6v4.5m0 2.4v.1"/>`,
  card: svg`<rect x="3.5" y="6" width="17" height="12" rx="2"/><path d="M3.5 10.5h17"/>`,
  back: svg`<path d="M9 6 4.5 10.5 9 15M5 10.5h8.5a5 5 0 0 1 0 10H11"/>`,
  minus: svg`<path d="M5.5 12h13"/>`,
};

/** A decorative icon with these shapes, in a square of 24: the text beside it has the same meaning. */
export const drawing = shapes => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;

export const icon = name => drawing(SHAPES[name]);

/** The icon of a payment's tone, as colour alone is not accessible. */
export const toneIcon = tone => icon(TONE_ICONS[tone]);
