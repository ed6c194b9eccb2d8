import { html } from '@ancv-connect/elements/html.js';
import { icon } from '../../components/icon.js';
import { note, offerNote, problemNote } from '@ancv-connect/elements/notes.js';
import { t, texts } from '../../lib/i18n.js';

/** The booking engine's own means of payment. */
export const card = () => html`
  <div class="card method" data-method="card">
    ${icon('card')}<span><b>${t('method.card')}</b><small>${t('checkout.card')}</small></span>
  </div>`;

/** Why ANCV Connect is not offered, and what else the guest can do; from the event of the element. */
export function unavailableNote({ reason, folder, problem }) {
  if (problem) return problemNote(texts(), problem, 'guest');
  if (folder.status === 'CANCELLED') {
    return note('warning', 'cross', t('checkout.cancelled'), t('checkout.cancelled.text'));
  }
  if (reason === 'nothing-to-pay') return note('success', 'check', t('checkout.nothingLeft'), '');
  return [offerNote(texts(), folder, 'guest'), card()];
}
