import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { NIGHTS } from '../../lib/samples.js';
import { establishmentChoice } from '../../parts/establishment-choice.js';
import { icon } from '../../parts/icon.js';
import { problemNote } from '../../parts/problem-note.js';

/** How long the guest stays; then the booking is made. */
export function stayForm(part) {
  const step = (by, drawing, label) => html`
    <button type="button" class="round" aria-label=${t(label)} ?disabled=${part.nights + by < NIGHTS.least || part.nights + by > NIGHTS.most}
      @click=${() => (part.nights += by)}>${icon(drawing)}</button>`;
  return html`
    <form class="card" @submit=${part.deeds.book}>
      ${establishmentChoice('stay-establishment')}
      <div class="row spread">
        <span id="nights-label">${t('stay.length')}</span>
        <div class="stepper" role="group" aria-labelledby="nights-label">${step(-1, 'minus', 'stay.less')}<output translate="no">${part.nights}</output>${step(1, 'plus', 'stay.more')}</div>
      </div>
      ${problemNote(part.problem)}
      <button class="primary wide" ?disabled=${part.busy}>${t('stay.book')}</button>
    </form>`;
}
