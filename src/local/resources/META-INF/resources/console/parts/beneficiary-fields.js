import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { PHONES } from '../lib/samples.js';
import { chips } from './chips.js';

const LONGEST = 254;

/** The window's own field: the customer's e-mail or ANCV number. */
export function beneficiaryFields() {
  const use = value => Object.assign(document.querySelector('dialog[open] #beneficiary'), { value });
  return html`
    <p>${t('beneficiary.text')}</p>
    ${beneficiaryField({ id: 'beneficiary' })}
    ${chips(PHONES, use)}`;
}

export const beneficiaryField = ({ id, label = t('beneficiary.label'), value = '', complete = 'off', say = () => {} }) => html`
  <div class="field"><label for=${id}>${label}</label>
    <input id=${id} name="beneficiary" required maxlength=${LONGEST} autocomplete=${complete} autocapitalize="none" spellcheck="false"
      .value=${value} @input=${event => say(event.target.value)} aria-describedby="${id}-hint"><small id="${id}-hint">${t('beneficiary.hint')}</small></div>`;
