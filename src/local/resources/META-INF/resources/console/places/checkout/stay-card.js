import { day, euros, money } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { datesOf, NIGHT } from '../../lib/samples.js';
import { state } from '../../lib/state.js';
import { establishmentName } from '../../parts/establishment-choice.js';
import { landscape } from './landscape.js';

/** What the guest books. */
export function stayCard(part) {
  const total = part.folder?.total ?? money(part.nights * NIGHT);
  const nights = Math.max(1, Math.round(total.amount / NIGHT));
  const { from, to } = datesOf(nights);
  return html`
    <div class="stay">
      ${landscape()}
      <div>
        ${part.heading(2, establishmentName(part.folder?.establishmentId ?? state.get('establishment')))}
        <p>${t('stay.dates', { from: day(from), to: day(to) })}</p>
        <p class="row spread"><span class="hint">${t(nights === 1 ? 'stay.night' : 'stay.nights', { nights })}</span><b class="amount" translate="no">${euros(total)}</b></p>
      </div>
    </div>`;
}
