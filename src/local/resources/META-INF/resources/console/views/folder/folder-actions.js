import { cents, parseAmount } from '@ancv-connect/client';
import { beneficiaryField, chips, isInvalidAmount } from '../../components/fields.js';
import { announce } from '../../lib/browser.js';
import { html } from '../../lib/html.js';
import { formatMoney, t } from '../../lib/i18n.js';
import { amountOf, amountRange, isOpen, startMessage } from '../../lib/payments.js';
import { newFolderId, PHONES } from '../../lib/samples.js';
import { asPlatform, toProblem } from '../../lib/service.js';
import { events, state } from '../../lib/state.js';
import { cancellationPreview } from './cancellation-preview.js';

/** The actions of the back office; an irreversible one asks for confirmation first. */
export class FolderActions {
  constructor(view) {
    this.view = view;
  }

  /** Creates a folder. Only the booking platform may declare one. */
  create = event => {
    event.preventDefault();
    const form = new FormData(event.target);
    const [id, establishmentId, endsOn] = [newFolderId('D'), form.get('establishment'), form.get('endsOn')];
    const body = {
      establishmentId,
      origin: 'BACK_OFFICE',
      total: cents(parseAmount(form.get('total'))),
      customer: { name: form.get('name'), email: form.get('email') },
      cardGuarantee: form.has('cardGuarantee'),
      ...(endsOn && { endsOn }),
    };
    return this.#run(async () => {
      await asPlatform().declareBookingFolder(id, body);
      state.openFolder(id, establishmentId);
      events.publish('folder.opened');
    });
  };

  /** Declares the folder again, with a card guarantee, as the platform does once a card is registered. */
  registerCard = () =>
    this.#run(async () => {
      const { id, establishmentId, origin, total, customer, endsOn } = this.view.folder;
      const body = { establishmentId, origin, total, customer, cardGuarantee: true, ...(endsOn && { endsOn }) };
      await asPlatform().declareBookingFolder(id, body);
      announce(t('advice.done'));
    });

  request = async event => {
    event.preventDefault();
    const field = event.target.elements.amount;
    if (!field) return;
    // Autofill may change the field without an input event.
    this.view.draft = field.value;
    if (isInvalidAmount(field.value, amountRange(this.view.folder))) return field.focus();
    const amount = cents(parseAmount(field.value));
    const title = t('request.dialog', { amount: formatMoney(amount) });
    const form = await this.#openDialog({ title, body: beneficiaryFields, confirm: t('request.send') });
    if (form) await this.#startPayment({ amount, beneficiary: form.get('beneficiary').trim() });
  };

  #startPayment(body) {
    const { folder, service } = this.view;
    return this.#run(async () => {
      const payment = await service.startPayment(folder.id, body);
      announce(startMessage(payment));
      if (!isOpen(payment)) return;
      this.view.draft = '';
      state.set({ phone: body.beneficiary });
      events.publish('payment.requested');
    }, '.payments');
  }

  refuse = async ({ detail: payment }) => {
    const form = await this.#openDialog({
      title: t('refuse.title', { amount: formatMoney(amountOf(payment)) }),
      body: () => refusalFields(payment),
      confirm: t('refuse.yes'),
      danger: true,
    });
    if (!form) return;
    const reason = form.get('reason').trim() || undefined;
    const refuse = () => this.view.service.refusePayment(payment.folderId, payment.id, { reason });
    await this.#run(refuse, `[data-payment="${payment.id}"]`);
  };

  cancel = async () => {
    const { folder } = this.view;
    const confirmed = await this.#openDialog({
      title: t('cancel.title', { id: folder.id }),
      body: () => cancellationPreview(folder),
      confirm: t('cancel.yes'),
      cancel: t('cancel.no'),
      danger: true,
    });
    if (confirmed) await this.#run(() => this.view.service.cancelBookingFolder(folder.id));
  };

  #openDialog(content) {
    return this.view.querySelector('form-dialog').open(content);
  }

  /** Runs the task, shows its problem, and has all views read their data again. */
  async #run(task, focusAfter = '[data-folder-status]') {
    Object.assign(this.view, { busy: true, problem: undefined });
    try {
      await task();
    } catch (error) {
      this.view.problem = toProblem(error);
    } finally {
      this.view.busy = false;
      events.publish('folder.changed');
      this.view.restoreFocus(focusAfter);
    }
  }
}

function beneficiaryFields() {
  const setBeneficiary = value => Object.assign(document.querySelector('dialog[open] #beneficiary'), { value });
  return html`
    <p>${t('beneficiary.text')}</p>
    ${beneficiaryField({ id: 'beneficiary' })}
    ${chips(PHONES, setBeneficiary)}`;
}

const refusalFields = payment => html`
  <p>${t(payment.status === 'PAID' ? 'refuse.paid' : 'refuse.pending')}</p>
  <div class="field">
    <label for="reason">${t('refuse.reason')}</label>
    <input id="reason" name="reason" maxlength="200" autocomplete="off">
  </div>`;
