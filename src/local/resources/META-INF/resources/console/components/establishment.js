// The establishments of this machine.

import { html } from '@ancv-connect/elements/html.js';
import { t, tOptional } from '../lib/i18n.js';
import { ESTABLISHMENTS } from '../lib/samples.js';
import { state } from '../lib/state.js';

/** The name of a sample establishment; the id of any other. */
export const establishmentName = id => tOptional(`establishment.${id}`) ?? id;

/** Selects one of the establishments of this machine. */
export function establishmentSelect(id) {
  const current = state.get('establishment');
  const option = name => html`<option value=${name} .selected=${name === current}>${establishmentName(name)}</option>`;
  return html`
    <div class="field">
      <label for=${id}>${t('establishment.choice')}</label>
      <select id=${id} name="establishment" @change=${event => state.selectEstablishment(event.target.value)}>
        ${[...new Set([...ESTABLISHMENTS, current])].map(option)}
      </select>
    </div>`;
}
