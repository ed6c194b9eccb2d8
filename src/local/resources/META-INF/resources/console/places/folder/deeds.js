import { api } from '../../lib/api.js';
import { attempt } from '../../lib/attempts.js';
import { announce } from '../../lib/announce.js';
import { happened } from '../../lib/bus.js';
import { cents, euros, money } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { rangeOf } from '../../lib/offer.js';
import { amountOf, isWaiting } from '../../lib/payments.js';
import { problemFrom } from '../../lib/problem.js';
import { newFolderId } from '../../lib/samples.js';
import { state } from '../../lib/state.js';
import { platform } from '../../lib/tokens.js';
import { isWrong } from '../../parts/amount-field.js';
import { beneficiaryFields } from '../../parts/beneficiary-fields.js';
import { toldOf } from '../../parts/told.js';
import { foretold } from './foretold.js';

/** What one can do in the back office, each with its question first where it cannot be taken back. */
export class FolderDeeds {
  constructor(part) {
    this.part = part;
  }

  /** Folders are declared by the booking platform's own servers. */
  create = event => {
    event.preventDefault();
    const given = new FormData(event.target);
    const [id, establishmentId, endsOn] = [newFolderId('D'), given.get('establishment'), given.get('endsOn')];
    const body = {
      establishmentId, origin: 'BACK_OFFICE', total: money(cents(given.get('total'))),
      customer: { name: given.get('name'), email: given.get('email') }, cardGuarantee: given.has('cardGuarantee'), ...(endsOn && { endsOn }),
    };
    return this.#doing(async () => {
      await api.declareFolder(platform(), id, body);
      state.openFolder(id, establishmentId);
      happened('folder.opened');
    });
  };

  /** The card is registered by the platform; the folder then says so. */
  registerCard = () => this.#doing(async () => {
    const { id, establishmentId, origin, total, customer, endsOn } = this.part.folder;
    await api.declareFolder(platform(), id, { establishmentId, origin, total, customer, cardGuarantee: true, ...(endsOn && { endsOn }) });
    announce(t('advice.done'));
  });

  request = async event => {
    event.preventDefault();
    // Autofill may change the field without an input event.
    if (!event.target.elements.amount) return;
    this.part.draft = event.target.elements.amount.value;
    if (isWrong(this.part.draft, rangeOf(this.part.folder))) return event.target.elements.amount.focus();
    const amount = money(cents(this.part.draft));
    const given = await this.#ask({ title: t('request.window', { amount: euros(amount) }), body: beneficiaryFields, yes: t('request.send') });
    if (!given) return;
    const [{ folder, as }, body] = [this.part, { amount, beneficiary: given.get('beneficiary').trim() }];
    await this.#doing(async () => {
      const payment = await attempt(as, folder, body, key => api.startPayment(as, folder.id, key, body));
      announce(toldOf(payment));
      if (!isWaiting(payment)) return;
      this.part.draft = '';
      state.set({ phone: body.beneficiary });
      happened('payment.requested');
    }, '.history');
  };

  refuse = async ({ detail: payment }) => {
    const amount = euros(amountOf(payment));
    const given = await this.#ask({
      title: t('refuse.title', { amount }), yes: t('refuse.yes'), danger: true,
      body: () => html`<p>${t(payment.status === 'PAID' ? 'refuse.paid' : 'refuse.pending')}</p>
        <div class="field"><label for="reason">${t('refuse.reason')}</label><input id="reason" name="reason" maxlength="200" autocomplete="off"></div>`,
    });
    if (given) await this.#doing(() => api.refuse(this.part.as, payment.folderId, payment.id, given.get('reason').trim()), `[data-payment="${payment.id}"]`);
  };

  cancel = async () => {
    const { folder } = this.part;
    const given = await this.#ask({ title: t('cancel.title', { id: folder.id }), body: () => foretold(folder), yes: t('cancel.yes'), no: t('cancel.no'), danger: true });
    if (given) await this.#doing(() => api.cancelFolder(this.part.as, folder.id));
  };

  #ask(question) {
    return this.part.querySelector('ask-dialog').ask(question);
  }

  /** Does it, shows what goes wrong, and lets everybody look. */
  async #doing(work, then = '[data-folder-status]') {
    Object.assign(this.part, { busy: true, problem: undefined });
    try {
      await work();
    } catch (thrown) {
      this.part.problem = problemFrom(thrown);
    } finally {
      this.part.busy = false;
      happened('folder.changed');
      this.part.goOnAt(then);
    }
  }
}
