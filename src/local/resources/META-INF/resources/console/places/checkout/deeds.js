import { api } from '../../lib/api.js';
import { attempt } from '../../lib/attempts.js';
import { announce } from '../../lib/announce.js';
import { happened } from '../../lib/bus.js';
import { cents, money } from '../../lib/format.js';
import { rangeOf } from '../../lib/offer.js';
import { isWaiting } from '../../lib/payments.js';
import { problemFrom } from '../../lib/problem.js';
import { newFolderId, stay } from '../../lib/samples.js';
import { state } from '../../lib/state.js';
import { platform } from '../../lib/tokens.js';
import { isWrong } from '../../parts/amount-field.js';
import { toldOf } from '../../parts/told.js';

/** What a guest can do at the checkout. */
export class CheckoutDeeds {
  constructor(part) {
    this.part = part;
  }

  /** The guest books; the platform's server declares the folder. */
  book = event => {
    event.preventDefault();
    const [id, establishment] = [newFolderId('R'), new FormData(event.target).get('establishment')];
    return this.#doing(async () => {
      await api.declareFolder(platform(), id, stay(establishment, this.part.nights));
      state.openFolder(id, establishment);
      happened('folder.opened');
    });
  };

  pay = event => {
    event.preventDefault();
    const { part } = this;
    const given = new FormData(event.target);
    if (!given.has('amount')) return undefined;
    // Autofill may change the fields without an input event.
    Object.assign(part, { draft: given.get('amount'), beneficiary: given.get('beneficiary') });
    if (isWrong(part.draft, rangeOf(part.folder))) return event.target.elements.amount.focus();
    const [{ folder, as }, body] = [part, { amount: money(cents(part.draft)), beneficiary: part.beneficiary.trim() }];
    return this.#doing(async () => {
      part.payment = undefined;
      const payment = await attempt(as, folder, body, key => api.startPayment(as, folder.id, key, body));
      part.waitFor(payment);
      announce(toldOf(payment));
      if (!isWaiting(payment)) return;
      part.draft = '';
      state.set({ phone: body.beneficiary });
      happened('payment.requested');
    });
  };

  another = () => state.set({ folder: null });

  async #doing(work) {
    Object.assign(this.part, { busy: true, problem: undefined });
    try {
      await work();
    } catch (thrown) {
      this.part.problem = problemFrom(thrown);
      this.part.look();
    } finally {
      this.part.busy = false;
    }
  }
}
