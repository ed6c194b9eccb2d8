import { html } from '../lib/html.js';
import { icon } from './icon.js';

/** A remark that somebody should not miss. */
export const note = (tone, drawing, title, text, more = '') => html`
  <div class="note ${tone}">${icon(drawing)}<div><strong>${title}</strong>${text ? html`<p>${text}</p>` : ''}${more}</div></div>`;
