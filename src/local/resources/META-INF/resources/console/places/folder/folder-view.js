import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { date } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { isWaiting } from '../../lib/payments.js';
import { icon } from '../../parts/icon.js';
import { note } from '../../parts/note.js';
import { problemNote } from '../../parts/problem-note.js';
import { sums } from '../../parts/sums.js';
import { requestForm } from './request-form.js';

/** One folder: its customer, its sums, what to do, and the history of its payments. */
export function folderView(part) {
  const { folder } = part;
  const open = folder.status === 'OPEN';
  return html`
    <div class="card">
      <header class="row spread">
        <div>${part.heading(2, folder.customer?.name ?? folder.id)}<p class="hint">${t('folder.line', { id: folder.id, origin: t(`origin.${folder.origin}`) })}</p></div>
        <span class="badge ${open ? 'open' : 'ended'}" translate="no" data-folder-status=${folder.status} tabindex="-1">${icon(open ? 'folder' : 'cross')}${t(`folder.${folder.status}`)}</span>
      </header>
      ${sums(folder)}
      ${folder.advice.map(advice => note('advice', 'card', t(`advice.${advice}`), t(`advice.${advice}.text`),
        html`<button class="quiet" ?disabled=${part.busy} @click=${part.deeds.registerCard}>${t('advice.do')}</button>`))}
      ${folder.endsOn ? html`<p class="hint">${t('folder.endsOn', { day: date(folder.endsOn) })}</p>` : nothing}
      ${folder.cardGuarantee ? html`<p class="hint with-icon">${icon('card')}${t('folder.card')}</p>` : nothing}
    </div>
    ${problemNote(part.problem ?? part.unread, 'establishment')}
    ${repeat(inOrder(folder), shown => shown.name, shown => shown(part))}
    ${open ? html`<p><button class="quiet danger-text" ?disabled=${part.busy} @click=${part.deeds.cancel}>${t('cancel.do')}</button></p>` : nothing}`;
}

/** What waits for the customer is looked at first. */
function inOrder({ status, payments }) {
  if (status !== 'OPEN') return [history];
  return payments.some(isWaiting) ? [history, requestForm] : [requestForm, history];
}

function history(part) {
  return html`
  <div class="history" tabindex="-1">
    ${part.heading(2, t('folder.history'))}
    ${part.folder.payments.length ? nothing : html`<p class="hint">${t('folder.noPayments')}</p>`}
    ${repeat(part.folder.payments, payment => payment.id, payment => html`<payment-card .payment=${payment} .refusing=${part.busy} @refuse=${part.deeds.refuse}></payment-card>`)}
  </div>`;
}
