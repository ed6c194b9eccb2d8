import { html } from 'lit';
import { euros } from '../../lib/format.js';
import { t } from '../../lib/messages.js';
import '../../parts/count-down.js';

/** The screen that waits with the guest. */
export const waitingRoom = (part, payment) => html`
  <div class="card waiting-room" data-waiting=${payment.status} tabindex="-1">
    <count-down .since=${payment.requestedAt} .until=${payment.expiresAt ?? payment.requestedAt}></count-down>
    ${part.heading(2, t('waiting.title'))}
    <p>${t('waiting.text', { amount: euros(payment.requestedAmount) })}</p>
    <p class="hint">${t(payment.overdue ? 'payment.overdue' : payment.status === 'REQUESTED' ? 'waiting.requested' : 'waiting.open')}</p>
  </div>`;
