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
  link: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>`,
  copy: svg`<rect x="9" y="9" width="11" height="11" rx="2.5"/><path d="M15 5.5A1.5 1.5 0 0 0 13.5 4H6a2 2 0 0 0-2 2v7.5A1.5 1.5 0 0 0 5.5 15"/>`,
  qr: svg`<path d="M4.5 4.5h5v5h-5zM14.5 4.5h5v5h-5zM4.5 14.5h5v5h-5zM14.5 14.5h2v2M19.5 14.5v.1M14.5 19.5v.1M17.5 19.5h2v-2"/>`,
  open: svg`<path d="M13.5 5H19v5.5M19 5l-8 8M16.5 14v3.5a1.5 1.5 0 0 1-1.5 1.5H6.5A1.5 1.5 0 0 1 5 17.5V9a1.5 1.5 0 0 1 1.5-1.5H10"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
};

/** A decorative icon: the text beside it has the same meaning. */
export const icon = name => (SHAPES[name] ? drawing(SHAPES[name]) : iconOfElements(name));
