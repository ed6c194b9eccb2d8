import { html } from '../lib/html.js';
import { maybe, t } from '../lib/messages.js';
import { ESTABLISHMENTS } from '../lib/samples.js';
import { state } from '../lib/state.js';

/** Its name here, or its id where it is nobody's sample. */
export const establishmentName = id => maybe(`establishment.${id}`) ?? id;

/** Which of the establishments of this machine one looks at. */
export function establishmentChoice(id) {
  const current = state.get('establishment');
  return html`
    <div class="field">
      <label for=${id}>${t('establishment.choice')}</label>
      <select id=${id} name="establishment" @change=${event => state.chooseEstablishment(event.target.value)}>
        ${[...new Set([...ESTABLISHMENTS, current])].map(name => html`<option value=${name} .selected=${name === current}>${establishmentName(name)}</option>`)}
      </select>
    </div>`;
}
