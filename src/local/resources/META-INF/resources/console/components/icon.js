import { drawing, icon as iconOfElements } from '@ancv-connect/elements/icon.js';
import { svg } from 'lit';

/** The icons that only the console has. */
const SHAPES = {
  phone: svg`<rect x="7" y="3" width="10" height="18" rx="2.5"/><path d="M11 18h2"/>`,
  house: svg`<path d="M4 11.5 12 5l8 6.5M6.5 10v9h11v-9"/>`,
  folder: svg`<path d="M4 7.5h5.5l2 2.5H20v8.5H4z"/>`,
  tent: svg`<path d="M12 5 3.5 19h17L12 5Zm0 6.5L8 19m4-7.5 4 7.5"/>`,
  sun: svg`<circle cx="12" cy="12" r="3.8"/><path d="M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M6 18l1.4-1.4M16.6 7.4 18 6"/>`,
  moon: svg`<path d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5Z"/>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5L8 5.5Z"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
};

/** A decorative icon: the text beside it has the same meaning. */
export const icon = name => (SHAPES[name] ? drawing(SHAPES[name]) : iconOfElements(name));
