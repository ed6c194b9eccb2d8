import { euros } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import '../../parts/count-down.js';
import { icon } from '../../parts/icon.js';
import { problemNote } from '../../parts/problem-note.js';

/** The screen that waits with the guest. */
export const waitingRoom = (part, payment) => html`
  <div class="card waiting-room" data-waiting=${payment.status} tabindex="-1">
    ${payment.expiresAt ? html`<count-down .since=${payment.requestedAt} .until=${payment.expiresAt}></count-down>` : html`<span class="mark">${icon('wait')}</span>`}
    ${part.heading(2, t('waiting.title'))}
    <p>${t('waiting.text', { amount: euros(payment.requestedAmount) })}</p>
    <p class="hint">${t(payment.overdue ? 'payment.overdue' : payment.status === 'REQUESTED' ? 'waiting.requested' : 'waiting.open')}</p>
    ${problemNote(part.unread)}
  </div>`;
