import { html } from 'lit';
import { t } from '../lib/messages.js';

/** Values to try with; a tap fills the field. */
export const chips = (values, use, label = t('chips.try')) => html`
  <p class="chips"><span>${label}</span>${values.map(value => html`<button type="button" class="chip" @click=${() => use(value.use ?? value)}>${value.label ?? value}</button>`)}</p>`;
