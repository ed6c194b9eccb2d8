import { chips } from '@ancv-connect/elements/fields.js';
import { html } from '@ancv-connect/elements/html.js';
import { t } from '../lib/i18n.js';

/** Buttons in this slot of an element; each puts its value into the field above. */
export const samples = (slot, values, onSelect) => html`
  <div slot=${slot} class="samples"><small>${t('samples')}</small>${chips(t('samples'), values.map(asItem), onSelect)}</div>`;

const asItem = value => ({ value, label: value });
