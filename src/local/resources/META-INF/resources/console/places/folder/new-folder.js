import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { CUSTOMER } from '../../lib/samples.js';
import { establishmentChoice } from '../../parts/establishment-choice.js';
import { problemNote } from '../../parts/problem-note.js';

const field = (name, type, value, required = true) => html`
  <div class="field"><label for="new-${name}">${t(`folder.new.${name}`)}</label>
    <input id="new-${name}" name=${name} type=${type} value=${value} ?required=${required} autocomplete="off" inputmode=${name === 'total' ? 'decimal' : 'text'}></div>`;

/** A booking that the establishment takes itself, over the telephone say. */
export const newFolder = part => html`
  <form class="card" @submit=${part.deeds.create}>
    ${part.heading(2, t('folder.new'))}
    ${establishmentChoice('folder-establishment')}
    ${field('name', 'text', CUSTOMER.name)}
    ${field('email', 'email', CUSTOMER.email)}
    ${field('total', 'text', '300')}
    ${field('endsOn', 'date', '', false)}
    <label class="choice"><input type="checkbox" name="cardGuarantee"><span>${t('folder.new.cardGuarantee')}</span></label>
    ${problemNote(part.problem)}
    <button class="primary" ?disabled=${part.busy}>${t('folder.new.create')}</button>
  </form>`;
