import { euros } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';

/** Paid, pending and what is left of a folder, drawn to scale and written. */
export function sums(folder) {
  const share = money => `width:${(money.amount / folder.total.amount) * 100}%`;
  return html`
    <div class="sums">
      <p class="headline"><span>${t('sums.total')}</span><b translate="no">${euros(folder.total)}</b></p>
      <div class="bar" aria-hidden="true"><i class="paid" style=${share(folder.paid)}></i><i class="pending" style=${share(folder.pending)}></i></div>
      <dl>
        ${['paid', 'pending', 'available'].map(name => html`
          <div class=${name}><dt>${t(`sums.${name}`)}</dt><dd data-sum=${name} translate="no">${euros(folder[name])}</dd></div>`)}
      </dl>
    </div>`;
}
