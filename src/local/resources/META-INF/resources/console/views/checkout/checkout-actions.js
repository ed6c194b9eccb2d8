import { cents, parseAmount } from '@ancv-connect/client';
import { isInvalidAmount } from '../../components/fields.js';
import { announce } from '../../lib/browser.js';
import { amountRange, isOpen, startMessage } from '../../lib/payments.js';
import { newFolderId, sampleStay } from '../../lib/samples.js';
import { asPlatform, toProblem } from '../../lib/service.js';
import { events, state } from '../../lib/state.js';

/** The guest's actions at the checkout. */
export class CheckoutActions {
  constructor(view) {
    this.view = view;
  }

  /** Books a stay. Only the booking platform may declare the folder. */
  book = event => {
    event.preventDefault();
    const [id, establishment] = [newFolderId('R'), new FormData(event.target).get('establishment')];
    return this.#run(async () => {
      await asPlatform().declareBookingFolder(id, sampleStay(establishment, this.view.nights));
      state.openFolder(id, establishment);
      events.publish('folder.opened');
    });
  };

  pay = event => {
    event.preventDefault();
    const { view } = this;
    const form = new FormData(event.target);
    if (!form.has('amount')) return undefined;
    // Autofill may change the fields without an input event.
    Object.assign(view, { draft: form.get('amount'), beneficiary: form.get('beneficiary') });
    if (isInvalidAmount(view.draft, amountRange(view.folder))) return event.target.elements.amount.focus();
    return this.#startPayment({ amount: cents(parseAmount(view.draft)), beneficiary: view.beneficiary.trim() });
  };

  #startPayment(body) {
    const { view } = this;
    const { folder, service } = view;
    return this.#run(async () => {
      view.stopWaiting();
      const payment = await service.startPayment(folder.id, body);
      view.waitFor(payment);
      announce(startMessage(payment));
      if (!isOpen(payment)) return;
      view.draft = '';
      state.set({ phone: body.beneficiary });
      events.publish('payment.requested');
    });
  }

  bookAnother = () => state.set({ folder: null });

  /** Runs the task; shows its problem and reads the folder again where it fails. */
  async #run(task) {
    Object.assign(this.view, { busy: true, problem: undefined });
    try {
      await task();
    } catch (error) {
      this.view.problem = toProblem(error);
      this.view.refresh();
    } finally {
      this.view.busy = false;
    }
  }
}
