import { svg } from 'lit';
import { html } from '../lib/html.js';

const TONE_ICONS = { success: 'check', warning: 'wait', error: 'alert', neutral: 'minus' };

const SHAPES = {
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  cross: svg`<path d="m7 7 10 10M17 7 7 17"/>`,
  wait: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  unknown: svg`<path d="M9.2 9a2.9 2.9 0 1 1 4.4 2.5c-1 .6-1.6 1.2-1.6 2.3M12 17.2v.1"/>`,
  alert: svg`<path d="M12 4 3 19.5h18L12 4Zm0 6v4.5m0 2.4v.1"/>`,
  phone: svg`<rect x="7" y="3" width="10" height="18" rx="2.5"/><path d="M11 18h2"/>`,
  house: svg`<path d="M4 11.5 12 5l8 6.5M6.5 10v9h11v-9"/>`,
  folder: svg`<path d="M4 7.5h5.5l2 2.5H20v8.5H4z"/>`,
  tent: svg`<path d="M12 5 3.5 19h17L12 5Zm0 6.5L8 19m4-7.5 4 7.5"/>`,
  sun: svg`<circle cx="12" cy="12" r="3.8"/><path d="M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M6 18l1.4-1.4M16.6 7.4 18 6"/>`,
  moon: svg`<path d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5Z"/>`,
  card: svg`<rect x="3.5" y="6" width="17" height="12" rx="2"/><path d="M3.5 10.5h17"/>`,
  back: svg`<path d="M9 6 4.5 10.5 9 15M5 10.5h8.5a5 5 0 0 1 0 10H11"/>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5L8 5.5Z"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
  minus: svg`<path d="M5.5 12h13"/>`,
};

/** A decorative icon: the text beside it has the same meaning. */
export const icon = name => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`;

/** The icon of a payment's tone, as colour alone is not accessible. */
export const toneIcon = tone => icon(TONE_ICONS[tone]);
