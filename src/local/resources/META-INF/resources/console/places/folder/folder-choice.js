import { nothing } from 'lit';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { state } from '../../lib/state.js';
import { establishmentName } from '../../parts/establishment-choice.js';

/** The folders that this browser opened, and a new one. */
export function folderChoice() {
  const [folders, current] = [state.get('folders'), state.get('folder')];
  const open = ({ target: { value } }) => (value ? state.openFolder(value, state.ownerOf(value)) : state.set({ folder: null }));
  if (folders.length === 0 && !current) return nothing;
  return html`
    <div class="field">
      <label for="folder-choice">${t('folder.choice')}</label>
      <select id="folder-choice" @change=${open}>
        <option value="" .selected=${!current}>${t('folder.new')}</option>
        ${current && !state.ownerOf(current) ? html`<option value=${current} selected>${current}</option>` : nothing}
        ${folders.map(({ id, establishment }) => html`<option value=${id} .selected=${id === current}>${id}${' · '}${establishmentName(establishment)}</option>`)}
      </select>
    </div>`;
}
