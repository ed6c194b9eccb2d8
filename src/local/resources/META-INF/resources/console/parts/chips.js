import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';

/** Values to try with; a tap fills the field. */
export const chips = (values, use, label = t('chips.try')) => html`
  <p class="chips"><span>${label}</span>${values.map(value => html`<button type="button" class="chip" translate="no" @click=${() => use(value.use ?? value)}>${value.label ?? value}</button>`)}</p>`;
