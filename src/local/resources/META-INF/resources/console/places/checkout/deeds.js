import { api } from '../../lib/api.js';
import { attempt } from '../../lib/attempts.js';
import { announce } from '../../lib/announce.js';
import { happened } from '../../lib/bus.js';
import { cents, money } from '../../lib/format.js';
import { t } from '../../lib/messages.js';
import { newFolderId, stay } from '../../lib/samples.js';
import { state } from '../../lib/state.js';
import { platform } from '../../lib/tokens.js';

/** What a guest can do at the checkout. */
export class CheckoutDeeds {
  constructor(part) {
    this.part = part;
  }

  /** The guest books; the platform's server declares the folder. */
  book = event => {
    event.preventDefault();
    const [id, establishment] = [newFolderId('R'), state.get('establishment')];
    return this.#doing(async () => {
      await api.declareFolder(platform(), id, stay(establishment, this.part.nights));
      state.openFolder(id, establishment);
      happened('folder.opened');
    });
  };

  pay = event => {
    event.preventDefault();
    const { part } = this;
    const [folder, body] = [part.folder.id, { amount: money(cents(part.draft)), beneficiary: part.beneficiary.trim() }];
    return this.#doing(async () => {
      part.payment = undefined;
      part.waitFor(await attempt(folder, body, key => api.startPayment(part.as, folder, key, body)));
      part.draft = '';
      announce(t('told.asked'));
      state.set({ phone: body.beneficiary });
      happened('payment.requested');
    });
  };

  another = () => state.set({ folder: null });

  async #doing(work) {
    Object.assign(this.part, { busy: true, problem: undefined });
    try {
      await work();
    } catch (problem) {
      this.part.problem = problem;
    } finally {
      this.part.busy = false;
    }
  }
}
