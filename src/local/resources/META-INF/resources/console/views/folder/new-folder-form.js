import { cents, parseAmount } from '@ancv-connect/client';
import { html } from '@ancv-connect/elements/html.js';
import { problemNote } from '@ancv-connect/elements/notes.js';
import { establishmentSelect } from '../../components/establishment.js';
import { t, texts } from '../../lib/i18n.js';
import { CUSTOMER, newFolderId } from '../../lib/samples.js';
import { platform } from '../../lib/service.js';
import { events, state } from '../../lib/state.js';

/** A booking that the establishment enters itself, such as one by telephone. */
export function newFolderForm(view) {
  const field = (name, type, value, required = true) => html`
    <div class="field">
      <label for="new-${name}">${t(`folder.new.${name}`)}</label>
      <input id="new-${name}" name=${name} type=${type} value=${value} ?required=${required} autocomplete="off"
        inputmode=${name === 'total' ? 'decimal' : 'text'}>
    </div>`;
  const create = event => {
    event.preventDefault();
    return view.run(() => declare(new FormData(event.target)));
  };
  return html`
    <form class="card" @submit=${create}>
      ${view.heading(2, t('folder.new'))}
      ${establishmentSelect('folder-establishment')}
      ${field('name', 'text', CUSTOMER.name)}
      ${field('email', 'email', CUSTOMER.email)}
      ${field('total', 'text', '300')}
      ${field('endsOn', 'date', '', false)}
      <label class="choice">
        <input type="checkbox" name="cardGuarantee"><span>${t('folder.new.cardGuarantee')}</span>
      </label>
      ${problemNote(texts(), view.problem)}
      <button class="primary" ?disabled=${view.busy}>${t('folder.new.create')}</button>
    </form>`;
}

/** Only the booking platform may declare a folder. */
async function declare(form) {
  const [id, establishmentId, endsOn] = [newFolderId('D'), form.get('establishment'), form.get('endsOn')];
  await platform.declareBookingFolder(id, {
    establishmentId,
    origin: 'BACK_OFFICE',
    total: cents(parseAmount(form.get('total'))),
    customer: { name: form.get('name'), email: form.get('email') },
    cardGuarantee: form.has('cardGuarantee'),
    ...(endsOn && { endsOn }),
  });
  state.openFolder(id, establishmentId);
  events.publish('folder.opened');
}
