import { euros } from '../lib/format.js';
import { html } from '../lib/html.js';
import { maybe, t } from '../lib/messages.js';
import { note } from './note.js';

/** Why no payment can be started; `whose` words they are: those of the guest or of the establishment. */
export function offerNote({ ancvConnect: { reason, minimumAmount }, available }, whose, more) {
  const filled = { least: euros(minimumAmount), left: euros(available) };
  const words = maybe(`offer.${whose}.${reason}`, filled) ?? t(`offer.${whose}.other`, filled);
  return html`<div data-reason=${reason}>${note('advice', 'alert', t(`offer.${whose}`), words, more)}</div>`;
}
