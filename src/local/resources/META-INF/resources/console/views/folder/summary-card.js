import { html } from '@ancv-connect/elements/html.js';
import { icon } from '../../components/icon.js';
import { nothing } from 'lit';
import { formatDate, formatMoney, t } from '../../lib/i18n.js';

/** Who booked, how much is paid, and until when. */
export function summaryCard(view) {
  const { folder } = view;
  return html`
    <div class="card">
      <header class="row spread">
        <div>
          ${view.heading(2, folder.customer?.name ?? folder.id)}
          <p class="hint">${t('folder.line', { id: folder.id, origin: t(`origin.${folder.origin}`) })}</p>
        </div>
        <span class="badge neutral" translate="no" data-folder-status=${folder.status} tabindex="-1">
          ${icon(folder.status === 'OPEN' ? 'folder' : 'cross')}${t(`folder.${folder.status}`)}
        </span>
      </header>
      ${sums(folder)}
      ${folder.endsOn ? html`<p class="hint">${t('folder.endsOn', { day: formatDate(folder.endsOn) })}</p>` : nothing}
      ${folder.cardGuarantee ? html`<p class="hint with-icon">${icon('card')}${t('folder.card')}</p>` : nothing}
    </div>`;
}

/** The folder's sums as a bar to scale and as amounts; nothing can be requested from a cancelled folder. */
function sums(folder) {
  const names = folder.status === 'OPEN' ? ['paid', 'pending', 'available'] : ['paid', 'pending'];
  const width = ({ amount }) => `width:${(amount / folder.total.amount) * 100}%`;
  const sum = name => html`
    <div class=${name}>
      <dt>${t(`sums.${name}`)}</dt>
      <dd data-sum=${name} translate="no">${formatMoney(folder[name])}</dd>
    </div>`;
  return html`
    <div class="sums">
      <p class="headline"><span>${t('sums.total')}</span><b translate="no">${formatMoney(folder.total)}</b></p>
      <div class="bar" aria-hidden="true">
        <i class="paid" style=${width(folder.paid)}></i><i class="pending" style=${width(folder.pending)}></i>
      </div>
      <dl>
        ${names.map(sum)}
      </dl>
    </div>`;
}
