import { nothing } from 'lit';
import { isWaiting } from '../../lib/payments.js';
import { state } from '../../lib/state.js';
import { problemNote } from '../../parts/problem-note.js';
import { outcome } from './outcome.js';
import { anotherStay, payForm } from './pay-form.js';
import { stayForm } from './stay-form.js';
import { waitingRoom } from './waiting-room.js';

/** Where the guest is: choosing the stay, paying, waiting, or told what came of it (and free to pay the rest). */
export function step(part) {
  if (!state.get('folder')) return stayForm(part);
  if (!part.folder) return part.unread ? [problemNote(part.unread), anotherStay(part)] : nothing;
  if (part.payment && isWaiting(part.payment)) return waitingRoom(part, part.payment);
  return [part.payment ? outcome(part) : nothing, payForm(part)];
}
